//! A number on its way.

use std::time::Duration;

/// A number that goes from one value to another, fast first and slow at the end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ease {
    from: f32,
    to: f32,
    begun: Duration,
    lasts: Duration,
}

impl Ease {
    /// A number at rest.
    #[must_use]
    pub fn at_rest(value: f32) -> Self {
        Self { from: value, to: value, begun: Duration::ZERO, lasts: Duration::ZERO }
    }

    /// From where the number is at `now` to `value`; at once where it lasts no time.
    #[must_use]
    pub fn toward(self, value: f32, now: Duration, lasts: Duration) -> Self {
        Self { from: self.at(now), to: value, begun: now, lasts }
    }

    /// Where it goes.
    #[must_use]
    pub fn goal(self) -> f32 {
        self.to
    }

    #[must_use]
    pub fn at(self, now: Duration) -> f32 {
        if self.arrived(now) {
            self.to
        } else {
            self.from + (self.to - self.from) * eased(share(self.begun, now, self.lasts))
        }
    }

    #[must_use]
    pub fn arrived(self, now: Duration) -> bool {
        now >= self.begun + self.lasts
    }
}

/// How much of a time has passed, 0 to 1.
#[must_use]
pub(super) fn share(begun: Duration, now: Duration, lasts: Duration) -> f32 {
    if lasts.is_zero() { 1.0 } else { (now.saturating_sub(begun).as_secs_f32() / lasts.as_secs_f32()).clamp(0.0, 1.0) }
}

/// Ease-out: a cubic, the slope at the end is 0.
#[must_use]
pub(super) fn eased(share: f32) -> f32 {
    1.0 - (1.0 - share).powi(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    #[test]
    fn goes_fast_first_and_ends_exactly_at_its_goal() {
        let way = Ease::at_rest(10.0).toward(20.0, ms(1_000), ms(200));
        assert_eq!(way.at(ms(1_000)), 10.0);
        assert!(way.at(ms(1_100)) > 18.0);
        assert!(!way.arrived(ms(1_199)));
        assert_eq!(way.at(ms(1_200)), 20.0);
        assert_eq!(way.at(ms(9_999)), 20.0);
    }

    #[test]
    fn turns_round_where_it_is() {
        let up = Ease::at_rest(0.0).toward(100.0, ms(0), ms(200));
        let down = up.toward(0.0, ms(100), ms(200));
        assert_eq!(down.at(ms(100)), up.at(ms(100)));
        assert_eq!(down.goal(), 0.0);
    }

    #[test]
    fn reduced_motion_is_there_at_once() {
        let cut = Ease::at_rest(1.0).toward(2.0, ms(5), Duration::ZERO);
        assert!(cut.arrived(ms(5)));
        assert_eq!(cut.at(ms(5)), 2.0);
    }
}

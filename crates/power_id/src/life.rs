use jiff::{Timestamp, ZonedDateTime};

use crate::{Expiry, Kind};

/// The longest a code may live, in seconds: a day, so that a paper slip lasts to closing time and the list of revoked codes
/// never holds more than a day's.
pub const LONGEST_LIFE_S: u32 = 24 * 60 * 60;

/// How long a code counts from its issue on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Life {
    seconds: u32,
}

/// A length of life that no code can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadLife {
    /// Too short or too long.
    #[error("a power ID cannot be valid for {seconds} s: give 1 s to {LONGEST_LIFE_S} s, which is one day")]
    OutOfRange {
        /// What was asked for.
        seconds: i64,
    },
    /// The clock is not within the years 1970 to 2106.
    #[error("the time is {now}, when no power ID can be issued: set the clock of this machine")]
    Clock {
        /// What the clock says.
        now: Timestamp,
    },
}

impl Life {
    /// A life of `seconds`, at least 1 and at most [`LONGEST_LIFE_S`].
    pub fn of_seconds(seconds: i64) -> Result<Life, BadLife> {
        match u32::try_from(seconds) {
            Ok(whole @ 1..=LONGEST_LIFE_S) => Ok(Life { seconds: whole }),
            _ => Err(BadLife::OutOfRange { seconds }),
        }
    }

    /// How long a code of this kind usually lives: 120 s where it can be renewed, to the end of the hall's day on paper.
    #[must_use]
    pub fn usual(kind: Kind, now: &ZonedDateTime) -> Life {
        match kind {
            Kind::Phone | Kind::Test => Life { seconds: 120 },
            Kind::Paper => {
                let tomorrow = now.tomorrow().and_then(|day| day.start_of_day());
                let left_s =
                    tomorrow.map_or(0, |tomorrow| tomorrow.timestamp().as_second() - now.timestamp().as_second());
                // A day on which clocks go back has 25 hours.
                Life { seconds: u32::try_from(left_s).unwrap_or(1).clamp(1, LONGEST_LIFE_S) }
            }
        }
    }

    /// When a code that is issued `now` expires.
    pub fn from(self, now: Timestamp) -> Result<Expiry, BadLife> {
        let now_s = u32::try_from(now.as_second()).ok();
        now_s.and_then(|now| now.checked_add(self.seconds)).map(Expiry).ok_or(BadLife::Clock { now })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_life_is_between_a_second_and_a_day() {
        for (seconds, good) in [(i64::MIN, false), (0, false), (1, true), (86_400, true), (86_401, false)] {
            assert_eq!(Life::of_seconds(seconds).is_ok(), good, "{seconds}");
        }
    }

    #[test]
    fn paper_lasts_to_the_end_of_the_day() {
        let check = |now: &str, kind, seconds| {
            assert_eq!(Life::usual(kind, &now.parse().unwrap()), Life { seconds }, "{kind} at {now}");
        };
        check("2026-11-25T09:00:00+08:00[Asia/Shanghai]", Kind::Paper, 15 * 3600);
        check("2026-11-25T23:59:59.5+08:00[Asia/Shanghai]", Kind::Paper, 1);
        check("2026-11-25T00:00:00+08:00[Asia/Shanghai]", Kind::Paper, 86_400);
        check("2026-11-25T09:00:00+08:00[Asia/Shanghai]", Kind::Phone, 120);
        check("2026-11-25T09:00:00+08:00[Asia/Shanghai]", Kind::Test, 120);
    }

    #[test]
    fn a_clock_far_off_is_refused() {
        let life = Life::of_seconds(120).unwrap();
        assert_eq!(life.from(Timestamp::from_second(1_000).unwrap()), Ok(Expiry(1_120)));
        for now in [-1, i64::from(u32::MAX) - 119] {
            let now = Timestamp::from_second(now).unwrap();
            assert_eq!(life.from(now), Err(BadLife::Clock { now }));
        }
    }
}

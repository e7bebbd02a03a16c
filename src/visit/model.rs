//! One visitor's stay, as a pure state machine: it begins with a touch, idles, counts down, is wiped.

use content::{Contrast, Language};

/// How the visitor wants it. Ends with the visit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Modes {
    pub language: Language,
    pub elder: bool,
    pub contrast: Contrast,
    pub reach: bool,
}

/// Where a stay is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Nobody is there; the attract loop plays.
    #[default]
    Nobody,
    /// Somebody is there.
    Here,
    /// Somebody was there; the countdown runs.
    Leaving,
}

/// What passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The countdown came up.
    Warned,
    /// The countdown ran out.
    RanOut,
}

/// What holds the idle clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    Not,
    /// A finger is down. A countdown stands still until it lifts: its own buttons must still be there then.
    ByFinger,
    /// Staff talk to the visitor: no countdown at all.
    ByStaff,
}

/// The clock of a stay. Times are milliseconds since the stay began.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stay {
    pub phase: Phase,
    pub total_ms: u64,
    pub last_touch_ms: u64,
    /// Counts only while the countdown may start.
    idle_ms: u64,
    left_ms: u64,
}

impl Stay {
    /// A stay that begins now with a touch.
    #[must_use]
    pub fn begin() -> Self {
        Self { phase: Phase::Here, ..Self::default() }
    }

    /// A touch: the idle clock starts again. True where it ended a countdown.
    pub fn touch(&mut self) -> bool {
        let extended = self.phase == Phase::Leaving;
        if self.phase != Phase::Nobody {
            self.phase = Phase::Here;
        }
        self.idle_ms = 0;
        self.last_touch_ms = self.total_ms;
        extended
    }

    /// Time passes.
    pub fn pass(&mut self, ms: u64, held: Held, idle_after_ms: u64, countdown_ms: u64) -> Option<Turn> {
        if self.phase == Phase::Nobody {
            return None;
        }
        self.total_ms += ms;
        if held != Held::Not {
            self.idle_ms = 0;
            if self.phase == Phase::Leaving && held == Held::ByStaff {
                self.phase = Phase::Here;
            }
            return None;
        }
        match self.phase {
            Phase::Here => {
                self.idle_ms += ms;
                if self.idle_ms < idle_after_ms {
                    return None;
                }
                self.phase = Phase::Leaving;
                self.left_ms = countdown_ms;
                Some(Turn::Warned)
            }
            Phase::Leaving => {
                self.left_ms = self.left_ms.saturating_sub(ms);
                (self.left_ms == 0).then_some(Turn::RanOut)
            }
            Phase::Nobody => None,
        }
    }

    /// Whole seconds of the countdown that are left, for the screen.
    #[must_use]
    pub fn left_s(&self) -> u64 {
        self.left_ms.div_ceil(1000)
    }

    /// Milliseconds until something will change by itself, so that the app need not wake before.
    #[must_use]
    pub fn next_turn_ms(&self, idle_after_ms: u64) -> Option<u64> {
        match self.phase {
            Phase::Nobody => None,
            Phase::Here => Some(idle_after_ms.saturating_sub(self.idle_ms).max(1)),
            // The shown number changes each second.
            Phase::Leaving => Some(match self.left_ms % 1000 {
                0 => 1000,
                rest => rest,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const IDLE: u64 = 45_000;
    const COUNT: u64 = 20_000;

    #[test]
    fn idles_warns_and_runs_out() {
        let mut stay = Stay::begin();
        assert_eq!(stay.pass(44_999, Held::Not, IDLE, COUNT), None);
        assert_eq!(stay.pass(1, Held::Not, IDLE, COUNT), Some(Turn::Warned));
        assert_eq!(stay.left_s(), 20);
        assert_eq!(stay.pass(19_999, Held::Not, IDLE, COUNT), None);
        assert_eq!(stay.left_s(), 1);
        assert_eq!(stay.pass(1, Held::Not, IDLE, COUNT), Some(Turn::RanOut));
    }

    #[test]
    fn a_touch_ends_the_countdown_and_dwell_ends_with_the_last_touch() {
        let mut stay = Stay::begin();
        stay.pass(45_000, Held::Not, IDLE, COUNT);
        stay.pass(5_000, Held::Not, IDLE, COUNT);
        assert!(stay.touch());
        assert!(!stay.touch());
        assert_eq!(stay.phase, Phase::Here);
        assert_eq!(stay.last_touch_ms, 50_000);
        assert_eq!(stay.pass(44_000, Held::Not, IDLE, COUNT), None);
    }

    #[test]
    fn never_idles_while_a_finger_is_down_or_staff_paused_it() {
        let mut stay = Stay::begin();
        for held in [Held::ByFinger, Held::ByStaff].repeat(50) {
            assert_eq!(stay.pass(10_000, held, IDLE, COUNT), None);
        }
        assert_eq!(stay.pass(44_000, Held::Not, IDLE, COUNT), None);
    }

    #[test]
    fn a_finger_on_the_countdown_holds_it_and_staff_end_it() {
        let mut stay = Stay::begin();
        stay.pass(45_000, Held::Not, IDLE, COUNT);
        assert_eq!(stay.pass(30_000, Held::ByFinger, IDLE, COUNT), None);
        assert_eq!((stay.phase, stay.left_s()), (Phase::Leaving, 20));
        stay.pass(250, Held::ByStaff, IDLE, COUNT);
        assert_eq!(stay.phase, Phase::Here);
    }

    #[test]
    fn nobody_never_idles() {
        let mut stay = Stay::default();
        assert_eq!(stay.pass(1_000_000, Held::Not, IDLE, COUNT), None);
        assert_eq!(stay.next_turn_ms(IDLE), None);
    }
}

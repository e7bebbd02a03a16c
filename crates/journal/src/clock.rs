//! When something happened: boot, monotonic time within it, wall time and its offset.
//!
//! Order and identity never depend on the wall clock: it jumps, starts in 1970 and has summer time. Durations come from
//! the monotonic part of one boot; the wall part says which day it was in the hall.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

use crate::id::{BootId, RandomError};

/// The time of one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The start of the program that wrote it.
    pub boot: BootId,
    /// Milliseconds since that start, never going back.
    pub mono_ms: u64,
    /// Milliseconds since 1970 UTC by the PC's clock, negative before.
    pub wall_ms: i64,
    /// Minutes the hall's local time is ahead of UTC.
    pub offset_min: i16,
}

/// Where stamps come from; tests bring their own.
pub trait Clock: Send + Sync {
    /// The time now.
    fn now(&self) -> Stamp;
}

/// The PC's clocks.
#[derive(Debug)]
pub struct SystemClock {
    boot: BootId,
    started: Instant,
    offset_min: i16,
}

impl SystemClock {
    /// Begins a boot. `offset_min` is the hall's local time minus UTC in minutes.
    pub fn start(offset_min: i16) -> Result<Self, RandomError> {
        Ok(Self { boot: BootId::random()?, started: Instant::now(), offset_min })
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Stamp {
        Stamp {
            boot: self.boot,
            mono_ms: u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX),
            wall_ms: wall_ms(SystemTime::now()),
            offset_min: self.offset_min,
        }
    }
}

fn wall_ms(time: SystemTime) -> i64 {
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_millis()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_millis()).map_or(i64::MIN, |ms| -ms),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn wall_time_before_1970_is_negative() {
        assert_eq!(wall_ms(UNIX_EPOCH - Duration::from_millis(1500)), -1500);
    }

    #[test]
    fn one_start_is_one_boot_and_time_never_goes_back() {
        let clock = SystemClock::start(480).unwrap();
        let (first, second) = (clock.now(), clock.now());
        assert_eq!(first.boot, second.boot);
        assert!(first.mono_ms <= second.mono_ms);
        assert_eq!(first.offset_min, 480);
        assert_ne!(SystemClock::start(480).unwrap().now().boot, first.boot);
    }
}

//! Until when a take-away counts.

use jiff::Timestamp;

/// A time in whole seconds since 1970-01-01 00:00 UTC, up to the year 2106.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ValidUntil(pub u32);

impl ValidUntil {
    /// Whether it still counts at `now`. There is no clock in this crate: the caller has one.
    #[must_use]
    pub fn is_valid_at(self, now: Timestamp) -> bool {
        now.as_second() <= i64::from(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_second_counts_and_the_next_does_not() {
        let last = ValidUntil(1_798_675_200);
        assert!(last.is_valid_at("2026-12-31T00:00:00Z".parse().unwrap()));
        assert!(!last.is_valid_at("2026-12-31T00:00:01Z".parse().unwrap()));
    }
}

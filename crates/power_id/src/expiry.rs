use jiff::Timestamp;

/// Seconds that a code is still accepted after its expiry, because the clocks of two machines differ (OWASP ASVS 5.0, 9.2.1).
pub const SLACK_S: i64 = 60;

/// Until when a code counts, in whole seconds since 1970-01-01 00:00 UTC, up to the year 2106.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Expiry(pub u32);

impl Expiry {
    /// Whether the code no longer counts at `now`: the expiry and the slack are over.
    #[must_use]
    pub fn is_over_at(self, now: Timestamp) -> bool {
        now.as_second() > i64::from(self.0) + SLACK_S
    }

    /// The same as a time.
    #[must_use]
    pub fn timestamp(self) -> Timestamp {
        // Every u32 is a time within the years that jiff knows.
        Timestamp::from_second(i64::from(self.0)).unwrap_or(Timestamp::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_second_of_the_slack_counts_and_the_next_does_not() {
        let expiry = Expiry(1_800_000_000);
        let at = |second: i64| Timestamp::from_second(1_800_000_000 + second).unwrap();
        for (second, over) in [(-1_000, false), (0, false), (60, false), (61, true), (100_000, true)] {
            assert_eq!(expiry.is_over_at(at(second)), over, "{second}");
        }
        assert_eq!(Expiry(u32::MAX).timestamp().to_string(), "2106-02-07T06:28:15Z");
    }
}

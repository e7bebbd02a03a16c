use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// From one time of the day to another on the same day, such as 08:00-10:30; a night is written as two of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClockSpan {
    /// First quarter of an hour inside, 0 to 95.
    from_quarter: u8,
    /// First quarter of an hour outside, 1 to 96.
    to_quarter: u8,
}

impl ClockSpan {
    /// The quarters of an hour inside, counted from midnight.
    pub fn quarters(self) -> std::ops::Range<usize> {
        usize::from(self.from_quarter)..usize::from(self.to_quarter)
    }
}

impl FromStr for ClockSpan {
    type Err = ();

    fn from_str(text: &str) -> Result<ClockSpan, ()> {
        let (from, to) = text.split_once('-').ok_or(())?;
        let (from_quarter, to_quarter) = (quarter(from).ok_or(())?, quarter(to).ok_or(())?);
        if from_quarter < to_quarter { Ok(ClockSpan { from_quarter, to_quarter }) } else { Err(()) }
    }
}

/// The quarter of an hour that begins at `HH:MM`, 96 for 24:00.
fn quarter(clock: &str) -> Option<u8> {
    let (hour, minute) = clock.split_once(':')?;
    let number = |text: &str| (text.len() == 2).then(|| text.parse::<u8>().ok()).flatten();
    let (hour, minute) = (number(hour)?, number(minute)?);
    let whole = minute < 60 && minute % 15 == 0 && (hour < 24 || (hour == 24 && minute == 0));
    whole.then(|| hour * 4 + minute / 15)
}

impl fmt::Display for ClockSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clock = |quarter: u8| format!("{:02}:{:02}", quarter / 4, quarter % 4 * 15);
        write!(f, "{}-{}", clock(self.from_quarter), clock(self.to_quarter))
    }
}

impl Serialize for ClockSpan {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ClockSpan {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<ClockSpan, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|()| {
            serde::de::Error::custom(format!(
                "`{text}` is no span of a day, write it like \"08:00-10:30\" in whole quarters of an hour; a night is two spans"
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Option<std::ops::Range<usize>>) {
        assert_eq!(text.parse::<ClockSpan>().ok().map(ClockSpan::quarters), expect, "{text}");
    }

    #[test]
    fn a_span_is_whole_quarters_of_one_day() {
        check("00:00-24:00", Some(0..96));
        check("09:00-11:30", Some(36..46));
        check("23:45-24:00", Some(95..96));
        for wrong in ["23:00-07:00", "8:00-9:00", "08:10-09:00", "24:15-24:30", "08:00", "08:00-08:00", "aa:bb-cc:dd"] {
            check(wrong, None);
        }
    }

    #[test]
    fn a_span_is_written_as_it_was_read() {
        let span: ClockSpan = "08:15-24:00".parse().unwrap();
        assert_eq!(span.to_string(), "08:15-24:00");
    }
}

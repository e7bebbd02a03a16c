use std::fmt;
use std::str::FromStr;

use load::DayKind;
use serde::{Deserialize, Serialize};

/// From a time of the day to another, `09:00-12:00`; `22:00-07:00` goes on into the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Hours {
    from_minute: u16,
    minutes: u16,
}

/// The days that something happens on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub enum Days {
    /// Days that people work.
    #[default]
    Working,
    /// Weekends and holidays.
    Free,
    /// Every day.
    Any,
}

const DAY: u16 = 24 * 60;

impl Hours {
    /// Minutes from midnight to the beginning.
    pub fn from_minute(self) -> u16 {
        self.from_minute
    }

    /// How long it is.
    pub fn minutes(self) -> u16 {
        self.minutes
    }

    /// As long, from another minute of the day on.
    #[must_use]
    pub fn moved_to(self, from_minute: u16) -> Hours {
        Hours { from_minute: from_minute % DAY, minutes: self.minutes }
    }

    /// Whether something of that length fits in, from a minute of the day on.
    pub fn has_room_for(self, from_minute: u16, minutes: u16) -> bool {
        let into = (from_minute + DAY - self.from_minute) % DAY;
        into + minutes <= self.minutes
    }

    /// The intervals of `length_minutes` that it covers on day `day` of a year of `count`; a night of the last day ends with
    /// the first hours of the year.
    pub fn intervals(self, day: usize, length_minutes: u32, count: usize) -> impl Iterator<Item = usize> {
        let length = length_minutes as usize;
        let first = day * usize::from(DAY) / length + usize::from(self.from_minute) / length;
        (0..usize::from(self.minutes) / length).map(move |index| (first + index) % count)
    }

    /// Whether it begins and ends with intervals.
    pub fn fits(self, length_minutes: u32) -> bool {
        let length = length_minutes as u16;
        self.from_minute.is_multiple_of(length) && self.minutes.is_multiple_of(length)
    }
}

impl FromStr for Hours {
    type Err = String;

    fn from_str(text: &str) -> Result<Hours, String> {
        let clock = |text: &str| {
            let (hour, minute) = text.split_once(':')?;
            let number = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<u16>().ok())?;
            let (hour, minute) = (number(hour)?, number(minute)?);
            (hour <= 24 && minute < 60).then(|| hour * 60 + minute).filter(|minutes| *minutes <= DAY)
        };
        let read = || {
            let (from, to) = text.split_once('-')?;
            let (from, to) = (clock(from)?, clock(to)?);
            let minutes = if to > from { to - from } else { DAY - from + to };
            (from < DAY && minutes <= DAY && from != to).then_some(Hours { from_minute: from, minutes })
        };
        read().ok_or_else(|| format!("`{text}` is no span of hours, write it like \"09:00-12:00\""))
    }
}

impl TryFrom<String> for Hours {
    type Error = String;

    fn try_from(text: String) -> Result<Hours, String> {
        text.parse()
    }
}

impl From<Hours> for String {
    fn from(hours: Hours) -> String {
        hours.to_string()
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = self.from_minute + self.minutes;
        let end = if end > DAY { end - DAY } else { end };
        write!(f, "{:02}:{:02}-{:02}:{:02}", self.from_minute / 60, self.from_minute % 60, end / 60, end % 60)
    }
}

impl Days {
    /// Whether a kind of day is among them.
    pub fn include(self, kind: DayKind) -> bool {
        match self {
            Days::Working => kind == DayKind::Working,
            Days::Free => kind != DayKind::Working,
            Days::Any => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(text: &str) -> Hours {
        text.parse().unwrap()
    }

    #[test]
    fn hours_are_read_and_written() {
        for text in ["09:00-12:00", "22:00-07:00", "00:00-24:00", "23:30-24:00"] {
            assert_eq!(hours(text).to_string(), text);
        }
        assert_eq!((hours("22:00-07:00").from_minute(), hours("22:00-07:00").minutes()), (1320, 540));
        for wrong in ["9-12", "09:00-09:00", "25:00-26:00", "09:60-10:00", "24:00-01:00", "2002:00-00:00", ""] {
            assert!(wrong.parse::<Hours>().unwrap_err().contains("write it like"), "{wrong}");
        }
    }

    #[test]
    fn a_night_goes_on_into_the_next_day_and_the_last_into_the_first() {
        let night = hours("23:00-01:00");
        assert_eq!(night.intervals(0, 60, 48).collect::<Vec<_>>(), [23, 24]);
        assert_eq!(night.intervals(1, 60, 48).collect::<Vec<_>>(), [47, 0]);
        assert_eq!(night.intervals(0, 30, 96).collect::<Vec<_>>(), [46, 47, 48, 49]);
    }

    #[test]
    fn what_fits_in_is_known_across_midnight() {
        let night = hours("22:00-07:00");
        assert!(night.has_room_for(1320, 540));
        assert!(night.has_room_for(60, 180));
        assert!(!night.has_room_for(300, 180));
        assert!(!night.has_room_for(600, 60));
    }
}

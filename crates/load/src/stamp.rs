use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time, date};
use jiff::tz::Offset;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A moment of the meter's clock in seconds since 1970, as if that clock stood in Greenwich: no hour is missing or double.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Moment(pub i64);

/// Seconds of a day.
pub(crate) const DAY_S: i64 = 86_400;

impl Moment {
    /// The moment of a civil time; none outside the years that are known.
    pub fn of(time: DateTime) -> Option<Moment> {
        Offset::UTC.to_timestamp(time).ok().map(|stamp| Moment(stamp.as_second()))
    }

    /// The civil time; the beginning of 1970 for what no calendar knows, which no reader makes.
    pub fn time(self) -> DateTime {
        Timestamp::from_second(self.0).map_or(DateTime::default(), |stamp| Offset::UTC.to_datetime(stamp))
    }

    /// The seconds since midnight.
    pub fn second_of_day(self) -> i64 {
        self.0.rem_euclid(DAY_S)
    }
}

/// A stamp as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    pub moment: Moment,
    /// Written as 24:00, which only the end of an interval is.
    pub is_24_00: bool,
}

/// What counts days in a number: Excel's two calendars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SerialDays {
    /// Workbooks of old Macintoshes count from 1904.
    pub from_1904: bool,
}

/// Reads a date with a time: `2025-01-01 00:15`, `2025/1/1 0:15:00`, `20250101 0015`, ISO with `T` and an offset of
/// China, 2025 with Chinese letters between, or a spreadsheet's number of days.
pub(crate) fn parse_stamp(text: &str, serial: SerialDays) -> Option<Stamp> {
    let text = text.trim();
    if let Some(moment) = serial_moment(text, serial) {
        return Some(Stamp { moment, is_24_00: false });
    }
    let (day, rest) = take_date(text)?;
    let rest = rest.trim_start_matches(['T', 't', ' ', '\u{3000}', '\t']);
    let second = if rest.is_empty() { 0 } else { parse_time(rest)? };
    at(day, second)
}

/// Reads a day and a time of day from two cells.
pub(crate) fn parse_parts(day: &str, time: &str, serial: SerialDays) -> Option<Stamp> {
    let day = parse_date(day, serial)?;
    let second = time_cell(time)?;
    at(day, second)
}

/// Reads a day.
pub(crate) fn parse_date(text: &str, serial: SerialDays) -> Option<Date> {
    let text = text.trim();
    if let Some(moment) = serial_moment(text, serial) {
        return (moment.second_of_day() == 0).then(|| moment.time().date());
    }
    let (day, rest) = take_date(text)?;
    // Exports write days as midnight.
    let rest = rest.trim_start_matches(['T', ' ']);
    (rest.is_empty() || parse_time(rest) == Some(0)).then_some(day)
}

/// Reads the time of day of a cell: `0:15`, `00:15:00`, `24:00`, or a spreadsheet's fraction of a day; seconds.
pub(crate) fn time_cell(text: &str) -> Option<i64> {
    let text = text.trim();
    if text.contains(':') || text.contains('\u{ff1a}') {
        return parse_time(text);
    }
    let fraction: Decimal = text.parse().ok()?;
    let fits =
        (text.contains('.') || text == "0" || text == "1") && fraction >= Decimal::ZERO && fraction <= Decimal::ONE;
    fits.then(|| (fraction * Decimal::from(DAY_S)).round().to_i64()).flatten()
}

fn at(day: Date, second: i64) -> Option<Stamp> {
    let midnight = Moment::of(day.to_datetime(Time::midnight()))?;
    Some(Stamp { moment: Moment(midnight.0 + second), is_24_00: second == DAY_S })
}

/// A number of days since the first of a spreadsheet's calendar, to the second; 2000 to 2099, so that no amount of energy
/// and no eight-digit date passes for one.
fn serial_moment(text: &str, serial: SerialDays) -> Option<Moment> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) || text.len() > 24 {
        return None;
    }
    let days: Decimal = text.parse().ok()?;
    // Excel believes in a 29 February 1900, so its day 0 is 1899-12-30 for every date since.
    let (first, low) = if serial.from_1904 { (date(1904, 1, 1), 35_062) } else { (date(1899, 12, 30), 36_526) };
    if days < Decimal::from(low) || days >= Decimal::from(low + 36_525) {
        return None;
    }
    let seconds = (days * Decimal::from(DAY_S)).round().to_i64()?;
    Some(Moment(Moment::of(first.to_datetime(Time::midnight()))?.0 + seconds))
}

/// A date at the beginning of a text, and what follows it.
fn take_date(text: &str) -> Option<(Date, &str)> {
    let (year, rest) = take_number(text)?;
    if year >= 10_000_000 {
        // 20250101
        let day = Date::new(i16::try_from(year / 10_000).ok()?, (year / 100 % 100) as i8, (year % 100) as i8).ok()?;
        return in_range(day).map(|day| (day, rest));
    }
    let (month, rest) = take_number(rest.strip_prefix(['-', '/', '.', YEAR])?)?;
    let (day, rest) = take_number(rest.strip_prefix(['-', '/', '.', MONTH])?)?;
    let rest = rest.strip_prefix(DAY).unwrap_or(rest);
    let day = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    in_range(day).map(|day| (day, rest))
}

// The letters for year, month and day.
const YEAR: char = '\u{5e74}';
const MONTH: char = '\u{6708}';
const DAY: char = '\u{65e5}';

fn in_range(day: Date) -> Option<Date> {
    (2000..2100).contains(&day.year()).then_some(day)
}

/// A time of day in seconds; 24:00 is the end of the day. An offset, where there is one, has to be China's.
fn parse_time(text: &str) -> Option<i64> {
    let text = text.trim();
    let text = ["+08:00", "+0800", "+08"].iter().find_map(|offset| text.strip_suffix(offset)).unwrap_or(text);
    let colon = [':', '\u{ff1a}'];
    let (hour, rest) = take_number(text)?;
    let (hour, minute, rest) = match rest.strip_prefix(colon) {
        Some(rest) => {
            let (minute, rest) = take_number(rest)?;
            (hour, minute, rest)
        }
        // 0015
        None if text.len() == 4 => (hour / 100, hour % 100, rest),
        None => return None,
    };
    let (second, rest) = match rest.strip_prefix(colon) {
        Some(rest) => take_number(rest)?,
        None => (0, rest),
    };
    // Fractions of a second are below what any interval needs.
    let rest = rest.strip_prefix('.').map_or(rest, |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    let whole = rest.trim().is_empty() && minute < 60 && second < 60;
    let seconds = hour * 3600 + minute * 60 + second;
    (whole && (hour < 24 || seconds == DAY_S)).then_some(seconds)
}

fn take_number(text: &str) -> Option<(i64, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if end == 0 || end > 8 {
        return None;
    }
    Some((text[..end].parse().ok()?, &text[end..]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const EXCEL: SerialDays = SerialDays { from_1904: false };

    fn check(text: &str, expect: Option<&str>) {
        let found = parse_stamp(text, EXCEL).map(|stamp| stamp.moment.time().to_string());
        assert_eq!(found.as_deref(), expect, "{text}");
    }

    #[test]
    fn stamps_of_the_wild_are_read() {
        for text in [
            "2025-01-01 00:15",
            "2025-1-1 0:15:00",
            "2025/01/01 00:15:00",
            "2025.01.01 00:15",
            "2025-01-01T00:15:00",
            "2025-01-01T00:15:00.000+08:00",
            "20250101 00:15",
            "20250101 0015",
            "2025年1月1日 0:15",
            "45658.010416666664",
        ] {
            check(text, Some("2025-01-01T00:15:00"));
        }
        check("2025-12-31 24:00", Some("2026-01-01T00:00:00"));
        check("2025-01-01", Some("2025-01-01T00:00:00"));
        check("45658", Some("2025-01-01T00:00:00"));
    }

    #[test]
    fn what_is_no_moment_is_not_made_one() {
        for text in
            ["", "noon", "2025-13-01 00:00", "2025-02-29 00:00", "2025-01-01 24:15", "2025-01-01 00:60", "12.5", "-1"]
        {
            check(text, None);
        }
        // Greenwich's time is not China's.
        check("2025-01-01T00:15:00Z", None);
        check("2025-01-01T00:15:00+00:00", None);
        check("01/02/2025 00:15", None);
    }

    #[test]
    fn cells_hold_days_and_times_apart() {
        let check = |day, time, expect: Option<&str>| {
            let found = parse_parts(day, time, EXCEL).map(|stamp| stamp.moment.time().to_string());
            assert_eq!(found.as_deref(), expect, "{day} {time}");
        };
        check("2025-01-01", "24:00", Some("2025-01-02T00:00:00"));
        check("45658", "0.0104166666666667", Some("2025-01-01T00:15:00"));
        check("2025-01-01 00:00:00", "0:15", Some("2025-01-01T00:15:00"));
        check("2025-01-01 00:15:00", "0:15", None);
        check("2025-01-01", "15", None);
    }

    proptest! {
        #[test]
        fn a_written_moment_reads_back(second in 946_684_800_i64..4_102_444_800) {
            let time = Moment(second).time();
            let written = format!("{} {}", time.date(), time.time());
            prop_assert_eq!(parse_stamp(&written, EXCEL).map(|stamp| stamp.moment), Some(Moment(second)));
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,40}") {
            let _ = parse_stamp(&text, EXCEL);
            let _ = time_cell(&text);
            let _ = parse_date(&text, EXCEL);
        }
    }
}

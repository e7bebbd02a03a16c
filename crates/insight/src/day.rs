//! The business day of a record: the hall's local date, changing at local midnight.

use jiff::{SignedDuration, civil::Date};

const EPOCH: Date = Date::constant(1970, 1, 1);
const DAY_MS: i64 = 86_400_000;
const HOUR_MS: i64 = 3_600_000;

/// Date of a wall time at an offset. A clock so wrong that there is no such date counts as 1970-01-01: kept, never in a day
/// anybody asks for.
pub fn local_date(wall_ms: i64, offset_min: i16) -> Date {
    let local_ms = wall_ms.saturating_add(i64::from(offset_min) * 60_000);
    from_days(local_ms.div_euclid(DAY_MS)).unwrap_or(EPOCH)
}

/// Hour 0..=23 of a wall time at an offset.
pub fn local_hour(wall_ms: i64, offset_min: i16) -> i32 {
    let local_ms = wall_ms.saturating_add(i64::from(offset_min) * 60_000);
    // A remainder below a day in hours is 0..=23.
    (local_ms.rem_euclid(DAY_MS) / HOUR_MS) as i32
}

/// Days since 1970-01-01, the form of dates in Arrow.
pub fn days(date: Date) -> i32 {
    // Dates span -9999..=9999, under 4 million days.
    (date.duration_since(EPOCH).as_hours() / 24) as i32
}

fn from_days(days: i64) -> Option<Date> {
    let hours = days.checked_mul(24)?;
    // from_hours panics beyond what seconds can hold.
    if hours.abs() > 24 * 4_000_000 {
        return None;
    }
    EPOCH.checked_add(SignedDuration::from_hours(hours)).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_changes_at_local_midnight() {
        let midnight_utc = 1_764_028_800_000; // 2025-11-25T00:00Z
        let cases = [
            (midnight_utc, 0, date(2025, 11, 25), 0),
            (midnight_utc - 1, 0, date(2025, 11, 24), 23),
            (midnight_utc, 480, date(2025, 11, 25), 8),
            (midnight_utc - 8 * HOUR_MS, 480, date(2025, 11, 25), 0),
            (midnight_utc - 8 * HOUR_MS - 1, 480, date(2025, 11, 24), 23),
            (-1, 0, date(1969, 12, 31), 23),
        ];
        for (wall_ms, offset, date, hour) in cases {
            assert_eq!((local_date(wall_ms, offset), local_hour(wall_ms, offset)), (date, hour), "{wall_ms} {offset}");
        }
    }

    #[test]
    fn an_impossible_clock_is_kept_as_1970() {
        assert_eq!(local_date(i64::MAX, 480), EPOCH);
        assert_eq!(local_date(i64::MIN, -480), EPOCH);
    }

    #[test]
    fn days_count_from_1970() {
        assert_eq!(days(EPOCH), 0);
        assert_eq!(days(date(2025, 11, 25)), 20_417);
        assert_eq!(days(date(1969, 12, 31)), -1);
    }
}

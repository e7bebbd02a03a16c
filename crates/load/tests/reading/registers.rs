use jiff::civil::date;
use load::{Done, FindingKind};

use crate::made_up_year::{found, read_mapped, stamps, written};

/// A register that counts half a kWh each quarter hour, with the readings that are left, times 40.
fn check(readings: impl Fn(usize) -> Option<i64>, expect: &[(FindingKind, Done, usize)], estimated: usize) {
    let rows = stamps(0, 3).into_iter().enumerate().filter_map(|(index, at)| {
        let tenths = readings(index)?;
        Some(format!("{},{}.{}\n", written(at), tenths / 10, tenths % 10))
    });
    let text = format!("数据时间,正向有功总示数\n{}", rows.collect::<String>());
    let reading = read_mapped(&text, "(multiplier: \"40\")").unwrap();
    let mut found = found(&reading);
    assert_eq!(found.pop().map(|(kind, ..)| kind), Some(FindingKind::PartOfYear));
    assert_eq!(found, expect);
    assert_eq!(reading.series.start(), date(2025, 1, 1).at(0, 0, 0, 0));
    // The last reading begins no interval.
    assert_eq!(reading.series.active().len(), 3 * 96 - 1);
    assert!(reading.series.active().iter().all(|energy| energy.0 == 20_000_000), "{:?}", reading.series.active());
    assert_eq!(reading.series.estimated().iter().filter(|mark| **mark).count(), estimated);
}

#[test]
fn energy_is_the_difference_of_readings() {
    check(|index| Some(123_456 + index as i64 * 5), &[], 0);
}

#[test]
fn what_a_register_knows_as_a_sum_is_spread() {
    let some = |index: usize| (!(100..110).contains(&index)).then_some(7 + index as i64 * 5);
    check(some, &[(FindingKind::RegisterSum, Done::Spread, 11)], 11);
}

#[test]
fn another_meter_is_found_where_the_register_goes_back() {
    let changed = |index: usize| Some(index as i64 * 5 + if index < 150 { 900_000 } else { 0 });
    check(changed, &[(FindingKind::RegisterBack, Done::LeftOut, 1), (FindingKind::Gap, Done::Line, 1)], 1);
}

#[test]
fn a_register_that_leaps_beyond_any_meter_is_refused() {
    // Up and back by what a register may hold, more often than a sum of the day could.
    let rows = stamps(0, 2).into_iter().enumerate().map(|(index, at)| {
        let reading = if index % 4 == 3 { 0 } else { (index % 4) as u64 * 400_000_000_000 };
        format!("{},{reading}\n", written(at))
    });
    let error =
        read_mapped(&format!("start,register_kwh\n{}", rows.collect::<String>()), "()").unwrap_err().to_string();
    assert!(error.contains("line 3: the register rises by 400000000000 kWh; look for a wrong digit"), "{error}");
}

use jiff::civil::{Date, Time};
use load::{IntervalLength, LoadSeries, MicroKwh};

/// Two days of a small works, beginning with `day`.
pub fn day_of_meter(day: Date) -> LoadSeries {
    of(day, |hour| MicroKwh(if (8..18).contains(&(hour % 24)) { 90_000_000 } else { 12_500_000 }))
}

/// Two days of the most that a load file may say of an hour.
pub fn most_of_meter(day: Date) -> LoadSeries {
    of(day, |_| MicroKwh(100_000_000_000_000))
}

fn of(day: Date, energy: impl Fn(usize) -> MicroKwh) -> LoadSeries {
    let active: Vec<MicroKwh> = (0..48).map(energy).collect();
    let reactive = active.iter().map(|energy| MicroKwh(energy.0 / 3)).collect();
    let estimated = vec![false; active.len()];
    LoadSeries::new(day.to_datetime(Time::midnight()), IntervalLength::Hour, active, Some(reactive), estimated).unwrap()
}

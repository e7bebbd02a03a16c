use jiff::ToSpan;
use jiff::civil::{DateTime, date};
use load::{LoadError, Mapping, Reading};

/// Quarter hours of a works: 40 kW at night, 100 kW and a little more each day of the week by day.
pub fn kw(at: DateTime) -> i64 {
    let by_day = (7..19).contains(&at.hour());
    if by_day { 100 + i64::from(at.weekday().to_monday_one_offset()) * 2 + i64::from(at.minute()) / 15 } else { 40 }
}

/// Stamps of quarter hours of some days of 2025.
pub fn stamps(first_day: u16, days: u16) -> Vec<DateTime> {
    let first = date(2025, 1, 1).at(0, 0, 0, 0).checked_add(i64::from(first_day).days()).unwrap();
    (0..i64::from(days) * 96).map(|quarter| first.checked_add((quarter * 15).minutes()).unwrap()).collect()
}

/// Rows `start,kw`, as the change makes them.
pub fn rows(days: u16, change: impl Fn(DateTime) -> Option<String>) -> String {
    let rows = stamps(0, days).into_iter().filter_map(|at| change(at).map(|kw| format!("{},{kw}\n", written(at))));
    format!("start,kw\n{}", rows.collect::<String>())
}

/// As metering systems write a moment.
pub fn written(at: DateTime) -> String {
    at.strftime("%Y-%m-%d %H:%M").to_string()
}

/// Reads without a mapping.
pub fn read(text: &str) -> Result<Reading, LoadError> {
    load::read("a.csv", text.as_bytes(), &Mapping::default())
}

/// Reads with one.
pub fn read_mapped(text: &str, mapping: &str) -> Result<Reading, LoadError> {
    load::read("a.csv", text.as_bytes(), &Mapping::parse("a.ron", mapping).unwrap())
}

/// What was found, by name and number.
pub fn found(reading: &Reading) -> Vec<(load::FindingKind, load::Done, usize)> {
    reading.findings.iter().map(|finding| (finding.kind, finding.done, finding.count)).collect()
}

/// The energy of all intervals in millionths of a kWh.
pub fn total(reading: &Reading) -> i64 {
    reading.series.active().iter().map(|energy| energy.0).sum()
}

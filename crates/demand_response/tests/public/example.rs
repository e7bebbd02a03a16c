//! A factory at 1000 kW on working days from 8 to 22 h, else at 200 kW, from 2025-06-01 on; and a programme for it.

use demand_response::{
    Assumptions, Case, Event, Participant, Programme, SettleError, Settlement, parse_events, settle,
};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, date};
use load::{DayKind, IntervalLength, LoadSeries, MicroKwh, WorkCalendar};

pub const FIRST: Date = date(2025, 6, 1);

/// A programme whose rules were all read; `change` replaces parts of its text.
pub fn programme(change: &[(&str, &str)]) -> Programme {
    Programme::parse("example.ron", &text(change)).unwrap()
}

pub fn text(change: &[(&str, &str)]) -> String {
    let mut text = EXAMPLE.to_owned();
    for (from, to) in change {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    text
}

const EXAMPLE: &str = r#"(
    id: "example",
    name: (zh: "示例", en: "Example"),
    effective_from: "2025-01-01",
    effective_to: Read("2025-12-31"),
    sources: [(title: "example", read_at: "here")],
    direction: Read(PeakShaving),
    sizes: (
        unit: Kw,
        industrial: Read((least: "100", most: "2000")),
        other: Read((least: "10")),
        aggregator: Read((least: "500")),
    ),
    baseline: Read(Days((days: 5, counted_from: Event, ending_days_before: 1, within_days: 30, only: Working))),
    effective: Read((judged: Interval, bands: [(from: "0.8", counts: "1")], most: "1.2")),
    price: Read((per: Kwh, yuan: Fixed("1.2"))),
    penalty: Read(None),
)"#;

/// The factory's load over `days` days; `change` may give another power in kW for an interval.
pub fn load(length: IntervalLength, days: usize, change: impl Fn(DateTime) -> Option<i64>) -> LoadSeries {
    load_from(FIRST, length, days, change)
}

pub fn load_from(
    first: Date,
    length: IntervalLength,
    days: usize,
    change: impl Fn(DateTime) -> Option<i64>,
) -> LoadSeries {
    let start = first.at(0, 0, 0, 0);
    let count = days * length.in_a_day();
    let energy = |index: usize| {
        let time = start + (i64::try_from(index).unwrap() * i64::from(length.minutes())).minutes();
        let busy = WorkCalendar::shipped().kind(time.date()) == DayKind::Working && (8..22).contains(&time.hour());
        let kw = change(time).unwrap_or(if busy { 1000 } else { 200 });
        MicroKwh(kw * 1_000_000 / i64::from(length.in_an_hour()))
    };
    LoadSeries::new(start, length, (0..count).map(energy).collect(), None, vec![false; count]).unwrap()
}

/// An OpenADR event from an hour on for some minutes, with a setpoint in kW.
pub fn event(id: &str, day: &str, hour: u8, minutes: u32, kw: &str, more: &str) -> String {
    format!(
        r#"{{ "id": "{id}", "createdDateTime": "2025-06-01T00:00:00Z", "modificationDateTime": "2025-06-01T00:00:00Z",
        "programID": "example", "intervalPeriod": {{ "start": "{day}T{hour:02}:00:00+08:00", "duration": "PT{minutes}M" }},
        "intervals": [{{ "id": 0, "payloads": [{{ "type": "DISPATCH_SETPOINT_RELATIVE", "values": [{kw}] }}{more}] }}] }}"#
    )
}

/// Tuesday 2025-07-15, 19 to 20 h, 400 kW less.
pub fn usual() -> Event {
    one(&event("e", "2025-07-15", 19, 60, "-400", ""))
}

pub fn one(text: &str) -> Event {
    parse_events("event.json", text).unwrap().remove(0)
}

pub fn settled(
    programme: &Programme,
    event: &Event,
    others: &[Event],
    load: &LoadSeries,
) -> Result<Settlement, SettleError> {
    let assumptions = Assumptions::default();
    let who = Participant::Industrial;
    settle(Case { programme, assumptions: &assumptions, event, others, who, calendar: WorkCalendar::shipped() }, load)
}

/// 2025-07-15 at an hour and minute.
pub fn on_the_day(hour: i8, minute: i8) -> DateTime {
    date(2025, 7, 15).at(hour, minute, 0, 0)
}

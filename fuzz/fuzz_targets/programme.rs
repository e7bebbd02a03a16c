//! A demand response programme's file, or assumptions in its place. What is accepted settles an event or says why not, and
//! reads as the same when it is written again.
#![no_main]

use demand_response::{Assumptions, Case, Direction, Event, Part, Participant, Programme, settle};
use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use load::WorkCalendar;
use rust_decimal::Decimal;
use zhidian_fuzz::{day_of_meter, sentence, text};

fuzz_target!(|data: &[u8]| {
    let Some(text) = text(data) else { return };
    match Assumptions::parse("assumptions.ron", text) {
        Ok(assumptions) => settle_with(&demand_response::shipped().programmes[0], &assumptions),
        Err(error) => sentence(error),
    }
    match Programme::parse("programme.ron", text) {
        Ok(programme) => {
            let written = serde_json::to_string(&programme).unwrap();
            assert_eq!(serde_json::from_str::<Programme>(&written).unwrap(), programme);
            settle_with(&programme, &Assumptions::default());
        }
        Err(error) => sentence(error),
    }
});

fn settle_with(programme: &Programme, assumptions: &Assumptions) {
    let first = programme.effective_from.max(date(2000, 1, 1)).min(date(2099, 1, 1));
    let load = day_of_meter(first);
    let Ok(start) = first.tomorrow() else { return };
    for direction in [Direction::PeakShaving, Direction::ValleyFilling] {
        for kw in [40, 1_000_000_000] {
            let event = Event {
                id: "event".to_owned(),
                programme: programme.id.clone(),
                invited_at: None,
                parts: vec![Part { start: start.at(18, 0, 0, 0), minutes: 120, declared_kw: Decimal::from(kw) }],
                direction,
                price: Some(Decimal::TWO),
            };
            let calendar = WorkCalendar::shipped();
            let case = Case { programme, assumptions, event: &event, others: &[], who: Participant::Other, calendar };
            let _ = settle(case, &load).map_err(sentence);
        }
    }
}

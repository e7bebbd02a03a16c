//! A record as both sides keep it, and what is counted over records.

use std::collections::BTreeSet;

use journal::Event;

/// All that the exhibit wrote and the server must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub device: String,
    pub epoch: String,
    pub seq: u64,
    pub boot: String,
    pub mono_ms: u64,
    pub wall_ms: i64,
    pub offset_min: i16,
    /// JSON, as it was written.
    pub event: String,
}

/// Fails at the first record that `have` lacks or has otherwise; more records in `have` are fine.
pub fn same(what: &str, expected: &[Record], have: &[Record]) {
    for (at, record) in expected.iter().enumerate() {
        assert_eq!(Some(record), have.get(at), "{what}: record {} of {}", at + 1, expected.len());
    }
}

/// What the statistics of the hall count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub records: u64,
    pub visits: u64,
    pub touches: u64,
    pub codes: u64,
}

impl Counts {
    /// Counted here, by the definitions of docs/statistics.md and without its SQL.
    pub fn over(records: &[Record]) -> Self {
        let (mut visits, mut codes, mut touches) = (BTreeSet::new(), BTreeSet::new(), 0);
        for record in records {
            match serde_json::from_str(&record.event).unwrap() {
                Event::VisitStarted { visit, .. } => drop(visits.insert(visit)),
                Event::Touched { .. } => touches += 1,
                Event::TakeawayShown { code, .. } => drop(codes.insert(code)),
                Event::Gap { .. } => panic!("a kill loses no record that was durable: {record:?}"),
                _ => {}
            }
        }
        Self { records: records.len() as u64, visits: visits.len() as u64, touches, codes: codes.len() as u64 }
    }
}

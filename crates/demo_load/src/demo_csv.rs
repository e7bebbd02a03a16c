use std::fmt::Write;

use load::{LoadSeries, MicroKwh};

use crate::company::Company;
use crate::demo_year::MODEL;

/// A demo load as a file: `start,kw,kvar` below a line that marks it as demo data, which the reader of loads knows.
pub fn demo_csv(company: &Company, load: &LoadSeries, seed: u64) -> String {
    let mut text = String::with_capacity(load.active().len() * 32);
    let year = load.start().year();
    // Writing into a string cannot fail.
    let _ = writeln!(
        text,
        "# demo data; {} ({}; {} kVA at {} kV); {year}; seed {seed}; model {MODEL}; made up and measured nowhere",
        company.id, company.name.en, company.capacity_kva, company.voltage_kv
    );
    text.push_str("start,kw,kvar\n");
    let reactive = load.reactive().unwrap_or_default();
    let in_an_hour = i64::from(load.length().in_an_hour());
    for (index, active) in load.active().iter().enumerate() {
        let Some(start) = load.time_of(index) else { continue };
        let kvar = reactive.get(index).copied().unwrap_or_default();
        let (kw, kvar) = (Tenths(*active, in_an_hour), Tenths(kvar, in_an_hour));
        let _ = writeln!(text, "{} {:02}:{:02},{kw},{kvar}", start.date(), start.hour(), start.minute());
    }
    text
}

/// Mean power of an interval with one decimal.
struct Tenths(MicroKwh, i64);

impl std::fmt::Display for Tenths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let tenths = self.0.0 * self.1 / 100_000;
        write!(f, "{}.{}", tenths / 10, tenths % 10)
    }
}

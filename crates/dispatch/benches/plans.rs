//! How long plans of a year take: medians, printed.
//!
//! `cargo bench -p dispatch` or, as everything else is built, `cargo bench --profile dev -p dispatch`. Three made-up sites,
//! a year, storage and solar on offer. A word after `--` names the ones to run: `-- quick,\ Mall`.

use std::hint::black_box;
use std::time::Instant;

use dispatch::{Answer, Continue, Problem, ProblemError, Sizes, dispatch, full, quick};
use made_up::{Site, Tariff, problem, year};

#[path = "../tests/public/made_up.rs"]
#[allow(dead_code, reason = "the tests use all of it, the bench its sites and tariffs")]
mod made_up;

const RUNS: usize = 11;
const FULL_RUNS: usize = 5;

fn main() {
    let months: Vec<usize> = (0..12).collect();
    for site in [Site::Office, Site::Furnace, Site::Mall] {
        for (tariff, in_an_hour) in
            [(Tariff::NoonValleyActual, 1), (Tariff::NightValleyContract, 1), (Tariff::NoonValleyActual, 4)]
        {
            let problem = problem(year(site, tariff, &months, in_an_hour));
            let name = format!("{site:?}, {tariff:?}, {} min", 60 / in_an_hour);
            measure(&name, &problem);
        }
    }
}

fn measure(name: &str, problem: &Problem) {
    let sizes = Sizes { storage_kwh: 2_000.0, storage_kw: 1_000.0, solar_kwp: 1_000.0 };
    median(&format!("quick, {name}"), RUNS, || quick(problem));
    median(&format!("dispatch, {name}"), RUNS, || dispatch(problem, sizes));
    median(&format!("full, {name}"), FULL_RUNS, || full(problem, &mut |_| Continue::Yes));
}

fn median(name: &str, runs: usize, run: impl Fn() -> Result<Answer, ProblemError>) {
    // Cargo adds an argument of its own.
    if std::env::args().skip(1).any(|word| !word.starts_with("--") && !name.contains(&word)) {
        return;
    }
    let mut millis = Vec::with_capacity(runs);
    for _ in 0..runs {
        let begun = Instant::now();
        let done = black_box(run());
        millis.push(begun.elapsed().as_millis());
        if let Err(error) = done {
            return println!("{name}: {error}");
        }
    }
    millis.sort_unstable();
    println!("{name}: {} ms (fastest {}, slowest {})", millis[runs / 2], millis[0], millis[runs - 1]);
}

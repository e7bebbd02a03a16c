//! How long a plan of a year of quarters of an hour takes after loading, quick and with `--full`, and how far the quick one's
//! storage and solar are from the optimum of the year: a table, printed.
//!
//! `cargo bench -p energy_plan`; `-- quick` leaves the full year out; any other word names the companies to take.

#[path = "../tests/year/mod.rs"]
mod year;

use std::time::Instant;

use energy_plan::{Assumptions, Continue, Effort, Plan, PlanError, Request, draw_up};

const RUNS: usize = 5;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let quick_only = words.iter().any(|word| word == "quick");
    let named: Vec<&String> = words.iter().filter(|word| *word != "quick").collect();
    let Ok(assumptions) = Assumptions::shipped() else { return println!("the assumptions cannot be read") };
    println!(
        "{:<14} {:<15} {:>9} {:>7} {:>9} {:>9} {:>13} {:>9} {:>13} {:>7}",
        "company", "tariff", "quick ms", "kWh", "kW", "kWp", "yuan a year", "full s", "yuan a year", "more %"
    );
    for tariff in &year::tariffs() {
        for company in year::COMPANIES.iter().filter(|company| named.is_empty() || named.iter().any(|n| n == *company))
        {
            let case = year::case(tariff, company);
            let site = year::with_roof(&case);
            let request = Request { case, site: &site, assumptions, programme: None };
            let mut millis = Vec::new();
            let mut quick = None;
            for _ in 0..RUNS {
                let begun = Instant::now();
                quick = Some(draw_up(&request, Effort::Quick));
                millis.push(begun.elapsed().as_millis());
            }
            millis.sort_unstable();
            let Some(Ok(quick)) = quick else { return println!("{company}: there is no plan: {quick:?}") };
            let size = |what: &str| fact(&quick, what);
            print!(
                "{company:<14} {:<15} {:>9} {:>7} {:>9} {:>9} {:>13.0}",
                tariff.id,
                millis[RUNS / 2],
                size("storage-size"),
                size("storage-power"),
                size("solar-size"),
                cost(&quick)
            );
            if quick_only {
                println!();
                continue;
            }
            let begun = Instant::now();
            match draw_up(&request, Effort::Full(&mut |_| Continue::Yes)) {
                Ok(full) => println!(
                    " {:>9.1} {:>13.0} {:>7.3}",
                    begun.elapsed().as_secs_f64(),
                    cost(&full),
                    (cost(&quick) / cost(&full) - 1.0) * 100.0
                ),
                Err(error) => println!(" {}", say(&error)),
            }
        }
    }
}

fn cost(plan: &Plan) -> f64 {
    plan.optimiser.map_or(f64::NAN, |optimiser| optimiser.yearly_cost_yuan)
}

fn say(error: &PlanError) -> String {
    error.to_string()
}

fn fact(plan: &Plan, what: &str) -> String {
    let planned = plan.measures.iter().flat_map(|measure| &measure.facts);
    let mut facts = planned.chain(plan.not_worth_it.iter().flat_map(|measure| &measure.facts));
    facts.find(|fact| fact.what == what).map_or_else(|| "-".to_owned(), |fact| fact.value.clone())
}

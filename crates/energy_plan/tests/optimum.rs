//! Storage and solar from typical days cost at most 1 % of a year more than the optimum of the whole year at hourly steps.

mod year;

use std::time::Instant;

use energy_plan::{Assumptions, Continue, Effort, Plan, Request, draw_up};
use tariff::business::BusinessTariff;

fn drawn_up(tariff: &BusinessTariff, company: &str, effort: Effort<'_>) -> Plan {
    let case = year::case(tariff, company);
    let site = year::with_roof(&case);
    let request = Request { case, site: &site, assumptions: Assumptions::shipped().unwrap(), programme: None };
    draw_up(&request, effort).unwrap()
}

fn check(companies: &[&str], tariffs: &[BusinessTariff]) {
    println!(
        "{:<14} {:<15} {:>9} {:>9} {:>14} {:>14} {:>8}",
        "company", "tariff", "quick s", "full s", "quick", "full", "more %"
    );
    for tariff in tariffs {
        for company in companies {
            let begun = Instant::now();
            let quick = drawn_up(tariff, company, Effort::Quick).optimiser.unwrap();
            let quick_s = begun.elapsed().as_secs_f64();
            let begun = Instant::now();
            let full = drawn_up(tariff, company, Effort::Full(&mut |_| Continue::Yes)).optimiser.unwrap();
            let full_s = begun.elapsed().as_secs_f64();
            let more = quick.yearly_cost_yuan / full.yearly_cost_yuan - 1.0;
            println!(
                "{company:<14} {:<15} {quick_s:>9.2} {full_s:>9.2} {:>14.0} {:>14.0} {:>8.3}",
                tariff.id,
                quick.yearly_cost_yuan,
                full.yearly_cost_yuan,
                more * 100.0
            );
            assert!(full.full_year && !full.stopped);
            // The optimum is one: its bound says so.
            assert!(full.gap.is_some_and(|gap| gap <= 0.001), "{company}: {:?}", full.gap);
            assert!(full.yearly_cost_yuan < full.without_yuan, "{company}: nothing pays, and nothing is compared");
            assert!(more <= 0.01, "{company} under {}: {more}", tariff.id);
        }
    }
}

#[test]
fn two_loads_are_within_one_percent_of_the_optimum() {
    let [tianjin, hubei] = year::tariffs();
    check(&["machine-shop"], &[tianjin]);
    check(&["cold-store"], &[hubei]);
}

#[test]
#[ignore = "solves sixteen years, which takes minutes"]
fn every_demo_company_is_within_one_percent_of_the_optimum() {
    check(&year::COMPANIES, &year::tariffs());
}

#[test]
fn the_whole_year_can_be_stopped_with_the_best_so_far() {
    let [tianjin, _] = year::tariffs();
    let mut rounds = 0;
    let mut told = |_| {
        rounds += 1;
        if rounds > 3 { Continue::Stop } else { Continue::Yes }
    };
    let stopped = drawn_up(&tianjin, "machine-shop", Effort::Full(&mut told)).optimiser.unwrap();
    assert!(stopped.full_year && stopped.stopped);
    assert!(stopped.yearly_cost_yuan <= stopped.without_yuan);
}

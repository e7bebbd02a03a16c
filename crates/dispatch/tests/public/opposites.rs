//! A linear programme would do two opposite things at once where prices are negative or feeding in pays more than energy
//! costs. No answer does.

use dispatch::{Answer, BasicCharge, Continue, GridLimit, Problem, SolarOffer, full, quick};

use crate::by_hand::{day, near, only_storage, plain_storage};

fn both(problem: &Problem) -> [Answer; 2] {
    [quick(problem).unwrap(), full(problem, &mut |_| Continue::Yes).unwrap()]
}

#[test]
fn energy_of_a_negative_price_is_stored_and_not_burnt() {
    // Paid to draw from 0 to 4, and the storage holds what 125 kWh make. Burning would draw 50 kW in each hour of it.
    let import = std::array::from_fn(|hour| if hour < 4 { -1.0 } else { 0.5 });
    let problem = only_storage(day([60.0; 24], import, BasicCharge::None), plain_storage());
    for answer in both(&problem) {
        near(answer.flows.charge_kw[..4].iter().sum(), 125.0);
        near(answer.flows.discharge_kw[..4].iter().sum(), 0.0);
        near(answer.cost.total_yuan(), -60.0 * 4.0 + 60.0 * 0.5 * 20.0 - 125.0 - 0.5 * 100.0);
    }
}

#[test]
fn energy_that_is_free_is_not_moved_in_circles() {
    let import = std::array::from_fn(|hour| if hour < 4 { 0.0 } else { 0.5 });
    let problem = only_storage(day([60.0; 24], import, BasicCharge::None), plain_storage());
    for answer in both(&problem) {
        for (charge, discharge) in answer.flows.charge_kw.iter().zip(&answer.flows.discharge_kw) {
            assert!(*charge == 0.0 || *discharge == 0.0);
        }
        near(answer.cost.total_yuan(), 60.0 * 20.0 * 0.5 - 50.0);
    }
}

/// Feeding in pays 0.8 where energy costs 0.5.
fn well_paid(max_kwp: f64, may_export: bool) -> Problem {
    let mut year = day([60.0; 24], [0.5; 24], BasicCharge::None);
    year.export_yuan_per_kwh = vec![0.8; 24];
    year.solar_kw_per_kwp = vec![0.5; 24];
    let solar =
        SolarOffer { yuan_per_kwp: 0.0, max_kwp, degradation_per_year: 0.0, om_yuan_per_kwp_year: 0.0, life_years: 20 };
    let mut storage = plain_storage();
    storage.may_export = may_export;
    Problem { year, storage: Some(storage), solar: Some(solar), grid: GridLimit::default(), discount_rate: 0.0 }
}

#[test]
fn only_what_is_left_over_is_sold_where_selling_pays_more_than_buying_costs() {
    for may_export in [false, true] {
        for answer in both(&well_paid(400.0, may_export)) {
            // 200 kW of sun in every hour: 60 used, 140 sold; the meter sees no more.
            near(answer.cost.energy_yuan, 0.0);
            near(answer.cost.export_yuan, 140.0 * 24.0 * 0.8);
        }
    }
}

#[test]
fn the_bound_stays_below_what_is_possible_and_is_not_called_optimal_without_proof() {
    let answer = full(&well_paid(100.0, false), &mut |_| Continue::Yes).unwrap();
    // 50 kW of sun under 60 kW of demand: nothing to sell, though a programme that may do both would sell it all.
    near(answer.cost.export_yuan, 0.0);
    let gap = answer.gap().unwrap();
    assert!(gap > 0.01, "{gap}");
    assert!(!answer.is_optimal());
}

#[test]
fn nothing_is_fed_in_where_that_costs_money() {
    let mut problem = well_paid(400.0, true);
    problem.year.export_yuan_per_kwh = vec![-0.1; 24];
    for answer in both(&problem) {
        near(answer.flows.export_kw.iter().sum(), 0.0);
        near(answer.cost.total_yuan(), 0.0);
    }
}

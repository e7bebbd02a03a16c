//! The basic charge by contract value, in both readings of the 105 % rule.

use dispatch::{BasicCharge, Continue, Contract, Excess, Overrun, Problem, full, quick, quick_of_two};

use crate::by_hand::{day, near, only_storage, plain_storage};

/// A demand of 1,400 kW in one hour and 1,000 kW in the others, under a contract value, at 43.2 yuan.
fn problem(contract: Contract, overrun: Overrun, peak_kw: f64, max_kwh: f64) -> Problem {
    let demand = std::array::from_fn(|hour| if hour == 10 { peak_kw } else { 1_000.0 });
    let excess = Excess { allowed_share: 1.05, multiple: 2.0, overrun };
    let basic = BasicCharge::Contract { yuan_per_kw: 43.2, contract, excess };
    let mut offer = plain_storage();
    (offer.max_kwh, offer.max_kw, offer.max_c_rate) = (max_kwh, 1_000.0, 10.0);
    only_storage(day(demand, [0.5; 24], basic), offer)
}

const FIXED: Contract = Contract::Fixed { contract_kw: 1_200.0 };

#[test]
fn the_two_readings_cost_what_the_worked_example_says() {
    // Contract 1200, demand 1400: reading A 63,936 yuan, reading B 66,528 yuan.
    for (overrun, yuan) in [(Overrun::ContractValue, 63_936.0), (Overrun::FreeLimit, 66_528.0)] {
        let answer = quick(&problem(FIXED, overrun, 1_400.0, 0.0)).unwrap();
        near(answer.cost.basic_yuan, yuan);
        assert_eq!(answer.contract_kw, [Some(1_200.0)]);
    }
}

#[test]
fn storage_cuts_down_to_the_allowed_share_and_no_further() {
    for overrun in [Overrun::ContractValue, Overrun::FreeLimit] {
        let problem = problem(FIXED, overrun, 1_400.0, 500.0);
        for answer in [quick(&problem).unwrap(), full(&problem, &mut |_| Continue::Yes).unwrap()] {
            near(answer.cost.basic_yuan, 43.2 * 1_200.0);
            let discharged: f64 = answer.flows.discharge_kw.iter().sum();
            // A hair more: it stays below the jump by more than rounding.
            assert!((discharged - 140.0).abs() < 0.3, "{discharged} kWh");
        }
    }
}

#[test]
fn cutting_a_peak_within_the_band_saves_nothing() {
    let problem = problem(FIXED, Overrun::ContractValue, 1_250.0, 500.0);
    let answer = quick(&problem).unwrap();
    near(answer.cost.total_yuan(), answer.cost_without.total_yuan());
}

/// Wear of 300 yuan a kWh lets no kW be cut at 86.4 yuan, but the jump of 2,592 yuan pays for a few of them.
#[test]
fn the_jump_of_reading_b_is_seen() {
    for (peak_kw, cut) in [(1_265.0, true), (1_280.0, false)] {
        let mut problem = problem(FIXED, Overrun::FreeLimit, peak_kw, 500.0);
        if let Some(offer) = &mut problem.storage {
            // Free to own, worn by use: 300 yuan a kWh.
            (offer.yuan_per_kwh, offer.fade_per_full_cycle, offer.life_years) = (3.0, 0.999, 100);
            offer.yuan_per_kwh = 300.0 / 0.999;
            offer.life_years = 100;
        }
        let sizes = dispatch::Sizes { storage_kwh: 100.0, storage_kw: 100.0, solar_kwp: 0.0 };
        let answer = dispatch::dispatch(&problem, sizes).unwrap();
        let peak = answer.flows.import_kw.iter().copied().fold(0.0, f64::max);
        assert_eq!(peak < 1_260.0 + 1e-6, cut, "{peak} kW of {peak_kw}");
    }
}

#[test]
fn a_contract_value_that_is_free_follows_the_demand() {
    let free = Contract::Free { min_kw: 800.0, max_kw: 2_000.0 };
    let problem = problem(free, Overrun::ContractValue, 1_400.0, 0.0);
    let answer = quick(&problem).unwrap();
    near(answer.contract_kw[0].unwrap_or(0.0), 1_400.0 / 1.05);
    near(answer.cost.basic_yuan, 43.2 * 1_400.0 / 1.05);
}

#[test]
fn storage_lowers_a_contract_value_that_is_free_until_its_least() {
    let free = Contract::Free { min_kw: 1_200.0, max_kw: 2_000.0 };
    let problem = problem(free, Overrun::ContractValue, 1_400.0, 500.0);
    for answer in [quick(&problem).unwrap(), full(&problem, &mut |_| Continue::Yes).unwrap()] {
        near(answer.contract_kw[0].unwrap_or(0.0), 1_200.0);
        near(answer.cost.basic_yuan, 43.2 * 1_200.0);
    }
}

/// By contract value the basic charge is 43.2 yuan x 1,200 kW once storage has cut the demand; by capacity what it is told to be.
#[test]
fn of_two_basic_charges_the_cheaper_one_is_worked_out() {
    let by_contract =
        problem(Contract::Free { min_kw: 1_200.0, max_kw: 2_000.0 }, Overrun::ContractValue, 1_400.0, 500.0);
    for (yuan_per_month, contract_is_cheaper) in [(50_000.0, false), (60_000.0, true)] {
        let mut by_capacity = by_contract.clone();
        by_capacity.year.months[0].basic = BasicCharge::Capacity { yuan_per_month };
        let (is_second, answer) = quick_of_two(&by_capacity, &by_contract).unwrap();
        assert_eq!(is_second, contract_is_cheaper, "{yuan_per_month} yuan");
        assert_eq!(answer, quick(if is_second { &by_contract } else { &by_capacity }).unwrap());
    }
}

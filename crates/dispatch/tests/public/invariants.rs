//! What holds in every step of every answer, whatever the problem.

use dispatch::{
    Answer, BasicCharge, Continue, Contract, Excess, GridLimit, Month, Overrun, Problem, SolarOffer, StorageOffer,
    Year, full, quick,
};
use proptest::prelude::*;

/// A few days of anything.
fn years() -> impl Strategy<Value = Year> {
    let steps_in_an_hour = prop_oneof![Just(1_usize), Just(2), Just(4)];
    (steps_in_an_hour, 1_usize..4).prop_flat_map(|(in_an_hour, days)| {
        let count = 24 * in_an_hour * days;
        (
            proptest::collection::vec(prop_oneof![Just(0.0), 1.0..500.0_f64], count),
            proptest::collection::vec(-0.3..1.5_f64, count),
            proptest::collection::vec(-0.2..0.8_f64, count),
            proptest::collection::vec(prop_oneof![Just(0.0), 0.0..1.0_f64], count),
            basics(),
        )
            .prop_map(move |(demand_kw, import, export, solar, basic)| Year {
                step_hours: 1.0 / in_an_hour as f64,
                demand_kw,
                import_yuan_per_kwh: import,
                export_yuan_per_kwh: export,
                solar_kw_per_kwp: solar,
                months: vec![Month { steps: 0..count, basic }],
            })
    })
}

fn basics() -> impl Strategy<Value = BasicCharge> {
    let excess = any::<bool>().prop_map(|value| Excess {
        allowed_share: 1.05,
        multiple: 2.0,
        overrun: if value { Overrun::ContractValue } else { Overrun::FreeLimit },
    });
    let contract = prop_oneof![
        (0.0..400.0_f64).prop_map(|contract_kw| Contract::Fixed { contract_kw }),
        (0.0..200.0_f64, 200.0..600.0_f64).prop_map(|(min_kw, max_kw)| Contract::Free { min_kw, max_kw }),
    ];
    prop_oneof![
        Just(BasicCharge::None),
        (0.0..60.0_f64, 0.0..300.0_f64)
            .prop_map(|(yuan_per_kw, floor_kw)| BasicCharge::ActualDemand { yuan_per_kw, floor_kw }),
        (0.0..60.0_f64, contract, excess).prop_map(|(yuan_per_kw, contract, excess)| BasicCharge::Contract {
            yuan_per_kw,
            contract,
            excess
        }),
    ]
}

fn storages() -> impl Strategy<Value = StorageOffer> {
    let prices = (0.0..1_000.0_f64, 0.0..300.0_f64);
    let limits = (0.0..2_000.0_f64, 0.0..500.0_f64, 0.1..2.0_f64);
    let losses = (0.7..=1.0_f64, 0.7..=1.0_f64, 0.0..0.02_f64, 0.3..=1.0_f64);
    (prices, limits, losses, 0.0..0.001_f64, any::<bool>()).prop_map(|(prices, limits, losses, fade, may_export)| {
        StorageOffer {
            yuan_per_kwh: prices.0,
            yuan_per_kw: prices.1,
            max_kwh: limits.0,
            max_kw: limits.1,
            max_c_rate: limits.2,
            charge_efficiency: losses.0,
            discharge_efficiency: losses.1,
            self_discharge_per_hour: losses.2,
            usable_depth: losses.3,
            fade_per_year: 0.01,
            fade_per_full_cycle: fade,
            om_yuan_per_kwh_year: 1.0,
            life_years: 10,
            may_export,
        }
    })
}

fn problems() -> impl Strategy<Value = Problem> {
    let solar = (0.0..5_000.0_f64, 0.0..1_000.0_f64).prop_map(|(yuan_per_kwp, max_kwp)| SolarOffer {
        yuan_per_kwp,
        max_kwp,
        degradation_per_year: 0.005,
        om_yuan_per_kwp_year: 5.0,
        life_years: 20,
    });
    let grid = (proptest::option::of(500.0..900.0_f64), proptest::option::of(0.0..300.0_f64))
        .prop_map(|(import_kw, export_kw)| GridLimit { import_kw, export_kw });
    (years(), proptest::option::of(storages()), proptest::option::of(solar), grid)
        .prop_map(|(year, storage, solar, grid)| Problem { year, storage, solar, grid, discount_rate: 0.05 })
}

#[track_caller]
fn holds(problem: &Problem, answer: &Answer) {
    let (year, flows, sizes) = (&problem.year, &answer.flows, answer.sizes);
    let offer = problem.storage.as_ref();
    let full = offer.map_or(0.0, |offer| offer.usable_depth * sizes.storage_kwh);
    let mut stored = flows.stored_kwh[year.len() - 1];
    for step in 0..year.len() {
        let (charge, discharge, solar) = (flows.charge_kw[step], flows.discharge_kw[step], flows.solar_kw[step]);
        let (import, export) = (flows.import_kw[step], flows.export_kw[step]);
        assert!(charge >= 0.0 && discharge >= 0.0 && solar >= 0.0 && import >= 0.0 && export >= 0.0);
        let balance = import + solar + discharge - year.demand_kw[step] - charge - export;
        assert!(balance.abs() < 1e-9, "balance of step {step} is {balance} kW");
        assert!(charge == 0.0 || discharge == 0.0, "step {step} charges {charge} kW and discharges {discharge} kW");
        assert!(import == 0.0 || export == 0.0, "step {step} imports {import} kW and exports {export} kW");
        assert!(charge.max(discharge) <= sizes.storage_kw + 1e-9);
        assert!(solar <= sizes.solar_kwp * year.solar_kw_per_kwp[step] + 1e-9);
        assert!(export == 0.0 || year.export_yuan_per_kwh[step] > 0.0);
        assert!(import <= problem.grid.import_kw.unwrap_or(f64::INFINITY) + 1e-9);
        assert!(export <= problem.grid.export_kw.unwrap_or(f64::INFINITY) + 1e-9);
        if let Some(offer) = offer {
            assert!(offer.may_export || export <= solar + 1e-9, "step {step} sells what the sun did not give");
            let kept = (1.0 - offer.self_discharge_per_hour).powf(year.step_hours);
            let change = charge * offer.charge_efficiency - discharge / offer.discharge_efficiency;
            // What is stored at the end of the year is what the first step begins with.
            let expected = stored * kept + change * year.step_hours;
            assert!((flows.stored_kwh[step] - expected).abs() < 1e-6 * full.max(1.0), "stored in step {step}");
        }
        stored = flows.stored_kwh[step];
        assert!((0.0..=full + 1e-9).contains(&stored));
    }
    let rate = offer.map_or(0.0, |offer| offer.max_c_rate);
    assert!(sizes.storage_kw <= rate * sizes.storage_kwh + 1e-3);
    assert!(answer.cost.total_yuan() <= answer.cost_without.total_yuan() + 1e-9);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn every_answer_is_possible_and_no_dearer_than_nothing(problem in problems()) {
        let first = quick(&problem).unwrap();
        holds(&problem, &first);
        let best = full(&problem, &mut |_| Continue::Yes).unwrap();
        holds(&problem, &best);
        prop_assert!(best.cost.total_yuan() <= first.cost.total_yuan() + 1e-9);
        // The bound is that of hourly steps, so shorter ones may be a hair below it.
        if let (dispatch::Bound::AtLeast { yuan }, true) = (best.bound, problem.year.step_hours == 1.0) {
            let slack = 1e-4 * best.cost_without.total_yuan().abs().max(1.0);
            prop_assert!(yuan <= best.cost.total_yuan() + slack, "{yuan} above {}", best.cost.total_yuan());
        }
    }
}

//! Small problems whose answers are known by hand.

use dispatch::{
    Answer, BasicCharge, Continue, GridLimit, Month, Problem, Sizes, StorageOffer, Year, dispatch, full, quick,
};

use crate::made_up::{solar, storage};

/// One day of hours with a price for each, and a demand for each.
pub fn day(demand_kw: [f64; 24], import: [f64; 24], basic: BasicCharge) -> Year {
    Year {
        step_hours: 1.0,
        demand_kw: demand_kw.to_vec(),
        import_yuan_per_kwh: import.to_vec(),
        export_yuan_per_kwh: vec![0.0; 24],
        solar_kw_per_kwp: vec![0.0; 24],
        months: vec![Month { steps: 0..24, basic }],
    }
}

/// Cheap from 0 to 8, dear afterwards.
pub fn two_prices(cheap: f64, dear: f64) -> [f64; 24] {
    std::array::from_fn(|hour| if hour < 8 { cheap } else { dear })
}

/// 100 kWh that last for ever, lose a fifth, and cost nothing but what is said.
pub fn plain_storage() -> StorageOffer {
    StorageOffer {
        yuan_per_kwh: 0.0,
        yuan_per_kw: 0.0,
        max_kwh: 100.0,
        max_kw: 50.0,
        charge_efficiency: 0.8,
        discharge_efficiency: 1.0,
        max_c_rate: 0.5,
        usable_depth: 1.0,
        self_discharge_per_hour: 0.0,
        fade_per_year: 0.0,
        fade_per_full_cycle: 0.0,
        om_yuan_per_kwh_year: 0.0,
        life_years: 10,
        may_export: false,
    }
}

pub fn only_storage(year: Year, offer: StorageOffer) -> Problem {
    Problem { year, storage: Some(offer), solar: None, grid: GridLimit::default(), discount_rate: 0.0 }
}

fn both(problem: &Problem) -> [Answer; 2] {
    [quick(problem).unwrap(), full(problem, &mut |_| Continue::Yes).unwrap()]
}

#[track_caller]
pub fn near(found: f64, wanted: f64) {
    assert!((found - wanted).abs() <= 1e-4 * wanted.abs().max(1.0), "{found}, not {wanted}");
}

#[test]
fn storage_moves_a_day_of_energy_and_loses_what_it_loses() {
    let problem = only_storage(day([60.0; 24], two_prices(0.3, 1.0), BasicCharge::None), plain_storage());
    for answer in both(&problem) {
        // 125 kWh bought at 0.3 fill the 100 kWh, which save 100 kWh at 1.0.
        near(answer.cost_without.total_yuan(), 60.0 * (8.0 * 0.3 + 16.0));
        near(answer.cost.total_yuan(), answer.cost_without.total_yuan() + 125.0 * 0.3 - 100.0);
        near(answer.sizes.storage_kwh, 100.0);
        near(answer.flows.charge_kw.iter().sum(), 125.0);
        near(answer.flows.discharge_kw.iter().sum(), 100.0);
        assert!(answer.flows.charge_kw[8..].iter().all(|charge| *charge < 1e-6));
    }
}

#[test]
fn a_spread_below_the_losses_is_left_alone() {
    // 1.25 kWh at 0.85 cost more than 1 kWh at 1.0.
    let problem = only_storage(day([60.0; 24], two_prices(0.85, 1.0), BasicCharge::None), plain_storage());
    for answer in both(&problem) {
        near(answer.cost.total_yuan(), answer.cost_without.total_yuan());
        near(answer.flows.discharge_kw.iter().sum(), 0.0);
    }
}

#[test]
fn self_discharge_depth_and_both_efficiencies_are_counted() {
    let offer = StorageOffer {
        discharge_efficiency: 0.9,
        usable_depth: 0.5,
        self_discharge_per_hour: 0.01,
        max_c_rate: 10.0,
        max_kw: 1_000.0,
        ..plain_storage()
    };
    // Dear for the last hour alone: full at the end of hour 22, what is left of it is given in hour 23.
    let import = std::array::from_fn(|hour| if hour == 23 { 10.0 } else { 1.0 });
    let problem = only_storage(day([60.0; 24], import, BasicCharge::None), offer);
    for answer in both(&problem) {
        let cells = 50.0;
        near(answer.flows.discharge_kw[23], cells * 0.99 * 0.9);
        near(answer.flows.charge_kw.iter().sum(), cells / 0.8);
        assert!(answer.flows.stored_kwh.iter().all(|stored| *stored <= cells + 1e-9));
    }
}

#[test]
fn a_peak_is_cut_exactly_as_deep_as_energy_and_power_allow() {
    // Two hours of 300 kW over 100 kW; flat price; 43 yuan for a kW.
    let demand = std::array::from_fn(|hour| if hour == 10 || hour == 11 { 300.0 } else { 100.0 });
    let basic = BasicCharge::ActualDemand { yuan_per_kw: 43.0, floor_kw: 0.0 };
    let problem = only_storage(day(demand, [0.5; 24], basic), plain_storage());
    for answer in both(&problem) {
        // 100 kWh over two hours: 50 kW less.
        near(answer.flows.import_kw.iter().copied().fold(0.0, f64::max), 250.0);
        near(answer.cost.basic_yuan, 43.0 * 250.0);
        near(answer.cost.energy_yuan, answer.cost_without.energy_yuan + 0.5 * 25.0);
    }
}

#[test]
fn nothing_below_the_floor_is_saved() {
    let demand = std::array::from_fn(|hour| if hour == 10 { 300.0 } else { 100.0 });
    let basic = BasicCharge::ActualDemand { yuan_per_kw: 43.0, floor_kw: 280.0 };
    let problem = only_storage(day(demand, [0.5; 24], basic), plain_storage());
    for answer in both(&problem) {
        near(answer.cost.basic_yuan, 43.0 * 280.0);
        // 20 kWh and what is lost of them, and no more.
        near(answer.flows.charge_kw.iter().sum(), 25.0);
    }
}

#[test]
fn storage_that_does_not_pay_is_not_bought() {
    let offer = StorageOffer { yuan_per_kwh: 100_000.0, ..plain_storage() };
    let problem = only_storage(day([60.0; 24], two_prices(0.3, 1.0), BasicCharge::None), offer);
    for answer in both(&problem) {
        assert_eq!(answer.sizes, Sizes::default());
        assert_eq!(answer.cost, answer.cost_without);
    }
}

#[test]
fn a_size_is_bought_up_to_where_it_pays() {
    // 365 days of 62.5 yuan saved by 100 kWh, over 10 years without interest: 2281.25 yuan for a kWh.
    for (price, wanted) in [(2_280.0, 100.0), (2_283.0, 0.0)] {
        let mut year = day([60.0; 24], two_prices(0.3, 1.0), BasicCharge::None);
        for list in [&mut year.demand_kw, &mut year.import_yuan_per_kwh] {
            *list = list.repeat(365);
        }
        (year.export_yuan_per_kwh, year.solar_kw_per_kwp) = (vec![0.0; 8_760], vec![0.0; 8_760]);
        year.months[0].steps = 0..8_760;
        let offer = StorageOffer { yuan_per_kwh: price, max_c_rate: 1.0, max_kw: 100.0, ..plain_storage() };
        for answer in both(&only_storage(year, offer)) {
            assert!((answer.sizes.storage_kwh - wanted).abs() < 0.5, "{} kWh at {price}", answer.sizes.storage_kwh);
        }
    }
}

#[test]
fn fade_by_cycles_and_by_years_is_paid() {
    let offer = StorageOffer {
        yuan_per_kwh: 1_000.0,
        usable_depth: 0.8,
        fade_per_year: 0.02,
        fade_per_full_cycle: 0.000_1,
        discharge_efficiency: 0.9,
        ..plain_storage()
    };
    let problem = only_storage(day([60.0; 24], two_prices(0.3, 3.0), BasicCharge::None), offer);
    let sizes = Sizes { storage_kwh: 100.0, storage_kw: 50.0, solar_kwp: 0.0 };
    let answer = dispatch(&problem, sizes).unwrap();
    // One full cycle of 80 kWh takes 0.0001 of 100,000 yuan; a day is 1/365 of 2 % of it.
    near(answer.cost.fade_yuan, 10.0 + 2_000.0 / 365.0);
    near(answer.cost.investment_yuan, 100_000.0 / 10.0 / 365.0);
}

fn sunny(export: f64) -> Problem {
    let mut year = day([60.0; 24], [0.5; 24], BasicCharge::None);
    year.export_yuan_per_kwh = vec![export; 24];
    for hour in 10..14 {
        year.solar_kw_per_kwp[hour] = 0.5;
    }
    let offer = dispatch::SolarOffer {
        yuan_per_kwp: 0.0,
        max_kwp: 200.0,
        degradation_per_year: 0.0,
        om_yuan_per_kwp_year: 0.0,
        life_years: 20,
    };
    Problem { year, storage: None, solar: Some(offer), grid: GridLimit::default(), discount_rate: 0.05 }
}

#[test]
fn solar_beyond_demand_is_sold_where_it_is_paid_and_curtailed_where_it_is_not() {
    for answer in both(&sunny(0.3)) {
        near(answer.sizes.solar_kwp, 200.0);
        // 100 kW for four hours: 60 used, 40 sold.
        near(answer.cost.energy_yuan, 0.5 * 60.0 * 20.0);
        near(answer.cost.export_yuan, 0.3 * 40.0 * 4.0);
    }
    let answer = dispatch(&sunny(0.0), Sizes { solar_kwp: 200.0, ..Sizes::default() }).unwrap();
    near(answer.flows.export_kw.iter().sum(), 0.0);
    near(answer.flows.solar_kw.iter().sum(), 240.0);
}

#[test]
fn the_connection_limits_what_is_fed_in_and_what_is_drawn() {
    let mut problem = sunny(0.3);
    problem.grid.export_kw = Some(25.0);
    for answer in both(&problem) {
        near(answer.cost.export_yuan, 0.3 * 25.0 * 4.0);
    }
    // 60 kW of demand leave 10 kW to charge with.
    let mut problem = only_storage(day([60.0; 24], two_prices(0.3, 1.0), BasicCharge::None), plain_storage());
    problem.grid.import_kw = Some(70.0);
    for answer in both(&problem) {
        near(answer.flows.charge_kw.iter().sum(), 80.0);
        assert!(answer.flows.import_kw.iter().all(|import| *import <= 70.0 + 1e-6));
    }
}

#[test]
fn solar_is_counted_as_its_mean_year() {
    let mut problem = sunny(0.3);
    problem.discount_rate = 0.0;
    if let Some(offer) = &mut problem.solar {
        (offer.degradation_per_year, offer.life_years, offer.max_kwp) = (0.1, 2, 100.0);
    }
    for answer in both(&problem) {
        near(answer.flows.solar_kw.iter().sum(), 100.0 * 0.5 * 4.0 * 0.95);
    }
    assert!(solar().max_kwp > 0.0 && storage().max_kwh > 0.0);
}

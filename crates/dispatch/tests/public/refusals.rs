//! What cannot be is refused with a sentence.

use dispatch::{BasicCharge, Problem, ProblemError, Sizes, dispatch, full, quick};

use crate::by_hand::{day, only_storage, plain_storage, two_prices};

fn sound() -> Problem {
    only_storage(day([60.0; 24], two_prices(0.3, 1.0), BasicCharge::None), plain_storage())
}

#[track_caller]
fn refused(change: impl Fn(&mut Problem), sentence: &str) {
    let mut problem = sound();
    change(&mut problem);
    let error = quick(&problem).unwrap_err();
    assert_eq!(error.to_string(), sentence);
    let sentence = sentence.to_owned();
    assert_eq!(full(&problem, &mut |_| dispatch::Continue::Yes).unwrap_err().to_string(), sentence);
    assert_eq!(dispatch(&problem, Sizes::default()).unwrap_err().to_string(), sentence);
}

#[test]
fn what_cannot_be_is_refused() {
    quick(&sound()).unwrap();
    refused(|p| p.year.step_hours = 0.3, "steps of 0.3 h are not possible: make them 0.25, 0.5 or 1 h long");
    refused(|p| p.year.demand_kw.clear(), "the year has no steps: give at least one day");
    refused(
        |p| p.year.import_yuan_per_kwh.truncate(23),
        "import_yuan_per_kwh has 23 values and there are 24 steps: give one value for each step",
    );
    refused(|p| p.year.demand_kw[5] = f64::NAN, "demand_kw is NaN in step 5: give a number of 0 or above");
    refused(|p| p.year.demand_kw[5] = -1.0, "demand_kw is -1 in step 5: give a number of 0 or above");
    refused(|p| p.year.import_yuan_per_kwh[0] = f64::INFINITY, "import_yuan_per_kwh is inf in step 0: give a price");
    refused(|p| p.year.solar_kw_per_kwp[7] = -0.1, "solar_kw_per_kwp is -0.1 in step 7: give a number of 0 or above");
    refused(|p| p.discount_rate = -0.01, "discount_rate is -0.01: give a share from 0 up to 1");
    refused(
        |p| p.grid.import_kw = Some(50.0),
        "step 0 draws 60 kW and the connection carries 50 kW: raise the limit, or leave it out",
    );
    refused(|p| p.grid.export_kw = Some(-1.0), "grid.export_kw is -1: give a number of 0 or above");
}

#[test]
fn months_that_do_not_cover_the_steps_are_refused() {
    refused(|p| p.year.months.clear(), "the months end at step 0 and there are 24 steps: let them cover all steps");
    refused(
        |p| p.year.months[0].steps = 0..48,
        "the months end at step 48 and there are 24 steps: let them cover all steps",
    );
    refused(|p| p.year.months[0].steps = 0..23, "month 1 has 23 steps, which are no whole days: give whole days");
    refused(
        |p| p.year.months[0].steps = 24..48,
        "month 1 begins at step 24 and the one before it ends at 0: let months follow each other",
    );
}

#[test]
fn offers_that_cannot_be_are_refused() {
    let offer = |change: fn(&mut dispatch::StorageOffer)| move |p: &mut Problem| p.storage.iter_mut().for_each(change);
    refused(offer(|o| o.yuan_per_kwh = -1.0), "storage.yuan_per_kwh is -1: give a number of 0 or above");
    refused(offer(|o| o.charge_efficiency = 0.0), "storage.charge_efficiency is 0: give a share above 0 and up to 1");
    refused(
        offer(|o| o.discharge_efficiency = 1.1),
        "storage.discharge_efficiency is 1.1: give a share above 0 and up to 1",
    );
    refused(offer(|o| o.usable_depth = f64::NAN), "storage.usable_depth is NaN: give a share above 0 and up to 1");
    refused(
        offer(|o| o.self_discharge_per_hour = 1.0),
        "storage.self_discharge_per_hour is 1: give a share from 0 to below 1",
    );
    refused(offer(|o| o.life_years = 0), "storage.life_years is 0: give 1 to 100 years");
}

#[test]
fn sizes_beyond_the_offer_are_refused() {
    let sizes = Sizes { storage_kwh: 101.0, storage_kw: 10.0, solar_kwp: 0.0 };
    let error = dispatch(&sound(), sizes).unwrap_err();
    assert_eq!(error.to_string(), "storage_kwh is 101: give a size from 0 up to what is offered");
    let sizes = Sizes { storage_kwh: 10.0, storage_kw: 10.0, solar_kwp: 0.0 };
    let error = dispatch(&sound(), sizes).unwrap_err();
    assert!(matches!(error, ProblemError::Value { field: "storage_kw", .. }), "{error}");
}

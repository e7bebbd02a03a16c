//! What a year costs, counted over what is done in it.

use std::ops::Range;

use crate::{Flows, Month, Problem, Sizes, YearlyCost};

/// The cost of the flows, and the contract value of each month.
pub(crate) fn price(problem: &Problem, sizes: Sizes, flows: &Flows) -> (YearlyCost, Vec<Option<f64>>) {
    let mut cost = of_sizes(problem, sizes);
    let mut contracts = Vec::with_capacity(problem.year.months.len());
    for month in &problem.year.months {
        let (of_month, contract_kw) = of_month(problem, month, flows);
        cost.energy_yuan += of_month.energy_yuan;
        cost.export_yuan += of_month.export_yuan;
        cost.basic_yuan += of_month.basic_yuan;
        cost.fade_yuan += of_month.fade_yuan;
        contracts.push(contract_kw);
    }
    (cost, contracts)
}

/// What a month's flows cost, without what the sizes cost.
pub(crate) fn of_month(problem: &Problem, month: &Month, flows: &Flows) -> (YearlyCost, Option<f64>) {
    let year = &problem.year;
    let pay = |flows: &[f64], prices: &[f64], steps: Range<usize>| -> f64 {
        steps.map(|step| flows[step] * prices[step]).sum::<f64>() * year.step_hours
    };
    let steps = month.steps.clone();
    let energy_yuan = pay(&flows.import_kw, &year.import_yuan_per_kwh, steps.clone());
    let export_yuan = pay(&flows.export_kw, &year.export_yuan_per_kwh, steps.clone());
    let demand_kw = flows.import_kw[steps.clone()].iter().copied().fold(0.0, f64::max);
    let (basic_yuan, contract_kw) = month.basic.charge_yuan(demand_kw);
    let fade_yuan = problem.storage.as_ref().map_or(0.0, |offer| {
        let given_kwh = flows.discharge_kw[steps].iter().sum::<f64>() * year.step_hours;
        given_kwh / offer.discharge_efficiency * offer.wear_yuan_per_cell_kwh()
    });
    (YearlyCost { energy_yuan, export_yuan, basic_yuan, fade_yuan, ..YearlyCost::default() }, contract_kw)
}

fn of_sizes(problem: &Problem, sizes: Sizes) -> YearlyCost {
    let years = problem.year.years();
    let mut cost = YearlyCost::default();
    if let Some(offer) = &problem.storage {
        let (yuan_per_kwh, yuan_per_kw) = offer.annual_investment(problem.discount_rate);
        cost.investment_yuan += years * (yuan_per_kwh * sizes.storage_kwh + yuan_per_kw * sizes.storage_kw);
        cost.om_yuan += years * offer.om_yuan_per_kwh_year * sizes.storage_kwh;
        cost.fade_yuan += years * offer.annual_fade() * sizes.storage_kwh;
    }
    if let Some(offer) = &problem.solar {
        cost.investment_yuan += years * offer.annual_investment(problem.discount_rate) * sizes.solar_kwp;
        cost.om_yuan += years * offer.om_yuan_per_kwp_year * sizes.solar_kwp;
    }
    cost
}

/// What the year costs when nothing is bought.
pub(crate) fn without(problem: &Problem) -> YearlyCost {
    let nothing = vec![0.0; problem.year.len()];
    let flows = Flows {
        charge_kw: nothing.clone(),
        discharge_kw: nothing.clone(),
        solar_kw: nothing.clone(),
        import_kw: problem.year.demand_kw.clone(),
        export_kw: nothing.clone(),
        stored_kwh: nothing,
    };
    price(problem, Sizes::default(), &flows).0
}

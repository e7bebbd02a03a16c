//! What a problem has to be before anything is worked out.

use crate::{BasicCharge, Contract, Problem, ProblemError, Sizes, SolarOffer, StorageOffer, Year};

/// The first thing that is wrong.
pub(crate) fn check(problem: &Problem) -> Result<(), ProblemError> {
    problem.year.check()?;
    if let Some(offer) = &problem.storage {
        offer.check()?;
    }
    if let Some(offer) = &problem.solar {
        offer.check()?;
    }
    for (field, limit) in [("grid.import_kw", problem.grid.import_kw), ("grid.export_kw", problem.grid.export_kw)] {
        limit.map_or(Ok(()), |limit| at_least_0(field, limit))?;
    }
    if let Some(limit_kw) = problem.grid.import_kw {
        let over = problem.year.demand_kw.iter().position(|demand| *demand > limit_kw);
        if let Some(step) = over {
            return Err(ProblemError::OverImportLimit { step, demand_kw: problem.year.demand_kw[step], limit_kw });
        }
    }
    value("discount_rate", problem.discount_rate, "a share from 0 up to 1", |rate| (0.0..=1.0).contains(&rate))
}

impl Year {
    fn check(&self) -> Result<(), ProblemError> {
        if ![0.25, 0.5, 1.0].contains(&self.step_hours) {
            return Err(ProblemError::StepLength { step_hours: self.step_hours });
        }
        if self.is_empty() {
            return Err(ProblemError::NoSteps);
        }
        self.check_values("demand_kw", &self.demand_kw, "a number of 0 or above", |value| value >= 0.0)?;
        self.check_values("import_yuan_per_kwh", &self.import_yuan_per_kwh, "a price", |_| true)?;
        self.check_values("export_yuan_per_kwh", &self.export_yuan_per_kwh, "a price", |_| true)?;
        self.check_values("solar_kw_per_kwp", &self.solar_kw_per_kwp, "a number of 0 or above", |value| value >= 0.0)?;
        self.check_months()
    }

    fn check_values(
        &self,
        list: &'static str,
        values: &[f64],
        wanted: &'static str,
        fits: impl Fn(f64) -> bool,
    ) -> Result<(), ProblemError> {
        if values.len() != self.len() {
            return Err(ProblemError::Lengths { list, found: values.len(), steps: self.len() });
        }
        match values.iter().position(|value| !value.is_finite() || !fits(*value)) {
            Some(step) => Err(ProblemError::StepValue { list, step, value: values[step], wanted }),
            None => Ok(()),
        }
    }

    fn check_months(&self) -> Result<(), ProblemError> {
        let steps_of_day = 24 * self.in_an_hour();
        let mut ends = 0;
        for (index, month) in self.months.iter().enumerate() {
            let (month_number, begins) = (index + 1, month.steps.start);
            if begins != ends {
                return Err(ProblemError::MonthGap { month: month_number, begins, ends });
            }
            ends = month.steps.end;
            let steps = month.steps.len();
            if steps == 0 || !steps.is_multiple_of(steps_of_day) {
                return Err(ProblemError::NotWholeDays { month: month_number, steps });
            }
            month.basic.check()?;
        }
        if ends == self.len() { Ok(()) } else { Err(ProblemError::MonthsEnd { ends, steps: self.len() }) }
    }
}

impl BasicCharge {
    fn check(&self) -> Result<(), ProblemError> {
        match self {
            BasicCharge::None => Ok(()),
            BasicCharge::Capacity { yuan_per_month } => at_least_0("basic.yuan_per_month", *yuan_per_month),
            BasicCharge::ActualDemand { yuan_per_kw, floor_kw } => {
                at_least_0("basic.yuan_per_kw", *yuan_per_kw)?;
                at_least_0("basic.floor_kw", *floor_kw)
            }
            BasicCharge::Contract { yuan_per_kw, contract, excess } => {
                at_least_0("basic.yuan_per_kw", *yuan_per_kw)?;
                match *contract {
                    Contract::Fixed { contract_kw } => at_least_0("contract_kw", contract_kw)?,
                    Contract::Free { min_kw, max_kw } => {
                        at_least_0("contract.min_kw", min_kw)?;
                        at_least_0("contract.max_kw", max_kw)?;
                        value("contract.max_kw", max_kw, "no less than contract.min_kw", |max_kw| max_kw >= min_kw)?;
                    }
                }
                value("excess.allowed_share", excess.allowed_share, "1 or above", |share| share >= 1.0)?;
                value("excess.multiple", excess.multiple, "1 or above", |multiple| multiple >= 1.0)
            }
        }
    }
}

impl StorageOffer {
    fn check(&self) -> Result<(), ProblemError> {
        at_least_0("storage.yuan_per_kwh", self.yuan_per_kwh)?;
        at_least_0("storage.yuan_per_kw", self.yuan_per_kw)?;
        at_least_0("storage.max_kwh", self.max_kwh)?;
        at_least_0("storage.max_kw", self.max_kw)?;
        at_least_0("storage.om_yuan_per_kwh_year", self.om_yuan_per_kwh_year)?;
        at_least_0("storage.max_c_rate", self.max_c_rate)?;
        share_above_0("storage.charge_efficiency", self.charge_efficiency)?;
        share_above_0("storage.discharge_efficiency", self.discharge_efficiency)?;
        share_above_0("storage.usable_depth", self.usable_depth)?;
        share_below_1("storage.self_discharge_per_hour", self.self_discharge_per_hour)?;
        share_below_1("storage.fade_per_year", self.fade_per_year)?;
        share_below_1("storage.fade_per_full_cycle", self.fade_per_full_cycle)?;
        life("storage.life_years", self.life_years)
    }
}

impl SolarOffer {
    fn check(&self) -> Result<(), ProblemError> {
        at_least_0("solar.yuan_per_kwp", self.yuan_per_kwp)?;
        at_least_0("solar.max_kwp", self.max_kwp)?;
        at_least_0("solar.om_yuan_per_kwp_year", self.om_yuan_per_kwp_year)?;
        share_below_1("solar.degradation_per_year", self.degradation_per_year)?;
        life("solar.life_years", self.life_years)
    }
}

impl Sizes {
    pub(crate) fn check(&self, problem: &Problem) -> Result<(), ProblemError> {
        let most = problem.largest_sizes();
        let wanted = "a size from 0 up to what is offered";
        let fits = |most: f64| move |size: f64| (0.0..=most * (1.0 + 1e-9)).contains(&size);
        value("storage_kwh", self.storage_kwh, wanted, fits(most.storage_kwh))?;
        value("storage_kw", self.storage_kw, wanted, fits(most.storage_kw))?;
        value("solar_kwp", self.solar_kwp, wanted, fits(most.solar_kwp))?;
        let rate = problem.storage.as_ref().map_or(0.0, |offer| offer.max_c_rate) * (1.0 + 1e-9);
        value("storage_kw", self.storage_kw, "no more than max_c_rate times storage_kwh", |kw| {
            kw <= rate * self.storage_kwh
        })
    }
}

fn at_least_0(field: &'static str, found: f64) -> Result<(), ProblemError> {
    value(field, found, "a number of 0 or above", |value| value >= 0.0)
}

fn share_above_0(field: &'static str, found: f64) -> Result<(), ProblemError> {
    value(field, found, "a share above 0 and up to 1", |share| share > 0.0 && share <= 1.0)
}

fn share_below_1(field: &'static str, found: f64) -> Result<(), ProblemError> {
    value(field, found, "a share from 0 to below 1", |share| (0.0..1.0).contains(&share))
}

fn life(field: &'static str, years: u32) -> Result<(), ProblemError> {
    value(field, f64::from(years), "1 to 100 years", |years| (1.0..=100.0).contains(&years))
}

fn value(
    field: &'static str,
    value: f64,
    wanted: &'static str,
    fits: impl Fn(f64) -> bool,
) -> Result<(), ProblemError> {
    if value.is_finite() && fits(value) { Ok(()) } else { Err(ProblemError::Value { field, value, wanted }) }
}

//! A year of a customer as the optimiser sees it.

use dispatch::{BasicCharge, Contract, Excess, GridLimit, Month, Overrun, Problem, SolarOffer, StorageOffer, Year};
use rust_decimal::Decimal;
use tariff::business::{BasicMethod, Biller, BusinessBill, LineKind, Overrun as Reading};

use crate::assumption::{Outlook, float};
use crate::assumptions::{Assumptions, SolarRegion};
use crate::case::Case;
use crate::measure::{price_share, years};
use crate::plan_error::PlanError;
use crate::site::Site;
use crate::year_months::{MonthOfLoad, YearMonths};

/// How the basic charge answers to storage and solar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Basic {
    /// As the contract says.
    AsAgreed,
    /// By contract, whose value is chosen month by month.
    FreeContract,
}

/// What the optimiser is told of a case.
pub(crate) struct YearProblem<'a, 'b> {
    pub case: &'b Case<'a>,
    pub year: &'b YearMonths,
    pub assumed: &'b Assumptions,
    pub site: &'b Site,
    /// kW a kWp of each interval, where there may be solar power.
    pub sun: Option<(&'b SolarRegion, &'b [f64])>,
}

impl YearProblem<'_, '_> {
    /// The problem with storage, and with solar power where it may be.
    ///
    /// A kWh costs the period's price (of the first tier), and with the basic charge what the power factor of the month adds or
    /// takes, as it is without storage. A demand charge of some periods alone is left out: the bill that follows has it.
    pub fn problem(&self, basic: Basic) -> Result<Problem, PlanError> {
        let case = self.case;
        let biller = Biller::new(case.tariff, &case.contract, &case.load)?;
        let bill = biller.bill(&case.load)?;
        let count = case.load.active().len();
        let months: Vec<f64> = (0..12).map(|month| with_power_factor(&bill, month)).collect();
        let mut import_yuan_per_kwh = Vec::with_capacity(count);
        for (month, factor) in self.year.months.iter().zip(&months) {
            let price = |index: usize| float(biller.energy_price(index).unwrap_or_default()) * factor;
            import_yuan_per_kwh.extend(month.intervals.clone().map(price));
        }
        let export = self.sun.map_or(0.0, |(region, _)| float(region.export_yuan_per_kwh.likely));
        let kwp = self.sun.map_or_else(|| vec![0.0; count], |(_, sun)| sun.to_vec());
        let basic = |(index, month): (usize, &MonthOfLoad)| Month {
            steps: month.intervals.clone(),
            basic: self.basic(basic, &biller, &bill, index, months[index]),
        };
        let year = Year {
            step_hours: f64::from(case.load.length().minutes()) / 60.0,
            demand_kw: case.load.active().iter().map(|energy| case.kw(energy.0)).collect(),
            import_yuan_per_kwh,
            export_yuan_per_kwh: vec![export; count],
            solar_kw_per_kwp: kwp,
            months: self.year.months.iter().enumerate().map(basic).collect(),
        };
        let export_kw = if self.site.no_export || self.sun.is_none() { Some(0.0) } else { None };
        Ok(Problem {
            year,
            storage: if self.site.no_storage { None } else { Some(self.storage()) },
            solar: self.solar(),
            grid: GridLimit { import_kw: self.carried_kw(), export_kw },
            discount_rate: float(self.assumed.finance.discount_rate.likely),
        })
    }

    /// The price of a kW of a month's demand, with what demand charges of all periods add to it.
    fn basic(&self, how: Basic, biller: &Biller<'_>, bill: &BusinessBill, index: usize, factor: f64) -> BasicCharge {
        let (case, month) = (self.case, &self.year.months[index]);
        let kwh = bill.months.get(index).map_or(Decimal::ZERO, |month| month.kwh);
        let share = price_share(&case.contract, case.tariff, kwh);
        let running = case.contract.capacity_kva.map(|kva| kva - case.contract.stopped_kva(month.first_day));
        let Some((method, rule)) = biller.basic_method().zip(case.tariff.basic.as_ref()) else {
            let yuan_per_kw = float(biller.demand_price(month.month));
            return if yuan_per_kw > 0.0 {
                BasicCharge::ActualDemand { yuan_per_kw, floor_kw: 0.0 }
            } else {
                BasicCharge::None
            };
        };
        let floor_kw = running.map_or(0.0, |kva| float(kva * rule.floor_share.get()));
        let highest = || {
            let active = case.load.active().get(month.intervals.clone()).unwrap_or_default();
            active.iter().map(|energy| case.kw(energy.0)).fold(0.0, f64::max)
        };
        if method == BasicMethod::Capacity && how == Basic::AsAgreed {
            let lines = bill.months.get(index).into_iter().flat_map(|month| &month.lines);
            let yuan = lines.filter(|line| line.kind == LineKind::Basic).map(|line| float(line.exact.get()));
            return BasicCharge::Capacity { yuan_per_month: yuan.sum::<f64>() * factor };
        }
        let yuan_per_kw = self.per_kw(month).map_or(0.0, float) * float(share) * factor;
        if method == BasicMethod::Actual && how == Basic::AsAgreed {
            return BasicCharge::ActualDemand {
                yuan_per_kw,
                floor_kw: if rule.floor_for_actual { floor_kw } else { 0.0 },
            };
        }
        let agreed = case.contract.contract_kw_of.get(&month.month).copied().or(case.contract.contract_kw);
        let contract = match agreed.filter(|_| how == Basic::AsAgreed) {
            Some(kw) => Contract::Fixed { contract_kw: float(kw) },
            None => Contract::Free { min_kw: floor_kw.max(1.0), max_kw: highest().max(floor_kw).max(1.0) },
        };
        let excess = Excess {
            allowed_share: float(rule.free_up_to.get()),
            multiple: float(rule.overrun_ratio.get()),
            overrun: match case.contract.overrun.unwrap_or(rule.overrun) {
                Reading::ContractValue => Overrun::ContractValue,
                Reading::FreeLimit => Overrun::FreeLimit,
            },
        };
        BasicCharge::Contract { yuan_per_kw, contract, excess }
    }

    fn per_kw(&self, month: &MonthOfLoad) -> Option<Decimal> {
        let sheet = self.case.tariff.on(month.first_day).ok()?;
        let class = self.case.class()?;
        sheet.classes.into_iter().find(|of| of.class == class.id)?.prices.ok()?.per_kw
    }

    /// What transformers carry; a load that draws more today goes on doing so.
    fn carried_kw(&self) -> Option<f64> {
        let highest = self.case.load.active().iter().map(|energy| self.case.kw(energy.0)).fold(0.0, f64::max);
        self.case.contract.capacity_kva.map(|_| self.case.carried_kw().max(highest))
    }

    fn storage(&self) -> StorageOffer {
        let assumed = &self.assumed.storage;
        let likely = |figure: &crate::assumption::Assumption| float(figure.likely);
        let (rate, efficiency) = (likely(&assumed.c_rate), likely(&assumed.efficiency_one_way));
        // More than a day of the highest demand never pays, and a limit keeps the problem well scaled.
        let highest = self.case.load.active().iter().map(|energy| self.case.kw(energy.0)).fold(1.0, f64::max);
        let max_kwh = self.site.storage_most_kwh.map_or(highest * 24.0, |kwh| float(kwh.0));
        StorageOffer {
            yuan_per_kwh: likely(&assumed.yuan_per_kwh),
            yuan_per_kw: likely(&assumed.yuan_per_kw),
            max_kwh,
            max_kw: max_kwh * rate,
            charge_efficiency: efficiency,
            discharge_efficiency: efficiency,
            max_c_rate: rate,
            usable_depth: likely(&assumed.depth),
            self_discharge_per_hour: likely(&assumed.self_discharge_per_hour),
            fade_per_year: likely(&assumed.fade_per_year),
            fade_per_full_cycle: likely(&assumed.fade_per_cycle),
            om_yuan_per_kwh_year: likely(&assumed.yearly_share) * likely(&assumed.yuan_per_kwh),
            life_years: years(assumed.life_years.gain(Outlook::Likely)),
            may_export: false,
        }
    }

    fn solar(&self) -> Option<SolarOffer> {
        let assumed = &self.assumed.solar;
        let roof = self.site.roof_kwp.filter(|_| self.sun.is_some())?;
        Some(SolarOffer {
            yuan_per_kwp: float(assumed.yuan_per_kwp.likely),
            max_kwp: float(roof.0),
            degradation_per_year: float(assumed.fade_per_year.likely),
            om_yuan_per_kwp_year: float(assumed.yearly_yuan_per_kwp.likely),
            life_years: years(assumed.life_years.gain(Outlook::Likely)),
        })
    }
}

/// 1 and what the power factor of a month adds to energy and basic charge.
fn with_power_factor(bill: &BusinessBill, month: usize) -> f64 {
    let lines = bill.months.get(month).into_iter().flat_map(|month| &month.lines);
    1.0 + lines.filter(|line| line.kind == LineKind::PowerFactor).map(|line| float(line.price)).sum::<f64>()
}

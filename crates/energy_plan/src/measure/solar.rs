use std::sync::Arc;

use rust_decimal::Decimal;
use tariff::Yuan;

use super::cost::{Cost, years};
use super::fact::{Fact, Unit};
use super::kind::MeasureKind;
use super::one_measure::Measure;
use crate::assumption::{Assumption, Outlook, decimal, float};
use crate::assumptions;
use crate::case::{Case, FedIn};
use crate::plan_error::PlanError;

/// Solar power on the roof: what the site draws comes from it first, the rest is fed into the grid or, where that is not
/// allowed, lost.
#[derive(Clone, Debug)]
pub(crate) struct Solar {
    pub kwp: Decimal,
    /// kW a kWp of each interval.
    pub sun: Arc<[f64]>,
    pub area_code: String,
    pub export_yuan_per_kwh: Assumption,
    pub may_export: bool,
    pub assumed: assumptions::Solar,
}

impl Solar {
    fn energy(&self, case: &Case<'_>, outlook: Outlook) -> Vec<i64> {
        let kwp = float(self.kwp * self.assumed.yield_multiple.gain(outlook));
        self.sun.iter().map(|sun| case.micro_kwh(kwp * sun)).collect()
    }
}

impl Measure for Solar {
    fn kind(&self) -> MeasureKind {
        MeasureKind::Solar
    }

    fn apply<'a>(&self, mut case: Case<'a>, outlook: Outlook) -> Result<Case<'a>, PlanError> {
        let mut net = case.net();
        for (net, sun) in net.iter_mut().zip(self.energy(&case, outlook)) {
            // Where nothing may be fed in, no more is taken than is drawn.
            *net -= if self.may_export { sun } else { sun.min((*net).max(0)) };
        }
        case.has_solar = true;
        if self.may_export {
            let energy = case.fed_in.take().map_or_else(Vec::new, |fed_in| fed_in.energy);
            case.fed_in = Some(FedIn { energy, yuan_per_kwh: self.export_yuan_per_kwh.gain(outlook) });
        }
        case.with_net(&net)
    }

    fn cost(&self, outlook: Outlook) -> Cost {
        Cost {
            investment_yuan: self.kwp * self.assumed.yuan_per_kwp.cost(outlook),
            yearly_yuan: self.kwp * self.assumed.yearly_yuan_per_kwp.cost(outlook),
            life_years: years(self.assumed.life_years.gain(outlook)),
            fade_per_year: self.assumed.fade_per_year.cost(outlook),
        }
    }

    fn rests_on(&self) -> Vec<String> {
        let names = ["yuan_per_kwp", "yearly_yuan_per_kwp", "fade_per_year", "life_years", "yield_multiple"];
        let mut names: Vec<String> = names.map(|name| format!("solar.{name}")).to_vec();
        names.push(format!("solar.{}.export_yuan_per_kwh", self.area_code));
        names
    }

    fn facts(&self, before: &Case<'_>, after: &Case<'_>) -> Vec<Fact> {
        let given = self.energy(before, Outlook::Likely).iter().sum::<i64>() as f64 / 1e6;
        let fed_in = after.fed_in.as_ref().map_or(Decimal::ZERO, FedIn::kwh);
        let price = self.export_yuan_per_kwh.likely;
        vec![
            Fact::new("solar-size", self.kwp.normalize(), Unit::Kwp),
            Fact::new("solar-given", decimal(given, 0), Unit::KwhPerYear),
            Fact::new("fed-in", decimal(float(fed_in), 0), Unit::KwhPerYear),
            Fact::new("export-price", price.normalize(), Unit::YuanPerKwh),
            Fact::new("export-income", Yuan::new(fed_in * price).to_cent(), Unit::YuanPerYear),
        ]
    }

    fn depends_on_others(&self) -> bool {
        true
    }
}

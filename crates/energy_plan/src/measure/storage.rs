use std::sync::Arc;

use rust_decimal::Decimal;

use super::cost::{Cost, years};
use super::fact::{Fact, Unit};
use super::kind::MeasureKind;
use super::one_measure::Measure;
use crate::assumption::{Outlook, decimal, float};
use crate::assumptions;
use crate::case::Case;
use crate::plan_error::PlanError;

/// A battery that runs by a schedule of the optimiser.
///
/// There are two schedules, one for a roof with solar power and one without; both are for the load that all other measures
/// leave, and are used as they are with other loads as well. What it gives never goes into the grid: more than is drawn is
/// lost, and so it is never counted for more than it does.
#[derive(Clone, Debug)]
pub(crate) struct Storage {
    pub kwh: Decimal,
    pub kw: Decimal,
    pub with_solar: Arc<Schedule>,
    pub alone: Arc<Schedule>,
    pub assumed: assumptions::Storage,
}

/// Mean power of each interval, kW.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Schedule {
    pub charge_kw: Vec<f64>,
    pub discharge_kw: Vec<f64>,
    /// Full cycles a year.
    pub cycles: f64,
}

impl Storage {
    fn schedule(&self, case: &Case<'_>) -> &Schedule {
        if case.has_solar { &self.with_solar } else { &self.alone }
    }

    /// Wear is made good: the share of the capacity that a year and its cycles take is bought again.
    fn wear_yuan(&self, outlook: Outlook) -> Decimal {
        let cycles = decimal(self.with_solar.cycles.max(self.alone.cycles), 3);
        let share = self.assumed.fade_per_year.cost(outlook) + self.assumed.fade_per_cycle.cost(outlook) * cycles;
        self.kwh * self.assumed.yuan_per_kwh.cost(outlook) * share
    }
}

impl Measure for Storage {
    fn kind(&self) -> MeasureKind {
        MeasureKind::Storage
    }

    fn apply<'a>(&self, case: Case<'a>, outlook: Outlook) -> Result<Case<'a>, PlanError> {
        let efficiency = &self.assumed.efficiency_one_way;
        // A worse one gives the same and takes more: both ways count.
        let more = float(efficiency.likely / efficiency.gain(outlook)).powi(2);
        let schedule = self.schedule(&case);
        let mut net = case.net();
        let flows = schedule.charge_kw.iter().zip(&schedule.discharge_kw);
        for (net, (charge, discharge)) in net.iter_mut().zip(flows) {
            let with = *net + case.micro_kwh(charge * more) - case.micro_kwh(*discharge);
            *net = with.max((*net).min(0));
        }
        case.with_net(&net)
    }

    fn cost(&self, outlook: Outlook) -> Cost {
        let price = self.assumed.yuan_per_kwh.cost(outlook);
        let investment_yuan = self.kwh * price + self.kw * self.assumed.yuan_per_kw.cost(outlook);
        Cost {
            investment_yuan,
            yearly_yuan: self.kwh * price * self.assumed.yearly_share.cost(outlook) + self.wear_yuan(outlook),
            life_years: years(self.assumed.life_years.gain(outlook)),
            fade_per_year: Decimal::ZERO,
        }
    }

    fn rests_on(&self) -> Vec<String> {
        let names = [
            "yuan_per_kwh",
            "yuan_per_kw",
            "yearly_share",
            "efficiency_one_way",
            "depth",
            "c_rate",
            "self_discharge_per_hour",
            "fade_per_year",
            "fade_per_cycle",
            "life_years",
        ];
        names.map(|name| format!("storage.{name}")).to_vec()
    }

    fn facts(&self, _: &Case<'_>, after: &Case<'_>) -> Vec<Fact> {
        let schedule = self.schedule(after);
        let hours = f64::from(after.load.length().minutes()) / 60.0;
        let energy = |flow: &[f64]| decimal(flow.iter().sum::<f64>() * hours, 0);
        vec![
            Fact::new("storage-size", self.kwh.normalize(), Unit::Kwh),
            Fact::new("storage-power", self.kw.normalize(), Unit::Kw),
            Fact::new("charged", energy(&schedule.charge_kw), Unit::KwhPerYear),
            Fact::new("discharged", energy(&schedule.discharge_kw), Unit::KwhPerYear),
            Fact::word("full-cycles", decimal(schedule.cycles, 1)),
            Fact::new("wear", self.wear_yuan(Outlook::Likely).round_dp(2), Unit::YuanPerYear),
        ]
    }

    fn depends_on_others(&self) -> bool {
        true
    }
}

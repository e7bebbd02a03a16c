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
/// leave, and are followed with other loads as well, as far as cells, transformers and load let them. What it gives never
/// goes into the grid.
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

/// A power or an energy below this is a rounding of nothing, kW or kWh.
const NOTHING: f64 = 1e-6;

impl Storage {
    /// The net load with the battery, whose cells hold what was put in and no more than they may.
    ///
    /// It charges as scheduled while the transformers carry it and the cells have room, and gives as scheduled while there is
    /// something in them and something is drawn. A worse efficiency charges more for the same: both ways count.
    fn run(&self, case: &Case<'_>, outlook: Outlook) -> Vec<i64> {
        let schedule = self.schedule(case);
        let one_way = float(self.assumed.efficiency_one_way.gain(outlook));
        let more = (float(self.assumed.efficiency_one_way.likely) / one_way).powi(2);
        let hours = f64::from(case.load.length().minutes()) / 60.0;
        let kept = (1.0 - float(self.assumed.self_discharge_per_hour.cost(outlook))).powf(hours);
        let room_kwh = float(self.kwh * self.assumed.depth.likely);
        let (most_kw, carried_kw) = (float(self.kw), case.carried_kw());
        let mut stored_kwh = 0.0;
        let mut net = case.net();
        let flows = schedule.charge_kw.iter().zip(&schedule.discharge_kw);
        for (net, (charge, discharge)) in net.iter_mut().zip(flows) {
            stored_kwh *= kept;
            let drawn_kw = case.kw(*net);
            let free_kw = ((room_kwh - stored_kwh) / one_way / hours).min(carried_kw - drawn_kw).min(most_kw);
            let in_kw = (charge * more).min(free_kw).max(0.0);
            let out_kw = discharge.min(stored_kwh * one_way / hours).min(drawn_kw).max(0.0);
            stored_kwh += in_kw * one_way * hours - out_kw * hours / one_way;
            if in_kw > NOTHING || out_kw > NOTHING {
                // Down to whole millionths, so that rounding never goes beyond what transformers carry.
                *net += ((in_kw - out_kw) * hours * 1e6).floor() as i64;
            }
        }
        net
    }
}

impl Measure for Storage {
    fn kind(&self) -> MeasureKind {
        MeasureKind::Storage
    }

    fn apply<'a>(&self, case: Case<'a>, outlook: Outlook) -> Result<Case<'a>, PlanError> {
        let net = self.run(&case, outlook);
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

use rust_decimal::Decimal;

use super::cost::{Cost, years};
use super::fact::{Fact, Unit};
use super::kind::MeasureKind;
use super::one_measure::Measure;
use crate::assumption::{Assumption, Outlook, decimal, float};
use crate::case::Case;
use crate::hours::Hours;
use crate::plan_error::PlanError;
use crate::site::Process;
use crate::year_months::YearMonths;

/// A process that runs at another hour: what it draws is taken out of the load at its hours and put in at the new ones.
#[derive(Clone, Debug)]
pub(crate) struct MovedProcess {
    pub process: Process,
    /// When it runs then.
    pub to: Hours,
    pub year: YearMonths,
    pub life_years: Assumption,
}

impl MovedProcess {
    /// The net load with it, and the energy that was moved, in millionths of a kWh.
    pub fn moved(&self, case: &Case<'_>) -> (Vec<i64>, i64) {
        let power = case.micro_kwh(float(self.process.kw.0));
        let minutes = case.load.length().minutes();
        let mut net = case.net();
        let count = net.len();
        let mut energy = 0;
        let carried = case.micro_kwh(case.carried_kw().min(1e12));
        let days = self.year.days().into_iter().enumerate().filter(|(_, (_, kind))| self.process.days.include(*kind));
        for (day, _) in days {
            // On a day on which the transformers would not carry it at the new hours, it runs as today.
            if self.to.intervals(day, minutes, count).any(|to| net[to] + power > carried) {
                continue;
            }
            for (from, to) in
                self.process.runs.intervals(day, minutes, count).zip(self.to.intervals(day, minutes, count))
            {
                let taken = power.min(net[from].max(0));
                net[from] -= taken;
                net[to] += taken;
                energy += taken;
            }
        }
        (net, energy)
    }
}

impl Measure for MovedProcess {
    fn kind(&self) -> MeasureKind {
        MeasureKind::MovedProcess
    }

    fn name(&self) -> Option<&str> {
        Some(&self.process.id)
    }

    fn apply<'a>(&self, case: Case<'a>, _: Outlook) -> Result<Case<'a>, PlanError> {
        let (net, _) = self.moved(&case);
        case.with_net(&net)
    }

    fn cost(&self, outlook: Outlook) -> Cost {
        Cost {
            investment_yuan: self.process.yuan.map_or(Decimal::ZERO, |yuan| yuan.0),
            yearly_yuan: self.process.yearly_yuan.map_or(Decimal::ZERO, |yuan| yuan.0),
            ..Cost::nothing(years(self.life_years.gain(outlook)))
        }
    }

    fn rests_on(&self) -> Vec<String> {
        vec!["finance.rules_life_years".to_owned()]
    }

    fn facts(&self, before: &Case<'_>, _: &Case<'_>) -> Vec<Fact> {
        vec![
            Fact::new("power", self.process.kw.0, Unit::Kw),
            Fact::word("runs-today", self.process.runs),
            Fact::word("runs-then", self.to),
            Fact::word("days", format!("{:?}", self.process.days).to_lowercase()),
            Fact::new("moved", decimal(self.moved(before).1 as f64 / 1e6, 3), Unit::KwhPerYear),
        ]
    }
}

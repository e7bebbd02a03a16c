use rust_decimal::Decimal;

use super::cost::{Cost, years};
use super::fact::{Fact, Unit};
use super::kind::MeasureKind;
use super::one_measure::Measure;
use crate::assumption::{Assumption, Outlook, decimal, float};
use crate::case::Case;
use crate::plan_error::PlanError;
use crate::site::Charger;
use crate::year_months::YearMonths;

/// Cars charged when energy is cheap: what they take today is taken out of the load, and put in again at the cheapest
/// intervals while they stand there, of equal ones where the least is drawn.
///
/// First only up to the highest demand that the month has without them, so that the basic charge does not rise; what finds
/// no place then, wherever the chargers have power.
#[derive(Clone, Debug)]
pub(crate) struct Charging {
    pub charger: Charger,
    /// Price of each interval, yuan a kWh.
    pub prices: std::sync::Arc<[f64]>,
    pub year: YearMonths,
    pub life_years: Assumption,
}

impl Charging {
    /// The net load with it, and the energy that is charged, in millionths of a kWh.
    pub fn scheduled(&self, case: &Case<'_>) -> (Vec<i64>, i64) {
        let minutes = case.load.length().minutes();
        let mut net = case.net();
        let count = net.len();
        let days: Vec<usize> = (self.year.days().into_iter().enumerate())
            .filter(|(_, (_, kind))| self.charger.days.include(*kind))
            .map(|(day, _)| day)
            .collect();
        let even_kw = float(self.charger.kwh_per_day.0) * 60.0 / f64::from(self.charger.charges.minutes());
        let even = case.micro_kwh(even_kw);
        let mut to_place = vec![0; days.len()];
        for (day, taken) in days.iter().zip(&mut to_place) {
            for index in self.charger.charges.intervals(*day, minutes, count) {
                let part = even.min(net[index].max(0));
                net[index] -= part;
                *taken += part;
            }
        }
        let most = case.micro_kwh(float(self.charger.kw.0));
        let highest = self.highest(&net);
        let carried = case.micro_kwh(case.carried_kw().min(1e12));
        for (day, energy) in days.iter().zip(&to_place) {
            let mut indices: Vec<usize> = self.charger.may_charge.intervals(*day, minutes, count).collect();
            indices.sort_by(|a, b| {
                let price = |index: &usize| self.prices.get(*index).copied().unwrap_or(f64::INFINITY);
                price(a).total_cmp(&price(b)).then(net[*a].cmp(&net[*b])).then(a.cmp(b))
            });
            let mut left = *energy;
            let mut placed = vec![0; indices.len()];
            for under_peak in [true, false] {
                for (index, placed) in indices.iter().zip(&mut placed) {
                    let limit = if under_peak { highest[*index] } else { carried };
                    let part = (most - *placed).min(limit - net[*index]).min(left).max(0);
                    net[*index] += part;
                    *placed += part;
                    left -= part;
                }
            }
            // What the transformers do not carry then is charged as today.
            for index in self.charger.charges.intervals(*day, minutes, count) {
                let part = left.min(even);
                net[index] += part;
                left -= part;
            }
        }
        (net, to_place.iter().sum())
    }

    /// For each interval the highest of its month.
    fn highest(&self, net: &[i64]) -> Vec<i64> {
        let mut highest = vec![0; net.len()];
        for month in &self.year.months {
            let of_month = net.get(month.intervals.clone()).and_then(|net| net.iter().max()).copied().unwrap_or(0);
            highest[month.intervals.clone()].fill(of_month);
        }
        highest
    }
}

impl Measure for Charging {
    fn kind(&self) -> MeasureKind {
        MeasureKind::Charging
    }

    fn name(&self) -> Option<&str> {
        Some(&self.charger.id)
    }

    fn apply<'a>(&self, case: Case<'a>, _: Outlook) -> Result<Case<'a>, PlanError> {
        let (net, _) = self.scheduled(&case);
        case.with_net(&net)
    }

    fn cost(&self, outlook: Outlook) -> Cost {
        let investment_yuan = self.charger.yuan.map_or(Decimal::ZERO, |yuan| yuan.0);
        Cost { investment_yuan, ..Cost::nothing(years(self.life_years.gain(outlook))) }
    }

    fn rests_on(&self) -> Vec<String> {
        vec!["finance.rules_life_years".to_owned()]
    }

    fn facts(&self, before: &Case<'_>, _: &Case<'_>) -> Vec<Fact> {
        vec![
            Fact::new("power", self.charger.kw.0, Unit::Kw),
            Fact::word("charges-today", self.charger.charges),
            Fact::word("may-charge", self.charger.may_charge),
            Fact::word("days", format!("{:?}", self.charger.days).to_lowercase()),
            Fact::new("charged", decimal(self.scheduled(before).1 as f64 / 1e6, 3), Unit::KwhPerYear),
        ]
    }
}

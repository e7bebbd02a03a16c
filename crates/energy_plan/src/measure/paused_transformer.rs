use jiff::civil::Date;
use rust_decimal::Decimal;
use tariff::business::Stop;

use super::cost::{Cost, years};
use super::fact::{Fact, Unit};
use super::kind::MeasureKind;
use super::one_measure::Measure;
use crate::assumption::{Assumption, Outlook, decimal, float};
use crate::assumptions::Transformer;
use crate::case::Case;
use crate::plan_error::PlanError;
use crate::year_months::YearMonths;

/// Transformers that stand still in whole months in which the others carry the load.
///
/// The largest is tried first. It stands still in a month when the highest apparent power of an interval,
/// `sqrt(kW² + kvar²)`, is at most so much of the capacity that goes on. At least one goes on.
#[derive(Clone, Debug)]
pub(crate) struct PausedTransformers {
    /// Largest first, kVA.
    pub transformers_kva: Vec<Decimal>,
    pub assumed: Transformer,
    pub year: YearMonths,
    pub life_years: Assumption,
    /// How often one stops in the year as it is: what stopping is paid by.
    pub stops_today: u32,
}

impl PausedTransformers {
    /// The stops that the load of a case leaves room for.
    pub fn stops(&self, case: &Case<'_>, most_load: Decimal) -> Vec<Stop> {
        let highest = self.highest_kva(case);
        let all: Decimal = self.transformers_kva.iter().sum();
        let mut going = vec![all; highest.len()];
        let mut stops = Vec::new();
        for kva in &self.transformers_kva {
            let can_stop = |month: usize| {
                let rest: Decimal = going[month] - kva;
                rest > Decimal::ZERO && highest[month] <= float(rest * most_load)
            };
            let months: Vec<usize> = (0..highest.len()).filter(|month| can_stop(*month)).collect();
            for run in months.chunk_by(|a, b| a + 1 == *b) {
                if let (Some(from), Some(to)) = (run.first(), run.last()) {
                    let months = &self.year.months;
                    stops.push(Stop { from: months[*from].first_day, to: last_day(months[*to].first_day), kva: *kva });
                }
            }
            months.into_iter().for_each(|month| going[month] -= kva);
        }
        stops
    }

    /// Highest apparent power of each month. Without reactive energy it is the active power.
    fn highest_kva(&self, case: &Case<'_>) -> Vec<f64> {
        let reactive = case.load.reactive();
        let apparent = |index: usize| {
            let kw = case.kw(case.load.active()[index].0);
            let kvar = reactive.map_or(0.0, |reactive| case.kw(reactive[index].0));
            kw.hypot(kvar)
        };
        let of_month = |range: std::ops::Range<usize>| range.map(apparent).fold(0.0, f64::max);
        self.year.months.iter().map(|month| of_month(month.intervals.clone())).collect()
    }
}

fn last_day(first_day: Date) -> Date {
    first_day.last_of_month()
}

impl Measure for PausedTransformers {
    fn kind(&self) -> MeasureKind {
        MeasureKind::PausedTransformer
    }

    fn apply<'a>(&self, mut case: Case<'a>, outlook: Outlook) -> Result<Case<'a>, PlanError> {
        case.contract.stops = self.stops(&case, self.assumed.most_load.gain(outlook));
        Ok(case)
    }

    fn cost(&self, outlook: Outlook) -> Cost {
        let yearly_yuan = Decimal::from(self.stops_today) * self.assumed.yuan_per_stop.cost(outlook);
        Cost { yearly_yuan, ..Cost::nothing(years(self.life_years.gain(outlook))) }
    }

    fn rests_on(&self) -> Vec<String> {
        ["transformer.most_load", "transformer.yuan_per_stop", "finance.rules_life_years"].map(str::to_owned).to_vec()
    }

    fn facts(&self, _: &Case<'_>, after: &Case<'_>) -> Vec<Fact> {
        let mut facts: Vec<Fact> = (after.contract.stops.iter())
            .map(|stop| Fact::new("stop", stop.kva.normalize(), Unit::Kva).of(format!("{}..{}", stop.from, stop.to)))
            .collect();
        for (month, highest) in self.year.months.iter().zip(self.highest_kva(after)) {
            facts.push(Fact::new("highest-apparent", decimal(highest, 1), Unit::Kva).of(month.month));
        }
        facts
    }
}

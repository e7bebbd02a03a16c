use jiff::civil::Date;
use load::IntervalLength;
use rust_decimal::Decimal;

use super::business_error::BusinessTariffError;
use super::business_tariff::BusinessTariff;
use super::month_prices::MonthPrices;
use super::timetable::Timetable;

/// What a tariff says of one day: when each period is, and what each class pays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceSheet {
    /// The day.
    pub date: Date,
    /// One for each class.
    pub classes: Vec<ClassSheet>,
}

/// The periods and prices of one class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassSheet {
    /// Its id.
    pub class: String,
    /// Each stretch of the day with its period, in quarters of an hour from midnight.
    pub stretches: Vec<Stretch>,
    /// Prices of the month, or why there are none.
    pub prices: Result<ClassPrices, BusinessTariffError>,
}

/// A part of a day in one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// First quarter of an hour inside.
    pub from_quarter: usize,
    /// First quarter of an hour outside.
    pub to_quarter: usize,
    /// The period.
    pub period: String,
}

/// The prices of one class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassPrices {
    /// Price of each period per kWh, at the first tier.
    pub periods: Vec<(String, Decimal)>,
    /// Demand, per kW and month.
    pub per_kw: Option<Decimal>,
    /// Capacity, per kVA and month.
    pub per_kva: Option<Decimal>,
}

impl BusinessTariff {
    /// What this tariff says of `date`. Fails where it is not in force, or has no periods for the day.
    pub fn on(&self, date: Date) -> Result<PriceSheet, BusinessTariffError> {
        let of_class = |class: &super::business_tariff::CustomerClass| {
            let length = IntervalLength::Quarter;
            let day = Timetable::new(self, &class.id, date.at(0, 0, 0, 0), length, length.in_a_day())?;
            let periods = day.days.first().map_or(&[][..], |first| day.periods(first));
            let name = |period: u8| self.periods.get(usize::from(period)).cloned().unwrap_or_default();
            let mut stretches: Vec<Stretch> = Vec::new();
            for (quarter, period) in periods.iter().enumerate() {
                let period = name(*period);
                match stretches.last_mut().filter(|last| last.period == period) {
                    Some(last) => last.to_quarter = quarter + 1,
                    None => stretches.push(Stretch { from_quarter: quarter, to_quarter: quarter + 1, period }),
                }
            }
            let prices = day.months.first().map(|month| MonthPrices::of(self, class, month, false));
            let no_day = || BusinessTariffError::NoCalendar { tariff: self.id.clone(), day: date };
            let prices = prices.unwrap_or_else(|| Err(no_day())).map(|prices| self.class_prices(&prices));
            Ok(ClassSheet { class: class.id.clone(), stretches, prices })
        };
        let classes = self.classes.iter().map(of_class).collect::<Result<_, _>>()?;
        Ok(PriceSheet { date, classes })
    }

    fn class_prices(&self, prices: &MonthPrices) -> ClassPrices {
        let named = self.periods.iter().zip(&prices.periods);
        let named = named.filter_map(|(name, price)| Some((name.clone(), *price.as_ref()?.tiers.first()?)));
        ClassPrices { periods: named.collect(), per_kw: prices.per_kw, per_kva: prices.per_kva }
    }
}

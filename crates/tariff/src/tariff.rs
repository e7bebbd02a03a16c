use jiff::civil::Date;
use serde::Deserialize;

use crate::billing_month::BillingMonth;
use crate::household::Household;
use crate::ladder::Ladder;
use crate::large_household::LargeHousehold;
use crate::low_income::LowIncome;
use crate::settlement::{Settlement, TierRow};
use crate::tariff_error::TariffError;
use crate::time_of_use::TimeOfUse;
use crate::yuan_per_kwh::YuanPerKwh;

/// What an area charges its households for electricity (below 1 kV), as its data file states it.
///
/// Made by [`Tariff::parse`] alone, which checks it, so every tariff in memory is sound.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Tariff {
    /// `<area in pinyin>-residential`, also the name of the file.
    pub id: String,
    /// The area's two digits in GB/T 2260, such as 12 for Tianjin.
    pub area_code: String,
    /// The area as a reader knows it.
    pub name: AreaName,
    /// First day the prices are in force.
    pub effective_from: Date,
    /// Last day the prices are in force, if they have ended or will.
    #[serde(default)]
    pub effective_to: Option<Date>,
    /// Where the prices come from.
    pub source: Source,
    /// Which of the main facts were read in a source.
    pub verified: Verified,
    /// The tiers, and how often they start again.
    pub settlement: Settlement,
    /// The price behind a meter shared by several households, without tiers.
    #[serde(default)]
    pub shared_meter: Option<OnePrice>,
    /// The price of schools, care homes and others billed as households, without tiers.
    #[serde(default)]
    pub non_resident: Option<OnePrice>,
    /// Relief for low-income households.
    #[serde(default)]
    pub low_income: Option<LowIncome>,
    /// The rule for households of many people.
    #[serde(default)]
    pub large_household: Option<LargeHousehold>,
    /// Peak and valley prices a household may choose, or that heating by electricity brings.
    #[serde(default)]
    pub time_of_use: Vec<TimeOfUse>,
}

/// An area's name in the languages of the hall.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AreaName {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// The notice a tariff comes from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The notice's title.
    pub title: String,
    /// The notice's number, where it is known.
    #[serde(default)]
    pub number: Option<String>,
    /// The day the notice is dated, where it is known.
    #[serde(default)]
    pub issued: Option<Date>,
}

/// Which main facts were read in a notice or a transcription of one; a fact that is only recalled is `false`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verified {
    /// Whether tiers are settled by year or month as the file says.
    pub settlement: bool,
    /// The tier limits.
    pub limits: bool,
    /// The tier prices.
    pub prices: bool,
}

/// One price for every kilowatt-hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnePrice {
    /// Price of a kilowatt-hour.
    pub yuan_per_kwh: YuanPerKwh,
    /// Whether it was read in a source.
    pub verified: bool,
}

/// A fact a screen marks "to be verified" when a bill rests on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FactInDoubt {
    /// Whether tiers are settled by year or by month.
    Settlement,
    /// The tier limits.
    Limits,
    /// The tier prices.
    Prices,
    /// The shared-meter price.
    SharedMeterPrice,
    /// The relief for low income.
    LowIncome,
    /// The rule for large households.
    LargeHousehold,
}

impl Source {
    /// Title and number on one line, for a reader.
    pub fn citation(&self) -> String {
        match &self.number {
            Some(number) => format!("{} {number}", self.title),
            None => self.title.clone(),
        }
    }
}

impl Tariff {
    /// The tiers of `household` in `month` (1 to 12): for the whole year where tiers are settled yearly.
    ///
    /// Fails only for a shared meter in an area whose shared-meter price is not in its file.
    pub fn ladder(&self, household: &Household, month: u8) -> Result<Ladder, TariffError> {
        if household.shared_meter {
            let price = self.shared_meter.ok_or_else(|| TariffError::no_shared_meter_price(self))?;
            return Ok(Ladder::one_price(price.yuan_per_kwh));
        }
        let rows = self.settlement.rows(month);
        let limits = rows.iter().filter_map(|row: &TierRow| row.up_to_kwh).collect();
        let limits = match &self.large_household {
            Some(rule) if !self.has_one_price() => {
                rule.apply(household.people, limits, self.settlement.months_in_period())
            }
            _ => limits,
        };
        Ok(Ladder::new(rows, &limits))
    }

    /// Refuses a month of which no day is in force. A month in which the tariff begins or ends is not refused.
    pub fn refuse_out_of_force(&self, month: BillingMonth) -> Result<(), TariffError> {
        let of = |day: Date| (day.year(), day.month());
        let this = (month.year(), month.month() as i8);
        if of(self.effective_from) <= this && self.effective_to.is_none_or(|to| this <= of(to)) {
            return Ok(());
        }
        let until = self.effective_to.map_or(String::new(), |to| format!(" to {to}"));
        Err(TariffError::NotInForce { tariff: self.id.clone(), from: self.effective_from, until, month })
    }

    /// Whether every kilowatt-hour costs the same, as where there are no tiers.
    pub fn has_one_price(&self) -> bool {
        self.settlement.rows(1).len() == 1
    }

    /// The facts a bill of `household` rests on that were not read in a source.
    pub fn facts_in_doubt(&self, household: &Household) -> Vec<FactInDoubt> {
        let own_meter = !household.shared_meter;
        let large = self.large_household.as_ref().filter(|rule| household.people >= rule.min_people);
        let facts = [
            (FactInDoubt::Settlement, own_meter && !self.verified.settlement),
            (FactInDoubt::Limits, own_meter && !self.verified.limits),
            (FactInDoubt::Prices, own_meter && !self.verified.prices),
            (FactInDoubt::SharedMeterPrice, !own_meter && self.shared_meter.is_some_and(|price| !price.verified)),
            (
                FactInDoubt::LowIncome,
                household.low_income && self.low_income.as_ref().is_some_and(|rule| !rule.verified),
            ),
            (FactInDoubt::LargeHousehold, own_meter && large.is_some_and(|rule| !rule.verified)),
        ];
        facts.into_iter().filter(|(_, in_doubt)| *in_doubt).map(|(fact, _)| fact).collect()
    }
}

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::basic_rule::BasicRule;
use super::day_kind::Days;
use super::figure::Figure;
use super::float_rule::FloatRule;
use super::monthly_table::{Funds, MonthlyPrice, MonthlyTable};
use super::period_calendar::PeriodCalendar;
use super::plain_charges::{DemandCharge, FixedCharge, PlainPrices};
use super::power_factor::{PowerFactorRule, PowerFactorStandard};
use super::published_prices::PublishedPrices;
use super::transmission::TransmissionPrices;
use crate::tariff::{AreaName, Source};

/// What a grid charges industry and commerce, with the dates its parts are in force. `docs/tariffs.md` has the fields.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BusinessTariff {
    /// Its id in kebab case, also the name of its file.
    pub id: String,
    /// Two digits of GB/T 2260; left out for a tariff of elsewhere.
    #[serde(default)]
    pub area_code: Option<String>,
    /// What a reader calls it.
    pub name: AreaName,
    /// The currency of all amounts, in three letters.
    #[serde(default = "yuan")]
    pub currency: String,
    /// Whether it is made up, for demonstration: said on every bill.
    #[serde(default)]
    pub demo: bool,
    /// First day in force.
    pub effective_from: Date,
    /// Last day in force, if it has ended or will.
    #[serde(default)]
    pub effective_to: Option<Date>,
    /// The notice it rests on.
    pub source: Source,
    /// Names of the periods, the one that wins where several claim a time first.
    pub periods: Vec<String>,
    /// Classes of customers.
    pub classes: Vec<CustomerClass>,
    /// When each period is; may be left out where there is one period.
    #[serde(default)]
    pub calendars: Vec<PeriodCalendar>,
    /// Holidays and other days that periods depend on.
    #[serde(default)]
    pub days: Days,
    /// Transmission and distribution.
    #[serde(default)]
    pub transmission: Vec<TransmissionPrices>,
    /// Government funds.
    #[serde(default)]
    pub funds: Vec<Funds>,
    /// How prices of the periods differ.
    #[serde(default)]
    pub floats: Vec<FloatRule>,
    /// The parts that are published monthly.
    #[serde(default)]
    pub monthly: Vec<MonthlyPrice>,
    /// Prices published as absolute numbers, which go before composed ones.
    #[serde(default)]
    pub published: Vec<PublishedPrices>,
    /// Prices said outright.
    #[serde(default)]
    pub plain: Vec<PlainPrices>,
    /// Demand charges besides the basic charge.
    #[serde(default)]
    pub demand_charges: Vec<DemandCharge>,
    /// Charges a month whatever is used.
    #[serde(default)]
    pub fixed_charges: Vec<FixedCharge>,
    /// The rules of the basic charge.
    #[serde(default)]
    pub basic: Option<BasicRule>,
    /// The power-factor adjustment.
    #[serde(default)]
    pub power_factor: Option<PowerFactorRule>,
    /// The multiple of the agent price for customers who left the market (NDRC 809 of 2021), such as "1.5".
    #[serde(default)]
    pub left_market_ratio: Option<Figure>,
}

/// Customers who share their prices.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CustomerClass {
    /// Its id in kebab case.
    pub id: String,
    /// What a reader calls it.
    pub name: AreaName,
    /// Voltage as the notice prints it, such as "1-10 kV".
    #[serde(default)]
    pub voltage: Option<String>,
    /// One part or two.
    pub parts: PriceParts,
    /// The power-factor standard that holds for the class unless a contract says otherwise.
    #[serde(default)]
    pub power_factor: Option<PowerFactorStandard>,
}

/// Whether there is a basic charge beside the energy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PriceParts {
    /// Energy alone.
    One,
    /// Energy and a basic charge by capacity or demand.
    Two,
}

fn yuan() -> String {
    "CNY".to_owned()
}

impl BusinessTariff {
    /// This tariff with the months of `table` added; they go before those of the file.
    #[must_use]
    pub fn with_table(mut self, table: MonthlyTable) -> BusinessTariff {
        self.monthly.splice(0..0, table.monthly);
        self.published.splice(0..0, table.published);
        self.days.holidays.extend(table.days.holidays);
        self.days.working_weekends.extend(table.days.working_weekends);
        self.days.years.extend(table.days.years);
        for (name, days) in table.days.named {
            self.days.named.entry(name).or_default().extend(days);
        }
        self
    }

    /// The class of that id.
    pub fn class(&self, id: &str) -> Option<&CustomerClass> {
        self.classes.iter().find(|class| class.id == id)
    }
}

use jiff::civil::{Date, DateTime};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::contract::BasicMethod;
use crate::billing_month::BillingMonth;
use crate::yuan::Yuan;

/// The bill of a business for the months of a load. As JSON it is what `bill --load --json` prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BusinessBill {
    /// What the amounts are in, three letters.
    pub currency: String,
    /// The sum of the lines, each rounded half up to the cent, which is what is paid.
    pub total: Yuan,
    /// Before any rounding.
    pub exact: Yuan,
    /// In calendar order.
    #[serde(rename = "periods")]
    pub months: Vec<BusinessMonth>,
    /// Kilowatt-hours of all months.
    pub kwh: Decimal,
    /// Kilowatt-hours among them that were estimated, not measured.
    pub estimated_kwh: Decimal,
    /// Id of the tariff.
    pub tariff: String,
    /// Class of customers.
    pub class: String,
    /// What the bill rests on.
    pub source: String,
    /// First day the tariff is in force.
    pub effective_from: Date,
    /// Whether the prices are made up, for demonstration.
    pub demo: bool,
    /// What a reader has to know.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

/// One month of a bill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BusinessMonth {
    /// The month.
    #[serde(rename = "period")]
    pub month: BillingMonth,
    /// The sum of the rounded lines.
    pub amount: Yuan,
    /// Before rounding.
    pub exact: Yuan,
    /// Kilowatt-hours used.
    pub kwh: Decimal,
    /// Kilowatt-hours among them that were estimated.
    pub estimated_kwh: Decimal,
    /// Highest mean power of an interval of 15 minutes, or of the load's own where they are longer, kW.
    pub demand_kw: Decimal,
    /// When that interval began.
    pub demand_at: Option<DateTime>,
    /// The power factor in hundredths, where reactive energy was measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub power_factor: Option<Decimal>,
    /// Whether every interval of the calendar month was there.
    pub whole: bool,
    /// Everything that is charged; amounts add up to the month's.
    pub lines: Vec<Line>,
}

/// One line: `amount = quantity x price`, rounded half up to the cent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What is charged.
    pub kind: LineKind,
    /// The period, or what the tariff calls the charge.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The tier, where there are several: 1 for the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<u8>,
    /// How much is charged for.
    pub quantity: Decimal,
    /// What the quantity is in.
    pub unit: Unit,
    /// Price of one unit.
    pub price: Decimal,
    /// To the cent.
    pub amount: Yuan,
    /// Before rounding.
    pub exact: Yuan,
    /// The rule that made it; `docs/tariffs.md` has each.
    pub rule: Rule,
    /// The notice or table with the price.
    pub source: String,
    /// What the price is made of, where it is composed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
}

/// What a line charges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineKind {
    /// Energy of a period.
    Energy,
    /// The basic charge of a two-part tariff.
    Basic,
    /// A demand charge of a plain tariff.
    Demand,
    /// A fixed charge.
    Fixed,
    /// The power-factor adjustment.
    PowerFactor,
}

/// What a quantity is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Unit {
    /// Kilowatt-hours.
    #[serde(rename = "kWh")]
    Kwh,
    /// Kilowatts.
    #[serde(rename = "kW")]
    Kw,
    /// Kilovolt-amperes.
    #[serde(rename = "kVA")]
    Kva,
    /// Months.
    #[serde(rename = "month")]
    Month,
    /// The bill's currency.
    #[serde(rename = "money")]
    Money,
}

/// The rule behind a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Energy at a price published as one number.
    PublishedPrice,
    /// Energy at a price composed of parts, of which some float.
    ComposedPrice,
    /// Energy at a price said outright.
    PlainPrice,
    /// Energy of a tier, shared among the periods by their energy.
    TierShare,
    /// Capacity times its price; stopped capacity counts by thirtieths of the month.
    Capacity,
    /// The measured demand times its price.
    ActualDemand,
    /// The measured demand is below the floor, which is charged.
    DemandFloor,
    /// The contract value times its price; the measured demand stays within the free limit.
    ContractValue,
    /// 105 % of the contract value times its price (reading B of the overrun rule).
    ContractFreeLimit,
    /// What is above the free limit, at a multiple of the price.
    ContractOverrun,
    /// The highest mean power of a window times its price.
    PeakDemand,
    /// So much a month.
    EachMonth,
    /// A share of basic and energy charges, by the table of 1983.
    PowerFactor,
}

/// A part of a composed price: `price x ratio`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Which part.
    pub component: Component,
    /// Per kWh, before the ratio.
    pub price: Decimal,
    /// The period's multiple, 1 for what does not float.
    pub ratio: Decimal,
    /// Where it was read.
    pub source: String,
}

/// The parts of a price since 2021.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Component {
    /// Agent-purchase price of energy.
    Agent,
    /// Line loss at grid entry.
    Loss,
    /// Transmission and distribution.
    Transmission,
    /// System operation cost.
    System,
    /// Government funds.
    Funds,
}

/// What a reader of a bill has to know beside its lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "note")]
pub enum Note {
    /// The month is not wholly in the load; charges a month are in full all the same.
    PartOfMonth {
        /// The month.
        month: BillingMonth,
    },
    /// Intervals are longer than the 15 minutes over which demand is measured: the real demand is not lower.
    DemandFromLongerIntervals {
        /// Minutes of an interval.
        minutes: u32,
    },
    /// There is no reactive energy, so no power-factor adjustment.
    NoReactiveEnergy,
    /// No power-factor standard is known for the class or contract, so no adjustment.
    NoPowerFactorStandard,
    /// The capacity is not known: neither the floor nor the rule of high use was looked at.
    CapacityUnknown,
    /// A fact the bill rests on was recalled, not read.
    NotVerified {
        /// Which part of the tariff file.
        fact: &'static str,
    },
    /// How the basic charge was worked out.
    BasicMethod {
        /// The way.
        method: BasicMethod,
    },
}

impl Line {
    /// The line of `quantity` at `price`.
    pub(crate) fn new(
        kind: LineKind,
        quantity: Decimal,
        unit: Unit,
        price: Decimal,
        rule: Rule,
        source: String,
    ) -> Line {
        let exact = Yuan::new(quantity * price);
        Line {
            kind,
            name: None,
            tier: None,
            quantity: quantity.normalize(),
            unit,
            price,
            amount: exact.to_cent(),
            exact,
            rule,
            source,
            parts: Vec::new(),
        }
    }

    pub(crate) fn named(mut self, name: &str) -> Line {
        self.name = Some(name.to_owned());
        self
    }
}

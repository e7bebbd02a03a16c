use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;
use tariff::Yuan;
use tariff::business::BusinessBill;

use crate::assumption::{Assumption, Range};
use crate::contribution::ContributionRule;
use crate::finance::{Irr, PayBack};
use crate::measure::{Cost, Fact, MeasureKind};
use crate::tally::{BillPart, Tally};

/// What a customer could do, what it costs and what it saves. As JSON it is what `plan --json` prints.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Plan {
    /// The tariff.
    pub tariff: String,
    /// Class of customers.
    pub class: String,
    /// What the amounts are in.
    pub currency: String,
    /// Whether the prices are made up.
    pub demo_prices: bool,
    /// The year as it is.
    pub today: YearCost,
    /// The year with all measures of the plan, as they probably turn out.
    pub then: YearCost,
    /// What the whole plan saves, a year: the difference of the two bills.
    pub saving: Range<Saving>,
    /// What all measures cost together.
    pub investment_yuan: Range<Decimal>,
    /// The sum of the measures' net present values.
    pub npv_yuan: Range<f64>,
    /// Of all measures together.
    pub irr: Range<Irr>,
    /// Of all measures together.
    pub pay_back: Range<PayBack>,
    /// A share a year.
    pub discount_rate: Decimal,
    /// How the contributions were found.
    pub contributions: ContributionRule,
    /// The measures of the plan, in the order in which they are applied.
    pub measures: Vec<PlannedMeasure>,
    /// Measures that cost more than they save.
    pub not_worth_it: Vec<LeftOutMeasure>,
    /// Measures that were not looked at.
    pub not_offered: Vec<NotOffered>,
    /// Emissions of a kWh from the grid.
    pub carbon: Option<Carbon>,
    /// Everything that the plan rests on and nobody measured.
    pub assumed: Vec<Assumed>,
    /// How storage and solar were looked for, where they were.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub optimiser: Option<Optimised>,
}

/// A year's cost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct YearCost {
    /// The whole.
    pub yuan: Yuan,
    /// By the lines of the bill, and what comes in beside it.
    pub parts: BTreeMap<BillPart, Yuan>,
    /// Drawn from the grid.
    pub drawn_kwh: Decimal,
    /// Fed into the grid.
    pub fed_in_kwh: Decimal,
    /// Of each month: energy, highest demand, power factor and amount.
    pub months: Vec<MonthCost>,
}

/// A month of a year's bill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct MonthCost {
    pub month: tariff::BillingMonth,
    pub kwh: Decimal,
    pub demand_kw: Decimal,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub power_factor: Option<Decimal>,
    pub yuan: Yuan,
}

/// What is saved a year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Saving {
    /// The whole.
    pub yuan: Yuan,
    /// By the lines of the bill; below nought where a line grows.
    pub parts: BTreeMap<BillPart, Yuan>,
    /// Less drawn from the grid.
    pub kwh: Decimal,
    /// CO2 that the grid does not emit, for what is drawn less and what is fed in more; nothing where no factor is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub co2_kg: Option<Decimal>,
}

/// A measure of the plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlannedMeasure {
    /// Which kind.
    pub kind: MeasureKind,
    /// What the site calls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it costs.
    pub cost: Range<Cost>,
    /// What it contributes to the saving of the whole, by the plan's rule; all contributions together are the whole.
    pub saving: Range<Saving>,
    /// What it saves with no other measure.
    pub alone: Saving,
    /// What the whole plan saves more with it than without it.
    pub last: Saving,
    /// From its contribution.
    pub npv_yuan: Range<f64>,
    /// From its contribution.
    pub irr: Range<Irr>,
    /// From its contribution.
    pub pay_back: Range<PayBack>,
    /// How it is done.
    pub facts: Vec<Fact>,
}

/// A measure that costs more than it saves.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LeftOutMeasure {
    /// Which kind.
    pub kind: MeasureKind,
    /// What the site calls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it costs.
    pub cost: Range<Cost>,
    /// What it saves with no other measure.
    pub alone: Saving,
    /// What it would save in addition to the plan.
    pub last: Saving,
    /// From what it would save in addition to the plan.
    pub npv_yuan: f64,
    /// From what it would save in addition to the plan.
    pub pay_back: PayBack,
    /// How it would be done.
    pub facts: Vec<Fact>,
}

/// A measure that was not looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotOffered {
    /// Which kind.
    pub kind: MeasureKind,
    /// Why.
    pub why: WhyNot,
    /// More about it, where a rule or file said it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// Why a measure was not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyNot {
    /// The tariff has no basic charge for the class.
    NoBasicCharge,
    /// Reactive energy was not measured.
    NoReactiveEnergy,
    /// No power-factor standard is known.
    NoPowerFactorStandard,
    /// The power factor earns all there is in every month.
    PowerFactorGood,
    /// The site file names none.
    NotInSiteFile,
    /// The site file says that there is no room for it.
    SiteSaysNo,
    /// The load never leaves room for it.
    NeverEnoughRoom,
    /// Capacity that stands still saves nothing in this way of the basic charge.
    CapacityNotCharged,
    /// The contract has stops already.
    StopsAgreed,
    /// The tariff has no such class, or no prices of it.
    NoSuchClass,
    /// The capacity decides the class.
    NoChoiceAtThisCapacity,
    /// The capacity is not known.
    CapacityUnknown,
    /// No sun is known for the area.
    NoSunKnown,
    /// The optimiser found that none pays.
    NonePays,
    /// No programme was named, and none is shipped for the area.
    NoProgramme,
    /// The programme does not settle such an event.
    NotSettled,
    /// No other hour is cheaper.
    NoCheaperHour,
}

/// Emissions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Carbon {
    /// The year they are of.
    pub year: i16,
    /// kg of CO2 a kWh.
    pub kg_per_kwh: Assumption,
}

/// An assumption by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Assumed {
    /// Section and field of the files in `assets/data/measures`.
    pub name: String,
    /// The figure.
    #[serde(flatten)]
    pub figure: Assumption,
}

/// How storage and solar were looked for.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Optimised {
    /// Whether the whole year was solved at hourly steps; else typical days.
    pub full_year: bool,
    /// Whether it was stopped before its end.
    pub stopped: bool,
    /// How much the year may cost above the least possible, as a share; nothing where that is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap: Option<f64>,
    /// What the optimiser says the year costs, investment as an equal amount each year.
    pub yearly_cost_yuan: f64,
    /// What it says the year costs without storage and solar.
    pub without_yuan: f64,
}

impl YearCost {
    pub(crate) fn of(bill: &BusinessBill, tally: &Tally) -> YearCost {
        let months = bill.months.iter().map(|month| MonthCost {
            month: month.month,
            kwh: month.kwh,
            demand_kw: month.demand_kw,
            power_factor: month.power_factor,
            yuan: month.amount,
        });
        YearCost {
            yuan: tally.total(),
            parts: parts(tally),
            drawn_kwh: tally.drawn_kwh(),
            fed_in_kwh: tally.fed_in_kwh(),
            months: months.collect(),
        }
    }
}

impl Saving {
    /// What is saved, from the difference of two years, with the emissions of a kWh.
    pub(crate) fn of(saved: &Tally, kg_per_kwh: Option<Decimal>) -> Saving {
        let kwh = saved.drawn_kwh();
        let not_emitted = kwh - saved.fed_in_kwh();
        Saving {
            yuan: saved.total(),
            parts: parts(saved),
            kwh,
            co2_kg: kg_per_kwh.map(|factor| (not_emitted * factor).round_dp(0).normalize()),
        }
    }
}

fn parts(tally: &Tally) -> BTreeMap<BillPart, Yuan> {
    let all = BillPart::ALL.into_iter().map(|part| (part, tally.part(part)));
    all.filter(|(_, yuan)| *yuan != Yuan::ZERO).collect()
}

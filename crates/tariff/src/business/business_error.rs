use jiff::civil::Date;
use rust_decimal::Decimal;
use thiserror::Error;

use crate::billing_month::BillingMonth;

/// Why there is no bill. Every message is one sentence that says what is wrong and what to bring.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[allow(missing_docs, reason = "the fields are what the sentences say")]
pub enum BusinessTariffError {
    /// The load lies outside the tariff's time.
    #[error(
        "{tariff} is in force from {from}{until} and the load has {day}: bring a load of that time, or the tariff of that day"
    )]
    NotInForce { tariff: String, from: Date, until: String, day: Date },
    /// A price of the month is not known.
    #[error(
        "{tariff} has no {what} for {month}: bring the grid's monthly table with --prices FILE (docs/tariffs.md shows one), or leave that month out with --month"
    )]
    NoPrice { tariff: String, what: &'static str, month: BillingMonth },
    /// A period has no price.
    #[error(
        "{tariff} has no price of the period `{period}` for {class} in {month}: add it to the prices of that month"
    )]
    NoPeriodPrice { tariff: String, class: String, period: String, month: BillingMonth },
    /// No calendar says which periods a day has.
    #[error(
        "{tariff} does not say which periods {day} has: add a calendar that is in force on it and covers its 24 hours"
    )]
    NoCalendar { tariff: String, day: Date },
    /// Periods depend on holidays that are not listed.
    #[error(
        "{tariff} has no list of the holidays of {year}, on which its periods depend: add them to `days` and the year to `days.years`"
    )]
    NoHolidays { tariff: String, year: i16 },
    /// A period changes inside an interval.
    #[error(
        "the periods of {tariff} change within the {minutes} minutes of an interval of {day}: bring the load in shorter intervals, 15 minutes always do"
    )]
    IntervalTooLong { tariff: String, minutes: u32, day: Date },
    /// The class has to be chosen.
    #[error("{tariff} has several classes of customers: choose one with --class, of {known}")]
    ChooseClass { tariff: String, known: String },
    /// There is no such class.
    #[error("{tariff} has no class `{class}`: choose one of {known}")]
    UnknownClass { tariff: String, class: String, known: String },
    /// The basic charge needs something.
    #[error("the basic charge of {class} needs {what}: bring it with {option}")]
    BasicNeeds { class: String, what: &'static str, option: &'static str },
    /// The tariff does not say how a two-part class is charged.
    #[error(
        "{tariff} has no {what} for {class} in {month}: add it to the tariff's file or choose another way of the basic charge"
    )]
    NoBasicPrice { tariff: String, what: &'static str, class: String, month: BillingMonth },
    /// More power was drawn than the transformers have.
    #[error(
        "the load reaches {demand_kw} kW in {month} and the capacity is {capacity_kva} kVA: bring the capacity that is really there, or look for a wrong factor in the load"
    )]
    CapacityBelowDemand { demand_kw: Decimal, month: BillingMonth, capacity_kva: Decimal },
    /// The contract value is too small.
    #[error(
        "a contract of {contract_kw} kW is below {floor_kw} kW, which is {share} of the capacity of {capacity_kva} kVA: agree on at least that, or choose the basic charge by actual demand or capacity"
    )]
    ContractBelowFloor { contract_kw: Decimal, floor_kw: Decimal, share: Decimal, capacity_kva: Decimal },
    /// A number of the contract cannot be.
    #[error("{what} is {value}: bring a number above 0")]
    NotPositive { what: &'static str, value: Decimal },
    /// A stop cannot be.
    #[error("the stop of {kva} kVA from {from} to {to} {wrong}")]
    Stop { kva: Decimal, from: Date, to: Date, wrong: String },
    /// The agent price of customers who left the market cannot be worked out.
    #[error(
        "{tariff} does not say what customers who left the market pay in {month}: bring composed prices of that month and `left_market_ratio`"
    )]
    LeftMarket { tariff: String, month: BillingMonth },
    /// The load ends before there is anything to bill.
    #[error(
        "the load has {hours} hours: bring at least one whole day, and a whole month for a bill that means something"
    )]
    TooShort { hours: Decimal },
    /// The month that was asked for is not in the load.
    #[error("the load has nothing of {month}: choose a month from {first} to {last}")]
    MonthNotInLoad { month: BillingMonth, first: BillingMonth, last: BillingMonth },
    /// A load was given whose intervals are not those the periods were laid out for.
    #[error("the load does not begin, step and end as the one the prices were laid out for: lay them out again")]
    OtherIntervals,
    /// The energy is more than any meter shows.
    #[error("the load adds up to more energy than can be billed: look for a wrong factor in it")]
    TooMuchEnergy,
    /// The program's own table is missing.
    #[error("the table of power factors cannot be read: report this as a fault of the program")]
    NoPowerFactorTable,
}

//! What industry and commerce pay: prices by period of the day, the basic charge, the power factor; and plain tariffs of
//! anywhere that say energy by period and tier, a demand charge and fixed charges.
//!
//! A [`BusinessTariff`] is read from a file (`docs/tariffs.md` has its fields). [`bill`] applies it to a [`Contract`] and
//! a year of intervals; a [`Biller`] does the same again and again for changed loads. Amounts are in the currency of the
//! tariff.

mod basic_charge;
mod basic_rule;
mod bill;
mod biller;
mod business_error;
mod business_file;
mod business_tariff;
mod calendar_check;
mod charge_lines;
mod check;
mod clock_span;
mod contract;
mod day_kind;
mod energy_lines;
mod figure;
mod float_rule;
mod meter_sums;
mod month_check;
mod month_prices;
mod monthly_table;
mod notes;
mod period_calendar;
mod plain_charges;
mod power_factor;
mod price_check;
mod published_prices;
mod shipped_business;
mod timetable;
mod transmission;
mod transmission_table;

pub use basic_rule::{BasicRule, HighUse, Overrun};
pub use bill::{BusinessBill, BusinessMonth, Component, Line, LineKind, Note, Part, Rule, Unit};
pub use biller::{Biller, bill};
pub use business_error::BusinessTariffError;
pub use business_tariff::{BusinessTariff, CustomerClass, PriceParts};
pub use clock_span::ClockSpan;
pub use contract::{BasicMethod, Contract, Stop};
pub use day_kind::{DayKind, Days};
pub use figure::Figure;
pub use float_rule::FloatRule;
pub use monthly_table::{Funds, MonthlyPrice, MonthlyTable};
pub use period_calendar::{HoursRule, Overlay, PeriodCalendar};
pub use plain_charges::{DemandCharge, FixedCharge, PlainPrices};
pub use power_factor::{PowerFactorRule, PowerFactorStandard};
pub use published_prices::{PublishedPrices, PublishedRow};
pub use shipped_business::{ShippedBusiness, find, shipped};
pub use transmission::{TransmissionPrices, TransmissionRow};
pub use transmission_table::{AbsentGrid, GridPrices, NoTransmissionPrice, TransmissionTable, VoltageRow};

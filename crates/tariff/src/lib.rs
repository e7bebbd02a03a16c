//! Electricity prices and bills of households and of business, exact to the cent.
//!
//! A [`Tariff`] is read from a data file and says what an area charges: its tiers, how they are settled and who gets
//! relief. [`bill`] applies it to a [`Household`] and a [`UsageYear`]; [`outlook`] and [`saving`] say what a screen shows
//! beside the bill. [`business`] does the same for industry and commerce from a load by intervals. Everything is decimal
//! arithmetic over plain values: no files are read here, no clock, no floats.
//!
//! Prices and limits live in `assets/data/tariffs`, never in this crate; `docs/tariffs.md` describes the files.

#![warn(missing_docs)]

pub mod business;

mod band_bill;
mod band_lines;
mod band_year;
mod bill;
mod billing_month;
mod household;
mod kwh;
mod ladder;
mod large_household;
mod low_income;
mod outline;
mod outlook;
mod part_year;
mod price_change;
mod saving;
mod settlement;
mod shipped;
mod tariff;
mod tariff_check;
mod tariff_error;
mod tariff_file;
mod tier_check;
mod time_of_use;
mod usage_csv;
mod usage_year;
mod yuan;
mod yuan_per_kwh;

pub use band_bill::{BandBill, BandMonth, bill_by_band};
pub use band_lines::BandLine;
pub use band_year::{BandUse, BandYear};
pub use bill::{Bill, BilledTariff, Credit, Currency, MonthBill, bill};
pub use billing_month::BillingMonth;
pub use household::Household;
pub use kwh::Kwh;
pub use ladder::{Ladder, Tier, TierCharge};
pub use large_household::{LargeHousehold, Raise, RaisedLimits};
pub use low_income::{LowIncome, Relief};
pub use outlook::{Crossing, Outlook, Pace, TierOfYear, outlook};
pub use part_year::{LargeTerm, PartYear, bill_of_part_year};
pub use price_change::PriceChange;
pub use saving::{Saving, saving};
pub use settlement::{Season, Settlement, TierRow};
pub use shipped::{Shipped, find, shipped};
pub use tariff::{AreaName, FactInDoubt, OnePrice, Source, Tariff, Verified};
pub use tariff_error::TariffError;
pub use time_of_use::{Band, BandKind, Hours, OutsideMonths, TimeOfUse};
pub use usage_year::UsageYear;
pub use yuan::Yuan;
pub use yuan_per_kwh::YuanPerKwh;

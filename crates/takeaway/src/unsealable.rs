//! Why something cannot be taken home.

use jiff::civil::Date;
use rust_decimal::Decimal;

/// Why a bill or a lesson cannot be taken home as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unsealable {
    /// The day does not fit into 16 bits.
    #[error("prices from {0} cannot be taken home: give a day from 2000-01-01 to 2179-06-06")]
    EffectiveFrom(Date),
    /// No month of the year.
    #[error("{0} is not a month: give 1 to 12")]
    Month(u8),
    /// Too many tiers to count in a byte.
    #[error("{0} tiers cannot be taken home: give 255 at most")]
    Tiers(usize),
    /// A limit of nothing.
    #[error("a tier that ends at 0 kWh holds nothing: leave it out")]
    EmptyTier,
    /// Not a price in 10^-8 yuan.
    #[error("{0} yuan per kWh cannot be taken home: give a price that is not negative, with 8 decimals at most")]
    Price(Decimal),
    /// More than the phone counts exactly.
    #[error("{0} fen cannot be taken home: give at most 9007199254740991")]
    Amount(u64),
    /// Not an id of an app or a task.
    #[error("{0:?} cannot be taken home: give an id of 1 to 32 of a to z, 0 to 9 and -")]
    Id(String),
    /// Not an address that a phone may open.
    #[error(
        "the address {0:?} cannot be taken home: give one that starts with https:// and a host in lower-case letters, without a user name, of 200 plain ASCII characters at most"
    )]
    RealThing(String),
}

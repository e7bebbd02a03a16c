use jiff::civil::Date;
use thiserror::Error;

use crate::billing_month::BillingMonth;
use crate::tariff::Tariff;

/// Why there is no tariff, no usage or no bill. Every message is one sentence that says what to do.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TariffError {
    /// A file says something that cannot be.
    #[error("{file}, line {line}: {wrong}; {right}.")]
    InFile {
        /// The name the file was given by.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong there.
        wrong: String,
        /// What would be right.
        right: String,
    },
    /// A shared meter is asked for where its price is not known.
    #[error(
        "{tariff} has no price for a shared meter; choose an area that has one, or add `shared_meter` to the tariff's file."
    )]
    NoSharedMeterPrice {
        /// Id of the tariff.
        tariff: String,
    },
    /// Usage of a month in which the household had no meter.
    #[error("There is usage in {month}, when the household had no meter; correct the months in service or the usage.")]
    OutsideService {
        /// The month.
        month: BillingMonth,
    },
    /// Usage of a month in which the tariff's prices are not in force.
    #[error(
        "{tariff} is in force from {from}{until} and the usage has {month}; bring usage of that time, or the tariff of that month."
    )]
    NotInForce {
        /// Id of the tariff.
        tariff: String,
        /// Its first day.
        from: Date,
        /// Its last day as the sentence says it; empty while there is none.
        until: String,
        /// The month.
        month: BillingMonth,
    },
    /// The tariff has no prices by the hour of that id.
    #[error("{tariff} has no prices by the hour called `{prices}`; choose one of: {known}.")]
    NoHourPrices {
        /// Id of the tariff.
        tariff: String,
        /// What was asked for.
        prices: String,
        /// The ids there are, separated by commas, or "none".
        known: String,
    },
    /// Prices by the hour with tiers on top, for a meter that has no tiers.
    #[error(
        "the prices `{prices}` of {tariff} have tiers and a shared meter has none; choose prices without tiers, or bill the household by its own meter."
    )]
    HourPricesOfTiers {
        /// Id of the tariff.
        tariff: String,
        /// Id of the prices.
        prices: String,
    },
    /// Energy in a band that the prices do not have.
    #[error(
        "the prices `{prices}` have no {band} hours and the usage of {month} has some; bring it by the bands they have."
    )]
    NoSuchBand {
        /// Id of the prices.
        prices: String,
        /// The band.
        band: &'static str,
        /// The month.
        month: BillingMonth,
    },
    /// It is not known which limits hold in the months outside the prices, and it makes a difference.
    #[error(
        "{tariff} does not say how the year's tiers are taken in the months outside `{prices}`, such as {month}, and the bill depends on it; bring the rule as `outside` in the tariff's file, or bill the months inside alone."
    )]
    OutsideUnknown {
        /// Id of the tariff.
        tariff: String,
        /// Id of the prices.
        prices: String,
        /// The first such month of the usage.
        month: BillingMonth,
    },
    /// There is no shipped tariff of that id.
    #[error("There is no tariff `{id}`; choose one of {known}.")]
    Unknown {
        /// What was asked for.
        id: String,
        /// The ids there are, separated by commas.
        known: String,
    },
}

impl TariffError {
    pub(crate) fn in_file(file: &str, line: usize, wrong: impl Into<String>, right: impl Into<String>) -> TariffError {
        let (wrong, right) = (one_line(&wrong.into()), right.into());
        TariffError::InFile { file: file.to_owned(), line, wrong, right }
    }

    pub(crate) fn no_hour_prices(tariff: &Tariff, prices: &str) -> TariffError {
        let known = tariff.time_of_use.iter().map(|of| of.id.as_str()).collect::<Vec<_>>().join(", ");
        let known = if known.is_empty() { "none".to_owned() } else { known };
        TariffError::NoHourPrices { tariff: tariff.id.clone(), prices: prices.to_owned(), known }
    }

    pub(crate) fn no_shared_meter_price(tariff: &Tariff) -> TariffError {
        TariffError::NoSharedMeterPrice { tariff: tariff.id.clone() }
    }
}

/// A complaint on one line, without the rest of what it quotes once that is long: a file may have a name or a text of
/// any length where a word belongs.
fn one_line(said: &str) -> String {
    const MOST: usize = 600;
    let clean = said.chars().take(MOST).map(|c| if c.is_control() { ' ' } else { c });
    clean.chain(said.chars().nth(MOST).map(|_| '…')).collect()
}

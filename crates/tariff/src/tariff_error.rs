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

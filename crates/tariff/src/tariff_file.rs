use ron::Options;
use ron::error::{Error, SpannedError};
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use crate::outline::Outline;
use crate::tariff::Tariff;
use crate::tariff_check::{Fault, first_fault};
use crate::tariff_error::TariffError;

impl Tariff {
    /// Reads and checks the text of a tariff file; `file_name` is what errors call it.
    pub fn parse(file_name: &str, text: &str) -> Result<Tariff, TariffError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let tariff: Tariff = read_ron(file_name, text)?;
        match first_fault(&tariff) {
            None => Ok(tariff),
            Some(Fault { path, wrong, right }) => {
                Err(TariffError::in_file(file_name, Outline::of(text).line(&path), wrong, right))
            }
        }
    }
}

/// Reads RON in which what may be left out is written as it is, without `Some`.
pub(crate) fn read_ron<T: DeserializeOwned>(file_name: &str, text: &str) -> Result<T, TariffError> {
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str(text).map_err(|error| unreadable(file_name, error))
}

/// RON's own complaint with its line, and what would be right instead.
fn unreadable(file_name: &str, error: SpannedError) -> TariffError {
    let said = error.code.to_string().replace(['\n', '\r'], " ");
    let quoted = "write decimals and dates in quotes, as \"0.49\" and \"2012-07-01\"".to_owned();
    let (wrong, right) = match &error.code {
        Error::NoSuchStructField { expected, found, .. } => {
            (format!("there is no field `{found}`"), format!("remove it or write one of {}", expected.join(", ")))
        }
        Error::MissingStructField { field, .. } => {
            (format!("the field `{field}` is missing"), format!("add `{field}: ...` before this closing bracket"))
        }
        Error::DuplicateStructField { field, .. } => {
            (format!("the field `{field}` is there twice"), format!("keep one `{field}`"))
        }
        Error::NoSuchEnumVariant { expected, found, .. } => {
            (format!("`{found}` is not known here"), format!("write one of {}", expected.join(", ")))
        }
        Error::Eof => ("the file ends too early".to_owned(), "close every bracket and quotation mark".to_owned()),
        Error::ExpectedString => ("text in quotes is expected".to_owned(), quoted),
        Error::Message(_) | Error::InvalidValueForType { .. } => (said, quoted),
        _ => (said, "write it as docs/tariffs.md shows".to_owned()),
    };
    // A missing field is noticed where its bracket closes; anything else where the wrong value begins.
    let line = match error.code {
        Error::MissingStructField { .. } => error.span.end.line,
        _ => error.span.start.line,
    };
    TariffError::in_file(file_name, line, wrong, right)
}

use std::path::Path;

use ::tariff::Tariff;
use ::tariff::business::BusinessTariff;

use crate::text_file::read_text;
use crate::workbench_error::WorkbenchError;

/// The tariff in a file, or the shipped one of an id.
pub(crate) enum NamedTariff {
    /// Of households.
    Household(Box<Tariff>),
    /// Of business, with the class named after a colon.
    Business { tariff: Box<BusinessTariff>, class: Option<String> },
}

impl NamedTariff {
    /// What `named` means: a file when there is one, or when it is written like one.
    pub(crate) fn read(named: &str) -> Result<NamedTariff, WorkbenchError> {
        let (name, class) = match named.rsplit_once(':') {
            Some((name, class)) if !Path::new(named).exists() && !class.contains(['/', '\\']) => {
                (name, Some(class.to_owned()))
            }
            _ => (named, None),
        };
        let path = Path::new(name);
        let is_file = path.exists() || path.extension().is_some() || path.components().count() > 1;
        if is_file {
            let text = read_text(name)?;
            if BusinessTariff::is_one(&text) {
                return Ok(NamedTariff::Business { tariff: Box::new(BusinessTariff::parse(name, &text)?), class });
            }
            return Ok(NamedTariff::Household(Box::new(Tariff::parse(name, &text)?)));
        }
        let shipped = ::tariff::business::shipped().tariffs.iter().find(|tariff| tariff.id == name);
        match shipped {
            Some(tariff) => Ok(NamedTariff::Business { tariff: Box::new(tariff.clone()), class }),
            None => Ok(NamedTariff::Household(Box::new(find_household(name)?.clone()))),
        }
    }
}

/// The shipped tariff of households, or a sentence with every id there is.
fn find_household(id: &str) -> Result<&'static Tariff, WorkbenchError> {
    ::tariff::find(id).map_err(|error| match error {
        ::tariff::TariffError::Unknown { id, known } => {
            let business = ::tariff::business::shipped().tariffs.iter().map(|tariff| tariff.id.as_str());
            let known = std::iter::once(known.as_str()).chain(business).collect::<Vec<_>>().join(", ");
            ::tariff::TariffError::Unknown { id, known }.into()
        }
        other => other.into(),
    })
}

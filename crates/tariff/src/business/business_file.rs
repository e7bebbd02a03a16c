use serde::de::DeserializeOwned;

use super::business_tariff::BusinessTariff;
use super::check::first_fault;
use super::monthly_table::MonthlyTable;
use crate::outline::Outline;
use crate::tariff_check::Fault;
use crate::tariff_error::TariffError;
use crate::tariff_file::read_ron;

impl BusinessTariff {
    /// Reads and checks the text of a tariff file, RON or JSON; `file_name` is what errors call it.
    pub fn parse(file_name: &str, text: &str) -> Result<BusinessTariff, TariffError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let tariff: BusinessTariff = read(file_name, text)?;
        tariff.checked(file_name, text)
    }

    /// Whether a text is of a tariff of business: it has classes of customers, and a tariff of households has none.
    pub fn is_one(text: &str) -> bool {
        Outline::of(text).has("classes")
    }

    /// This tariff, if nothing in it is wrong; `text` is where lines are counted.
    fn checked(self, file_name: &str, text: &str) -> Result<BusinessTariff, TariffError> {
        match first_fault(&self) {
            None => Ok(self),
            Some(Fault { path, wrong, right }) => {
                Err(TariffError::in_file(file_name, Outline::of(text).line(&path), wrong, right))
            }
        }
    }
}

impl MonthlyTable {
    /// Reads the text of a table of months, RON or JSON, and adds it to `tariff`, which is checked with it.
    pub fn add_to(file_name: &str, text: &str, tariff: BusinessTariff) -> Result<BusinessTariff, TariffError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let table: MonthlyTable = read(file_name, text)?;
        if table.tariff != tariff.id {
            let wrong = format!("the table belongs to {}, and the tariff is {}", table.tariff, tariff.id);
            let right = "bring the table of that tariff".to_owned();
            return Err(TariffError::in_file(file_name, Outline::of(text).line("tariff"), wrong, right));
        }
        tariff.with_table(table).checked(file_name, text)
    }
}

/// JSON where the text begins as JSON does, RON elsewhere.
fn read<T: DeserializeOwned>(file_name: &str, text: &str) -> Result<T, TariffError> {
    if !text.trim_start().starts_with('{') {
        return read_ron(file_name, text);
    }
    serde_json::from_str(text).map_err(|error| {
        // The sentence says its line twice otherwise.
        let said = error.to_string();
        let said = said.split(" at line ").next().unwrap_or(&said).to_owned();
        let right = "write it as docs/tariffs.md shows, decimals and dates in quotes".to_owned();
        TariffError::in_file(file_name, error.line().max(1), said, right)
    })
}

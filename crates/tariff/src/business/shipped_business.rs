use std::path::Path;
use std::sync::LazyLock;

use rust_embed::RustEmbed;

use super::business_tariff::BusinessTariff;
use crate::tariff_error::TariffError;

/// The data files, compiled in: a file put into the folder is shipped without a line of Rust.
#[derive(RustEmbed)]
#[folder = "../../assets/data/tariffs/business"]
struct BusinessFiles;

/// The tariffs of business that come with the program.
#[derive(Debug)]
pub struct ShippedBusiness {
    /// Sorted by id.
    pub tariffs: Vec<BusinessTariff>,
    /// Files that were refused; none in a released program, which a test sees to.
    pub refused: Vec<TariffError>,
}

static SHIPPED: LazyLock<ShippedBusiness> = LazyLock::new(|| {
    let mut shipped = ShippedBusiness { tariffs: Vec::new(), refused: Vec::new() };
    for name in BusinessFiles::iter().filter(|name| name.ends_with(".ron")) {
        let text = BusinessFiles::get(&name).map(|file| String::from_utf8_lossy(&file.data).into_owned());
        match read(&name, &text.unwrap_or_default()) {
            Ok(tariff) => shipped.tariffs.push(tariff),
            Err(error) => shipped.refused.push(error),
        }
    }
    shipped.tariffs.sort_by(|a, b| a.id.cmp(&b.id));
    shipped
});

/// Every tariff of business that comes with the program.
pub fn shipped() -> &'static ShippedBusiness {
    &SHIPPED
}

/// The shipped tariff of `id`, such as `tianjin-business`.
pub fn find(id: &str) -> Result<&'static BusinessTariff, TariffError> {
    let tariffs = &shipped().tariffs;
    tariffs.iter().find(|tariff| tariff.id == id).ok_or_else(|| {
        let known: Vec<&str> = tariffs.iter().map(|tariff| tariff.id.as_str()).collect();
        TariffError::Unknown { id: id.to_owned(), known: known.join(", ") }
    })
}

/// A shipped file is also looked up by its name, so the name must be the id.
fn read(name: &str, text: &str) -> Result<BusinessTariff, TariffError> {
    let tariff = BusinessTariff::parse(name, text)?;
    if Path::new(name).file_stem().is_some_and(|stem| *stem == *tariff.id) {
        return Ok(tariff);
    }
    let right = format!("name the file {}.ron", tariff.id);
    Err(TariffError::in_file(name, 1, format!("the file holds the tariff {}", tariff.id), right))
}

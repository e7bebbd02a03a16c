use std::path::Path;
use std::sync::LazyLock;

use ron::Options;
use ron::extensions::Extensions;
use rust_embed::RustEmbed;
use serde::de::DeserializeOwned;

use crate::company::Company;
use crate::demo_error::DemoError;

/// The data files, compiled in: a file put into the folder is a company without a line of Rust.
#[derive(RustEmbed)]
#[folder = "../../assets/data/demo_companies"]
struct CompanyFiles;

/// The companies that come with the program.
#[derive(Debug)]
pub struct Shipped {
    /// Sorted by id.
    pub companies: Vec<Company>,
    /// Files that were refused; none in a released program, which a test sees to.
    pub refused: Vec<DemoError>,
}

static SHIPPED: LazyLock<Shipped> = LazyLock::new(|| {
    let mut shipped = Shipped { companies: Vec::new(), refused: Vec::new() };
    for name in CompanyFiles::iter().filter(|name| name.ends_with(".ron")) {
        let text = CompanyFiles::get(&name).map(|file| String::from_utf8_lossy(&file.data).into_owned());
        match read(&name, &text.unwrap_or_default()) {
            Ok(company) => shipped.companies.push(company),
            Err(error) => shipped.refused.push(error),
        }
    }
    shipped.companies.sort_by(|a, b| a.id.cmp(&b.id));
    shipped
});

/// Everything that comes with the program.
pub fn shipped() -> &'static Shipped {
    &SHIPPED
}

/// The company of `id`, such as `machine-shop`.
pub fn find(id: &str) -> Result<&'static Company, DemoError> {
    let companies = &shipped().companies;
    companies.iter().find(|company| company.id == id).ok_or_else(|| {
        let known: Vec<&str> = companies.iter().map(|company| company.id.as_str()).collect();
        DemoError::UnknownCompany { id: id.to_owned(), known: known.join(", ") }
    })
}

/// A file is also looked up by its name, so the name must be the id.
fn read(name: &str, text: &str) -> Result<Company, DemoError> {
    let company: Company = parse(name, text)?;
    let in_file = |wrong: String| DemoError::InFile { file: name.to_owned(), line: 1, wrong };
    if let Some(wrong) = company.fault() {
        return Err(in_file(wrong));
    }
    if Path::new(name).file_stem().is_none_or(|stem| *stem != *company.id) {
        return Err(in_file(format!("the file holds the company {}", company.id)));
    }
    Ok(company)
}

/// Reads a data file.
pub(crate) fn parse<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, DemoError> {
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str(text).map_err(|error| DemoError::InFile {
        file: name.to_owned(),
        line: error.span.start.line,
        wrong: error.code.to_string().replace(['\n', '\r'], " "),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_companies_come_with_the_program() {
        assert_eq!(shipped().refused, []);
        let ids: Vec<&str> = shipped().companies.iter().map(|company| company.id.as_str()).collect();
        let expect =
            ["cold-store", "data-room", "hotel", "machine-shop", "office", "plating-works", "school", "supermarket"];
        assert_eq!(ids, expect);
        assert!(find("bank").unwrap_err().to_string().contains("choose one of cold-store, data-room"));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let text = String::from_utf8(CompanyFiles::get("data-room.ron").unwrap().data.into_owned()).unwrap();
        let check = |from: &str, to: &str, words: &str| {
            let error = read("data-room.ron", &text.replacen(from, to, 1)).unwrap_err().to_string();
            assert!(error.contains(words), "{error}");
        };
        check("power_factor: 0.97", "power_factor: 1.2", "of `computers`, `power_factor` is not from 0.1 to 1");
        check("(0, 8, 0.74)", "(8, 8, 0.74)", "of `computers`, a span is not from an hour to a later one");
        check("day_spread", "day_spraed", "data-room.ron, line");
        check("id: \"data-room\"", "id: \"data\"", "the file holds the company data");
    }
}

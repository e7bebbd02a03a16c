use jiff::civil::DateTime;
use rust_decimal::Decimal;
use thiserror::Error;

/// Why there is no plan. Every message is one sentence that says what is wrong and what to bring.
#[derive(Clone, Debug, PartialEq, Error)]
#[allow(missing_docs, reason = "the fields are what the sentences say")]
pub enum PlanError {
    /// The load is not a year.
    #[error(
        "the load runs from {from} to {to}, and a plan says what is saved in a year: bring the twelve whole calendar months, from the first day of a month on"
    )]
    NotAYear { from: DateTime, to: DateTime },
    /// The bill cannot be worked out.
    #[error(transparent)]
    Bill(#[from] tariff::business::BusinessTariffError),
    /// The optimiser refuses the year.
    #[error("storage and solar cannot be sized: {0}")]
    Sizing(#[from] dispatch::ProblemError),
    /// A data file is wrong.
    #[error("{file}, line {line}: {wrong}; write it as docs/plans.md shows")]
    InFile { file: String, line: usize, wrong: String },
    /// There is no such site.
    #[error("there is no site `{id}`: give the path of a site file, or one of {known}")]
    NoSuchSite { id: String, known: String },
    /// The file of a site contradicts the case.
    #[error(
        "the site has transformers of {of_site} kVA and the contract says {of_contract} kVA: bring the same in both"
    )]
    OtherCapacity { of_site: Decimal, of_contract: Decimal },
    /// A process or a device says something that cannot be.
    #[error("`{item}` of the site file: {wrong}")]
    Item { item: String, wrong: String },
    /// An event of demand response is not settled.
    #[error("an event of {programme} is not settled with the other measures: {why}")]
    NotSettled { programme: String, why: String },
    /// The intervals of a changed load do not make one.
    #[error("a measure leaves no load ({0}): report this as a fault of the program")]
    Series(#[from] load::SeriesError),
    /// More measures than can be priced together.
    #[error("the site file has {measures} measures and {most} are the most: leave out the smallest")]
    TooMany { measures: usize, most: usize },
}

/// A complaint on one line, without the rest of what it quotes once that is long: a file may have a name or a text of
/// any length where a word belongs.
pub(crate) fn one_line(said: &str) -> String {
    const MOST: usize = 600;
    let clean = said.chars().take(MOST).map(|c| if c.is_control() { ' ' } else { c });
    clean.chain(said.chars().nth(MOST).map(|_| '…')).collect()
}

use thiserror::Error;

/// Why there is no demo load. Every message is one sentence that says what to do.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DemoError {
    /// There is no such company.
    #[error("There is no demo company `{id}`; choose one of {known}.")]
    UnknownCompany {
        /// What was asked for.
        id: String,
        /// The ids there are, separated by commas.
        known: String,
    },
    /// The holidays of the year are not known, so nobody could say which days are worked.
    #[error("The public holidays of {year} are not known; choose one of the years {known}.")]
    UnknownYear {
        /// What was asked for.
        year: i16,
        /// The years there are, separated by commas.
        known: String,
    },
    /// A file of a company or of the weather is wrong.
    #[error("{file}, line {line}: {wrong}; write it as docs/load.md shows.")]
    InFile {
        /// The name of the file.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong there.
        wrong: String,
    },
    /// The year does not make a load, which no company that comes with the program does.
    #[error("The company gives no load ({0}); mend its file.")]
    NoLoad(load::SeriesError),
}

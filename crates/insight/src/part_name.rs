//! The name of a part says which rows it holds, so that what is stored can be told from names alone.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

/// Rows of one business date whose numbers lie in `first..=last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartName {
    pub date: Date,
    pub first: i64,
    pub last: i64,
}

impl PartName {
    /// Path of the part below the folder of all parts.
    pub fn path(&self, folder: &Path) -> PathBuf {
        folder.join(self.date.to_string()).join(format!("{:020}-{:020}.parquet", self.first, self.last))
    }

    /// Reads a name back; `None` for a file or folder that is not ours.
    pub fn parse(date: &str, file: &str) -> Option<Self> {
        let (first, last) = file.strip_suffix(".parquet")?.split_once('-')?;
        let name = Self { date: date.parse().ok()?, first: first.parse().ok()?, last: last.parse().ok()? };
        (name.first >= 1 && name.first <= name.last).then_some(name)
    }

    /// Whether all rows of `other` are in this part too, given that both were written by us.
    pub fn covers(&self, other: &Self) -> bool {
        self.date == other.date && self.first <= other.first && other.last <= self.last
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn names_read_back() {
        let name = PartName { date: date(2026, 2, 3), first: 7, last: 1_000 };
        let path = name.path(Path::new("d"));
        assert_eq!(path.to_str(), Some("d/2026-02-03/00000000000000000007-00000000000000001000.parquet"));
        assert_eq!(PartName::parse("2026-02-03", "00000000000000000007-00000000000000001000.parquet"), Some(name));
    }

    #[test]
    fn foreign_names_are_not_ours() {
        for (date, file) in [
            ("2026-02-03", "7-3.parquet"),
            ("2026-02-03", "0-3.parquet"),
            ("2026-02-30", "1-3.parquet"),
            ("2026-02-03", "1-3.parquet.tmp"),
            ("2026-02-03", "notes.txt"),
        ] {
            assert_eq!(PartName::parse(date, file), None, "{date}/{file}");
        }
    }
}

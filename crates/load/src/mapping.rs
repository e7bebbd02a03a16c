use jiff::civil::DateTime;
use ron::Options;
use ron::extensions::Extensions;
use rust_decimal::Decimal;
use serde::Deserialize;

use crate::load_error::{Complaint, LoadError};

/// What a file does not say about itself: names of odd columns, and decisions that only its owner can take.
///
/// A mapping is RON or JSON. Everything may be left out; `docs/load.md` lists the fields with an example.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mapping {
    /// The sheet of a workbook; else the first one with a header that is understood.
    pub sheet: Option<String>,
    /// The line or row of the header, counted from 1; else it is looked for in the first 30.
    pub header_line: Option<usize>,
    /// Names of columns.
    pub columns: MappedColumns,
    /// What the columns of a row of times of day are, where neither header nor row says it.
    pub times_of_day_are: Option<TimesOfDayAre>,
    /// Which end of its interval a stamp marks.
    pub stamps: Option<StampMark>,
    /// The length of an interval in minutes: 15, 30 or 60; else the most frequent distance of two stamps.
    pub minutes: Option<u32>,
    /// The first moment to read; what lies before is listed and left out.
    pub from: Option<DateTime>,
    /// The moment to read up to; what lies behind is listed and left out.
    pub to: Option<DateTime>,
    /// What every value is multiplied by, such as the ratio of the transformers; 1 else.
    pub multiplier: Option<Decimal>,
    /// Factors from a moment on, such as after a meter was changed, each times the ones before.
    pub multiplier_changes: Vec<MultiplierChange>,
    /// What is done with active power below nought.
    pub negative: Negative,
    /// What is done with spikes.
    pub spikes: Spikes,
    /// The capacity of the transformers in kVA: power of more than 1.5 times it is a spike.
    pub capacity_kva: Option<Decimal>,
}

/// Names of columns as the file writes them, where they are odd.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MappedColumns {
    /// When; `stamps` may say which end of the interval.
    pub stamp: Option<String>,
    /// The day, where it has a column of its own.
    pub date: Option<String>,
    /// The time of day, where it has a column of its own.
    pub time_of_day: Option<String>,
    /// Mean active power in kW.
    pub kw: Option<String>,
    /// Active energy of the interval in kWh.
    pub kwh: Option<String>,
    /// Mean reactive power in kvar.
    pub kvar: Option<String>,
    /// Reactive energy of the interval in kvarh.
    pub kvarh: Option<String>,
    /// The capacitive part of reactive power in kvar, where it stands apart.
    pub reverse_kvar: Option<String>,
    /// The capacitive part of reactive energy in kvarh, where it stands apart.
    pub reverse_kvarh: Option<String>,
    /// The register of active energy in kWh.
    pub register_kwh: Option<String>,
}

/// What the columns of a row of times of day are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum TimesOfDayAre {
    /// Mean active power in kW.
    Kw,
    /// Active energy in kWh.
    Kwh,
}

/// Which end of its interval a stamp marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum StampMark {
    /// The interval begins there.
    Start,
    /// The interval ends there.
    End,
}

/// A factor from a moment on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MultiplierChange {
    /// From when.
    pub from: DateTime,
    /// What values are multiplied by.
    pub times: Decimal,
}

/// What is done with active power below nought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Negative {
    /// The file is refused.
    #[default]
    Refuse,
    /// It counts as nought drawn, and is listed.
    Zero,
}

/// What is done with spikes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Spikes {
    /// Short ones are taken out and estimated.
    #[default]
    Repair,
    /// They stay, and are listed.
    Keep,
}

impl Mapping {
    /// Reads a mapping file, JSON where it begins with `{`, else RON; `file_name` is what errors call it.
    pub fn parse(file_name: &str, text: &str) -> Result<Mapping, LoadError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let complaint = Complaint(file_name);
        let right = "write it as docs/load.md shows, with decimals and times in quotes";
        let mapping: Mapping = if text.trim_start().starts_with('{') {
            serde_json::from_str(text).map_err(|error| complaint.line(error.line(), error.to_string(), right))?
        } else {
            let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
            options.from_str(text).map_err(|error| {
                complaint.line(error.span.start.line, error.code.to_string().replace(['\n', '\r'], " "), right)
            })?
        };
        mapping.checked(complaint)
    }

    fn checked(mut self, complaint: Complaint<'_>) -> Result<Mapping, LoadError> {
        if let Some(minutes) = self.minutes.filter(|minutes| ![15, 30, 60].contains(minutes)) {
            return Err(complaint.file(format!("intervals of {minutes} minutes are not read"), "write 15, 30 or 60"));
        }
        let factors = self.multiplier_changes.iter().map(|change| change.times).chain(self.multiplier);
        let sizes = self.capacity_kva.into_iter().chain(factors);
        for size in sizes {
            if size <= Decimal::ZERO || size > Decimal::from(1_000_000) {
                let right = "write a factor or capacity above 0 and at most 1000000";
                return Err(complaint.file(format!("{size} is no factor and no capacity"), right));
            }
        }
        if let (Some(from), Some(to)) = (self.from, self.to)
            && from >= to
        {
            return Err(complaint.file(format!("nothing lies from {from} to {to}"), "let `from` be before `to`"));
        }
        self.multiplier_changes.sort_by_key(|change| change.from);
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: Result<Mapping, &str>) {
        let found = Mapping::parse("odd.ron", text).map_err(|error| error.to_string());
        match expect {
            Ok(mapping) => assert_eq!(found, Ok(mapping)),
            Err(words) => assert!(found.as_ref().is_err_and(|error| error.contains(words)), "{found:?}"),
        }
    }

    #[test]
    fn ron_and_json_say_the_same() {
        let columns = MappedColumns { kw: Some("P总".to_owned()), ..MappedColumns::default() };
        let mapping = Mapping {
            columns,
            stamps: Some(StampMark::End),
            multiplier: Some(Decimal::from(40)),
            ..Mapping::default()
        };
        check("(columns: (kw: \"P总\"), stamps: End, multiplier: \"40\")", Ok(mapping.clone()));
        check("{\"columns\": {\"kw\": \"P总\"}, \"stamps\": \"End\", \"multiplier\": \"40\"}", Ok(mapping));
        check("()", Ok(Mapping::default()));
    }

    #[test]
    fn what_cannot_be_is_refused_with_its_line() {
        check("(\n  colums: ())", Err("odd.ron, line 2"));
        check("(minutes: 10)", Err("write 15, 30 or 60"));
        check("(multiplier: \"0\")", Err("0 is no factor"));
        check("{\"minutes\":", Err("odd.ron, line 1"));
        check("(from: \"2025-02-01T00:00\", to: \"2025-01-01T00:00\")", Err("let `from` be before `to`"));
    }
}

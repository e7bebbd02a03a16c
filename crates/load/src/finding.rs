use std::fmt;

use jiff::civil::DateTime;
use rust_decimal::Decimal;
use serde::Serialize;

use crate::micro_kwh::MicroKwh;

/// Something a file says oddly, and what was done about it. Nothing is changed or left out without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was found.
    pub kind: FindingKind,
    /// What was done.
    pub done: Done,
    /// Whether it is about active or reactive energy.
    pub of: EnergyOf,
    /// The first line or row of the file that shows it, counted from 1, where one does.
    pub line: Option<usize>,
    /// Where it begins, where it has a place in time.
    pub from: Option<DateTime>,
    /// Where it ends, where it has a place in time.
    pub to: Option<DateTime>,
    /// How many intervals, stamps, rows or columns it is about.
    pub count: usize,
    /// The energy it is about, in kWh or kvarh: what was put in, taken out, or may be wrong.
    pub energy: MicroKwh,
    /// What the file says, such as the name of a column.
    pub says: String,
}

/// What an odd place is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EnergyOf {
    /// Active energy, kWh.
    Active,
    /// Reactive energy, kvarh.
    Reactive,
}

/// What was found in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// The file says that it is made up.
    DemoData,
    /// The letters are GB18030.
    Gb18030,
    /// Lines before the header or notes between the rows.
    Note,
    /// A column that is not read.
    UnusedColumn,
    /// A sheet that is not read.
    UnusedSheet,
    /// Stamps mark the ends of intervals, as the file shows.
    StampsMarkEnds,
    /// Stamps are called starts, but look like ends.
    StampsLookLikeEnds,
    /// It is less than a year.
    PartOfYear,
    /// Rows do not follow each other in time.
    OutOfOrder,
    /// Rows outside the time the mapping asks for.
    OutsideTime,
    /// Stamps a little beside the intervals.
    BesideInterval,
    /// Stamps between the intervals.
    BetweenIntervals,
    /// Intervals without a value.
    Gap,
    /// The same stamp again with the same value.
    DoubledStamp,
    /// The same stamp again with another value.
    ContradictingStamp,
    /// A value far above all others.
    Spike,
    /// Values far above all others for longer than a spike.
    LongSpike,
    /// From here on everything is a multiple of before, as after a change of meter or transformers.
    MultiplierStep,
    /// The mapping says a factor from here on.
    MultiplierChange,
    /// The register goes back: another meter, or it has turned over.
    RegisterBack,
    /// Energy that the register knows only as a sum of several intervals.
    RegisterSum,
    /// Active power below nought.
    NegativePower,
    /// Reactive power below nought.
    NegativeReactive,
}

/// What was done about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Done {
    /// Nothing; it stands as the file says.
    Kept,
    /// It was read all the same.
    Read,
    /// It is not part of the load.
    LeftOut,
    /// Moved to the nearest interval.
    Moved,
    /// Estimated on a straight line between the neighbours.
    Line,
    /// Estimated as the mean of the same interval of the same kind of day in the nearest weeks before and after.
    NearestWeeks,
    /// Estimated as the same interval of the nearest day of the same kind.
    NearestDay,
    /// Spread evenly.
    Spread,
    /// The last row counts, marked as estimated.
    LastRow,
    /// Multiplied.
    Multiplied,
    /// Counted as nought.
    Zero,
    /// Its size counts.
    Size,
}

impl Finding {
    /// A finding about the file as such.
    pub(crate) fn of_file(kind: FindingKind, done: Done, line: Option<usize>, says: impl Into<String>) -> Finding {
        let (of, energy) = (EnergyOf::Active, MicroKwh::ZERO);
        Finding { kind, done, of, line, from: None, to: None, count: 1, energy, says: says.into() }
    }

    /// The energy in kWh or kvarh.
    pub fn kwh(&self) -> Decimal {
        self.energy.kwh()
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        if let Some(from) = self.from {
            write!(f, "{} {}", from.date(), from.strftime("%H:%M"))?;
            if let Some(to) = self.to {
                write!(f, " to {} {}", to.date(), to.strftime("%H:%M"))?;
            }
            f.write_str(": ")?;
        }
        f.write_str(self.kind.words())?;
        if !self.says.is_empty() {
            write!(f, " ({})", self.says)?;
        }
        if self.count > 1 {
            write!(f, ", {} times", self.count)?;
        }
        write!(f, "; {}", self.done.words())?;
        if self.energy != MicroKwh::ZERO {
            let unit = if self.of == EnergyOf::Active { "kWh" } else { "kvarh" };
            write!(f, ": {} {unit}", self.kwh())?;
        }
        Ok(())
    }
}

impl FindingKind {
    fn words(self) -> &'static str {
        match self {
            FindingKind::DemoData => "the file is marked as demo data",
            FindingKind::Gb18030 => "the text is in GB18030",
            FindingKind::Note => "a line that is neither header nor row",
            FindingKind::UnusedColumn => "a column that is not needed",
            FindingKind::UnusedSheet => "a sheet that is not needed",
            FindingKind::StampsMarkEnds => "the stamps mark the ends of the intervals",
            FindingKind::StampsLookLikeEnds => "the stamps are called starts but run like ends",
            FindingKind::PartOfYear => "this is less than a year",
            FindingKind::OutOfOrder => "rows are not in the order of time",
            FindingKind::OutsideTime => "rows lie outside the time of the mapping",
            FindingKind::BesideInterval => "a stamp is up to a minute beside its interval",
            FindingKind::BetweenIntervals => "a stamp lies between the intervals",
            FindingKind::Gap => "nothing was measured",
            FindingKind::DoubledStamp => "a stamp is there again with the same value",
            FindingKind::ContradictingStamp => "a stamp is there again with another value",
            FindingKind::Spike => "a spike",
            FindingKind::LongSpike => "values far above all others, for longer than a spike",
            FindingKind::MultiplierStep => "all values change by a factor here, as after a change of meter",
            FindingKind::MultiplierChange => "the mapping says a factor from here on",
            FindingKind::RegisterBack => "the register goes back, as after a change of meter",
            FindingKind::RegisterSum => "the register knows only the sum of these intervals",
            FindingKind::NegativePower => "active power is below nought",
            FindingKind::NegativeReactive => "reactive power is below nought",
        }
    }
}

impl Done {
    fn words(self) -> &'static str {
        match self {
            Done::Kept => "kept as it is",
            Done::Read => "read all the same",
            Done::LeftOut => "left out",
            Done::Moved => "moved to the nearest interval",
            Done::Line => "estimated on a straight line between the neighbours",
            Done::NearestWeeks => "estimated from the same interval of the nearest weeks",
            Done::NearestDay => "estimated from the nearest day of the same kind",
            Done::Spread => "spread evenly and marked as estimated",
            Done::LastRow => "the last row counts, marked as estimated",
            Done::Multiplied => "multiplied",
            Done::Zero => "counted as nought",
            Done::Size => "its size counts",
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_finding_is_one_line() {
        let finding = Finding {
            kind: FindingKind::Gap,
            done: Done::Line,
            of: EnergyOf::Active,
            line: None,
            from: Some(date(2025, 3, 1).at(10, 0, 0, 0)),
            to: Some(date(2025, 3, 1).at(10, 30, 0, 0)),
            count: 2,
            energy: MicroKwh(12_500_000),
            says: String::new(),
        };
        assert_eq!(
            finding.to_string(),
            "2025-03-01 10:00 to 2025-03-01 10:30: nothing was measured, 2 times; estimated on a straight line between the \
             neighbours: 12.5 kWh"
        );
        let column = Finding::of_file(FindingKind::UnusedColumn, Done::LeftOut, Some(1), "电压");
        assert_eq!(column.to_string(), "line 1: a column that is not needed (电压); left out");
    }
}

use crate::amount::{MOST, micro, parse_amount};
use crate::column_names::{ColumnKind, ColumnNames, Measured, What};
use crate::finding::{Done, EnergyOf, Finding, FindingKind};
use crate::header::{DaysAre, Header, Layout, When, is_active};
use crate::load_error::{Complaint, LoadError, quoted};
use crate::mapping::{Mapping, Negative};
use crate::micro_kwh::MicroKwh;
use crate::progress::{Stage, Watch};
use crate::stamp::{Moment, SerialDays, Stamp, parse_date, parse_parts, parse_stamp};
use crate::track::{Point, Track};
use jiff::civil::Time;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Where a header may stand.
const HEADER_WITHIN: usize = 30;
/// More rows than any year has: 15 minutes twice over would be 70,272.
const MOST_ROWS: usize = 250_000;
/// More values than any year has: active energy and two kinds of reactive, each three times over, are 316,224.
const MOST_VALUES: usize = 1_000_000;
/// Notes that are listed one by one.
const MOST_NOTES: usize = 20;

/// Rows of a file becoming values with stamps.
#[derive(Debug)]
pub(crate) struct Table<'a> {
    file: Complaint<'a>,
    mapping: &'a Mapping,
    serial: SerialDays,
    /// Rows, empty ones too.
    met: usize,
    rows: usize,
    /// The header, once it was met.
    pub header: Option<Header>,
    /// What was measured.
    pub tracks: Vec<Track>,
    /// What was odd so far.
    pub findings: Vec<Finding>,
    notes: usize,
    /// A stamp was written as 24:00.
    pub has_24_00: bool,
    negatives: Vec<Finding>,
}

impl<'a> Table<'a> {
    pub fn new(file: Complaint<'a>, mapping: &'a Mapping, serial: SerialDays) -> Table<'a> {
        let (tracks, findings) = (Vec::new(), Vec::new());
        Table {
            file,
            mapping,
            serial,
            met: 0,
            rows: 0,
            header: None,
            tracks,
            findings,
            notes: 0,
            has_24_00: false,
            negatives: Vec::new(),
        }
    }

    /// Takes one row, whatever it is.
    pub fn take(&mut self, line: usize, cells: &[String], watch: &mut Watch<'_>) -> Result<(), LoadError> {
        self.met += 1;
        watch.step(Stage::Reading, self.met)?;
        if cells.iter().all(String::is_empty) {
            return Ok(());
        }
        self.rows += 1;
        if self.rows > MOST_ROWS {
            let wrong = format!("there are more than {MOST_ROWS} rows, and a year of quarter hours has 35136");
            return Err(self.file.file(wrong, "bring one year of one meter at 15, 30 or 60 minutes"));
        }
        if let Some(note) = cells.first().filter(|cell| cell.starts_with('#')) {
            let words = cells.join(",");
            if ColumnNames::shipped().is_demo_mark(&words) {
                self.findings.push(Finding::of_file(FindingKind::DemoData, Done::Kept, Some(line), note.as_str()));
            } else {
                self.note(line, cells);
            }
            return Ok(());
        }
        match self.header.take() {
            None => self.take_header(line, cells),
            Some(header) => {
                let taken = self.take_values(line, cells, &header);
                self.header = Some(header);
                taken
            }
        }
    }

    /// What is odd about the header and the rows, once all were taken.
    pub fn close(&mut self) -> Result<(), LoadError> {
        self.findings.append(&mut self.negatives);
        if let Some(header) = &self.header {
            for name in &header.unused {
                let line = Some(header.line);
                self.findings.push(Finding::of_file(FindingKind::UnusedColumn, Done::LeftOut, line, name.as_str()));
            }
            return Ok(());
        }
        let right =
            "bring a table whose first row names its columns, such as `start,kw`, or name them in a mapping file";
        let wrong = match self.mapping.header_line {
            Some(line) => format!("line {line} names no time and no power or energy"),
            None => "no row names a time and active power or energy".to_owned(),
        };
        Err(self.file.file(wrong, right))
    }

    fn take_header(&mut self, line: usize, cells: &[String]) -> Result<(), LoadError> {
        let may_be = match self.mapping.header_line {
            Some(wanted) => line == wanted,
            None => self.rows <= HEADER_WITHIN,
        };
        if may_be {
            self.header = Header::of(line, cells, self.mapping, self.file)?;
        }
        if self.header.is_none() {
            self.note(line, cells);
        }
        Ok(())
    }

    fn note(&mut self, line: usize, cells: &[String]) {
        self.notes += 1;
        if self.notes <= MOST_NOTES {
            let says = quoted(&cells.join(" "));
            self.findings.push(Finding::of_file(FindingKind::Note, Done::LeftOut, Some(line), says));
        } else if let Some(last) = self.findings.iter_mut().rev().find(|finding| finding.kind == FindingKind::Note) {
            last.count += 1;
        }
    }

    fn take_values(&mut self, line: usize, cells: &[String], header: &Header) -> Result<(), LoadError> {
        let cell = |column: usize| cells.get(column).map_or("", String::as_str);
        let time = match header.when {
            When::Stamp(column) => cell(column).to_owned(),
            When::Parts(day, clock) => format!("{} {}", cell(day), cell(clock)),
        };
        if time.starts_with('=') {
            let wrong = format!("the time is a formula, {}", quoted(&time));
            return Err(self.file.line(line, wrong, "put the values in place of the formulas"));
        }
        if !time.contains(|c: char| c.is_ascii_digit()) {
            // Sums and signatures below the table.
            self.note(line, cells);
            return Ok(());
        }
        match &header.layout {
            Layout::Intervals(columns) => {
                let stamp = match header.when {
                    When::Stamp(column) => parse_stamp(cell(column), self.serial),
                    When::Parts(day, clock) => parse_parts(cell(day), cell(clock), self.serial),
                };
                let Some(Stamp { moment, is_24_00 }) = stamp else {
                    let right = "write it as 2025-01-01 00:15, of the clock of China";
                    return Err(self.file.line(line, format!("{} is no time", quoted(&time)), right));
                };
                self.has_24_00 |= is_24_00;
                for (column, measured) in columns {
                    self.take_value(line, moment, cell(*column), *measured)?;
                }
            }
            Layout::Days { times, are } => {
                let right = "write it as 2025-01-01";
                let wrong = || format!("{} is no day", quoted(&time));
                let day = parse_date(&time, self.serial).ok_or_else(|| self.file.line(line, wrong(), right))?;
                let midnight = Moment::of(day.to_datetime(Time::midnight()))
                    .ok_or_else(|| self.file.line(line, wrong(), right))?;
                let measured = match are {
                    DaysAre::All(measured) => *measured,
                    DaysAre::Column(column) => match ColumnNames::shipped().kind_of(cell(*column)) {
                        Some(ColumnKind::Measured(measured)) => measured,
                        _ => {
                            // Voltage and current of the same meter, often.
                            self.note(line, &cells[..cells.len().min(*column + 1)]);
                            return Ok(());
                        }
                    },
                };
                for (column, second) in times {
                    self.take_value(line, Moment(midnight.0 + second), cell(*column), measured)?;
                }
            }
        }
        Ok(())
    }

    fn take_value(&mut self, line: usize, moment: Moment, cell: &str, measured: Measured) -> Result<(), LoadError> {
        let value = if ColumnNames::shipped().is_missing(cell) {
            None
        } else {
            Some(self.amount(line, moment, cell, measured)?)
        };
        let track = match self.tracks.iter_mut().position(|track| track.measured.what == measured.what) {
            Some(index) => self.tracks.get_mut(index),
            None => {
                self.tracks.push(Track { measured, points: Vec::new() });
                self.tracks.last_mut()
            }
        };
        if let Some(track) = track {
            track.points.push(Point { line, moment, value });
        }
        if self.tracks.iter().map(|track| track.points.len()).sum::<usize>() > MOST_VALUES {
            let wrong =
                format!("there are more than {MOST_VALUES} values, and a year of quarter hours has 35136 of a kind");
            return Err(self.file.file(wrong, "bring one year of one meter at 15, 30 or 60 minutes"));
        }
        Ok(())
    }

    fn amount(&mut self, line: usize, moment: Moment, cell: &str, measured: Measured) -> Result<i64, LoadError> {
        let Some(written) = parse_amount(cell) else {
            let right = if cell.starts_with('=') {
                "put the values in place of the formulas"
            } else {
                "write a number such as 12.5, and nothing where nothing was measured"
            };
            return Err(self.file.line(line, format!("{} is no number", quoted(cell)), right));
        };
        let times = measured.times * self.mapping.multiplier.unwrap_or(Decimal::ONE);
        let amount = written.checked_mul(times).and_then(micro);
        let register_most = || written.checked_mul(times).and_then(|amount| register(measured, amount));
        let Some(value) = amount.map(|value| value.0).or_else(register_most) else {
            let wrong = format!("{} is more than any meter measures", quoted(cell));
            return Err(self.file.line(line, wrong, format!("write at most {MOST} kW or kWh an interval")));
        };
        if value >= 0 {
            return Ok(value);
        }
        if !is_active(measured.what) {
            self.negative(FindingKind::NegativeReactive, Done::Size, line, moment, 0);
            return Ok(value.abs());
        }
        if self.mapping.negative == Negative::Zero && measured.what != What::RegisterKwh {
            self.negative(FindingKind::NegativePower, Done::Zero, line, moment, value);
            return Ok(0);
        }
        let right =
            "bring what was drawn from the grid, with what was fed in apart, or write `negative: Zero` into a mapping";
        Err(self.file.line(line, format!("{} is less than nought", quoted(cell)), right))
    }

    /// Counts values below nought in one finding of each kind; energy is the sum as the file has it.
    fn negative(&mut self, kind: FindingKind, done: Done, line: usize, moment: Moment, value: i64) {
        let of = if kind == FindingKind::NegativePower { EnergyOf::Active } else { EnergyOf::Reactive };
        match self.negatives.iter_mut().find(|finding| finding.kind == kind) {
            Some(finding) => {
                finding.count += 1;
                // A file may be nothing but rows of the most there is, more than a year adds up to.
                finding.energy.0 = finding.energy.0.saturating_add(value);
            }
            None => self.negatives.push(Finding {
                of,
                from: Some(moment.time()),
                energy: MicroKwh(value),
                ..Finding::of_file(kind, done, Some(line), "")
            }),
        }
    }
}

/// A register counts on for years, so it may be higher than an interval; ten thousand times as high.
fn register(measured: Measured, amount: Decimal) -> Option<i64> {
    let most = Decimal::from(MOST) * Decimal::from(10_000);
    let fits = measured.what == What::RegisterKwh && amount.abs() <= most;
    fits.then(|| (amount * Decimal::from(1_000_000)).round().to_i64()).flatten()
}

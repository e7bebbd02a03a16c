use std::ops::ControlFlow;

use crate::column_names::What;
use crate::csv_rows::read_csv;
use crate::finding::{Done, EnergyOf, Finding, FindingKind};
use crate::gap;
use crate::header::is_active;
use crate::interval_length::IntervalLength;
use crate::load_error::{Complaint, LoadError};
use crate::mapping::{Mapping, StampMark};
use crate::micro_kwh::MicroKwh;
use crate::multiplier_change;
use crate::multiplier_step;
use crate::placing::{Placing, interval_length, place};
use crate::progress::{Progress, Watch};
use crate::register;
use crate::series::LoadSeries;
use crate::slots::{Slots, Span};
use crate::spike;
use crate::stamp::SerialDays;
use crate::table::Table;
use crate::text::decode;
use crate::track::Track;
use crate::xlsx_rows::read_xlsx;

/// The largest file that is read, in bytes. A year of quarter hours is 1 to 10 MB.
pub const MAX_FILE_BYTES: usize = 64 << 20;

/// A load, and everything that was odd about its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The load, whole.
    pub series: LoadSeries,
    /// In the order of the file, then of time. Nothing was changed or left out without one.
    pub findings: Vec<Finding>,
}

impl Reading {
    /// Whether the file says that it is made up.
    pub fn is_demo(&self) -> bool {
        self.findings.iter().any(|finding| finding.kind == FindingKind::DemoData)
    }
}

/// Reads a file of a metering system: CSV or XLSX, told apart by what is in it. `file_name` is what errors call it.
pub fn read(file_name: &str, bytes: &[u8], mapping: &Mapping) -> Result<Reading, LoadError> {
    read_with(file_name, bytes, mapping, &mut |_| ControlFlow::Continue(()))
}

/// As [`read`], telling how far it is; the told may break off.
pub fn read_with(
    file_name: &str,
    bytes: &[u8],
    mapping: &Mapping,
    told: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Reading, LoadError> {
    let file = Complaint(file_name);
    refuse_size(file_name, bytes.len() as u64)?;
    if bytes.is_empty() {
        return Err(file.file("it is empty", "bring a table whose first row names its columns, such as `start,kw`"));
    }
    let mut watch = Watch { file: file_name, told };
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(old_or_locked(bytes, file));
    }
    let table = if bytes.starts_with(b"PK") {
        read_xlsx(bytes, file, mapping, &mut watch)?
    } else {
        let text = decode(bytes, file)?;
        let mut table = Table::new(file, mapping, SerialDays { from_1904: false });
        if text.is_gb18030 {
            table.findings.push(Finding::of_file(FindingKind::Gb18030, Done::Read, None, ""));
        }
        read_csv(&text.text, file, &mut |line, cells| table.take(line, cells, &mut watch))?;
        table.close()?;
        table
    };
    Assembly { file, mapping, watch: &mut watch }.of(table)
}

/// Refuses a file that is too large, so that its bytes need not be read to know.
pub fn refuse_size(file_name: &str, bytes: u64) -> Result<(), LoadError> {
    if bytes <= MAX_FILE_BYTES as u64 {
        return Ok(());
    }
    let wrong = format!("it has {} MB, and {} MB are the most", bytes >> 20, MAX_FILE_BYTES >> 20);
    Err(Complaint(file_name).file(wrong, "bring one year of one meter at 15, 30 or 60 minutes"))
}

/// Workbooks of before 2007, and those locked with a password, come in the same container.
fn old_or_locked(bytes: &[u8], file: Complaint<'_>) -> LoadError {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(name.len()).any(|window| window == name) {
        file.file("the workbook is locked with a password", "take the password off and save it again as XLSX")
    } else {
        file.file("it is a workbook of the old kind (XLS)", "save it as XLSX or CSV")
    }
}

/// Values with stamps becoming a load.
struct Assembly<'a, 'w> {
    file: Complaint<'a>,
    mapping: &'a Mapping,
    watch: &'a mut Watch<'w>,
}

impl Assembly<'_, '_> {
    fn of(mut self, table: Table<'_>) -> Result<Reading, LoadError> {
        let (file, mapping) = (self.file, self.mapping);
        let Table { header, mut tracks, findings: mut found, has_24_00, .. } = table;
        let right = "bring at least a whole day of rows below the header";
        // Rows of days may hold several of them, as columns may: energy before power.
        let preferred = [What::Kwh, What::Kw, What::RegisterKwh];
        let of = |what| tracks.iter().position(|track| track.measured.what == what);
        let Some(active) = preferred.into_iter().find_map(of) else {
            return Err(file.file("there is no row with active power or energy", right));
        };
        tracks.swap(0, active);
        let Some((active, others)) = tracks.split_first_mut() else {
            return Err(file.file("there is no row with active power or energy", right));
        };
        for unused in others.iter().filter(|track| is_active(track.measured.what)) {
            let line = unused.points.first().map(|point| point.line);
            let name = format!("{:?}", unused.measured.what);
            found.push(Finding::of_file(FindingKind::UnusedColumn, Done::LeftOut, line, name));
        }
        let length = match mapping.minutes.and_then(IntervalLength::from_minutes) {
            Some(length) => length,
            None => interval_length(active, file)?,
        };
        let mark = header.and_then(|header| header.mark);
        let ends = ends(mark, active, length, has_24_00, mapping, &mut found);
        let placing = Placing { file, length, ends, from: mapping.from, to: mapping.to };
        let is_register = active.measured.what == What::RegisterKwh;
        placing.settle(active, is_register, EnergyOf::Active, &mut found)?;
        // The other columns stand in the same rows: what is odd about their stamps is told once.
        others.iter_mut().try_for_each(|track| placing.settle(track, false, EnergyOf::Reactive, &mut Vec::new()))?;
        let span = placing.span(&[active], is_register)?;
        hours(&mut found, active, length);

        let mut slots = if is_register {
            register::energy(active, span, &mut found, file)?
        } else {
            self.energy(active, span, EnergyOf::Active, &mut found)?
        };
        multiplier_change::apply(&mut slots, span, &mapping.multiplier_changes, EnergyOf::Active, file, &mut found)?;
        multiplier_step::list(&slots, span, &mut found);
        let (active, mut estimated) = self.whole(slots, span, EnergyOf::Active, &mut found)?;

        let mut reactive: Option<Slots> = None;
        for track in others.iter().filter(|track| !is_active(track.measured.what)) {
            let more = self.energy(track, span, EnergyOf::Reactive, &mut found)?;
            reactive = Some(reactive.map_or(more.clone(), |known| sum(&known, &more)));
        }
        let reactive = match reactive {
            None => None,
            Some(mut slots) => {
                let changes = &mapping.multiplier_changes;
                multiplier_change::apply(&mut slots, span, changes, EnergyOf::Reactive, file, &mut found)?;
                let (reactive, marks) = self.whole(slots, span, EnergyOf::Reactive, &mut found)?;
                estimated.iter_mut().zip(marks).for_each(|(mark, more)| *mark |= more);
                Some(reactive)
            }
        };
        part_of_year(span, &mut found);
        let series = LoadSeries::new(span.first.time(), length, active, reactive, estimated);
        let series =
            series.map_err(|error| file.file(error.to_string(), "bring intervals that begin at the full hour"))?;
        Ok(Reading { series, findings: found })
    }

    /// Energy of each interval out of power or energy.
    fn energy(
        &mut self,
        track: &Track,
        span: Span,
        of: EnergyOf,
        found: &mut Vec<Finding>,
    ) -> Result<Slots, LoadError> {
        let mut slots = place(track, span, of, found, self.watch, self.file)?;
        if matches!(track.measured.what, What::Kw | What::Kvar { .. }) {
            let parts = i64::from(span.length.in_an_hour());
            slots.values.iter_mut().flatten().for_each(|value| *value = (*value + parts / 2) / parts);
        }
        Ok(slots)
    }

    /// Without spikes and gaps.
    fn whole(
        &mut self,
        mut slots: Slots,
        span: Span,
        of: EnergyOf,
        found: &mut Vec<Finding>,
    ) -> Result<(Vec<MicroKwh>, Vec<bool>), LoadError> {
        spike::take_out(&mut slots, span, of, self.mapping.capacity_kva, self.mapping.spikes, found);
        gap::fill(slots, span, of, found, self.watch, self.file)
    }
}

/// Whether stamps mark ends: as mapping or header say, else as the file shows by 24:00 or by running from the end of a
/// day's first interval to a midnight.
fn ends(
    mark: Option<StampMark>,
    track: &Track,
    length: IntervalLength,
    has_24_00: bool,
    mapping: &Mapping,
    found: &mut Vec<Finding>,
) -> bool {
    let length_s = i64::from(length.minutes()) * 60;
    let first = track.points.iter().map(|point| point.moment).min();
    let last = track.points.iter().map(|point| point.moment).max();
    let runs_like_ends = first.is_some_and(|first| first.second_of_day() == length_s)
        && last.is_some_and(|last| last.second_of_day() == 0);
    let shows = has_24_00 || runs_like_ends;
    let is_register = track.measured.what == What::RegisterKwh;
    match mark {
        Some(StampMark::End) => true,
        Some(StampMark::Start) => {
            if shows && mapping.stamps.is_none() && !is_register {
                found.push(Finding::of_file(FindingKind::StampsLookLikeEnds, Done::Kept, None, ""));
            }
            false
        }
        None => {
            if is_register {
                return false;
            }
            let begins_like_ends = first.is_some_and(|first| first.second_of_day() == length_s);
            if shows {
                found.push(Finding::of_file(FindingKind::StampsMarkEnds, Done::Read, None, ""));
            } else if begins_like_ends {
                found.push(Finding::of_file(FindingKind::StampsLookLikeEnds, Done::Kept, None, ""));
            }
            shows
        }
    }
}

/// Power below nought was counted in kW: as energy it is what it was over its intervals.
fn hours(found: &mut [Finding], track: &Track, length: IntervalLength) {
    let power = found.iter_mut().filter(|finding| finding.kind == FindingKind::NegativePower);
    if track.measured.what == What::Kw {
        power.for_each(|finding| finding.energy.0 /= i64::from(length.in_an_hour()));
    }
}

/// Inductive and capacitive energy add up; an interval is known where both are.
fn sum(one: &Slots, other: &Slots) -> Slots {
    let values = one.values.iter().zip(&other.values).map(|(one, other)| Some((*one)? + (*other)?));
    let estimated = one.estimated.iter().zip(&other.estimated).map(|(one, other)| *one || *other);
    Slots { values: values.collect(), estimated: estimated.collect() }
}

fn part_of_year(span: Span, found: &mut Vec<Finding>) {
    let days = span.count / span.in_a_day();
    if days < 365 {
        found.push(Finding {
            from: Some(span.first.time()),
            to: Some(span.moment(span.count).time()),
            ..Finding::of_file(FindingKind::PartOfYear, Done::Read, None, format!("{days} days"))
        });
    }
}

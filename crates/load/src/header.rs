use crate::column_names::{ColumnKind, ColumnNames, Measured, What};
use crate::load_error::{Complaint, LoadError, quoted};
use crate::mapping::{Mapping, StampMark, TimesOfDayAre};
use crate::stamp::{DAY_S, time_cell};
use rust_decimal::Decimal;

/// Which column holds what, as the header says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    pub line: usize,
    pub when: When,
    pub layout: Layout,
    /// Which end the stamps mark, where header or mapping say it.
    pub mark: Option<StampMark>,
    /// Columns with a name that are not read.
    pub unused: Vec<String>,
}

/// Where a row says its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// In one column.
    Stamp(usize),
    /// The day here and the time of day there.
    Parts(usize, usize),
}

/// How values lie in the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// A row is an interval; columns and what they hold.
    Intervals(Vec<(usize, Measured)>),
    /// A row is a day; columns and their second of the day.
    Days { times: Vec<(usize, i64)>, are: DaysAre },
}

/// What the values of a row of a day are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DaysAre {
    /// The same in all rows.
    All(Measured),
    /// This column says it.
    Column(usize),
}

/// Fewer columns of times of day than a day has hours are something else.
const FEWEST_TIMES: usize = 24;

impl Header {
    /// Reads a row as a header; none where it is not one.
    pub fn of(
        line: usize,
        cells: &[String],
        mapping: &Mapping,
        file: Complaint<'_>,
    ) -> Result<Option<Header>, LoadError> {
        let kinds: Vec<Option<ColumnKind>> = cells.iter().map(|cell| kind_of(cell, mapping)).collect();
        let all = |wanted: &dyn Fn(ColumnKind) -> bool| -> Vec<usize> {
            (0..kinds.len()).filter(|index| kinds.get(*index).copied().flatten().is_some_and(wanted)).collect()
        };
        let one = |kind: ColumnKind| all(&|found| found == kind).first().copied();

        let (stamp, start, end) = (one(ColumnKind::Stamp), one(ColumnKind::Start), one(ColumnKind::End));
        let (date, clock) = (one(ColumnKind::Date), one(ColumnKind::TimeOfDay));
        let times: Vec<(usize, i64)> =
            cells.iter().enumerate().filter_map(|(index, cell)| Some((index, time_cell(cell)?))).collect();
        if times.len() >= FEWEST_TIMES {
            let Some(day) = date.or(stamp).or(start) else { return Ok(None) };
            return Header::of_days(line, cells, &kinds, day, times, mapping, file).map(Some);
        }

        let when = match (start, end, stamp, date, clock) {
            (Some(column), ..) | (None, Some(column), None, None, None) => When::Stamp(column),
            (None, _, _, Some(day), Some(clock)) | (None, _, Some(clock), Some(day), None) => When::Parts(day, clock),
            (None, Some(clock), None, Some(day), None) => When::Parts(day, clock),
            (None, _, Some(column), ..) | (None, _, None, Some(column), None) => When::Stamp(column),
            (None, ..) => return Ok(None),
        };
        let measured = chosen(&kinds, cells, line, file)?;
        if !measured.iter().any(|(_, measured)| is_active(measured.what)) {
            return Ok(None);
        }
        let by_name = match (start, end, stamp) {
            (Some(_), ..) => Some(StampMark::Start),
            (None, Some(column), _) if when == When::Stamp(column) => Some(StampMark::End),
            (None, Some(clock), None) if date.is_some_and(|day| when == When::Parts(day, clock)) => {
                Some(StampMark::End)
            }
            _ => None,
        };
        let used = |index: usize| {
            let of_time = match when {
                When::Stamp(column) => column == index,
                When::Parts(day, clock) => day == index || clock == index,
            };
            of_time || measured.iter().any(|(column, _)| *column == index)
        };
        let unused = unused(cells, used);
        let mark = mapping.stamps.or(by_name);
        Ok(Some(Header { line, when, layout: Layout::Intervals(measured), mark, unused }))
    }

    fn of_days(
        line: usize,
        cells: &[String],
        kinds: &[Option<ColumnKind>],
        day: usize,
        times: Vec<(usize, i64)>,
        mapping: &Mapping,
        file: Complaint<'_>,
    ) -> Result<Header, LoadError> {
        let quantity = kinds.iter().position(|kind| *kind == Some(ColumnKind::Quantity));
        let plain = |what| Measured { what, times: Decimal::ONE };
        let are = match (mapping.times_of_day_are, quantity) {
            (Some(TimesOfDayAre::Kw), _) => DaysAre::All(plain(What::Kw)),
            (Some(TimesOfDayAre::Kwh), _) => DaysAre::All(plain(What::Kwh)),
            (None, Some(column)) => DaysAre::Column(column),
            (None, None) => {
                let wrong = "each row is a day, and nothing says whether its values are power or energy";
                return Err(file.line(line, wrong, "write `times_of_day_are: Kw` or `Kwh` into a mapping file"));
            }
        };
        let of_row = if let DaysAre::Column(column) = are { Some(column) } else { None };
        let used = |index| index == day || of_row == Some(index) || times.iter().any(|(column, _)| *column == index);
        let unused = unused(cells, used);
        // A day that has 24:00 and not 0:00 is one whose stamps are ends.
        let ends = times.iter().any(|(_, second)| *second == DAY_S) && times.iter().all(|(_, second)| *second != 0);
        let mark = mapping.stamps.or(Some(if ends { StampMark::End } else { StampMark::Start }));
        Ok(Header { line, when: When::Stamp(day), layout: Layout::Days { times, are }, mark, unused })
    }
}

/// Whether what was measured is active energy in some form.
pub(crate) fn is_active(what: What) -> bool {
    matches!(what, What::Kw | What::Kwh | What::RegisterKwh)
}

/// What the mapping says a column holds, else what its name is known for.
fn kind_of(cell: &str, mapping: &Mapping) -> Option<ColumnKind> {
    let columns = &mapping.columns;
    let measured = |what| ColumnKind::Measured(Measured { what, times: Decimal::ONE });
    let mapped = [
        (&columns.stamp, ColumnKind::Stamp),
        (&columns.date, ColumnKind::Date),
        (&columns.time_of_day, ColumnKind::TimeOfDay),
        (&columns.kw, measured(What::Kw)),
        (&columns.kwh, measured(What::Kwh)),
        (&columns.kvar, measured(What::Kvar { reverse: false })),
        (&columns.kvarh, measured(What::Kvarh { reverse: false })),
        (&columns.reverse_kvar, measured(What::Kvar { reverse: true })),
        (&columns.reverse_kvarh, measured(What::Kvarh { reverse: true })),
        (&columns.register_kwh, measured(What::RegisterKwh)),
    ];
    let is_cell = |name: &Option<String>| name.as_deref().is_some_and(|name| name.trim() == cell.trim());
    if let Some((_, kind)) = mapped.iter().find(|(name, _)| is_cell(name)) {
        return Some(*kind);
    }
    let known = ColumnNames::shipped().kind_of(cell)?;
    // A kind that the mapping gives to another column is not given twice.
    let taken = mapped.iter().any(|(name, kind)| name.is_some() && same_kind(*kind, known));
    (!taken).then_some(known)
}

fn same_kind(a: ColumnKind, b: ColumnKind) -> bool {
    match (a, b) {
        (ColumnKind::Measured(a), ColumnKind::Measured(b)) => {
            a.what == b.what || is_active(a.what) && is_active(b.what)
        }
        (ColumnKind::Stamp, ColumnKind::Start | ColumnKind::End) => true,
        _ => a == b,
    }
}

/// The columns to read: energy before power before the register, active as reactive; each only once.
fn chosen(
    kinds: &[Option<ColumnKind>],
    cells: &[String],
    line: usize,
    file: Complaint<'_>,
) -> Result<Vec<(usize, Measured)>, LoadError> {
    let measured: Vec<(usize, Measured)> = kinds
        .iter()
        .enumerate()
        .filter_map(|(index, kind)| match kind {
            Some(ColumnKind::Measured(measured)) => Some((index, *measured)),
            _ => None,
        })
        .collect();
    let preferred = [
        vec![What::Kwh, What::Kw, What::RegisterKwh],
        vec![What::Kvarh { reverse: false }, What::Kvar { reverse: false }],
        vec![What::Kvarh { reverse: true }, What::Kvar { reverse: true }],
    ];
    let mut chosen = Vec::new();
    for order in preferred {
        let Some(what) = order.into_iter().find(|what| measured.iter().any(|(_, found)| found.what == *what)) else {
            continue;
        };
        let mut same = measured.iter().filter(|(_, found)| found.what == what);
        let (first, second) = (same.next(), same.next());
        if let (Some((first, _)), Some((second, _))) = (first, second) {
            let name = |index: &usize| quoted(cells.get(*index).map_or("", String::as_str));
            let wrong = format!("the columns {} and {} are both {}", name(first), name(second), words(what));
            return Err(file.line(line, wrong, "name the one to read in a mapping file"));
        }
        chosen.extend(first);
    }
    Ok(chosen)
}

fn words(what: What) -> &'static str {
    match what {
        What::Kw => "active power",
        What::Kwh => "active energy",
        What::Kvar { .. } => "reactive power",
        What::Kvarh { .. } => "reactive energy",
        What::RegisterKwh => "a register",
    }
}

fn unused(cells: &[String], used: impl Fn(usize) -> bool) -> Vec<String> {
    let named = cells.iter().enumerate().filter(|(index, cell)| !used(*index) && !cell.trim().is_empty());
    named.map(|(_, cell)| cell.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(header: &str, expect: Option<(When, usize, Option<StampMark>, usize)>) {
        let cells: Vec<String> = header.split(',').map(str::to_owned).collect();
        let found = Header::of(1, &cells, &Mapping::default(), Complaint("a.csv")).unwrap();
        let found = found.map(|header| {
            let columns = match header.layout {
                Layout::Intervals(columns) => columns.len(),
                Layout::Days { times, .. } => times.len(),
            };
            (header.when, columns, header.mark, header.unused.len())
        });
        assert_eq!(found, expect, "{header}");
    }

    #[test]
    fn headers_are_understood() {
        check("start,kw", Some((When::Stamp(0), 1, Some(StampMark::Start), 0)));
        check("start,kwh,kvarh", Some((When::Stamp(0), 2, Some(StampMark::Start), 0)));
        check("开始时间,结束时间,有功电量(kWh)", Some((When::Stamp(0), 1, Some(StampMark::Start), 1)));
        check("结束时间,有功电量(kWh)", Some((When::Stamp(0), 1, Some(StampMark::End), 0)));
        check("户号,日期,时间,有功功率,无功功率,电压", Some((When::Parts(1, 2), 2, None, 2)));
        check("日期,结束时间,有功功率", Some((When::Parts(0, 1), 1, Some(StampMark::End), 0)));
        check("时间,kw,kwh", Some((When::Stamp(0), 1, None, 1)));
        check("天津某某公司负荷", None);
        check("start,voltage", None);
    }

    #[test]
    fn rows_of_days_are_understood() {
        let times = |first: usize| {
            (first..first + 96).map(|quarter| format!("{}:{:02}", quarter / 4, quarter % 4 * 15)).collect::<Vec<_>>()
        };
        let header = |first| format!("日期,数据项,{}", times(first).join(","));
        check(&header(0), Some((When::Stamp(0), 96, Some(StampMark::Start), 0)));
        check(&header(1), Some((When::Stamp(0), 96, Some(StampMark::End), 0)));
    }

    #[test]
    fn two_columns_for_one_thing_are_refused() {
        let cells = ["start".to_owned(), "kwh".to_owned(), "energy".to_owned()];
        let error = Header::of(3, &cells, &Mapping::default(), Complaint("a.csv")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "a.csv, line 3: the columns `kwh` and `energy` are both active energy; name the one to read in a mapping file."
        );
    }
}

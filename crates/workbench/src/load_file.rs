use jiff::civil::DateTime;
use load::{IntervalLength, LoadSeries, MicroKwh};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::text_file::read_text;
use crate::workbench_error::WorkbenchError;

/// The load in a plain file: a header `start,kw` or `start,kwh`, `kvar` or `kvarh` if there is any, and rows without a gap.
pub(crate) fn read_load(file: &str) -> Result<LoadSeries, WorkbenchError> {
    let text = read_text(file)?;
    let wrong = |line: usize, wrong: String| WorkbenchError::Load { file: file.to_owned(), line, wrong };
    let mut lines = text.trim_start_matches('\u{feff}').lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let header = lines.next().map(|(_, line)| line.trim().to_ascii_lowercase()).unwrap_or_default();
    let columns: Vec<&str> = header.split(',').map(str::trim).collect();
    let (is_power, reactive_is_power) = match columns[..] {
        ["start", "kw"] => (true, None),
        ["start", "kwh"] => (false, None),
        ["start", "kw", "kvar"] => (true, Some(true)),
        ["start", "kw", "kvarh"] => (true, Some(false)),
        ["start", "kwh", "kvar"] => (false, Some(true)),
        ["start", "kwh", "kvarh"] => (false, Some(false)),
        _ => return Err(wrong(1, format!("the header is `{header}`: write `start,kw` or `start,kwh`"))),
    };
    let mut rows: Vec<(DateTime, Decimal, Option<Decimal>)> = Vec::new();
    for (index, line) in lines {
        let fields: Vec<&str> = line.split(',').map(str::trim).collect();
        let bad = || wrong(index + 1, format!("`{line}` is no row: write `2026-01-01 00:00,12.5` as the header says"));
        if fields.len() != columns.len() {
            return Err(bad());
        }
        let time = fields[0].parse::<DateTime>().map_err(|_| bad())?;
        let number = |text: &str| Decimal::from_str_exact(text).or_else(|_| Decimal::from_scientific(text));
        let active = number(fields[1]).map_err(|_| bad())?;
        let reactive = fields.get(2).map(|text| number(text)).transpose().map_err(|_| bad())?;
        rows.push((time, active, reactive));
    }
    let step = rows.first().zip(rows.get(1)).and_then(|(first, second)| {
        let minutes = second.0.duration_since(first.0).as_mins();
        IntervalLength::from_minutes(u32::try_from(minutes).ok()?)
    });
    let length = step.ok_or_else(|| wrong(2, "the rows are not 15, 30 or 60 minutes apart".to_owned()))?;
    let micro = |value: Decimal, is_power: bool| {
        let hours = if is_power { Decimal::from(length.in_an_hour()) } else { Decimal::ONE };
        (value * Decimal::from(1_000_000) / hours).round().to_i64().map(MicroKwh)
    };
    let count = rows.len();
    let (mut active, mut reactive) = (Vec::with_capacity(count), Vec::new());
    for (index, (time, value, other)) in rows.iter().enumerate() {
        let expected =
            rows[0].0.checked_add(jiff::SignedDuration::from_mins(index as i64 * i64::from(length.minutes())));
        if expected.ok() != Some(*time) {
            return Err(wrong(index + 2, format!("{time} does not follow the row above: write one row an interval")));
        }
        let too_large = || wrong(index + 2, format!("{value} is more than any meter shows"));
        active.push(micro(*value, is_power).ok_or_else(too_large)?);
        if let Some((other, is_power)) = other.zip(reactive_is_power) {
            reactive.push(micro(other.abs(), is_power).ok_or_else(too_large)?);
        }
    }
    let reactive = reactive_is_power.map(|_| reactive);
    Ok(LoadSeries::new(rows[0].0, length, active, reactive, vec![false; count])?)
}

//! A settlement as a table.

use std::io::Write;
use std::sync::LazyLock;

use demand_response::{BaselineUsed, Settlement};
use serde::Deserialize;

use crate::settle::{Printed, Settled};
use crate::workbench_error::WorkbenchError;

/// Words of the table, from a file so that no sentence for users lives in the program's text.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    programme: String,
    event: String,
    who: String,
    doubt: String,
    days: String,
    left_out: String,
    factor: String,
    shift: String,
    load: String,
    findings: String,
    demo: String,
    estimated: String,
    start: String,
    baseline: String,
    measured: String,
    reduction: String,
    increase: String,
    declared: String,
    share: String,
    counted: String,
    price: String,
    amount: String,
    penalty: String,
    total: String,
    net: String,
    member: String,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| serde_json::from_str(include_str!("../messages/settle.json")).unwrap_or_default());

/// Prints all of it.
pub(crate) fn table(printed: &Printed, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let words = &*WORDS;
    for load in &printed.loads {
        let demo = if load.demo { format!(", {}", words.demo) } else { String::new() };
        writeln!(out, "{}: {}{demo}, {} {}", words.load, load.file, load.findings.len(), words.findings)?;
    }
    for settled in &printed.settlements {
        writeln!(out)?;
        head(&settled.settlement, words, out)?;
        lines(&settled.settlement, words, out)?;
        members(settled, words, out)?;
    }
    Ok(())
}

fn head(settlement: &Settlement, words: &Words, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    writeln!(out, "{}: {}, {}", words.programme, settlement.programme, settlement.programme_name.en)?;
    writeln!(out, "{}: {}; {}: {}", words.event, settlement.event, words.who, settlement.who)?;
    for doubt in &settlement.doubts {
        let because = doubt.because.as_ref().map_or(String::new(), |because| format!(": {}", because.en));
        writeln!(out, "{}: {}, {}{because}", words.doubt, doubt.topic, doubt.state)?;
    }
    for used in &settlement.baselines {
        baseline(used, words, out)?;
    }
    if settlement.totals.estimated_intervals > 0 {
        writeln!(out, "{} {}", settlement.totals.estimated_intervals, words.estimated)?;
    }
    Ok(())
}

fn baseline(used: &BaselineUsed, words: &Words, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let member = used.member.as_ref().map_or(String::new(), |member| format!(" ({member})"));
    if !used.days.is_empty() {
        let days: Vec<String> = used.days.iter().map(ToString::to_string).collect();
        writeln!(out, "{}{member}: {}", words.days, days.join(", "))?;
    }
    if !used.left_out.is_empty() {
        let left: Vec<String> = used.left_out.iter().map(|day| format!("{} {}", day.date, day.why)).collect();
        writeln!(out, "{}{member}: {}", words.left_out, left.join(", "))?;
    }
    if let Some(factor) = used.factor {
        writeln!(out, "{}{member}: {factor}", words.factor)?;
    }
    if let Some(shift) = used.shift_kwh {
        writeln!(out, "{}{member}: {shift}", words.shift)?;
    }
    Ok(())
}

/// A row of cells, each as wide as its column.
fn row(cells: [&str; 10], out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let [start, baseline, measured, reduction, declared, share, counted, price, amount, penalty] = cells;
    writeln!(
        out,
        "{start:<16} {baseline:>12} {measured:>12} {reduction:>12} {declared:>12} {share:>8} {counted:>12} {price:>8} \
         {amount:>12} {penalty:>10}"
    )?;
    Ok(())
}

fn lines(settlement: &Settlement, words: &Words, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let reduction = if settlement.valley_filling { &words.increase } else { &words.reduction };
    let price = format!("{}/{}", words.price, settlement.paid_for);
    let heads = [&words.start, &words.baseline, &words.measured, reduction, &words.declared];
    let [start, baseline, measured, reduction, declared] = heads;
    row(
        [
            start,
            baseline,
            measured,
            reduction,
            declared,
            &words.share,
            &words.counted,
            &price,
            &words.amount,
            &words.penalty,
        ],
        out,
    )?;
    for line in &settlement.lines {
        let start = format!("{} {}", line.start.date(), line.start.strftime("%H:%M"));
        let numbers = [
            line.baseline_kwh,
            line.measured_kwh,
            line.reduction_kwh,
            line.declared_kwh,
            line.share,
            line.counted_kwh,
            line.price_yuan,
            line.amount_yuan,
            line.penalty_yuan,
        ];
        let [baseline, measured, reduction, declared, share, counted, price, amount, penalty] =
            numbers.map(|number| number.to_string());
        row([&start, &baseline, &measured, &reduction, &declared, &share, &counted, &price, &amount, &penalty], out)?;
    }
    let totals = &settlement.totals;
    let numbers = [
        totals.baseline_kwh,
        totals.measured_kwh,
        totals.reduction_kwh,
        totals.declared_kwh,
        totals.share,
        totals.counted_kwh,
        totals.amount_yuan,
        totals.penalty_yuan,
    ];
    let [baseline, measured, reduction, declared, share, counted, amount, penalty] =
        numbers.map(|number| number.to_string());
    row([&words.total, &baseline, &measured, &reduction, &declared, &share, &counted, "", &amount, &penalty], out)?;
    writeln!(out, "{}: {}", words.net, totals.net_yuan)?;
    Ok(())
}

fn members(settled: &Settled, words: &Words, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    for member in &settled.members {
        writeln!(
            out,
            "{}: {}, {} kWh, {}: {}, {}: {}",
            words.member,
            member.name,
            member.reduction_kwh,
            words.amount,
            member.amount_yuan,
            words.penalty,
            member.penalty_yuan
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_words_is_whole() {
        let words: Words = serde_json::from_str(include_str!("../messages/settle.json")).unwrap();
        assert!(!words.total.is_empty());
    }
}

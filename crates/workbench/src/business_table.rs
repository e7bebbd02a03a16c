//! A business's bill as a table that can be checked by hand: every line is quantity x price = amount.

use std::io::Write;

use ::tariff::business::{BusinessBill, BusinessMonth, Line, Note};
use serde::Serialize;

use crate::words::words;
use crate::workbench_error::WorkbenchError;

/// Prints every line of every month, and the total exact and rounded.
pub(crate) fn table(bill: &BusinessBill, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let words = words();
    if bill.demo {
        writeln!(out, "{}", words.demo)?;
    }
    for month in &bill.months {
        head(month, out)?;
        for line in &month.lines {
            row(line, out)?;
        }
    }
    writeln!(out, "{} {} ({} {}) {}", words.total, bill.total, words.exact, bill.exact, bill.currency)?;
    writeln!(out, "{}: {} {}, {} {}", words.kwh, bill.kwh, words.estimated, bill.estimated_kwh, words.kwh)?;
    writeln!(
        out,
        "{}: {}, {}, {} {}",
        words.tariff,
        bill.tariff,
        bill.class,
        words.in_force.to_lowercase(),
        bill.effective_from
    )?;
    writeln!(out, "{}: {}", words.source, bill.source)?;
    for note in &bill.notes {
        writeln!(out, "{}: {}", words.note, sentence(note))?;
    }
    Ok(())
}

fn head(month: &BusinessMonth, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let words = words();
    let factor = month.power_factor.map_or(String::new(), |factor| format!(", {} {factor}", words.power_factor));
    let at = month.demand_at.map_or(String::new(), |at| format!(" ({at})"));
    writeln!(
        out,
        "{}  {} {}, {} {} kW{at}{factor}: {}",
        month.month, month.kwh, words.kwh, words.demand, month.demand_kw, month.amount
    )?;
    Ok(())
}

fn row(line: &Line, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let kind = id(&line.kind);
    let name = line.name.as_deref().unwrap_or_default();
    let tier = line.tier.map_or(String::new(), |tier| format!(" {}", tier));
    let quantity = line.quantity.round_dp(6).normalize();
    writeln!(
        out,
        "  {:<13} {:<11} {quantity} {} x {} = {}  [{}; {}]",
        kind,
        format!("{name}{tier}"),
        id(&line.unit),
        line.price,
        line.amount,
        words().rules.get(&id(&line.rule)).cloned().unwrap_or_else(|| id(&line.rule)),
        line.source
    )?;
    if !line.parts.is_empty() {
        let parts: Vec<String> =
            line.parts.iter().map(|part| format!("{} {} x {}", id(&part.component), part.price, part.ratio)).collect();
        writeln!(out, "  {:<25} {}", "", parts.join(" + "))?;
    }
    Ok(())
}

fn sentence(note: &Note) -> String {
    let kind = id(note);
    let said = words().notes.get(&kind).cloned().unwrap_or(kind);
    match note {
        Note::PartOfMonth { month } => format!("{month}: {said}"),
        Note::DemandFromLongerIntervals { minutes } => format!("{said} ({minutes} min)"),
        Note::NotVerified { fact } => format!("{fact}: {said}"),
        Note::BasicMethod { method } => format!("{said} {}", id(method)),
        _ => said,
    }
}

/// The name a value has in JSON.
fn id(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        Ok(serde_json::Value::Object(fields)) => {
            fields.get("note").and_then(|name| name.as_str()).unwrap_or_default().to_owned()
        }
        _ => String::new(),
    }
}

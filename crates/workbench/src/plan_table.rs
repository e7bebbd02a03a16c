//! A plan as text that an engineer can check by hand: amounts, what they are made of, and what they rest on.

use std::collections::BTreeMap;
use std::io::Write;

use ::tariff::Yuan;
use energy_plan::{
    Assumed, BillPart, ContributionRule, Cost, Fact, Irr, LeftOutMeasure, MeasureKind, Outlook, PayBack,
    PlannedMeasure, Range, Saving, YearCost,
};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::plan::Printed;
use crate::plan_words::{PlanWords, plan_words, word};
use crate::words::words;
use crate::workbench_error::WorkbenchError;

/// Prints all of it.
pub(crate) fn table(printed: &Printed, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let (words, plan) = (plan_words(), &printed.plan);
    if plan.demo_prices {
        writeln!(out, "{}", self::words().demo)?;
    }
    writeln!(out, "{}: {}, {}", self::words().tariff, plan.tariff, plan.class)?;
    year(&words.today, &plan.today, &plan.currency, out)?;
    year(&words.then, &plan.then, &plan.currency, out)?;
    months(&plan.today, &plan.then, out)?;
    saves(&plan.saving, out)?;
    let rate = percent(plan.discount_rate);
    writeln!(out, "{} {} {}", words.costs, amounts(&plan.investment_yuan), words.once)?;
    worth(&plan.npv_yuan, &plan.irr, &plan.pay_back, out)?;
    writeln!(out, "  {} {rate}", words.at_rate)?;
    if plan.measures.is_empty() {
        writeln!(out, "\n{}", words.nothing_pays)?;
    } else {
        writeln!(out, "\n{}", words.measures)?;
        writeln!(out, "{}: {}.", self::words().note, rule(words, plan.contributions))?;
        writeln!(out, "{}: {}.", self::words().note, words.brackets)?;
    }
    for (index, measure) in plan.measures.iter().enumerate() {
        planned(index + 1, measure, out)?;
    }
    if !plan.not_worth_it.is_empty() {
        writeln!(out, "\n{}", words.not_worth_it)?;
    }
    for measure in &plan.not_worth_it {
        left_out(measure, out)?;
    }
    if !plan.not_offered.is_empty() {
        writeln!(out, "\n{}", words.not_offered)?;
    }
    for one in &plan.not_offered {
        let detail = one.detail.as_ref().map_or(String::new(), |detail| format!(" ({detail})"));
        writeln!(out, "  {}: {}{detail}", word(&words.kinds, &one.kind), word(&words.why_not, &one.why))?;
    }
    assumed(&words.in_doubt, plan.assumed.iter().filter(|one| !one.figure.verified), out)?;
    assumed(&words.read, plan.assumed.iter().filter(|one| one.figure.verified), out)?;
    notes(printed, out)
}

fn year(head: &str, cost: &YearCost, currency: &str, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let words = plan_words();
    writeln!(out, "{head}: {} {currency} {}: {}", cost.yuan, words.a_year, parts(&cost.parts))?;
    writeln!(out, "  {} {} kWh, {} {} kWh", words.drawn, kwh(cost.drawn_kwh), words.fed_in, kwh(cost.fed_in_kwh))?;
    Ok(())
}

/// Every month of both years, as their bills have them.
fn months(today: &YearCost, then: &YearCost, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let words = plan_words();
    let heads = [&words.today, &words.then].map(|head| {
        format!("{head:>14} kWh {:>10} {:>12} {:>14}", words.demand, words.power_factor, self::words().amount)
    });
    writeln!(out, "  {:<8}{} |{}", words.month, heads[0], heads[1])?;
    for (today, then) in today.months.iter().zip(&then.months) {
        let cells = [today, then].map(|month| {
            let factor = month.power_factor.map_or(String::from("-"), |factor| factor.to_string());
            let kwh = month.kwh.round_dp(1).to_string();
            let kw = month.demand_kw.round_dp(2).normalize().to_string();
            format!("{kwh:>18} {kw:>10} {factor:>12} {:>14}", month.yuan.to_string())
        });
        writeln!(out, "  {:<8}{} |{}", today.month.to_string(), cells[0], cells[1])?;
    }
    Ok(())
}

fn planned(number: usize, measure: &PlannedMeasure, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let words = plan_words();
    writeln!(out, "\n{number}. {}", title(measure.kind, measure.name.as_deref()))?;
    saves(&measure.saving, out)?;
    writeln!(out, "  {} {}, {} {}", words.alone, measure.alone.yuan, words.last, measure.last.yuan)?;
    costs(&measure.cost, out)?;
    worth(&measure.npv_yuan, &measure.irr, &measure.pay_back, out)?;
    facts(&measure.facts, out)
}

fn left_out(measure: &LeftOutMeasure, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let words = plan_words();
    writeln!(out, "- {}", title(measure.kind, measure.name.as_deref()))?;
    let last = &measure.last;
    writeln!(out, "  {} {} {}: {}", words.last, last.yuan, words.a_year, parts(&last.parts))?;
    writeln!(out, "  {} {} {}: {}", words.alone, measure.alone.yuan, words.a_year, parts(&measure.alone.parts))?;
    costs(&measure.cost, out)?;
    let back = pay_back(measure.pay_back);
    writeln!(out, "  {} {:.0}, {} {back}", words.npv, measure.npv_yuan, words.pays_back)?;
    facts(&measure.facts, out)
}

fn saves(saving: &Range<Saving>, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let words = plan_words();
    let likely = &saving.likely;
    let yuan = |outlook| saving.get(outlook).yuan.get();
    let (least, most) = Range::of(|outlook| yuan(outlook).to_f64().unwrap_or_default()).extremes();
    let yuan = Range { low: yuan(least), likely: yuan(Outlook::Likely), high: yuan(most) };
    writeln!(out, "  {} {} {}: {}", words.saves, amounts(&yuan), words.a_year, parts(&likely.parts))?;
    let co2 = likely.co2_kg.map_or(String::new(), |kg| format!(", CO2 {kg} kg"));
    writeln!(out, "  {} kWh {}{co2}", kwh(likely.kwh), words.less)?;
    Ok(())
}

fn costs(cost: &Range<Cost>, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let words = plan_words();
    let once = Range::of(|outlook| cost.get(outlook).investment_yuan);
    let yearly = Range::of(|outlook| cost.get(outlook).yearly_yuan);
    let likely = &cost.likely;
    let fade = likely.fade_per_year;
    let fade = if fade.is_zero() { String::new() } else { format!("; {} {}", percent(fade), words.fades) };
    let (once, yearly) = (amounts(&once), amounts(&yearly));
    let (a_year, years) = (&words.a_year, &words.years);
    let life = likely.life_years;
    writeln!(out, "  {} {once} {}, {yearly} {a_year}; {life} {years}{fade}", words.costs, words.once)?;
    Ok(())
}

fn worth(npv: &Range<f64>, irr: &Range<Irr>, back: &Range<PayBack>, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let words = plan_words();
    let (worst, best) = npv.extremes();
    let (low, likely, high) = (npv.get(worst), npv.likely, npv.get(best));
    writeln!(out, "  {} {likely:.0} ({low:.0} {} {high:.0})", words.npv, words.to)?;
    let rates = [Outlook::Likely, worst, best].map(|outlook| rate(*irr.get(outlook)));
    writeln!(out, "  {} {}", words.irr, within(&rates))?;
    let years = [Outlook::Likely, worst, best].map(|outlook| pay_back(*back.get(outlook)));
    writeln!(out, "  {} {}", words.pays_back, within(&years))?;
    Ok(())
}

fn facts(facts: &[Fact], out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let said = |fact: &Fact| {
        let of = fact.of.as_ref().map_or(String::new(), |of| format!(" {of}"));
        let unit = fact.unit.map_or(String::new(), |unit| format!(" {}", word(&BTreeMap::new(), &unit)));
        format!("{}{of} {}{unit}", word(&plan_words().facts, &fact.what), fact.value)
    };
    for some in facts.chunks(4) {
        writeln!(out, "  {}", some.iter().map(said).collect::<Vec<_>>().join("; "))?;
    }
    Ok(())
}

fn assumed<'a>(
    head: &str,
    figures: impl Iterator<Item = &'a Assumed>,
    out: &mut dyn Write,
) -> Result<(), WorkbenchError> {
    let mut figures = figures.peekable();
    if figures.peek().is_some() {
        writeln!(out, "\n{head}")?;
    }
    for Assumed { name, figure } in figures {
        writeln!(out, "  {name} {} / {} / {}: {}", figure.low, figure.likely, figure.high, figure.source)?;
    }
    Ok(())
}

fn notes(printed: &Printed, out: &mut dyn Write) -> Result<(), WorkbenchError> {
    let (words, note) = (plan_words(), &self::words().note);
    let plan = &printed.plan;
    writeln!(out)?;
    if let Some(carbon) = &plan.carbon {
        let figure = &carbon.kg_per_kwh;
        let range = format!("{} / {} / {}", figure.low, figure.likely, figure.high);
        writeln!(out, "{note}: {}: {range}, {}: {}", words.carbon, carbon.year, figure.source)?;
    }
    if let Some(optimiser) = plan.optimiser {
        let how = match (optimiser.full_year, optimiser.stopped) {
            (false, _) => &words.storage_quick,
            (true, false) => &words.storage_full,
            (true, true) => &words.storage_stopped,
        };
        let gap = optimiser.gap.map_or(String::new(), |gap| format!("; {} {:.3} %", words.gap, gap * 100.0));
        writeln!(out, "{note}: {how}{gap}")?;
        let (with, without) = (optimiser.yearly_cost_yuan, optimiser.without_yuan);
        writeln!(out, "{note}: {}: {with:.0}, {} {without:.0}", words.optimiser, words.without)?;
    }
    if printed.demo_load {
        writeln!(out, "{note}: {}", self::words().demo_load)?;
    }
    if printed.load_findings > 0 {
        writeln!(out, "{note}: {} {}", printed.load_findings, self::words().load_findings)?;
    }
    Ok(())
}

fn title(kind: MeasureKind, name: Option<&str>) -> String {
    let kind = word(&plan_words().kinds, &kind);
    name.map_or(kind.clone(), |name| format!("{kind}: {name}"))
}

fn rule(words: &PlanWords, rule: ContributionRule) -> String {
    let (id, orders) = match rule {
        ContributionRule::AllOrders { orders } => ("all-orders", orders.to_string()),
        ContributionRule::DrawnOrders { orders } => ("drawn-orders", orders.to_string()),
    };
    format!("{} ({orders})", word(&words.contributions, &id))
}

fn parts(parts: &BTreeMap<BillPart, Yuan>) -> String {
    let said = parts.iter().map(|(part, yuan)| format!("{} {yuan}", word(&plan_words().parts, part)));
    said.collect::<Vec<_>>().join(", ")
}

fn kwh(energy: Decimal) -> Decimal {
    energy.round_dp(3).normalize()
}

/// The likely amount, and from which to which it may be.
fn amounts(range: &Range<Decimal>) -> String {
    let cents = |amount: Decimal| Yuan::new(amount).to_cent();
    let (low, likely, high) = (cents(range.low), cents(range.likely), cents(range.high));
    if low == likely && likely == high {
        return likely.to_string();
    }
    format!("{likely} ({low} {} {high})", plan_words().to)
}

/// The likely result, and the others where they are not the same.
fn within([likely, low, high]: &[String; 3]) -> String {
    if low == likely && likely == high {
        return likely.clone();
    }
    format!("{likely} ({low} {} {high})", plan_words().to)
}

fn percent(share: Decimal) -> String {
    format!("{} %", (share * Decimal::ONE_HUNDRED).normalize())
}

fn rate(irr: Irr) -> String {
    match irr {
        Irr::Rate(rate) => format!("{:.1} %", rate * 100.0),
        other => word(&plan_words().ratios, &other),
    }
}

fn pay_back(back: PayBack) -> String {
    match back {
        PayBack::Years(years) => format!("{years:.1} {}", plan_words().years),
        other => word(&plan_words().ratios, &other),
    }
}

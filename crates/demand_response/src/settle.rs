use jiff::civil::DateTime;
use load::{LoadSeries, MicroKwh, WorkCalendar};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::assumptions::Assumptions;
use crate::baseline::{BaselineUsed, work_out};
use crate::baseline_rule::{Baseline, LikeDays};
use crate::day_choice::Chooser;
use crate::event::Event;
use crate::event_check::{EventError, check_events};
use crate::group::groups;
use crate::participant::Participant;
use crate::price::PaidFor;
use crate::programme::{Direction, Programme};
use crate::settle_error::SettleError;
use crate::settlement::{Doubt, DoubtState, Line, Settlement, Topic, Totals};
use crate::terms::{Terms, terms};
use crate::window::{place, places};

/// What is settled, but for the load.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The rules.
    pub programme: &'a Programme,
    /// What is assumed in their place.
    pub assumptions: &'a Assumptions,
    /// The event.
    pub event: &'a Event,
    /// All other events of this customer: their days are no baseline.
    pub others: &'a [Event],
    /// Who takes part.
    pub who: Participant,
    /// Which days are worked on.
    pub calendar: &'a WorkCalendar,
}

/// Settles an event of one meter.
pub fn settle(case: Case, load: &LoadSeries) -> Result<Settlement, SettleError> {
    let terms = agree(case)?;
    let metered = meter(case, &terms, load)?;
    Ok(pay(case, terms, vec![metered.used.clone()], &metered))
}

/// The rules of a case whose events are sound.
pub(crate) fn agree(case: Case) -> Result<Terms, SettleError> {
    let mut all = case.others.to_vec();
    all.push(case.event.clone());
    check_events(&all)?;
    terms(case.programme, case.assumptions, case.event, case.who)
}

/// What a meter, or several together, show of an event.
pub(crate) struct Metered {
    pub starts: Vec<DateTime>,
    /// Length of an interval in minutes.
    pub minutes: u32,
    pub baseline: Vec<MicroKwh>,
    pub measured: Vec<MicroKwh>,
    pub estimated: Vec<bool>,
    pub used: BaselineUsed,
}

/// Reads the event off a load and works out its baseline.
pub(crate) fn meter(case: Case, terms: &Terms, load: &LoadSeries) -> Result<Metered, SettleError> {
    let event = case.event;
    let (Some(start), Some(end)) = (event.start(), event.end()) else {
        return Err(EventError::wrong(&event.id, "it has no time", "say from when to when it lasts").into());
    };
    let minutes = load.length().minutes();
    let window = places(load, start, event.minutes()).ok_or_else(|| outside(event, load, start, end))?;
    if let Some(part) = event.parts.iter().find(|part| place(load, part.start).is_none()) {
        return Err(SettleError::CutsInterval { event: event.id.clone(), at: part.start, minutes });
    }
    let chooser = Chooser { load, calendar: case.calendar, event, start, others: case.others };
    let (baseline, used) = work_out(&terms.baseline, &chooser)?;
    Ok(Metered {
        starts: window.clone().filter_map(|index| load.time_of(index)).collect(),
        minutes,
        baseline,
        measured: load.active().get(window.clone()).unwrap_or_default().to_vec(),
        estimated: load.estimated().get(window).unwrap_or_default().to_vec(),
        used,
    })
}

/// Whether the load lacks the event or the event cuts through an interval.
fn outside(event: &Event, load: &LoadSeries, from: DateTime, to: DateTime) -> SettleError {
    let (load_from, load_to) = (load.start(), load.end().unwrap_or(load.start()));
    if from < load_from || to > load_to {
        return SettleError::OutsideLoad { event: event.id.clone(), from, to, load_from, load_to };
    }
    let at = if place(load, from).is_none() { from } else { to };
    SettleError::CutsInterval { event: event.id.clone(), at, minutes: load.length().minutes() }
}

/// Works out what is paid, line by line.
pub(crate) fn pay(case: Case, mut terms: Terms, baselines: Vec<BaselineUsed>, metered: &Metered) -> Settlement {
    doubt_holidays(case, &mut terms, &baselines);
    let event = case.event;
    let hours = Decimal::from(event.minutes()) / Decimal::from(60);
    let yuan_per_kwh = match terms.paid_for {
        PaidFor::Kwh => Decimal::ONE,
        PaidFor::Kw => hours,
    };
    let money = |kwh: Decimal| kwh * terms.price / yuan_per_kwh;
    let declared = declared(event, &metered.starts, metered.minutes);
    let reductions: Vec<Decimal> =
        metered.baseline.iter().zip(&metered.measured).map(|(b, m)| reduction(terms.direction, *b, *m)).collect();
    let mut lines = Vec::with_capacity(metered.starts.len());
    let mut exact = Decimal::ZERO;
    for group in groups(terms.effective.judged, &metered.starts) {
        let sum = |values: &[Decimal]| values.get(group.clone()).unwrap_or_default().iter().sum::<Decimal>();
        let (met, asked) = (sum(&reductions), sum(&declared));
        let counted = terms.effective.counted(met, asked);
        let charged = terms.penalty.charged(met, asked);
        for index in group.clone() {
            let at = |values: &[Decimal]| values.get(index).copied().unwrap_or_default();
            let energy = |values: &[MicroKwh]| values.get(index).map_or(Decimal::ZERO, |energy| kwh(*energy));
            // What counts is spread as the reduction is, and what is charged as the declaration is.
            let counted = to_micro(portion(counted, at(&reductions), met));
            let charged = to_micro(portion(charged, at(&declared), asked));
            exact += money(counted) - money(charged);
            lines.push(Line {
                start: metered.starts.get(index).copied().unwrap_or_default(),
                minutes: metered.minutes,
                baseline_kwh: energy(&metered.baseline),
                measured_kwh: energy(&metered.measured),
                reduction_kwh: at(&reductions).normalize(),
                declared_kwh: at(&declared).normalize(),
                share: share(met, asked),
                counted_kwh: counted.normalize(),
                price_yuan: terms.price,
                amount_yuan: to_cent(money(counted)),
                penalty_yuan: to_cent(money(charged)),
                estimated: metered.estimated.get(index).copied().unwrap_or_default(),
            });
        }
    }
    Settlement {
        programme: case.programme.id.clone(),
        programme_name: case.programme.name.clone(),
        event: event.id.clone(),
        who: case.who,
        valley_filling: terms.direction == Direction::ValleyFilling,
        doubts: terms.doubts,
        baselines,
        paid_for: if terms.paid_for == PaidFor::Kwh { "kWh" } else { "kW" },
        minutes: event.minutes(),
        totals: totals(&lines, exact),
        lines,
    }
}

/// A year whose holidays are not known has only weekends.
fn doubt_holidays(case: Case, terms: &mut Terms, baselines: &[BaselineUsed]) {
    let Baseline::Days(rule) = &terms.baseline else { return };
    let mut days = baselines.iter().flat_map(|used| &used.days);
    if rule.only != LikeDays::Any && days.any(|day| !case.calendar.knows(day.year())) {
        terms.doubts.push(Doubt { topic: Topic::Holidays, state: DoubtState::NotKnown, because: None });
    }
}

fn totals(lines: &[Line], exact: Decimal) -> Totals {
    let sum = |field: fn(&Line) -> Decimal| lines.iter().map(field).sum::<Decimal>();
    let (met, asked) = (sum(|line| line.reduction_kwh), sum(|line| line.declared_kwh));
    let (amount, penalty) = (sum(|line| line.amount_yuan), sum(|line| line.penalty_yuan));
    Totals {
        baseline_kwh: sum(|line| line.baseline_kwh).normalize(),
        measured_kwh: sum(|line| line.measured_kwh).normalize(),
        reduction_kwh: met.normalize(),
        declared_kwh: asked.normalize(),
        share: share(met, asked),
        counted_kwh: sum(|line| line.counted_kwh).normalize(),
        amount_yuan: amount,
        penalty_yuan: penalty,
        net_yuan: amount - penalty,
        exact_net_yuan: exact.normalize(),
        estimated_intervals: lines.iter().filter(|line| line.estimated).count(),
    }
}

/// Declared energy of each interval: the power of the part it lies in.
fn declared(event: &Event, starts: &[DateTime], minutes: u32) -> Vec<Decimal> {
    let power = |start: &DateTime| {
        let part = event.parts.iter().rev().find(|part| part.start <= *start);
        part.map_or(Decimal::ZERO, |part| part.declared_kw)
    };
    starts.iter().map(|start| power(start) * Decimal::from(minutes) / Decimal::from(60)).collect()
}

fn reduction(direction: Direction, baseline: MicroKwh, measured: MicroKwh) -> Decimal {
    match direction {
        Direction::PeakShaving => kwh(baseline) - kwh(measured),
        Direction::ValleyFilling => kwh(measured) - kwh(baseline),
    }
}

fn kwh(energy: MicroKwh) -> Decimal {
    Decimal::new(energy.0, 6).normalize()
}

fn portion(of: Decimal, part: Decimal, whole: Decimal) -> Decimal {
    if whole.is_zero() { Decimal::ZERO } else { of * part / whole }
}

fn share(met: Decimal, asked: Decimal) -> Decimal {
    let share = if asked.is_zero() { Decimal::ZERO } else { met / asked };
    share.round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero).normalize()
}

fn to_micro(kwh: Decimal) -> Decimal {
    kwh.round_dp_with_strategy(6, RoundingStrategy::MidpointAwayFromZero)
}

/// Half up to the cent, with two decimals, as bills are rounded.
fn to_cent(yuan: Decimal) -> Decimal {
    let mut cents = yuan.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    cents.rescale(2);
    cents
}

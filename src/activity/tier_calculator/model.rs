//! What the visitor does at the calculator, as a pure state machine: areas, household, months, keypad.

use rust_decimal::Decimal;
use tariff::{Household, Kwh, Tariff, UsageYear, shipped};

use super::figures::{Figures, usage_band};
use crate::activity::Outcome;

/// Most a household can use in a month or a year, so that a slip of the finger shows as one (kWh).
const MOST_A_MONTH: u32 = 9_999;
const MOST_A_YEAR: u32 = 99_999;

/// A household many know: mild spring, air conditioning in July and August (kWh, January first).
const EXAMPLE: [u32; 12] = [300, 280, 200, 180, 160, 220, 420, 480, 260, 180, 200, 320];

/// What the keypad fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// One month, 0 for January.
    Month(usize),
    /// The whole year, spread evenly.
    Year,
}

/// The calculator of one visitor.
#[derive(Clone, Debug)]
pub struct TierCalculator {
    pub(super) tariff: &'static Tariff,
    pub(super) household: Household,
    pub(super) usage: UsageYear,
    pub(super) entry: Entry,
    pub(super) choosing_area: bool,
    pub(super) too_much: bool,
    pub(super) example: bool,
    pub(super) demo: bool,
    pub(super) figures: Figures,
    typed: Option<u32>,
    /// The band of usage that was recorded last.
    band: Option<String>,
    steps: Vec<&'static str>,
}

impl TierCalculator {
    /// A calculator of a calendar year with nothing entered, for Tianjin where it ships, else the first area; `None` where
    /// none ships. `demo` is true where the exhibit shows a demonstration hall.
    #[must_use]
    pub fn new(year: i16, demo: bool) -> Option<Self> {
        let tariffs = &shipped().tariffs;
        let tariff = tariffs.iter().find(|tariff| tariff.id == "tianjin-residential").or(tariffs.first())?;
        let (household, usage) = (Household::default(), UsageYear::empty(year));
        let figures = Figures::of(tariff, &household, &usage);
        Some(Self {
            tariff,
            household,
            usage,
            entry: Entry::Month(0),
            choosing_area: false,
            too_much: false,
            example: false,
            demo,
            figures,
            typed: None,
            band: None,
            steps: Vec::new(),
        })
    }

    /// A control told something.
    pub fn tell(&mut self, verb: &str, argument: &str) -> Vec<Outcome> {
        self.too_much = false;
        let mut outcomes = Vec::new();
        // While digits come or a finger drags nothing is chosen yet; whatever else the visitor does, the entry is done.
        if !matches!(verb, "digit" | "delete" | "step" | "set") {
            outcomes.extend(self.choose_usage());
        }
        match (verb, argument) {
            ("digit", digit) => {
                if let Ok(digit) = digit.parse::<u32>() {
                    self.enter(self.typed.unwrap_or(0).saturating_mul(10).saturating_add(digit));
                }
            }
            ("delete", _) => self.delete(),
            ("step", by) => self.step(by.parse().unwrap_or(0)),
            ("month", month) => self.select(month),
            ("next-month", _) => self.next_month(),
            ("set", at) => self.set(at),
            // A finger let go of a bar.
            ("let-go", _) => {}
            ("mode", mode) => outcomes.extend(self.change_mode(mode)),
            ("example", _) => {
                outcomes.extend(self.take_example());
                outcomes.extend(self.choose_usage());
            }
            ("areas", _) => self.choosing_area = !self.choosing_area,
            ("area", id) => outcomes.extend(self.choose_area(id)),
            ("people", _) => {
                let many = self.tariff.large_household.as_ref().map_or(0, |rule| rule.min_people);
                self.household.people = if self.many_people() { Household::default().people } else { many };
                outcomes.push(chose("many_people", self.many_people().to_string()));
            }
            ("low-income", _) => {
                self.household.low_income = !self.household.low_income && self.tariff.low_income.is_some();
                outcomes.push(chose("low_income", self.household.low_income.to_string()));
            }
            ("shared-meter", _) => {
                self.household.shared_meter = !self.household.shared_meter && self.tariff.shared_meter.is_some();
                outcomes.push(chose("shared_meter", self.household.shared_meter.to_string()));
            }
            ("takeaway", _) => {
                if let Some(bill) = self.year_bill() {
                    outcomes.extend(self.reached("takeaway"));
                    outcomes.push(Outcome::TakeAway(Box::new(bill)));
                }
            }
            (verb, argument) => tracing::warn!("the calculator does not know '{verb} {argument}'"),
        }
        self.figures = Figures::of(self.tariff, &self.household, &self.usage);
        outcomes.extend(self.progress());
        outcomes
    }

    /// Which months are known.
    #[must_use]
    pub fn months_entered(&self) -> usize {
        self.usage.months.iter().flatten().count()
    }

    /// The household counts as one of many people here.
    #[must_use]
    pub fn many_people(&self) -> bool {
        self.tariff.large_household.as_ref().is_some_and(|rule| self.household.people >= rule.min_people)
    }

    /// The number on the keypad's display, if there is one.
    #[must_use]
    pub fn shown_entry(&self) -> Option<Kwh> {
        match self.entry {
            Entry::Month(month) => self.usage.months[month],
            Entry::Year => (self.months_entered() > 0).then(|| self.usage.total()),
        }
    }

    /// The most that may be entered now (kWh).
    pub(super) fn most(&self) -> u32 {
        match self.entry {
            Entry::Month(_) => MOST_A_MONTH,
            Entry::Year => MOST_A_YEAR,
        }
    }

    fn enter(&mut self, number: u32) {
        // What is there stays: a sixth digit is a slip, not a new number.
        if number > self.most() {
            self.too_much = true;
            return;
        }
        self.typed = Some(number);
        self.put(number);
    }

    fn put(&mut self, number: u32) {
        self.example = false;
        let Ok(kwh) = Kwh::new(Decimal::from(number)) else { return };
        match self.entry {
            Entry::Month(month) => self.usage.months[month] = Some(kwh),
            Entry::Year => self.usage = UsageYear::evenly(self.usage.year, kwh),
        }
    }

    fn delete(&mut self) {
        let now = self.typed.or_else(|| self.shown_entry().map(whole)).unwrap_or(0);
        if now < 10 {
            self.clear();
        } else {
            self.typed = Some(now / 10);
            self.put(now / 10);
        }
    }

    fn clear(&mut self) {
        self.typed = None;
        self.example = false;
        match self.entry {
            Entry::Month(month) => self.usage.months[month] = None,
            Entry::Year => self.usage = UsageYear::empty(self.usage.year),
        }
    }

    fn step(&mut self, by: i64) {
        let now = i64::from(self.shown_entry().map_or(0, whole));
        let next = (now + by).max(0);
        self.typed = None;
        self.enter(u32::try_from(next).unwrap_or(0));
        self.typed = None;
    }

    fn select(&mut self, month: &str) {
        if let Ok(month @ 1..=12) = month.parse::<usize>() {
            self.entry = Entry::Month(month - 1);
            self.typed = None;
        }
    }

    fn next_month(&mut self) {
        if let Entry::Month(month) = self.entry {
            self.entry = Entry::Month((month + 1) % 12);
            self.typed = None;
        }
    }

    /// `month:kwh` from a bar under a finger.
    fn set(&mut self, at: &str) {
        if let Some((month, kwh)) = at.split_once(':')
            && let Ok(kwh) = kwh.parse::<u32>()
        {
            self.select(month);
            self.put(kwh.min(MOST_A_MONTH));
        }
    }

    fn change_mode(&mut self, mode: &str) -> Option<Outcome> {
        self.typed = None;
        let (before, year) = (self.entry == Entry::Year, mode == "year");
        self.entry = if year { Entry::Year } else { Entry::Month(0) };
        (before != year).then(|| chose("mode", if year { "year" } else { "months" }.to_owned()))
    }

    fn take_example(&mut self) -> Option<Outcome> {
        self.usage.months = EXAMPLE.map(|kwh| Kwh::new(Decimal::from(kwh)).ok());
        self.entry = Entry::Month(0);
        self.typed = None;
        (!std::mem::replace(&mut self.example, true)).then(|| chose("example", true.to_string()))
    }

    /// The band of the mean month, where it is another than was recorded last.
    fn choose_usage(&mut self) -> Option<Outcome> {
        let band = usage_band(&self.usage)?;
        (self.band.as_ref() != Some(&band)).then(|| {
            self.band = Some(band.clone());
            chose("usage", band)
        })
    }

    /// Another area: what was entered stays, what the new area does not know is let go.
    fn choose_area(&mut self, id: &str) -> Option<Outcome> {
        let tariff = shipped().tariffs.iter().find(|tariff| tariff.id == id)?;
        self.household.people = match &tariff.large_household {
            Some(rule) if self.many_people() => rule.min_people,
            _ => Household::default().people,
        };
        self.tariff = tariff;
        self.choosing_area = false;
        self.household.low_income &= tariff.low_income.is_some();
        self.household.shared_meter &= tariff.shared_meter.is_some();
        Some(chose("area", id.to_owned()))
    }

    /// Steps of the funnel that were reached now for the first time.
    fn progress(&mut self) -> Vec<Outcome> {
        let entered = self.months_entered();
        let mut outcomes = self.reached("opened");
        if entered > 0 {
            outcomes.extend(self.reached("usage_entered"));
        }
        if entered == 12 {
            outcomes.extend(self.reached("all_months"));
        }
        outcomes
    }

    fn reached(&mut self, step: &'static str) -> Vec<Outcome> {
        if self.steps.contains(&step) {
            return Vec::new();
        }
        self.steps.push(step);
        vec![Outcome::Step(step)]
    }
}

fn chose(field: &'static str, value: String) -> Outcome {
    Outcome::Chose { field, value }
}

/// Whole kilowatt-hours, as the keypad has them.
pub(super) fn whole(kwh: Kwh) -> u32 {
    use rust_decimal::prelude::ToPrimitive as _;
    kwh.get().round().to_u32().unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;

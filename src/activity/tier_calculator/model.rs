//! What the visitor does at the calculator, as a pure state machine: areas, household, months, keypad.

use rust_decimal::Decimal;
use tariff::{Household, Kwh, Tariff, UsageYear, shipped};

use super::figures::Figures;
use crate::activity::{Beginning, Outcome};

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
    steps: Vec<&'static str>,
}

impl TierCalculator {
    /// A calculator with nothing entered, for Tianjin where it ships, else the first area; `None` where none ships.
    #[must_use]
    pub fn new(beginning: &Beginning) -> Option<Self> {
        let tariffs = &shipped().tariffs;
        let tariff = tariffs.iter().find(|tariff| tariff.id == "tianjin-residential").or(tariffs.first())?;
        let (household, usage) = (Household::default(), UsageYear::empty(beginning.year));
        let figures = Figures::of(tariff, &household, &usage);
        Some(Self {
            tariff,
            household,
            usage,
            entry: Entry::Month(0),
            choosing_area: false,
            too_much: false,
            example: false,
            demo: beginning.demo,
            figures,
            typed: None,
            steps: Vec::new(),
        })
    }

    /// A control told something.
    pub fn tell(&mut self, verb: &str, argument: &str) -> Vec<Outcome> {
        self.too_much = false;
        let mut outcomes = Vec::new();
        match (verb, argument) {
            ("digit", digit) => {
                if let Ok(digit) = digit.parse::<u32>() {
                    self.enter(self.typed.unwrap_or(0).saturating_mul(10).saturating_add(digit));
                }
            }
            ("delete", _) => self.delete(),
            ("clear", _) => self.clear(),
            ("step", by) => self.step(by.parse().unwrap_or(0)),
            ("month", month) => self.select(month),
            ("next-month", _) => self.next_month(),
            ("set", at) => self.set(at),
            ("mode", mode) => self.change_mode(mode),
            ("example", _) => self.take_example(),
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

    fn enter(&mut self, number: u32) {
        let most = match self.entry {
            Entry::Month(_) => MOST_A_MONTH,
            Entry::Year => MOST_A_YEAR,
        };
        // What is there stays: a sixth digit is a slip, not a new number.
        if number > most {
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

    fn change_mode(&mut self, mode: &str) {
        self.typed = None;
        self.entry = if mode == "year" { Entry::Year } else { Entry::Month(0) };
    }

    fn take_example(&mut self) {
        self.usage.months = EXAMPLE.map(|kwh| Kwh::new(Decimal::from(kwh)).ok());
        self.entry = Entry::Month(0);
        self.typed = None;
        self.example = true;
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
mod tests {
    use super::*;

    fn calculator() -> TierCalculator {
        TierCalculator::new(&Beginning { year: 2026, demo: false }).unwrap()
    }

    fn typed(calculator: &mut TierCalculator, digits: &str) {
        for digit in digits.chars() {
            calculator.tell("digit", &digit.to_string());
        }
    }

    #[test]
    fn ships_tariffs() {
        assert!(shipped().refused.is_empty(), "{:?}", shipped().refused);
        assert!(!shipped().tariffs.is_empty());
    }

    #[test]
    fn the_worked_example_comes_to_the_cent() {
        let mut c = calculator();
        c.tell("example", "");
        let figures = c.figures.known.as_ref().unwrap();
        assert_eq!(figures.bill.total.get().to_string(), "1596.00");
        assert_eq!(figures.saving.saved.get().to_string(), "172.80");
        assert_eq!(figures.outlook.crossings[0].month.month(), 10);
    }

    #[test]
    fn digits_fill_the_month_and_a_new_month_starts_afresh() {
        let mut c = calculator();
        typed(&mut c, "300");
        c.tell("next-month", "");
        typed(&mut c, "28");
        assert_eq!(c.usage.months[0].map(whole), Some(300));
        assert_eq!(c.usage.months[1].map(whole), Some(28));
        c.tell("delete", "");
        assert_eq!(c.usage.months[1].map(whole), Some(2));
        c.tell("delete", "");
        assert_eq!(c.usage.months[1], None);
    }

    #[test]
    fn a_slip_of_the_finger_is_said_and_changes_nothing() {
        let mut c = calculator();
        typed(&mut c, "9999");
        c.tell("digit", "9");
        assert!(c.too_much);
        assert_eq!(c.usage.months[0].map(whole), Some(9_999));
        c.tell("delete", "");
        assert!(!c.too_much);
    }

    #[test]
    fn a_bar_follows_the_finger_and_a_step_never_goes_below_nothing() {
        let mut c = calculator();
        c.tell("set", "8:480");
        assert_eq!((c.entry, c.usage.months[7].map(whole)), (Entry::Month(7), Some(480)));
        c.tell("step", "-500");
        assert_eq!(c.usage.months[7].map(whole), Some(0));
        c.tell("set", "13:5");
        c.tell("set", "rubbish");
        assert_eq!(c.months_entered(), 1);
    }

    #[test]
    fn a_year_is_spread_over_twelve_months_and_stays_whole() {
        let mut c = calculator();
        c.tell("mode", "year");
        typed(&mut c, "3200");
        assert_eq!(c.months_entered(), 12);
        assert_eq!(whole(c.usage.total()), 3200);
    }

    #[test]
    fn another_area_lets_go_of_what_it_does_not_know() {
        let mut c = calculator();
        for verb in ["people", "low-income", "shared-meter"] {
            c.tell(verb, "");
        }
        assert!(c.household.people >= 5 && c.household.low_income && c.household.shared_meter);
        c.tell("area", "guizhou-residential");
        assert_eq!(c.household, Household::default());
    }

    #[test]
    fn steps_are_told_once_each() {
        let mut c = calculator();
        let mut steps: Vec<_> = c.tell("digit", "3");
        steps.extend(c.tell("digit", "0"));
        steps.extend(c.tell("example", ""));
        steps.retain(|outcome| matches!(outcome, Outcome::Step(_)));
        assert_eq!(steps, ["opened", "usage_entered", "all_months"].map(Outcome::Step));
    }
}

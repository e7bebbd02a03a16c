use jiff::civil::Date;
use serde::Deserialize;

use crate::capacitors::Capacitors;
use crate::end_use::EndUse;

/// A company that does not exist: a file in `assets/data/demo_companies`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Company {
    /// What it is called in commands, and its file's name.
    pub id: String,
    /// What people read.
    pub name: Name,
    /// The voltage it is supplied at, in kV.
    pub voltage_kv: u32,
    /// The capacity of its transformers in kVA.
    pub capacity_kva: u32,
    /// What its transformers take without load.
    pub transformer: NoLoad,
    /// Its capacitors.
    pub capacitors: Capacitors,
    /// How much whole days differ, as a share (standard deviation).
    pub day_spread: f64,
    /// Times of the year with a plan of their own, such as school vacations.
    #[serde(default)]
    pub vacations: Vec<Vacation>,
    /// Closed for longer than the public days off around the Spring Festival.
    #[serde(default)]
    pub closed_around_spring_festival: Option<Closing>,
    /// What draws power.
    pub uses: Vec<EndUse>,
}

/// A name in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// What transformers take whether or not anything runs.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoLoad {
    /// Active power in kW.
    pub kw: f64,
    /// Reactive power in kvar.
    pub kvar: f64,
}

/// From a month and day to another of the same year, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vacation {
    /// The first month and day.
    pub first: (i8, i8),
    /// The last month and day.
    pub last: (i8, i8),
}

/// Days closed before and after the public days off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    /// Days before.
    pub before: u8,
    /// Days after.
    pub after: u8,
}

impl Vacation {
    /// Whether a day is in it.
    pub(crate) fn contains(self, day: Date) -> bool {
        (self.first..=self.last).contains(&(day.month(), day.day()))
    }
}

impl Company {
    /// What cannot be about it, as a sentence's beginning.
    pub(crate) fn fault(&self) -> Option<String> {
        let share = |value: f64| (0.0..=1.0).contains(&value);
        if self.uses.is_empty() {
            return Some("there is no use".to_owned());
        }
        if !share(self.day_spread) {
            return Some("`day_spread` is not a share from 0 to 1".to_owned());
        }
        self.uses.iter().find_map(|one| {
            let of = |wrong: &str| Some(format!("of `{}`, {wrong}", one.id));
            if one.kw.is_nan() || one.kw <= 0.0 || one.kw > 1e6 {
                return of("`kw` is not above 0");
            }
            if !(0.1..=1.0).contains(&one.power_factor) {
                return of("`power_factor` is not from 0.1 to 1");
            }
            if ![one.wobble, one.idle, one.daylight].into_iter().all(share) {
                return of("`wobble`, `idle` or `daylight` is not a share from 0 to 1");
            }
            let whole = one.plan.all().all(|span| 0.0 <= span.0 && span.0 < span.1 && span.1 <= 24.0 && share(span.2));
            if whole { None } else { of("a span is not from an hour to a later one with a share from 0 to 1") }
        })
    }
}

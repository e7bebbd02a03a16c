use serde::Deserialize;

use crate::batch::Batches;
use crate::company_day::CompanyDay;
use crate::dice::Dice;
use crate::plan::Plan;

/// Something that draws power.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndUse {
    /// What it is.
    pub id: String,
    /// Rated active power in kW.
    pub kw: f64,
    /// Power factor at rated power.
    pub power_factor: f64,
    /// How much quarter hours differ, as a share (standard deviation).
    pub wobble: f64,
    /// What it draws when it does not work, as a share of the rated power.
    #[serde(default)]
    pub idle: f64,
    /// How much of it daylight saves.
    #[serde(default)]
    pub daylight: f64,
    /// What the weather does to it.
    #[serde(default)]
    pub weather: Option<WeatherEffect>,
    /// It runs in batches.
    #[serde(default)]
    pub batch: Option<Batch>,
    /// When it works.
    pub plan: Plan,
}

/// What the temperature outside does to a use.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub enum WeatherEffect {
    /// Nothing up to `from_c`, all from `full_c` on.
    Cooling {
        /// Degrees Celsius.
        from_c: f64,
        /// Degrees Celsius, higher.
        full_c: f64,
    },
    /// Nothing down to `from_c`, all from `full_c` down.
    Heating {
        /// Degrees Celsius.
        from_c: f64,
        /// Degrees Celsius, lower.
        full_c: f64,
    },
    /// Always at least `least`, more from `from_c` on, all from `full_c` on.
    Refrigeration {
        /// A share.
        least: f64,
        /// Degrees Celsius.
        from_c: f64,
        /// Degrees Celsius, higher.
        full_c: f64,
    },
}

/// Runs and pauses that follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Batch {
    /// Minutes of a run.
    pub on_minutes: f64,
    /// Minutes of a pause.
    pub off_minutes: f64,
}

/// Of the reactive power at rated load, what a use that runs takes whatever its load: the field of its motors.
const FIELD: f64 = 0.3;
/// Above this share of its load a use runs.
const RUNS: f64 = 0.1;
/// How much of a quarter hour's difference stays until the next.
const PERSISTENCE: f64 = 0.8;
/// Nothing draws more than this much of its rated power.
const MOST: f64 = 1.05;
/// People come and go this much earlier or later, hours.
const PUNCTUAL_H: f64 = 0.12;

/// A use while its year is made.
#[derive(Debug)]
pub(crate) struct Running<'a> {
    one: &'a EndUse,
    dice: Dice,
    batches: Option<Batches>,
    wobble: f64,
    late_h: f64,
}

/// What is so at a quarter hour.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Now {
    pub day: CompanyDay,
    /// At its middle.
    pub hour: f64,
    pub temperature_c: f64,
    /// 0 in the dark, 1 by day.
    pub light: f64,
    /// What the whole day is more or less, 1 for neither.
    pub level: f64,
}

impl<'a> Running<'a> {
    pub fn new(one: &'a EndUse, seed: u64, company: &str) -> Running<'a> {
        let mut dice = Dice::new(seed, &format!("{company}/{}", one.id));
        let batches = one.batch.map(|batch| Batches::new(batch, &mut dice));
        Running { one, dice, batches, wobble: 0.0, late_h: 0.0 }
    }

    /// Throws what holds for a whole day.
    pub fn begin_day(&mut self) {
        self.late_h = self.dice.between(-PUNCTUAL_H, PUNCTUAL_H);
    }

    /// Active and reactive power over a quarter hour, in kW and kvar.
    pub fn next(&mut self, now: Now) -> (f64, f64) {
        let one = self.one;
        self.wobble =
            PERSISTENCE * self.wobble + (1.0 - PERSISTENCE * PERSISTENCE).sqrt() * one.wobble * self.dice.normal();
        let batch = self.batches.as_mut().map_or(1.0, |batches| batches.next(15.0, &mut self.dice));
        // Five minutes at a time, so that a shift that begins within a quarter hour begins there.
        let plan = [-1.0, 0.0, 1.0]
            .map(|third| one.plan.share(now.day, (now.hour + third / 12.0 - self.late_h).clamp(0.0, 23.999)));
        let work = plan.iter().sum::<f64>() / 3.0 * batch * now.level * (1.0 + self.wobble).max(0.2);
        let weather = one.weather.map_or(1.0, |weather| weather.share(now.temperature_c));
        let share = (work * weather * (1.0 - one.daylight * now.light)).max(one.idle).min(MOST);
        let rated_kvar = one.kw * (1.0 / (one.power_factor * one.power_factor) - 1.0).max(0.0).sqrt();
        let runs = (share / RUNS).min(1.0);
        (one.kw * share, rated_kvar * (FIELD * runs + (1.0 - FIELD) * share))
    }
}

impl WeatherEffect {
    /// The share of its power that a use takes at a temperature.
    pub(crate) fn share(self, temperature_c: f64) -> f64 {
        let rise = |from_c: f64, full_c: f64| ((temperature_c - from_c) / (full_c - from_c)).clamp(0.0, 1.0);
        match self {
            // The same quotient either way: both differences change their sign.
            WeatherEffect::Cooling { from_c, full_c } | WeatherEffect::Heating { from_c, full_c } => {
                rise(from_c, full_c)
            }
            WeatherEffect::Refrigeration { least, from_c, full_c } => least + (1.0 - least) * rise(from_c, full_c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(effect: WeatherEffect, temperature_c: f64, expect: f64) {
        assert!((effect.share(temperature_c) - expect).abs() < 1e-9, "{effect:?} at {temperature_c}");
    }

    #[test]
    fn weather_raises_cooling_and_lowers_heating() {
        let cooling = WeatherEffect::Cooling { from_c: 20.0, full_c: 36.0 };
        check(cooling, 10.0, 0.0);
        check(cooling, 28.0, 0.5);
        check(cooling, 40.0, 1.0);
        let heating = WeatherEffect::Heating { from_c: 8.0, full_c: -8.0 };
        check(heating, 12.0, 0.0);
        check(heating, 0.0, 0.5);
        check(heating, -20.0, 1.0);
        check(WeatherEffect::Refrigeration { least: 0.4, from_c: 0.0, full_c: 30.0 }, 15.0, 0.7);
    }
}

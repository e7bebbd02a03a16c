use std::f64::consts::{PI, TAU};
use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use crate::demo_error::DemoError;
use crate::dice::Dice;

/// The weather that chance makes years of: `assets/data/demo_weather/tianjin.ron`. Synthetic, and no climate.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "place and verified are for who reads the file; naming them keeps misspelt fields out")]
pub(crate) struct Climate {
    place: String,
    verified: bool,
    mean_c: [f64; 12],
    swing_c: [f64; 12],
    spread_c: f64,
    persistence: f64,
    warmest_hour: f64,
    light_h: LightHours,
}

/// First and last light on the shortest and the longest day.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct LightHours {
    winter: (f64, f64),
    summer: (f64, f64),
}

static TIANJIN: LazyLock<Result<Climate, DemoError>> = LazyLock::new(|| {
    crate::shipped::parse("tianjin.ron", include_str!("../../../assets/data/demo_weather/tianjin.ron"))
});

impl Climate {
    /// The one that comes with the program.
    pub fn shipped() -> Result<&'static Climate, DemoError> {
        TIANJIN.as_ref().map_err(Clone::clone)
    }

    /// Draws the days of a year; the same for every company of a seed, as weather is.
    pub fn year(&self, days: &[Date], seed: u64) -> Vec<WeatherDay> {
        let year = days.first().map_or(0, |day| day.year());
        let mut dice = Dice::new(seed, &format!("weather {year}"));
        let mut astray_c = 0.0;
        let fresh = (1.0 - self.persistence * self.persistence).sqrt();
        let draw = |day: &Date| {
            astray_c = self.persistence * astray_c + fresh * self.spread_c * dice.normal();
            let swing_c = self.between_months(&self.swing_c, *day) * dice.between(0.6, 1.3);
            let mean_c = self.between_months(&self.mean_c, *day) + astray_c;
            WeatherDay { mean_c, swing_c, light_h: self.light(*day), warmest_hour: self.warmest_hour }
        };
        days.iter().map(draw).collect()
    }

    /// A value of the months on a day: that of the month in its middle, and on the way to the next in between.
    fn between_months(&self, values: &[f64; 12], day: Date) -> f64 {
        let month = f64::from(day.month()) - 1.0 + (f64::from(day.day()) - 15.5) / f64::from(day.days_in_month());
        let (before, part) = (month.floor(), month - month.floor());
        let at = |month: f64| values.get(month.rem_euclid(12.0) as usize).copied().unwrap_or_default();
        at(before) * (1.0 - part) + at(before + 1.0) * part
    }

    fn light(&self, day: Date) -> (f64, f64) {
        // The shortest day is the 356th.
        let winter = 0.5 + 0.5 * (TAU * (f64::from(day.day_of_year()) - 356.0) / 365.25).cos();
        let LightHours { winter: short, summer: long } = self.light_h;
        (short.0 * winter + long.0 * (1.0 - winter), short.1 * winter + long.1 * (1.0 - winter))
    }
}

/// The weather of one day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct WeatherDay {
    mean_c: f64,
    swing_c: f64,
    light_h: (f64, f64),
    warmest_hour: f64,
}

impl WeatherDay {
    /// The temperature at an hour, in degrees Celsius.
    pub fn temperature_c(self, hour: f64) -> f64 {
        self.mean_c + self.swing_c * (PI * (hour - self.warmest_hour) / 12.0).cos()
    }

    /// Daylight at an hour: 0 in the dark, 1 by day, an hour of dawn and dusk between.
    pub fn light(self, hour: f64) -> f64 {
        let since_dawn = (hour - self.light_h.0).clamp(0.0, 1.0);
        let until_dark = (self.light_h.1 - hour).clamp(0.0, 1.0);
        since_dawn.min(until_dark)
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;

    fn days() -> Vec<Date> {
        date(2025, 1, 1).series(1.day()).take(365).collect()
    }

    #[test]
    fn months_come_out_near_their_means() {
        let climate = Climate::shipped().unwrap();
        let (mut sums, mut counts) = ([0.0; 12], [0.0; 12]);
        for seed in 0..40 {
            for (day, weather) in days().iter().zip(climate.year(&days(), seed)) {
                let month = day.month() as usize - 1;
                sums[month] += (0..24).map(|hour| weather.temperature_c(f64::from(hour))).sum::<f64>() / 24.0;
                counts[month] += 1.0;
            }
        }
        for month in 0..12 {
            let mean = sums[month] / counts[month];
            assert!((mean - climate.mean_c[month]).abs() < 1.2, "month {}: {mean}", month + 1);
        }
    }

    #[test]
    fn days_are_long_in_summer() {
        let year = Climate::shipped().unwrap().year(&days(), 1);
        let lit = |day: usize| (0..96).map(|quarter| year[day].light(f64::from(quarter) / 4.0)).sum::<f64>() / 4.0;
        assert!(lit(171) > 13.0 && lit(355) < 9.0, "{} {}", lit(171), lit(355));
    }
}

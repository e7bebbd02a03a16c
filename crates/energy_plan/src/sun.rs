use std::f64::consts::PI;

use load::LoadSeries;

use crate::assumption::float;
use crate::assumptions::SolarRegion;
use crate::year_months::YearMonths;

/// kW a kWp in each interval of a load: the month's yield of the region, laid out over days and hours.
///
/// Within a day power goes with `sin(elevation)^1.2` of the sun, at its middle: `sin(elevation) = sin(latitude) sin(d) +
/// cos(latitude) cos(d) cos(hour angle)` with the declination `d = 23.45° sin(360° (284 + n) / 365)` of day `n` (Cooper 1969).
/// Days of a month are clear, hazy or overcast in turn. It is made up, but for the sums of the months.
pub(crate) fn sun(region: &SolarRegion, load: &LoadSeries, year: &YearMonths) -> Vec<f64> {
    let hours = f64::from(load.length().minutes()) / 60.0;
    let days = year.days();
    let mut found = Vec::with_capacity(load.active().len());
    for month in &year.months {
        let first = month.intervals.start / year.in_a_day;
        let last = month.intervals.end / year.in_a_day;
        let sky = |day: usize| f64::from(region.sky_percent[day % region.sky_percent.len()]);
        let skies: f64 = (first..last).map(sky).sum();
        let of_month = region.kwh_per_kwp.get(usize::from(month.month.month()) - 1).copied().unwrap_or_default();
        for (day, (date, _)) in days.iter().enumerate().take(last).skip(first) {
            let heights: Vec<f64> = (0..year.in_a_day)
                .map(|index| height(region, date.day_of_year(), (index as f64 + 0.5) * hours).powf(1.2))
                .collect();
            let sum: f64 = heights.iter().sum::<f64>() * hours;
            let kwh = f64::from(of_month) * sky(day) / skies;
            found.extend(heights.iter().map(|height| if sum > 0.0 { kwh * height / sum } else { 0.0 }));
        }
    }
    found
}

/// The sine of the sun's elevation at an hour of Beijing time, 0 at night. The equation of time is left out.
fn height(region: &SolarRegion, day_of_year: i16, hour: f64) -> f64 {
    let radians = |degrees: f64| degrees * PI / 180.0;
    let declination = radians(23.45) * radians(360.0 * (284.0 + f64::from(day_of_year)) / 365.0).sin();
    let latitude = radians(float(region.latitude));
    let solar_hour = hour + (float(region.longitude) - 120.0) / 15.0;
    let angle = radians(15.0 * (solar_hour - 12.0));
    (latitude.sin() * declination.sin() + latitude.cos() * declination.cos() * angle.cos()).max(0.0)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use load::{IntervalLength, MicroKwh};

    use super::*;
    use crate::assumptions::Assumptions;

    #[test]
    fn months_bring_what_the_region_says_and_nights_nothing() {
        let region = Assumptions::shipped().unwrap().sun_of(Some("12")).unwrap();
        let start = date(2025, 1, 1).at(0, 0, 0, 0);
        let load =
            LoadSeries::new(start, IntervalLength::Half, vec![MicroKwh(1); 17520], None, vec![false; 17520]).unwrap();
        let year = YearMonths::of(&load).unwrap();
        let sun = sun(region, &load, &year);
        for (month, kwh) in year.months.iter().zip(&region.kwh_per_kwp) {
            let sum: f64 = sun[month.intervals.clone()].iter().sum::<f64>() / 2.0;
            assert!((sum - f64::from(*kwh)).abs() < 1e-6, "{}: {sum}", month.month);
        }
        assert!(sun.iter().all(|kw| (0.0..1.0).contains(kw)), "no more than the panels have");
        assert_eq!((sun[2], sun[47]), (0.0, 0.0));
        // The middle of a day in June is later than in a zone of its own, as Tianjin lies west of 120 degrees.
        let day = &sun[171 * 48..172 * 48];
        let highest = day.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).unwrap().0;
        assert_eq!(highest, 24);
    }
}

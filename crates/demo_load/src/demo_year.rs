use jiff::ToSpan;
use jiff::civil::{Date, date};
use load::{IntervalLength, LoadSeries, MicroKwh, WorkCalendar};

use crate::company::Company;
use crate::company_day::CompanyDay;
use crate::demo_error::DemoError;
use crate::dice::Dice;
use crate::end_use::{Now, Running};
use crate::weather::Climate;

/// Counts up when the same company, year and seed give another load than before.
pub const MODEL: u32 = 1;

/// The meter shows tenths of a kW: a quarter hour at one tenth is 0.025 kWh.
const MICRO_KWH_OF_A_TENTH: i64 = 25_000;

/// A year of quarter hours at the meter of a company: the same for the same company, year and seed.
pub fn demo_year(company: &Company, year: i16, seed: u64) -> Result<LoadSeries, DemoError> {
    let calendar = WorkCalendar::shipped();
    if !calendar.knows(year) {
        let known: Vec<String> = calendar.years().map(|year| year.to_string()).collect();
        return Err(DemoError::UnknownYear { year, known: known.join(", ") });
    }
    let first = date(year, 1, 1);
    let days: Vec<Date> = first.series(1.day()).take_while(|day| day.year() == year).collect();
    let weather = Climate::shipped()?.year(&days, seed);
    let mut dice = Dice::new(seed, &format!("{} {year}", company.id));
    let mut uses: Vec<Running<'_>> =
        company.uses.iter().map(|one| Running::new(one, seed ^ year.unsigned_abs() as u64, &company.id)).collect();
    let (mut active, mut reactive) = (Vec::new(), Vec::new());
    for (day, weather) in days.iter().zip(&weather) {
        let level = (1.0 + company.day_spread * dice.normal()).clamp(0.7, 1.3);
        uses.iter_mut().for_each(Running::begin_day);
        for quarter in 0..96_u8 {
            let hour = (f64::from(quarter) + 0.5) / 4.0;
            let now = Now {
                day: CompanyDay::of(company, *day),
                hour,
                temperature_c: weather.temperature_c(hour),
                light: weather.light(hour),
                level,
            };
            let (mut kw, mut kvar) = (company.transformer.kw, company.transformer.kvar);
            for running in &mut uses {
                let (more_kw, more_kvar) = running.next(now);
                kw += more_kw;
                kvar += more_kvar;
            }
            active.push(tenths(kw));
            reactive.push(tenths(company.capacitors.rest(kvar)));
        }
    }
    let estimated = vec![false; active.len()];
    let start = first.at(0, 0, 0, 0);
    LoadSeries::new(start, IntervalLength::Quarter, active, Some(reactive), estimated).map_err(DemoError::NoLoad)
}

/// Energy of a quarter hour, as a meter with tenths of a kW would have it.
fn tenths(kw: f64) -> MicroKwh {
    MicroKwh((kw * 10.0).round() as i64 * MICRO_KWH_OF_A_TENTH)
}

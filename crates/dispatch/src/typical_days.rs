//! A few days for each month that stand for all of it.
//!
//! A month keeps the days that decide its maximum demand as they are: the one with the highest demand, the one where a high demand
//! lasts longest, and the one that draws most. The others are put together by the prices they have, and those of one kind by how much they draw. Of each
//! group the day that is most like its mean stands for it, because a mean of days is smoother than any of them and would
//! show storage fewer peaks to cut and valleys to fill. It is scaled to draw what the group draws; the sun is the mean.

use crate::horizon::{Chain, Ends, Horizon, Step};

/// Groups for the days of a month beside the three that are kept: so many, and one for each kind of prices that has none.
const GROUPS: usize = 6;

/// How long a demand lasts that storage has to be large for.
const HOURS_OF_A_CUT: usize = 3;

impl Horizon {
    /// Typical days of a horizon of hourly steps, each its own chain.
    pub(crate) fn typical_days(&self, hours_of_day: usize) -> Horizon {
        let mut typical = Horizon { steps: Vec::new(), chains: Vec::new(), ..self.clone() };
        let mut days: Vec<&[Step]> = self.steps.chunks(hours_of_day).collect();
        for month in 0..self.rises.len() {
            let later = days.split_off(days.partition_point(|day| day[0].month <= month));
            for group in groups(&days) {
                typical.push(&group);
            }
            days = later;
        }
        typical
    }

    fn push(&mut self, group: &[&[Step]]) {
        let (begins, count) = (self.steps.len(), group.len() as f64);
        let hours = 0..group[0].len();
        let mean = |of: fn(&Step) -> f64, hour: usize| group.iter().map(|day| of(&day[hour])).sum::<f64>() / count;
        let demand: Vec<f64> = hours.map(|hour| mean(|step| step.demand_kw, hour)).collect();
        let unlike = |day: &[Step]| -> f64 {
            day.iter().zip(&demand).map(|(step, demand)| (step.demand_kw - demand).powi(2)).sum()
        };
        let typical = group.iter().fold(group[0], |best, day| if unlike(day) < unlike(best) { day } else { best });
        let draws = drawn(typical);
        let scale = if draws > 0.0 { demand.iter().sum::<f64>() / draws } else { 1.0 };
        self.steps.extend(typical.iter().enumerate().map(|(hour, step)| Step {
            demand_kw: scale * step.demand_kw,
            peaks: step.peaks.scaled(scale),
            solar_kw_per_kwp: mean(|step| step.solar_kw_per_kwp, hour),
            times: count,
            ..*step
        }));
        self.chains.push(Chain { steps: begins..self.steps.len(), ends: Ends::Same });
    }
}

/// The days of a month, as groups of which each becomes one day.
fn groups<'a>(days: &[&'a [Step]]) -> Vec<Vec<&'a [Step]>> {
    let mut left: Vec<&[Step]> = days.to_vec();
    let mut groups = Vec::new();
    for worst in [highest as fn(&[Step]) -> f64, longest, drawn] {
        let found = (0..left.len()).max_by(|a, b| worst(left[*a]).total_cmp(&worst(left[*b])));
        groups.extend(found.map(|found| vec![left.swap_remove(found)]));
    }
    let count = left.len();
    let mut kinds: Vec<Vec<&[Step]>> = Vec::new();
    for day in left {
        match kinds.iter_mut().find(|kind| same_prices(kind[0], day)) {
            Some(kind) => kind.push(day),
            None => kinds.push(vec![day]),
        }
    }
    for mut kind in kinds {
        kind.sort_by(|a, b| drawn(a).total_cmp(&drawn(b)));
        let shares = ((GROUPS * kind.len() + count / 2) / count).max(1);
        groups.extend(kind.chunks(kind.len().div_ceil(shares)).map(<[&[Step]]>::to_vec));
    }
    groups
}

fn highest(day: &[Step]) -> f64 {
    day.iter().map(|step| step.peaks.highest_kw()).fold(f64::NEG_INFINITY, f64::max)
}

/// The highest demand that lasts three hours: what a cut of it takes out of storage.
fn longest(day: &[Step]) -> f64 {
    let lasting =
        day.windows(HOURS_OF_A_CUT).map(|hours| hours.iter().map(|step| step.peaks.highest_kw()).sum::<f64>());
    lasting.fold(f64::NEG_INFINITY, f64::max)
}

fn drawn(day: &[Step]) -> f64 {
    day.iter().map(|step| step.demand_kw).sum()
}

fn same_prices(one: &[Step], other: &[Step]) -> bool {
    one.iter()
        .zip(other)
        .all(|(a, b)| a.import_yuan_per_kwh == b.import_yuan_per_kwh && a.export_yuan_per_kwh == b.export_yuan_per_kwh)
}

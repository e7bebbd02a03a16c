//! A few days for each month that stand for all of it.
//!
//! A month keeps the days that decide its maximum demand as they are: the one with the highest demand, and the one that
//! draws most. The others are put together by the prices they have, and those of one kind by how much they draw; each such
//! group is its mean. Energy and the prices it is bought at are thus kept exactly.

use crate::horizon::{Chain, Ends, Horizon, Step};

/// Groups of days with the same prices, at most.
const GROUPS: usize = 2;

impl Horizon {
    /// Typical days of a horizon of hourly steps, each its own chain.
    pub(crate) fn typical_days(&self, hours_of_day: usize) -> Horizon {
        let mut typical = Horizon { steps: Vec::new(), chains: Vec::new(), ..self.clone() };
        let mut days: Vec<&[Step]> = self.steps.chunks(hours_of_day).collect();
        for month in 0..self.rises.len() {
            let later = days.split_off(days.partition_point(|day| day[0].month <= month));
            for group in groups(&days) {
                typical.push_mean(&group);
            }
            days = later;
        }
        typical
    }

    fn push_mean(&mut self, days: &[&[Step]]) {
        let (begins, count) = (self.steps.len(), days.len() as f64);
        for hour in 0..days[0].len() {
            let mean = |of: fn(&Step) -> f64| days.iter().map(|day| of(&day[hour])).sum::<f64>() / count;
            self.steps.push(Step {
                demand_kw: mean(|step| step.demand_kw),
                peak_kw: mean(|step| step.peak_kw),
                import_yuan_per_kwh: mean(|step| step.import_yuan_per_kwh),
                export_yuan_per_kwh: mean(|step| step.export_yuan_per_kwh),
                solar_kw_per_kwp: mean(|step| step.solar_kw_per_kwp),
                month: days[0][hour].month,
                times: count,
            });
        }
        self.chains.push(Chain { steps: begins..self.steps.len(), ends: Ends::Same });
    }
}

/// The days of a month, as groups of which each becomes one day.
fn groups<'a>(days: &[&'a [Step]]) -> Vec<Vec<&'a [Step]>> {
    let mut left: Vec<&[Step]> = days.to_vec();
    let mut groups = Vec::new();
    for worst in [highest as fn(&[Step]) -> f64, drawn] {
        let found = (0..left.len()).max_by(|a, b| worst(left[*a]).total_cmp(&worst(left[*b])));
        groups.extend(found.map(|found| vec![left.swap_remove(found)]));
    }
    let mut kinds: Vec<Vec<&[Step]>> = Vec::new();
    for day in left {
        match kinds.iter_mut().find(|kind| same_prices(kind[0], day)) {
            Some(kind) => kind.push(day),
            None => kinds.push(vec![day]),
        }
    }
    for mut kind in kinds {
        kind.sort_by(|a, b| drawn(a).total_cmp(&drawn(b)));
        let most = kind.len().div_ceil(GROUPS);
        groups.extend(kind.chunks(most).map(<[&[Step]]>::to_vec));
    }
    groups
}

fn highest(day: &[Step]) -> f64 {
    day.iter().map(|step| step.peak_kw).fold(f64::NEG_INFINITY, f64::max)
}

fn drawn(day: &[Step]) -> f64 {
    day.iter().map(|step| step.demand_kw).sum()
}

fn same_prices(one: &[Step], other: &[Step]) -> bool {
    one.iter()
        .zip(other)
        .all(|(a, b)| a.import_yuan_per_kwh == b.import_yuan_per_kwh && a.export_yuan_per_kwh == b.export_yuan_per_kwh)
}

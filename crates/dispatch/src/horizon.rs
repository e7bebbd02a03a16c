//! What a linear programme is made of: a whole year, a month, or typical days that stand for many.

use std::ops::Range;

use crate::{BasicCharge, Month, Year};

/// Steps in chains. The storage runs through a chain and ends it with what it began with.
#[derive(Clone, Debug)]
pub(crate) struct Horizon {
    pub step_hours: f64,
    /// Steps of the year in one of its own.
    pub parts: usize,
    pub steps: Vec<Step>,
    pub chains: Vec<Chain>,
    /// How the charge of each month rises with its maximum demand.
    pub rises: Vec<Vec<Rise>>,
    /// Share of the yearly costs that it bears.
    pub years: f64,
}

#[derive(Clone, Debug)]
pub(crate) struct Chain {
    pub steps: Range<usize>,
    pub ends: Ends,
}

/// What is stored where a chain begins and ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Ends {
    /// The same, to be found.
    Same,
    /// Nothing.
    Empty,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub demand_kw: f64,
    /// What of it may make the maximum demand, where it is made of shorter steps.
    pub peaks: Peaks,
    pub import_yuan_per_kwh: f64,
    pub export_yuan_per_kwh: f64,
    pub solar_kw_per_kwp: f64,
    /// Its month, as an index into `rises`.
    pub month: usize,
    /// How many steps of the year it stands for.
    pub times: f64,
}

/// From this demand on, each further kW costs so much more than below.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rise {
    pub from_kw: f64,
    pub yuan_per_kw: f64,
}

/// The shorter steps of an hour of which none draws more than another at the same or less sun.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peaks {
    peaks: [Peak; 4],
    count: usize,
}

#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Peak {
    pub demand_kw: f64,
    /// Its sun over that of the hour.
    pub sun: f64,
}

impl Peaks {
    fn of(demand_kw: &[f64], solar: &[f64], mean_solar: f64) -> Self {
        let mut peaks = Self { peaks: [Peak::default(); 4], count: 0 };
        let all = std::iter::zip(demand_kw, solar).map(|(demand, solar)| Peak {
            demand_kw: *demand,
            sun: if mean_solar > 0.0 { solar / mean_solar } else { 1.0 },
        });
        for peak in all {
            let covered = |other: &Peak, by: &Peak| by.demand_kw >= other.demand_kw && by.sun <= other.sun;
            if peaks.each().any(|by| covered(&peak, by)) {
                continue;
            }
            let mut kept = 0;
            for index in 0..peaks.count {
                if !covered(&peaks.peaks[index], &peak) {
                    peaks.peaks[kept] = peaks.peaks[index];
                    kept += 1;
                }
            }
            // No more than four quarters make an hour.
            peaks.peaks[kept] = peak;
            peaks.count = kept + 1;
        }
        peaks
    }

    pub fn each(&self) -> impl Iterator<Item = &Peak> {
        self.peaks[..self.count].iter()
    }

    pub fn highest_kw(&self) -> f64 {
        self.each().map(|peak| peak.demand_kw).fold(0.0, f64::max)
    }

    /// The same with all demand so many times as high.
    pub fn scaled(mut self, scale: f64) -> Self {
        self.peaks.iter_mut().for_each(|peak| peak.demand_kw *= scale);
        self
    }
}

impl BasicCharge {
    /// The charge as a convex function of the maximum demand, less what it is at no demand. The jump of reading B is left
    /// out: see `overrun`.
    pub(crate) fn rises(&self) -> Vec<Rise> {
        match self {
            BasicCharge::None | BasicCharge::Capacity { .. } => Vec::new(),
            BasicCharge::ActualDemand { yuan_per_kw, floor_kw } => {
                vec![Rise { from_kw: *floor_kw, yuan_per_kw: *yuan_per_kw }]
            }
            BasicCharge::Contract { yuan_per_kw, contract, excess } => {
                let (min_kw, max_kw) = contract.limits_kw();
                let dear = excess.multiple * yuan_per_kw;
                if min_kw == max_kw {
                    let from_kw = excess.kept_below(excess.allowed_share * min_kw);
                    return vec![Rise { from_kw, yuan_per_kw: dear }];
                }
                // The contract value follows the demand from its least to its highest.
                let following = yuan_per_kw / excess.allowed_share;
                vec![
                    Rise { from_kw: excess.allowed_share * min_kw, yuan_per_kw: following },
                    Rise { from_kw: excess.kept_below(excess.allowed_share * max_kw), yuan_per_kw: dear - following },
                ]
            }
        }
    }
}

/// Hours of a year that is not a leap year.
const HOURS_OF_YEAR: f64 = 8760.0;

impl Year {
    /// Share of a year that its steps are; a leap year is one year too.
    pub(crate) fn years(&self) -> f64 {
        let years = self.len() as f64 * self.step_hours / HOURS_OF_YEAR;
        if (1.0..1.01).contains(&years) { 1.0 } else { years }
    }

    /// Steps in an hour.
    pub(crate) fn in_an_hour(&self) -> usize {
        (1.0 / self.step_hours).round() as usize
    }

    /// The whole year at hourly steps, one chain.
    pub(crate) fn hourly(&self) -> Horizon {
        let in_an_hour = self.in_an_hour();
        let mut steps = Vec::with_capacity(self.len() / in_an_hour);
        for (month, Month { steps: of_month, .. }) in self.months.iter().enumerate() {
            for hour in of_month.clone().step_by(in_an_hour) {
                let quarters = hour..hour + in_an_hour;
                let solar = &self.solar_kw_per_kwp[quarters.clone()];
                steps.push(Step {
                    demand_kw: mean(&self.demand_kw[quarters.clone()]),
                    peaks: Peaks::of(&self.demand_kw[quarters.clone()], solar, mean(solar)),
                    import_yuan_per_kwh: mean(&self.import_yuan_per_kwh[quarters.clone()]),
                    export_yuan_per_kwh: mean(&self.export_yuan_per_kwh[quarters]),
                    solar_kw_per_kwp: mean(solar),
                    month,
                    times: 1.0,
                });
            }
        }
        let chains = vec![Chain { steps: 0..steps.len(), ends: Ends::Same }];
        let rises = self.months.iter().map(|month| month.basic.rises()).collect();
        Horizon { step_hours: 1.0, parts: in_an_hour, steps, chains, rises, years: self.years() }
    }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

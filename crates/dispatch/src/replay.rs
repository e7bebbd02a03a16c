//! The year lived through step by step: what is really done on the way to the targets.
//!
//! A solution of the programme is exact to some digits and may do at once what a device cannot, such as charging and
//! discharging where energy is worth nothing. Here the storage does one thing in a step, what is stored stays within its
//! depth, the balance of power holds exactly, and no limit of the connection is passed.

use std::ops::Range;

use crate::targets::Targets;
use crate::{Flows, Problem, Sizes, StorageOffer};

struct Site<'a> {
    problem: &'a Problem,
    storage: Option<&'a StorageOffer>,
    sizes: Sizes,
    /// Output of the mean year over that of the first.
    output: f64,
}

/// Times the year is begun again with what it ended with.
const YEARS: usize = 4;
/// A change of what is stored below this share of what can be is no change.
const IDLE: f64 = 1e-6;
/// Halvings of the range in which a level is sought: to a thousandth of a watt of a gigawatt.
const HALVINGS: usize = 50;

/// The flows of the whole year, which ends with what it began with.
pub(crate) fn replay(problem: &Problem, sizes: Sizes, targets: &Targets) -> Flows {
    let storage = problem.storage.as_ref().filter(|_| sizes.storage_kwh > 0.0);
    let site = Site { problem, storage, sizes, output: problem.mean_output() };
    let mut begins = storage.and(targets.stored_kwh.last().copied()).unwrap_or(0.0);
    let mut flows = site.live(begins, targets);
    for _ in 0..YEARS {
        let ends = flows.stored_kwh.last().copied().unwrap_or(0.0);
        if (ends - begins).abs() <= 1e-9 * sizes.storage_kwh {
            break;
        }
        begins = ends;
        flows = site.live(begins, targets);
    }
    flows
}

impl Site<'_> {
    fn live(&self, begins: f64, targets: &Targets) -> Flows {
        let in_an_hour = self.problem.year.in_an_hour();
        let mut flows = Flows::with_capacity(self.problem.year.len());
        let mut stored = begins;
        for (hour, (end, share)) in std::iter::zip(&targets.stored_kwh, &targets.solar_share).enumerate() {
            let hour = in_an_hour * hour..in_an_hour * (hour + 1);
            let solar: Vec<f64> = hour.clone().map(|step| share * self.sun(step)).collect();
            let power = self.level(hour.clone(), &solar, self.wanted(stored, *end, in_an_hour));
            for ((step, solar), power) in hour.zip(solar).zip(power) {
                stored = self.step(step, stored, solar, power, &mut flows);
            }
        }
        flows
    }

    fn sun(&self, step: usize) -> f64 {
        self.sizes.solar_kwp * self.output * self.problem.year.solar_kw_per_kwp[step]
    }

    /// Power of the storage at the connection, the same in all steps of the hour, that leads to what is to be stored at its
    /// end; above 0 where it draws.
    fn wanted(&self, stored: f64, end: f64, steps: usize) -> f64 {
        let Some(offer) = self.storage else { return 0.0 };
        let full = offer.usable_depth * self.sizes.storage_kwh;
        let (kept, filled) = offer.over(self.problem.year.step_hours, steps);
        let change = end.clamp(0.0, full) - stored * kept;
        match change {
            // What the solver leaves of doing nothing.
            change if change.abs() < IDLE * full => 0.0,
            change if change > 0.0 => change / filled / offer.charge_efficiency,
            change => change / filled * offer.discharge_efficiency,
        }
    }

    /// The same energy, drawn in the steps of the hour that draw least and given in those that draw most, so that what
    /// comes from the grid is as level as the power of the storage makes it.
    fn level(&self, hour: Range<usize>, solar: &[f64], wanted: f64) -> Vec<f64> {
        let steps = hour.len() as f64;
        let net: Vec<f64> = hour.clone().zip(solar).map(|(step, solar)| self.demand(step) - solar).collect();
        let most: Vec<f64> = hour.zip(solar).map(|(step, solar)| self.most(step, *solar, wanted > 0.0)).collect();
        let at = |level: f64| -> Vec<f64> {
            let limits = std::iter::zip(&net, &most);
            limits
                .map(
                    |(net, most)| {
                        if wanted > 0.0 { (level - net).clamp(0.0, *most) } else { (level - net).clamp(-most, 0.0) }
                    },
                )
                .collect()
        };
        if wanted == 0.0 || net.len() == 1 {
            return most.iter().map(|most| wanted.clamp(-most, *most)).collect();
        }
        let highest = |values: &[f64]| values.iter().fold(0.0_f64, |most, value| most.max(value.abs()));
        let reach = highest(&net) + self.sizes.storage_kw;
        let (mut low, mut high) = (-reach, reach);
        for _ in 0..HALVINGS {
            let level = 0.5 * (low + high);
            if at(level).iter().sum::<f64>() < wanted * steps { low = level } else { high = level }
        }
        at(0.5 * (low + high))
    }

    fn demand(&self, step: usize) -> f64 {
        self.problem.year.demand_kw[step]
    }

    /// What may be fed in; nothing where that is not paid.
    fn export_limit(&self, step: usize) -> f64 {
        if self.problem.year.export_yuan_per_kwh[step] <= 0.0 {
            return 0.0;
        }
        self.problem.grid.export_kw.unwrap_or(f64::INFINITY)
    }

    /// The most that the storage can draw, or give, in a step.
    fn most(&self, step: usize, solar: f64, draws: bool) -> f64 {
        let Some(offer) = self.storage else { return 0.0 };
        let possible = if draws {
            self.problem.grid.import_kw.unwrap_or(f64::INFINITY) - self.demand(step) + solar
        } else if offer.may_export {
            self.demand(step) + self.export_limit(step)
        } else {
            // Only what is drawn can be given; solar is sold or curtailed before the storage is held back.
            self.demand(step)
        };
        possible.clamp(0.0, self.sizes.storage_kw)
    }

    /// One step; returns what is stored at its end.
    fn step(&self, step: usize, stored: f64, solar: f64, power: f64, flows: &mut Flows) -> f64 {
        let (demand, export_limit) = (self.demand(step), self.export_limit(step));
        let (mut charge, mut discharge) = (power.max(0.0), (-power).max(0.0));
        let left = self.storage.map_or(0.0, |offer| {
            let hours = self.problem.year.step_hours;
            let (full, kept) = (offer.usable_depth * self.sizes.storage_kwh, stored * offer.over(hours, 1).0);
            charge = charge.min((full - kept).max(0.0) / (offer.charge_efficiency * hours));
            discharge = discharge.min(kept * offer.discharge_efficiency / hours);
            let change = charge * offer.charge_efficiency - discharge / offer.discharge_efficiency;
            (kept + change * hours).clamp(0.0, full)
        });
        let over = (solar + discharge - demand - charge - export_limit).clamp(0.0, solar);
        let solar = solar - over;
        let net = demand + charge - discharge - solar;
        flows.charge_kw.push(charge);
        flows.discharge_kw.push(discharge);
        flows.solar_kw.push(solar);
        flows.import_kw.push(net.max(0.0));
        // Rounding is no export.
        flows.export_kw.push((-net).clamp(0.0, export_limit));
        flows.stored_kwh.push(left);
        left
    }
}

impl Flows {
    fn with_capacity(count: usize) -> Self {
        let list = || Vec::with_capacity(count);
        Self {
            charge_kw: list(),
            discharge_kw: list(),
            solar_kw: list(),
            import_kw: list(),
            export_kw: list(),
            stored_kwh: list(),
        }
    }
}

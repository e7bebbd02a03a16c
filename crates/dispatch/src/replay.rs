//! The year lived through step by step: what is really done on the way to the targets.
//!
//! A solution of the programme is exact to some digits and may do at once what a device cannot, such as charging and
//! discharging where energy is worth nothing. Here the storage does one thing in a step, what is stored stays within its
//! depth, the balance of power holds exactly, and no limit of the connection is passed.

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
        let count = self.problem.year.len();
        let mut flows = Flows::with_capacity(count);
        let mut stored = begins;
        for step in 0..count {
            let (hour, left) = (step / in_an_hour, in_an_hour - step % in_an_hour);
            let (Some(end), Some(share)) = (targets.stored_kwh.get(hour), targets.solar_share.get(hour)) else { break };
            stored = self.step(step, stored, (*end, left), *share, &mut flows);
        }
        flows
    }

    /// One step on the way to what is to be stored so many steps from its beginning; returns what is stored at its end.
    fn step(&self, step: usize, stored: f64, target: (f64, usize), solar_share: f64, flows: &mut Flows) -> f64 {
        let year = &self.problem.year;
        let demand = year.demand_kw[step];
        let mut solar = self.sizes.solar_kwp * self.output * year.solar_kw_per_kwp[step] * solar_share;
        let export_limit = match self.problem.grid.export_kw {
            _ if year.export_yuan_per_kwh[step] <= 0.0 => 0.0,
            Some(limit) => limit,
            None => f64::INFINITY,
        };
        let import_limit = self.problem.grid.import_kw.unwrap_or(f64::INFINITY);
        let (mut charge, mut discharge, mut left) = (0.0, 0.0, stored);
        if let Some(offer) = self.storage {
            let hours = year.step_hours;
            let full = offer.usable_depth * self.sizes.storage_kwh;
            // At the same power in all steps of the hour, as the programme has it.
            let (end, steps) = target;
            let (kept, filled) = offer.over(hours, steps);
            let change = (end.clamp(0.0, full) - stored * kept) * hours / filled;
            left = (stored * offer.over(hours, 1).0).min(full);
            if change.abs() < IDLE * full {
                // What the solver leaves of doing nothing.
            } else if change > 0.0 {
                let wanted = change / (offer.charge_efficiency * hours);
                charge = wanted.min(self.sizes.storage_kw).min((import_limit - demand + solar).max(0.0));
                left = (left + charge * offer.charge_efficiency * hours).min(full);
            } else {
                // Only what is drawn, or may be fed in, can be given; solar is curtailed before the storage is held back.
                let taker = if offer.may_export { demand + export_limit } else { demand };
                let wanted = -change * offer.discharge_efficiency / hours;
                discharge = wanted.min(self.sizes.storage_kw).min(taker.max(0.0));
                left = (left - discharge * hours / offer.discharge_efficiency).max(0.0);
            }
        }
        let over = (solar + discharge - demand - charge - export_limit).clamp(0.0, solar);
        solar -= over;
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

//! A horizon as a linear programme.
//!
//! With `net = demand + charge - discharge - solar + curtailed`, import is `net + export`, so neither import nor the power
//! balance needs a column. Power is counted in a unit of about the largest demand, so that columns are of the size of 1.

use crate::horizon::{Chain, Ends, Horizon, Rise, Step};
use crate::linear_programme::{Amount, LinearProgramme, Terms};
use crate::{GridLimit, Problem, Sizes, StorageOffer};

/// The programme and where its columns are.
pub(crate) struct Model {
    pub programme: LinearProgramme,
    /// What every plan costs: yuan of the horizon that no column changes, without what charges are at no demand.
    pub constant_yuan: f64,
    pub unit_kw: f64,
    pub storage_kwh: Amount,
    pub storage_kw: Amount,
    pub solar_kwp: Amount,
    pub steps: Vec<StepColumns>,
}

/// What a step does.
#[derive(Clone, Copy)]
pub(crate) struct StepColumns {
    pub charge: Amount,
    pub discharge: Amount,
    pub stored: Amount,
    pub export: Amount,
    pub curtailed: Amount,
    /// What one kWp gives in the mean year, kW.
    pub output: f64,
}

/// Sizes that are given, or to be found.
#[derive(Clone, Copy)]
pub(crate) enum SizesAre {
    Sought,
    Given(Sizes),
}

/// How steps are taken in which a linear programme could gain by doing two opposite things at once: importing and
/// exporting where feeding in pays more than energy costs, charging and discharging where energy has a negative price.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opposites {
    /// Feeding in counts as much as energy costs there, and nothing is discharged. What comes out can be done.
    Barred,
    /// Allowed. What comes out may not be possible, and nothing possible is cheaper.
    Allowed,
}

/// Place of columns that belong to all steps.
const LAST: usize = usize::MAX;

fn flows_at(step: usize) -> usize {
    2 * step
}

fn stored_at(step: usize) -> usize {
    2 * step + 1
}

struct Builder<'a> {
    problem: &'a Problem,
    horizon: &'a Horizon,
    opposites: Opposites,
    model: Model,
    /// The most that the sizes can be.
    largest: Sizes,
    /// Output of the mean year over that of the first.
    output: f64,
    /// Maximum demand of each month above where its charge begins to rise.
    above: Vec<Option<(Amount, f64)>>,
}

impl Model {
    pub fn new(problem: &Problem, horizon: &Horizon, sizes: SizesAre, opposites: Opposites) -> Self {
        let highest = horizon.steps.iter().map(|step| step.peaks.highest_kw()).fold(1.0, f64::max);
        let model = Model {
            programme: LinearProgramme::default(),
            constant_yuan: 0.0,
            unit_kw: highest,
            storage_kwh: Amount::ZERO,
            storage_kw: Amount::ZERO,
            solar_kwp: Amount::ZERO,
            steps: Vec::with_capacity(horizon.steps.len()),
        };
        let output = problem.mean_output();
        let largest = match sizes {
            SizesAre::Sought => problem.largest_sizes(),
            SizesAre::Given(sizes) => sizes,
        };
        let mut builder = Builder { problem, horizon, opposites, model, largest, output, above: Vec::new() };
        builder.sizes(sizes);
        builder.months();
        builder.steps();
        for chain in &horizon.chains {
            builder.chain(chain);
        }
        builder.model
    }
}

impl Builder<'_> {
    fn sizes(&mut self, sizes: SizesAre) {
        let (unit, years, rate) = (self.model.unit_kw, self.horizon.years, self.problem.discount_rate);
        if let SizesAre::Given(sizes) = sizes {
            self.model.storage_kwh = Amount::Known(sizes.storage_kwh / unit);
            self.model.storage_kw = Amount::Known(sizes.storage_kw / unit);
            self.model.solar_kwp = Amount::Known(sizes.solar_kwp / unit);
            return;
        }
        let programme = &mut self.model.programme;
        if let Some(offer) = &self.problem.storage {
            let (yuan_per_kwh, yuan_per_kw) = offer.annual_investment(rate);
            let energy = yuan_per_kwh + offer.om_yuan_per_kwh_year + offer.annual_fade();
            let kwh = Amount::Sought(programme.column(energy * years * unit, LAST));
            let kw = Amount::Sought(programme.column(yuan_per_kw * years * unit, LAST));
            programme.at_most.push(&Terms::constant(-offer.max_kwh / unit).add(1.0, kwh));
            programme.at_most.push(&Terms::constant(-offer.max_kw / unit).add(1.0, kw));
            programme.at_most.push(&Terms::default().add(1.0, kw).add(-offer.max_c_rate, kwh));
            (self.model.storage_kwh, self.model.storage_kw) = (kwh, kw);
        }
        if let Some(offer) = &self.problem.solar {
            let cost = offer.annual_investment(rate) + offer.om_yuan_per_kwp_year;
            let kwp = Amount::Sought(programme.column(cost * years * unit, LAST));
            programme.at_most.push(&Terms::constant(-offer.max_kwp / unit).add(1.0, kwp));
            self.model.solar_kwp = kwp;
        }
    }

    fn months(&mut self) {
        let unit = self.model.unit_kw;
        for (month, rises) in self.horizon.rises.iter().enumerate() {
            let place = stored_at(self.horizon.steps.partition_point(|step| step.month <= month));
            let programme = &mut self.model.programme;
            let limit_kw = self.problem.grid.import_kw.unwrap_or(f64::INFINITY);
            let first = match rises.first() {
                Some(rise) if rise.from_kw <= limit_kw => *rise,
                // The charge does not move, or only above what the connection carries.
                _ if limit_kw.is_finite() => Rise { from_kw: 0.0, yuan_per_kw: 0.0 },
                _ => {
                    self.above.push(None);
                    continue;
                }
            };
            let above = Amount::Sought(programme.column(first.yuan_per_kw * unit, place));
            if limit_kw.is_finite() {
                programme.at_most.push(&Terms::constant((first.from_kw - limit_kw) / unit).add(1.0, above));
            }
            for rise in rises.iter().skip(1).filter(|rise| rise.from_kw < limit_kw) {
                let further = Amount::Sought(programme.column(rise.yuan_per_kw * unit, place));
                let between = (first.from_kw - rise.from_kw) / unit;
                programme.at_most.push(&Terms::constant(between).add(1.0, above).add(-1.0, further));
            }
            self.above.push(Some((above, first.from_kw / unit)));
        }
    }

    fn steps(&mut self) {
        for (index, step) in self.horizon.steps.iter().enumerate() {
            let columns = self.columns(index, step);
            self.flows(step, &columns);
            self.model.steps.push(columns);
        }
    }

    fn columns(&mut self, index: usize, step: &Step) -> StepColumns {
        let hours = self.horizon.step_hours * step.times;
        let energy = self.model.unit_kw * hours;
        let import = step.import_yuan_per_kwh;
        self.model.constant_yuan += import * step.demand_kw * hours;
        let programme = &mut self.model.programme;
        let mut columns = StepColumns {
            charge: Amount::ZERO,
            discharge: Amount::ZERO,
            stored: Amount::ZERO,
            export: Amount::ZERO,
            curtailed: Amount::ZERO,
            output: step.solar_kw_per_kwp * self.output,
        };
        let mut may_export = false;
        if let (Some(offer), false) = (&self.problem.storage, self.model.storage_kwh.is_zero()) {
            let worn = offer.wear_yuan_per_cell_kwh() / offer.discharge_efficiency;
            columns.charge = Amount::Sought(programme.column(import * energy, flows_at(index)));
            columns.stored = Amount::Sought(programme.column(0.0, stored_at(index)));
            if import >= 0.0 || self.opposites == Opposites::Allowed {
                columns.discharge = Amount::Sought(programme.column((worn - import) * energy, flows_at(index)));
                may_export = offer.may_export;
            }
        }
        let sunny = step.solar_kw_per_kwp > 0.0 && !self.model.solar_kwp.is_zero();
        let export = match self.opposites {
            Opposites::Barred => step.export_yuan_per_kwh.min(import),
            Opposites::Allowed => step.export_yuan_per_kwh,
        };
        if (sunny || may_export) && export > 0.0 && self.problem.grid.export_kw != Some(0.0) {
            columns.export = Amount::Sought(programme.column((import - export) * energy, flows_at(index)));
        }
        // Nobody curtails what saves or earns money, unless there is nowhere to put it.
        let surplus = columns.output * self.largest.solar_kwp > step.demand_kw;
        let sold = !columns.export.is_zero() && self.problem.grid.export_kw.is_none();
        if sunny && (import < 0.0 || (surplus && !sold)) {
            columns.curtailed = Amount::Sought(programme.column(import * energy, flows_at(index)));
        }
        columns
    }

    /// Import, export, curtailment and power of the storage within their limits; the cost of solar's output.
    fn flows(&mut self, step: &Step, columns: &StepColumns) {
        let unit = self.model.unit_kw;
        let output = columns.output;
        let solar = self.model.solar_kwp;
        self.pay_less(solar, output * step.import_yuan_per_kwh * self.horizon.step_hours * step.times);
        let programme = &mut self.model.programme;
        let import = |demand_kw: f64, output: f64, sign: f64| {
            Terms::constant(sign * demand_kw / unit)
                .add(sign, columns.charge)
                .add(-sign, columns.discharge)
                .add(-sign * output, solar)
                .add(sign, columns.curtailed)
                .add(sign, columns.export)
        };
        let most = if columns.discharge.is_zero() { 0.0 } else { self.largest.storage_kw };
        if most + output * self.largest.solar_kwp > step.demand_kw {
            programme.at_most.push(&import(step.demand_kw, output, -1.0));
        }
        if let Some((above, from)) = self.above[step.month] {
            for peak in step.peaks.each() {
                let import = import(peak.demand_kw, output * peak.sun, 1.0);
                programme.at_most.push(&import.add(-1.0, above).plus(-from));
            }
        }
        if !columns.curtailed.is_zero() || !columns.export.is_zero() {
            let from_storage = self.problem.storage.as_ref().is_some_and(|offer| offer.may_export);
            let spent = Terms::default().add(1.0, columns.curtailed).add(-output, solar);
            programme.at_most.push(&if from_storage { spent.clone() } else { spent.clone().add(1.0, columns.export) });
            if from_storage && !columns.export.is_zero() {
                programme.at_most.push(&spent.add(1.0, columns.export).add(-1.0, columns.discharge));
            }
        }
        if let (GridLimit { export_kw: Some(limit_kw), .. }, false) = (self.problem.grid, columns.export.is_zero()) {
            programme.at_most.push(&Terms::constant(-limit_kw / unit).add(1.0, columns.export));
        }
        if !columns.charge.is_zero() {
            let both = Terms::default().add(1.0, columns.charge).add(1.0, columns.discharge);
            programme.at_most.push(&both.add(-1.0, self.model.storage_kw));
        }
    }

    fn pay_less(&mut self, amount: Amount, yuan: f64) {
        match amount {
            Amount::Known(value) => self.model.constant_yuan -= value * yuan * self.model.unit_kw,
            Amount::Sought(column) => self.model.programme.cost[column.0] -= yuan * self.model.unit_kw,
        }
    }

    /// What is stored follows from what was, and from charging and discharging.
    fn chain(&mut self, chain: &Chain) {
        let Some(offer) = &self.problem.storage else { return };
        if self.model.storage_kwh.is_zero() || chain.steps.is_empty() {
            return;
        }
        let (kept, hours) = offer.over(self.horizon.step_hours / self.horizon.parts as f64, self.horizon.parts);
        let steps = &self.model.steps[chain.steps.clone()];
        let programme = &mut self.model.programme;
        let mut before = match chain.ends {
            Ends::Same => steps[steps.len() - 1].stored,
            Ends::Empty => Amount::ZERO,
        };
        for step in steps {
            let change = Terms::default()
                .add(1.0, step.stored)
                .add(-kept, before)
                .add(-hours * offer.charge_efficiency, step.charge)
                .add(hours / offer.discharge_efficiency, step.discharge);
            programme.equal.push(&change);
            let room = Terms::default().add(1.0, step.stored).add(-offer.usable_depth, self.model.storage_kwh);
            programme.at_most.push(&room);
            before = step.stored;
        }
        if chain.ends == Ends::Empty {
            programme.at_most.push(&Terms::default().add(1.0, before));
        }
    }
}

impl StorageOffer {
    /// After so many steps of so many hours: the share that is left of what is stored, and what one kW that flows into
    /// the cells all the while has become, kWh. A step loses what it began with and not what it brings.
    pub(crate) fn over(&self, hours: f64, steps: usize) -> (f64, f64) {
        let kept = (1.0 - self.self_discharge_per_hour).powf(hours);
        (0..steps).fold((1.0, 0.0), |(all, filled), _| (all * kept, filled * kept + hours))
    }
}

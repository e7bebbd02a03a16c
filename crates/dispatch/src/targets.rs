//! What a solution of the programme wants the storage and the solar to do.

use crate::Sizes;
use crate::linear_programme::Amount;
use crate::model::Model;

/// For each hour what is to be stored at its end, and which share of the sun's output is to be used.
#[derive(Clone, Debug, Default)]
pub(crate) struct Targets {
    pub stored_kwh: Vec<f64>,
    pub solar_share: Vec<f64>,
}

/// Sizes below this share of the highest demand are what the solver leaves of nothing; above the rest of a limit, the limit.
const NOTHING: f64 = 1e-4;

impl Targets {
    pub fn of(model: &Model, values: &[f64]) -> Self {
        let solar = model.solar_kwp.in_solution(values);
        let mut targets = Self::default();
        for step in &model.steps {
            targets.stored_kwh.push(step.stored.in_solution(values) * model.unit_kw);
            let output = step.output * solar;
            let share = if output > 0.0 { 1.0 - step.curtailed.in_solution(values) / output } else { 1.0 };
            // What the solver leaves of nothing is not curtailed.
            targets.solar_share.push(if share > 1.0 - NOTHING { 1.0 } else { share.max(0.0) });
        }
        targets
    }

    /// Those of the next steps behind these.
    pub fn extend(&mut self, next: Targets) {
        self.stored_kwh.extend(next.stored_kwh);
        self.solar_share.extend(next.solar_share);
    }
}

impl Model {
    /// Sizes of a solution, without what the solver leaves of 0 or misses of a limit.
    pub fn sizes(&self, values: &[f64], limits: Sizes) -> Sizes {
        let size = |amount: Amount, limit: f64| {
            let size = amount.in_solution(values) * self.unit_kw;
            match size {
                size if size < NOTHING * self.unit_kw.min(limit) => 0.0,
                size if size > (1.0 - NOTHING * NOTHING) * limit => limit,
                size => size,
            }
        };
        let mut sizes = Sizes {
            storage_kwh: size(self.storage_kwh, limits.storage_kwh),
            storage_kw: size(self.storage_kw, limits.storage_kw),
            solar_kwp: size(self.solar_kwp, limits.solar_kwp),
        };
        if sizes.storage_kwh == 0.0 || sizes.storage_kw == 0.0 {
            (sizes.storage_kwh, sizes.storage_kw) = (0.0, 0.0);
        }
        sizes
    }
}

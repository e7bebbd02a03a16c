//! A year as the optimiser sees it: steps of one length with demand and prices, and the months they belong to.

use std::ops::Range;

use crate::BasicCharge;

/// Steps of equal length, 15, 30 or 60 minutes, in the order of time. All lists have one value a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Year {
    /// Length of a step in hours: 0.25, 0.5 or 1.
    pub step_hours: f64,
    /// Mean power the site draws in the step before any measure, kW.
    pub demand_kw: Vec<f64>,
    /// What one more kilowatt-hour from the grid costs in the step, all-in without basic charge, yuan/kWh. May be negative.
    pub import_yuan_per_kwh: Vec<f64>,
    /// What the grid pays for a kilowatt-hour fed in, yuan/kWh. May be negative; nothing is fed in then.
    pub export_yuan_per_kwh: Vec<f64>,
    /// Mean power that one kWp of new solar gives in the step in its first year, kW/kWp.
    pub solar_kw_per_kwp: Vec<f64>,
    /// The months, which cover the steps from first to last without gap or overlap, whole days each.
    pub months: Vec<Month>,
}

/// A month of billing: its steps and its basic charge.
#[derive(Clone, Debug, PartialEq)]
pub struct Month {
    /// Its steps, as indices into the lists of the [`Year`].
    pub steps: Range<usize>,
    /// What it is charged for power.
    pub basic: BasicCharge,
}

impl Year {
    /// Number of steps.
    pub fn len(&self) -> usize {
        self.demand_kw.len()
    }

    /// Whether there are no steps.
    pub fn is_empty(&self) -> bool {
        self.demand_kw.is_empty()
    }

    /// What the basic charges of its months are without any demand.
    pub(crate) fn yuan_at_no_demand(&self) -> f64 {
        self.months.iter().map(|month| month.basic.charge_yuan(0.0).0).sum()
    }
}

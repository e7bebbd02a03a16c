//! The jump of reading B of the 105 % rule, which no linear programme has: demand a hair above what is allowed costs
//! `(allowed_share - 1) C p` at once.
//!
//! A programme is solved without the jump first. Where a month lies above what is allowed, it is solved again with the jump
//! spread over the way to that demand; the cheaper of the two, priced as it is, stays.

use crate::horizon::Rise;
use crate::pricing::of_month;
use crate::{BasicCharge, Excess, Flows, Overrun, Problem};

/// Demand that is to stay below a limit stays below it by this share, so that rounding never pays the jump.
const BELOW: f64 = 1e-4;

/// For each month whether it is to be tried again, and with which rise.
pub(crate) fn held_back(problem: &Problem, flows: &Flows) -> Vec<Option<Rise>> {
    let months = problem.year.months.iter();
    months
        .map(|month| {
            let BasicCharge::Contract { yuan_per_kw, contract, excess } = &month.basic else { return None };
            let (_, contract_kw) = contract.limits_kw();
            let allowed_kw = excess.allowed_share * contract_kw;
            let demand_kw = flows.import_kw[month.steps.clone()].iter().copied().fold(0.0, f64::max);
            if excess.overrun == Overrun::ContractValue || demand_kw <= allowed_kw {
                return None;
            }
            let jump = (excess.allowed_share - 1.0) * contract_kw * yuan_per_kw;
            let from_kw = excess.kept_below(allowed_kw);
            let spread = jump / (demand_kw - from_kw);
            Some(Rise { from_kw, yuan_per_kw: excess.multiple * yuan_per_kw + spread })
        })
        .collect()
}

/// Whether a month of the one costs less than that of the other.
pub(crate) fn is_cheaper(problem: &Problem, month: usize, one: &Flows, other: &Flows) -> bool {
    let month = &problem.year.months[month];
    of_month(problem, month, one).0.total_yuan() < of_month(problem, month, other).0.total_yuan()
}

impl Excess {
    /// Where the programme is to see the allowed demand end.
    pub(crate) fn kept_below(&self, allowed_kw: f64) -> f64 {
        match self.overrun {
            Overrun::ContractValue => allowed_kw,
            Overrun::FreeLimit => allowed_kw * (1.0 - BELOW),
        }
    }
}

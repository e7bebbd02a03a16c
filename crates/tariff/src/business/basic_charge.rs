use jiff::civil::Date;
use rust_decimal::Decimal;

use super::basic_rule::{BasicRule, Overrun};
use super::bill::{Line, LineKind, Rule, Unit};
use super::business_error::BusinessTariffError;
use super::contract::{BasicMethod, Contract, Stop};
use crate::billing_month::BillingMonth;

/// What the basic charge of one month is worked out from.
pub(crate) struct BasicMonth<'a> {
    pub contract: &'a Contract,
    pub rule: &'a BasicRule,
    pub month: BillingMonth,
    pub first_day: Date,
    pub demand_kw: Decimal,
    pub kwh: Decimal,
    pub per_kw: Decimal,
    pub per_kva: Decimal,
    pub source: String,
}

impl BasicMonth<'_> {
    /// The lines of `method`.
    pub(crate) fn lines(self, method: BasicMethod) -> Result<Vec<Line>, BusinessTariffError> {
        let capacity = self.contract.capacity_kva.map(|kva| kva - stopped_kva(&self.contract.stops, self.first_day));
        let line =
            |quantity, unit, price, rule| Line::new(LineKind::Basic, quantity, unit, price, rule, self.source.clone());
        match method {
            BasicMethod::Capacity => {
                Ok(vec![line(capacity.unwrap_or_default(), Unit::Kva, self.per_kva, Rule::Capacity)])
            }
            BasicMethod::Actual => {
                let floor =
                    capacity.filter(|_| self.rule.floor_for_actual).map(|kva| kva * self.rule.floor_share.get());
                let (kw, rule) = match floor {
                    Some(floor) if floor > self.demand_kw => (floor, Rule::DemandFloor),
                    _ => (self.demand_kw, Rule::ActualDemand),
                };
                Ok(vec![line(kw, Unit::Kw, self.demand_price(), rule)])
            }
            BasicMethod::Contract => {
                let agreed = self.contract.contract_kw_of.get(&self.month).copied().or(self.contract.contract_kw);
                let contract_kw = agreed.unwrap_or_default();
                check_floor(contract_kw, capacity, self.rule)?;
                let free = contract_kw * self.rule.free_up_to.get();
                if self.demand_kw <= free {
                    return Ok(vec![line(contract_kw, Unit::Kw, self.demand_price(), Rule::ContractValue)]);
                }
                let (base, rule) = match self.contract.overrun.unwrap_or(self.rule.overrun) {
                    Overrun::ContractValue => (contract_kw, Rule::ContractValue),
                    Overrun::FreeLimit => (free, Rule::ContractFreeLimit),
                };
                let dear = self.demand_price() * self.rule.overrun_ratio.get();
                Ok(vec![
                    line(base, Unit::Kw, self.demand_price(), rule),
                    line(self.demand_kw - free, Unit::Kw, dear, Rule::ContractOverrun),
                ])
            }
        }
    }

    /// The price of demand, lower for those who use much for their capacity.
    fn demand_price(&self) -> Decimal {
        let reaches = |kwh_per_kva: Decimal| {
            self.contract.capacity_kva.is_some_and(|kva| !kva.is_zero() && self.kwh >= kwh_per_kva * kva)
        };
        match &self.rule.high_use {
            Some(high) if reaches(high.kwh_per_kva.get()) => self.per_kw * high.price_share.get(),
            _ => self.per_kw,
        }
    }
}

/// A contract value is at least a share of the capacity that does not stand still.
fn check_floor(contract_kw: Decimal, capacity: Option<Decimal>, rule: &BasicRule) -> Result<(), BusinessTariffError> {
    let Some(capacity_kva) = capacity else { return Ok(()) };
    let share = rule.floor_share.get();
    let floor_kw = (capacity_kva * share).normalize();
    if contract_kw >= floor_kw {
        return Ok(());
    }
    Err(BusinessTariffError::ContractBelowFloor {
        contract_kw,
        floor_kw,
        share,
        capacity_kva: capacity_kva.normalize(),
    })
}

/// The capacity that stood still in the month of `first_day`: each day is a thirtieth of a month, and all days are all.
///
/// Rule (recalled, regulations of power supply business, 2024): a part of a month counts by days, each a thirtieth.
pub(crate) fn stopped_kva(stops: &[Stop], first_day: Date) -> Decimal {
    let last_day = first_day.last_of_month();
    let in_month = i64::from(first_day.days_in_month());
    let of_stop = |stop: &Stop| {
        let (from, to) = (stop.from.max(first_day), stop.to.min(last_day));
        let days = if from > to { 0 } else { i64::from((to - from).get_days()) + 1 };
        match days {
            0 => Decimal::ZERO,
            days if days == in_month => stop.kva,
            days => stop.kva * Decimal::from(days.min(30)) / Decimal::from(30),
        }
    };
    stops.iter().map(of_stop).sum()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn check(from: Date, to: Date, expect: u32) {
        let stops = [Stop { from, to, kva: Decimal::from(300) }];
        assert_eq!(stopped_kva(&stops, date(2026, 2, 1)), Decimal::from(expect), "{from} {to}");
    }

    #[test]
    fn a_stop_counts_by_thirtieths_and_a_whole_month_wholly() {
        check(date(2026, 2, 1), date(2026, 2, 15), 150);
        check(date(2026, 1, 20), date(2026, 2, 3), 30);
        check(date(2026, 1, 1), date(2026, 3, 31), 300);
        check(date(2026, 3, 1), date(2026, 3, 31), 0);
        check(date(2026, 2, 2), date(2026, 2, 28), 270);
    }
}

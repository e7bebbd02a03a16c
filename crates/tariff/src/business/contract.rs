use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Serialize;

use super::basic_charge::stopped_kva;
use super::basic_rule::Overrun;
use super::business_error::BusinessTariffError;
use super::business_tariff::{BusinessTariff, CustomerClass, PriceParts};
use super::power_factor::PowerFactorStandard;
use crate::billing_month::BillingMonth;

/// What a customer has agreed with the grid, as far as the bill depends on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contract {
    /// The class of customers; may be left out where the tariff has one.
    pub class: Option<String>,
    /// Transformers and high-voltage motors together, kVA.
    pub capacity_kva: Option<Decimal>,
    /// Transformers that stand still for a while.
    pub stops: Vec<Stop>,
    /// Contract demand, kW.
    pub contract_kw: Option<Decimal>,
    /// Contract demand of months that differ, kW.
    pub contract_kw_of: BTreeMap<BillingMonth, Decimal>,
    /// How the basic charge is worked out; if left out, by contract where there is a value, else by capacity.
    pub basic: Option<BasicMethod>,
    /// Another reading of the overrun rule than the tariff's.
    pub overrun: Option<Overrun>,
    /// Another power-factor standard than the class has.
    pub power_factor: Option<PowerFactorStandard>,
    /// The customer left the market without reason, or uses energy beyond the norm: the agent price is multiplied.
    pub left_market: bool,
}

/// How the basic charge of a two-part tariff is worked out; the customer chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BasicMethod {
    /// By transformer capacity.
    Capacity,
    /// By the agreed demand.
    Contract,
    /// By the measured demand.
    Actual,
}

/// A pause or a reduction: so much capacity stands still from one day to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Capacity of the transformers that stand still, kVA.
    pub kva: Decimal,
}

impl Contract {
    /// The capacity that stands still in the month of `first_day`, kVA; a part of a month counts by thirtieths.
    pub fn stopped_kva(&self, first_day: Date) -> Decimal {
        stopped_kva(&self.stops, first_day)
    }

    /// The class of this contract; the only one where none is named.
    pub(crate) fn class_of<'a>(&self, tariff: &'a BusinessTariff) -> Result<&'a CustomerClass, BusinessTariffError> {
        let known = || tariff.classes.iter().map(|class| class.id.as_str()).collect::<Vec<_>>().join(", ");
        match (&self.class, &tariff.classes[..]) {
            (Some(id), _) => tariff.class(id).ok_or_else(|| BusinessTariffError::UnknownClass {
                tariff: tariff.id.clone(),
                class: id.clone(),
                known: known(),
            }),
            (None, [only]) => Ok(only),
            (None, _) => Err(BusinessTariffError::ChooseClass { tariff: tariff.id.clone(), known: known() }),
        }
    }

    /// How the basic charge of `class` is worked out; none where there is no basic charge.
    pub(crate) fn method_of(
        &self,
        tariff: &BusinessTariff,
        class: &CustomerClass,
    ) -> Result<Option<BasicMethod>, BusinessTariffError> {
        if class.parts == PriceParts::One || tariff.basic.is_none() {
            return Ok(None);
        }
        let needs = |what, option| BusinessTariffError::BasicNeeds { class: class.id.clone(), what, option };
        let has_contract = self.contract_kw.is_some();
        let chosen = match self.basic {
            None if has_contract => BasicMethod::Contract,
            None => BasicMethod::Capacity,
            Some(chosen) => chosen,
        };
        match chosen {
            BasicMethod::Capacity if self.capacity_kva.is_none() => {
                Err(needs("the transformer capacity (or a choice of --basic actual)", "--capacity-kva N"))
            }
            BasicMethod::Contract if !has_contract => Err(needs("the contract demand", "--contract-kw N")),
            chosen => Ok(Some(chosen)),
        }
    }

    /// Refuses numbers that cannot be.
    pub(crate) fn check(&self) -> Result<(), BusinessTariffError> {
        let of_months = self.contract_kw_of.values().map(|kw| ("the contract demand of a month in kW", *kw));
        let numbers = [("the capacity in kVA", self.capacity_kva), ("the contract demand in kW", self.contract_kw)];
        let numbers = numbers.into_iter().filter_map(|(what, number)| Some((what, number?))).chain(of_months);
        for (what, value) in numbers {
            if value <= Decimal::ZERO {
                return Err(BusinessTariffError::NotPositive { what, value });
            }
        }
        Ok(())
    }

    /// Refuses stops that are shorter than the rule allows, or of more than there is.
    pub(crate) fn check_stops(&self, shortest_days: u16) -> Result<(), BusinessTariffError> {
        for stop in &self.stops {
            let wrong =
                |wrong: String| BusinessTariffError::Stop { kva: stop.kva, from: stop.from, to: stop.to, wrong };
            let days = i64::from((stop.to - stop.from).get_days()) + 1;
            if days < i64::from(shortest_days) {
                return Err(wrong(format!("lasts {days} days: a stop lasts at least {shortest_days}")));
            }
            let others = self.stops.iter().filter(|other| other.from <= stop.to && stop.from <= other.to);
            let together: Decimal = others.map(|other| other.kva).sum();
            if stop.kva <= Decimal::ZERO || self.capacity_kva.is_none_or(|capacity| together > capacity) {
                return Err(wrong("is more than the capacity: name whole transformers that are there".to_owned()));
            }
        }
        Ok(())
    }
}

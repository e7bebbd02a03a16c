use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};
use tariff::BillingMonth;
use tariff::business::{BasicMethod, BusinessTariff, Contract, PriceParts};

use super::cost::{Cost, years};
use super::fact::{Fact, Unit};
use super::kind::MeasureKind;
use super::one_measure::Measure;
use crate::assumption::{Assumption, Outlook};
use crate::case::Case;
use crate::plan_error::PlanError;
use crate::year_months::YearMonths;

/// The cheapest way of the basic charge, one for the whole year, and for the contract way a value for each month.
///
/// Rule (NDRC 1583 of 2016): demand up to 105 % of the contract value costs no more, so the cheapest value of a month whose
/// highest demand is `M` is `M / 1.05`, and at least 40 % of the capacity that does not stand still. It is agreed on before
/// the month, so a margin is added; values are rounded up to whole kW.
#[derive(Clone, Debug)]
pub(crate) struct BasicCharge {
    pub prices: BasicPrices,
    pub margin: Assumption,
    pub life_years: Assumption,
}

/// Prices of the basic charge of each class and month, looked up once.
#[derive(Clone, Debug)]
pub(crate) struct BasicPrices {
    year: YearMonths,
    /// By class; for each month the price of a kW and of a kVA.
    of_class: BTreeMap<String, Vec<PowerPrices>>,
}

/// Price of a kW and of a kVA in a month, where there is one.
type PowerPrices = (Option<Decimal>, Option<Decimal>);

/// Highest mean power and energy of each month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MonthlyDemand {
    pub month: BillingMonth,
    pub kw: Decimal,
    pub kwh: Decimal,
}

/// A way of the basic charge with what it costs in the year.
struct Way {
    method: BasicMethod,
    contract_kw_of: BTreeMap<BillingMonth, Decimal>,
    yuan: Decimal,
}

impl BasicPrices {
    /// Looks them up.
    pub fn of(tariff: &BusinessTariff, year: &YearMonths) -> Result<BasicPrices, PlanError> {
        let mut of_class: BTreeMap<String, Vec<PowerPrices>> = BTreeMap::new();
        for month in &year.months {
            for class in tariff.on(month.first_day)?.classes {
                let prices = class.prices.map_or((None, None), |prices| (prices.per_kw, prices.per_kva));
                of_class.entry(class.class).or_default().push(prices);
            }
        }
        Ok(BasicPrices { year: year.clone(), of_class })
    }

    /// Demand and energy of the months of a case. Demand meters take the mean of 15 minutes, and intervals are no shorter.
    pub fn demands(&self, case: &Case<'_>) -> Vec<MonthlyDemand> {
        let of_month = |month: &crate::year_months::MonthOfLoad| {
            let active = case.load.active().get(month.intervals.clone()).unwrap_or_default();
            let highest = active.iter().max().map_or(0, |energy| energy.0);
            let in_an_hour = i64::from(60 / case.load.length().minutes());
            let kwh = active.iter().map(|energy| energy.0).sum();
            MonthlyDemand {
                month: month.month,
                kw: Decimal::new(highest.saturating_mul(in_an_hour), 6).normalize(),
                kwh: Decimal::new(kwh, 6),
            }
        };
        self.year.months.iter().map(of_month).collect()
    }

    /// Sets the cheapest way for the demand of a case; a class of one part has none.
    pub fn set_cheapest<'a>(&self, mut case: Case<'a>, margin: Decimal) -> Case<'a> {
        if let Some(way) = self.cheapest(&case, margin) {
            case.contract.basic = Some(way.method);
            if way.method == BasicMethod::Contract {
                // The value of months that are not named; every month is.
                case.contract.contract_kw = way.contract_kw_of.values().max().copied();
                case.contract.contract_kw_of = way.contract_kw_of;
            }
        }
        case
    }

    fn cheapest(&self, case: &Case<'_>, margin: Decimal) -> Option<Way> {
        let class = case.class().filter(|class| class.parts == PriceParts::Two)?;
        let prices = self.of_class.get(&class.id)?;
        let demands = self.demands(case);
        let methods = [BasicMethod::Capacity, BasicMethod::Contract, BasicMethod::Actual];
        let ways = methods.into_iter().filter_map(|method| self.way(method, case, prices, &demands, margin));
        // Of equals the first, which needs the least to be agreed on.
        ways.reduce(|best, way| if way.yuan < best.yuan { way } else { best })
    }

    fn way(
        &self,
        method: BasicMethod,
        case: &Case<'_>,
        prices: &[PowerPrices],
        demands: &[MonthlyDemand],
        margin: Decimal,
    ) -> Option<Way> {
        let rule = case.tariff.basic.as_ref()?;
        let contract = &case.contract;
        let mut way = Way { method, contract_kw_of: BTreeMap::new(), yuan: Decimal::ZERO };
        for ((month, demand), (per_kw, per_kva)) in self.year.months.iter().zip(demands).zip(prices) {
            let running = contract.capacity_kva.map(|kva| kva - contract.stopped_kva(month.first_day));
            let floor_kw = running.map_or(Decimal::ZERO, |kva| kva * rule.floor_share.get());
            way.yuan += match method {
                BasicMethod::Capacity => running? * (*per_kva)?,
                BasicMethod::Actual => {
                    let floor_kw = if rule.floor_for_actual { floor_kw } else { Decimal::ZERO };
                    demand.kw.max(floor_kw) * (*per_kw)? * price_share(contract, case.tariff, demand.kwh)
                }
                BasicMethod::Contract => {
                    let best = demand.kw * (Decimal::ONE + margin) / rule.free_up_to.get();
                    let whole = best.max(floor_kw).round_dp_with_strategy(0, RoundingStrategy::AwayFromZero);
                    let agreed = whole.max(Decimal::ONE);
                    way.contract_kw_of.insert(month.month, agreed);
                    agreed * (*per_kw)? * price_share(contract, case.tariff, demand.kwh)
                }
            };
        }
        Some(way)
    }
}

/// Of the price of a kW, what those pay who use much for their capacity.
pub(crate) fn price_share(contract: &Contract, tariff: &BusinessTariff, kwh: Decimal) -> Decimal {
    let high = tariff.basic.as_ref().and_then(|rule| rule.high_use.as_ref()).zip(contract.capacity_kva);
    match high {
        Some((high, kva)) if !kva.is_zero() && kwh >= high.kwh_per_kva.get() * kva => high.price_share.get(),
        _ => Decimal::ONE,
    }
}

impl Measure for BasicCharge {
    fn kind(&self) -> MeasureKind {
        MeasureKind::BasicCharge
    }

    fn apply<'a>(&self, case: Case<'a>, outlook: Outlook) -> Result<Case<'a>, PlanError> {
        Ok(self.prices.set_cheapest(case, self.margin.cost(outlook)))
    }

    fn cost(&self, outlook: Outlook) -> Cost {
        Cost::nothing(years(self.life_years.gain(outlook)))
    }

    fn rests_on(&self) -> Vec<String> {
        vec!["basic_charge.margin".to_owned(), "finance.rules_life_years".to_owned()]
    }

    fn facts(&self, _: &Case<'_>, after: &Case<'_>) -> Vec<Fact> {
        let method = match after.contract.basic {
            Some(BasicMethod::Capacity) | None => "capacity",
            Some(BasicMethod::Contract) => "contract",
            Some(BasicMethod::Actual) => "actual",
        };
        let mut facts = vec![Fact::word("method", method)];
        for demand in self.prices.demands(after) {
            facts.push(Fact::new("demand", demand.kw, Unit::Kw).of(demand.month));
            if let Some(kw) = after.contract.contract_kw_of.get(&demand.month).filter(|_| method == "contract") {
                facts.push(Fact::new("contract-value", kw, Unit::Kw).of(demand.month));
            }
        }
        facts
    }

    fn depends_on_others(&self) -> bool {
        true
    }
}

use load::{LoadSeries, MicroKwh};
use rust_decimal::Decimal;
use tariff::Yuan;
use tariff::business::{BusinessBill, BusinessTariff, Contract, CustomerClass, bill};

use crate::assumption::float;
use crate::plan_error::PlanError;
use crate::tally::{BillPart, Tally};

/// A year of a customer as it is billed: what a measure turns into another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case<'a> {
    /// Prices.
    pub tariff: &'a BusinessTariff,
    /// What is agreed with the grid.
    pub contract: Contract,
    /// What is drawn from the grid.
    pub load: LoadSeries,
    /// What is fed into the grid, where anything is, interval by interval.
    pub fed_in: Option<FedIn>,
    /// Whether there is solar power: storage runs otherwise then.
    pub has_solar: bool,
    /// What demand response brings in the year.
    pub demand_response: Yuan,
}

/// Energy fed into the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FedIn {
    /// Of each interval.
    pub energy: Vec<MicroKwh>,
    /// What a kWh brings.
    pub yuan_per_kwh: Decimal,
}

/// A case with its price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PricedCase {
    /// The whole bill, as `bill --load` prints it.
    pub bill: BusinessBill,
    /// Its parts, with what comes in beside it.
    pub tally: Tally,
}

impl<'a> Case<'a> {
    /// The year as it is.
    pub fn new(tariff: &'a BusinessTariff, contract: Contract, load: LoadSeries) -> Case<'a> {
        Case { tariff, contract, load, fed_in: None, has_solar: false, demand_response: Yuan::ZERO }
    }

    /// Works out the bill of the whole year, and what is fed in and earned beside it.
    pub fn price(&self) -> Result<PricedCase, PlanError> {
        let bill = bill(self.tariff, &self.contract, &self.load)?;
        let mut tally = Tally::default();
        for line in bill.months.iter().flat_map(|month| &month.lines) {
            tally.add_yuan(BillPart::of(line.kind), line.amount);
        }
        let drawn: MicroKwh = self.load.active().iter().copied().sum();
        let fed_in: MicroKwh = self.fed_in.iter().flat_map(|fed_in| &fed_in.energy).copied().sum();
        tally.set_energy(drawn.0, fed_in.0);
        if let Some(price) = self.fed_in.as_ref().map(|fed_in| fed_in.yuan_per_kwh) {
            tally.add_yuan(BillPart::Export, Yuan::new(-fed_in.kwh() * price));
        }
        tally.add_yuan(BillPart::DemandResponse, Yuan::new(-self.demand_response.get()));
        Ok(PricedCase { bill, tally })
    }

    /// The class of customers, where the contract or the tariff says which.
    pub fn class(&self) -> Option<&'a CustomerClass> {
        match (&self.contract.class, &self.tariff.classes[..]) {
            (Some(id), _) => self.tariff.class(id),
            (None, [only]) => Some(only),
            (None, _) => None,
        }
    }

    /// Drawn less fed in, interval by interval, in millionths of a kWh.
    pub fn net(&self) -> Vec<i64> {
        let drawn = self.load.active().iter().map(|energy| energy.0);
        match &self.fed_in {
            None => drawn.collect(),
            Some(fed_in) => drawn.zip(&fed_in.energy).map(|(drawn, fed_in)| drawn - fed_in.0).collect(),
        }
    }

    /// This case with another net load; what is below nought is fed in, and brings nothing unless there is a price for it.
    pub fn with_net(mut self, net: &[i64]) -> Result<Case<'a>, PlanError> {
        let drawn = net.iter().map(|energy| MicroKwh((*energy).max(0))).collect();
        let price = self.fed_in.as_ref().map_or(Decimal::ZERO, |fed_in| fed_in.yuan_per_kwh);
        if self.fed_in.is_some() || net.iter().any(|energy| *energy < 0) {
            let energy = net.iter().map(|energy| MicroKwh((-energy).max(0))).collect();
            self.fed_in = Some(FedIn { energy, yuan_per_kwh: price });
        }
        self.load = self.rebuilt(drawn, self.load.reactive().map(<[MicroKwh]>::to_vec))?;
        Ok(self)
    }

    /// This case with other reactive energy.
    pub fn with_reactive(mut self, reactive: Vec<MicroKwh>) -> Result<Case<'a>, PlanError> {
        self.load = self.rebuilt(self.load.active().to_vec(), Some(reactive))?;
        Ok(self)
    }

    fn rebuilt(&self, active: Vec<MicroKwh>, reactive: Option<Vec<MicroKwh>>) -> Result<LoadSeries, PlanError> {
        let load = &self.load;
        Ok(LoadSeries::new(load.start(), load.length(), active, reactive, load.estimated().to_vec())?)
    }

    /// Energy of an interval at so many kW, in millionths of a kWh.
    pub(crate) fn micro_kwh(&self, kw: f64) -> i64 {
        (kw * 1e6 / self.intervals_an_hour()).round() as i64
    }

    /// Mean power of an interval with so many millionths of a kWh, in kW.
    pub(crate) fn kw(&self, micro_kwh: i64) -> f64 {
        micro_kwh as f64 / 1e6 * self.intervals_an_hour()
    }

    /// The most that measures may add up to in an interval, kW: what transformers carry, less a hundredth for what capacitors take
    /// and rounding. More is refused by the bill.
    pub(crate) fn carried_kw(&self) -> f64 {
        self.contract.capacity_kva.map_or(f64::INFINITY, |kva| float(kva) * 0.99)
    }

    fn intervals_an_hour(&self) -> f64 {
        60.0 / f64::from(self.load.length().minutes())
    }
}

impl FedIn {
    /// All of it.
    pub fn kwh(&self) -> Decimal {
        self.energy.iter().copied().sum::<MicroKwh>().kwh()
    }
}

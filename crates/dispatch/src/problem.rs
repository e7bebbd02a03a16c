//! All the optimiser is told.

use crate::{GridLimit, Sizes, SolarOffer, StorageOffer, Year};

/// A year and what is offered to make it cheaper. A year of fewer days than 365 bears its part of the yearly costs.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Demand, prices and basic charges.
    pub year: Year,
    /// Storage, where it is wanted.
    pub storage: Option<StorageOffer>,
    /// Solar, where it is wanted.
    pub solar: Option<SolarOffer>,
    /// What the connection carries.
    pub grid: GridLimit,
    /// Interest a year: 0.06 is 6 %.
    pub discount_rate: f64,
}

impl Problem {
    /// The largest sizes on offer.
    pub fn largest_sizes(&self) -> Sizes {
        let storage = self.storage.as_ref();
        Sizes {
            storage_kwh: storage.map_or(0.0, |offer| offer.max_kwh),
            storage_kw: storage.map_or(0.0, |offer| offer.max_kw.min(offer.max_c_rate * offer.max_kwh)),
            solar_kwp: self.solar.as_ref().map_or(0.0, |offer| offer.max_kwp),
        }
    }

    /// Output of solar in the mean year of its life over that of its first.
    pub(crate) fn mean_output(&self) -> f64 {
        self.solar.as_ref().map_or(0.0, |offer| offer.mean_output(self.discount_rate))
    }
}

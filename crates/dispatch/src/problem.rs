//! All the optimiser is told.

use crate::{GridLimit, SolarOffer, StorageOffer, Year};

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

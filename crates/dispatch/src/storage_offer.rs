//! A battery as it is offered: what it costs, what it loses and how it wears.

use crate::capital_recovery_factor;

/// An offer of storage. The optimiser chooses its energy and its power, and 0 is always allowed.
///
/// Wear is made good: the share of the capacity that is lost is bought again at `yuan_per_kwh`, so the storage keeps its
/// size for `life_years`. An amount that is the same every year is its own annuity, whatever the discount rate, so
///
/// ```text
/// yuan a year = capital_recovery_factor(rate, life) (yuan_per_kwh E + yuan_per_kw P)      investment
///             + om_yuan_per_kwh_year E                                                    operation
///             + yuan_per_kwh (fade_per_year E + fade_per_full_cycle cycles E)             fade
/// ```
///
/// with `cycles` the kWh taken out of the cells in a year over `usable_depth` E. 6,000 cycles to 80 % are a fade of
/// 0.2 / 6,000 for each full cycle.
#[derive(Clone, Debug, PartialEq)]
pub struct StorageOffer {
    /// Price of energy, yuan for each kWh of nominal capacity.
    pub yuan_per_kwh: f64,
    /// Price of power (converter), yuan for each kW at the connection.
    pub yuan_per_kw: f64,
    /// Largest nominal capacity, kWh.
    pub max_kwh: f64,
    /// Highest power of charging and discharging, kW.
    pub max_kw: f64,
    /// Share of the energy drawn that reaches the cells, above 0 and up to 1.
    pub charge_efficiency: f64,
    /// Share of the energy of the cells that reaches the connection, above 0 and up to 1.
    pub discharge_efficiency: f64,
    /// Highest power for each kWh of nominal capacity, kW/kWh: 0.5 empties it in two hours.
    pub max_c_rate: f64,
    /// Share of the nominal capacity that may be used, above 0 and up to 1. The state of charge runs from 0 to this.
    pub usable_depth: f64,
    /// Share of the stored energy that is lost in an hour.
    pub self_discharge_per_hour: f64,
    /// Share of the capacity that a year takes, used or not.
    pub fade_per_year: f64,
    /// Share of the capacity that a full cycle takes.
    pub fade_per_full_cycle: f64,
    /// Operation and maintenance, yuan a year for each kWh of nominal capacity.
    pub om_yuan_per_kwh_year: f64,
    /// Years after which nothing is left of it, at least 1.
    pub life_years: u32,
    /// Whether it may feed the grid. Where it may not, no step exports more than its solar gives.
    pub may_export: bool,
}

impl StorageOffer {
    /// Investment of one kWh and of one kW, each as yuan a year.
    pub(crate) fn annual_investment(&self, discount_rate: f64) -> (f64, f64) {
        let factor = capital_recovery_factor(discount_rate, self.life_years);
        (factor * self.yuan_per_kwh, factor * self.yuan_per_kw)
    }

    /// What a year of age takes of one kWh, yuan.
    pub(crate) fn annual_fade(&self) -> f64 {
        self.fade_per_year * self.yuan_per_kwh
    }

    /// What taking one kWh out of the cells wears, yuan.
    pub(crate) fn wear_yuan_per_cell_kwh(&self) -> f64 {
        self.fade_per_full_cycle * self.yuan_per_kwh / self.usable_depth
    }
}

//! Roof solar as it is offered.

use crate::capital_recovery_factor;

/// An offer of solar. The optimiser chooses its peak power, and 0 is always allowed.
///
/// All years of its life are one year here, so its output is that of the first year times the mean of
/// `(1 - degradation_per_year)^y` over its life, each year weighted by its discount factor.
#[derive(Clone, Debug, PartialEq)]
pub struct SolarOffer {
    /// Price, yuan for each kWp.
    pub yuan_per_kwp: f64,
    /// What the roof holds, kWp.
    pub max_kwp: f64,
    /// Share of its output that is lost every year.
    pub degradation_per_year: f64,
    /// Operation and maintenance, yuan a year for each kWp.
    pub om_yuan_per_kwp_year: f64,
    /// Years after which nothing is left of it, at least 1.
    pub life_years: u32,
}

impl SolarOffer {
    /// Investment of one kWp as yuan a year.
    pub(crate) fn annual_investment(&self, discount_rate: f64) -> f64 {
        capital_recovery_factor(discount_rate, self.life_years) * self.yuan_per_kwp
    }

    /// Output of the mean year over that of the first.
    pub(crate) fn mean_output(&self, discount_rate: f64) -> f64 {
        let (mut output, mut weights, mut weight, mut left) = (0.0, 0.0, 1.0, 1.0);
        for _ in 0..self.life_years {
            weight /= 1.0 + discount_rate;
            output += weight * left;
            weights += weight;
            left *= 1.0 - self.degradation_per_year;
        }
        output / weights
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn output_of_two_years_is_their_mean_without_interest_and_nearer_the_first_with_it() {
        let offer = SolarOffer {
            yuan_per_kwp: 1.0,
            max_kwp: 1.0,
            degradation_per_year: 0.1,
            om_yuan_per_kwp_year: 0.0,
            life_years: 2,
        };
        assert!((offer.mean_output(0.0) - 0.95).abs() < 1e-12);
        // (1/2 + 0.9/4) / (1/2 + 1/4)
        assert!((offer.mean_output(1.0) - 0.966_666_666_666).abs() < 1e-9);
    }
}

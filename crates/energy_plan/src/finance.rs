//! What a measure is worth over its life: net present value, internal rate of return, pay-back.
//!
//! With the investment `I` now, a yearly saving `S` that loses the share `d` a year, yearly costs `Y`, a life of `L` years and
//! the discount rate `r`, year `t` brings `F(t) = S (1 - d)^(t - 1) - Y` at its end, and
//!
//! * `NPV = -I + sum of F(t) / (1 + r)^t for t = 1 .. L`;
//! * `IRR` is the rate at which the NPV is nought;
//! * the pay-back is when the sum of `F` reaches `I`, not discounted, on a straight line within the year.
//!
//! Prices stay as they are: no inflation, no tax. Ratios are binary floats; the money of bills is not.

use serde::Serialize;

/// Money that a measure takes and brings. Yuan and years.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CashFlow {
    /// Paid at the beginning.
    pub investment_yuan: f64,
    /// Saved in the first year.
    pub saving_yuan: f64,
    /// Share of the saving that is lost each year.
    pub fade_per_year: f64,
    /// Paid each year.
    pub yearly_yuan: f64,
    /// Years it works.
    pub life_years: u32,
}

/// The internal rate of return; there is none to speak of without an investment or where it never comes back.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Irr {
    /// So much a year, 0.12 for 12 %.
    Rate(f64),
    /// More than 1000 % a year.
    AboveTen,
    /// Nothing is invested.
    NoInvestment,
    /// What comes back in the whole life is less than what was invested.
    NeverComesBack,
}

/// When the investment has come back.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PayBack {
    /// After so many years.
    Years(f64),
    /// Nothing is invested.
    AtOnce,
    /// Not within the life.
    Never,
}

/// The highest rate that is looked for: ten times the investment a year.
const HIGHEST_RATE: f64 = 10.0;

impl CashFlow {
    /// What year `year`, counted from 1, brings.
    pub fn of_year(&self, year: u32) -> f64 {
        if year > self.life_years {
            return 0.0;
        }
        let left = (1.0 - self.fade_per_year).powi(year.saturating_sub(1).try_into().unwrap_or(i32::MAX));
        self.saving_yuan * left - self.yearly_yuan
    }
}

/// The net present value of measures that are bought together, in yuan, at a discount rate a year.
pub fn npv(flows: &[CashFlow], rate: f64) -> f64 {
    let years = longest(flows);
    let mut value = -invested(flows);
    let mut discount = 1.0;
    for year in 1..=years {
        discount /= 1.0 + rate;
        value += discount * brought(flows, year);
    }
    value
}

/// The internal rate of return of measures that are bought together.
pub fn irr(flows: &[CashFlow]) -> Irr {
    if invested(flows) <= 0.0 {
        return Irr::NoInvestment;
    }
    if npv(flows, 0.0) < 0.0 {
        return Irr::NeverComesBack;
    }
    if npv(flows, HIGHEST_RATE) > 0.0 {
        return Irr::AboveTen;
    }
    // Halving sixty times leaves less of the rate than a float has digits.
    let (mut low, mut high) = (0.0, HIGHEST_RATE);
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        if npv(flows, middle) > 0.0 { low = middle } else { high = middle }
    }
    Irr::Rate((low + high) / 2.0)
}

/// When measures that are bought together have paid themselves.
pub fn pay_back(flows: &[CashFlow]) -> PayBack {
    let invested = invested(flows);
    if invested <= 0.0 {
        let first = brought(flows, 1);
        return if first >= 0.0 { PayBack::AtOnce } else { PayBack::Never };
    }
    let mut come_back = 0.0;
    for year in 1..=longest(flows) {
        let of_year = brought(flows, year);
        if of_year > 0.0 && come_back + of_year >= invested {
            return PayBack::Years(f64::from(year - 1) + (invested - come_back) / of_year);
        }
        come_back += of_year;
    }
    PayBack::Never
}

fn invested(flows: &[CashFlow]) -> f64 {
    flows.iter().map(|flow| flow.investment_yuan).sum()
}

fn longest(flows: &[CashFlow]) -> u32 {
    flows.iter().map(|flow| flow.life_years).max().unwrap_or(0)
}

fn brought(flows: &[CashFlow], year: u32) -> f64 {
    flows.iter().map(|flow| flow.of_year(year)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flow(investment_yuan: f64, saving_yuan: f64, life_years: u32) -> CashFlow {
        CashFlow { investment_yuan, saving_yuan, fade_per_year: 0.0, yearly_yuan: 0.0, life_years }
    }

    fn near(a: f64, b: f64) {
        assert!((a - b).abs() < 1e-6 * b.abs().max(1.0), "{a} is not {b}");
    }

    #[test]
    fn a_value_is_the_sum_of_discounted_years() {
        // 1000 / 1.1 + 1000 / 1.21 = 909.0909... + 826.4462... = 1735.5371...
        near(npv(&[flow(1500.0, 1000.0, 2)], 0.1), 235.537_190_082_6);
        let fading = CashFlow { fade_per_year: 0.1, yearly_yuan: 100.0, ..flow(1500.0, 1000.0, 2) };
        // 900 / 1.1 + 800 / 1.21 - 1500
        near(npv(&[fading], 0.1), 900.0 / 1.1 + 800.0 / 1.21 - 1500.0);
    }

    #[test]
    fn a_rate_makes_the_value_nought_or_is_refused() {
        // 1100 after a year for 1000.
        assert!(matches!(irr(&[flow(1000.0, 1100.0, 1)]), Irr::Rate(rate) if (rate - 0.1).abs() < 1e-9));
        let both = [flow(1000.0, 300.0, 5), flow(500.0, 100.0, 10)];
        let Irr::Rate(rate) = irr(&both) else { panic!("no rate") };
        assert!(npv(&both, rate).abs() < 1e-6);
        assert_eq!(irr(&[flow(0.0, 100.0, 5)]), Irr::NoInvestment);
        assert_eq!(irr(&[flow(1000.0, 100.0, 5)]), Irr::NeverComesBack);
        assert_eq!(irr(&[flow(1.0, 100.0, 5)]), Irr::AboveTen);
    }

    #[test]
    fn pay_back_is_linear_within_the_year() {
        assert_eq!(pay_back(&[flow(1000.0, 400.0, 5)]), PayBack::Years(2.5));
        // 1,280,000 / 296,550 a year, as in the worked example of a roof.
        let PayBack::Years(years) = pay_back(&[flow(1_280_000.0, 296_550.0, 20)]) else { panic!("never") };
        assert!((years - 4.32).abs() < 0.01, "{years}");
        assert_eq!(pay_back(&[flow(1000.0, 100.0, 5)]), PayBack::Never);
        assert_eq!(pay_back(&[flow(0.0, 100.0, 5)]), PayBack::AtOnce);
        assert_eq!(pay_back(&[flow(0.0, -100.0, 5)]), PayBack::Never);
    }
}

//! An investment as an equal amount each year.

/// What one yuan of investment costs each year of `years` at `discount_rate`: `r / (1 - (1 + r)^-n)`, and `1 / n` at no
/// interest.
pub fn capital_recovery_factor(discount_rate: f64, years: u32) -> f64 {
    let years = f64::from(years);
    // Below this the formula loses all its digits, and differs from its limit by less than they say.
    if discount_rate.abs() < 1e-9 {
        return 1.0 / years;
    }
    discount_rate / (1.0 - (1.0 + discount_rate).powf(-years))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_paid_is_worth_the_investment() {
        for (rate, years) in [(0.0, 10), (1e-12, 7), (0.05, 1), (0.08, 15), (0.3, 40)] {
            let each = capital_recovery_factor(rate, years);
            let worth: f64 = (1..=years).map(|year| each / (1.0 + rate).powi(year as i32)).sum();
            assert!((worth - 1.0).abs() < 1e-9, "{worth} at {rate} over {years}");
        }
    }
}

//! What a made-up visitor's household uses, and what of it the exhibit has been told.

use crate::dice::Dice;

/// Shape of a year, January first: 1 is the year's mean.
const SEASONS: [f64; 12] = [1.1, 1.05, 0.8, 0.7, 0.65, 0.85, 1.5, 1.65, 1.0, 0.7, 0.8, 1.2];
const WITHIN_A_MONTH: [f64; 2] = [20.0, 600.0];

/// Kilowatt-hours of the months, January first.
#[derive(Clone, Debug)]
pub struct Household {
    uses: [u32; 12],
    entered: [Option<u32>; 12],
}

impl Household {
    pub fn new(dice: &mut Dice) -> Self {
        let mean = dice.log_normal(230.0, 0.35);
        let [least, most] = WITHIN_A_MONTH;
        let uses = SEASONS.map(|season| (mean * season * dice.between(0.9, 1.1)).clamp(least, most).round() as u32);
        Self { uses, entered: [None; 12] }
    }

    /// What the visitor would enter for a month.
    pub fn uses(&self, month: usize) -> u32 {
        self.uses[month % 12]
    }

    pub fn uses_a_year(&self) -> u32 {
        self.uses.iter().sum()
    }

    pub fn enter(&mut self, month: usize, kwh: u32) {
        self.entered[month % 12] = Some(kwh);
    }

    /// A year's sum is spread evenly.
    pub fn enter_year(&mut self, kwh: u32) {
        self.entered = [Some(kwh / 12); 12];
    }

    pub fn enter_all(&mut self, months: [u32; 12]) {
        self.entered = months.map(Some);
    }

    pub fn months_entered(&self) -> usize {
        self.entered.iter().flatten().count()
    }

    /// The band the exhibit records: of the mean of the months that are entered; none where nothing is.
    pub fn band(&self) -> Option<String> {
        let months = u32::try_from(self.months_entered()).ok().filter(|months| *months > 0)?;
        let mean = self.entered.iter().flatten().sum::<u32>() / months;
        let width = if mean < 1_000 { 100 } else { 1_000 };
        let least = mean / width * width;
        Some(format!("{least}-{}", least + width - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_are_written_as_the_exhibit_writes_them() {
        let mut household = Household::new(&mut Dice::new(1));
        assert_eq!(household.band(), None);
        household.enter(7, 480);
        assert_eq!(household.band().as_deref(), Some("400-499"));
        household.enter_year(99_999);
        assert_eq!(household.band().as_deref(), Some("8000-8999"));
    }
}

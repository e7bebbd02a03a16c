use std::iter::Sum;
use std::ops::{Add, AddAssign};

use rust_decimal::Decimal;

/// Energy (or reactive energy, then in kvarh) counted in millionths of a kilowatt-hour.
///
/// A whole number, so that a year of intervals adds up exactly and fast: 9.2e12 kWh fit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MicroKwh(pub i64);

impl MicroKwh {
    /// No energy.
    pub const ZERO: MicroKwh = MicroKwh(0);

    /// The energy in kWh, exact and without trailing zeros.
    pub fn kwh(self) -> Decimal {
        Decimal::new(self.0, 6).normalize()
    }
}

impl Add for MicroKwh {
    type Output = MicroKwh;

    fn add(self, other: MicroKwh) -> MicroKwh {
        MicroKwh(self.0 + other.0)
    }
}

impl AddAssign for MicroKwh {
    fn add_assign(&mut self, other: MicroKwh) {
        self.0 += other.0;
    }
}

impl Sum for MicroKwh {
    fn sum<I: Iterator<Item = MicroKwh>>(iter: I) -> MicroKwh {
        iter.fold(MicroKwh::ZERO, Add::add)
    }
}

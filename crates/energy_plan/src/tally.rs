use std::ops::{Add, Sub};

use rust_decimal::Decimal;
use serde::Serialize;
use tariff::Yuan;
use tariff::business::LineKind;

/// The kinds of lines of a year's bill, with what comes in beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BillPart {
    /// Energy of all periods.
    Energy,
    /// The basic charge by capacity or demand.
    Basic,
    /// Demand charges of plain tariffs.
    Demand,
    /// Fixed charges.
    Fixed,
    /// The power-factor adjustment.
    PowerFactor,
    /// What solar power fed into the grid brings, as a negative cost.
    Export,
    /// What demand response brings, as a negative cost.
    DemandResponse,
}

impl BillPart {
    /// All of them, in the order of a bill.
    pub const ALL: [BillPart; 7] = [
        BillPart::Energy,
        BillPart::Basic,
        BillPart::Demand,
        BillPart::Fixed,
        BillPart::PowerFactor,
        BillPart::Export,
        BillPart::DemandResponse,
    ];

    /// The part that a line of a bill belongs to.
    pub fn of(kind: LineKind) -> BillPart {
        match kind {
            LineKind::Energy => BillPart::Energy,
            LineKind::Basic => BillPart::Basic,
            LineKind::Demand => BillPart::Demand,
            LineKind::Fixed => BillPart::Fixed,
            LineKind::PowerFactor => BillPart::PowerFactor,
        }
    }
}

/// Figures of a tally: the parts, energy drawn, energy fed in.
pub(crate) const FIGURES: usize = BillPart::ALL.len() + 2;
const DRAWN: usize = BillPart::ALL.len();
const FED_IN: usize = DRAWN + 1;

/// A year in whole cents and millionths of a kWh, or the difference of two: sums and shares of it are exact.
///
/// Lines of bills are rounded to the cent before they get here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally(pub(crate) [i64; FIGURES]);

impl Tally {
    /// Adds to a part; the amount counts to the cent.
    pub(crate) fn add_yuan(&mut self, part: BillPart, amount: Yuan) {
        let cents = amount.to_cent().get() * Decimal::ONE_HUNDRED;
        // Amounts beyond 9e16 yuan are refused by the bill itself.
        self.0[part as usize] += i64::try_from(cents).unwrap_or(i64::MAX);
    }

    pub(crate) fn set_energy(&mut self, drawn_micro_kwh: i64, fed_in_micro_kwh: i64) {
        (self.0[DRAWN], self.0[FED_IN]) = (drawn_micro_kwh, fed_in_micro_kwh);
    }

    /// One part, in yuan.
    pub fn part(&self, part: BillPart) -> Yuan {
        Yuan::new(Decimal::new(self.0[part as usize], 2))
    }

    /// All parts together, in yuan.
    pub fn total(&self) -> Yuan {
        BillPart::ALL.into_iter().map(|part| self.part(part)).sum()
    }

    /// Energy drawn from the grid.
    pub fn drawn_kwh(&self) -> Decimal {
        Decimal::new(self.0[DRAWN], 6).normalize()
    }

    /// Energy fed into the grid.
    pub fn fed_in_kwh(&self) -> Decimal {
        Decimal::new(self.0[FED_IN], 6).normalize()
    }
}

impl Add for Tally {
    type Output = Tally;

    fn add(self, other: Tally) -> Tally {
        Tally(std::array::from_fn(|index| self.0[index] + other.0[index]))
    }
}

impl Sub for Tally {
    type Output = Tally;

    fn sub(self, other: Tally) -> Tally {
        Tally(std::array::from_fn(|index| self.0[index] - other.0[index]))
    }
}

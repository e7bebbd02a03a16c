use jiff::civil::DateTime;
use rust_decimal::Decimal;

use crate::programme::Direction;

/// A call for less, or more, power at a certain time. Times are those of Asia/Shanghai.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its name.
    pub id: String,
    /// The programme it belongs to.
    pub programme: String,
    /// When customers were invited, where that is known.
    pub invited_at: Option<DateTime>,
    /// Its parts, one after the other without a gap; at least one.
    pub parts: Vec<Part>,
    /// Whether more power is asked for, or less.
    pub direction: Direction,
    /// The price that was agreed or cleared, in yuan for what the programme pays for.
    pub price: Option<Decimal>,
}

/// A part of an event with one declared power.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// When it begins.
    pub start: DateTime,
    /// How long it lasts, in minutes.
    pub minutes: u32,
    /// What the customer declared, in kW; positive in both directions.
    pub declared_kw: Decimal,
}

impl Part {
    /// When it ends; none beyond the year 9999.
    pub fn end(&self) -> Option<DateTime> {
        crate::window::later(self.start, i64::from(self.minutes))
    }

    /// What was declared, in kWh.
    pub fn declared_kwh(&self) -> Decimal {
        self.declared_kw * Decimal::from(self.minutes) / Decimal::from(60)
    }
}

impl Event {
    /// When it begins.
    pub fn start(&self) -> Option<DateTime> {
        self.parts.first().map(|part| part.start)
    }

    /// When it ends.
    pub fn end(&self) -> Option<DateTime> {
        self.parts.last().and_then(Part::end)
    }

    /// How long it lasts, in minutes.
    pub fn minutes(&self) -> u32 {
        self.parts.iter().map(|part| part.minutes).sum()
    }

    /// What was declared, in kWh.
    pub fn declared_kwh(&self) -> Decimal {
        self.parts.iter().map(Part::declared_kwh).sum()
    }
}

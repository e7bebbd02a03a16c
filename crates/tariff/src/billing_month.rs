use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A month that is billed, such as 2026-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BillingMonth {
    year: i16,
    month: u8,
}

impl BillingMonth {
    /// The month `month` (1 to 12) of `year`, if there is such a month.
    pub fn new(year: i16, month: u8) -> Option<BillingMonth> {
        (1..=12).contains(&month).then_some(BillingMonth { year, month })
    }

    /// The twelve months of `year` in order.
    pub fn all_of(year: i16) -> [BillingMonth; 12] {
        std::array::from_fn(|index| BillingMonth { year, month: index as u8 + 1 })
    }

    /// The calendar year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// 1 for January to 12 for December.
    pub fn month(self) -> u8 {
        self.month
    }

    pub(crate) fn index(self) -> usize {
        usize::from(self.month) - 1
    }
}

impl FromStr for BillingMonth {
    type Err = ();

    /// Reads `2026-01` and nothing else: four digits, a hyphen, two digits.
    fn from_str(text: &str) -> Result<BillingMonth, ()> {
        let (year, month) = text.split_once('-').ok_or(())?;
        let digits = |part: &str, width: usize| part.len() == width && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return Err(());
        }
        let year = year.parse().map_err(|_| ())?;
        BillingMonth::new(year, month.parse().map_err(|_| ())?).ok_or(())
    }
}

impl fmt::Display for BillingMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl Serialize for BillingMonth {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for BillingMonth {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<BillingMonth, D::Error> {
        let text = String::deserialize(deserializer)?;
        let wrong = || format!("`{text}` is no month, write it like \"2026-01\"");
        text.parse().map_err(|()| serde::de::Error::custom(wrong()))
    }
}

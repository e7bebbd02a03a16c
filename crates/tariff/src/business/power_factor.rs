use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::figure::Figure;
use crate::tariff::Source;
use crate::tariff_file::read_ron;

/// The power factor a customer is held to: 0.90, 0.85 or 0.80.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PowerFactorStandard(u8);

/// How a tariff adjusts for the power factor.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PowerFactorRule {
    /// Whether government funds are part of what is adjusted.
    #[serde(default)]
    pub with_funds: bool,
    /// Where the rule was read.
    pub source: Source,
}

/// The table of Shui Dian Cai Zi 215 of 1983, from `assets/data/tariffs/power-factor.ron`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PowerFactorTable {
    pub source: Source,
    standards: Vec<StandardRow>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct StandardRow {
    standard: PowerFactorStandard,
    /// From so many hundredths on the bill changes by so many per cent, rising.
    reductions: Vec<Reduction>,
    /// Steps downwards from the standard.
    increases: Vec<Increase>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reduction {
    from_hundredths: u8,
    percent: Figure,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Increase {
    down_to_hundredths: u8,
    percent_each: Figure,
}

static TABLE: LazyLock<Option<PowerFactorTable>> = LazyLock::new(|| {
    read_ron("power-factor.ron", include_str!("../../../../assets/data/tariffs/power-factor.ron")).ok()
});

impl PowerFactorTable {
    /// The shipped table. A test sees to it that it reads.
    pub(crate) fn shipped() -> Option<&'static PowerFactorTable> {
        TABLE.as_ref()
    }

    /// By how many per cent the bill changes at a power factor of so many hundredths.
    pub(crate) fn percent(&self, standard: PowerFactorStandard, hundredths: u8) -> Option<rust_decimal::Decimal> {
        let row = self.standards.iter().find(|row| row.standard == standard)?;
        if hundredths >= standard.0 {
            let reached = row.reductions.iter().rev().find(|step| step.from_hundredths <= hundredths);
            return Some(reached.map_or(rust_decimal::Decimal::ZERO, |step| step.percent.get()));
        }
        let each = |at: u8| row.increases.iter().find(|step| step.down_to_hundredths <= at);
        (hundredths..standard.0).map(|at| Some(each(at)?.percent_each.get())).sum()
    }
}

impl PowerFactorStandard {
    /// The standard of "0.90", "0.85" or "0.80".
    pub fn of(text: &str) -> Option<PowerFactorStandard> {
        match text {
            "0.90" | "0.9" => Some(PowerFactorStandard(90)),
            "0.85" => Some(PowerFactorStandard(85)),
            "0.80" | "0.8" => Some(PowerFactorStandard(80)),
            _ => None,
        }
    }
}

impl TryFrom<String> for PowerFactorStandard {
    type Error = String;

    fn try_from(text: String) -> Result<PowerFactorStandard, String> {
        let wrong = || format!("`{text}` is no power-factor standard, write \"0.90\", \"0.85\" or \"0.80\"");
        PowerFactorStandard::of(&text).ok_or_else(wrong)
    }
}

impl From<PowerFactorStandard> for String {
    fn from(standard: PowerFactorStandard) -> String {
        format!("0.{}", standard.0)
    }
}

/// The power factor P / sqrt(P² + Q²) in hundredths, rounded half up: exact, in whole numbers.
pub(crate) fn hundredths(active: i128, reactive: i128) -> u8 {
    let (mut p, mut q) = (active.unsigned_abs(), reactive.unsigned_abs());
    // Fifty bits are more than any meter has, and their squares fit.
    while p.max(q) >= 1 << 50 {
        (p, q) = (p >> 1, q >> 1);
    }
    if p == 0 {
        return 0;
    }
    // At least c hundredths after rounding means cos >= (2c - 1) / 200.
    let reaches = |c: u128| 40_000 * p * p >= (2 * c - 1) * (2 * c - 1) * (p * p + q * q);
    (1..=100).rev().find(|c| reaches(*c)).map_or(0, |c| c as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_factor(active: i128, reactive: i128, expect: u8) {
        assert_eq!(hundredths(active, reactive), expect, "{active} {reactive}");
    }

    #[test]
    fn the_factor_is_rounded_half_up() {
        check_factor(1, 0, 100);
        check_factor(0, 1, 0);
        check_factor(4, 3, 80);
        check_factor(3, 4, 60);
        check_factor(300_000_000_000, 118_570_000_000, 93);
        check_factor(i128::from(i64::MAX), i128::from(i64::MAX), 71);
        // tan = 0.32868 is 0.95; a little less than 0.945 is 0.94.
        check_factor(9_450_000, 3_270_000, 95);
        check_factor(9_449_000, 3_273_000, 94);
    }

    fn check(standard: &str, hundredths: u8, expect: &str) {
        let standard = PowerFactorStandard::of(standard).unwrap();
        let percent = PowerFactorTable::shipped().unwrap().percent(standard, hundredths).unwrap();
        assert_eq!(percent, expect.parse().unwrap(), "{standard:?} {hundredths}");
    }

    #[test]
    fn the_table_is_the_one_of_1983() {
        for (at, percent) in [(100, "-0.75"), (95, "-0.75"), (94, "-0.60"), (93, "-0.45"), (91, "-0.15"), (90, "0")] {
            check("0.90", at, percent);
        }
        for (at, percent) in [(89, "0.5"), (70, "10"), (69, "11"), (65, "15"), (64, "17"), (63, "19"), (0, "145")] {
            check("0.90", at, percent);
        }
        for (at, percent) in [(100, "-1.10"), (94, "-1.10"), (93, "-0.95"), (90, "-0.5"), (86, "-0.1"), (84, "0.5")] {
            check("0.85", at, percent);
        }
        for (at, percent) in [(65, "10"), (60, "15"), (59, "17")] {
            check("0.85", at, percent);
        }
        for (at, percent) in [(92, "-1.3"), (91, "-1.15"), (90, "-1"), (81, "-0.1"), (79, "0.5"), (60, "10")] {
            check("0.80", at, percent);
        }
        for (at, percent) in [(55, "15"), (54, "17")] {
            check("0.80", at, percent);
        }
    }
}

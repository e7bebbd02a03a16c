use std::sync::LazyLock;

use ron::Options;
use rust_decimal::Decimal;
use serde::Deserialize;

/// What metering systems call their columns: `assets/data/load/columns.ron`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ColumnNames {
    stamp: Vec<String>,
    start: Vec<String>,
    end: Vec<String>,
    date: Vec<String>,
    time_of_day: Vec<String>,
    quantity: Vec<String>,
    kw: Vec<String>,
    kwh: Vec<String>,
    kvar: Vec<String>,
    kvarh: Vec<String>,
    reverse_kvar: Vec<String>,
    reverse_kvarh: Vec<String>,
    register_kwh: Vec<String>,
    missing: Vec<String>,
    demo_marks: Vec<String>,
    units: Vec<Unit>,
}

/// A unit that may follow a name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Unit {
    name: String,
    is: UnitKind,
    times: Decimal,
}

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
enum UnitKind {
    Kw,
    Kwh,
    Kvar,
    Kvarh,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ColumnKind {
    /// When; the name does not say which end of the interval.
    Stamp,
    /// When the interval begins.
    Start,
    /// When the interval ends.
    End,
    /// The day alone.
    Date,
    /// The time of day alone.
    TimeOfDay,
    /// What the row's other columns are, by name.
    Quantity,
    /// Something measured.
    Measured(Measured),
}

/// Something measured, and what to multiply it by to have kW, kWh, kvar or kvarh.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Measured {
    pub what: What,
    pub times: Decimal,
}

/// What was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// Mean active power.
    Kw,
    /// Active energy of the interval.
    Kwh,
    /// Mean reactive power; the capacitive part may stand apart.
    Kvar { reverse: bool },
    /// Reactive energy of the interval; the capacitive part may stand apart.
    Kvarh { reverse: bool },
    /// The register of active energy, which counts on for years.
    RegisterKwh,
}

static SHIPPED: LazyLock<ColumnNames> = LazyLock::new(|| {
    // A test sees to it that the file is good; without it only mapped columns would be known.
    let names: ColumnNames =
        Options::default().from_str(include_str!("../../../assets/data/load/columns.ron")).unwrap_or_default();
    names.normal()
});

impl ColumnNames {
    /// The names that come with the program.
    pub fn shipped() -> &'static ColumnNames {
        &SHIPPED
    }

    /// What a column of this name holds; none where the name is not known.
    pub fn kind_of(&self, name: &str) -> Option<ColumnKind> {
        let name = normal(name);
        if let Some(kind) = self.kind_without_unit(&name) {
            return Some(kind);
        }
        // The longest unit first: `kwh` ends `mwh` no less than `h` would.
        let mut units: Vec<&Unit> = self.units.iter().filter(|unit| name.ends_with(&unit.name)).collect();
        units.sort_by_key(|unit| std::cmp::Reverse(unit.name.len()));
        let unit = units.first()?;
        let base = &name[..name.len() - unit.name.len()];
        let reverse = match self.kind_without_unit(base) {
            Some(ColumnKind::Measured(measured)) => match (measured.what, unit.is) {
                (What::RegisterKwh, UnitKind::Kwh) => {
                    return Some(ColumnKind::Measured(Measured { what: What::RegisterKwh, times: unit.times }));
                }
                (What::Kw | What::Kwh, UnitKind::Kw | UnitKind::Kwh) => false,
                (What::Kvar { reverse } | What::Kvarh { reverse }, UnitKind::Kvar | UnitKind::Kvarh) => reverse,
                _ => return None,
            },
            None if base.is_empty() => false,
            _ => return None,
        };
        let what = match unit.is {
            UnitKind::Kw => What::Kw,
            UnitKind::Kwh => What::Kwh,
            UnitKind::Kvar => What::Kvar { reverse },
            UnitKind::Kvarh => What::Kvarh { reverse },
        };
        Some(ColumnKind::Measured(Measured { what, times: unit.times }))
    }

    /// Whether a cell says that nothing was measured.
    pub fn is_missing(&self, cell: &str) -> bool {
        let cell = cell.trim();
        cell.is_empty() || self.missing.iter().any(|word| word.eq_ignore_ascii_case(cell))
    }

    /// Whether a line says that the file is made up.
    pub fn is_demo_mark(&self, line: &str) -> bool {
        let line = line.to_lowercase();
        self.demo_marks.iter().any(|mark| line.contains(mark))
    }

    fn kind_without_unit(&self, name: &str) -> Option<ColumnKind> {
        let measured = |what| ColumnKind::Measured(Measured { what, times: Decimal::ONE });
        let lists = [
            (&self.stamp, ColumnKind::Stamp),
            (&self.start, ColumnKind::Start),
            (&self.end, ColumnKind::End),
            (&self.date, ColumnKind::Date),
            (&self.time_of_day, ColumnKind::TimeOfDay),
            (&self.quantity, ColumnKind::Quantity),
            (&self.kw, measured(What::Kw)),
            (&self.kwh, measured(What::Kwh)),
            (&self.kvar, measured(What::Kvar { reverse: false })),
            (&self.kvarh, measured(What::Kvarh { reverse: false })),
            (&self.reverse_kvar, measured(What::Kvar { reverse: true })),
            (&self.reverse_kvarh, measured(What::Kvarh { reverse: true })),
            (&self.register_kwh, measured(What::RegisterKwh)),
        ];
        lists.into_iter().find(|(names, _)| names.iter().any(|known| known == name)).map(|(_, kind)| kind)
    }

    fn normal(mut self) -> ColumnNames {
        let lists = [
            &mut self.stamp,
            &mut self.start,
            &mut self.end,
            &mut self.date,
            &mut self.time_of_day,
            &mut self.quantity,
            &mut self.kw,
            &mut self.kwh,
            &mut self.kvar,
            &mut self.kvarh,
            &mut self.reverse_kvar,
            &mut self.reverse_kvarh,
            &mut self.register_kwh,
        ];
        for name in lists.into_iter().flatten() {
            *name = normal(name);
        }
        self
    }
}

/// A name without what differs between exports: case, blanks, joints and brackets, also of full width.
fn normal(name: &str) -> String {
    let dropped = |c: char| {
        c.is_whitespace() || matches!(c, '_' | '-' | '(' | ')' | '[' | ']' | '/' | '\u{ff08}' | '\u{ff09}' | '\u{feff}')
    };
    name.chars().filter(|c| !dropped(*c)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expect: Option<(What, i64)>) {
        let found = match ColumnNames::shipped().kind_of(name) {
            Some(ColumnKind::Measured(Measured { what, times })) => Some((what, times)),
            _ => None,
        };
        assert_eq!(found, expect.map(|(what, times)| (what, Decimal::from(times))), "{name}");
    }

    #[test]
    fn names_are_known_in_both_languages_with_and_without_units() {
        check("kw", Some((What::Kw, 1)));
        check("Active Power (kW)", Some((What::Kw, 1)));
        check("有功功率(kW)", Some((What::Kw, 1)));
        check("正向有功电量(kWh)", Some((What::Kwh, 1)));
        check("负荷(MW)", Some((What::Kw, 1000)));
        check("energy_mwh", Some((What::Kwh, 1000)));
        check("反向无功电量(kvarh)", Some((What::Kvarh { reverse: true }, 1)));
        check("正向有功总示数", Some((What::RegisterKwh, 1)));
        check("电压", None);
        check("有功功率(kvar)", None);
        check("start", None);
        assert_eq!(ColumnNames::shipped().kind_of("START"), Some(ColumnKind::Start));
        assert_eq!(ColumnNames::shipped().kind_of("数据日期"), Some(ColumnKind::Date));
    }
}

use load::MicroKwh;
use rust_decimal::Decimal;

use super::cost::{Cost, years};
use super::fact::{Fact, Unit};
use super::kind::MeasureKind;
use super::one_measure::Measure;
use crate::assumption::{Assumption, Outlook, decimal, float};
use crate::assumptions::EquipmentKind;
use crate::case::Case;
use crate::plan_error::PlanError;
use crate::site::Equipment;
use crate::year_months::YearMonths;

/// Devices replaced by better ones: `kW less = kW x load share x (1 - before / after)` while they work.
#[derive(Clone, Debug)]
pub(crate) struct BetterEquipment {
    pub site: Equipment,
    pub assumed: EquipmentKind,
    pub year: YearMonths,
}

impl BetterEquipment {
    fn before(&self) -> &Assumption {
        self.site.before.as_ref().unwrap_or(&self.assumed.before)
    }

    fn after(&self) -> &Assumption {
        self.site.after.as_ref().unwrap_or(&self.assumed.after)
    }

    /// The share of its energy that is saved: little where it is good today and the new one no better.
    fn saved_share(&self, outlook: Outlook) -> Decimal {
        let share = Decimal::ONE - self.before().cost(outlook) / self.after().gain(outlook);
        share.max(Decimal::ZERO)
    }

    fn kw_less(&self, outlook: Outlook) -> Decimal {
        self.site.kw.0 * self.site.load_share.0 * self.saved_share(outlook)
    }
}

impl Measure for BetterEquipment {
    fn kind(&self) -> MeasureKind {
        MeasureKind::Equipment
    }

    fn name(&self) -> Option<&str> {
        Some(&self.site.id)
    }

    fn apply<'a>(&self, case: Case<'a>, outlook: Outlook) -> Result<Case<'a>, PlanError> {
        let less = case.micro_kwh(float(self.kw_less(outlook)));
        let tangent = self.site.power_factor.map_or(0.0, |factor| {
            let factor = float(factor.0);
            (1.0 / (factor * factor) - 1.0).max(0.0).sqrt()
        });
        let kvarh_less = (less as f64 * tangent).round() as i64;
        let minutes = case.load.length().minutes();
        let mut net = case.net();
        let mut reactive: Option<Vec<MicroKwh>> = case.load.reactive().map(<[MicroKwh]>::to_vec);
        let days = self.year.days().into_iter().enumerate().filter(|(_, (_, kind))| self.site.days.include(*kind));
        for (day, _) in days {
            for index in self.site.works.intervals(day, minutes, net.len()) {
                // Not more than was drawn: the file may say more hours than it works.
                net[index] -= less.min(net[index].max(0));
                if let Some(reactive) = &mut reactive {
                    reactive[index] = MicroKwh((reactive[index].0.abs() - kvarh_less).max(0));
                }
            }
        }
        let case = case.with_net(&net)?;
        match reactive {
            Some(reactive) => case.with_reactive(reactive),
            None => Ok(case),
        }
    }

    fn cost(&self, outlook: Outlook) -> Cost {
        let investment_yuan = match self.site.yuan {
            Some(yuan) => yuan.0,
            None => self.site.kw.0 * self.assumed.yuan_per_kw.cost(outlook),
        };
        Cost {
            investment_yuan,
            yearly_yuan: Decimal::ZERO,
            life_years: years(self.assumed.life_years.gain(outlook)),
            fade_per_year: Decimal::ZERO,
        }
    }

    fn rests_on(&self) -> Vec<String> {
        let name = |field: &str| format!("equipment.{:?}.{field}", self.site.kind);
        let from_site = [self.site.before.is_some(), self.site.after.is_some(), self.site.yuan.is_some(), false];
        let fields = ["before", "after", "yuan_per_kw", "life_years"].into_iter().zip(from_site);
        fields.filter(|(_, known)| !known).map(|(field, _)| name(field)).collect()
    }

    fn facts(&self, _: &Case<'_>, _: &Case<'_>) -> Vec<Fact> {
        vec![
            Fact::new("drawn-today", (self.site.kw.0 * self.site.load_share.0).normalize(), Unit::Kw),
            Fact::word("efficiency-before", self.before().likely),
            Fact::word("efficiency-after", self.after().likely),
            Fact::new("drawn-less", decimal(float(self.kw_less(Outlook::Likely)), 3), Unit::Kw),
            Fact::word("hours", self.site.works),
            Fact::word("days", format!("{:?}", self.site.days).to_lowercase()),
        ]
    }
}

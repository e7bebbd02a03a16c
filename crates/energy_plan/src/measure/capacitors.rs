use load::MicroKwh;
use rust_decimal::Decimal;

use super::cost::{Cost, years};
use super::fact::{Fact, Unit};
use super::kind::MeasureKind;
use super::one_measure::Measure;
use crate::assumption::{Outlook, float};
use crate::assumptions;
use crate::case::Case;
use crate::plan_error::PlanError;

/// Capacitors that a controller switches in steps, never to more than is needed: in each interval
/// `kvar left = kvar - step x floor(kvar / step)`, with at most as many steps as there are.
///
/// All reactive energy of the load is taken as inductive. What the capacitors lose themselves is drawn in addition.
#[derive(Clone, Debug)]
pub(crate) struct Capacitors {
    pub steps: u32,
    pub assumed: assumptions::Capacitors,
}

impl Capacitors {
    /// All of them, kvar.
    pub fn kvar(&self) -> Decimal {
        self.assumed.step_kvar * Decimal::from(self.steps)
    }
}

impl Measure for Capacitors {
    fn kind(&self) -> MeasureKind {
        MeasureKind::Capacitors
    }

    fn apply<'a>(&self, case: Case<'a>, outlook: Outlook) -> Result<Case<'a>, PlanError> {
        let Some(reactive) = case.load.reactive() else { return Ok(case) };
        let step = case.micro_kwh(float(self.assumed.step_kvar)).max(1);
        let lost = float(self.assumed.kw_per_kvar.cost(outlook));
        let mut net = case.net();
        let mut left = Vec::with_capacity(reactive.len());
        for (net, energy) in net.iter_mut().zip(reactive) {
            let on = (energy.0.unsigned_abs() as i64 / step).min(i64::from(self.steps)) * step;
            left.push(MicroKwh(energy.0.unsigned_abs() as i64 - on));
            *net += (on as f64 * lost).round() as i64;
        }
        case.with_net(&net)?.with_reactive(left)
    }

    fn cost(&self, outlook: Outlook) -> Cost {
        let investment_yuan = self.kvar() * self.assumed.yuan_per_kvar.cost(outlook);
        Cost {
            investment_yuan,
            yearly_yuan: investment_yuan * self.assumed.yearly_share.cost(outlook),
            life_years: years(self.assumed.life_years.gain(outlook)),
            fade_per_year: Decimal::ZERO,
        }
    }

    fn rests_on(&self) -> Vec<String> {
        ["yuan_per_kvar", "yearly_share", "life_years", "kw_per_kvar"].map(|name| format!("capacitors.{name}")).to_vec()
    }

    fn facts(&self, before: &Case<'_>, after: &Case<'_>) -> Vec<Fact> {
        let reactive = |case: &Case<'_>| case.load.reactive().map_or(0, |all| all.iter().map(|one| one.0.abs()).sum());
        vec![
            Fact::new("capacitors", self.kvar().normalize(), Unit::Kvar),
            Fact::new("capacitor-step", self.assumed.step_kvar.normalize(), Unit::Kvar),
            Fact::word("kvarh-before", Decimal::new(reactive(before), 6).normalize()),
            Fact::word("kvarh-after", Decimal::new(reactive(after), 6).normalize()),
        ]
    }
}

//! The tiered-price calculator (阶梯电价计算器): hands on the near screen, meaning on the far one.

mod areas;
mod bars;
mod figures;
mod filling;
mod model;
mod months;
mod steps;
mod take_home;
mod throw;
mod values;
mod water;

use std::any::Any;

use bevy::prelude::*;
use content::{Language, Values};

pub use model::{Entry, TierCalculator};
pub use values::{energy, money, price};

use super::{Activities, Activity, Outcome};
use crate::AppSystems;
use crate::fault::Guarded as _;
use crate::scene::Widgets;

impl Activity for TierCalculator {
    fn tell(&mut self, verb: &str, argument: &str) -> Vec<Outcome> {
        Self::tell(self, verb, argument)
    }

    fn publish(&self, language: Language, values: &mut Values) {
        self.say(language, values);
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
}

pub(crate) fn plugin(app: &mut App) {
    let mut activities = app.world_mut().get_resource_or_init::<Activities>();
    activities.0.insert("tier_calculator", |beginning| {
        TierCalculator::new(beginning.now.year(), beginning.demo)
            .map(|calculator| Box::new(calculator) as Box<dyn Activity>)
    });
    let mut widgets = app.world_mut().get_resource_or_init::<Widgets>();
    widgets.add("tier_calculator.bars", bars::draw);
    widgets.add("tier_calculator.areas", areas::draw);
    widgets.add("tier_calculator.water", water::draw);
    widgets.add("tier_calculator.months", months::draw);
    app.init_resource::<bars::BarScale>()
        .add_systems(
            Update,
            bars::follow_fingers.guarded().in_set(AppSystems::Decide).before(crate::visit::follow_deeds),
        )
        .add_systems(
            Update,
            (
                filling::fill.guarded(),
                water::fill.guarded(),
                months::fill.guarded(),
                throw::throw_change.guarded().after(filling::fill),
            )
                .in_set(AppSystems::Show),
        )
        .add_systems(Update, (filling::grow.guarded(), water::flow.guarded()).in_set(AppSystems::Move));
}

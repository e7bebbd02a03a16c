//! The attract loop: the line of current flows through the night from the tower to the phone. The only thing that
//! animates for ever, and only while nobody is there.

mod current;

use bevy::prelude::*;

use crate::AppSystems;
use crate::fault::Guarded as _;
use crate::scene::{Build, Widgets};
use content::WidgetNode;

pub(crate) fn plugin(app: &mut App) {
    let mut widgets = app.world_mut().get_resource_or_init::<Widgets>();
    widgets.add("attract.current", draw);
    app.add_systems(Update, current::flow.guarded().in_set(AppSystems::Show));
}

fn draw(build: &mut Build, parent: Entity, _node: &WidgetNode) {
    let Some(text) = build.art.text("assets/pictures/attract/current.ron") else { return };
    // Corners of the line in units of the drawing.
    match ron::from_str::<Vec<(f32, f32)>>(&text) {
        Ok(line) => current::draw(build, parent, &line),
        Err(error) => tracing::warn!("assets/pictures/attract/current.ron: {error}"),
    }
}

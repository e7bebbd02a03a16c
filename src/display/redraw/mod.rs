//! What of a display's picture is drawn anew: only where it differs from the one before.
//!
//! The engine draws every display whole whenever anything happens. Where the processor draws, or a small graphics chip four
//! million pixels, a touch that changes a figure waits for all the rest (docs/adr/0014). Here the shapes of a picture are compared
//! with those of the last one; where they differ the ground is laid again and everything above it drawn, clipped to
//! that part. A display that has nothing new is shown again now and then, for whoever lost its picture.

mod changed;
mod compare;
mod draw;
mod kept;
mod shape;

use bevy::core_pipeline::schedule::{Core2d, Core2dSystems};
use bevy::prelude::*;
use bevy::render::camera::sort_cameras;
use bevy::render::{ExtractSchedule, Render, RenderApp, RenderSystems};
use bevy::ui_render::ui_pass;

/// Draws every picture whole: for a driver that shows remains of the picture before.
#[derive(Resource, Clone, Copy, Debug, PartialEq, Eq)]
pub struct WholePictures(pub bool);

/// Needs the app's [`WholePictures`].
pub(super) fn plugin(app: &mut App) {
    let whole = *app.world().resource::<WholePictures>();
    let Some(drawing) = app.get_sub_app_mut(RenderApp) else { return };
    drawing
        .insert_resource(whole)
        .init_resource::<kept::KeptPictures>()
        .init_resource::<compare::Uploads>()
        .init_resource::<compare::Outside>()
        .add_systems(ExtractSchedule, compare::look_outside)
        .add_systems(
            Render,
            (compare::count_uploads, compare::compare).chain().in_set(RenderSystems::CreateViews).after(sort_cameras),
        )
        .add_systems(Core2d, (draw::draw_parts, draw::keep).chain().after(Core2dSystems::PostProcess).before(ui_pass));
}

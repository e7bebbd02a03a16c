//! Scenes: documents become entities, texts follow values, files are reloaded while running.
//!
//! One scene is on stage at a time and covers every display. A change of scene, language, mode or file builds all displays
//! anew in one frame, so there is never a black one between.

mod bind;
mod build;
mod control;
mod draw;
mod keys;
mod live;
mod place;
mod stage;
mod widget;

use bevy::prelude::*;

pub use bind::{BoundText, SceneValues, message_values};
pub use build::{Build, Kit, SceneRoot};
pub use control::{Control, Deed};
pub use keys::key_deed;
pub use live::{Art, LibraryError, LiveLibrary, Refused, load};
pub use place::{REACH_BOTTOM_MM, REACH_TOP_MM};
pub use stage::{Go, Stage};
pub use widget::{WidgetFn, Widgets};

use crate::AppSystems;

pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<Stage>()
        .init_resource::<SceneValues>()
        .init_resource::<Widgets>()
        .init_resource::<ui_kit::Pictures>()
        .init_resource::<ui_kit::HatchTiles>()
        .add_message::<Deed>()
        .add_message::<Go>()
        .add_message::<Refused>()
        .add_systems(Update, live::reload.in_set(AppSystems::Reload))
        .add_systems(
            Update,
            (control::deeds, keys::type_keys).in_set(AppSystems::Decide).before(crate::visit::follow_deeds),
        )
        .add_systems(Update, (stage::go, build::rebuild).chain().in_set(AppSystems::Stage))
        .add_systems(
            Update,
            (bind::texts, bind::conditions, bind::inks, ui_kit::paint_buttons).chain().in_set(AppSystems::Show),
        );
}

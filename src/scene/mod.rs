//! Scenes: documents become entities, texts follow values, files are reloaded while running.
//!
//! One scene is on stage at a time and covers every display. A change of scene, language, mode or file builds all displays
//! anew in one frame, so there is never a black one between.

mod bind;
mod build;
mod change;
mod control;
mod draw;
mod illustration;
mod keys;
mod live;
mod place;
mod renew;
mod stage;
mod widget;

use bevy::prelude::*;

pub use bind::{BoundText, SceneValues, message_values};
pub use build::{Build, Kit, SceneRoot};
pub use control::{Control, Deed};
pub use live::{Art, LibraryError, LiveLibrary, Refused, load};
pub use place::{REACH_BOTTOM_MM, REACH_TOP_MM, Stretched};
pub use stage::{Go, Stage};
pub use widget::{WidgetFn, Widgets};

use crate::AppSystems;
use crate::fault::Guarded as _;

pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<Stage>()
        .init_resource::<SceneValues>()
        .init_resource::<Widgets>()
        .init_resource::<ui_kit::Pictures>()
        .init_resource::<ui_kit::HatchTiles>()
        .add_message::<Deed>()
        .add_message::<Go>()
        .add_message::<Refused>()
        .add_systems(Update, live::reload.guarded().in_set(AppSystems::Reload))
        // Among the fingers, so that a key restarts the idle clock before it can run out.
        .add_systems(Update, keys::type_keys.guarded().in_set(AppSystems::Touch))
        .add_systems(Update, control::deeds.guarded().in_set(AppSystems::Decide).before(crate::visit::follow_deeds))
        .add_systems(Update, (stage::go.guarded(), build::rebuild.guarded()).chain().in_set(AppSystems::Stage))
        .add_systems(Update, illustration::show_drawn.guarded().in_set(AppSystems::Show))
        .add_systems(
            Update,
            (bind::texts.guarded(), bind::conditions.guarded(), bind::inks.guarded(), ui_kit::paint_buttons.guarded())
                .chain()
                .in_set(AppSystems::Show),
        );
}

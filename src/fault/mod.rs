//! Faults: a panic in one part or a lost graphics device is put on record and survived where it can be. The last good
//! picture stays on the glass; what does not stop failing ends the process, and whoever started it starts it again.

mod graphics;
mod guard;
mod panic_line;
mod policy;

use bevy::prelude::*;

pub use graphics::LoseGraphics;
pub use guard::{Faults, Guarded};
pub use panic_line::{install as install_panic_line, words};

use crate::AppSystems;

pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<Faults>()
        .insert_resource(graphics::handler())
        .add_message::<LoseGraphics>()
        .add_systems(Update, (policy::take_note, graphics::lose).in_set(AppSystems::Staff))
        .add_systems(Update, graphics::ask.in_set(AppSystems::Last));
}

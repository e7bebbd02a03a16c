//! Faults: a panic in one part, a lost graphics device, an endless loop or a kill is put on record, ends the visit it
//! happened in, and costs the hall no more than the scene that goes on failing. What does not stop failing ends the
//! process, and whoever started it starts it again.

mod falls;
mod graphics;
mod guard;
mod last_run;
mod panic_line;
mod parking;
mod policy;
mod pulse;
mod stall;
mod watchdog;

use bevy::prelude::*;

pub use graphics::LoseGraphics;
pub use guard::{Fault, Faults, Guarded};
pub use last_run::{ThisRun, note_fall};
pub use panic_line::{install as install_panic_line, words};
pub use parking::Parking;
pub use pulse::Pulse;
pub use stall::{Stall, watch as watch_for_stalls};
pub use watchdog::Supervisor;

use crate::AppSystems;

pub(crate) fn plugin(app: &mut App) {
    pulse::plugin(app);
    graphics::plugin(app);
    app.init_resource::<Faults>()
        .init_resource::<Parking>()
        .add_message::<Stall>()
        .add_systems(Update, (policy::forgive, policy::take_note, stall::stall).in_set(AppSystems::Staff))
        .add_systems(Update, last_run::follow_stage.in_set(AppSystems::Last));
}

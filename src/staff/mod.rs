//! Staff at the glass: commands with an id and an argument, which the console, the screens page, replays and tests share.

mod cleaning;
mod command;
mod console;
mod corner;
mod pin;

use bevy::prelude::*;

pub use cleaning::Cleaning;
pub use command::{Command, Order, ParseCommandError, Way};
pub use pin::{PinError, StaffPin};

use crate::AppSystems;
use crate::fault::Guarded as _;

pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<Cleaning>()
        .init_resource::<corner::Corner>()
        .init_resource::<console::Console>()
        .add_message::<Order>()
        .add_systems(
            Update,
            (
                corner::watch.guarded(),
                console::shut_unattended.guarded(),
                command::carry_out.guarded(),
                cleaning::pass.guarded(),
            )
                .chain()
                .in_set(AppSystems::Staff),
        );
}

/// The console itself needs the engine's windows; tests without any run without it.
pub(crate) fn console_plugin(app: &mut App) {
    console::plugin(app);
}

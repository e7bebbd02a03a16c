//! Staff at the glass: commands with an id and an argument, which the console, the screens page, replays and tests share.

mod cleaning;
mod command;
mod console;
mod corner;
mod hall_pin;
mod panel_test;
mod pin;

use bevy::prelude::*;

pub use cleaning::Cleaning;
pub use command::{Command, Order, ParseCommandError, Way};
pub use hall_pin::HallPin;
pub use panel_test::PanelTesting;
pub use pin::{PinError, StaffPin};

use crate::AppSystems;
use crate::fault::Guarded as _;

pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<Cleaning>()
        .init_resource::<PanelTesting>()
        .init_resource::<corner::Corner>()
        .init_resource::<console::Console>()
        .add_message::<Order>()
        .add_systems(
            Update,
            (
                corner::watch.guarded(),
                console::shut_unattended.guarded(),
                command::carry_out.guarded(),
                panel_test::run.guarded(),
                cleaning::pass.guarded(),
            )
                .chain()
                .in_set(AppSystems::Staff),
        )
        .add_systems(Update, panel_test::show.guarded().in_set(AppSystems::Draw));
}

/// The console itself needs the engine's windows; tests without any run without it.
pub(crate) fn console_plugin(app: &mut App) {
    console::plugin(app);
}

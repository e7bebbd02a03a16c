//! Motion: scenes change along the line of current, panels rise, numbers roll, and what is entered near is thrown far.
//! Nothing here moves for ever, and with reduced motion everything is a cut.

mod along;
mod curtain;
mod ease;
mod pace;
mod panel;
mod roll;
mod spark;

use bevy::prelude::*;
use bevy::window::RequestRedraw;

pub use along::along;
pub use curtain::Curtain;
pub use ease::Ease;
pub use pace::{Motion, Pace};
pub use panel::{Rising, Sinking};
pub use roll::{Rolling, can_roll};
pub use spark::{Flight, Spark, throw};

use crate::AppSystems;
use crate::fault::Guarded as _;

/// Something is on its way: the next frame is drawn at once. Whoever adds it takes it off.
#[derive(Component, Default)]
pub struct Moving;

pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<Motion>()
        .add_systems(
            Update,
            (
                curtain::sweep.guarded(),
                panel::rise.guarded(),
                panel::sink.guarded(),
                roll::turn.guarded(),
                spark::fly.guarded(),
            )
                .in_set(AppSystems::Move),
        )
        .add_systems(Update, draw_on.guarded().in_set(AppSystems::Last));
}

/// The app sleeps between changes; what moves needs every frame.
fn draw_on(moving: Query<(), With<Moving>>, mut redraw: MessageWriter<RequestRedraw>) {
    if !moving.is_empty() {
        redraw.write(RequestRedraw);
    }
}

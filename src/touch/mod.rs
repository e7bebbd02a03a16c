//! Touch: one finger is one finger, on every display at once.
//!
//! The only reader of touch input. Hits are tested here against the laid-out controls, not by the engine's picking, which
//! loses a tap that begins and ends in one frame and never hears of cancelled touches (docs/adr/0003).

mod fingers;
mod hit;
mod hold;
mod panels;
mod read;
mod unwanted;

use bevy::ecs::message::MessageUpdateSystems;
use bevy::prelude::*;

pub use fingers::{Finger, Fingers, Hit, Outcome, Spot};
pub use hit::{Closed, Hits, Shield};
pub use panels::{KeepError, Panels};
pub use unwanted::{Contact, Unwanted};

use crate::fault::Guarded as _;

/// What happened to a control, in the order it happened.
#[derive(Message, Clone, Copy, Debug, PartialEq)]
pub enum ControlEvent {
    Tapped {
        control: Entity,
        at: Spot,
    },
    Dragged {
        control: Entity,
        at: Spot,
        last: bool,
    },
    /// A finger lifted: for the record and the idle clock. `display` is the display's entity.
    Touched {
        display: Entity,
        control: Option<Entity>,
        at: Spot,
    },
    /// A finger came down anywhere: the idle clock starts again, the attract loop wakes.
    Woken {
        display: Entity,
    },
}

/// Fingers of the screens page have numbers from here on, so that they do not meet those at the glass.
pub const FAR_FINGERS: u64 = 1 << 32;

/// All fingers of the exhibit.
#[derive(Resource)]
pub struct TouchFingers(pub Fingers<Entity, Entity>);

impl Default for TouchFingers {
    fn default() -> Self {
        Self(Fingers::new(4.0, 20_000))
    }
}

/// Which sources of touch count.
#[derive(Resource, Clone, Copy, Debug)]
pub struct TouchSettings {
    /// The mouse is a finger: on desktops, never at a panel, where the system moves the pointer with the first finger.
    pub mouse: bool,
    /// No touch counts: the glass is being cleaned, or the staff console is open.
    pub blocked: bool,
}

pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<TouchFingers>()
        .init_resource::<hold::HeldControls>()
        .init_resource::<Panels>()
        .init_resource::<read::Unmeant>()
        .insert_resource(TouchSettings { mouse: true, blocked: false })
        .add_message::<ControlEvent>()
        .add_systems(First, panels::sort.after(MessageUpdateSystems))
        .add_systems(
            Update,
            (
                hold::follow_redrawn.guarded(),
                read::read.guarded(),
                read::let_go_stuck.guarded(),
                hold::remember.guarded(),
            )
                .chain()
                .in_set(crate::AppSystems::Touch),
        );
}

//! Displays: one entity per physical screen with its window, camera and millimetres.
//!
//! Everything is laid out in millimetres: a window's scale factor is its physical pixels per millimetre, so a logical unit
//! is a millimetre on the glass. On a desktop the windows are smaller and everything shrinks with them.

mod monitors;
mod placement;
mod redraw;
mod seats;
mod windows;

use bevy::prelude::*;
use content::{DisplaySpec, Profile};

pub use placement::Placement;
pub use redraw::WholePictures;

/// A physical screen. Sits on its window's entity.
#[derive(Component, Clone, Debug)]
pub struct Display {
    pub spec: DisplaySpec,
    pub camera: Entity,
    /// Physical pixels per millimetre as shown now.
    pub px_per_mm: f32,
    /// Place in the profile, from 0.
    pub index: usize,
}

/// The profile this exhibit runs.
#[derive(Resource, Clone, Debug)]
pub struct RunningProfile(pub Profile);

pub(crate) fn plugin(app: &mut App) {
    redraw::plugin(app);
    app.add_systems(Startup, windows::open).add_systems(PreUpdate, (windows::follow_size, monitors::follow));
}

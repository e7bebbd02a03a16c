//! Signs of life: the app leaves them in every step and with every picture, threads beside it read them.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use bevy::prelude::*;
use bevy::render::view::ExtractedWindows;
use bevy::render::{Render, RenderApp, RenderSystems};

use crate::scene::Stage;

/// What the app says of itself while it runs.
#[derive(Resource, Clone)]
pub struct Pulse(Arc<Beats>);

struct Beats {
    since: Instant,
    /// When the step under way began, in milliseconds since `since` and at least 1; 0 between steps.
    began_ms: AtomicU64,
    steps: AtomicU64,
    pictures: AtomicU64,
    scene: Mutex<String>,
}

impl Default for Pulse {
    fn default() -> Self {
        Self(Arc::new(Beats {
            since: Instant::now(),
            began_ms: AtomicU64::new(0),
            steps: AtomicU64::new(0),
            pictures: AtomicU64::new(0),
            scene: Mutex::default(),
        }))
    }
}

impl Pulse {
    /// Milliseconds on the pulse's own clock.
    #[must_use]
    pub fn now_ms(&self) -> u64 {
        u64::try_from(self.0.since.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// When the step under way began; none between steps.
    #[must_use]
    pub fn step_began_ms(&self) -> Option<u64> {
        Some(self.0.began_ms.load(Ordering::Acquire)).filter(|began| *began > 0)
    }

    /// Steps that came to their end.
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.0.steps.load(Ordering::Acquire)
    }

    /// Pictures that were handed to a display.
    #[must_use]
    pub fn pictures(&self) -> u64 {
        self.0.pictures.load(Ordering::Acquire)
    }

    /// The scene that was on stage when the last step began.
    #[must_use]
    pub fn scene(&self) -> String {
        self.0.scene.lock().map(|scene| scene.clone()).unwrap_or_default()
    }
}

pub(super) fn plugin(app: &mut App) {
    let pulse = Pulse::default();
    if let Some(drawing) = app.get_sub_app_mut(RenderApp) {
        drawing.insert_resource(pulse.clone()).add_systems(Render, picture.in_set(RenderSystems::Cleanup));
    }
    app.insert_resource(pulse).add_systems(First, begin).add_systems(Last, end);
}

fn begin(pulse: Res<Pulse>, stage: Res<Stage>) {
    if stage.is_changed()
        && let Ok(mut scene) = pulse.0.scene.lock()
    {
        scene.clone_from(&stage.scene);
    }
    pulse.0.began_ms.store(pulse.now_ms().max(1), Ordering::Release);
}

fn end(pulse: Res<Pulse>) {
    pulse.0.began_ms.store(0, Ordering::Release);
    pulse.0.steps.fetch_add(1, Ordering::AcqRel);
}

/// A window whose texture was drawn on and is no longer held was presented.
fn picture(pulse: Res<Pulse>, windows: Option<Res<ExtractedWindows>>) {
    let presented = windows.is_some_and(|windows| {
        windows.values().any(|window| window.swap_chain_texture_view.is_some() && window.swap_chain_texture.is_none())
    });
    if presented {
        pulse.0.pictures.fetch_add(1, Ordering::AcqRel);
    }
}

//! Displays follow their monitors: at the start and whenever one is unplugged, plugged in or swapped.

use bevy::prelude::*;
use bevy::window::{Monitor, MonitorSelection, WindowMode};
use journal::Event;

use super::seats::{Seat, seats};
use super::{Display, Placement, RunningProfile};
use crate::record::Recorder;

/// Where each display of the profile is shown; none where its monitor is gone.
#[derive(Default)]
pub(super) struct Shown(Vec<Option<Entity>>);

pub(super) fn follow(
    placement: Res<Placement>,
    profile: Res<RunningProfile>,
    recorder: Res<Recorder>,
    monitors: Query<(Entity, &Monitor)>,
    changed: Query<(), Changed<Monitor>>,
    mut gone: RemovedComponents<Monitor>,
    mut displays: Query<(&Display, &mut Window)>,
    mut shown: Local<Shown>,
) {
    let changed = gone.read().count() > 0 || !changed.is_empty();
    // A moment without any monitor is a switch of all of them; the windows wait where they are.
    if *placement != Placement::Fullscreen || !changed || monitors.is_empty() {
        return;
    }
    let plugged: Vec<_> = monitors
        .iter()
        .map(|(entity, monitor)| Seat {
            monitor: entity,
            name: monitor.name.clone(),
            at: (monitor.physical_position.x, monitor.physical_position.y),
            size_px: (monitor.physical_width, monitor.physical_height),
        })
        .collect();
    let now = seats(&profile.0.displays, &plugged);
    for (display, mut window) in &mut displays {
        let seat = now.get(display.index).copied().flatten();
        match seat {
            Some(monitor) => {
                window.mode = WindowMode::BorderlessFullscreen(MonitorSelection::Entity(monitor));
                window.visible = true;
            }
            // It would lie over another display.
            None => window.visible = false,
        }
        // Before the first look each display counts as shown, so that one that is missing at the start is told too.
        let before = shown.0.get(display.index).is_none_or(Option::is_some);
        match (before, seat) {
            (true, None) => {
                let what = format!("there is no monitor for the display '{}'; the others go on", display.spec.id);
                tracing::error!("{what}");
                recorder.record(Event::Fault { what });
            }
            (false, Some(_)) => {
                let id = &display.spec.id;
                tracing::info!("the display '{id}' has a monitor again");
            }
            _ => {}
        }
    }
    shown.0 = now;
}

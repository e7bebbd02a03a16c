//! Displays follow their monitors: at the start and whenever one is unplugged, plugged in or swapped.

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use bevy::window::{Monitor, MonitorSelection, WindowMode};
use journal::Event;

use super::seats::{Seat, seats};
use super::windows::{DisplayCamera, open_display};
use super::{Display, Placement, RunningProfile};
use crate::record::Recorder;
use crate::scene::SceneRoot;

/// What is open, and what is drawn on it.
#[derive(SystemParam)]
pub(super) struct Open<'w, 's> {
    displays: Query<'w, 's, (Entity, &'static Display, &'static mut Window)>,
    roots: Query<'w, 's, (Entity, &'static SceneRoot)>,
    cameras: Query<'w, 's, (Entity, &'static DisplayCamera)>,
    commands: Commands<'w, 's>,
}

pub(super) fn follow(
    placement: Res<Placement>,
    profile: Res<RunningProfile>,
    recorder: Res<Recorder>,
    monitors: Query<(Entity, &Monitor)>,
    changed: Query<(), Changed<Monitor>>,
    mut gone: RemovedComponents<Monitor>,
    mut open: Open,
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
    for (index, (spec, seat)) in profile.0.displays.iter().zip(now).enumerate() {
        let shown = open.displays.iter_mut().find(|(_, display, _)| display.index == index);
        match (shown, seat) {
            (Some((_, _, mut window)), Some(monitor)) => {
                window.mode = WindowMode::BorderlessFullscreen(MonitorSelection::Entity(monitor));
            }
            // It would lie over another display, and a window that nobody shows may wait for its picture for ever.
            (Some((entity, display, _)), None) => {
                let (id, camera) = (display.spec.id.clone(), display.camera);
                open.close(entity, camera);
                let what = format!("there is no monitor for the display '{id}'; the others go on");
                tracing::error!("{what}");
                recorder.record(Event::Fault { what });
            }
            (None, Some(monitor)) => {
                let id = &spec.id;
                tracing::info!("the display '{id}' has a monitor again");
                if let Some((camera, _)) = open.cameras.iter().find(|(_, camera)| camera.0 == index) {
                    open_display(&mut open.commands, &profile, *placement, index, camera, Some(monitor));
                }
            }
            (None, None) => {}
        }
    }
}

impl Open<'_, '_> {
    /// Closes a display with everything that is drawn on it.
    fn close(&mut self, display: Entity, camera: Entity) {
        for (root, _) in self.roots.iter().filter(|(_, root)| root.display == display) {
            self.commands.entity(root).despawn();
        }
        self.commands.entity(camera).entry::<Camera>().and_modify(|mut camera| camera.is_active = false);
        self.commands.entity(display).despawn();
    }
}

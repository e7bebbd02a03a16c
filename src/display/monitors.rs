//! Puts displays on the monitors their profile names, at start and whenever one is plugged in.

use bevy::prelude::*;
use bevy::window::{Monitor, MonitorSelection, WindowMode};

use super::{Display, Placement};

/// A display whose monitor has come goes there; one without a name stays in order of position.
pub(super) fn follow_names(
    placement: Res<Placement>,
    monitors: Query<(Entity, &Monitor), Added<Monitor>>,
    mut displays: Query<(&Display, &mut Window)>,
) {
    if *placement != Placement::Fullscreen {
        return;
    }
    for (entity, monitor) in &monitors {
        for (display, mut window) in &mut displays {
            if display.spec.monitor.is_some() && display.spec.monitor == monitor.name {
                window.mode = WindowMode::BorderlessFullscreen(MonitorSelection::Entity(entity));
            }
        }
    }
}

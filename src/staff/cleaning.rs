//! Cleaning pause: no touch counts while the glass is wiped, and the displays say for how long.

use bevy::prelude::*;

use super::PanelTesting;
use super::console::Console;
use crate::touch::TouchSettings;

/// What is left of a cleaning pause, in milliseconds.
#[derive(Resource, Clone, Copy, Debug, Default)]
pub struct Cleaning {
    pub left_ms: u64,
}

pub(super) fn pass(
    time: Res<Time>,
    console: Res<Console>,
    testing: Res<PanelTesting>,
    mut cleaning: ResMut<Cleaning>,
    mut settings: ResMut<TouchSettings>,
) {
    if cleaning.left_ms > 0 {
        cleaning.left_ms = cleaning.left_ms.saturating_sub(time.delta().as_millis() as u64);
    }
    let blocked = cleaning.left_ms > 0 || console.is_open() || testing.is_on();
    if settings.blocked != blocked {
        settings.blocked = blocked;
    }
}

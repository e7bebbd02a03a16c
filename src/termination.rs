//! The system asks the exhibit to end: the visit is closed and wiped, the last records reach the disk.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use bevy::prelude::*;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::AppSystems;
use crate::visit::{End, EndVisit};

/// Set once the system asked.
#[derive(Resource)]
struct Asked(Arc<AtomicBool>);

/// Listens for SIGTERM and SIGINT, and wakes a sleeping app.
///
/// # Errors
/// Where the system takes no handler.
pub fn plug_in(app: &mut App) -> std::io::Result<()> {
    let asked = Arc::new(AtomicBool::new(false));
    let proxy = app.world().get_resource::<EventLoopProxyWrapper>().map(|proxy| (**proxy).clone());
    let mut signals = Signals::new([SIGTERM, SIGINT])?;
    let told = asked.clone();
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for _ in signals.forever() {
            told.store(true, Ordering::SeqCst);
            if let Some(proxy) = &proxy {
                // The loop is gone only when the app ends, which is what was asked.
                proxy.send_event(WinitUserEvent::WakeUp).ok();
            }
        }
    })?;
    app.insert_resource(Asked(asked)).add_systems(Update, end.in_set(AppSystems::Staff));
    Ok(())
}

/// Ends the visit in one frame and the app in the next, so that the visit's last records are taken down.
fn end(
    asked: Res<Asked>,
    mut ending: Local<bool>,
    mut visits: MessageWriter<EndVisit>,
    mut exit: MessageWriter<AppExit>,
) {
    if *ending {
        exit.write(AppExit::Success);
    } else if asked.0.load(Ordering::SeqCst) {
        visits.write(EndVisit(End::Stopped));
        *ending = true;
    }
}

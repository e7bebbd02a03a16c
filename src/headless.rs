//! An exhibit without window or graphics driver, moved by hand: checks, replays, tests.

use std::error::Error;
use std::time::Duration;

use bevy::prelude::*;
use bevy::time::TimeUpdateStrategy;

use crate::app::{Options, build};
use crate::record::Recorder;
use crate::staff::StaffPin;
use crate::takeaway_code::TakeawayKey;

/// Time that passes in one update.
pub const STEP: Duration = Duration::from_millis(50);

/// Builds it; records stay in memory.
///
/// # Errors
/// Where there is nothing good to show.
pub fn exhibit(options: &Options) -> Result<App, Box<dyn Error>> {
    let key = TakeawayKey(takeaway::SigningKey::from_secret(
        *b"a key for checks and replays only".first_chunk().ok_or("the key is short")?,
    ));
    Ok(build(options, Recorder::memory(), key, StaffPin::new("0000")?)?)
}

/// Makes it ready to be moved by hand.
pub fn ready(app: &mut App) {
    app.insert_resource(TimeUpdateStrategy::ManualDuration(STEP));
    app.finish();
    app.cleanup();
    for _ in 0..4 {
        app.update();
    }
}

//! `zhidian controls`.

use std::error::Error;
use std::process::ExitCode;

use bevy::prelude::*;

use super::arguments::ControlsArguments;
use crate::headless;
use crate::replay::{Found, found};
use crate::scene::Go;
use crate::scene::LiveLibrary;

pub(super) fn controls(arguments: &ControlsArguments) -> Result<ExitCode, Box<dyn Error>> {
    use std::io::Write as _;
    let mut app = headless::exhibit(&arguments.show.options(false))?;
    if !app.world().resource::<LiveLibrary>().0.scenes.contains_key(&arguments.scene) {
        return Err(format!("there is no scene '{}'; the scenes are the files in scenes/", arguments.scene).into());
    }
    headless::ready(&mut app);
    app.world_mut().write_message(Go(arguments.scene.clone()));
    for _ in 0..4 {
        app.update();
    }
    let found: Vec<Found> = app.world_mut().run_system_cached(found)?;
    let mut out = std::io::stdout().lock();
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&found)?)?;
    } else {
        for c in found {
            let Found { display_id, id, label, left_mm, top_mm, width_mm, height_mm, .. } = c;
            writeln!(out, "{display_id:8} {id:20} {left_mm:6.1} {top_mm:6.1} {width_mm:6.1} {height_mm:6.1}  {label}")?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

//! `zhidian replay`.

use std::error::Error;
use std::process::ExitCode;
use std::time::Duration;

use bevy::prelude::*;

use super::arguments::ReplayArguments;
use crate::activity::{HallTime, Surroundings};
use crate::headless;
use crate::replay::{self, Player, Replay};
use crate::visit::KeepAwake;

/// A written visit that takes longer is stuck: so many updates of simulated time.
const MOST_UPDATES: u32 = 40_000;

pub(super) fn replay(arguments: &ReplayArguments) -> Result<ExitCode, Box<dyn Error>> {
    let written = Replay::read(&arguments.file)?;
    let display =
        ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|it| !it.is_empty()));
    if !arguments.no_gpu && !display {
        return Err(
            "there is no display to show windows on: start it from a desktop, under xvfb-run, or with --no-gpu".into(),
        );
    }
    let mut show = arguments.show.clone();
    show.profile.clone_from(&written.profile);
    if let Some(shots) = &arguments.shots {
        std::fs::create_dir_all(shots)?;
    }
    let options = show.options(!arguments.no_gpu);
    let mut app = headless::exhibit(&options)?;
    if let Some(now) = arguments.now {
        app.insert_resource(Surroundings { now: HallTime::Fixed(now), demo: options.demo });
    }
    app.add_plugins(replay::plugin);
    app.insert_resource(Player::new(written.steps, arguments.shots.clone()));
    app.insert_resource(KeepAwake);
    app.world_mut().resource_mut::<Time<Virtual>>().set_relative_speed(arguments.speed);
    app.world_mut().resource_mut::<Time<Virtual>>().set_max_delta(Duration::from_millis(250));
    if arguments.no_gpu {
        headless::ready(&mut app);
        let mut told = 0;
        for _ in 0..MOST_UPDATES {
            app.update();
            told = tell(app.world().resource::<Player>(), told)?;
            if app.world().resource::<Player>().done() {
                break;
            }
        }
        let player = app.world().resource::<Player>();
        return Ok(code(player.done() && player.all_ok()));
    }
    app.add_systems(Last, end_when_done);
    Ok(code(app.run() == AppExit::Success))
}

fn code(ok: bool) -> ExitCode {
    if ok { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn end_when_done(player: Res<Player>, mut exit: MessageWriter<AppExit>, mut told: Local<usize>) {
    match tell(&player, *told) {
        Ok(now) => *told = now,
        Err(error) => tracing::error!("{error}"),
    }
    if player.done() {
        exit.write(if player.all_ok() { AppExit::Success } else { AppExit::error() });
    }
}

/// Prints the steps that were not yet told, a JSON line each.
fn tell(player: &Player, told: usize) -> Result<usize, serde_json::Error> {
    use std::io::Write as _;
    let mut out = std::io::stdout().lock();
    for report in &player.reports[told..] {
        // A reader that went away needs no more lines.
        writeln!(out, "{}", serde_json::to_string(report)?).ok();
    }
    Ok(player.reports.len())
}

//! The command line: run an exhibit, let it into a hall, check scenes, play visits, list controls.

mod arguments;
mod check;
mod controls;
mod dry_run;
mod enrol;
mod options;
mod replay;
mod run;

use std::process::ExitCode;

pub use arguments::{Arguments, Command};

/// Exit code where the arguments or the files they name are wrong.
const REFUSED: u8 = 2;

/// Does what was asked. What went wrong is one sentence on the error stream.
#[must_use]
pub fn run(arguments: &Arguments) -> ExitCode {
    log();
    let done = match &arguments.command {
        Command::Run(options) if options.check => dry_run::check(options),
        Command::Run(options) => run::run(options),
        Command::Enrol(options) => enrol::run(options),
        Command::Check(options) => check::run(options),
        Command::Replay(options) => replay::replay(options),
        Command::Controls(options) => controls::controls(options),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            tracing::error!("{error}");
            ExitCode::from(REFUSED)
        }
    }
}

/// One line a message on the error stream; the engine's own chatter only where it warns. That there is nothing to extract
/// resources for is no error where no graphics are wanted.
fn log() {
    use tracing_subscriber::EnvFilter;
    let filter = EnvFilter::try_from_env("ZHIDIAN_LOG").unwrap_or_else(|_| {
        EnvFilter::new("info,wgpu=error,naga=error,bevy_render=error,bevy_render::extract_resource=off,bevy_app=warn,bevy_ecs::world::command_queue=error,bevy_winit=warn,bevy_diagnostic=warn,icu_provider=off,calloop=error,winit=error")
    });
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false).init();
}

//! Puts the exhibit together.

use std::path::PathBuf;
use std::time::Duration;

use bevy::ecs::error::error as log_error;
use bevy::ecs::schedule::{ScheduleError, Schedules, SingleThreadedExecutor};
use bevy::prelude::*;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};

use crate::activity::Surroundings;
use crate::display::{Placement, RunningProfile, WholePictures};
use crate::scene::{Go, LiveLibrary};
use crate::takeaway_code::{TakeawayBase, TakeawayKey};
use crate::{AppSystems, activity, display, engine, fault, motion, record, scene, staff, takeaway_code, touch, visit};

/// How an exhibit runs.
#[derive(Clone, Debug)]
pub struct Options {
    /// Profile to run, `dual-screen`.
    pub profile: String,
    /// Folder whose `scenes/` and `assets/` replace what is embedded and are reloaded while running.
    pub folder: Option<PathBuf>,
    pub placement: Placement,
    /// False runs without any window or graphics driver.
    pub graphics: bool,
    /// The exhibit shows a demonstration hall.
    pub demo: bool,
    /// Address of the phone page.
    pub takeaway_base: String,
    /// Every picture is drawn whole, not only where it has changed.
    pub whole_pictures: bool,
}

/// Why an exhibit does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(transparent)]
    Library(#[from] scene::LibraryError),
    #[error("there is no profile '{0}'; there are: {1}")]
    Profile(String, String),
    #[error("the font {0} is missing from the program; build it again from a whole clone")]
    Font(&'static str),
    #[error("the engine of this version cannot be set up as it is wanted ({0}); report it")]
    Engine(#[from] ScheduleError),
}

/// Builds the app. What is personal to a machine (journal, keys, PIN) comes from the caller.
///
/// # Errors
/// Where there is nothing good to show.
pub fn build(
    options: &Options,
    recorder: record::Recorder,
    key: TakeawayKey,
    pin: staff::StaffPin,
) -> Result<App, StartError> {
    let mut app = App::new();
    app.set_error_handler(log_error);
    engine::plug_in(&mut app, options.graphics)?;
    let proxy = app.world().get_resource::<EventLoopProxyWrapper>().map(|proxy| (**proxy).clone());
    let wake = move || {
        if let Some(proxy) = &proxy {
            // The loop is gone only when the app ends.
            proxy.send_event(WinitUserEvent::WakeUp).ok();
        }
    };
    let refused = scene::load(&mut app, options.folder.clone(), wake)?;
    for error in refused {
        tracing::error!("{error}");
        let reason = error.to_string();
        recorder.record(journal::Event::SceneRefused { scene: error.file, reason });
    }
    let library = app.world().resource::<LiveLibrary>().0.clone();
    let Some(profile) = library.profiles.get(&options.profile) else {
        let known: Vec<_> = library.profiles.keys().cloned().collect();
        return Err(StartError::Profile(options.profile.clone(), known.join(", ")));
    };
    let regular = crate::embedded::font("NotoSansSC-Regular.otf").ok_or(StartError::Font("NotoSansSC-Regular.otf"))?;
    let bold = crate::embedded::font("NotoSansSC-Bold.otf").ok_or(StartError::Font("NotoSansSC-Bold.otf"))?;
    ui_kit::load_fonts(&mut app, regular, bold);
    app.insert_resource(RunningProfile(profile.clone()))
        .insert_resource(options.placement)
        .insert_resource(WholePictures(options.whole_pictures))
        .insert_resource(recorder)
        .insert_resource(key)
        .insert_resource(pin)
        .insert_resource(TakeawayBase(options.takeaway_base.clone()))
        .insert_resource(Surroundings::here(options.demo));
    sets(&mut app);
    app.add_plugins((
        fault::plugin,
        motion::plugin,
        display::plugin,
        scene::plugin,
        touch::plugin,
        visit::plugin,
        activity::plugin,
        takeaway_code::plugin,
        record::plugin,
        staff::plugin,
    ));
    if options.graphics {
        app.add_plugins(staff::console_plugin);
    }
    app.insert_resource(motion::Motion { reduced: profile.reduced_motion });
    app.insert_resource(touch::TouchSettings { mouse: options.placement != Placement::Fullscreen, blocked: false });
    // The app sleeps for seconds between frames; the stay's clock must not lose them.
    app.world_mut().resource_mut::<Time<Virtual>>().set_max_delta(Duration::from_secs(60));
    app.world_mut().write_message(Go(profile.attract.clone()));
    on_one_thread(&mut app);
    Ok(app)
}

/// Runs the systems of a frame one after the other. Most take microseconds, and waking other threads for them takes longer
/// than they do (docs/adr/0008).
fn on_one_thread(app: &mut App) {
    for (_, schedule) in app.world_mut().resource_mut::<Schedules>().iter_mut() {
        schedule.set_executor(SingleThreadedExecutor::new());
    }
}

fn sets(app: &mut App) {
    use AppSystems as S;
    app.configure_sets(
        Update,
        (
            S::Reload,
            S::Play,
            S::Touch,
            S::Staff,
            S::Decide,
            S::Outcome,
            S::Stage,
            S::Follow,
            S::Publish,
            S::Draw,
            S::Show,
            S::Move,
            S::Last,
        )
            .chain(),
    );
}

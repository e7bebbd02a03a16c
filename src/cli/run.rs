//! `zhidian run`.

use std::error::Error;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use bevy::app::{App, AppExit};
use journal::{Event, JournalOptions, LateJournal};

use super::arguments::{PlacementArgument, RunArguments};
use crate::app::{Options, build};
use crate::display::Placement;
use crate::fault::{self, Parking, Pulse, Supervisor, ThisRun};
use crate::hall_link::{self, HallServer, LinkOptions};
use crate::record::Recorder;
use crate::replay::{self, Player, Replay};
use crate::staff::{HallPin, StaffPin};
use crate::takeaway_code::TakeawayKey;
use crate::termination;
use crate::touch::Panels;
use crate::visit::KeepAwake;

/// How long the last records may take to reach the disk.
const LAST_FLUSH: Duration = Duration::from_secs(5);

pub(super) fn run(arguments: &RunArguments) -> Result<ExitCode, Box<dyn Error>> {
    let visit = arguments.play.as_deref().map(Replay::read).transpose()?;
    fault::install_panic_line();
    let data = &arguments.data;
    // The journal says what is wrong with a disk, and visitors are served all the same.
    let _ = std::fs::create_dir_all(data);
    let offset_min = i16::try_from(jiff::ZonedDateTime::now().offset().seconds() / 60)?;
    let journal = LateJournal::open(&data.join("journal"), JournalOptions { offset_min, ..JournalOptions::default() })?;
    let key = TakeawayKey::open_or_fresh(data)?;
    let hall_pin = HallPin::open(data);
    let pin =
        StaffPin::read(arguments.staff_pin_file.as_deref(), arguments.server.is_some().then(|| hall_pin.clone()))?;
    let (width_px, height_px) = arguments.desktop;
    let options = Options {
        profile: visit.as_ref().map_or(&arguments.show.profile, |visit| &visit.profile).clone(),
        folder: arguments.show.folder.clone(),
        placement: match arguments.placement {
            // Displays that nobody sees have no monitor to fit.
            _ if arguments.no_gpu => Placement::Native,
            PlacementArgument::Fullscreen => Placement::Fullscreen,
            PlacementArgument::Desktop => Placement::Desktop { width_px, height_px },
            PlacementArgument::Native => Placement::Native,
        },
        graphics: !arguments.no_gpu,
        demo: arguments.show.demo,
        takeaway_base: arguments.show.takeaway_base.clone(),
        whole_pictures: arguments.show.whole_pictures,
    };
    let recorder = Recorder::journal(journal.clone());
    recorder.record(Event::ExhibitStarted {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        profile: options.profile.clone(),
        demo: options.demo,
    });
    let mut app = build(&options, recorder.clone(), key, pin)?;
    if let Some(server) = &arguments.server {
        let server = HallServer::new(server, arguments.server_certificate.clone())?;
        let link = LinkOptions { server, data: data.clone(), demo: options.demo, pin: hall_pin };
        hall_link::plug_in(&mut app, &link, &journal)?;
    }
    if let Some(visit) = visit {
        app.add_plugins(replay::plugin);
        app.insert_resource(Player::over_and_over(visit.steps));
        app.insert_resource(KeepAwake);
    }
    if let Some(file) = &arguments.record {
        replay::record(&mut app, file)?;
    }
    termination::plug_in(&mut app).map_err(|error| format!("the exhibit cannot listen for the end: {error}"))?;
    let watched = watch_over(&mut app, data, &recorder, &journal, options.graphics)
        .map_err(|error| format!("the exhibit cannot watch itself: {error}"))?;
    let exit = run_to_the_end(&mut app, &watched, &recorder);
    watched.run.end();
    recorder.record(Event::ExhibitStopped { reason: format!("{exit:?}") });
    if let Err(error) = journal.close(LAST_FLUSH) {
        tracing::error!("{error}");
    }
    Ok(match exit {
        AppExit::Success => ExitCode::SUCCESS,
        AppExit::Error(code) => ExitCode::from(code.get()),
    })
}

/// What is known of a run beside the app itself.
struct Watched {
    pulse: Pulse,
    parking: Parking,
    run: ThisRun,
}

/// Tells how the last run ended, and starts the threads that watch over this one.
fn watch_over(
    app: &mut App,
    data: &Path,
    recorder: &Recorder,
    journal: &LateJournal,
    draws: bool,
) -> std::io::Result<Watched> {
    let pulse = app.world().resource::<Pulse>().clone();
    let parking = Parking::open(data);
    if let Some(supervisor) = Supervisor::of_this_process() {
        app.insert_resource(supervisor);
        supervisor.tell(pulse.clone(), draws)?;
    }
    let run = ThisRun::begin(data, recorder, &parking);
    app.insert_resource(Panels::open(data)).insert_resource(parking.clone()).insert_resource(run.clone());
    fault::watch_for_stalls(pulse.clone(), recorder.clone(), parking.clone(), run.clone(), journal.clone())?;
    Ok(Watched { pulse, parking, run })
}

/// Runs the app. A panic that no guard caught ends it, on record and with the code of a crash.
fn run_to_the_end(app: &mut App, watched: &Watched, recorder: &Recorder) -> AppExit {
    // The app is not used again after a panic, so its state does not matter.
    catch_unwind(AssertUnwindSafe(|| app.run())).unwrap_or_else(|payload| {
        recorder.record(Event::Fault { what: fault::words(payload.as_ref()) });
        fault::note_fall(recorder, &watched.parking, &watched.pulse.scene());
        AppExit::error()
    })
}

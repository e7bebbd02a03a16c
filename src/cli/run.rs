//! `zhidian run`.

use std::error::Error;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::time::Duration;

use bevy::app::{App, AppExit};
use journal::{Event, JournalOptions, LateJournal};

use super::arguments::{PlacementArgument, RunArguments};
use crate::app::{Options, build};
use crate::display::Placement;
use crate::fault::{self, Parking, Pulse, Supervisor, ThisRun};
use crate::hall_link::{self, LinkOptions};
use crate::record::Recorder;
use crate::replay::{self, Player, Replay};
use crate::staff::StaffPin;
use crate::takeaway_code::TakeawayKey;
use crate::termination;
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
    let pin = StaffPin::read(arguments.staff_pin_file.as_deref())?;
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
    };
    let recorder = Recorder::journal(journal.clone());
    recorder.record(Event::ExhibitStarted {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        profile: options.profile.clone(),
        demo: options.demo,
    });
    let mut app = build(&options, recorder.clone(), key, pin)?;
    let parking = Parking::open(data);
    let this_run = ThisRun::begin(data, &recorder, &parking);
    app.insert_resource(parking.clone()).insert_resource(this_run.clone());
    let pulse = app.world().resource::<Pulse>().clone();
    let cannot_watch = |error| format!("the exhibit cannot watch itself: {error}");
    if let Some(supervisor) = Supervisor::of_this_process() {
        app.insert_resource(supervisor);
        supervisor.tell(pulse.clone(), options.graphics).map_err(cannot_watch)?;
    }
    fault::watch_for_stalls(pulse.clone(), recorder.clone(), parking.clone(), this_run.clone(), journal.clone())
        .map_err(cannot_watch)?;
    if let (Some(server), Some(token_file)) = (&arguments.server, &arguments.token_file) {
        let link = LinkOptions {
            server: server.clone(),
            token_file: token_file.clone(),
            name: arguments.name.clone(),
            demo: options.demo,
        };
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
    let exit = run_to_the_end(&mut app, &pulse, &recorder, &parking);
    this_run.end();
    recorder.record(Event::ExhibitStopped { reason: format!("{exit:?}") });
    if let Err(error) = journal.close(LAST_FLUSH) {
        tracing::error!("{error}");
    }
    Ok(match exit {
        AppExit::Success => ExitCode::SUCCESS,
        AppExit::Error(code) => ExitCode::from(code.get()),
    })
}

/// Runs the app. A panic that no guard caught ends it, on record and with the code of a crash.
fn run_to_the_end(app: &mut App, pulse: &Pulse, recorder: &Recorder, parking: &Parking) -> AppExit {
    // The app is not used again after a panic, so its state does not matter.
    catch_unwind(AssertUnwindSafe(|| app.run())).unwrap_or_else(|payload| {
        recorder.record(Event::Fault { what: fault::words(payload.as_ref()) });
        fault::note_fall(recorder, parking, &pulse.scene());
        AppExit::error()
    })
}

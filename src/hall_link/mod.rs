//! The hall server as seen from a screen. The exhibit never needs it to serve a visitor: records wait in the journal,
//! orders come when they come.

mod believed;
mod client;
mod deliver;
mod hall_server;
mod key_file;
mod orders;
mod pictures;
mod signed;
mod standing;

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex};

use bevy::prelude::*;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};
use hall_api::{DisplayInfo, SceneName};
use journal::{LateJournal, Outbox as _};

pub use believed::CertificateFault;
pub use client::{Client, LinkError};
pub use hall_server::{HallServer, HallServerError};
pub use key_file::{FreshKey, KeyFileError};
pub use signed::{Answer, AskError, SignedClient};

use crate::AppSystems;
use crate::display::RunningProfile;
use crate::fault::Guarded as _;
use crate::scene::{LiveLibrary, Stage};
use crate::staff::HallPin;
use crate::takeaway_code::TakeawayKey;

/// Where the hall server is, and who this exhibit is to it.
#[derive(Clone, Debug)]
pub struct LinkOptions {
    pub server: HallServer,
    /// Folder with the device's key.
    pub data: PathBuf,
    pub demo: bool,
    /// Learns the staff PIN from the server.
    pub pin: HallPin,
}

/// What the threads and the app share.
#[derive(Resource)]
pub(crate) struct Link {
    orders: Mutex<Receiver<hall_api::Order>>,
    pictures: SyncSender<pictures::Picture>,
    /// Somebody looks at the screens page.
    watched: Arc<Mutex<bool>>,
    /// What a hello says of the exhibit; kept up to date by the app.
    card: Arc<Mutex<Card>>,
}

/// What a hello says of the exhibit.
#[derive(Clone, Debug, Default)]
pub(crate) struct Card {
    pub takeaway_key: String,
    pub profile: String,
    pub scenes: Vec<SceneName>,
    pub displays: Vec<DisplayInfo>,
}

/// Starts the threads that talk with the hall server, once the journal is there: it knows who this exhibit is.
///
/// # Errors
/// Where there is no key or a thread cannot start.
pub fn plug_in(app: &mut App, options: &LinkOptions, journal: &LateJournal) -> Result<(), LinkError> {
    let client = Client::new(&options.server, &options.data)?;
    let proxy = app.world().get_resource::<EventLoopProxyWrapper>().map(|proxy| (**proxy).clone());
    let wake = move || {
        if let Some(proxy) = &proxy {
            proxy.send_event(WinitUserEvent::WakeUp).ok();
        }
    };
    let (send_order, orders) = channel();
    let (send_picture, pictures) = sync_channel(4);
    let watched = Arc::new(Mutex::new(false));
    let card = Arc::new(Mutex::new(card(app)));
    let talk = {
        let (options, journal, watched, card) = (options.clone(), journal.clone(), watched.clone(), card.clone());
        move || {
            let journal = journal.wait();
            let client = client.of_device(journal.device().to_string());
            deliver::start(client.clone(), options, journal, card)?;
            orders::start(client.clone(), send_order, watched, wake)?;
            pictures::start(client, pictures)
        }
    };
    if journal.opened().is_some() {
        talk()?;
    } else {
        let talk =
            move || talk().unwrap_or_else(|error| tracing::error!("the hall server is not talked with: {error}"));
        let thread = std::thread::Builder::new().name("hall link".to_owned()).spawn(talk);
        thread.map_err(|error| LinkError::Thread("hall link", error))?;
    }
    app.insert_resource(Link { orders: Mutex::new(orders), pictures: send_picture, watched, card })
        .add_systems(Update, orders::arrive.guarded().in_set(AppSystems::Play))
        .add_systems(Update, (tell_card.guarded(), pictures::take.guarded()).in_set(AppSystems::Last));
    Ok(())
}

fn card(app: &App) -> Card {
    let world = app.world();
    let profile = &world.resource::<RunningProfile>().0;
    let library = &world.resource::<LiveLibrary>().0;
    let key = world.resource::<TakeawayKey>().0.public().to_bytes();
    let title = |id: &String, language| {
        library.scenes.get(id).map_or_else(String::new, |scene| {
            library.messages.format(language, &scene.title, &content::Values::default())
        })
    };
    let name = |id: &String| SceneName {
        id: id.clone(),
        name: title(id, content::Language::ZhCn),
        name_en: title(id, content::Language::En),
    };
    Card {
        takeaway_key: key.iter().map(|byte| format!("{byte:02x}")).collect(),
        profile: profile.id.clone(),
        scenes: profile.scenes.iter().map(name).collect(),
        displays: profile
            .displays
            .iter()
            .map(|spec| DisplayInfo {
                id: spec.id.clone(),
                width_mm: spec.width_mm as u32,
                height_mm: spec.height_mm as u32,
                scene: profile.attract.clone(),
            })
            .collect(),
    }
}

/// The card says which scene is on stage.
fn tell_card(link: Res<Link>, stage: Res<Stage>) {
    if stage.is_changed()
        && let Ok(mut card) = link.card.lock()
    {
        for display in &mut card.displays {
            display.scene.clone_from(&stage.scene);
        }
    }
}

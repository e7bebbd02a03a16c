//! The running server: from an address and a data folder to a clean end.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::tz::TimeZone;
use tokio::net::TcpListener;
use tokio::runtime::Handle;
use tokio::signal::unix::{SignalKind, signal};

use crate::clock::now_ms;
use crate::data_folder::{self, DataFolder, DataFolderError};
use crate::database::{Database, DatabaseError};
use crate::demo::{self, DemoError};
use crate::device::known_exhibits;
use crate::hall::Hall;
use crate::identity::{Identity, IdentityError};
use crate::listen::{Door, Tls, TlsError, TlsFiles};
use crate::page::{self, OwnLessonsError};
use crate::router::router;
use crate::service_manager;
use crate::statistics::{Statistics, feed_for_ever};

/// Requests under way get so long to finish when the server is asked to end.
const FAREWELL: Duration = Duration::from_secs(5);

/// How to serve.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where to listen; port 0 takes a free one.
    pub listen: SocketAddr,
    /// The certificate, where connections are encrypted.
    pub tls: Option<TlsFiles>,
    /// The data folder.
    pub data: PathBuf,
    /// The hall's own folder of documents, where it has one.
    pub folder: Option<PathBuf>,
    /// The hall's time zone, such as `Asia/Shanghai`.
    pub time_zone: String,
    /// Whether to write demo records once.
    pub seed_demo: bool,
}

/// Why the server does not run.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// The address is open to others.
    #[error(
        "{0} can be reached from other machines, and without a certificate nothing is encrypted: give --tls-certificate and \
         --tls-key (`zhidian-hall certificate new` makes them), or listen on 127.0.0.1"
    )]
    NotLoopback(SocketAddr),
    /// No encryption.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// The port is taken.
    #[error("port {port} is in use: stop the program that holds it, or choose another with --listen {ip}:PORT", port = .0.port(), ip = .0.ip())]
    PortInUse(SocketAddr),
    /// No such address here.
    #[error("{address} cannot be listened on ({source}): choose another address with --listen")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system said.
        source: io::Error,
    },
    /// Not a time zone.
    #[error("{0} is not a time zone: give a name such as Asia/Shanghai with --time-zone")]
    TimeZone(String),
    /// The data folder.
    #[error(transparent)]
    Folder(#[from] DataFolderError),
    /// The hall's own lessons.
    #[error(transparent)]
    Lessons(#[from] OwnLessonsError),
    /// The database.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The identity.
    #[error(transparent)]
    Identity(#[from] IdentityError),
    /// The statistics' folder.
    #[error("the statistics cannot be opened ({0}): delete the folder insight, it is made again from the database")]
    Insight(#[from] insight::Error),
    /// Demo records.
    #[error(transparent)]
    Demo(#[from] DemoError),
    /// Serving ended with an error of the system.
    #[error("the server cannot go on ({0}): start it again")]
    Serve(io::Error),
}

/// What was asked for, where all of it can be.
struct Understood {
    time_zone: TimeZone,
    /// The hall's own lessons, as JSON.
    own_lessons: Option<Vec<u8>>,
    tls: Option<Tls>,
}

impl Settings {
    /// Whether a server could be started so, as far as can be said without starting it.
    pub fn check(&self) -> Result<(), ServerError> {
        self.understood().map(|_| ())
    }

    fn understood(&self) -> Result<Understood, ServerError> {
        if self.tls.is_none() && !self.listen.ip().is_loopback() {
            return Err(ServerError::NotLoopback(self.listen));
        }
        let time_zone = TimeZone::get(&self.time_zone).map_err(|_| ServerError::TimeZone(self.time_zone.clone()))?;
        let tls = self.tls.clone().map(Tls::open).transpose()?;
        let own_lessons = self.folder.as_deref().map(page::own_lessons).transpose()?;
        Ok(Understood { time_zone, own_lessons, tls })
    }
}

/// Serves until SIGTERM or Ctrl-C. Calls `ready` with the address once requests are answered.
pub async fn serve(settings: Settings, ready: impl FnOnce(SocketAddr)) -> Result<(), ServerError> {
    let Understood { time_zone, own_lessons, tls } = settings.understood()?;
    let tls = tls.map(Arc::new);
    // The port first: a second start on the same port should hear of the port, not of the folder.
    let listener = listen(settings.listen).await?;
    // From here on requests may be signed for this start of the server; those of the one before are not remembered.
    let since_s = now_ms() / 1000;
    let door = Door::new(listener, tls.clone());
    let address = door.address().map_err(ServerError::Serve)?;
    let folder = DataFolder::open(&settings.data)?;
    let mut hall = open(&folder, time_zone, settings.seed_demo)?;
    if let Some(json) = own_lessons {
        hall.pages.hold_lessons(json);
    }
    hall.is_encrypted = tls.is_some();
    hall.remember_requests_since(since_s);
    let hall = Arc::new(hall);
    if let Some(tls) = tls {
        let ending = hall.ending.subscribe();
        tokio::spawn(async move { tls.renew_for_ever(ending).await });
    }
    let (fed, runtime) = (hall.clone(), Handle::current());
    let feeding = tokio::task::spawn_blocking(move || feed_for_ever(&fed, &runtime));
    ready(address);
    service_manager::ready();
    let watching = tokio::spawn(service_manager::feed_watchdog(hall.clone()));
    tracing::info!(%address, encrypted = hall.is_encrypted, data = %folder.path().display(), "the hall server is up");
    let serving = door.serve(router(&hall), hall.ending.subscribe());
    tokio::select! {
        () = serving => {}
        () = farewell(hall.clone()) => tracing::warn!("some requests did not finish in time and were cut off"),
    }
    hall.ending.send_replace(true);
    if feeding.await.is_err() {
        tracing::warn!("statistics stopped early; they go on at the next start");
    }
    watching.abort();
    tracing::info!("the hall server has ended");
    Ok(())
}

fn open(folder: &DataFolder, time_zone: TimeZone, seed_demo: bool) -> Result<Hall, ServerError> {
    let database = Database::open(&folder.database())?;
    let identity = Identity::open(&database, folder.path())?;
    data_folder::create_private(&folder.insight())?;
    let statistics = Statistics::open(&folder.insight())?;
    if seed_demo {
        demo::seed_once(&database, &time_zone)?;
    }
    let known = database.write_now(|connection| known_exhibits(connection))?;
    let hall = Hall::new(database, identity, time_zone, statistics, folder.path().to_path_buf());
    for hello in known {
        hall.screens().remember(hello);
    }
    Ok(hall)
}

async fn listen(address: SocketAddr) -> Result<TcpListener, ServerError> {
    TcpListener::bind(address).await.map_err(|source| match source.kind() {
        io::ErrorKind::AddrInUse => ServerError::PortInUse(address),
        _ => ServerError::Listen { address, source },
    })
}

/// Waits for the request to end, tells everyone, and gives requests under way some time.
async fn farewell(hall: Arc<Hall>) {
    asked_to_end().await;
    let asked = Instant::now();
    service_manager::stopping();
    tracing::info!("ending: requests under way are finished first");
    hall.ending.send_replace(true);
    tokio::time::sleep(FAREWELL.saturating_sub(asked.elapsed())).await;
}

async fn asked_to_end() {
    let terminate = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signals) => signals.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = terminate => {}
        pressed = tokio::signal::ctrl_c() => if pressed.is_err() { std::future::pending::<()>().await },
    }
}

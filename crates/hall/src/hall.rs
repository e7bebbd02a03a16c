//! Everything the server's requests share.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use tokio::sync::{Semaphore, watch};

use crate::clock::now_ms;
use crate::database::Database;
use crate::device::Nonces;
use crate::health::{CountedRows, Counters};
use crate::identity::Identity;
use crate::page::Pages;
use crate::rate_limit::RateLimit;
use crate::screen::Screens;
use crate::session::WrongPins;
use crate::statistics::Statistics;

/// The running hall. One for each process, shared by all requests.
#[derive(Debug)]
pub struct Hall {
    /// Records, sessions, exhibits.
    pub database: Database,
    /// Who this server is.
    pub identity: Identity,
    /// Local dates of the hall.
    pub time_zone: TimeZone,
    /// Statistics over the records.
    pub statistics: Statistics,
    /// Pages that browsers get.
    pub pages: Pages,
    /// What happened since the start, for `/metrics`.
    pub counters: Counters,
    /// Whether connections are encrypted, so that browsers reach the pages by https alone.
    pub is_encrypted: bool,
    /// When the server started.
    pub started: Instant,
    /// Becomes true when the server is asked to end; waiting requests then answer at once.
    pub ending: watch::Sender<bool>,
    /// Folder whose disk is watched.
    pub folder: std::path::PathBuf,
    /// Argon2 takes 19 MB a try: so many at once.
    pub pin_checks: Semaphore,
    screens: Mutex<Screens>,
    /// Counts up when an order or a watcher comes, to wake exhibits that wait.
    pub screens_changed: watch::Sender<u64>,
    wrong_pins: Mutex<WrongPins>,
    openings: Mutex<RateLimit>,
    enrolments: Mutex<RateLimit>,
    nonces: Mutex<Nonces>,
    counted: Mutex<CountedRows>,
}

/// The hall as handlers take it.
pub type SharedHall = Arc<Hall>;

/// PIN checks at the same time.
const PIN_CHECKS: usize = 2;
/// Take-away codes one address may open at once: a hall's phones may share one address.
const OPENINGS_AT_ONCE: u32 = 30;
/// And then one in this time.
const OPENING_EVERY: Duration = Duration::from_secs(1);
/// Enrolments one address may ask for or about at once: codes are not to be guessed.
const ENROLMENTS_AT_ONCE: u32 = 10;
/// And then one in this time.
const ENROLMENT_EVERY: Duration = Duration::from_secs(1);

impl Hall {
    /// A hall over an open database.
    pub fn new(
        database: Database,
        identity: Identity,
        time_zone: TimeZone,
        statistics: Statistics,
        folder: std::path::PathBuf,
    ) -> Self {
        Self {
            database,
            identity,
            time_zone,
            statistics,
            pages: Pages::embedded(),
            counters: Counters::default(),
            is_encrypted: false,
            started: Instant::now(),
            ending: watch::Sender::new(false),
            folder,
            pin_checks: Semaphore::new(PIN_CHECKS),
            screens: Mutex::default(),
            screens_changed: watch::Sender::new(0),
            wrong_pins: Mutex::default(),
            openings: Mutex::new(RateLimit::new(OPENINGS_AT_ONCE, OPENING_EVERY)),
            enrolments: Mutex::new(RateLimit::new(ENROLMENTS_AT_ONCE, ENROLMENT_EVERY)),
            nonces: Mutex::new(Nonces::since(now_ms() / 1000)),
            counted: Mutex::default(),
        }
    }

    /// The exhibits' displays. Held only for a moment: never across an await.
    pub fn screens(&self) -> MutexGuard<'_, Screens> {
        self.screens.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Wakes exhibits that wait for orders.
    pub fn wake_exhibits(&self) {
        self.screens_changed.send_modify(|count| *count = count.wrapping_add(1));
    }

    /// Openings of take-away codes, by client. Held only for a moment: never across an await.
    pub fn openings(&self) -> MutexGuard<'_, RateLimit> {
        self.openings.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Enrolments of devices, by client. Held only for a moment: never across an await.
    pub fn enrolments(&self) -> MutexGuard<'_, RateLimit> {
        self.enrolments.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes no request that was signed before this second, of which nothing is remembered.
    pub fn remember_requests_since(&mut self, since_s: i64) {
        self.nonces = Mutex::new(Nonces::since(since_s));
    }

    /// Requests of devices that were answered lately. Held only for a moment: never across an await.
    pub fn nonces(&self) -> MutexGuard<'_, Nonces> {
        self.nonces.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Rows of records counted so far. Held only for a moment: never across an await.
    pub fn counted(&self) -> MutexGuard<'_, CountedRows> {
        self.counted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Milliseconds since the server started.
    pub fn uptime_ms(&self) -> i64 {
        i64::try_from(self.started.elapsed().as_millis()).unwrap_or(i64::MAX)
    }

    /// The hall's offset from UTC now, in minutes.
    pub fn offset_min(&self) -> i16 {
        i16::try_from(self.time_zone.to_offset(Timestamp::now()).seconds() / 60).unwrap_or(0)
    }

    /// Wrong PINs. Held only for a moment: never across an await.
    pub fn wrong_pins(&self) -> MutexGuard<'_, WrongPins> {
        self.wrong_pins.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

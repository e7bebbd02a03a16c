//! Any history: exhibits that write, send, crash, fill their disks, are cloned and restored, and a server that does the same.
//! Whatever happened, in the end the oracle holds. A failing history is shrunk, and the seed is printed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use journal::{Action, BootId, Delivery, Event, Failure, FileSystem, Outbox, Reply, Spool, SpoolOptions, Stamp};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};

use crate::hall::{Row, Server};
use crate::memory_file_system::{Fault, Leaves, MemoryFileSystem};
use crate::oracle::{Oracle, WRITER, visit};

const DIR: &str = "/spool";
/// More are not made by cloning.
const MOST_EXHIBITS: usize = 4;

/// One thing that happens. `who` is an exhibit, taken modulo how many there are.
#[derive(Clone, Debug)]
enum Happens {
    Append { who: usize, count: u64 },
    Flush { who: usize },
    Send { who: usize, fate: Fate },
    Reconnect { who: usize },
    Crash { who: usize, leaves: Leaves },
    PowerCutWithin { who: usize, calls: usize },
    ClockJump { who: usize, wall_ms: i64 },
    Delete { who: usize },
    DiskFull { who: usize, room: usize },
    DiskMeets { who: usize, fault: Fault, calls: usize, times: usize },
    SyncsFail { who: usize, times: usize },
    DiskMended { who: usize },
    NewEpoch { who: usize },
    Clone { who: usize },
    CopyExhibit { who: usize },
    RestoreExhibit { who: usize },
    ServerTakes { most_records: usize },
    ServerCrash { leaves: Leaves },
    ServerPowerCutWithin { calls: usize },
    BackUpServer,
    RestoreServer,
}

/// What becomes of a request.
#[derive(Clone, Copy, Debug)]
enum Fate {
    Arrives,
    IsLost,
    ItsAnswerIsLost,
}

fn leaves() -> impl Strategy<Value = Leaves> {
    prop_oneof![Just(Leaves::Synced), Just(Leaves::All), (1u64..1 << 32).prop_map(Leaves::Some)]
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![4 => Just(Fate::Arrives), 1 => Just(Fate::IsLost), 1 => Just(Fate::ItsAnswerIsLost)]
}

fn fault() -> impl Strategy<Value = Fault> {
    prop_oneof![Just(Fault::NoSpace), Just(Fault::Quota), Just(Fault::Io), Just(Fault::ReadOnly), Just(Fault::Denied)]
}

fn happens() -> impl Strategy<Value = Happens> {
    let who = || 0..MOST_EXHIBITS;
    prop_oneof![
        8 => (who(), 1u64..6).prop_map(|(who, count)| Happens::Append { who, count }),
        6 => who().prop_map(|who| Happens::Flush { who }),
        12 => (who(), fate()).prop_map(|(who, fate)| Happens::Send { who, fate }),
        1 => who().prop_map(|who| Happens::Reconnect { who }),
        3 => (who(), leaves()).prop_map(|(who, leaves)| Happens::Crash { who, leaves }),
        2 => (who(), 0usize..12).prop_map(|(who, calls)| Happens::PowerCutWithin { who, calls }),
        1 => (who(), any::<i64>()).prop_map(|(who, wall_ms)| Happens::ClockJump { who, wall_ms }),
        1 => who().prop_map(|who| Happens::Delete { who }),
        1 => (who(), 0usize..300).prop_map(|(who, room)| Happens::DiskFull { who, room }),
        1 => (who(), fault(), 0usize..6, 1usize..9)
            .prop_map(|(who, fault, calls, times)| Happens::DiskMeets { who, fault, calls, times }),
        1 => (who(), 1usize..4).prop_map(|(who, times)| Happens::SyncsFail { who, times }),
        2 => who().prop_map(|who| Happens::DiskMended { who }),
        1 => who().prop_map(|who| Happens::NewEpoch { who }),
        1 => who().prop_map(|who| Happens::Clone { who }),
        1 => who().prop_map(|who| Happens::CopyExhibit { who }),
        1 => who().prop_map(|who| Happens::RestoreExhibit { who }),
        1 => (1usize..8).prop_map(|most_records| Happens::ServerTakes { most_records }),
        2 => leaves().prop_map(|leaves| Happens::ServerCrash { leaves }),
        1 => (0usize..12).prop_map(|calls| Happens::ServerPowerCutWithin { calls }),
        1 => Just(Happens::BackUpServer),
        1 => Just(Happens::RestoreServer),
    ]
}

struct World {
    server: Server,
    backup: MemoryFileSystem,
    exhibits: Vec<Exhibit>,
    writers: u64,
    oracle: Oracle,
    /// Visits that a server had before it was restored, with their epoch and number.
    once_stored: BTreeMap<u64, (String, u64)>,
}

struct Exhibit {
    fs: MemoryFileSystem,
    /// `None` while it is off, or cannot start.
    spool: Option<Spool>,
    delivery: Delivery,
    now_ms: u64,
    wall_ms: i64,
    next_visit: u64,
    /// Appended and not reported.
    pending: BTreeSet<u64>,
    copy: Option<MemoryFileSystem>,
}

impl Exhibit {
    fn new(fs: MemoryFileSystem, writer: u64) -> Self {
        Self {
            fs,
            spool: None,
            delivery: Delivery::new(writer),
            now_ms: 0,
            wall_ms: 1000,
            next_visit: writer * WRITER,
            pending: BTreeSet::new(),
            copy: None,
        }
    }

    fn stamp(&self) -> Stamp {
        Stamp { boot: BootId([9; 16]), mono_ms: 0, wall_ms: self.wall_ms, offset_min: 480 }
    }

    /// Starts it if it is off; it may not be able to.
    fn start(&mut self) {
        if self.spool.is_none() {
            let options = SpoolOptions { segment_bytes: 400, pending_bytes: 900, ..SpoolOptions::default() };
            self.spool = Spool::open(Arc::new(self.fs.clone()), Path::new(DIR), options, self.stamp()).ok();
            self.delivery = Delivery::new(self.next_visit);
        }
    }

    fn append(&mut self) {
        let (event, stamp) = (crate::hall::visit_event(self.next_visit), self.stamp());
        let Some(spool) = &mut self.spool else { return };
        if spool.append(&event, stamp).is_ok() {
            self.pending.insert(self.next_visit);
        }
        self.next_visit += 1;
    }

    fn flush(&mut self, oracle: &mut Oracle) {
        if self.spool.as_mut().is_some_and(|spool| spool.commit().is_ok()) {
            oracle.durable.append(&mut self.pending);
        }
    }

    fn crash(&mut self, leaves: Leaves) {
        self.fs.power_off_after(0);
        self.spool = None;
        self.pending.clear();
        self.fs.restart(leaves);
        self.start();
    }

    /// A clone may hold what this one wrote and lost in a crash, so its next visits are another writer's.
    fn write_on_as(&mut self, writer: u64, exhibits: usize) {
        if exhibits > 1 {
            self.next_visit = writer * WRITER;
        }
    }

    /// Every visit whose bytes are on its disk.
    fn visits_on_disk(&self) -> BTreeSet<u64> {
        let disk = self.fs.copy();
        let names = disk.list(Path::new(DIR)).unwrap_or_default();
        let bytes = names.iter().filter(|name| name.ends_with(".zdj")).flat_map(|name| {
            let bytes = disk.read(&Path::new(DIR).join(name)).unwrap_or_default();
            String::from_utf8_lossy(&bytes).split("\"visit\":").skip(1).map(str::to_owned).collect::<Vec<_>>()
        });
        bytes.filter_map(|rest| rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()).collect()
    }

    fn send(&mut self, server: &mut Server, fate: Fate) {
        let Some(spool) = &mut self.spool else { return };
        for _ in 0..4 {
            match self.delivery.next(self.now_ms, spool) {
                Ok(Action::WaitUntil(until)) => self.now_ms = until,
                Ok(request) => {
                    let reply = match fate {
                        Fate::IsLost => Reply::Failed(Failure::Unreachable),
                        Fate::Arrives => server.answer(&request),
                        Fate::ItsAnswerIsLost => {
                            server.answer(&request);
                            Reply::Failed(Failure::Unreachable)
                        }
                    };
                    let _ = self.delivery.handle(self.now_ms, spool, reply);
                    return;
                }
                Err(_) => return,
            }
        }
    }
}

impl World {
    fn new() -> Self {
        let server = Server::new("a");
        let mut exhibit = Exhibit::new(MemoryFileSystem::default(), 1);
        exhibit.start();
        Self {
            backup: server.backup(),
            server,
            exhibits: vec![exhibit],
            writers: 1,
            oracle: Oracle::default(),
            once_stored: BTreeMap::new(),
        }
    }

    fn new_writer(&mut self) -> u64 {
        self.writers += 1;
        self.writers
    }

    fn happen(&mut self, what: &Happens) {
        let count = self.exhibits.len();
        let writer = self.new_writer();
        let (exhibits, oracle) = (&mut self.exhibits, &mut self.oracle);
        match *what {
            Happens::Append { who, count: visits } => (0..visits).for_each(|_| exhibits[who % count].append()),
            Happens::Flush { who } => exhibits[who % count].flush(oracle),
            Happens::Send { who, fate } => exhibits[who % count].send(&mut self.server, fate),
            Happens::Reconnect { who } => exhibits[who % count].delivery.reconnect(),
            Happens::Crash { who, leaves } => {
                exhibits[who % count].crash(leaves);
                exhibits[who % count].write_on_as(writer, count);
            }
            Happens::PowerCutWithin { who, calls } => exhibits[who % count].fs.power_off_after(calls),
            Happens::ClockJump { who, wall_ms } => exhibits[who % count].wall_ms = wall_ms,
            Happens::Delete { who } => {
                let exhibit = &mut exhibits[who % count];
                let _ = exhibit.spool.as_mut().map(|spool| spool.delete_expired(exhibit.wall_ms));
            }
            Happens::DiskFull { who, room } => {
                let fs = &exhibits[who % count].fs;
                fs.set_capacity(Some(fs.used() + room));
            }
            Happens::DiskMeets { who, fault, calls, times } => exhibits[who % count].fs.inject(fault, calls, times),
            Happens::SyncsFail { who, times } => exhibits[who % count].fs.fail_syncs(times),
            Happens::DiskMended { who } => {
                mend(&mut exhibits[who % count]);
                exhibits[who % count].write_on_as(writer, count);
            }
            Happens::NewEpoch { who } => {
                exhibits[who % count].flush(oracle);
                let _ = exhibits[who % count].spool.as_mut().map(Spool::open_new_epoch);
            }
            Happens::Clone { who } if count < MOST_EXHIBITS => {
                let fs = exhibits[who % count].fs.copy();
                // What was in memory is no part of the image.
                fs.restart(Leaves::All);
                mend_disk(&fs);
                let mut exhibit = Exhibit::new(fs, writer);
                exhibit.start();
                exhibits.push(exhibit);
            }
            Happens::Clone { .. } => {}
            Happens::CopyExhibit { who } => {
                let fs = exhibits[who % count].fs.copy();
                fs.restart(Leaves::All);
                exhibits[who % count].copy = Some(fs);
            }
            Happens::RestoreExhibit { who } => {
                let exhibit = &mut exhibits[who % count];
                let Some(copy) = exhibit.copy.clone() else { return };
                exhibit.spool = None;
                exhibit.fs.put_back(&copy);
                mend_disk(&exhibit.fs);
                *exhibit = Exhibit { copy: Some(copy), ..Exhibit::new(exhibit.fs.clone(), writer) };
                exhibit.start();
                self.server.crash(Leaves::All);
                self.forgive(&[]);
            }
            Happens::ServerTakes { most_records } => self.server.most_records = most_records,
            Happens::ServerCrash { leaves } => self.server.crash(leaves),
            Happens::ServerPowerCutWithin { calls } => self.server.disk.power_off_after(calls),
            Happens::BackUpServer => {
                self.server.crash(Leaves::Synced);
                self.backup = self.server.backup();
            }
            Happens::RestoreServer => {
                self.server.crash(Leaves::Synced);
                let before = self.server.rows();
                self.once_stored
                    .extend(before.iter().filter_map(|row| Some((visit(row)?, (row.epoch.clone(), row.seq)))));
                self.server.restore(&self.backup);
                self.exhibits.iter_mut().for_each(|exhibit| exhibit.delivery.reconnect());
                self.forgive(&before);
            }
        }
    }

    /// After a restore: what is nowhere any more, no program can bring back. Nor is everything sent again that came under
    /// numbers that another exhibit used too, since the server's mark is one for both (docs/journal.md says so).
    fn forgive(&mut self, before: &[Row]) {
        let rows = self.server.rows();
        let stored: BTreeSet<_> = rows.iter().filter_map(visit).collect();
        let on_disks: BTreeSet<_> = self.exhibits.iter().flat_map(Exhibit::visits_on_disk).collect();
        let shared = |row: &Row| {
            let writer = |row: &Row| visit(row).map(|visit| visit / WRITER);
            before
                .iter()
                .any(|other| other.epoch == row.epoch && writer(other) != writer(row) && writer(other).is_some())
        };
        let twice: BTreeSet<_> = before.iter().filter(|row| shared(row)).filter_map(visit).collect();
        let gone = self.oracle.durable.iter().filter(|visit| !stored.contains(visit));
        let gone: Vec<_> = gone.filter(|visit| !on_disks.contains(visit) || twice.contains(visit)).copied().collect();
        self.oracle.destroyed.extend(gone);
    }

    /// Everything works again, and goes on until all is delivered.
    fn end(&mut self) -> Result<(), TestCaseError> {
        self.server.crash(Leaves::All);
        for exhibit in &mut self.exhibits {
            mend(exhibit);
            exhibit.start();
            prop_assert!(exhibit.spool.is_some(), "a spool cannot be opened");
            exhibit.flush(&mut self.oracle);
            prop_assert!(exhibit.pending.is_empty(), "what was appended does not become durable");
        }
        // Twice: a hello of one may ask for what another one's answer hid.
        for _ in 0..2 {
            for exhibit in &mut self.exhibits {
                exhibit.delivery.reconnect();
                for _ in 0..600 {
                    exhibit.send(&mut self.server, Fate::Arrives);
                }
                let progress = exhibit.spool.as_ref().map(Outbox::progress);
                let done = progress.is_some_and(|it| it.acked >= it.last_seq && !it.sealed);
                prop_assert!(done, "delivery does not come to an end: {:?} {:?}", progress, exhibit.delivery);
            }
        }
        // Confirmed, then deleted when it was old or the disk was full, then lost by the server: a gap says so.
        let on_disks: BTreeSet<_> = self.exhibits.iter().flat_map(Exhibit::visits_on_disk).collect();
        let rows = self.server.rows();
        let told = |epoch: &str, seq: u64| {
            let covers = |row: &&Row| row.epoch == epoch && (row.seq..=row.through).contains(&seq);
            let not_kept = |row: &Row| matches!(&row.event, Some(Event::Gap { reason, .. }) if reason == "not_kept");
            rows.iter().filter(covers).any(not_kept)
        };
        let gone =
            self.once_stored.iter().filter(|(visit, (epoch, seq))| !on_disks.contains(visit) || told(epoch, *seq));
        self.oracle.destroyed.extend(gone.map(|(visit, _)| *visit));
        self.oracle.verdict(&self.server).map_err(TestCaseError::fail)
    }
}

fn mend_disk(fs: &MemoryFileSystem) {
    fs.set_capacity(None);
    fs.fail_syncs(0);
    fs.heal();
}

/// The disk works again. Where the power was off or about to go, the machine starts.
fn mend(exhibit: &mut Exhibit) {
    mend_disk(&exhibit.fs);
    if exhibit.fs.power_will_go() {
        exhibit.crash(Leaves::Synced);
    }
    exhibit.start();
}

fn run(cases: u32) {
    let seed = std::env::var("ZHIDIAN_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or_else(|| std::time::UNIX_EPOCH.elapsed().unwrap().as_nanos() as u64);
    println!("ZHIDIAN_SEED={seed}");
    let bytes: Vec<u8> = seed.to_le_bytes().into_iter().cycle().take(32).collect();
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 20_000, ..Config::default() };
    let histories = proptest::collection::vec(happens(), 1..70);
    let result = TestRunner::new_with_rng(config, rng).run(&histories, |history| {
        let mut world = World::new();
        history.iter().for_each(|what| world.happen(what));
        world.end()
    });
    if let Err(error) = result {
        panic!("ZHIDIAN_SEED={seed}: {error}");
    }
}

#[test]
fn any_history_stores_what_was_promised_exactly_once() {
    run(300);
}

#[test]
#[ignore = "minutes of histories for a night"]
fn many_histories_store_what_was_promised_exactly_once() {
    run(20_000);
}

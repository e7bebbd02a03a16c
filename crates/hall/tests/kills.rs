//! kill -9 at random moments while records come in: what was acknowledged is there exactly once.

mod served;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use hall_api::{Ack, Hello, RECORDS_CONTENT_TYPE, Welcome};
use journal::{Action, Delivery, Event, Failure, Journal, JournalOptions, Outbox as _, Reply, VisitId};
use reqwest::blocking::Client;
use served::{Device, Server, builder, hello};

/// Everything must be there so long after the last round.
const PATIENCE: Duration = Duration::from_secs(60);

/// Random numbers by splitmix64: the seed is printed, so a failing run can be repeated.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }
}

/// An exhibit's delivery: its real journal and delivery, over HTTP.
struct Exhibit {
    journal: Journal,
    delivery: Delivery,
    http: Client,
    begun: Instant,
    acknowledged: AtomicU64,
}

impl Exhibit {
    /// One step of the delivery against the server at `url`.
    fn step(&mut self, url: &str, device: &Device) {
        let now = self.begun.elapsed().as_millis() as u64;
        let reply = match self.delivery.next(now, &mut self.journal).unwrap() {
            Action::WaitUntil(_) => {
                std::thread::sleep(Duration::from_millis(2));
                return;
            }
            Action::SendHello(facts) => {
                let hello = Hello {
                    device: facts.device.to_string(),
                    epoch: facts.epoch.to_string(),
                    next_seq: facts.next_seq,
                    ..hello()
                };
                let request = self.http.post(format!("{url}/api/device/hello")).json(&hello);
                match device.send(request).and_then(|response| response.error_for_status()?.json::<Welcome>()) {
                    Ok(welcome) => Reply::Welcome { server: welcome.server, stored_through: welcome.stored_through },
                    Err(_) => Reply::Failed(Failure::Unreachable),
                }
            }
            Action::SendBatch(batch) => {
                let request = self.http.post(format!("{url}/api/device/records")).body(batch.bytes);
                let request = request.header("content-type", RECORDS_CONTENT_TYPE);
                match device.send(request).and_then(|response| response.error_for_status()?.json::<Ack>()) {
                    Ok(ack) => {
                        self.acknowledged.fetch_max(ack.stored_through, Ordering::Relaxed);
                        let (device, epoch) = (ack.device.parse().unwrap(), ack.epoch.parse().unwrap());
                        Reply::Ack { device, epoch, stored_through: ack.stored_through }
                    }
                    Err(_) => Reply::Failed(Failure::Unreachable),
                }
            }
        };
        self.delivery.handle(now, &mut self.journal, reply).unwrap();
    }
}

#[test]
fn every_acknowledged_record_is_stored_exactly_once_through_a_hundred_kills() {
    through_kills(100);
}

#[test]
#[ignore = "kills for a night"]
fn every_acknowledged_record_is_stored_exactly_once_through_two_thousand_kills() {
    through_kills(2000);
}

/// Rounds of start, deliver, kill.
fn through_kills(rounds: u64) {
    let seed = std::env::var("ZHIDIAN_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or_else(|| std::time::UNIX_EPOCH.elapsed().unwrap().as_nanos() as u64);
    println!("ZHIDIAN_SEED={seed}");
    let mut dice = Dice(seed);
    let (hall, spool) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let journal = Journal::open(spool.path(), JournalOptions::default()).unwrap();
    let device = Device::of(journal.device());
    device.enrol(&Server::start(hall.path()), "dual-screen-1");
    let mut exhibit = Exhibit {
        journal: journal.clone(),
        delivery: Delivery::new(seed),
        http: builder().timeout(Duration::from_secs(5)).build().unwrap(),
        begun: Instant::now(),
        acknowledged: AtomicU64::new(0),
    };
    let visit = AtomicU64::new(0);
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        // Visitors go on while the server dies: records come in small groups all the time.
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                for _ in 0..5 {
                    journal.record(Event::Wiped { visit: VisitId(visit.fetch_add(1, Ordering::Relaxed) + 1) });
                }
                std::thread::sleep(Duration::from_millis(3));
            }
        });
        for round in 0..rounds {
            let before = exhibit.acknowledged.load(Ordering::Relaxed);
            let server = Server::start(hall.path());
            let url = server.url.clone();
            // From before the hello to well into the stream of batches.
            let life = Duration::from_millis(dice.below(250));
            let killer = scope.spawn(move || {
                std::thread::sleep(life);
                server.kill();
            });
            exhibit.delivery.reconnect();
            while !killer.is_finished() {
                exhibit.step(&url, &device);
            }
            assert!(killer.join().is_ok());
            let stored = stored(hall.path());
            let acknowledged = exhibit.acknowledged.load(Ordering::Relaxed);
            for seq in 1..=acknowledged {
                assert_eq!(
                    stored.get(&seq),
                    Some(&1),
                    "record {seq} of {acknowledged} in round {round}, from {before}"
                );
            }
        }
        done.store(true, Ordering::Relaxed);
    });
    journal.flush(Duration::from_secs(10)).unwrap();
    let all = visit.load(Ordering::Relaxed);
    let server = Server::start(hall.path());
    let url = server.url.clone();
    let start = Instant::now();
    exhibit.delivery.reconnect();
    while exhibit.acknowledged.load(Ordering::Relaxed) < all {
        assert!(start.elapsed() < PATIENCE, "not everything arrived");
        exhibit.step(&url, &device);
    }
    let visits: Vec<i64> = server.rows("SELECT event ->> 'visit' FROM record ORDER BY seq");
    assert_eq!(visits, (1..=all as i64).collect::<Vec<_>>(), "each visit once and in order");
    assert_eq!(server.rows::<i64>("SELECT count(*) FROM conflict"), [0]);
    println!("{rounds} kills, {all} records");
}

/// How often each number is stored.
fn stored(folder: &std::path::Path) -> BTreeMap<u64, u64> {
    let connection = rusqlite::Connection::open(folder.join("hall.sqlite")).unwrap();
    let Ok(mut statement) = connection.prepare("SELECT seq, count(*) FROM record GROUP BY seq") else {
        return BTreeMap::new();
    };
    let rows = statement.query_map([], |row| Ok((row.get::<_, i64>(0)? as u64, row.get::<_, i64>(1)? as u64)));
    rows.unwrap().collect::<Result<_, _>>().unwrap()
}

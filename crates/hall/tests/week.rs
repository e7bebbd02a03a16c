//! Exhibits come back at once after a week without network: the memory of the server stays bounded, a live exhibit does not
//! wait for them, and the statistics are right afterwards. What was measured is printed.

mod served;

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use hall_api::{Ack, RECORDS_CONTENT_TYPE};
use journal::{Batch, BootId, DeviceId, EpochId, Event, Frame, Stamp, VisitEnd, VisitId};
use reqwest::blocking::Client;
use served::{Device, Server, builder, client, json};

/// The first day of the week, at noon in the hall: 2026-03-02.
const MONDAY_NOON_MS: i64 = 1_772_424_000_000;
const DAY_MS: i64 = 86_400_000;
/// Records of one visit.
const OF_A_VISIT: u64 = 10;
/// Records of one request, as exhibits send them.
const AT_ONCE: u64 = 1_000;

/// What one exhibit has to tell, made as it is sent: a week of it is not held.
struct Exhibit {
    device: Device,
    records: u64,
}

impl Exhibit {
    fn new(number: u8, records: u64) -> Self {
        Self { device: Device::of(DeviceId([number; 16])), records }
    }

    /// Record `seq` of the week.
    fn frame(&self, seq: u64) -> Vec<u8> {
        let place = (seq - 1) % OF_A_VISIT;
        let visit = VisitId((u64::from(self.device.id.0[0]) << 32) + (seq - 1) / OF_A_VISIT);
        let scene = if place < 4 { "home" } else { "tier-calculator" }.to_owned();
        let event = match place {
            0 => Event::VisitStarted { visit, display: "near".to_owned() },
            1 | 4 => Event::SceneEntered { visit, scene },
            7 => Event::StepReached { visit, scene, step: "area".to_owned() },
            8 => Event::VisitEnded { visit, reason: VisitEnd::Idle, active_ms: 60_000, total_ms: 125_000 },
            9 => Event::Wiped { visit },
            _ => Event::Touched {
                visit,
                scene,
                display: "near".to_owned(),
                layout: 1,
                control: Some("plus".to_owned()),
                at: Some([0.25, 0.5]),
            },
        };
        let day = i64::try_from((seq - 1) * 7 / self.records.max(1)).unwrap();
        let wall_ms = MONDAY_NOON_MS + day * DAY_MS + i64::try_from(seq % 3_600).unwrap() * 1_000;
        let stamp = Stamp { boot: BootId([1; 16]), mono_ms: seq * 1_000, wall_ms, offset_min: 480 };
        let payload = serde_json::to_vec(&event).unwrap();
        Frame { seq, stamp, payload: &payload }.encode().unwrap()
    }

    fn batch(&self, first: u64, last: u64) -> Batch {
        Batch {
            device: self.device.id,
            epoch: EpochId([1; 16]),
            first_seq: first,
            last_seq: last,
            count: u32::try_from(last - first + 1).unwrap(),
            frames: (first..=last).flat_map(|seq| self.frame(seq)).collect(),
        }
    }

    /// Sends records until the server confirms that they are on disk; again where it asks for time, as exhibits do.
    fn deliver(&self, http: &Client, url: &str, first: u64, last: u64) {
        let body = self.batch(first, last).encode();
        loop {
            let request = http.post(format!("{url}/api/device/records")).header("content-type", RECORDS_CONTENT_TYPE);
            let answer = self.device.send(request.body(body.clone())).unwrap();
            if answer.status().as_u16() == 503 || answer.status().as_u16() == 429 {
                std::thread::sleep(Duration::from_millis(200));
                continue;
            }
            let ack: Ack = answer.error_for_status().unwrap().json().unwrap();
            assert_eq!(ack.stored_through, last);
            return;
        }
    }
}

/// What was measured.
struct Measured {
    per_s: f64,
    live_ms: Vec<f64>,
    quiet_ms: Vec<f64>,
    most_resident_mib: u64,
    resident_before_mib: u64,
}

fn come_back(exhibits: u8, records: u64) -> Measured {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let back: Vec<_> = (1..=exhibits).map(|number| Exhibit::new(number, records)).collect();
    for exhibit in &back {
        exhibit.device.is_known(&server, &format!("exhibit-{}", exhibit.device.id.0[0]));
    }
    let live = Exhibit::new(250, u64::MAX / 7);
    live.device.is_known(&server, "live");
    let http = builder().build().unwrap();
    let mut live_seq = 0;
    let mut one = |times: &mut Vec<f64>| {
        live_seq += 1;
        let begun = Instant::now();
        live.deliver(&http, &server.url, live_seq, live_seq);
        times.push(begun.elapsed().as_secs_f64() * 1e3);
        std::thread::sleep(Duration::from_millis(50));
    };
    let (mut quiet_ms, mut live_ms) = (Vec::new(), Vec::new());
    (0..20).for_each(|_| one(&mut quiet_ms));
    let resident_before_mib = server.resident_mib("VmRSS");
    let done = AtomicBool::new(false);
    let begun = Instant::now();
    let took = std::thread::scope(|scope| {
        let floods: Vec<_> = back
            .iter()
            .map(|exhibit| {
                let url = &server.url;
                scope.spawn(move || {
                    let http = builder().build().unwrap();
                    for first in (1..=exhibit.records).step_by(AT_ONCE as usize) {
                        exhibit.deliver(&http, url, first, (first + AT_ONCE - 1).min(exhibit.records));
                    }
                })
            })
            .collect();
        let done = &done;
        let ender = scope.spawn(move || {
            floods.into_iter().for_each(|flood| flood.join().unwrap());
            done.store(true, Ordering::Relaxed);
            begun.elapsed()
        });
        while !done.load(Ordering::Relaxed) {
            one(&mut live_ms);
        }
        ender.join().unwrap()
    });
    let most_resident_mib = server.resident_mib("VmHWM");
    let all = u64::from(exhibits) * records;
    stored_once(&server, all + live_seq);
    counted(&server, all / OF_A_VISIT);
    Measured { per_s: all as f64 / took.as_secs_f64(), live_ms, quiet_ms, most_resident_mib, resident_before_mib }
}

/// Everything is stored exactly once, and nothing is in conflict.
fn stored_once(server: &Server, all: u64) {
    let all = i64::try_from(all).unwrap();
    assert_eq!(server.rows::<i64>("SELECT count(*) FROM record"), [all]);
    let apart = "SELECT count(*) FROM (SELECT DISTINCT device, epoch, seq FROM record)";
    assert_eq!(server.rows::<i64>(apart), [all]);
    assert_eq!(server.rows::<i64>("SELECT count(*) FROM conflict"), [0]);
}

/// The statistics of the week count each visit once.
fn counted(server: &Server, visits: u64) {
    let begun = Instant::now();
    while server.metric("insight_lag_rows") > 0 {
        assert!(begun.elapsed() < Duration::from_secs(600), "the statistics do not follow");
        std::thread::sleep(Duration::from_millis(200));
    }
    let cookie = server.sign_in();
    let path = server.at("/api/statistics/exhibits?from=2026-03-02&to=2026-03-08");
    let statistics = json(client().get(path).header("cookie", cookie).send().unwrap());
    // The live exhibit's visits are of the same Monday.
    let live = statistics["totals"]["visits"].as_u64().unwrap() - visits;
    assert!(live < visits.max(1_000), "{statistics}");
}

fn median(of: &[f64]) -> f64 {
    let mut sorted = of.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

fn told(exhibits: u8, records: u64) {
    let measured = come_back(exhibits, records);
    let worst = |of: &[f64]| of.iter().copied().fold(0.0, f64::max);
    println!(
        "{exhibits} exhibits x {records} records: {:.0} records a second, on disk when confirmed (50,000 are wanted)",
        measured.per_s
    );
    println!(
        "a live exhibit's record: {:.1} ms at the median before, {:.1} ms meanwhile, {:.0} ms at most, {} of them",
        median(&measured.quiet_ms),
        median(&measured.live_ms),
        worst(&measured.live_ms),
        measured.live_ms.len()
    );
    println!(
        "the server: {} MiB resident before, {} MiB at most",
        measured.resident_before_mib, measured.most_resident_mib
    );
    assert!(measured.live_ms.len() > 1, "the live exhibit was starved");
    assert!(measured.most_resident_mib < 1_024, "{} MiB are not bounded", measured.most_resident_mib);
}

#[test]
fn fifty_exhibits_come_back_at_once_and_a_live_one_does_not_wait() {
    told(50, 1_400);
}

#[test]
#[ignore = "3.5 million records: cargo nextest run --test week --run-ignored only"]
fn fifty_exhibits_come_back_at_once_after_a_whole_week() {
    told(50, 70_000);
}

//! kill -9 of the exhibit and of the hall server at random moments while visitors touch: what was confirmed is stored
//! exactly once, and the statistics count it.

mod killed_hall;

use std::time::{Duration, Instant};

use killed_hall::{Counts, Durable, Hall, counted, deliver_all, same, stored, wait_until};

/// Some kills come so soon after the start, in milliseconds, that most of them meet a program that is not up yet.
const WHILE_STARTING_MS: u64 = 800;
/// The others come so long after the first visit, about as long as a visit takes.
const AFTER_A_VISITOR_MS: u64 = 500;
/// Between two kills of one round.
const APART_MS: u64 = 60;

/// Random numbers by splitmix64: the seed is printed, so that the same choices can be made again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    fn pause(&mut self, up_to_ms: u64) {
        std::thread::sleep(Duration::from_millis(self.below(up_to_ms)));
    }
}

/// How often each program was killed.
#[derive(Clone, Copy, Debug, Default)]
struct Kills {
    exhibit: u32,
    server: u32,
}

impl Kills {
    fn of_exhibit(&mut self, hall: &mut Hall) {
        hall.kill_exhibit();
        self.exhibit += 1;
    }

    fn of_server(&mut self, hall: &mut Hall) {
        hall.kill_server();
        self.server += 1;
    }
}

#[test]
fn what_was_confirmed_is_stored_once_and_counted_through_fifty_kills_of_exhibit_and_server() {
    through_kills(50);
}

#[test]
#[ignore = "kills for a night"]
fn what_was_confirmed_is_stored_once_and_counted_through_two_thousand_kills_of_exhibit_and_server() {
    through_kills(2000);
}

#[test]
fn an_exhibit_that_is_shut_out_keeps_its_records_and_delivers_them_once_it_is_let_in_again() {
    let mut hall = Hall::open(u64::from(std::process::id()));
    hall.start_exhibit(true);
    wait_until("records at the server", || !stored(&hall).is_empty());
    hall.device(&["remove", "exhibit-1"]);
    wait_until("a word of it", || hall.said("this exhibit was shut out by the hall server"));
    let stored_then = stored(&hall).len();
    hall.kill_exhibit();
    hall.start_exhibit(true);
    hall.wait_for_visitor();
    assert!(hall.end_exhibit().success(), "visitors are served on");
    let durable = Durable::read(&hall.journal()).records;
    assert!(durable.len() > stored_then, "{} records", durable.len());
    assert_eq!(stored(&hall).len(), stored_then, "nothing is taken from it");
    hall.enrol_exhibit();
    hall.start_exhibit(false);
    wait_until("delivery of what was kept", || stored(&hall).len() >= durable.len());
    same("what was kept is delivered", &durable, &stored(&hall));
}

/// Each program is killed at least so often.
fn through_kills(each: u32) {
    let seed = std::env::var("ZHIDIAN_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or_else(|| std::time::UNIX_EPOCH.elapsed().unwrap().as_nanos() as u64);
    println!("ZHIDIAN_SEED={seed}");
    let (begun, mut dice) = (Instant::now(), Dice(seed));
    let mut hall = Hall::open(dice.below(u64::MAX));
    let (mut kills, mut confirmed) = (Kills::default(), Confirmed::default());
    while kills.exhibit < each || kills.server < each {
        hall.start_server();
        hall.start_exhibit(true);
        if dice.below(4) == 0 {
            dice.pause(WHILE_STARTING_MS);
        } else {
            hall.wait_for_visitor();
            dice.pause(AFTER_A_VISITOR_MS);
        }
        match dice.below(4) {
            0 => kills.of_exhibit(&mut hall),
            1 => kills.of_server(&mut hall),
            2 => {
                kills.of_exhibit(&mut hall);
                dice.pause(APART_MS);
                kills.of_server(&mut hall);
            }
            _ => {
                kills.of_server(&mut hall);
                dice.pause(APART_MS);
                kills.of_exhibit(&mut hall);
            }
        }
        confirmed.check(&hall, &format!("ZHIDIAN_SEED={seed} after {kills:?}"));
    }
    let killed_s = begun.elapsed().as_secs_f32();

    hall.start_server();
    hall.start_exhibit(true);
    hall.wait_for_visitor();
    assert!(hall.end_exhibit().success(), "SIGTERM ends an exhibit without graphics cleanly");
    confirmed.check(&hall, "after SIGTERM");
    deliver_all(&mut hall, |hall| confirmed.check(hall, "with nobody in the hall"));
    let durable = confirmed.durable.records;
    let stored = stored(&hall);
    same("everything durable is stored", &durable, &stored);
    assert_eq!(durable.len(), stored.len(), "nothing else is stored");
    let counts = Counts::over(&durable);
    hall.wait_for_server();
    assert_eq!(counted(&hall, counts.records), counts, "the statistics count what was confirmed");
    assert!(counts.visits > 0 && counts.codes > 0, "{counts:?}");
    println!("{kills:?} in {killed_s:.1} s, {counts:?}, {:.1} s in all", begun.elapsed().as_secs_f32());
}

/// What is known to be durable and stored, and must stay so.
#[derive(Default)]
struct Confirmed {
    durable: Durable,
    stored: usize,
}

impl Confirmed {
    /// Looks at both disks. One of the programs is down: the exhibit, and nothing new becomes durable, or the server,
    /// and nothing new is stored. Either way what is stored now is among what is read as durable.
    fn check(&mut self, hall: &Hall, when: &str) {
        let durable = Durable::read(&hall.journal());
        same(&format!("what was durable stays as it was, {when}"), &self.durable.records, &durable.records);
        let stored = stored(hall);
        same(&format!("what is stored was durable, dense from 1, {when}"), &stored, &durable.records);
        assert!(stored.len() >= self.stored, "{} of {} records are stored, {when}", stored.len(), self.stored);
        let acknowledged = durable.acknowledged;
        assert!(stored.len() as u64 >= acknowledged, "{} of {acknowledged} are stored, {when}", stored.len());
        (self.durable, self.stored) = (durable, stored.len());
    }
}

//! Delivery against a server that stores as the hall server does, over a line that loses what it likes.

use std::path::Path;

use journal::{Action, EpochId, Event, Failure, Outbox, Reply};
use proptest::prelude::*;

use crate::hall::{Exhibit, Line, Server};
use crate::memory_file_system::Leaves;

fn is_hello(action: &Action) -> bool {
    matches!(action, Action::SendHello(_))
}

#[test]
fn says_hello_sends_everything_and_then_waits_for_more() {
    let (mut exhibit, mut server) = (Exhibit::new(), Server::new("a"));
    exhibit.write(1..=2500);
    assert!(is_hello(&exhibit.exchange(&mut server, Line::Works)));
    let mut sizes = Vec::new();
    for _ in 0..3 {
        let Action::SendBatch(batch) = exhibit.exchange(&mut server, Line::Works) else { panic!() };
        sizes.push(batch.count);
    }
    assert_eq!(sizes, [1000, 1000, 500]);
    assert_eq!(server.visits(), (1..=2500).collect::<Vec<_>>());
    assert_eq!(exhibit.spool.progress().acked, 2500);
    assert_eq!(exhibit.next(), Action::WaitUntil(500));
    exhibit.write([2501]);
    assert!(matches!(exhibit.next(), Action::SendBatch(batch) if batch.first_seq == 2501));
}

#[test]
fn a_lost_answer_followed_by_later_ones_does_not_wedge() {
    let (mut exhibit, mut server) = (Exhibit::new(), Server::new("a"));
    exhibit.write(1..=10);
    exhibit.exchange(&mut server, Line::Works);
    exhibit.exchange(&mut server, Line::LosesAnswer);
    exhibit.write(11..=20);
    exhibit.finish(&mut server);
    exhibit.write(21..=30);
    exhibit.finish(&mut server);
    assert_eq!(server.visits(), (1..=30).collect::<Vec<_>>());
    assert_eq!(server.conflicts(), 0);
}

#[test]
fn failures_keep_everything_and_wait_as_they_should() {
    let failures = [
        (Failure::Unreachable, 250..=500),
        (Failure::Busy { retry_after_ms: None }, 250..=500),
        (Failure::Busy { retry_after_ms: Some(7000) }, 7000..=7000),
        (Failure::Busy { retry_after_ms: Some(u64::MAX) }, 600_000..=600_000),
        (Failure::Unauthorized, 250..=500),
    ];
    for at_hello in [true, false] {
        for (failure, expected) in failures.clone() {
            let (mut exhibit, mut server) = (Exhibit::new(), Server::new("a"));
            exhibit.write(1..=3);
            if !at_hello {
                exhibit.exchange(&mut server, Line::Works);
            }
            exhibit.exchange(&mut server, Line::Answers(Reply::Failed(failure)));
            let Action::WaitUntil(until) = exhibit.next() else { panic!("{failure:?}: no pause") };
            assert!(expected.contains(&until), "{failure:?}: {until} ms");
            assert_eq!(exhibit.spool.progress().acked, 0);
            assert!(is_hello(&exhibit.exchange(&mut server, Line::Works)));
            exhibit.finish(&mut server);
            assert_eq!(server.visits(), [1, 2, 3]);
        }
    }
}

#[test]
fn a_week_without_a_server_never_waits_longer_than_half_a_minute() {
    let (mut exhibit, mut server) = (Exhibit::new(), Server::new("a"));
    exhibit.write(1..=3);
    let mut longest = 0;
    for _ in 0..30_000 {
        exhibit.exchange(&mut server, Line::LosesRequest);
        let Action::WaitUntil(until) = exhibit.next() else { panic!() };
        longest = longest.max(until - exhibit.now_ms);
    }
    assert!((25_000..=30_000).contains(&longest), "{longest}");
    exhibit.finish(&mut server);
    assert_eq!(server.visits(), [1, 2, 3]);
}

#[test]
fn a_body_that_is_too_large_is_halved_until_it_fits() {
    let (mut exhibit, mut server) = (Exhibit::new(), Server::new("a"));
    server.most_records = 7;
    exhibit.write(1..=100);
    exhibit.finish(&mut server);
    assert_eq!(server.visits(), (1..=100).collect::<Vec<_>>());
    assert_eq!(server.gaps(), []);
}

#[test]
fn a_poison_record_goes_to_quarantine_and_the_queue_goes_on() {
    for poison in [1, 57, 100] {
        let (mut exhibit, mut server) = (Exhibit::new(), Server::new("a"));
        server.poison = Some(poison);
        exhibit.write(1..=100);
        exhibit.finish(&mut server);
        assert_eq!(server.visits(), (1..=100).filter(|&n| n != poison).collect::<Vec<_>>());
        assert_eq!(server.gaps(), [Event::Gap { from: poison, to: poison, reason: "refused".to_owned() }]);
        drop(exhibit.spool);
        let name = format!("/spool/quarantine/{}-{poison:020}.refused", server.rows()[0].epoch);
        let frame = journal::FileSystem::read(&exhibit.fs, Path::new(&name)).unwrap();
        assert_eq!(journal::Frame::decode(&frame).unwrap().0.seq, poison);
    }
}

#[test]
fn a_server_that_refuses_everything_gets_no_record_put_away() {
    let (mut exhibit, mut server) = (Exhibit::new(), Server::new("a"));
    exhibit.write(1..=10);
    for _ in 0..200 {
        let action = exhibit.next();
        match action {
            Action::WaitUntil(until) => exhibit.now_ms = until,
            Action::SendHello(_) => {
                let welcome = server.answer(&action);
                exhibit.handle(welcome);
            }
            Action::SendBatch(_) => exhibit.handle(Reply::Failed(Failure::Refused)),
        }
    }
    exhibit.delivery.reconnect();
    exhibit.finish(&mut server);
    assert_eq!(server.visits(), (1..=10).collect::<Vec<_>>());
}

#[test]
fn a_server_ahead_of_us_means_a_new_epoch_and_both_lives_arrive() {
    let (mut exhibit, mut server) = (Exhibit::new(), Server::new("a"));
    exhibit.write(1..=5);
    let old = exhibit.spool.epoch();
    server.set_mark(exhibit.spool.device(), old, 9);
    exhibit.exchange(&mut server, Line::Works);
    assert_ne!(exhibit.spool.epoch(), old);
    exhibit.write(6..=7);
    exhibit.finish(&mut server);
    assert_eq!(server.visits(), (1..=7).collect::<Vec<_>>());
    let new = exhibit.spool.epoch().to_string();
    assert_eq!(server.rows().iter().filter(|row| row.epoch == new).count(), 2);
}

#[test]
fn answers_about_something_else_confirm_nothing() {
    for wrong in 0..4 {
        let (mut exhibit, mut server) = (Exhibit::new(), Server::new("a"));
        exhibit.write(1..=5);
        let (device, epoch) = (exhibit.spool.device(), exhibit.spool.epoch());
        exhibit.exchange(&mut server, Line::Works);
        let reply = match wrong {
            0 => Reply::Ack { device, epoch: EpochId([0; 16]), stored_through: 5 },
            1 => Reply::Ack { device: journal::DeviceId([0; 16]), epoch, stored_through: 5 },
            2 => Reply::Ack { device, epoch, stored_through: 6 },
            _ => Reply::Welcome { server: "a".to_owned(), stored_through: 5 },
        };
        exhibit.exchange(&mut server, Line::Answers(reply));
        assert_eq!(exhibit.spool.progress().acked, 0, "case {wrong}");
        exhibit.finish(&mut server);
        assert_eq!(server.visits(), [1, 2, 3, 4, 5]);
    }
}

#[test]
fn a_restored_and_a_new_server_get_what_they_lack() {
    let (mut exhibit, mut server) = (Exhibit::new(), Server::new("a"));
    exhibit.write(1..=5);
    exhibit.finish(&mut server);
    let backup = server.backup();
    exhibit.write(6..=9);
    exhibit.finish(&mut server);
    server.restore(&backup);
    exhibit.delivery.reconnect();
    exhibit.exchange(&mut server, Line::Works);
    exhibit.finish(&mut server);
    assert_eq!(server.visits(), (1..=9).collect::<Vec<_>>());
    exhibit.spool.open_new_epoch().unwrap();
    exhibit.write(10..=12);
    exhibit.finish(&mut server);
    let mut other = Server::new("b");
    exhibit.delivery.reconnect();
    exhibit.exchange(&mut other, Line::Works);
    exhibit.finish(&mut other);
    assert_eq!(other.visits(), (1..=12).collect::<Vec<_>>());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Any mix of writing, losing, crashing and restoring: each record arrives, and only once.
    #[test]
    fn everything_arrives_exactly_once(steps in proptest::collection::vec((0u8..8, 1u64..30), 1..60)) {
        let (mut exhibit, mut server) = (Exhibit::new(), Server::new("a"));
        let (mut written, mut backup) = (0, server.backup());
        for (step, amount) in steps {
            // Where all is sent there is no request to make.
            let progress = Outbox::progress(&exhibit.spool);
            let waiting = progress.acked < progress.last_seq;
            match step {
                0 => {
                    exhibit.write(written + 1..=written + amount);
                    written += amount;
                }
                1 if waiting => { exhibit.exchange(&mut server, Line::LosesRequest); }
                2 if waiting => { exhibit.exchange(&mut server, Line::LosesAnswer); }
                3 => exhibit = exhibit.crash(Leaves::Some(amount)),
                4 => backup = server.backup(),
                5 if amount < 5 => {
                    server.restore(&backup);
                    exhibit.delivery.reconnect();
                }
                6 => server.most_records = amount as usize,
                7 if waiting => { exhibit.exchange(&mut server, Line::Works); }
                _ => {}
            }
        }
        exhibit.delivery.reconnect();
        exhibit.exchange(&mut server, Line::Works);
        exhibit.finish(&mut server);
        prop_assert_eq!(server.visits(), (1..=written).collect::<Vec<_>>());
        prop_assert_eq!(server.gaps(), vec![]);
        prop_assert_eq!(server.conflicts(), 0);
    }
}

//! Requests and answers that are lost, cut, garbled or refused.

use std::sync::Arc;
use std::time::Duration;

use journal::{
    Action, Delivery, Event, Failure, FileSystem, Journal, JournalOptions, Outbox, Reply, SystemClock, VisitId,
};
use serde::{Deserialize, Serialize};

use super::damage::written;
use crate::hall::{Exhibit, Line, Server};
use crate::memory_file_system::{Leaves, MemoryFileSystem};
use crate::oracle::Oracle;

/// An answer as it goes over the line: the fields and the form of the hall server's.
#[derive(Serialize, Deserialize)]
struct Ack {
    server: String,
    device: String,
    epoch: String,
    stored_through: u64,
}

pub fn to_bytes(reply: &Reply) -> Vec<u8> {
    let Reply::Ack { device, epoch, stored_through } = reply else { panic!("{reply:?}") };
    let ack = Ack {
        server: "a".to_owned(),
        device: device.to_string(),
        epoch: epoch.to_string(),
        stored_through: *stored_through,
    };
    serde_json::to_vec(&ack).unwrap()
}

/// What an exhibit makes of the bytes.
pub fn from_bytes(bytes: &[u8]) -> Reply {
    let read = || {
        let ack: Ack = serde_json::from_slice(bytes).ok()?;
        let (device, epoch) = (ack.device.parse().ok()?, ack.epoch.parse().ok()?);
        Some(Reply::Ack { device, epoch, stored_through: ack.stored_through })
    };
    read().unwrap_or(Reply::Failed(Failure::Unreachable))
}

#[test]
fn case_08_the_server_commits_and_its_answer_is_cut_or_garbled_at_each_byte() {
    let (exhibit, oracle) = written(1..=12, 0);
    drop(exhibit.spool);
    let sample = {
        let (mut exhibit, mut server) = (Exhibit::on(&exhibit.fs.copy()), Server::new("a"));
        exhibit.exchange(&mut server, Line::Works);
        let batch = exhibit.request();
        to_bytes(&server.answer(&batch))
    };
    let failures = [Failure::Unreachable, Failure::Busy { retry_after_ms: None }];
    let spoiled = (0..sample.len() * 2).map(Ok).chain(failures.into_iter().map(Err));
    for how in spoiled {
        let case = format!("{how:?} of an answer of {} bytes", sample.len());
        let (mut exhibit, mut server) = (Exhibit::on(&exhibit.fs.copy()), Server::new("a"));
        exhibit.exchange(&mut server, Line::Works);
        let batch = exhibit.request();
        let mut answer = to_bytes(&server.answer(&batch));
        let rows = server.rows();
        let reply = match how {
            Err(failure) => Reply::Failed(failure),
            Ok(cut) if cut < answer.len() => from_bytes(&answer[..cut]),
            Ok(flipped) => {
                let at = flipped % answer.len();
                answer[at] ^= 1 << (at % 7);
                from_bytes(&answer)
            }
        };
        exhibit.handle(reply);
        exhibit.delivery.reconnect();
        exhibit.finish(&mut server);
        assert_eq!(server.rows(), rows, "{case}: what is stored changed");
        oracle.check(&server, &case);
    }
}

#[test]
fn case_08_a_request_that_is_cut_at_each_byte_stores_nothing() {
    let (mut exhibit, oracle) = written(1..=3, 0);
    let mut server = Server::new("a");
    exhibit.exchange(&mut server, Line::Works);
    let Action::SendBatch(batch) = exhibit.request() else { panic!() };
    for cut in 0..batch.bytes.len() {
        let mut short = batch.clone();
        short.bytes.truncate(cut);
        assert_eq!(server.store(&short), Reply::Failed(Failure::Refused));
        assert_eq!(server.rows(), [], "cut at {cut}");
    }
    exhibit.handle(Reply::Failed(Failure::Unreachable));
    exhibit.finish(&mut server);
    oracle.check(&server, "cut requests");
}

#[test]
fn case_09_429_503_401_413_and_400() {
    let failures = [
        Failure::Busy { retry_after_ms: Some(3000) },
        Failure::Busy { retry_after_ms: None },
        Failure::Unauthorized,
        Failure::Unreachable,
    ];
    for failure in failures {
        let (mut exhibit, mut oracle) = written(1..=9, 0);
        let mut server = Server::new("a");
        // A week of it at half a minute each, and it has not given up.
        for _ in 0..20_000 {
            exhibit.exchange(&mut server, Line::Answers(Reply::Failed(failure)));
        }
        assert_eq!(Outbox::progress(&exhibit.spool).acked, 0, "{failure:?}");
        oracle.append(&mut exhibit.spool, 10);
        oracle.commit(&mut exhibit.spool).unwrap();
        exhibit.finish(&mut server);
        oracle.check(&server, &format!("{failure:?}"));
        assert_eq!(server.gaps(), []);
    }
    // 413 halves, one bad record of 400 moves to quarantine and is told, and the queue goes on.
    for (most_records, poison) in [(1, None), (4, None), (1000, Some(1)), (1000, Some(9)), (3, Some(5))] {
        let (mut exhibit, oracle) = written(1..=9, 0);
        let mut server = Server::new("a");
        (server.most_records, server.poison) = (most_records, None);
        let mut oracle = oracle;
        if let Some(poison) = poison {
            // The poison is known by its event, so it must be one that the server looks at.
            exhibit.write([100 + poison]);
            server.poison = Some(100 + poison);
            oracle.append(&mut exhibit.spool, 1000);
            oracle.commit(&mut exhibit.spool).unwrap();
        }
        exhibit.finish(&mut server);
        oracle.check(&server, &format!("at most {most_records} records, {poison:?} is refused"));
        let refused = poison.map(|_| Event::Gap { from: 10, to: 10, reason: "refused".to_owned() });
        assert_eq!(server.gaps(), Vec::from_iter(refused));
        if poison.is_some() {
            let kept = exhibit.fs.list(std::path::Path::new("/spool/quarantine")).unwrap();
            assert_eq!(kept.len(), 1, "{kept:?}");
        }
    }
}

#[test]
fn case_10_only_the_first_of_several_answers_is_lost() {
    for most_records in [1, 3, 5] {
        let (mut exhibit, oracle) = written(1..=20, 0);
        let mut server = Server::new("a");
        server.most_records = most_records;
        exhibit.exchange(&mut server, Line::Works);
        // Until one batch is small enough to be stored, its answer lost.
        while server.rows().is_empty() {
            let request = exhibit.request();
            let reply = server.answer(&request);
            let lost = matches!(reply, Reply::Ack { .. });
            exhibit.handle(if lost { Reply::Failed(Failure::Unreachable) } else { reply });
        }
        exhibit.finish(&mut server);
        oracle.check(&server, &format!("batches of {most_records}"));
        assert_eq!(server.conflicts(), 0);
    }
}

#[test]
fn case_25_shutdown_while_the_server_is_down_deletes_nothing_and_ends() {
    let fs = MemoryFileSystem::default();
    let open = || {
        let clock = Arc::new(SystemClock::start(480).unwrap());
        let path = std::path::Path::new("/spool");
        Journal::open_with(Arc::new(fs.clone()), clock, path, JournalOptions::default()).unwrap()
    };
    let mut journal = open();
    (1..=500).for_each(|visit| journal.record(Event::Wiped { visit: VisitId(visit) }));
    let mut delivery = Delivery::new(1);
    journal.flush(Duration::from_secs(10)).unwrap();
    // It is amid a request when it is told to end.
    assert!(matches!(delivery.next(0, &mut journal).unwrap(), Action::SendHello(_)));
    assert_eq!(journal.close(Duration::from_secs(10)).unwrap(), 500);
    drop(journal);
    fs.restart(Leaves::Synced);
    drop(open());
    let (mut exhibit, mut server) = (Exhibit::on(&fs), Server::new("a"));
    exhibit.finish(&mut server);
    Oracle { durable: (1..=500).collect(), ..Oracle::default() }.check(&server, "after the shutdown");
}

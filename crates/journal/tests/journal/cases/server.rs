//! Servers that are restored, replaced or flooded.

use journal::{Action, Event, MAX_BATCH_BYTES, MAX_BATCH_RECORDS};

use crate::hall::{Exhibit, Line, Server};
use crate::oracle::{Oracle, WRITER};

const DAY_MS: i64 = 24 * 3600 * 1000;

fn write(exhibit: &mut Exhibit, oracle: &mut Oracle, visits: impl IntoIterator<Item = u64>) {
    for visit in visits {
        oracle.append(&mut exhibit.spool, visit);
        oracle.commit(&mut exhibit.spool).unwrap();
    }
}

/// The exhibit says hello and sends what it is asked for.
fn meet(exhibit: &mut Exhibit, server: &mut Server) {
    exhibit.delivery.reconnect();
    exhibit.settle(server);
}

#[test]
fn case_20_a_server_restored_from_a_backup_gets_what_it_confirmed_again() {
    let (mut exhibit, mut server, mut oracle) = (Exhibit::new(), Server::new("a"), Oracle::default());
    write(&mut exhibit, &mut oracle, 1..=20);
    exhibit.finish(&mut server);
    let backup = server.backup();
    write(&mut exhibit, &mut oracle, 21..=60);
    exhibit.finish(&mut server);
    // Six days later everything is still here.
    assert_eq!(exhibit.spool.delete_expired(1000 + 6 * DAY_MS).unwrap(), 0);
    server.restore(&backup);
    assert_eq!(server.visits().len(), 20);
    meet(&mut exhibit, &mut server);
    oracle.check(&server, "within the retention");
    assert_eq!((server.visits().len(), server.gaps()), (60, vec![]));
    // Eight days later confirmed segments are gone; what they held is told, not passed over.
    assert!(exhibit.spool.delete_expired(1000 + 8 * DAY_MS).unwrap() > 0);
    server.restore(&backup);
    meet(&mut exhibit, &mut server);
    let [Event::Gap { from: 21, to, reason }] = &server.gaps()[..] else { panic!("{:?}", server.gaps()) };
    assert_eq!(reason, "not_kept");
    Oracle { destroyed: (21..=*to).collect(), ..oracle }.check(&server, "beyond the retention");
}

#[test]
fn case_21_a_server_that_lost_its_database_or_is_a_new_one() {
    let (mut exhibit, mut server, mut oracle) = (Exhibit::new(), Server::new("a"), Oracle::default());
    let empty = server.backup();
    write(&mut exhibit, &mut oracle, 1..=30);
    exhibit.finish(&mut server);
    exhibit.spool.open_new_epoch().unwrap();
    write(&mut exhibit, &mut oracle, 31..=60);
    exhibit.finish(&mut server);
    server.restore(&empty);
    // The same name and no rows: older epochs are asked for too.
    meet(&mut exhibit, &mut server);
    oracle.check(&server, "a server that lost its database");
    assert_eq!((server.visits().len(), server.gaps()), (60, vec![]));
    // A new database has a new name, and gets all epochs.
    let mut other = Server::new("b");
    meet(&mut exhibit, &mut other);
    oracle.check(&other, "a new server");
    assert_eq!((other.visits().len(), other.gaps()), (60, vec![]));
    assert!(exhibit.spool.delete_expired(1000 + 8 * DAY_MS).unwrap() > 0);
    let mut third = Server::new("c");
    meet(&mut exhibit, &mut third);
    let told: u64 = third
        .gaps()
        .iter()
        .map(|gap| match gap {
            Event::Gap { from, to, reason } if reason == "not_kept" => to - from + 1,
            other => panic!("{other:?}"),
        })
        .sum();
    // The older epoch is wholly gone: nothing of it can be sent, and nothing is left that could say so.
    assert_eq!(told as usize + third.visits().len(), 30);
}

#[test]
fn case_22_twenty_exhibits_come_back_after_weeks_and_the_live_one_does_not_wait() {
    let (mut server, mut oracle) = (Server::new("a"), Oracle::default());
    let mut away: Vec<_> = (1..=20)
        .map(|writer| {
            let mut exhibit = Exhibit::new();
            for visit in 0..1200 {
                oracle.append(&mut exhibit.spool, writer * WRITER + visit);
            }
            oracle.commit(&mut exhibit.spool).unwrap();
            exhibit
        })
        .collect();
    // One of them had sent this before it went away: weeks later it is still known.
    let first = away[0].fs.copy();
    Exhibit::on(&first).finish(&mut server);
    let mut live = Exhibit::new();
    let (mut visit, mut longest) = (0, 0);
    while away.iter().any(Exhibit::is_waiting) {
        visit += 1;
        oracle.append(&mut live.spool, visit);
        oracle.commit(&mut live.spool).unwrap();
        let mut requests = 0;
        while live.is_waiting() {
            live.exchange(&mut server, Line::Works);
            requests += 1;
        }
        longest = longest.max(requests);
        for exhibit in away.iter_mut().filter(|exhibit| exhibit.is_waiting()) {
            if let Action::SendBatch(batch) = exhibit.exchange(&mut server, Line::Works) {
                assert!(batch.bytes.len() <= MAX_BATCH_BYTES && batch.count as usize <= MAX_BATCH_RECORDS);
            }
        }
    }
    assert!(longest <= 2, "a live event took {longest} requests: a hello and a batch are the most");
    oracle.check(&server, "flood");
    assert_eq!((server.visits().len(), server.conflicts()), (20 * 1200 + visit as usize, 0));
}

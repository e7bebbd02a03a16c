//! Records arrive exactly once, whatever is sent again, and nothing malformed is taken.

mod served;

use hall_api::{Ack, RECORDS_CONTENT_TYPE, Refusal};
use served::{Device, Server, batch, client, hello};

#[test]
fn repeated_and_overlapping_batches_are_stored_once() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    assert_eq!(server.store(&batch(1, 1, 10, "a")), 10);
    assert_eq!(server.store(&batch(1, 1, 10, "a")), 10);
    assert_eq!(server.store(&batch(1, 5, 20, "a")), 20);
    assert_eq!(server.store(&batch(1, 3, 4, "a")), 20, "wholly below the mark");
    let seqs: Vec<i64> = server.rows("SELECT seq FROM record ORDER BY id");
    assert_eq!(seqs, (1..=20).collect::<Vec<_>>());
    assert_eq!(server.metric("records_repeated_total"), 18);
}

#[test]
fn a_hole_is_not_acknowledged_over() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    assert_eq!(server.store(&batch(1, 5, 6, "a")), 0);
    assert_eq!(server.store(&batch(1, 1, 4, "a")), 6);
}

#[test]
fn another_content_under_a_known_number_is_kept_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    server.store(&batch(1, 1, 3, "first"));
    assert_eq!(server.store(&batch(1, 2, 4, "clone")), 4);
    server.store(&batch(1, 2, 4, "clone"));
    let kept: Vec<String> = server.rows("SELECT event FROM record WHERE seq <= 3 ORDER BY seq");
    assert!(kept.iter().all(|event| event.contains("first")), "{kept:?}");
    let conflicts: Vec<i64> = server.rows("SELECT seq FROM conflict ORDER BY seq");
    assert_eq!(conflicts, [2, 3]);
}

#[test]
fn what_is_stored_survives_a_restart_and_hello_tells_it() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    server.store(&batch(1, 1, 7, "a"));
    let before = server.hello(&hello());
    server.kill();
    let server = Server::start(folder.path());
    let after = server.hello(&hello());
    assert_eq!((before.stored_through, after.stored_through), (7, 7));
    assert_eq!(before.server, after.server);
}

#[test]
fn malformed_and_foreign_bodies_are_refused_whole() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let good = batch(1, 1, 3, "a").encode();
    let unsigned = |body: Vec<u8>| {
        client().post(server.at("/api/device/records")).header("content-type", RECORDS_CONTENT_TYPE).body(body)
    };
    let post = |body: Vec<u8>| server.device(unsigned(body));
    for cut in [0, 1, good.len() / 2, good.len() - 1] {
        let response = post(good[..cut].to_vec());
        assert_eq!(response.status(), 400, "cut at {cut}");
        assert_eq!(response.json::<Refusal>().unwrap().code, "bad_body");
    }
    assert_eq!(post(vec![0; 3 * 1024 * 1024]).status(), 413);
    assert_eq!(unsigned(good.clone()).send().unwrap().status(), 401);
    let stranger = Device::of(journal::DeviceId([1; 16]));
    assert_eq!(stranger.send(unsigned(good)).unwrap().status(), 401);
    stranger.enrol(&server, "another");
    let foreign = stranger.send(unsigned(batch(1, 1, 3, "a").encode())).unwrap();
    assert_eq!(
        (foreign.status(), foreign.json::<Refusal>().unwrap().code.as_str()),
        (403.try_into().unwrap(), "other_device")
    );
    assert_eq!(server.rows::<i64>("SELECT count(*) FROM record"), [0]);
}

#[test]
fn the_answer_names_who_it_is_about() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let sent = batch(9, 1, 1, "a");
    let ack: Ack = server.send(&sent).json().unwrap();
    assert_eq!((ack.device, ack.epoch), (sent.device.to_string(), sent.epoch.to_string()));
    assert_eq!(ack.server.len(), 32);
}

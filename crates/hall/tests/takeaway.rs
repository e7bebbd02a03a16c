//! What visitors' phones ask.

mod served;

use served::{Server, client, hello, json};

#[test]
fn keys_of_exhibits_are_public_and_old_ones_stay() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let keys = || json(client().get(server.at("/t/keys.json")).send().unwrap());
    assert_eq!(keys(), serde_json::json!({ "keys": [] }));
    server.hello(&hello());
    let mut next = hello();
    next.takeaway_key = "cd".repeat(32);
    server.hello(&next);
    server.hello(&next);
    assert_eq!(keys(), serde_json::json!({ "keys": ["ab".repeat(32), "cd".repeat(32)] }));
}

#[test]
fn a_code_counts_as_opened_once() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let open = |body: &str| {
        server.page(client().post(server.at("/t/opened"))).body(body.to_owned()).send().unwrap().status().as_u16()
    };
    assert_eq!(open(r#"{"code":"0123456789abcdef"}"#), 204);
    assert_eq!(open(r#"{"code":"0123456789abcdef"}"#), 204);
    assert_eq!(open(r#"{"code":"fedcba9876543210"}"#), 204);
    for bad in [r#"{"code":"0123"}"#, r#"{"code":"0123456789ABCDEF"}"#, r#"{"code":5}"#, "{}", "", "[1"] {
        assert_eq!(open(bad), 400, "{bad}");
    }
    let events: Vec<String> = server.rows("SELECT event FROM record ORDER BY seq");
    let expect = ["0123456789abcdef", "fedcba9876543210"]
        .map(|code| serde_json::json!({ "kind": "takeaway_opened", "code": code }));
    let events: Vec<serde_json::Value> = events.iter().map(|event| serde_json::from_str(event).unwrap()).collect();
    assert_eq!(events, expect);
    assert_eq!(server.rows::<i64>("SELECT seq FROM record ORDER BY seq"), [1, 2]);
}

#[test]
fn one_phone_cannot_open_codes_without_end() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let statuses: Vec<u16> = (0..60)
        .map(|number| {
            let body = format!("{{\"code\":\"{number:016x}\"}}");
            server.page(client().post(server.at("/t/opened"))).body(body).send().unwrap().status().as_u16()
        })
        .collect();
    assert!(statuses.iter().take(30).all(|status| *status == 204), "{statuses:?}");
    assert!(statuses.contains(&429), "{statuses:?}");
}

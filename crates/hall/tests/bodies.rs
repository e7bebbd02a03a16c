//! Whatever is sent, the server answers with a refusal and goes on.

mod served;

use hall_api::RECORDS_CONTENT_TYPE;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use served::{Server, batch, client, hello};

#[test]
fn no_body_makes_the_server_fail() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    server.hello(&hello());
    let cookie = server.sign_in();
    let device = server.known_device();
    let client = client();
    let good = batch(1, 1, 3, "a").encode();
    let hello = serde_json::to_vec(&hello()).unwrap();
    let bodies = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..400),
        "[ -~]{0,200}".prop_map(String::into_bytes),
        // A good body with a byte changed: the closest that damage comes to being taken.
        (0..good.len(), 1_u8..=255).prop_map(move |(at, change)| {
            let mut body = good.clone();
            body[at] ^= change;
            body
        }),
        (0..hello.len()).prop_map(move |end| hello[..end].to_vec()),
    ];
    let order = format!("/api/screens/{}/orders", served::DEVICE);
    let mut runner = TestRunner::new(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) });
    runner
        .run(&bodies, |body| {
            for (path, kind) in [
                ("/api/device/records", RECORDS_CONTENT_TYPE),
                ("/api/device/hello", "application/json"),
                ("/api/device/picture/near", "image/jpeg"),
            ] {
                let request = client.post(server.at(path)).header("content-type", kind);
                let status = device.send(request.body(body.clone())).unwrap().status();
                prop_assert!(status.is_client_error(), "{path}: {status}");
            }
            for path in ["/t/opened", order.as_str()] {
                let request = server.page(client.post(server.at(path))).header("cookie", &cookie);
                let status = request.body(body.clone()).send().unwrap().status();
                prop_assert!(status.is_client_error(), "{path}: {status}");
            }
            Ok(())
        })
        .unwrap();
    assert_eq!(client.get(server.at("/healthz")).send().unwrap().status(), 200);
    assert_eq!(server.rows::<i64>("SELECT count(*) FROM record"), [0]);
}

//! Pictures up, orders down.

mod served;

use std::time::Duration;

use hall_api::{OrderKind, Orders, Screens, TouchPhase};
use reqwest::blocking::RequestBuilder;
use served::{DEVICE, Server, builder, client, hello};

/// Shorter than an exhibit's wait for orders (20 s): who gives up so early was answered because something happened.
const PATIENCE: Duration = Duration::from_secs(15);
/// Lets a request get as far as waiting at the server; a test that is late only finds the answer ready.
const UNDER_WAY: Duration = Duration::from_millis(500);

fn ask_orders(server: &Server, after: u64) -> RequestBuilder {
    let impatient = builder().timeout(PATIENCE).build().unwrap();
    impatient.get(server.at(&format!("/api/device/orders?after={after}")))
}

fn orders(server: &Server, after: u64) -> Orders {
    server.device(ask_orders(server, after)).error_for_status().unwrap().json().unwrap()
}

fn order(server: &Server, cookie: &str, what: &OrderKind) -> u16 {
    let to = server.at(&format!("/api/screens/{DEVICE}/orders"));
    let body = serde_json::to_string(what).unwrap();
    server.page(client().post(to)).header("cookie", cookie).body(body).send().unwrap().status().as_u16()
}

fn touch(x: f32) -> OrderKind {
    OrderKind::Touch { display: "near".into(), finger: 1, phase: TouchPhase::Began, x, y: 0.5 }
}

#[test]
fn an_order_reaches_a_waiting_exhibit_at_once_and_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let cookie = server.sign_in();
    server.hello(&hello());
    let got = std::thread::scope(|scope| {
        let waiting = scope.spawn(|| orders(&server, 0));
        std::thread::sleep(UNDER_WAY);
        assert!(!waiting.is_finished(), "an exhibit without orders waits");
        assert_eq!(order(&server, &cookie, &touch(0.25)), 202);
        waiting.join().unwrap()
    });
    assert_eq!(got.orders[0].what, touch(0.25));
    assert_eq!(order(&server, &cookie, &touch(0.5)), 202);
    assert_eq!(order(&server, &cookie, &touch(0.75)), 202);
    let next = orders(&server, got.orders[0].number);
    assert_eq!(next.orders.iter().map(|order| order.what.clone()).collect::<Vec<_>>(), [touch(0.5), touch(0.75)]);
    assert!(next.orders[0].number > got.orders[0].number);
    assert_eq!(order(&server, &cookie, &touch(1.5)), 400, "off the display");
    assert_eq!(order(&server, "", &touch(0.5)), 401);
}

#[test]
fn a_waiting_exhibit_does_not_hold_up_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    server.hello(&hello());
    let request = ask_orders(&server, 0);
    let device = server.known_device();
    let waiting = std::thread::spawn(move || device.send(request).map(|response| response.status()));
    std::thread::sleep(UNDER_WAY);
    assert!(!waiting.is_finished(), "an exhibit without orders waits");
    let status = server.terminate();
    assert!(status.success(), "{status}");
    assert_eq!(waiting.join().unwrap().unwrap(), 200, "whoever waits is answered at the end, not let down");
}

#[test]
fn pictures_are_shown_to_staff_and_watching_tells_the_exhibit() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let cookie = server.sign_in();
    server.hello(&hello());
    let post = |display: &str, body: &[u8]| {
        let to = server.at(&format!("/api/device/picture/{display}?scene=tier-calculator"));
        let request = client().post(to).header("content-type", "image/jpeg");
        server.device(request.body(body.to_vec())).status().as_u16()
    };
    let jpeg = [0xff, 0xd8, 0xff, 0xe0, 1, 2, 3];
    assert_eq!(post("near", b"GIF89a"), 400);
    assert_eq!(post("far", &jpeg), 404);
    assert_eq!(post("near", &vec![0xff; 3 << 20]), 413);
    assert_eq!(post("near", &jpeg), 204);
    let get = |path: String, cookie: &str| client().get(server.at(&path)).header("cookie", cookie).send().unwrap();
    let screens: Screens = get("/api/screens".into(), &cookie).json().unwrap();
    let display = &screens.exhibits[0].displays[0];
    assert_eq!((display.picture_number, display.info.scene.as_str()), (1, "tier-calculator"));
    assert!(display.picture_age_ms.is_some());
    let picture = get(format!("/api/screens/{DEVICE}/near.jpg"), &cookie);
    assert_eq!(picture.headers()["content-type"], "image/jpeg");
    assert_eq!(picture.bytes().unwrap().as_ref(), jpeg);
    assert_eq!(get(format!("/api/screens/{DEVICE}/near.jpg"), "").status(), 401);
    assert_eq!(get(format!("/api/screens/{DEVICE}/far.jpg"), &cookie).status(), 404);
    assert!(orders(&server, 0).watched);
}

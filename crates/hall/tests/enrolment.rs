//! Devices are let in by people, one key each, and shut out by people.

mod served;

use device_key::DeviceKey;
use hall_api::{Enrolment, Refusal, refusal_code};
use journal::DeviceId;
use reqwest::blocking::Response;
use served::device::command;
use served::{DEVICE, Device, Server, batch, client, hello};

fn code(response: Response) -> (u16, String) {
    (response.status().as_u16(), response.json::<Refusal>().unwrap().code)
}

fn say_hello(server: &Server, device: &Device) -> Response {
    device.send(client().post(server.at("/api/device/hello")).json(&hello())).unwrap()
}

fn ask(server: &Server, device: &Device) -> Enrolment {
    let answer = device.send(client().get(server.at("/api/device/enrolment"))).unwrap();
    answer.error_for_status().unwrap().json().unwrap()
}

fn listed(server: &Server) -> String {
    String::from_utf8(command(&server.folder, &["list"]).stdout).unwrap()
}

#[test]
fn a_device_is_told_how_far_it_has_come_from_unknown_to_shut_out() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let device = Device::of(DEVICE);
    assert_eq!(code(say_hello(&server, &device)), (401, refusal_code::UNKNOWN_DEVICE.into()));
    let asked = device.ask(&server, "near");
    assert_eq!((asked.name.as_str(), asked.confirmed), ("near", false));
    assert_eq!(asked.fingerprint, device.key.public().fingerprint());
    assert_eq!(code(say_hello(&server, &device)), (403, refusal_code::DEVICE_PENDING.into()));
    assert!(listed(&server).contains(&format!("{}  waits", asked.fingerprint)));
    assert!(command(folder.path(), &["confirm", &asked.fingerprint]).status.success());
    assert!(ask(&server, &device).confirmed);
    assert_eq!(say_hello(&server, &device).status(), 200);
    assert!(server.rows::<String>("SELECT hello FROM exhibit")[0].contains(r#""name":"near""#), "the name of the code");
    assert!(command(folder.path(), &["remove", "near"]).status.success());
    assert_eq!(code(say_hello(&server, &device)), (403, refusal_code::DEVICE_REMOVED.into()));
    assert_eq!(code(device.send(client().get(server.at("/api/device/enrolment"))).unwrap()).0, 403);
    assert!(server.metric("devices_shut_out_total") >= 3);
}

#[test]
fn a_code_opens_once_and_guessing_is_slowed_down() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let invited = command(folder.path(), &["invite", "--name", "near"]);
    let good = String::from_utf8(invited.stdout).unwrap().trim().to_owned();
    let (first, second) = (Device::of(DEVICE), Device::of(DeviceId([2; 16])));
    assert_eq!(first.ask_with(&server, &good.to_lowercase().replace('-', "")).status(), 200);
    assert_eq!(first.ask_with(&server, &good).status(), 200, "its first answer may have been lost");
    assert_eq!(code(second.ask_with(&server, &good)), (403, refusal_code::BAD_CODE.into()));
    let mut slowed = false;
    for guess in 0..30 {
        let answer = second.ask_with(&server, &format!("00000-0000{}", guess % 10));
        slowed |= answer.status() == 429;
        assert!(answer.status() == 429 || answer.status() == 403);
    }
    assert!(slowed);
    assert_eq!(server.rows::<i64>("SELECT count(*) FROM device"), [1]);
}

#[test]
fn a_lost_key_ends_when_its_place_gets_a_new_one_and_the_identity_stays() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    server.store(&batch(1, 1, 3, "a"));
    let before = server.known_device();
    let after = Device { key: DeviceKey::from_secret([9; 32]), ..before.clone() };
    after.enrol(&server, "dual-screen-1");
    assert_eq!(code(say_hello(&server, &before)), (403, refusal_code::DEVICE_REMOVED.into()));
    assert_eq!(say_hello(&server, &after).json::<hall_api::Welcome>().unwrap().stored_through, 3);
}

#[test]
fn the_server_keeps_nothing_that_could_sign() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let device = server.known_device();
    assert_eq!(server.rows::<String>("SELECT key FROM device"), [device.key.public().to_string()]);
    let files = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    let names: Vec<_> = files.map(|name| name.into_string().unwrap()).collect();
    assert!(!names.iter().any(|name| name.contains("token") || name.contains("key")), "{names:?}");
}

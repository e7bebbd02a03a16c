//! The hall over https, with a certificate that the server's own command made.

mod served;

use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use reqwest::Certificate;
use reqwest::blocking::Client;
use reqwest::tls::TlsInfo;
use served::{DEVICE, Device, Server, builder, hello};

/// A renewed certificate is shown within this time.
const PATIENCE: Duration = Duration::from_secs(60);

fn make_certificate(folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhidian-hall"));
    command.args(["certificate", "new", "--name", "127.0.0.1", "--to"]).arg(folder).output().unwrap()
}

/// A client that believes the CA in this folder and nothing else.
fn believing(folder: &Path) -> Client {
    let ca = Certificate::from_pem(&std::fs::read(folder.join("hall-ca.pem")).unwrap()).unwrap();
    builder().tls_certs_only([ca]).tls_info(true).build().unwrap()
}

fn start(data: &Path, certificates: &Path) -> Server {
    let file = |name: &str| certificates.join(name).to_str().unwrap().to_owned();
    Server::start_with(data, &["--tls-certificate", &file("hall.pem"), "--tls-key", &file("hall-key.pem")])
}

#[test]
fn exhibits_and_staff_are_answered_over_https_and_nobody_otherwise() {
    let (data, certificates, others) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    assert!(make_certificate(certificates.path()).status.success() && make_certificate(others.path()).status.success());
    let server = start(data.path(), certificates.path());
    assert!(server.url.starts_with("https://"), "{}", server.url);
    let client = believing(certificates.path());

    let device = Device::of(DEVICE);
    device.enrol_by(&client, &server, "dual-screen-1");
    let hello = client.post(server.at("/api/device/hello")).json(&hello());
    assert_eq!(device.send(hello).unwrap().status(), 200);

    let pin = serde_json::json!({ "pin": server.secret("staff-pin.txt") }).to_string();
    let sign_in = |origin: &str| {
        let request = client.post(server.at("/api/session")).header("origin", origin);
        request.header("content-type", "application/json").body(pin.clone()).send().unwrap()
    };
    assert_eq!(sign_in(&server.url.replace("https", "http")).status(), 403, "a page that was not encrypted");
    let signed_in = sign_in(&server.url);
    assert_eq!(signed_in.status(), 204);
    let cookie = signed_in.headers()["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("__Host-") && cookie.contains("; Secure"), "{cookie}");
    assert_eq!(signed_in.headers()["strict-transport-security"], "max-age=31536000");
    let cookie = cookie.split(';').next().unwrap();
    assert_eq!(client.get(server.at("/api/screens")).header("cookie", cookie).send().unwrap().status(), 200);

    assert!(client.get(server.at("/healthz").replace("https", "http")).send().is_err(), "plain HTTP");
    assert!(believing(others.path()).get(server.at("/healthz")).send().is_err(), "another hall's CA");
}

#[test]
fn a_renewed_certificate_is_shown_without_a_restart() {
    let (data, certificates) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    assert!(make_certificate(certificates.path()).status.success());
    let server = start(data.path(), certificates.path());
    let shown = || {
        let answer = believing(certificates.path()).get(server.at("/healthz")).send().unwrap();
        answer.extensions().get::<TlsInfo>().unwrap().peer_certificate().unwrap().to_vec()
    };
    let first = shown();
    assert!(make_certificate(certificates.path()).status.success());
    let begun = Instant::now();
    while shown() == first {
        assert!(begun.elapsed() < PATIENCE, "the renewed certificate is not shown");
        std::thread::sleep(Duration::from_millis(200));
    }
}

#[test]
fn nobody_listens_to_other_machines_without_a_certificate() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhidian-hall"));
    let refused = command.args(["serve", "--listen", "0.0.0.0:0", "--data"]).arg(folder.path()).output().unwrap();
    let said = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(said.contains("certificate new") && said.lines().count() == 1, "{said}");
    assert!(!folder.path().join("hall.sqlite").exists());
}

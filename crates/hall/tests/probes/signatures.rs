//! Signatures of others, of other requests, used again, too old or too new.

use device_key::WINDOW_S;
use hall_api::{Hello, RECORDS_CONTENT_TYPE};
use journal::{BootId, DeviceId};
use reqwest::blocking::Request;

use super::routes::{Route, Who, of};
use super::served::device::now_s;
use super::served::{Device, batch, hello};
use super::target::{Target, refusal};

fn fresh() -> [u8; 16] {
    BootId::random().unwrap().0
}

impl Target {
    /// A request of the route with a signature of the device, made at this time.
    fn signed_at(&self, device: &Device, route: &Route, created_s: i64) -> Request {
        let mut request = self.request(route, b"{}").build().unwrap();
        let headers = device.signature(&request, created_s, fresh());
        for (name, value) in headers.named() {
            request.headers_mut().insert(name, value.parse().unwrap());
        }
        request
    }

    fn refused(&self, request: Request) -> (u16, String) {
        refusal(self.http.execute(request).unwrap())
    }
}

#[test]
fn a_key_that_is_not_let_in_opens_nothing() {
    let target = Target::open();
    let stranger = Device::of(DeviceId([0x77; 16]));
    for route in of(Who::Device) {
        let refused = target.refused(target.signed_at(&stranger, &route, now_s()));
        assert_eq!(refused, (401, "unknown_device".into()), "{route:?}");
    }
    target.is_as_before();
}

#[test]
fn one_exhibit_does_not_speak_for_another() {
    let target = Target::open();
    let hello = Hello { takeaway_key: "cd".repeat(32), ..hello() };
    let hello = target.http.post(target.server.at("/api/device/hello")).json(&hello);
    assert_eq!(refusal(target.other.send(hello).unwrap()), (403, "other_device".into()));
    let records =
        target.http.post(target.server.at("/api/device/records")).header("content-type", RECORDS_CONTENT_TYPE);
    let records = records.body(batch(1, 1, 3, "a").encode());
    assert_eq!(refusal(target.other.send(records).unwrap()), (403, "other_device".into()));
    // Orders and pictures are those of whoever signs, whatever a header says.
    let orders = target.http.get(target.server.at("/api/device/orders?after=0"));
    let orders = orders.header("x-zhidian-device", target.device.id.to_string());
    assert_eq!(refusal(target.other.send(orders).unwrap()), (404, "unknown_exhibit".into()));
    // The signature of one under the name of the other.
    for route in of(Who::Device) {
        let mut request = target.signed_at(&target.other, &route, now_s());
        let input = request.headers()["signature-input"].to_str().unwrap();
        let (own, named) = (target.other.key.public().to_string(), target.device.key.public().to_string());
        let input = input.replace(&own, &named).parse().unwrap();
        request.headers_mut().insert("signature-input", input);
        assert_eq!(target.refused(request), (401, "bad_signature".into()), "{route:?}");
    }
    target.is_as_before();
}

#[test]
fn a_request_that_was_answered_is_not_answered_again() {
    let target = Target::open();
    for route in of(Who::Device).chain(of(Who::Stranger)) {
        let request = target.signed_at(&target.device, &route, now_s());
        let again = request.try_clone().unwrap();
        let first = target.http.execute(request).unwrap().status();
        assert!(first.is_success() || first.is_client_error(), "{route:?}: {first}");
        assert_eq!(target.refused(again), (401, "replayed".into()), "{route:?}");
    }
    target.is_as_before();
}

#[test]
fn a_signature_is_good_for_five_minutes_and_the_refusal_tells_the_time() {
    let target = Target::open();
    // A second more on both sides: the clock goes on between here and there.
    let off = WINDOW_S + 2;
    for route in of(Who::Device).chain(of(Who::Stranger)) {
        for created_s in [now_s() - off, now_s() + off, 0, i64::MAX] {
            let request = target.signed_at(&target.device, &route, created_s);
            let response = target.http.execute(request).unwrap();
            if response.status() == 429 {
                continue;
            }
            assert!(response.headers().contains_key("date"));
            assert_eq!(refusal(response), (401, "stale_signature".into()), "{route:?} {created_s}");
        }
    }
    target.is_as_before();
}

#[test]
fn a_request_that_was_changed_on_its_way_is_refused() {
    let target = Target::open();
    for route in of(Who::Device) {
        let signed = || target.signed_at(&target.device, &route, now_s());
        let mut body = signed();
        if route.body.is_some() {
            *body.body_mut() = Some("{ }".into());
            assert_eq!(target.refused(body), (401, "bad_signature".into()), "{route:?}: body");
        }
        let mut query = signed();
        query.url_mut().set_query(Some("after=1"));
        assert_eq!(target.refused(query), (401, "bad_signature".into()), "{route:?}: query");
        let mut path = signed();
        let longer = format!("{}x", path.url().path());
        path.url_mut().set_path(&longer);
        let status = target.http.execute(path).unwrap().status();
        assert!(status == 401 || status == 404, "{route:?}: path");
        let mut host = signed();
        host.headers_mut().insert("host", "elsewhere.example".parse().unwrap());
        assert_eq!(target.refused(host), (401, "bad_signature".into()), "{route:?}: host");
        for header in ["content-digest", "signature-input", "signature"] {
            let mut missing = signed();
            missing.headers_mut().remove(header);
            assert_eq!(target.refused(missing), (401, "not_signed".into()), "{route:?}: no {header}");
            let mut twice = signed();
            let value = twice.headers()[header].clone();
            twice.headers_mut().append(header, value);
            assert_eq!(target.refused(twice), (401, "not_signed".into()), "{route:?}: two of {header}");
        }
    }
    target.is_as_before();
}

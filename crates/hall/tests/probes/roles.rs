//! Every address asked by who may not: nobody, staff in place of an exhibit, an exhibit in place of staff.

use super::routes::{Who, of};
use super::target::{Target, refusal};

#[test]
fn nobody_gets_in_without_sign_in() {
    let target = Target::open();
    let asked = |route| target.request(&route, b"{}").send().unwrap();
    for route in of(Who::Device).chain(of(Who::Stranger)) {
        assert_eq!(refusal(asked(route)), (401, "not_signed".into()), "{route:?}");
    }
    for route in of(Who::Staff) {
        assert_eq!(refusal(asked(route)), (401, "not_signed_in".into()), "{route:?}");
    }
    for route in of(Who::StaffPage) {
        let response = asked(route);
        assert_eq!((response.status().as_u16(), &response.headers()["location"]), (303, &"/sign-in".parse().unwrap()));
    }
    for route in of(Who::ThisMachine) {
        for header in ["x-forwarded-for", "forwarded"] {
            let response = target.request(&route, b"").header(header, "192.0.2.1").send().unwrap();
            assert_eq!(refusal(response), (401, "not_signed_in".into()), "{route:?}");
        }
    }
    target.is_as_before();
}

#[test]
fn staff_are_no_exhibit_and_an_exhibit_is_no_staff() {
    let target = Target::open();
    for route in of(Who::Device).chain(of(Who::Stranger)) {
        let response = target.request(&route, b"{}").header("cookie", &target.cookie).send().unwrap();
        assert_eq!(refusal(response), (401, "not_signed".into()), "{route:?}");
    }
    for route in of(Who::Staff).chain(of(Who::StaffPage)) {
        let status = target.device.send(target.request(&route, b"{}")).unwrap().status().as_u16();
        assert_eq!(status, if route.who == Who::Staff { 401 } else { 303 }, "{route:?}");
    }
    target.is_as_before();
}

#[test]
fn a_session_that_ended_or_never_was_opens_nothing() {
    let target = Target::open();
    let forged = format!("zhidian_session={}", "0".repeat(32));
    let injected = "zhidian_session=' OR 1=1 --".to_owned();
    for cookie in [forged, injected, "zhidian_session=".to_owned(), format!("x{}", target.cookie)] {
        for route in of(Who::Staff) {
            let response = target.request(&route, b"{}").header("cookie", &cookie).send().unwrap();
            assert_eq!(refusal(response), (401, "not_signed_in".into()), "{route:?} {cookie}");
        }
    }
    target.is_as_before();
}

#[test]
fn open_addresses_that_change_something_take_it_from_the_halls_own_pages_alone() {
    let target = Target::open();
    for route in of(Who::Anyone).filter(|route| route.method != "GET") {
        for origin in ["https://elsewhere.example", "null", ""] {
            let url = target.server.at(&route.path());
            let request = target.http.request(route.method.parse().unwrap(), url).header("origin", origin);
            let response = request.header("content-type", "application/json").body("{}").send().unwrap();
            assert_eq!(refusal(response), (403, "foreign_origin".into()), "{route:?} {origin}");
        }
    }
    target.is_as_before();
}

//! Bodies that are too long or marked as something else.

use super::routes::{ROUTES, Route, Who};
use super::target::Target;
use reqwest::blocking::{RequestBuilder, Response};

impl Target {
    /// Sends a request as who may ask.
    fn send_as_allowed(&self, route: &Route, request: RequestBuilder) -> Response {
        match route.who {
            Who::Device | Who::Stranger => self.device.send(request).unwrap(),
            Who::Staff | Who::StaffPage | Who::Anyone | Who::ThisMachine => {
                request.header("cookie", &self.cookie).send().unwrap()
            }
        }
    }
}

#[test]
fn a_body_that_is_too_long_is_refused_and_one_that_is_not_is_read() {
    let target = Target::open();
    for route in ROUTES {
        let Some((_, longest)) = route.body else { continue };
        let body = vec![b'{'; longest + 1];
        let status = target.send_as_allowed(&route, target.request(&route, &body)).status();
        assert_eq!(status, 413, "{route:?}");
        let status = target.send_as_allowed(&route, target.request(&route, &body[1..])).status();
        assert!(status == 400 || status == 422, "{route:?}: {status}");
    }
    target.is_as_before();
}

#[test]
fn a_body_of_another_type_is_refused() {
    let target = Target::open();
    for route in ROUTES {
        let Some((right, _)) = route.body else { continue };
        for kind in ["text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", ""] {
            assert_ne!(kind, right);
            let url = target.server.at(&route.path());
            let request = target.http.request(route.method.parse().unwrap(), url).header("origin", &target.server.url);
            let request = request.header("content-type", kind).body("{}");
            let status = target.send_as_allowed(&route, request).status();
            assert_eq!(status, 415, "{route:?} as '{kind}'");
        }
    }
    target.is_as_before();
}

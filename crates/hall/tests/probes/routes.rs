//! Every address of the server. A test reads the server's source and fails when one is missing here.

use std::collections::BTreeSet;
use std::path::Path;

use hall_api::RECORDS_CONTENT_TYPE;

use crate::served::DEVICE;

/// Who may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Exhibits that were let in.
    Device,
    /// Whoever signs, with any key.
    Stranger,
    /// Signed-in staff; programs get a refusal.
    Staff,
    /// Signed-in staff; browsers are sent to sign in.
    StaffPage,
    /// Everybody.
    Anyone,
    /// Programs on the server's own machine.
    ThisMachine,
}

/// An address and how it is asked.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    pub who: Who,
    pub method: &'static str,
    /// As the server's source has it.
    pub template: &'static str,
    /// What its body is marked as, and the longest it takes in bytes; none for requests without a body.
    pub body: Option<(&'static str, usize)>,
}

const JSON: &str = "application/json";
const KIB: usize = 1024;

const fn get(who: Who, template: &'static str) -> Route {
    Route { who, method: "GET", template, body: None }
}

const fn post(who: Who, template: &'static str, kind: &'static str, longest: usize) -> Route {
    Route { who, method: "POST", template, body: Some((kind, longest)) }
}

pub const ROUTES: [Route; 25] = [
    post(Who::Device, "/api/device/hello", JSON, 512 * KIB),
    post(Who::Device, "/api/device/records", RECORDS_CONTENT_TYPE, 2048 * KIB),
    get(Who::Device, "/api/device/orders"),
    post(Who::Device, "/api/device/picture/{display}", "image/jpeg", 2048 * KIB),
    post(Who::Stranger, "/api/device/enrol", JSON, 4 * KIB),
    get(Who::Stranger, "/api/device/enrolment"),
    get(Who::Staff, "/api/screens"),
    get(Who::Staff, "/api/screens/{device}/{file}"),
    post(Who::Staff, "/api/screens/{device}/orders", JSON, 64 * KIB),
    get(Who::Staff, "/api/statistics/exhibits"),
    get(Who::Staff, "/api/scene-pictures/{scene}/{file}"),
    get(Who::StaffPage, "/"),
    get(Who::StaffPage, "/screens"),
    get(Who::Anyone, "/t"),
    get(Who::Anyone, "/t/"),
    get(Who::Anyone, "/t/lessons.json"),
    get(Who::Anyone, "/t/keys.json"),
    get(Who::Anyone, "/sign-in"),
    get(Who::Anyone, "/favicon.ico"),
    get(Who::Anyone, "/assets/{*path}"),
    post(Who::Anyone, "/t/opened", JSON, 64 * KIB),
    post(Who::Anyone, "/api/session", JSON, 64 * KIB),
    Route { who: Who::Anyone, method: "DELETE", template: "/api/session", body: None },
    get(Who::ThisMachine, "/healthz"),
    get(Who::ThisMachine, "/metrics"),
];

/// The routes of some.
pub fn of(who: Who) -> impl Iterator<Item = Route> {
    ROUTES.into_iter().filter(move |route| route.who == who)
}

impl Route {
    /// An address that a request can go to.
    pub fn path(&self) -> String {
        let path = self.template.replace("{device}", &DEVICE.to_string()).replace("{display}", "near");
        let path = path.replace("{file}", "near.jpg").replace("{scene}", "home").replace("{*path}", "none.js");
        // An exhibit that just started is answered at once.
        if path.ends_with("/orders") && self.method == "GET" { format!("{path}?after={}", u64::MAX) } else { path }
    }
}

#[test]
fn every_address_of_the_server_is_probed() {
    let mut in_source = BTreeSet::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut in_source);
    let probed: BTreeSet<String> = ROUTES.iter().map(|route| route.template.to_owned()).collect();
    assert_eq!(in_source, probed);
}

fn read(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, found);
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        for other in [".nest(", ".nest_service(", ".route_service(", ".fallback_service("] {
            assert!(!text.contains(other), "{} adds addresses by {other}: list them here", path.display());
        }
        for call in text.split(".route(").skip(1) {
            let address = call.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next());
            found.insert(address.unwrap_or_else(|| panic!("an address of {} is no text", path.display())).to_owned());
        }
    }
}

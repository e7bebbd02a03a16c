//! Ways out of the folders that addresses stand for.

use super::target::{Target, status};

const BASES: [&str; 8] = [
    "/",
    "/t/",
    "/assets/",
    "/assets/none/",
    "/api/scene-pictures/home/",
    "/api/scene-pictures/",
    "/api/screens/d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0/",
    "/api/device/picture/",
];

const WAYS: [&str; 14] = [
    "../../../../../../etc/passwd",
    "..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "%252e%252e%252f%252e%252e%252fetc%252fpasswd",
    "..%5c..%5c..%5cetc%5cpasswd",
    "..\\..\\..\\etc\\passwd",
    "....//....//etc/passwd",
    "..%c0%af..%c0%afetc%c0%afpasswd",
    "%00",
    "near.jpg%00.html",
    "/etc/passwd",
    "%2fetc%2fpasswd",
    "..%2f..%2fhall.sqlite",
    "..%2fstaff-pin.txt",
];

#[test]
fn no_way_leads_out_of_the_pages() {
    let target = Target::open();
    let pin = target.server.secret("staff-pin.txt");
    for base in BASES {
        for way in WAYS {
            let head = format!(
                "GET {base}{way} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nConnection: close\r\n\r\n",
                target.host(),
                target.cookie
            );
            let answer = target.raw(head.as_bytes());
            let status = status(&answer);
            // A picture is only taken, so asking for one is the wrong method.
            assert!(matches!(status, Some(400 | 401 | 404 | 405)), "{base}{way}: {answer}");
            for secret in ["root:", "SQLite format", pin.as_str()] {
                assert!(!answer.contains(secret), "{base}{way}");
            }
        }
    }
    target.is_as_before();
}

#[test]
fn a_display_with_a_path_for_a_name_is_no_display() {
    let target = Target::open();
    for name in ["..%2f..%2fnear", "near%00", "near%2f..%2ffar", "%252e%252e%252fnear"] {
        let url = target.server.at(&format!("/api/device/picture/{name}"));
        let picture = target.http.post(url).header("content-type", "image/jpeg").body(vec![0xff, 0xd8, 0xff, 0xe0]);
        assert_eq!(target.device.send(picture).unwrap().status(), 404, "{name}");
    }
    target.is_as_before();
}

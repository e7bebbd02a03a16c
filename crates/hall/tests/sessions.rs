//! Signing in, being slowed down, signing out, and requests that come from elsewhere.

mod served;

use served::{Server, builder, client};

#[test]
fn only_the_right_pin_opens_and_signing_out_closes() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let screens =
        |cookie: &str| client().get(server.at("/api/screens")).header("cookie", cookie).send().unwrap().status();
    assert_eq!(screens("zhidian_session=00000000000000000000000000000000"), 401);
    assert_eq!(server.try_pin(&client(), "not it").status(), 401);
    let cookie = server.sign_in();
    assert_eq!(screens(&cookie), 200);
    let out = server.page(client().delete(server.at("/api/session"))).header("cookie", &cookie).send().unwrap();
    assert_eq!(out.status(), 204);
    assert_eq!(screens(&cookie), 401);
}

#[test]
fn the_cookie_is_kept_from_scripts_and_other_sites_and_only_its_hash_is_stored() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let response = server.try_pin(&client(), &server.secret("staff-pin.txt"));
    let cookie = response.headers()["set-cookie"].to_str().unwrap().to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
    let token = cookie.split(['=', ';']).nth(1).unwrap();
    assert_eq!(token.len(), 32);
    let stored: Vec<String> = server.rows("SELECT token FROM session");
    assert_eq!(stored.len(), 1);
    assert_ne!(stored[0], token);
}

#[test]
fn wrong_pins_are_slowed_down_but_only_for_who_enters_them() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    for _ in 0..5 {
        assert_eq!(server.try_pin(&client(), "999999x").status(), 401);
    }
    let right = server.secret("staff-pin.txt");
    let slowed = server.try_pin(&client(), &right);
    assert_eq!(slowed.status(), 429);
    let wait: u64 = slowed.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=30).contains(&wait), "{wait}");
    let elsewhere = builder().local_address("127.0.0.2".parse::<std::net::IpAddr>().unwrap()).build().unwrap();
    assert_eq!(server.try_pin(&elsewhere, &right).status(), 204);
}

#[test]
fn requests_from_other_sites_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let body = format!("{{\"pin\":\"{}\"}}", server.secret("staff-pin.txt"));
    let post = |headers: &[(&str, &str)]| {
        let mut request = client().post(server.at("/api/session")).body(body.clone());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.send().unwrap().status().as_u16()
    };
    let json = ("content-type", "application/json");
    assert_eq!(post(&[json]), 403, "neither Origin nor Sec-Fetch-Site");
    assert_eq!(post(&[json, ("origin", "http://elsewhere.example")]), 403);
    assert_eq!(post(&[json, ("sec-fetch-site", "cross-site"), ("origin", &server.url)]), 403);
    assert_eq!(post(&[("content-type", "text/plain"), ("origin", &server.url)]), 415);
    assert_eq!(post(&[json, ("sec-fetch-site", "same-origin")]), 204);
}

#[test]
fn every_answer_carries_the_safety_headers() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    for path in ["/", "/sign-in", "/t/", "/t/keys.json", "/api/screens", "/no/such/page"] {
        let response = client().get(server.at(path)).send().unwrap();
        let header = |name: &str| response.headers().get(name).map_or("", |value| value.to_str().unwrap());
        assert!(header("content-security-policy").contains("frame-ancestors 'none'"), "{path}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(path.starts_with("/api/"), header("cache-control") == "no-store", "{path}");
    }
}

#[test]
fn pages_send_who_is_not_signed_in_to_sign_in() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    for page in ["/", "/screens"] {
        let response = client().get(server.at(page)).send().unwrap();
        assert_eq!((response.status().as_u16(), &response.headers()["location"]), (303, &"/sign-in".parse().unwrap()));
    }
}

#[test]
fn a_new_pin_ends_the_sessions_of_the_old() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let cookie = server.sign_in();
    let old = server.secret("staff-pin.txt");
    let reset = std::process::Command::new(env!("CARGO_BIN_EXE_zhidian-hall"))
        .args(["staff-pin", "reset", "--data"])
        .arg(folder.path())
        .output()
        .unwrap();
    assert!(reset.status.success());
    let new = server.secret("staff-pin.txt");
    assert!(String::from_utf8(reset.stdout).unwrap().contains(&new));
    assert_eq!(client().get(server.at("/api/screens")).header("cookie", cookie).send().unwrap().status(), 401);
    if old != new {
        assert_eq!(server.try_pin(&client(), &old).status(), 401);
    }
    assert_eq!(server.try_pin(&client(), &new).status(), 204);
}

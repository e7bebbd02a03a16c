//! Health, demo records and statistics of the running server.

mod served;

use std::time::{Duration, Instant};

use served::{Server, batch, client, json};

fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < Duration::from_secs(20), "{what} did not happen");
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn demo_records_are_written_once_marked_and_counted() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start_with(folder.path(), &["--seed-demo"]);
    let count: i64 = server.rows("SELECT count(*) FROM record")[0];
    assert!(count > 1000, "{count}");
    let marked = server
        .rows::<i64>("SELECT count(*) FROM record WHERE event ->> 'kind' = 'exhibit_started' AND event ->> 'demo' = 1");
    assert!(marked[0] >= 14, "every day of both exhibits says that it is demo: {marked:?}");
    server.kill();
    let server = Server::start_with(folder.path(), &["--seed-demo"]);
    assert_eq!(server.rows::<i64>("SELECT count(*) FROM record"), [count]);
    wait_until("feeding the statistics", || server.metric("insight_lag_rows") == 0);
    let cookie = server.sign_in();
    let yesterday = server.rows::<String>("SELECT date('now', '+8 hours', '-1 day')")[0].clone();
    let path = format!("/api/statistics/exhibits?from={yesterday}&to={yesterday}");
    let get = |cookie: &str| client().get(server.at(&path)).header("cookie", cookie).send().unwrap();
    assert_eq!(get("").status(), 401);
    let statistics = json(get(&cookie));
    assert_eq!(statistics["demo"], "all");
    let started: Vec<i64> = server.rows(&format!(
        "SELECT count(*) FROM record WHERE event ->> 'kind' = 'visit_started'
         AND date(wall_ms / 1000, 'unixepoch', '+8 hours') = '{yesterday}'"
    ));
    assert_eq!(statistics["totals"]["visits"].as_i64(), Some(started[0]));
    let tasks = statistics["tasks"].as_array().unwrap();
    assert!(tasks.iter().any(|task| task["app"] == "wsgw" && task["begun"].as_u64() > task["finished"].as_u64()));
    assert!(!statistics["tasks_left"].as_array().unwrap().is_empty());
}

#[test]
fn demo_records_of_an_exhibit_that_is_new_join_those_that_are_there() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start_with(folder.path(), &["--seed-demo"]);
    let of = |server: &Server, device| {
        server.rows::<i64>(&format!("SELECT count(*) FROM record WHERE device = '{device}'"))[0]
    };
    let (screen, phone) = (of(&server, "demo-hall"), of(&server, "demo-phone"));
    assert!(screen > 1000 && phone > 1000, "{screen} {phone}");
    server.kill();
    let database = rusqlite::Connection::open(folder.path().join("hall.sqlite")).unwrap();
    database.execute("DELETE FROM record WHERE device = 'demo-phone'", []).unwrap();
    drop(database);
    let server = Server::start_with(folder.path(), &["--seed-demo"]);
    assert_eq!((of(&server, "demo-hall"), of(&server, "demo-phone")), (screen, phone));
}

#[test]
fn a_wrong_period_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let cookie = server.sign_in();
    for period in ["from=yesterday", "from=2026-03-08&to=2026-03-07", "from=2000-01-01&to=2026-01-01"] {
        let to = server.at(&format!("/api/statistics/exhibits?{period}"));
        assert_eq!(client().get(to).header("cookie", &cookie).send().unwrap().status(), 400, "{period}");
    }
    let to = server.at("/api/statistics/exhibits");
    assert_eq!(client().get(to).header("cookie", &cookie).send().unwrap().status(), 200);
}

#[test]
fn new_records_are_counted_within_seconds() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let cookie = server.sign_in();
    server.store(&batch(1, 1, 25, "a"));
    wait_until("counting the records", || {
        let to = server.at("/api/statistics/exhibits?from=2026-03-08&to=2026-03-08");
        let statistics = json(client().get(to).header("cookie", &cookie).send().unwrap());
        statistics["records"]["stored"] == 25
    });
}

#[test]
fn health_and_metrics_are_open_on_this_machine_and_closed_behind_a_proxy() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let health = json(client().get(server.at("/healthz")).send().unwrap());
    assert_eq!((&health["ok"], &health["database"]["ok"]), (&true.into(), &true.into()));
    assert!(health["disk"]["free_bytes"].as_u64().unwrap() > 0);
    let metrics = client().get(server.at("/metrics")).send().unwrap();
    assert!(metrics.headers()["content-type"].to_str().unwrap().starts_with("text/plain; version=0.0.4"));
    for path in ["/healthz", "/metrics"] {
        let proxied = client().get(server.at(path)).header("x-forwarded-for", "10.0.0.9").send().unwrap();
        assert_eq!(proxied.status(), 401, "{path}");
    }
}

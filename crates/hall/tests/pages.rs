//! The built pages are in the program, or it says that they are not.

mod served;

use std::path::Path;

use served::{Server, client};

/// Whether `npm run build` has made this page.
fn is_built(page: &str) -> bool {
    Path::new("../../web/dist").join(page).exists()
}

#[test]
fn a_page_that_is_built_is_served_and_a_missing_one_is_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let cookie = server.sign_in();
    for (path, page) in
        [("/", "index.html"), ("/screens", "screens.html"), ("/sign-in", "sign-in.html"), ("/t/", "t/index.html")]
    {
        let response = client().get(server.at(path)).header("cookie", &cookie).send().unwrap();
        let status = response.status().as_u16();
        let kind = response.headers()["content-type"].to_str().unwrap().to_owned();
        let body = response.text().unwrap();
        if is_built(page) {
            assert_eq!((status, kind.as_str()), (200, "text/html; charset=utf-8"), "{path}");
            assert!(body.contains("<html"), "{path}");
        } else {
            assert_eq!(status, 404, "{path}");
            assert!(body.contains("npm run build"), "{path}: {body}");
        }
    }
}

#[test]
fn the_phone_page_runs_its_own_scripts_and_no_others() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let response = client().get(server.at("/t/")).send().unwrap();
    let policy = response.headers()["content-security-policy"].to_str().unwrap();
    let scripts = policy.split(';').map(str::trim).find(|part| part.starts_with("script-src")).unwrap();
    assert!(!scripts.contains("unsafe"), "{scripts}");
    if is_built("t/index.html") {
        assert!(scripts.contains("'sha256-"), "{scripts}");
        assert!(policy.contains("default-src 'none'"), "{policy}");
    }
}

#[test]
fn a_hall_with_a_folder_of_its_own_sends_its_lessons_and_any_other_leaves_them_to_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    assert_eq!(client().get(server.at("/t/lessons.json")).send().unwrap().status().as_u16(), 204);
    drop(server);
    let own = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(own.path().join("assets/locales/en")).unwrap();
    let names = std::fs::read_to_string("../../assets/locales/en/phone-brands.ftl").unwrap();
    let names = names.lines().map(|line| match line.split_once(" = ") {
        Some((id, _)) => format!("{id} = Ours\n"),
        None => format!("{line}\n"),
    });
    std::fs::write(own.path().join("assets/locales/en/phone-brands.ftl"), names.collect::<String>()).unwrap();
    let server = Server::start_with(folder.path(), &["--folder", own.path().to_str().unwrap()]);
    let response = client().get(server.at("/t/lessons.json")).send().unwrap();
    assert_eq!(response.headers()["content-type"], "application/json");
    let book: serde_json::Value = serde_json::from_str(&response.text().unwrap()).unwrap();
    let name = book["apps"][0]["name"].as_u64().unwrap() as usize;
    assert_eq!(book["texts"][name][1], "Ours");
    assert!(book["apps"].as_array().unwrap().iter().all(|app| !app["lessons"].as_array().unwrap().is_empty()));
}

#[test]
fn a_folder_that_is_not_there_ends_the_start_with_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let gone = folder.path().join("gone");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_zhidian-hall"))
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(folder.path().join("data"))
        .arg("--folder")
        .arg(&gone)
        .output()
        .unwrap();
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("gone is not there: make it, or leave --folder out"), "{said}");
}

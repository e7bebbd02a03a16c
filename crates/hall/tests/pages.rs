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

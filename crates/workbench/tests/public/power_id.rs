//! Power IDs on the command line: issued, looked at, revoked, and refused with a reason.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::typed;

/// What `power-id` prints with `arguments`, with its keys and lists in `folder`.
fn run(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    let data = folder.join("hall").display().to_string();
    let printed = typed::run(folder, &[&["power-id"], arguments, &["--data", &data]].concat());
    printed.map(|printed| printed.trim_end().to_owned())
}

fn issue(folder: &Path, more: &[&str]) -> String {
    run(folder, &[&["issue", "--account", "1234567890"], more].concat()).unwrap()
}

/// Verifying must fail with a sentence that begins with the verdict.
#[track_caller]
fn check_refused(folder: &Path, arguments: &[&str], verdict: &str) {
    let error = run(folder, &[&["verify"], arguments].concat()).unwrap_err();
    assert!(error.starts_with(verdict) && error.lines().count() == 1, "{error}");
}

#[test]
fn an_issued_code_is_valid_until_it_is_revoked() {
    let folder = tempfile::tempdir().unwrap();
    let code = issue(folder.path(), &[]);
    assert!(code.len() == 209 && code.bytes().all(|byte| byte.is_ascii_digit()), "{code}");
    let said = run(folder.path(), &["verify", &code]).unwrap();
    assert!(said.starts_with("valid: a phone code until ") && said.ends_with("account 1234567890"), "{said}");
    let other = issue(folder.path(), &[]);
    assert_ne!(code, other);
    assert!(run(folder.path(), &["revoke", &code]).unwrap().starts_with("revoked"));
    check_refused(folder.path(), &[&code], "revoked");
    assert!(run(folder.path(), &["verify", &other]).is_ok());
    assert!(run(folder.path(), &["revoke", &code]).unwrap_err().starts_with("revoked"));
}

#[test]
fn every_verdict_can_be_met() {
    let folder = tempfile::tempdir().unwrap();
    let code = issue(folder.path(), &["--valid-for", "90s"]);
    let test = issue(folder.path(), &["--kind", "test"]);
    let paper = issue(folder.path(), &["--kind", "paper"]);
    let mut forged = code.clone();
    // The last digit belongs to the signature; 0 and 1 both spell bytes.
    forged.replace_range(208.., if code.ends_with('0') { "1" } else { "0" });
    check_refused(folder.path(), &[&forged], "forged");
    check_refused(folder.path(), &["12"], "malformed");
    check_refused(folder.path(), &["-12"], "malformed");
    check_refused(folder.path(), &[&code, "--at", "2099-01-01T00:00:00Z"], "expired");
    check_refused(folder.path(), &[&test, "--for", "counter"], "other purpose");
    check_refused(folder.path(), &[&paper, "--for", "test"], "other purpose");
    for (code, place) in [(&test, "test"), (&test, "any"), (&paper, "counter"), (&code, "counter")] {
        assert!(run(folder.path(), &["verify", code, "--for", place]).is_ok(), "{place}");
    }
    let elsewhere = tempfile::tempdir().unwrap();
    check_refused(elsewhere.path(), &[&code], "unknown key");
    issue(elsewhere.path(), &[]);
    check_refused(elsewhere.path(), &[&code], "forged");
}

#[test]
fn a_scanner_that_types_full_width_digits_is_understood() {
    let folder = tempfile::tempdir().unwrap();
    let wide = |digit: char| char::from_u32(u32::from(digit) - u32::from('0') + 0xff10).unwrap();
    let code: String = issue(folder.path(), &[]).chars().map(wide).collect();
    assert!(run(folder.path(), &["verify", &code]).is_ok());
}

#[test]
fn keys_roll_over_and_old_codes_stay_valid() {
    let folder = tempfile::tempdir().unwrap();
    let keys = run(folder.path(), &["keys"]).unwrap();
    assert_eq!(run(folder.path(), &["keys"]).unwrap(), keys);
    let public = |keys: &str, line: usize| keys.lines().nth(line).unwrap().split(' ').nth(1).unwrap().to_owned();
    assert!(keys.lines().all(|line| line.split(' ').nth(1).unwrap().len() == 64), "{keys}");
    let code = issue(folder.path(), &[]);
    let rolled = run(folder.path(), &["roll"]).unwrap();
    assert_eq!(public(&rolled, 0), public(&keys, 1), "the next key is the current one");
    assert!(rolled.lines().nth(2).unwrap().contains(&format!("{} old", public(&keys, 0))), "{rolled}");
    assert!(run(folder.path(), &["verify", &code]).is_ok());
    let new = issue(folder.path(), &[]);
    assert!(run(folder.path(), &["verify", &new]).is_ok());
    // The secret of the old key is gone.
    let file = std::fs::read_to_string(folder.path().join("hall/power-id-keys.json")).unwrap();
    assert_eq!(file.matches("secret").count(), 2, "{file}");
}

#[test]
fn files_are_private_and_hold_no_secret_but_the_keys() {
    let folder = tempfile::tempdir().unwrap();
    let code = issue(folder.path(), &[]);
    run(folder.path(), &["revoke", &code]).unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder.path().join("hall")), 0o700);
    let mut files = 0;
    for entry in std::fs::read_dir(folder.path().join("hall")).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
        files += 1;
    }
    assert_eq!(files, 4, "keys, issued, revoked, lock");
}

#[test]
fn damaged_files_are_refused_and_never_written_over() {
    for (name, says) in [
        ("power-id-keys.json", "does not hold the keys"),
        ("power-id-issued.json", "does not hold the issued codes"),
        ("power-id-revoked.txt", "bring the file that the server wrote"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let code = issue(folder.path(), &[]);
        let path = folder.path().join("hall").join(name);
        std::fs::write(&path, "{").unwrap();
        let error = run(folder.path(), &["verify", &code]).unwrap_err();
        assert!(error.contains(says) && error.contains(name), "{error}");
        let _ = run(folder.path(), &["issue", "--account", "1"]);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "{");
    }
}

#[test]
fn arguments_that_cannot_be_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let check = |arguments: &[&str], says: &str| {
        let error = run(folder.path(), &[&["issue"], arguments].concat()).unwrap_err();
        assert!(error.contains(says), "{error}");
    };
    check(&["--account", ""], "1 to 32 digits");
    check(&["--account", "a b"], "1 to 32 digits");
    check(&["--account", "1", "--kind", "card"], "give phone, paper or test");
    check(&["--account", "1", "--valid-for", "120"], "such as 120s");
    check(&["--account", "1", "--valid-for", "0s"], "give 1 s to 86400 s");
    check(&["--account", "1", "--valid-for", "25h"], "give 1 s to 86400 s");
    check(&["--account", "1", "--kind", "paper", "--time-zone", "Mars/Base"], "no time zone");
}

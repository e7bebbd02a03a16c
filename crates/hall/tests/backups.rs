//! A backup beside the running server, an empty folder, and a server on it that knows everything.

mod served;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

use served::{Server, batch, client, hello, json};

fn run(arguments: &[&str], paths: [&Path; 2]) -> Output {
    let [from, to] = paths;
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhidian-hall"));
    command.args([arguments[0], arguments[1]]).arg(from).arg(arguments[2]).arg(to).output().unwrap()
}

fn backup(data: &Path, file: &Path) -> Output {
    run(&["backup", "--data", "--to"], [data, file])
}

fn restore(file: &Path, data: &Path) -> Output {
    run(&["restore", "--from", "--data"], [file, data])
}

/// The one sentence of a command that was refused.
fn refused(output: &Output) -> String {
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), error.lines().count()), (Some(2), 1), "{error}");
    assert!(output.stdout.is_empty());
    error
}

fn succeeded(output: &Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// What statistics say of yesterday, once they have caught up.
fn statistics(server: &Server) -> serde_json::Value {
    let cookie = server.sign_in();
    for _ in 0..100 {
        let health = json(client().get(server.at("/healthz")).send().unwrap());
        if health["insight"]["lag_rows"] == 0 {
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    let yesterday = server.rows::<String>("SELECT date('now', '+8 hours', '-1 day')")[0].clone();
    let path = format!("/api/statistics/exhibits?from={yesterday}&to={yesterday}");
    let mut told = json(client().get(server.at(&path)).header("cookie", cookie).send().unwrap());
    assert!(told["generated_at_ms"].take().is_i64(), "{told}");
    told
}

#[test]
fn a_server_on_a_restored_folder_knows_everything() {
    let folder = tempfile::tempdir().unwrap();
    let [data, file, new] = ["data", "hall.backup", "new/hall"].map(|name| folder.path().join(name));
    let server = Server::start_with(&data, &["--seed-demo"]);
    server.hello(&hello());
    assert_eq!(server.store(&batch(1, 1, 50, "kept ")), 50);
    let pin = server.secret("staff-pin.txt");
    let counted = statistics(&server);
    assert!(counted["totals"]["visits"].as_i64() > Some(0), "{counted}");

    succeeded(&backup(&data, &file));
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    // What comes later is not in it.
    server.store(&batch(1, 51, 60, "later "));
    server.kill();
    succeeded(&restore(&file, &new));
    assert_eq!(fs::metadata(&new).unwrap().permissions().mode() & 0o777, 0o700);
    for secret in ["hall.sqlite", "staff-pin.txt"] {
        assert_eq!(fs::metadata(new.join(secret)).unwrap().permissions().mode() & 0o777, 0o600, "{secret}");
    }

    let server = Server::start(&new);
    assert_eq!(server.secret("staff-pin.txt"), pin);
    let events: Vec<String> = server.rows("SELECT event FROM record WHERE event LIKE '%kept %' ORDER BY seq");
    assert_eq!(events.len(), 50);
    assert_eq!(server.rows::<i64>("SELECT count(*) FROM record WHERE event LIKE '%later %'"), [0]);
    assert_eq!(statistics(&server), counted);
    // The exhibit is still let in, hears what is stored here, and sends the rest again.
    let welcome = server.hello(&hello());
    assert_eq!(welcome.stored_through, 50);
    assert_eq!(server.store(&batch(1, 51, 60, "later ")), 60);
}

#[test]
fn a_backup_is_whole_while_records_arrive() {
    let folder = tempfile::tempdir().unwrap();
    let [data, file, new] = ["data", "hall.backup", "new"].map(|name| folder.path().join(name));
    let server = Server::start(&data);
    std::thread::scope(|scope| {
        let sender = scope.spawn(|| {
            for n in 0..30 {
                server.store(&batch(2, n * 20 + 1, n * 20 + 20, "r"));
            }
        });
        succeeded(&backup(&data, &file));
        sender.join().unwrap();
    });
    succeeded(&restore(&file, &new));
    let verified = Command::new(env!("CARGO_BIN_EXE_zhidian-hall")).args(["journal", "verify"]).arg(&new).output();
    succeeded(&verified.unwrap());
}

#[test]
fn a_damaged_or_cut_backup_is_refused_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let [data, file, bad, new] = ["data", "hall.backup", "bad", "new"].map(|name| folder.path().join(name));
    Server::start(&data).kill();
    succeeded(&backup(&data, &file));
    let whole = fs::read(&file).unwrap();
    let before = fs::read_dir(folder.path()).unwrap().count();
    for at in [100, whole.len() / 3, whole.len() / 2] {
        let mut changed = whole.clone();
        changed[at] ^= 0x10;
        fs::write(&bad, changed).unwrap();
        assert!(refused(&restore(&bad, &new)).contains("damaged"), "byte {at}");
    }
    for length in [0, 10, whole.len() / 2, whole.len() - 1] {
        fs::write(&bad, &whole[..length]).unwrap();
        assert!(refused(&restore(&bad, &new)).contains("is no backup of a hall server"), "cut at {length}");
    }
    fs::remove_file(&bad).unwrap();
    assert!(!new.exists());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), before);
}

#[test]
fn a_changed_byte_never_makes_another_server() {
    let folder = tempfile::tempdir().unwrap();
    let [data, file, bad, new] = ["data", "hall.backup", "bad", "new"].map(|name| folder.path().join(name));
    Server::start(&data).kill();
    succeeded(&backup(&data, &file));
    succeeded(&restore(&file, &new));
    let content = |folder: &Path| ["hall.sqlite", "staff-pin.txt"].map(|name| fs::read(folder.join(name)).unwrap());
    let right = content(&new);
    fs::remove_dir_all(&new).unwrap();
    let whole = fs::read(&file).unwrap();
    for at in (0..whole.len()).step_by(whole.len() / 60) {
        let mut changed = whole.clone();
        changed[at] ^= 0x55;
        fs::write(&bad, changed).unwrap();
        let output = restore(&bad, &new);
        if output.status.success() {
            assert!(content(&new) == right && fs::read_dir(&new).unwrap().count() == right.len(), "byte {at}");
            fs::remove_dir_all(&new).unwrap();
        } else {
            refused(&output);
            assert!(!new.exists(), "byte {at}");
        }
    }
}

#[test]
fn nothing_that_is_there_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let [data, file, other] = ["data", "hall.backup", "other"].map(|name| folder.path().join(name));
    assert!(refused(&backup(&data, &file)).contains("is no data folder of a hall server"));
    Server::start(&data).kill();
    succeeded(&backup(&data, &file));
    assert!(refused(&backup(&data, &file)).contains("is there already"));
    assert!(refused(&backup(&data, &data.join("mine"))).contains("is inside the data folder"));
    assert!(refused(&restore(&file, &data)).contains("holds something"));
    assert!(refused(&restore(&data.join("hall.sqlite"), &other)).contains("is no backup"));
    assert!(refused(&restore(&folder.path().join("none"), &other)).contains("cannot be read"));
    // An empty folder is taken.
    fs::create_dir(&other).unwrap();
    succeeded(&restore(&file, &other));
}

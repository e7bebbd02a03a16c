//! Files and typed options together, for a command as the programs have it.

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use configuration::{Refused, try_parse_from};
use proptest::prelude::*;

#[derive(Debug, Parser)]
#[command(name = "hall")]
struct Typed {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Serve(Serve),
    /// Has no file.
    Other,
}

#[derive(Args, Debug)]
struct Serve {
    #[arg(long)]
    config: Option<PathBuf>,
    #[arg(long, default_value = "127.0.0.1:8420")]
    listen: SocketAddr,
    #[arg(long, requires = "token_file")]
    server: Option<String>,
    #[arg(long)]
    token_file: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = Placement::Desktop)]
    placement: Placement,
    #[arg(long, default_value_t = 1)]
    speed: u32,
    #[arg(long)]
    demo: bool,
    #[arg(long, conflicts_with = "demo")]
    real: bool,
    #[arg(long)]
    keyboard: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Placement {
    Fullscreen,
    Desktop,
}

/// Serves with a file and what is typed beside it.
fn serve(text: &str, typed: &[&str]) -> Result<Serve, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hall.toml");
    std::fs::write(&path, text).unwrap();
    let mut all: Vec<OsString> = ["hall", "serve", "--config"].map(OsString::from).to_vec();
    all.push(path.into());
    all.extend(typed.iter().map(OsString::from));
    match try_parse_from::<Typed>(all) {
        Ok(Typed { command: Command::Serve(serve) }) => Ok(serve),
        Ok(other) => panic!("{other:?}"),
        Err(refused) => Err(refused.to_string().replace(&folder.path().display().to_string(), "")),
    }
}

#[test]
fn a_file_sets_what_could_be_typed() {
    let served = serve(
        "# Where to listen.\nlisten = '127.0.0.1:1'\nplacement = \"fullscreen\"\nspeed = 3\ndemo = true\n\
         keyboard = [\"scanner\", \"-2\"]\nreal = false\ntoken-file = \"/run/a b\"\nserver = \"http://x\"\n",
        &[],
    )
    .unwrap();
    assert_eq!((served.listen.port(), served.speed, served.demo, served.real), (1, 3, true, false));
    assert_eq!((served.placement, served.keyboard.join(" ")), (Placement::Fullscreen, "scanner -2".to_owned()));
    assert_eq!((served.token_file, served.server), (Some("/run/a b".into()), Some("http://x".to_owned())));
    assert!(served.config.is_some());
}

#[test]
fn what_is_typed_wins() {
    let text = "listen = \"127.0.0.1:1\"\nspeed = 3\nkeyboard = [\"a\", \"b\"]\n";
    let served = serve(text, &["--listen", "127.0.0.1:2", "--speed=4", "--keyboard", "c"]).unwrap();
    assert_eq!((served.listen.port(), served.speed, served.keyboard), (2, 4, vec!["c".to_owned()]));
}

#[test]
fn what_a_file_lacks_may_be_typed() {
    let served = serve("server = \"http://x\"\n", &["--token-file", "t"]).unwrap();
    assert_eq!((served.server.as_deref(), served.token_file), (Some("http://x"), Some("t".into())));
    // The line that is wrong does not count where another is typed.
    assert_eq!(serve("listen = \"nowhere\"\n", &["--listen", "127.0.0.1:2"]).unwrap().listen.port(), 2);
}

#[test]
fn what_is_wrong_is_one_sentence_with_file_and_line() {
    for (text, says) in [
        (
            "# Here.\nlissten = \"127.0.0.1:1\"\n",
            "/hall.toml, line 2: there is no setting 'lissten': did you mean 'listen'?",
        ),
        ("xyz = 1\n", "line 1: there is no setting 'xyz': --help lists"),
        ("config = \"other.toml\"\n", "line 1: there is no setting 'config'"),
        (
            "\n\nlisten = \"nowhere\"\n",
            "line 3: listen is 'nowhere', which is not taken (invalid socket address syntax)",
        ),
        ("placement = \"full\"\n", "line 1: placement is 'full': write one of fullscreen, desktop"),
        ("demo = \"yes\"\n", "line 1: demo is on or off: write demo = true or demo = false"),
        ("server = 5\n", "line 1: server is written in quotes"),
        ("speed = true\n", "line 1: speed is written in quotes"),
        ("speed = \"fast\"\n", "line 1: speed is 'fast', which is not taken (invalid digit found in string)"),
        ("listen = [\"127.0.0.1:1\"]\n", "line 1: listen takes one value"),
        ("server = \"\"\n", "line 1: server is empty: write a value, or a # before the line"),
        ("demo = true\n[listen]\n", "line 2: [listen] is a section"),
        ("demo = true\nlisten = 127.0.0.1:1\n", "line 2: "),
        ("demo = true\ndemo = true\n", "line 2: "),
        ("demo = true\nreal = true\n", "does not go together with"),
        ("server = \"http://x\"\n", "/hall.toml: what is set needs --token-file <TOKEN_FILE> too"),
    ] {
        let error = serve(text, &[]).unwrap_err();
        assert!(error.contains(says) && error.lines().count() == 1, "{text}: {error}");
    }
}

#[test]
fn what_a_file_says_is_repeated_on_one_line_and_not_at_any_length() {
    let long = "x".repeat(5000);
    for text in [
        "listen = \"a\\nb\"\n".to_owned(),
        "\"a\\nb\" = 1\n".to_owned(),
        "[\"a\\nb\"]\n".to_owned(),
        "placement = \"a\\r\\u001b[31m\"\n".to_owned(),
        format!("listen = \"{long}\"\n"),
        format!("{long} = 1\n"),
        format!("[{long}]\n"),
        format!("placement = \"{long}\"\n"),
        format!("speed = 1\nspeed = 2{long}\n"),
    ] {
        let error = serve(&text, &[]).unwrap_err();
        assert!(error.len() < 600 && !error.contains(char::is_control), "{error:?}");
    }
}

proptest! {
    /// Any text, and any that is nearly right, is taken or refused in one line.
    #[test]
    fn any_text_is_taken_or_refused_in_one_line(
        text in "\\PC*|([a-z-]{1,9} = (true|[0-9]{1,3}|\"[a-z/:.0-9]{0,9}\"|\\[\\])\n){0,4}",
    ) {
        if let Err(error) = serve(&text, &[]) {
            prop_assert_eq!(error.lines().count(), 1, "{}", error);
        }
    }
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    for path in ["/no/such.toml", "/dev/zero", "/"] {
        let typed = ["hall", "serve", "--config", path].map(OsString::from);
        let error = try_parse_from::<Typed>(typed).unwrap_err();
        let text = error.to_string();
        assert!(matches!(error, Refused::File(_)) && text.contains(path), "{text}");
        assert!(text.contains("--config") && text.lines().count() == 1, "{text}");
    }
}

#[test]
fn without_a_file_clap_speaks_alone() {
    let served = try_parse_from::<Typed>(["hall", "serve", "--speed", "2"].map(OsString::from)).unwrap();
    assert!(matches!(served.command, Command::Serve(Serve { speed: 2, .. })));
    assert!(try_parse_from::<Typed>(["hall", "other"].map(OsString::from)).is_ok());
    for typed in [["hall", "serve", "--config"].as_slice(), &["hall", "other", "--config", "x"], &["hall"]] {
        let error = try_parse_from::<Typed>(typed.iter().map(OsString::from)).unwrap_err();
        assert!(matches!(error, Refused::Typed(_)), "{error}");
    }
}

//! The commented file that is shipped for a command, held against the command itself.

use clap::Command;

use crate::key::{Key, Kind};

/// What a shipped file lacks or has too much, a sentence each; none where it is as the command is. It says every option
/// once, with a comment above; a line that is commented out shows the option's default.
#[must_use]
pub fn out_of_date(command: &Command, shipped: &str) -> Vec<String> {
    let keys = Key::all(command);
    let lines: Vec<Line> = Line::all(shipped);
    let mut wrong = Vec::new();
    for key in &keys {
        let said: Vec<&Line> = lines.iter().filter(|line| line.key == key.name).collect();
        let [line] = said[..] else {
            wrong.push(format!("{} is in the file {} times, and once is right", key.name, said.len()));
            continue;
        };
        if !line.is_explained {
            wrong.push(format!("no comment above {} says what it is", key.name));
        }
        let default = match key.kind {
            Kind::Flag => Some("false".to_owned()),
            _ => key.default.clone(),
        };
        if let Some(default) = default.filter(|default| !line.is_set && *default != line.value) {
            wrong.push(format!("{} shows '{}', and its default is '{default}'", key.name, line.value));
        }
    }
    let strangers = lines.iter().filter(|line| !keys.iter().any(|key| key.name == line.key));
    wrong.extend(strangers.map(|line| format!("{} is no option", line.key)));
    wrong
}

/// A line `key = value`, or `#key = value`.
struct Line<'a> {
    key: &'a str,
    value: &'a str,
    is_set: bool,
    is_explained: bool,
}

impl<'a> Line<'a> {
    fn all(text: &'a str) -> Vec<Self> {
        let mut above = "";
        let mut lines = Vec::new();
        for line in text.lines() {
            // "# " begins a sentence, "#" alone stands before a setting that is off.
            let setting = line.strip_prefix('#').filter(|rest| !rest.starts_with([' ', '#'])).unwrap_or(line);
            if let Some((key, value)) = setting.split_once(" = ").filter(|_| !setting.starts_with('#')) {
                let is_explained = above.starts_with("# ");
                lines.push(Self { key, value: value.trim_matches('"'), is_set: setting == line, is_explained });
            }
            above = line;
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::{Arg, ArgAction};

    fn command() -> Command {
        Command::new("serve")
            .arg(Arg::new("data").long("data"))
            .arg(Arg::new("listen").long("listen").default_value("127.0.0.1:8420"))
            .arg(Arg::new("demo").long("demo").action(ArgAction::SetTrue))
            .arg(Arg::new("config").long("config"))
    }

    const GOOD: &str = "# The hall server.\n\n# Folder.\ndata = \"/var/lib\"\n# Address.\n#listen = \"127.0.0.1:8420\"\n\
                        # Demonstration.\n#demo = false\n";

    #[test]
    fn a_file_with_every_option_and_its_default_is_good() {
        assert_eq!(out_of_date(&command(), GOOD), Vec::<String>::new());
    }

    #[test]
    fn what_is_missing_wrong_or_too_much_is_told() {
        for (change, with, says) in [
            ("# Folder.\n", "", "no comment above data"),
            ("data = \"/var/lib\"", "", "data is in the file 0 times"),
            ("127.0.0.1:8420", "127.0.0.1:1", "its default is '127.0.0.1:8420'"),
            ("#demo = false", "#demo = true", "its default is 'false'"),
            ("#demo = false", "#demo = false\n# Gone.\n#token = \"x\"", "token is no option"),
        ] {
            let wrong = out_of_date(&command(), &GOOD.replace(change, with)).join("; ");
            assert!(wrong.contains(says), "{wrong}");
        }
    }
}

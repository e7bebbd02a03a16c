//! What can be asked on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use device_key::EnrolmentCode;

/// Phone page of a hall server on the same PC.
const TAKEAWAY_BASE: &str = "http://127.0.0.1:8420/t/";

/// The exhibit of a smart service hall.
#[derive(Debug, Parser)]
#[command(name = "zhidian", version)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the exhibit on its displays.
    Run(RunArguments),
    /// Ask a hall server to let this exhibit in, with a one-time code of `zhidian-hall device invite`.
    Enrol(EnrolArguments),
    /// Check every scene against the bars of size, reach, contrast, text and language.
    Check(CheckArguments),
    /// Play a written visit and say of each step whether it went as written.
    Replay(ReplayArguments),
    /// List the controls of a scene with their places in millimetres.
    Controls(ControlsArguments),
}

/// What to show.
#[derive(Clone, Debug, Args)]
pub struct ShowArguments {
    /// Profile to run.
    #[arg(long, default_value = "dual-screen")]
    pub profile: String,
    /// Folder whose scenes/ and assets/ replace what is built in; reloaded while running.
    #[arg(long)]
    pub folder: Option<PathBuf>,
    /// Address of the phone page that take-away codes open.
    #[arg(long, default_value = TAKEAWAY_BASE)]
    pub takeaway_base: String,
    /// The hall is a demonstration: marked on screen and in every record.
    #[arg(long)]
    pub demo: bool,
    /// Draw every picture whole, for a graphics driver that shows remains of the picture before.
    #[arg(long)]
    pub whole_pictures: bool,
}

#[derive(Clone, Debug, Args)]
pub struct RunArguments {
    /// File with these options, such as profile = "dual-screen"; what is typed wins.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Say whether options and configuration file are good, and start nothing.
    #[arg(long)]
    pub check: bool,
    #[command(flatten)]
    pub show: ShowArguments,
    /// How displays become windows.
    #[arg(long, value_enum, default_value_t = PlacementArgument::Desktop)]
    pub placement: PlacementArgument,
    /// Room for all windows together on a desktop, in pixels.
    #[arg(long, default_value = "1840x960", value_parser = parse_size)]
    pub desktop: (u32, u32),
    /// Folder of this exhibit's journal and keys.
    #[arg(long, default_value = "var/exhibit")]
    pub data: PathBuf,
    /// Hall server, http://127.0.0.1:8420; without it records wait in the journal.
    #[arg(long)]
    pub server: Option<String>,
    /// The hall's own certificate (hall-ca.pem) where the server's address begins with https; no other is believed.
    #[arg(long, requires = "server", value_name = "FILE")]
    pub server_certificate: Option<PathBuf>,
    /// File with the staff PIN of an exhibit whose console is to open with another one than its hall server's.
    #[arg(long)]
    pub staff_pin_file: Option<PathBuf>,
    /// Run without any window or graphics driver, for the records alone.
    #[arg(long)]
    pub no_gpu: bool,
    /// A written visit to play over and over, in the profile it is for.
    #[arg(long, value_name = "FILE")]
    pub play: Option<PathBuf>,
    /// Take visits down into a written visit that replays, one behind the other; what is typed stays out.
    #[arg(long, value_name = "FILE")]
    pub record: Option<PathBuf>,
}

#[derive(Clone, Debug, Args)]
pub struct EnrolArguments {
    /// Hall server, http://127.0.0.1:8420.
    #[arg(long)]
    pub server: String,
    /// The hall's own certificate (hall-ca.pem) where the server's address begins with https.
    #[arg(long, value_name = "FILE")]
    pub server_certificate: Option<PathBuf>,
    /// The code, ten letters and digits.
    #[arg(long)]
    pub code: EnrolmentCode,
    /// Folder of this exhibit's journal and keys.
    #[arg(long, default_value = "var/exhibit")]
    pub data: PathBuf,
}

/// How displays become windows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PlacementArgument {
    /// Each full screen on its own monitor.
    Fullscreen,
    /// Side by side in windows, scaled to the desktop.
    Desktop,
    /// Side by side at their own pixels.
    Native,
}

#[derive(Clone, Debug, Args)]
pub struct CheckArguments {
    /// Profile to check; every one there is where none is named.
    #[arg(long)]
    pub profile: Option<String>,
    /// Folder whose scenes/ and assets/ replace what is built in.
    #[arg(long)]
    pub folder: Option<PathBuf>,
    /// Address of the phone page that take-away codes open: a longer one makes a larger code.
    #[arg(long, default_value = TAKEAWAY_BASE)]
    pub takeaway_base: String,
    /// The hall is a demonstration: marked on screen.
    #[arg(long)]
    pub demo: bool,
    /// Also print the rows that hold.
    #[arg(long)]
    pub all: bool,
    /// Draw the ways between the practice phone's pages into this SVG file.
    #[arg(long)]
    pub graph: Option<PathBuf>,
}

#[derive(Clone, Debug, Args)]
pub struct ReplayArguments {
    /// The written visit.
    pub file: PathBuf,
    #[command(flatten)]
    pub show: ShowArguments,
    /// Folder for pictures of `Shot` steps.
    #[arg(long)]
    pub shots: Option<PathBuf>,
    /// Play without any window or graphics driver.
    #[arg(long)]
    pub no_gpu: bool,
    /// Times faster than life.
    #[arg(long, default_value_t = 1.0)]
    pub speed: f32,
    /// The hall's date and time, such as 2026-11-25T10:00, so that pictures do not follow the calendar.
    #[arg(long)]
    pub now: Option<jiff::civil::DateTime>,
}

#[derive(Clone, Debug, Args)]
pub struct ControlsArguments {
    #[command(flatten)]
    pub show: ShowArguments,
    /// The scene.
    #[arg(long)]
    pub scene: String,
    /// Print JSON instead of a table.
    #[arg(long)]
    pub json: bool,
}

fn parse_size(text: &str) -> Result<(u32, u32), String> {
    let size = text.split_once('x').and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    size.filter(|(width, height)| *width >= 320 && *height >= 180)
        .ok_or_else(|| format!("'{text}' is no size: write 1840x960"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_shipped_configuration_file_is_as_the_options_are() {
        let command = Arguments::command();
        let run = command.find_subcommand("run").unwrap();
        let shipped = include_str!("../../packaging/exhibit.toml");
        assert_eq!(configuration::out_of_date(run, shipped), Vec::<String>::new());
    }

    #[test]
    fn a_certificate_needs_a_server_and_a_code_is_checked() {
        let parse = |words: &[&str]| Arguments::try_parse_from(["zhidian"].iter().chain(words));
        assert!(parse(&["run"]).is_ok());
        assert!(parse(&["run", "--server", "https://h", "--server-certificate", "hall-ca.pem"]).is_ok());
        let error = parse(&["run", "--server-certificate", "x"]).unwrap_err().to_string();
        assert!(error.contains("--server"), "{error}");
        let enrol = |code: &'static str| parse(&["enrol", "--server", "http://127.0.0.1:8420", "--code", code]);
        assert!(enrol("7kq2m-xb4td").is_ok());
        assert!(enrol("1234").unwrap_err().to_string().contains("ten letters and digits"));
    }
}

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use jiff::{SignedDuration, Timestamp};
use power_id::{Kind, Life, Purpose};

/// What to do with power IDs.
#[derive(Args, Debug)]
pub struct PowerIdArguments {
    #[command(subcommand)]
    pub command: PowerIdCommand,
    /// Data folder with the keys and lists; by default hall in $ZHIDIAN_DATA, or in var.
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
}

/// The power ID commands.
#[derive(Debug, Subcommand)]
pub enum PowerIdCommand {
    /// Make a code for an account and print its 209 digits.
    Issue(IssueArguments),
    /// Say whether a code is valid: exit code 0, or 2 with the reason.
    Verify(VerifyArguments),
    /// Withdraw a code before it expires.
    Revoke {
        /// The 209 digits.
        #[arg(allow_hyphen_values = true)]
        digits: String,
    },
    /// Print the number, the public key in hex and the state of each key.
    Keys,
    /// Let the next key sign from now on, retire the current one and make a new next one.
    Roll,
}

/// What to issue.
#[derive(Args, Debug)]
pub struct IssueArguments {
    /// The customer's account number.
    #[arg(long, value_name = "N", value_parser = account)]
    pub account: String,
    /// Where the code is shown: phone, paper or test.
    #[arg(long, default_value_t = Kind::Phone)]
    pub kind: Kind,
    /// How long it counts, such as 120s or 8h; by default 120s, and on paper until the end of the day.
    #[arg(long, value_name = "TIME", value_parser = life)]
    pub valid_for: Option<Life>,
    /// Time zone of the hall, for the end of the day.
    #[arg(long, default_value = "Asia/Shanghai")]
    pub time_zone: String,
}

/// What to look at.
#[derive(Args, Debug)]
pub struct VerifyArguments {
    /// The 209 digits.
    #[arg(allow_hyphen_values = true)]
    pub digits: String,
    /// What codes are accepted for here.
    #[arg(long = "for", value_enum, default_value_t = Place::Any)]
    pub place: Place,
    /// Look at it as of this time, such as 2026-11-25T09:00:00+08:00; by default now.
    #[arg(long, value_name = "TIME")]
    pub at: Option<Timestamp>,
}

/// Where codes are looked at.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Place {
    /// Everything that is signed.
    Any,
    /// A counter or kiosk: phone and paper.
    Counter,
    /// A rehearsal: test codes alone.
    Test,
}

impl Place {
    pub(super) fn purpose(self) -> Purpose {
        match self {
            Place::Any => Purpose::ANY,
            Place::Counter => Purpose::COUNTER,
            Place::Test => Purpose::TEST,
        }
    }
}

fn account(text: &str) -> Result<String, String> {
    let good = (1..=32).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    good.then(|| text.to_owned()).ok_or_else(|| "an account is 1 to 32 digits, letters or hyphens".to_owned())
}

fn life(text: &str) -> Result<Life, String> {
    let duration: SignedDuration =
        text.parse().map_err(|_| "give a number and its unit, such as 120s, 10m or 8h".to_owned())?;
    if duration.subsec_nanos() != 0 {
        return Err("give whole seconds".to_owned());
    }
    Life::of_seconds(duration.as_secs()).map_err(|error| error.to_string())
}

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// What to do with records on disk.
#[derive(Args, Debug)]
pub struct JournalArguments {
    #[command(subcommand)]
    pub command: JournalCommand,
}

/// The journal commands.
#[derive(Debug, Subcommand)]
pub enum JournalCommand {
    /// Say what is whole, torn, damaged and in quarantine, and change nothing; exit code 2 where not all is whole.
    Verify {
        /// The folder `journal` of an exhibit, the folder above it, or the data folder of a hall server.
        dir: PathBuf,
    },
    /// Say what can be mended, and do it with --yes.
    Repair {
        /// The folder `journal` of an exhibit, the folder above it, or the data folder of a hall server.
        dir: PathBuf,
        /// Do it.
        #[arg(long)]
        yes: bool,
    },
}

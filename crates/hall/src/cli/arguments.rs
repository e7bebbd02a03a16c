//! What can be typed after `zhidian-hall`.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// The hall server of Zhidian, and its administrator's command line.
#[derive(Debug, Parser)]
#[command(name = "zhidian-hall", version)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Receive and keep what exhibits record, and serve pages for staff and visitors' phones.
    Serve(ServeArguments),
    /// What an engineer does with files: `bill`, `tariff` and the rest of the workbench.
    #[command(flatten)]
    Workbench(workbench::Command),
    /// Manage the staff PIN.
    StaffPin(StaffPinArguments),
    /// Write all that a server needs into one file; the server may be running.
    Backup(BackupArguments),
    /// Make a data folder from a backup.
    Restore(RestoreArguments),
}

/// How to serve.
#[derive(Args, Debug)]
pub struct ServeArguments {
    /// File with these options, such as listen = "127.0.0.1:8420"; what is typed wins.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Say whether options and configuration file are good, and start nothing.
    #[arg(long)]
    pub check: bool,
    /// Address to listen on; only this machine's own for now. Port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8420")]
    pub listen: SocketAddr,
    /// Data folder; by default hall in $ZHIDIAN_DATA, or in var.
    #[arg(long)]
    pub data: Option<PathBuf>,
    /// The hall's own folder, the one its exhibits are started with: phones are shown its lessons.
    #[arg(long, value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// Time zone of the hall, for local dates.
    #[arg(long, default_value = "Asia/Shanghai")]
    pub time_zone: String,
    /// Write a week of clearly marked demo records, once.
    #[arg(long)]
    pub seed_demo: bool,
}

/// What to do with the staff PIN.
#[derive(Args, Debug)]
pub struct StaffPinArguments {
    #[command(subcommand)]
    pub command: StaffPinCommand,
}

/// The staff PIN commands.
#[derive(Debug, Subcommand)]
pub enum StaffPinCommand {
    /// Make a new PIN and end all sessions; the server may be running.
    Reset {
        /// Data folder; by default hall in $ZHIDIAN_DATA, or in var.
        #[arg(long)]
        data: Option<PathBuf>,
    },
}

/// What to keep.
#[derive(Args, Debug)]
pub struct BackupArguments {
    /// Data folder; by default hall in $ZHIDIAN_DATA, or in var.
    #[arg(long)]
    pub data: Option<PathBuf>,
    /// The file to write, best on another disk; one that is there is never written over.
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
}

/// What to make of a backup.
#[derive(Args, Debug)]
pub struct RestoreArguments {
    /// The backup.
    #[arg(long, value_name = "FILE")]
    pub from: PathBuf,
    /// Data folder, empty or not there yet; by default hall in $ZHIDIAN_DATA, or in var.
    #[arg(long)]
    pub data: Option<PathBuf>,
}

/// The data folder that was asked for; else the server's own where `scripts/run` keeps the data of all programs.
pub fn data_folder(asked: Option<PathBuf>) -> PathBuf {
    let all = || std::env::var_os("ZHIDIAN_DATA").filter(|folder| !folder.is_empty()).unwrap_or_else(|| "var".into());
    asked.unwrap_or_else(|| PathBuf::from(all()).join("hall"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_shipped_configuration_file_is_as_the_options_are() {
        let command = Arguments::command();
        let serve = command.find_subcommand("serve").unwrap();
        let shipped = include_str!("../../../../packaging/hall.toml");
        assert_eq!(configuration::out_of_date(serve, shipped), Vec::<String>::new());
    }
}

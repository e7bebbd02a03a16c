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
}

/// How to serve.
#[derive(Args, Debug)]
pub struct ServeArguments {
    /// Address to listen on; only this machine's own for now. Port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8420")]
    pub listen: SocketAddr,
    /// Data folder; by default hall in $ZHIDIAN_DATA, or in var.
    #[arg(long)]
    pub data: Option<PathBuf>,
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

/// The data folder that was asked for; else the server's own where `scripts/run` keeps the data of all programs.
pub fn data_folder(asked: Option<PathBuf>) -> PathBuf {
    let all = || std::env::var_os("ZHIDIAN_DATA").filter(|folder| !folder.is_empty()).unwrap_or_else(|| "var".into());
    asked.unwrap_or_else(|| PathBuf::from(all()).join("hall"))
}

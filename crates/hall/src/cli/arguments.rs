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
    /// Let exhibits in, and shut lost ones out.
    Device(DeviceArguments),
    /// Manage the staff PIN.
    StaffPin(StaffPinArguments),
    /// Write all that a server needs into one file; the server may be running.
    Backup(BackupArguments),
    /// Make a data folder from a backup.
    Restore(RestoreArguments),
    /// Make a certificate for a hall that has none.
    Certificate(CertificateArguments),
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
    /// Address to listen on; only this machine's own without a certificate. Port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8420")]
    pub listen: SocketAddr,
    /// The server's certificate, PEM; read again when it is renewed.
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    pub tls_certificate: Option<PathBuf>,
    /// The certificate's private key, PEM.
    #[arg(long, value_name = "FILE", requires = "tls_certificate")]
    pub tls_key: Option<PathBuf>,
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

/// What to do with devices. The server may be running.
#[derive(Args, Debug)]
pub struct DeviceArguments {
    #[command(subcommand)]
    pub command: DeviceCommand,
    /// Data folder; by default hall in $ZHIDIAN_DATA, or in var.
    #[arg(long, global = true)]
    pub data: Option<PathBuf>,
}

/// The device commands.
#[derive(Debug, Subcommand)]
pub enum DeviceCommand {
    /// Make a one-time code for `zhidian enrol`, good for ten minutes.
    Invite {
        /// Name of the exhibit in the hall, such as dual-screen-1.
        #[arg(long)]
        name: String,
    },
    /// List the devices, how far each has come, and its fingerprint.
    List,
    /// Let a device in whose screen shows this fingerprint.
    Confirm {
        /// Six letters and digits.
        fingerprint: String,
    },
    /// Shut a device out.
    Remove {
        /// Its name or its identity.
        device: String,
    },
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

/// What to do with certificates.
#[derive(Args, Debug)]
pub struct CertificateArguments {
    #[command(subcommand)]
    pub command: CertificateCommand,
}

/// The certificate commands.
#[derive(Debug, Subcommand)]
pub enum CertificateCommand {
    /// Make a certificate of the hall's own CA; again in the same folder, the CA stays and the certificate is new.
    New {
        /// Name or number of the server, as it stands in the address that exhibits and browsers use.
        #[arg(long, value_name = "HOST")]
        name: String,
        /// Folder for the four files.
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
    },
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

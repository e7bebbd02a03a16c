//! `zhidian-hall backup` and `zhidian-hall restore`.

use std::io::Write;

use super::CommandError;
use super::arguments::{BackupArguments, RestoreArguments, data_folder};
use super::words::words;
use crate::backup::{Manifest, pack, unpack};

/// Makes a backup and says what is in it.
pub fn backup(arguments: &BackupArguments, out: &mut impl Write) -> Result<(), CommandError> {
    let manifest = pack(&data_folder(arguments.data.clone()), &arguments.to)?;
    writeln!(out, "{}: {}", arguments.to.display(), words().backup_made)?;
    list(&manifest, out)
}

/// Makes a data folder and says what is in it.
pub fn restore(arguments: &RestoreArguments, out: &mut impl Write) -> Result<(), CommandError> {
    let data = data_folder(arguments.data.clone());
    let manifest = unpack(&arguments.from, &data)?;
    writeln!(out, "{}: {} {}", data.display(), words().backup_restored, manifest.made_at)?;
    list(&manifest, out)
}

fn list(manifest: &Manifest, out: &mut impl Write) -> Result<(), CommandError> {
    for kept in &manifest.files {
        writeln!(out, "{:>12}  {}", kept.bytes, kept.name)?;
    }
    Ok(())
}

//! A data folder from a backup.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use zip::ZipArchive;

use super::error::BackupError;
use super::folder::private_folder;
use super::manifest::{FORMAT, KeptFile, LONGEST_MANIFEST, MANIFEST, Manifest, copy_hashed};
use crate::data_folder::DATABASE;

/// Makes the data folder, which is empty or not there yet, from a backup: whole or not at all.
pub fn unpack(from: &Path, data: &Path) -> Result<Manifest, BackupError> {
    let data = &std::path::absolute(data).map_err(BackupError::io(data))?;
    must_be_empty(data)?;
    let mut backup = Backup::open(from)?;
    let manifest = backup.manifest()?;
    // All is looked at before anything is written.
    for kept in &manifest.files {
        backup.copy(kept, &mut io::sink(), data)?;
    }
    let Some(beside) = data.parent() else {
        return Err(BackupError::NotEmpty(data.clone()));
    };
    fs::create_dir_all(beside).map_err(BackupError::io(beside))?;
    // Gone again where it does not become the data folder.
    let temporary = private_folder(beside)?;
    for kept in &manifest.files {
        backup.write(kept, &temporary.path().join(&kept.name))?;
    }
    sync_folder(temporary.path())?;
    // Takes the place of an empty folder, and of nothing else.
    fs::rename(temporary.path(), data).map_err(|error| match error.kind() {
        io::ErrorKind::DirectoryNotEmpty | io::ErrorKind::NotADirectory => BackupError::NotEmpty(data.clone()),
        _ => BackupError::io(data)(error),
    })?;
    // It has another name now, so there is nothing to clear away.
    let _ = temporary.keep();
    sync_folder(beside)?;
    Ok(manifest)
}

fn must_be_empty(data: &Path) -> Result<(), BackupError> {
    match fs::read_dir(data) {
        Ok(mut entries) => match entries.next() {
            None => Ok(()),
            Some(_) => Err(BackupError::NotEmpty(data.to_owned())),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Err(BackupError::NotEmpty(data.to_owned())),
        Err(error) => Err(BackupError::io(data)(error)),
    }
}

/// A backup that is being read.
struct Backup<'a> {
    path: &'a Path,
    archive: ZipArchive<File>,
}

impl<'a> Backup<'a> {
    fn open(path: &'a Path) -> Result<Self, BackupError> {
        let file = File::open(path).map_err(BackupError::io(path))?;
        let archive = ZipArchive::new(file).map_err(|_| BackupError::NoBackup(path.to_owned()))?;
        Ok(Self { path, archive })
    }

    fn manifest(&mut self) -> Result<Manifest, BackupError> {
        let no_backup = || BackupError::NoBackup(self.path.to_owned());
        let mut json = Vec::new();
        let entry = self.archive.by_name(MANIFEST).map_err(|_| no_backup())?;
        entry.take(LONGEST_MANIFEST).read_to_end(&mut json).map_err(|_| no_backup())?;
        let manifest: Manifest = serde_json::from_slice(&json).map_err(|_| no_backup())?;
        if manifest.format > FORMAT {
            return Err(BackupError::Newer { path: self.path.to_owned(), program: manifest.program });
        }
        if let Some(name) = manifest.impossible_name() {
            return Err(self.damaged(name));
        }
        if !manifest.files.iter().any(|kept| kept.name == DATABASE) {
            return Err(no_backup());
        }
        Ok(manifest)
    }

    /// Copies a file out to `target`, and sees that it is as it went in.
    fn copy(&mut self, kept: &KeptFile, to: &mut impl io::Write, target: &Path) -> Result<(), BackupError> {
        let damaged = self.damaged(&kept.name);
        let Ok(entry) = self.archive.by_name(&kept.name) else {
            return Err(damaged);
        };
        // A byte more than there were shows that there are too many.
        match copy_hashed(&mut entry.take(kept.bytes.saturating_add(1)), to) {
            Ok(copied) if kept.fits(&copied) => Ok(()),
            Err(error) if matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) => {
                Err(BackupError::Full(target.to_owned()))
            }
            _ => Err(damaged),
        }
    }

    fn write(&mut self, kept: &KeptFile, path: &Path) -> Result<(), BackupError> {
        let failed = BackupError::io(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(&failed)?;
        }
        let mut file = OpenOptions::new().create_new(true).write(true).mode(0o600).open(path).map_err(&failed)?;
        self.copy(kept, &mut file, path)?;
        file.sync_all().map_err(&failed)
    }

    fn damaged(&self, what: &str) -> BackupError {
        BackupError::Damaged { path: self.path.to_owned(), what: what.to_owned() }
    }
}

fn sync_folder(folder: &Path) -> Result<(), BackupError> {
    File::open(folder).and_then(|opened| opened.sync_all()).map_err(BackupError::io(folder))
}

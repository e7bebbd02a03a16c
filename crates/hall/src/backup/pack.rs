//! A backup beside a running server.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::error::BackupError;
use super::folder::private_folder;
use super::manifest::{FORMAT, KeptFile, MANIFEST, Manifest, copy_hashed};
use crate::data_folder::{DATABASE, INSIGHT, LOCK};

/// Writes all of the data folder that a server needs into one file (mode 0600), whole or not at all.
pub fn pack(data: &Path, to: &Path) -> Result<Manifest, BackupError> {
    let database = data.join(DATABASE);
    match fs::metadata(&database) {
        Ok(found) if found.is_file() => {}
        Err(error) if !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Err(BackupError::io(data)(error));
        }
        _ => return Err(BackupError::NoDatabase(data.to_owned())),
    }
    let beside = match to.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let real = |path: &Path| path.canonicalize().map_err(BackupError::io(path));
    if real(beside)?.starts_with(real(data)?) {
        return Err(BackupError::Inside(to.to_owned()));
    }
    if to.exists() {
        return Err(BackupError::Exists(to.to_owned()));
    }
    let snapshot_folder = private_folder(beside)?;
    let snapshot = snapshot_folder.path().join(DATABASE);
    take_snapshot(&database, &snapshot)?;
    let mut files = vec![(DATABASE.to_owned(), snapshot)];
    other_files(data, Path::new(""), &mut files)?;

    let failed = BackupError::io(to);
    // Readable by its owner alone, as everything of this crate.
    let temporary = tempfile::Builder::new().prefix(".backup-").tempfile_in(beside).map_err(&failed)?;
    let manifest = write_archive(temporary.as_file(), &files, to)?;
    temporary.as_file().sync_all().map_err(&failed)?;
    temporary.persist_noclobber(to).map_err(|kept| match kept.error.kind() {
        io::ErrorKind::AlreadyExists => BackupError::Exists(to.to_owned()),
        _ => failed(kept.error),
    })?;
    File::open(beside).and_then(|folder| folder.sync_all()).map_err(&failed)?;
    Ok(manifest)
}

/// Copies the database as it is at one moment; writers go on meanwhile.
fn take_snapshot(database: &Path, snapshot: &Path) -> Result<(), BackupError> {
    let connection = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.execute("VACUUM INTO ?1", [snapshot.to_string_lossy()])?;
    Ok(())
}

/// Every other file, by its name in the data folder, but what is made again or belongs to a running server.
fn other_files(data: &Path, inside: &Path, files: &mut Vec<(String, PathBuf)>) -> Result<(), BackupError> {
    let folder = data.join(inside);
    let mut entries = fs::read_dir(&folder)
        .and_then(|entries| entries.collect::<io::Result<Vec<_>>>())
        .map_err(BackupError::io(&folder))?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let name = inside.join(entry.file_name()).to_string_lossy().into_owned();
        // Beside the database lie SQLite's own files, and ".new" is half of a secret.
        if [INSIGHT, LOCK].contains(&name.as_str()) || name.starts_with(DATABASE) || name.ends_with(".new") {
            continue;
        }
        let kind = entry.file_type().map_err(BackupError::io(&path))?;
        if kind.is_dir() {
            other_files(data, Path::new(&name), files)?;
        } else if kind.is_file() {
            files.push((name, path));
        }
    }
    Ok(())
}

/// Writes the files, and last the manifest, since the hashes are known then.
fn write_archive(to: &File, files: &[(String, PathBuf)], name: &Path) -> Result<Manifest, BackupError> {
    let failed = BackupError::io(name);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .large_file(true)
        .unix_permissions(0o600);
    let mut archive = ZipWriter::new(to);
    let mut kept = Vec::new();
    for (name, path) in files {
        let mut file = File::open(path).map_err(BackupError::io(path))?;
        archive.start_file(name.as_str(), options).map_err(|error| failed(error.into()))?;
        let copied = copy_hashed(&mut file, &mut archive).map_err(&failed)?;
        kept.push(KeptFile { name: name.clone(), bytes: copied.bytes, sha256: copied.sha256 });
    }
    let manifest = Manifest {
        format: FORMAT,
        program: format!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION")),
        made_at: jiff::Timestamp::now().to_string(),
        files: kept,
    };
    archive.start_file(MANIFEST, options).map_err(|error| failed(error.into()))?;
    let json = serde_json::to_vec_pretty(&manifest).map_err(|error| failed(error.into()))?;
    archive.write_all(&json).map_err(&failed)?;
    archive.finish().map_err(|error| failed(error.into()))?;
    Ok(manifest)
}

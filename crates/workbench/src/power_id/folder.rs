//! The private files of the command: mode 0600, written whole or not at all, by one process at a time.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use super::error::PowerIdError;

/// The data folder, held by this process until it is dropped.
pub(super) struct Folder {
    path: PathBuf,
    _lock: File,
}

impl Folder {
    /// Makes the folder (mode 0700) where it is missing and waits for its lock: two commands at once would lose a code.
    pub(super) fn open(asked: Option<&Path>) -> Result<Folder, PowerIdError> {
        let path = asked.map_or_else(usual, Path::to_path_buf);
        DirBuilder::new().recursive(true).mode(0o700).create(&path).map_err(|source| io_error(&path, source))?;
        let lock_path = path.join("power-id.lock");
        let lock = private(OpenOptions::new().create(true).truncate(false), &lock_path)?;
        lock.lock().map_err(|source| io_error(&lock_path, source))?;
        Ok(Folder { path, _lock: lock })
    }

    /// The path of a file.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// The text of a file; none where there is no such file.
    pub(super) fn read(&self, name: &str) -> Result<Option<String>, PowerIdError> {
        let path = self.file(name);
        match std::fs::read_to_string(&path) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(io_error(&path, source)),
        }
    }

    /// Writes a file by renaming a finished one into its place.
    pub(super) fn write(&self, name: &str, text: &str) -> Result<(), PowerIdError> {
        let (target, temporary) = (self.file(name), self.file(&format!("{name}.new")));
        // A leftover of a crash may have other rights; a new file surely has ours.
        match std::fs::remove_file(&temporary) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => return Err(io_error(&temporary, source)),
            _ => {}
        }
        let mut file = private(OpenOptions::new().create_new(true), &temporary)?;
        let mut put = || -> io::Result<()> {
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            std::fs::rename(&temporary, &target)?;
            File::open(&self.path)?.sync_all()
        };
        put().map_err(|source| io_error(&target, source))
    }
}

fn private(options: &mut OpenOptions, path: &Path) -> Result<File, PowerIdError> {
    options.write(true).mode(0o600).open(path).map_err(|source| io_error(path, source))
}

fn io_error(path: &Path, source: io::Error) -> PowerIdError {
    PowerIdError::Io { path: path.to_path_buf(), source }
}

/// The hall server's own folder where `scripts/run` keeps the data of all programs.
fn usual() -> PathBuf {
    let all = std::env::var_os("ZHIDIAN_DATA").filter(|folder| !folder.is_empty()).unwrap_or_else(|| "var".into());
    PathBuf::from(all).join("hall")
}

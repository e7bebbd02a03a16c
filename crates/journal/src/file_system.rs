//! The few file operations the spool needs, behind a trait, so that tests can stop the world after any of them.
//!
//! Every method is one step that a crash can follow. What a step promises after a power cut is said at each; anything
//! not said is not promised.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;

/// A folder of files that can be made durable.
pub trait FileSystem: Send + Sync {
    /// Whether the path is there.
    fn exists(&self, path: &Path) -> io::Result<bool>;
    /// Makes one folder. Durable after [`FileSystem::sync_dir`] of its parent.
    fn create_dir(&self, dir: &Path) -> io::Result<()>;
    /// Names of the files in a folder, in any order.
    fn list(&self, dir: &Path) -> io::Result<Vec<String>>;
    /// All bytes of a file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// A new empty file; an existing one is an error. Its name is durable after [`FileSystem::sync_dir`].
    fn create(&self, path: &Path) -> io::Result<Box<dyn SpoolFile>>;
    /// An existing file, to be written over from its start. Its size stays until more is written.
    fn reopen(&self, path: &Path) -> io::Result<Box<dyn SpoolFile>>;
    /// Makes an existing file's bytes durable.
    fn sync_file(&self, path: &Path) -> io::Result<()>;
    /// Cuts a file to `size` bytes. Durable after [`FileSystem::sync_file`].
    fn truncate(&self, path: &Path, size: u64) -> io::Result<()>;
    /// Renames within a folder, replacing what is there. Durable after [`FileSystem::sync_dir`].
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file. Durable after [`FileSystem::sync_dir`].
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Makes the names in a folder durable.
    fn sync_dir(&self, dir: &Path) -> io::Result<()>;
    /// Takes a lock that ends when the guard is dropped or the process dies. Held elsewhere: `WouldBlock`.
    fn lock(&self, path: &Path) -> io::Result<Box<dyn LockGuard>>;
}

/// A file being written.
pub trait SpoolFile: Send {
    /// Puts bytes at byte `at`, which is the end or before it. Durable after [`SpoolFile::sync`] returned without an error.
    fn write(&mut self, at: u64, bytes: &[u8]) -> io::Result<()>;
    /// Makes all written bytes durable (`fdatasync`).
    fn sync(&mut self) -> io::Result<()>;
}

/// Held for as long as a spool is open.
pub trait LockGuard: Send {}

/// The disk.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealFileSystem;

impl FileSystem for RealFileSystem {
    fn exists(&self, path: &Path) -> io::Result<bool> {
        path.try_exists()
    }

    fn create_dir(&self, dir: &Path) -> io::Result<()> {
        std::fs::create_dir(dir)
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in std::fs::read_dir(dir)? {
            // Ours are ASCII; any other name is none of our files.
            names.extend(entry?.file_name().into_string());
        }
        Ok(names)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn SpoolFile>> {
        Ok(Box::new(OpenOptions::new().write(true).create_new(true).open(path)?))
    }

    fn reopen(&self, path: &Path) -> io::Result<Box<dyn SpoolFile>> {
        Ok(Box::new(OpenOptions::new().write(true).open(path)?))
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        OpenOptions::new().append(true).open(path)?.sync_all()
    }

    fn truncate(&self, path: &Path, size: u64) -> io::Result<()> {
        OpenOptions::new().append(true).open(path)?.set_len(size)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        File::open(dir)?.sync_all()
    }

    fn lock(&self, path: &Path) -> io::Result<Box<dyn LockGuard>> {
        let file = OpenOptions::new().append(true).create(true).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Box::new(file)),
            Err(TryLockError::WouldBlock) => Err(io::ErrorKind::WouldBlock.into()),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

impl SpoolFile for File {
    fn write(&mut self, at: u64, bytes: &[u8]) -> io::Result<()> {
        self.write_all_at(bytes, at)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }
}

impl LockGuard for File {}

/// Makes a folder and all missing parents, each name durable before the next is used.
pub fn create_dir_durably(fs: &dyn FileSystem, dir: &Path) -> io::Result<()> {
    if dir.as_os_str().is_empty() || fs.exists(dir)? {
        return Ok(());
    }
    if let Some(parent) = dir.parent() {
        create_dir_durably(fs, parent)?;
        fs.create_dir(dir)?;
        let here = Path::new(".");
        return fs.sync_dir(if parent.as_os_str().is_empty() { here } else { parent });
    }
    fs.create_dir(dir)
}

/// Writes a whole file so that after a crash either the old or the new content is there.
pub fn replace_durably(fs: &dyn FileSystem, dir: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let fresh = dir.join(format!("{name}.tmp"));
    match fs.remove(&fresh) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = fs.create(&fresh)?;
    file.write(0, bytes)?;
    file.sync()?;
    fs.rename(&fresh, &dir.join(name))?;
    fs.sync_dir(dir)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replacing_twice_leaves_the_last_content_and_no_other_file() {
        let dir = tempfile::tempdir().unwrap();
        let deep = dir.path().join("a/b");
        create_dir_durably(&RealFileSystem, &deep).unwrap();
        replace_durably(&RealFileSystem, &deep, "x", b"one").unwrap();
        replace_durably(&RealFileSystem, &deep, "x", b"two").unwrap();
        assert_eq!(RealFileSystem.read(&deep.join("x")).unwrap(), b"two");
        assert_eq!(RealFileSystem.list(&deep).unwrap(), ["x"]);
    }

    #[test]
    fn a_second_lock_is_refused_until_the_first_ends() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("lock");
        let first = RealFileSystem.lock(&path).unwrap();
        let Err(second) = RealFileSystem.lock(&path) else { panic!("two locks") };
        assert_eq!(second.kind(), io::ErrorKind::WouldBlock);
        drop(first);
        RealFileSystem.lock(&path).unwrap();
    }
}

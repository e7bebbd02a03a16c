//! The disk as the spool sees it.

use std::io::{ErrorKind, Result};
use std::path::{Path, PathBuf};

use journal::{FileSystem, LockGuard, SpoolFile};

use super::{Fault, MemoryFileSystem, Step};

impl FileSystem for MemoryFileSystem {
    fn exists(&self, path: &Path) -> Result<bool> {
        let disk = self.step(Step::Look)?;
        Ok(path.parent().is_none() || disk.names.contains_key(path) || disk.dirs.contains(path))
    }

    fn create_dir(&self, dir: &Path) -> Result<()> {
        self.step(Step::Grow)?.dirs.insert(dir.to_owned());
        Ok(())
    }

    fn list(&self, dir: &Path) -> Result<Vec<String>> {
        let disk = self.step(Step::Look)?;
        let here = disk.names.keys().filter(|path| path.parent() == Some(dir));
        Ok(here.map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect())
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>> {
        Ok(self.step(Step::Look)?.file(path)?.now.clone())
    }

    fn create(&self, path: &Path) -> Result<Box<dyn SpoolFile>> {
        let mut disk = self.step(Step::Grow)?;
        if disk.names.contains_key(path) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        if disk.room() == 0 {
            return Err(ErrorKind::StorageFull.into());
        }
        let at = disk.add(path);
        Ok(Box::new(Open { fs: self.clone(), at }))
    }

    fn reopen(&self, path: &Path) -> Result<Box<dyn SpoolFile>> {
        let at = self.step(Step::Change)?.at(path)?;
        Ok(Box::new(Open { fs: self.clone(), at }))
    }

    fn sync_file(&self, path: &Path) -> Result<()> {
        let mut disk = self.step(Step::Sync)?;
        let at = disk.at(path)?;
        disk.sync(at)
    }

    fn truncate(&self, path: &Path, size: u64) -> Result<()> {
        self.step(Step::Change)?.file(path)?.cut(size as usize);
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> Result<()> {
        let mut disk = self.step(Step::Change)?;
        let at = disk.names.remove(from).ok_or(ErrorKind::NotFound)?;
        disk.names.insert(to.to_owned(), at);
        Ok(())
    }

    fn remove(&self, path: &Path) -> Result<()> {
        self.step(Step::Change)?.names.remove(path).map(drop).ok_or(ErrorKind::NotFound.into())
    }

    fn sync_dir(&self, dir: &Path) -> Result<()> {
        self.step(Step::Sync)?.sync_dir(dir);
        Ok(())
    }

    fn lock(&self, path: &Path) -> Result<Box<dyn LockGuard>> {
        // The lock's file is opened for writing and made where it is missing.
        let mut disk = self.step(Step::Grow)?;
        if !disk.locks.insert(path.to_owned()) {
            return Err(ErrorKind::WouldBlock.into());
        }
        Ok(Box::new(Lock { fs: self.clone(), path: path.to_owned() }))
    }
}

struct Open {
    fs: MemoryFileSystem,
    at: usize,
}

impl SpoolFile for Open {
    fn write(&mut self, at: u64, bytes: &[u8]) -> Result<()> {
        let stepped = self.fs.step(Step::Grow).map(drop);
        let mut disk = self.fs.disk();
        let at = at as usize;
        assert!(at <= disk.files[self.at].now.len(), "a write beyond the end leaves a hole");
        if let Err(error) = stepped {
            // A disk without room takes a part first.
            if matches!(disk.injected, Some((Fault::NoSpace | Fault::Quota, ..))) && error.raw_os_error().is_some() {
                disk.write(self.at, at, &bytes[..bytes.len() / 2])?;
            }
            return Err(error);
        }
        disk.write(self.at, at, bytes)
    }

    fn sync(&mut self) -> Result<()> {
        let stepped = self.fs.step(Step::Sync).map(drop);
        let mut disk = self.fs.disk();
        if let Err(error) = stepped {
            disk.files[self.at].fail_sync();
            return Err(error);
        }
        disk.sync(self.at)
    }
}

struct Lock {
    fs: MemoryFileSystem,
    path: PathBuf,
}

impl Drop for Lock {
    fn drop(&mut self) {
        self.fs.disk().locks.remove(&self.path);
    }
}

impl LockGuard for Lock {}

//! The folder of parts: records go in exactly once, in the order of their numbers.
//!
//! Which rows are in is told by the names of the parts and by nothing else, so there is no second file that could disagree
//! after a crash. Appending the same rows again changes nothing.

use std::{
    collections::BTreeMap,
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::{
    batch, demo_flags::DemoFlags, error::Error, merge, part, part::Part, part_name::PartName, record, row::Row, schema,
    snapshot::Snapshot,
};

/// The records of a hall on disk. Clones share one store; one process at a time has a folder.
#[derive(Clone, Debug)]
pub struct Store(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    folder: PathBuf,
    /// Held while rows are written and parts merged, which takes as long as the disk likes.
    writing: Mutex<()>,
    /// Held for a moment only: questions and `/metrics` do not wait for the disk.
    state: Mutex<State>,
    /// Held for life: a second process on the folder would write the same rows twice.
    _lock: File,
}

#[derive(Debug)]
struct State {
    next_rowid: i64,
    demo: DemoFlags,
    snapshot: Snapshot,
}

impl Store {
    /// Opens or makes the store in `dir`. What a crash left is put right: unfinished files go, and so do parts whose rows
    /// are in a merged part.
    pub fn open(dir: impl AsRef<Path>) -> Result<Self, Error> {
        let folder = dir.as_ref().join(schema::FOLDER);
        fs::create_dir_all(&folder).map_err(Error::io(&folder))?;
        // DataFusion addresses files from the root of the file system.
        let folder = folder.canonicalize().map_err(Error::io(&folder))?;
        let lock = lock(&folder)?;
        part::sync_folder(dir.as_ref())?;
        forget_old(dir.as_ref())?;
        let mut parts = Vec::new();
        let mut demo = DemoFlags::default();
        let mut next_rowid = 1;
        for name in tidy(&folder)? {
            let (part, flags) = Part::open(&folder, name)?;
            if name.last >= next_rowid {
                next_rowid = name.last + 1;
                demo = flags;
            }
            parts.push(Arc::new(part));
        }
        let state = Mutex::new(State { next_rowid, demo, snapshot: Snapshot::of(parts) });
        Ok(Self(Arc::new(Shared { folder, writing: Mutex::new(()), state, _lock: lock })))
    }

    /// The first row number the store does not have; 1 for an empty store. Feed rows from here.
    pub fn next_rowid(&self) -> i64 {
        self.state().next_rowid
    }

    /// Appends rows, which must go upwards, and returns how many were new; rows below [`Store::next_rowid`] are skipped.
    /// Returns when they are on disk and countable. After an error the rows before it are in; append the same rows again.
    pub fn append(&self, rows: &[Row]) -> Result<usize, Error> {
        ordered(rows)?;
        // Nobody else changes the state meanwhile.
        let _writing = self.0.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let next_rowid = self.next_rowid();
        let fresh = &rows[rows.partition_point(|row| row.rowid < next_rowid)..];
        // A part holds one date, so rows are cut where the date changes and written in order: after a crash the parts that
        // are there are the first ones, and the next row follows from their names.
        for run in fresh.chunk_by(|left, right| record::date(left) == record::date(right)) {
            let (Some(head), Some(tail)) = (run.first(), run.last()) else {
                continue;
            };
            let name = PartName { date: record::date(head), first: head.rowid, last: tail.rowid };
            let mut demo = self.state().demo.clone();
            let batch = batch::build(run, &mut demo)?;
            let part = Part::write(&self.0.folder, name, &[batch], &demo)?;
            let mut parts = self.snapshot().parts().to_vec();
            parts.push(Arc::new(part));
            *self.state() = State { next_rowid: tail.rowid + 1, demo, snapshot: Snapshot::of(parts) };
            self.merge(name)?;
        }
        Ok(fresh.len())
    }

    pub(crate) fn snapshot(&self) -> Snapshot {
        self.state().snapshot.clone()
    }

    /// Merges what is due on the date of `written`. The merged part is on disk before the small ones go.
    fn merge(&self, written: PartName) -> Result<(), Error> {
        loop {
            let (day, mut rest): (Vec<_>, Vec<_>) =
                self.snapshot().parts().iter().cloned().partition(|part| part.name.date == written.date);
            let Some(range) = merge::due(&day) else {
                return Ok(());
            };
            let Some(merged) = merge::merge(&self.0.folder, &day[range.clone()])? else {
                return Ok(());
            };
            for part in &day[range.clone()] {
                part.retire();
            }
            rest.push(Arc::new(merged));
            rest.extend(day.iter().enumerate().filter(|(at, _)| !range.contains(at)).map(|(_, part)| part.clone()));
            self.state().snapshot = Snapshot::of(rest);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // State is replaced whole, so a panic elsewhere leaves it sound.
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn ordered(rows: &[Row]) -> Result<(), Error> {
    let mut previous = 0;
    for row in rows {
        if row.rowid <= previous {
            return Err(Error::RowOrder { previous, rowid: row.rowid });
        }
        previous = row.rowid;
    }
    Ok(())
}

fn lock(folder: &Path) -> Result<File, Error> {
    let path = folder.join("lock");
    let file = File::create(&path).map_err(Error::io(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Error::InUse { path: folder.to_owned() }),
        Err(TryLockError::Error(source)) => Err(Error::Io { path, source }),
    }
}

/// Deletes the folders of older schemas; their records are filled in again from the database.
fn forget_old(dir: &Path) -> Result<(), Error> {
    for old in schema::OLD_FOLDERS.map(|old| dir.join(old)).into_iter().filter(|old| old.is_dir()) {
        // An older server that runs has its folder locked, and would go on writing the same rows.
        let _lock = lock(&old)?;
        fs::remove_dir_all(&old).map_err(Error::io(&old))?;
    }
    Ok(())
}

/// Deletes what a crash left and returns the names of the parts that count.
fn tidy(folder: &Path) -> Result<Vec<PartName>, Error> {
    let mut days: BTreeMap<String, Vec<PartName>> = BTreeMap::new();
    for day in fs::read_dir(folder).map_err(Error::io(folder))? {
        let day = day.map_err(Error::io(folder))?;
        if !day.path().is_dir() {
            continue;
        }
        let date = day.file_name().to_string_lossy().into_owned();
        for file in fs::read_dir(day.path()).map_err(Error::io(day.path()))? {
            let path = file.map_err(Error::io(day.path()))?.path();
            if path.extension().is_some_and(|ending| ending == part::UNFINISHED) {
                fs::remove_file(&path).map_err(Error::io(&path))?;
            } else if let Some(name) = path.file_name().and_then(|file| PartName::parse(&date, file.to_str()?)) {
                days.entry(date.clone()).or_default().push(name);
            }
        }
    }
    let mut kept = Vec::new();
    for names in days.values_mut() {
        // The widest of those with the same start comes first and covers the others.
        names.sort_by_key(|name| (name.first, -name.last));
        let mut widest: Option<PartName> = None;
        for name in names.iter() {
            let path = name.path(folder);
            match widest {
                Some(wide) if wide.covers(name) => fs::remove_file(&path).map_err(Error::io(&path))?,
                Some(wide) if name.first <= wide.last => return Err(Error::Overlap { path }),
                _ => {
                    widest = Some(*name);
                    kept.push(*name);
                }
            }
        }
    }
    Ok(kept)
}

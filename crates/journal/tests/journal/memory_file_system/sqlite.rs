//! The disk as SQLite sees it: a VFS, so that the hall server's own store runs on a disk that forgets.
//!
//! It does what SQLite's Unix VFS does where durability is concerned: a new journal or WAL makes its name durable with its
//! first sync. One connection at a time, in exclusive locking mode, so there is no shared memory; that is never durable.

use std::collections::BTreeMap;
use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::ptr::{null, null_mut};
use std::slice::{from_raw_parts, from_raw_parts_mut};
use std::sync::{LazyLock, Mutex};

use rusqlite::{Connection, OpenFlags, ffi};

use super::{MemoryFileSystem, Step};

const NAME: &CStr = c"crash-disk";

/// Disks by number; the first folder of a path is the number.
static DISKS: LazyLock<Mutex<BTreeMap<usize, MemoryFileSystem>>> = LazyLock::new(|| {
    register();
    Mutex::default()
});

/// Opens the database `hall.sqlite` on a disk, as the hall server does.
pub fn open_database(fs: &MemoryFileSystem) -> rusqlite::Result<Connection> {
    let mut disks = DISKS.lock().unwrap();
    let same = |disk: &&MemoryFileSystem| std::sync::Arc::ptr_eq(&disk.0, &fs.0);
    let number = disks.iter().find(|(_, disk)| same(disk)).map_or(disks.len(), |(number, _)| *number);
    disks.insert(number, fs.clone());
    drop(disks);
    let dir = format!("/{number}");
    fs.disk().add_durable_dir(Path::new(&dir));
    let connection = Connection::open_with_flags_and_vfs(format!("{dir}/hall.sqlite"), OpenFlags::default(), NAME)?;
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    record_store::make_durable(&connection)?;
    record_store::make_tables(&connection)?;
    // The tests sort what is stored; the store itself has nothing temporary.
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // Small, so that a short story has checkpoints too.
    connection.pragma_update(None, "wal_autocheckpoint", 8)?;
    Ok(connection)
}

#[repr(C)]
struct VfsFile {
    base: ffi::sqlite3_file,
    open: *mut Open,
}

struct Open {
    fs: MemoryFileSystem,
    at: usize,
    /// The folder whose names the first sync makes durable.
    new_in: Option<PathBuf>,
}

fn register() {
    let vfs = ffi::sqlite3_vfs {
        iVersion: 1,
        szOsFile: size_of::<VfsFile>() as c_int,
        mxPathname: 200,
        pNext: null_mut(),
        zName: NAME.as_ptr(),
        pAppData: null_mut(),
        xOpen: Some(open),
        xDelete: Some(delete),
        xAccess: Some(access),
        xFullPathname: Some(full_path),
        xDlOpen: None,
        xDlError: None,
        xDlSym: None,
        xDlClose: None,
        xRandomness: Some(randomness),
        xSleep: Some(sleep),
        xCurrentTime: Some(current_time),
        xGetLastError: Some(last_error),
        xCurrentTimeInt64: None,
        xSetSystemCall: None,
        xGetSystemCall: None,
        xNextSystemCall: None,
    };
    // SAFETY: SQLite keeps the pointer for ever, and so long lives a leaked box.
    let registered = unsafe { ffi::sqlite3_vfs_register(Box::leak(Box::new(vfs)), 0) };
    assert_eq!(registered, ffi::SQLITE_OK);
}

static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 1,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(lock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: None,
    xShmLock: None,
    xShmBarrier: None,
    xShmUnmap: None,
    xFetch: None,
    xUnfetch: None,
};

/// SAFETY: `name` is SQLite's, ends in a zero and begins with a folder of [`open_database`].
unsafe fn place(name: *const c_char) -> (MemoryFileSystem, PathBuf) {
    let path = PathBuf::from(unsafe { CStr::from_ptr(name) }.to_str().unwrap());
    let number: usize = path.iter().nth(1).unwrap().to_str().unwrap().parse().unwrap();
    (DISKS.lock().unwrap()[&number].clone(), path)
}

/// SAFETY: SQLite passes only files that [`open`] opened, one call at a time.
unsafe fn opened<'a>(file: *mut ffi::sqlite3_file) -> &'a mut Open {
    unsafe { &mut *(*file.cast::<VfsFile>()).open }
}

fn code(result: std::io::Result<()>, otherwise: c_int) -> c_int {
    match result {
        Ok(()) => ffi::SQLITE_OK,
        Err(error) if matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => ffi::SQLITE_FULL,
        Err(_) => otherwise,
    }
}

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    unsafe { (*file).pMethods = null() };
    assert!(!name.is_null(), "the store uses no temporary files");
    let (fs, path) = unsafe { place(name) };
    let found = fs.step(Step::Look).map(|disk| disk.at(&path).ok());
    let (at, made) = match found {
        Ok(Some(at)) => (at, false),
        Ok(None) if flags & ffi::SQLITE_OPEN_CREATE != 0 => match fs.step(Step::Grow) {
            Ok(mut disk) => (disk.add(&path), true),
            Err(_) => return ffi::SQLITE_CANTOPEN,
        },
        _ => return ffi::SQLITE_CANTOPEN,
    };
    let is_journal = flags & (ffi::SQLITE_OPEN_WAL | ffi::SQLITE_OPEN_MAIN_JOURNAL) != 0;
    let new_in = path.parent().filter(|_| made && is_journal).map(Path::to_owned);
    unsafe {
        (*file.cast::<VfsFile>()).open = Box::into_raw(Box::new(Open { fs, at, new_in }));
        (*file).pMethods = &METHODS;
        if !out_flags.is_null() {
            *out_flags = flags;
        }
    }
    ffi::SQLITE_OK
}

unsafe extern "C" fn delete(_: *mut ffi::sqlite3_vfs, name: *const c_char, sync_dir: c_int) -> c_int {
    let (fs, path) = unsafe { place(name) };
    let removed = fs.step(Step::Change).map(|mut disk| disk.names.remove(&path));
    let synced = removed.and_then(|_| match path.parent().filter(|_| sync_dir != 0) {
        Some(dir) => fs.step(Step::Sync).map(|mut disk| disk.sync_dir(dir)),
        None => Ok(()),
    });
    code(synced, ffi::SQLITE_IOERR_DELETE)
}

unsafe extern "C" fn access(_: *mut ffi::sqlite3_vfs, name: *const c_char, _: c_int, out: *mut c_int) -> c_int {
    let (fs, path) = unsafe { place(name) };
    let found = fs.step(Step::Look).map(|disk| disk.at(&path).is_ok());
    unsafe { *out = c_int::from(found.as_ref().is_ok_and(|found| *found)) };
    code(found.map(drop), ffi::SQLITE_IOERR_ACCESS)
}

unsafe extern "C" fn full_path(_: *mut ffi::sqlite3_vfs, name: *const c_char, size: c_int, out: *mut c_char) -> c_int {
    let name = CString::from(unsafe { CStr::from_ptr(name) });
    let bytes = name.as_bytes_with_nul();
    assert!(bytes.len() <= size as usize);
    unsafe { from_raw_parts_mut(out.cast(), bytes.len()) }.copy_from_slice(bytes);
    ffi::SQLITE_OK
}

unsafe extern "C" fn randomness(_: *mut ffi::sqlite3_vfs, size: c_int, out: *mut c_char) -> c_int {
    let id = journal::BootId::random().unwrap().0;
    let out: &mut [u8] = unsafe { from_raw_parts_mut(out.cast(), size as usize) };
    out.iter_mut().zip(id.iter().cycle()).for_each(|(out, byte)| *out = *byte);
    size
}

unsafe extern "C" fn sleep(_: *mut ffi::sqlite3_vfs, micros: c_int) -> c_int {
    micros
}

unsafe extern "C" fn current_time(_: *mut ffi::sqlite3_vfs, out: *mut f64) -> c_int {
    unsafe { *out = 2_461_000.5 };
    ffi::SQLITE_OK
}

unsafe extern "C" fn last_error(_: *mut ffi::sqlite3_vfs, _: c_int, _: *mut c_char) -> c_int {
    0
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    drop(unsafe { Box::from_raw((*file.cast::<VfsFile>()).open) });
    ffi::SQLITE_OK
}

unsafe extern "C" fn read(file: *mut ffi::sqlite3_file, out: *mut c_void, size: c_int, offset: i64) -> c_int {
    let open = unsafe { opened(file) };
    let out: &mut [u8] = unsafe { from_raw_parts_mut(out.cast(), size as usize) };
    let Ok(disk) = open.fs.step(Step::Look) else { return ffi::SQLITE_IOERR_READ };
    let there = disk.files[open.at].now.get(offset as usize..).unwrap_or_default();
    let have = there.len().min(out.len());
    out[..have].copy_from_slice(&there[..have]);
    out[have..].fill(0);
    if have < out.len() { ffi::SQLITE_IOERR_SHORT_READ } else { ffi::SQLITE_OK }
}

unsafe extern "C" fn write(file: *mut ffi::sqlite3_file, bytes: *const c_void, size: c_int, offset: i64) -> c_int {
    let open = unsafe { opened(file) };
    let bytes: &[u8] = unsafe { from_raw_parts(bytes.cast(), size as usize) };
    let stepped = open.fs.step(Step::Grow);
    code(stepped.and_then(|mut disk| disk.write(open.at, offset as usize, bytes)), ffi::SQLITE_IOERR_WRITE)
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, size: i64) -> c_int {
    let open = unsafe { opened(file) };
    let cut = open.fs.step(Step::Change).map(|mut disk| disk.files[open.at].cut(size as usize));
    code(cut, ffi::SQLITE_IOERR_TRUNCATE)
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, _: c_int) -> c_int {
    let open = unsafe { opened(file) };
    let synced = open.fs.step(Step::Sync).and_then(|mut disk| disk.sync(open.at));
    let named = synced.and_then(|()| match &open.new_in {
        Some(dir) => open.fs.step(Step::Sync).map(|mut disk| disk.sync_dir(dir)),
        None => Ok(()),
    });
    if named.is_ok() {
        open.new_in = None;
    }
    code(named, ffi::SQLITE_IOERR_FSYNC)
}

unsafe extern "C" fn file_size(file: *mut ffi::sqlite3_file, out: *mut i64) -> c_int {
    let open = unsafe { opened(file) };
    let size = open.fs.step(Step::Look).map(|disk| disk.files[open.at].now.len());
    unsafe { *out = size.as_ref().map_or(0, |size| *size as i64) };
    code(size.map(drop), ffi::SQLITE_IOERR_FSTAT)
}

unsafe extern "C" fn lock(_: *mut ffi::sqlite3_file, _: c_int) -> c_int {
    ffi::SQLITE_OK
}

unsafe extern "C" fn check_reserved_lock(_: *mut ffi::sqlite3_file, out: *mut c_int) -> c_int {
    unsafe { *out = 0 };
    ffi::SQLITE_OK
}

unsafe extern "C" fn file_control(_: *mut ffi::sqlite3_file, _: c_int, _: *mut c_void) -> c_int {
    ffi::SQLITE_NOTFOUND
}

unsafe extern "C" fn sector_size(_: *mut ffi::sqlite3_file) -> c_int {
    512
}

unsafe extern "C" fn device_characteristics(_: *mut ffi::sqlite3_file) -> c_int {
    // As on Unix: a write changes no byte outside it.
    ffi::SQLITE_IOCAP_POWERSAFE_OVERWRITE
}

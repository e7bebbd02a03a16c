use std::path::Path;

use tempfile::TempDir;

/// An empty folder for what is only read from files, in memory where the system has such a place: nothing here is worth a
/// disk.
pub fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap()
}

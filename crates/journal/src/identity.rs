//! The exhibit PC's own identity: 128 random bits in the file `device`, made at the first start.

use std::path::Path;

use crate::file_system::{FileSystem, replace_durably};
use crate::id::DeviceId;
use crate::spool::SpoolError;

const FILE: &str = "device";

/// The identity in `dir`. Where its file is missing or unreadable, the one the segments name, else a new one.
pub(crate) fn load_or_make(
    fs: &dyn FileSystem,
    dir: &Path,
    in_segments: Option<DeviceId>,
) -> Result<DeviceId, SpoolError> {
    let path = dir.join(FILE);
    let text = fs.read(&path).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    if let Some(device) = text.and_then(|text| text.trim_end().parse().ok()) {
        return Ok(device);
    }
    let device = match in_segments {
        Some(device) => device,
        None => DeviceId::random()?,
    };
    let line = format!("{device}\n");
    replace_durably(fs, dir, FILE, line.as_bytes()).map_err(|source| {
        let action = "write the exhibit's identity to";
        SpoolError::Io { action, path, source }
    })?;
    Ok(device)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file_system::RealFileSystem;

    #[test]
    fn made_once_kept_for_life_and_recovered_from_segments() {
        let dir = tempfile::tempdir().unwrap();
        let first = load_or_make(&RealFileSystem, dir.path(), None).unwrap();
        assert_eq!(load_or_make(&RealFileSystem, dir.path(), None).unwrap(), first);
        std::fs::write(dir.path().join(FILE), "torn").unwrap();
        assert_eq!(load_or_make(&RealFileSystem, dir.path(), Some(first)).unwrap(), first);
        assert_eq!(load_or_make(&RealFileSystem, dir.path(), None).unwrap(), first);
    }
}

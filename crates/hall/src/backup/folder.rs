//! A folder beside the result in which it is made.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use tempfile::TempDir;

use super::error::BackupError;

/// A new folder (mode 0700) inside another, gone when dropped.
pub(super) fn private_folder(inside: &Path) -> Result<TempDir, BackupError> {
    tempfile::Builder::new()
        .prefix(".hall-")
        .permissions(Permissions::from_mode(0o700))
        .tempdir_in(inside)
        .map_err(BackupError::io(inside))
}

//! The list of revoked codes on disk.

use power_id::RevocationList;

use super::error::PowerIdError;
use super::folder::Folder;

const FILE: &str = "power-id-revoked.txt";

/// The list of the folder; empty where there is none.
pub(super) fn read(folder: &Folder) -> Result<RevocationList, PowerIdError> {
    match folder.read(FILE)? {
        Some(text) => {
            RevocationList::from_text(&text).map_err(|source| PowerIdError::Revoked { path: folder.file(FILE), source })
        }
        None => Ok(RevocationList::new()),
    }
}

pub(super) fn write(folder: &Folder, list: &RevocationList) -> Result<(), PowerIdError> {
    folder.write(FILE, &list.to_text())
}

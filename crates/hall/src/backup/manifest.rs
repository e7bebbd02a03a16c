//! What a backup holds, written inside it.

use std::io::{self, Read, Write};
use std::path::{Component, Path};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::secret::hex;

/// Version of the form this program writes.
pub(super) const FORMAT: u32 = 1;
/// Name of the manifest inside the backup.
pub(super) const MANIFEST: &str = "manifest.json";
/// Longest manifest that is read, bytes: some thousand files.
pub(super) const LONGEST_MANIFEST: u64 = 1 << 20;

/// What a backup holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of the form; a higher one is refused.
    pub format: u32,
    /// Program and version that made it, `zhidian-hall 0.1.0`.
    pub program: String,
    /// When, in UTC.
    pub made_at: String,
    /// Every file but the manifest.
    pub files: Vec<KeptFile>,
}

/// A file of the data folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFile {
    /// Path inside the data folder, with `/` between folders.
    pub name: String,
    pub bytes: u64,
    /// In hex.
    pub sha256: String,
}

impl KeptFile {
    /// Whether the name stays inside the data folder.
    pub(super) fn is_inside(&self) -> bool {
        let mut parts = Path::new(&self.name).components().peekable();
        parts.peek().is_some() && parts.all(|part| matches!(part, Component::Normal(_)))
    }

    /// Whether these are the file's own bytes.
    pub(super) fn fits(&self, copied: &Copied) -> bool {
        (self.bytes, &self.sha256) == (copied.bytes, &copied.sha256)
    }
}

/// What went from one place to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Copied {
    pub bytes: u64,
    /// In hex.
    pub sha256: String,
}

/// Copies to the end, with the hash of what was copied.
pub(super) fn copy_hashed(from: &mut impl Read, to: &mut impl Write) -> io::Result<Copied> {
    let mut sha = Sha256::new();
    let mut bytes = 0;
    let mut piece = vec![0; 1 << 16];
    loop {
        let read = match from.read(&mut piece) {
            Ok(0) => return Ok(Copied { bytes, sha256: hex(&sha.finalize()) }),
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        sha.update(&piece[..read]);
        to.write_all(&piece[..read])?;
        bytes += read as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_inside_the_folder() {
        let is_inside = |name: &str| KeptFile { name: name.into(), bytes: 0, sha256: String::new() }.is_inside();
        assert!(is_inside("hall.sqlite") && is_inside("keys/a"));
        assert!(!["", "/etc/passwd", "../up", "keys/../../up", "./here"].into_iter().any(is_inside));
    }

    #[test]
    fn a_copy_is_hashed() {
        let mut to = Vec::new();
        let copied = copy_hashed(&mut b"abc".as_slice(), &mut to).unwrap();
        assert_eq!((copied.bytes, to.as_slice()), (3, b"abc".as_slice()));
        assert_eq!(copied.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}

//! What a backup holds, written inside it.

use std::collections::BTreeSet;
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
/// Longest name of a file, bytes: what every file system takes.
const LONGEST_NAME: usize = 255;

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

impl Manifest {
    /// The first name that no file of a data folder can have beside the others: it leads out of the folder, is there twice,
    /// or is a file and a folder at once.
    pub(super) fn impossible_name(&self) -> Option<&str> {
        let names: BTreeSet<&Path> = self.files.iter().map(|kept| Path::new(&kept.name)).collect();
        let is_folder_of_another = |name: &Path| name.ancestors().skip(1).any(|folder| names.contains(folder));
        let mut seen = BTreeSet::new();
        for kept in &self.files {
            let name = Path::new(&kept.name);
            if !kept.is_inside() || !seen.insert(name) || is_folder_of_another(name) {
                return Some(&kept.name);
            }
        }
        None
    }
}

impl KeptFile {
    /// Whether the name stays inside the data folder, and is written as this program writes it.
    fn is_inside(&self) -> bool {
        let is_normal = |part: &str| {
            let mut components = Path::new(part).components();
            matches!((components.next(), components.next()), (Some(Component::Normal(name)), None) if name == part)
        };
        self.name.len() <= LONGEST_NAME && !self.name.contains(char::is_control) && self.name.split('/').all(is_normal)
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

    fn kept(name: &str) -> KeptFile {
        KeptFile { name: name.into(), bytes: 0, sha256: String::new() }
    }

    #[test]
    fn a_name_stays_inside_the_folder() {
        let is_inside = |name: &str| kept(name).is_inside();
        assert!(is_inside("hall.sqlite") && is_inside("keys/a"));
        assert!(!["", "/etc/passwd", "../up", "keys/../../up", "./here", ".", ".."].into_iter().any(is_inside));
        assert!(!["keys/", "keys//a", "keys/./a", "a\0b", "a\nb"].into_iter().any(is_inside));
        assert!(is_inside(&"x".repeat(255)) && !is_inside(&"x".repeat(256)));
    }

    #[test]
    fn names_go_together_in_one_folder() {
        let impossible = |names: &[&str]| {
            let files = names.iter().map(|name| kept(name)).collect();
            let manifest = Manifest { format: FORMAT, program: String::new(), made_at: String::new(), files };
            manifest.impossible_name().map(str::to_owned)
        };
        assert_eq!(impossible(&["hall.sqlite", "keys/a", "keys/b", "keys2"]), None);
        assert_eq!(impossible(&["hall.sqlite", "a", "a"]).as_deref(), Some("a"));
        assert_eq!(impossible(&["hall.sqlite", "a/b", "a"]).as_deref(), Some("a/b"));
        assert_eq!(impossible(&["hall.sqlite", "a", "a/b/c"]).as_deref(), Some("a/b/c"));
    }

    #[test]
    fn a_copy_is_hashed() {
        let mut to = Vec::new();
        let copied = copy_hashed(&mut b"abc".as_slice(), &mut to).unwrap();
        assert_eq!((copied.bytes, to.as_slice()), (3, b"abc".as_slice()));
        assert_eq!(copied.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}

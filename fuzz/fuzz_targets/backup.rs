//! A backup, as `zhidian-hall restore` reads it. Inputs are the manifest and the files of one, which are packed here with
//! their right hashes, so that changed letters reach what stands behind them; bytes of the packed file can be changed too.
//! A refused one leaves nothing, and a taken one exactly what it says.
#![no_main]

#[allow(dead_code, unused_imports)]
#[path = "../../crates/hall/src/backup/mod.rs"]
mod backup;
#[allow(dead_code)]
#[path = "../../crates/hall/src/data_folder.rs"]
mod data_folder;
#[allow(dead_code)]
#[path = "../../crates/hall/src/secret.rs"]
mod secret;

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use backup::{Manifest, unpack};
use libfuzzer_sys::fuzz_target;
use sha2::{Digest, Sha256};
use zhidian_fuzz::{folder, sentence};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What stands between the parts of an input: the manifest, then a name and its content in turn.
const CUT: u8 = 0;
/// Before a place in the packed file, two bytes, and the bits that are turned there.
const DAMAGE: u8 = 0xff;

fuzz_target!(|data: &[u8]| {
    let (mut parts, mut damages) = (data, Vec::new());
    while let [DAMAGE, low, high, bits, rest @ ..] = parts {
        damages.push((usize::from(u16::from_le_bytes([*low, *high])), *bits));
        parts = rest;
    }
    let Some(mut packed) = pack(parts) else { return };
    for (place, bits) in damages {
        let length = packed.len();
        packed[place % length] ^= bits;
    }
    let folder = folder();
    let (file, data) = (folder.path().join("backup"), folder.path().join("data"));
    fs::write(&file, &packed).unwrap();
    match unpack(&file, &data) {
        Ok(manifest) => {
            is_as_said(&data, &manifest);
            fs::remove_dir_all(&data).unwrap();
        }
        Err(error) => sentence(error),
    }
    assert_eq!(names(folder.path()), ["backup"], "something is left behind");
});

/// The packed file; none where no archive has such names.
fn pack(data: &[u8]) -> Option<Vec<u8>> {
    let mut parts = data.split(|byte| *byte == CUT);
    let mut manifest = String::from_utf8_lossy(parts.next()?).into_owned();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    for number in 0.. {
        let Some(name) = parts.next() else { break };
        let content = parts.next().unwrap_or_default();
        zip.start_file(String::from_utf8_lossy(name), options).ok()?;
        zip.write_all(content).unwrap();
        let hash = secret::hex(&Sha256::digest(content));
        manifest = manifest.replace(&format!("$hash{number}"), &hash);
        manifest = manifest.replace(&format!("$bytes{number}"), &content.len().to_string());
    }
    zip.start_file("manifest.json", options).ok()?;
    zip.write_all(manifest.as_bytes()).unwrap();
    Some(zip.finish().ok()?.into_inner())
}

/// Every file of the manifest is there with its bytes, and no other.
fn is_as_said(data: &Path, manifest: &Manifest) {
    for kept in &manifest.files {
        let bytes = fs::read(data.join(&kept.name)).unwrap();
        assert_eq!((bytes.len() as u64, secret::hex(&Sha256::digest(&bytes))), (kept.bytes, kept.sha256.clone()));
    }
    assert_eq!(count(data), manifest.files.len(), "other files than those of the manifest");
}

fn count(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries.map(|entry| if entry.file_type().unwrap().is_dir() { count(&entry.path()) } else { 1 }).sum()
}

fn names(folder: &Path) -> Vec<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

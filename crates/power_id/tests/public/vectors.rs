//! The files in vectors/ are what other programs that read these codes are tested with: they hold what this code does.
//! After a change of the format `UPDATE_VECTORS=1` writes them anew.

use std::collections::BTreeSet;
use std::path::PathBuf;

use ed25519_dalek::Signer;
use power_id::{Kind, Purpose, RevocationList, Verdict, verify};
use serde_json::{Value, json};

use crate::example::{after_expiry, code, issuer, keys, look_at, secret};

struct Vector {
    name: &'static str,
    digits: String,
    /// Seconds after the expiry of the example.
    second: i64,
    revoked: bool,
}

impl Vector {
    fn new(name: &'static str, digits: impl ToString) -> Vector {
        Vector { name, digits: digits.to_string(), second: -100, revoked: false }
    }
}

fn vectors() -> Vec<Vector> {
    let phone = code(Kind::Phone).to_string();
    vec![
        Vector::new("valid-phone", &phone),
        Vector::new("valid-paper", code(Kind::Paper)),
        Vector { second: 60, ..Vector::new("valid-last-second-of-slack", &phone) },
        Vector { second: 61, ..Vector::new("expired", &phone) },
        Vector { revoked: true, ..Vector::new("revoked", &phone) },
        Vector::new("other-purpose-test", code(Kind::Test)),
        Vector::new("unknown-key-2", signed(|bytes| bytes[1] = 2)),
        Vector::new("forged-handle-changed", changed(&phone, |bytes| bytes[2] ^= 1)),
        Vector::new("forged-expiry-later", changed(&phone, |bytes| bytes[21] += 1)),
        Vector::new("forged-signature-changed", changed(&phone, |bytes| bytes[85] ^= 1)),
        Vector::new("malformed-version-2", signed(|bytes| bytes[0] = 0x21)),
        Vector::new("malformed-kind-4", signed(|bytes| bytes[0] = 0x14)),
        Vector::new("malformed-empty", ""),
        Vector::new("malformed-last-digit-missing", &phone[..208]),
        Vector::new("malformed-chunk-too-large", format!("72057594037927936{}", &phone[17..])),
        Vector::new("malformed-full-width-digit", phone.replacen('1', "１", 1)),
        Vector::new("malformed-letter", phone.replacen('1', "l", 1)),
    ]
}

#[test]
fn the_files_hold_what_the_code_does() {
    let folder = PathBuf::from("vectors");
    let update = std::env::var_os("UPDATE_VECTORS").is_some();
    let mut expected = BTreeSet::new();
    for vector in vectors() {
        let path = folder.join(format!("{}.json", vector.name));
        let document = document(&vector);
        if update {
            std::fs::write(&path, format!("{document:#}\n")).unwrap();
        }
        let written: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        assert_eq!(written, document, "{}", path.display());
        expected.insert(path);
    }
    let found: BTreeSet<PathBuf> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(found, expected, "vectors/ holds a file no test writes, or lacks one");
}

#[test]
fn names_tell_the_verdict() {
    for vector in vectors() {
        let verdict = verdict(&vector).message_id().trim_start_matches("power-id-");
        assert!(vector.name.starts_with(verdict), "{} is {verdict}", vector.name);
    }
}

fn verdict(vector: &Vector) -> Verdict {
    let mut revoked = RevocationList::new();
    if vector.revoked {
        revoked.revoke(&look_at(&vector.digits).valid().unwrap()).unwrap();
    }
    verify(&vector.digits, &keys(), &revoked, Purpose::COUNTER, after_expiry(vector.second))
}

fn document(vector: &Vector) -> Value {
    let verdict = verdict(vector);
    let mut document = json!({
        "name": vector.name,
        "public_key": issuer().public().to_string(),
        "key_id": 1,
        "digits": vector.digits,
        "now": after_expiry(vector.second).as_second(),
        "revoked": vector.revoked,
        "accepted_kinds": ["phone", "paper"],
        "verdict": verdict.message_id(),
    });
    if let Some(id) = verdict.valid() {
        document["kind"] = json!(id.kind.to_string());
        document["handle"] = json!(id.handle.to_hex());
        document["expiry"] = json!(id.expiry.0);
    }
    document
}

/// The example's bytes changed and signed again by the same key, made without this crate's own code.
fn signed(change: impl Fn(&mut [u8])) -> String {
    let mut signed = bytes(code(Kind::Phone).as_str())[..22].to_vec();
    change(&mut signed);
    let key = ed25519_dalek::SigningKey::from_bytes(&secret());
    let signature = key.sign(&[b"hall/power-id/v1\0", &signed[..]].concat());
    digits(&[&signed[..], &signature.to_bytes()].concat())
}

/// The bytes changed under the old signature.
fn changed(code: &str, change: impl Fn(&mut [u8])) -> String {
    let mut bytes = bytes(code);
    change(&mut bytes);
    digits(&bytes)
}

pub fn bytes(code: &str) -> Vec<u8> {
    let chunks = code.as_bytes().chunks(17);
    let values = chunks.map(|chunk| (chunk.len(), std::str::from_utf8(chunk).unwrap().parse::<u64>().unwrap()));
    values.flat_map(|(width, value)| value.to_le_bytes()[..if width == 17 { 7 } else { 2 }].to_vec()).collect()
}

pub fn digits(bytes: &[u8]) -> String {
    let value = |chunk: &[u8]| chunk.iter().rev().fold(0_u64, |value, byte| value << 8 | u64::from(*byte));
    let width = |chunk: &[u8]| if chunk.len() == 7 { 17 } else { 5 };
    bytes.chunks(7).map(|chunk| format!("{:0width$}", value(chunk), width = width(chunk))).collect()
}

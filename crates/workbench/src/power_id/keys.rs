//! The keys of the issuer on disk: one that signs, the next one, which verifiers already list, and old ones, whose secret is
//! gone and whose codes have not all expired.

use jiff::Timestamp;
use power_id::{Expiry, Issuer, KeyId, KeyList, PublicKey, SigningKey};
use serde::{Deserialize, Serialize};

use super::error::PowerIdError;
use super::folder::Folder;

const FILE: &str = "power-id-keys.json";

/// All keys, as the file holds them.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Keys {
    current: Secret,
    next: Secret,
    old: Vec<Old>,
}

/// A key that signs, or will.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Secret {
    id: u8,
    /// 64 hex digits.
    secret: String,
    /// Unix seconds: the latest expiry of what it signed, 0 where that is nothing.
    last_expiry: u32,
}

/// A key that signs no more.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Old {
    id: u8,
    /// 64 hex digits.
    public: String,
    last_expiry: u32,
}

impl Keys {
    /// The keys of the folder, if there are any.
    pub(super) fn read(folder: &Folder) -> Result<Option<Keys>, PowerIdError> {
        let Some(text) = folder.read(FILE)? else { return Ok(None) };
        let keys: Keys = serde_json::from_str(&text).map_err(|error| bad(folder, &error.to_string()))?;
        // Read through once, so that a damaged key is found now and not when it signs.
        keys.list(folder)?;
        Ok(Some(keys))
    }

    /// The keys of the folder; makes the first two where there are none.
    pub(super) fn read_or_make(folder: &Folder) -> Result<Keys, PowerIdError> {
        if let Some(keys) = Keys::read(folder)? {
            return Ok(keys);
        }
        let keys = Keys { current: Secret::make(1)?, next: Secret::make(2)?, old: Vec::new() };
        keys.write(folder)?;
        Ok(keys)
    }

    pub(super) fn write(&self, folder: &Folder) -> Result<(), PowerIdError> {
        let text = serde_json::to_string_pretty(self).map_err(|error| bad(folder, &error.to_string()))?;
        folder.write(FILE, &format!("{text}\n"))
    }

    /// What verifiers hold.
    pub(super) fn list(&self, folder: &Folder) -> Result<KeyList, PowerIdError> {
        let mut list = KeyList::new();
        let mut add =
            |id: u8, public: PublicKey| list.add(KeyId(id), public).map_err(|error| bad(folder, &error.to_string()));
        for secret in [&self.current, &self.next] {
            add(secret.id, secret.key(folder)?.public())?;
        }
        for old in &self.old {
            let bytes = bytes(&old.public).ok_or_else(|| bad(folder, "a public key is not 64 hex digits"))?;
            add(old.id, PublicKey::from_bytes(bytes).map_err(|error| bad(folder, &error.to_string()))?)?;
        }
        for old in &self.old {
            list.retire(KeyId(old.id), Expiry(old.last_expiry)).map_err(|error| bad(folder, &error.to_string()))?;
        }
        Ok(list)
    }

    /// The issuer with the current key. Notes down that it signs a code of this expiry.
    pub(super) fn issuer(&mut self, folder: &Folder, expiry: Expiry) -> Result<Issuer, PowerIdError> {
        self.current.last_expiry = self.current.last_expiry.max(expiry.0);
        Ok(Issuer::new(KeyId(self.current.id), self.current.key(folder)?))
    }

    /// Lets the next key sign, and makes another next one. The secret of the old one is forgotten.
    pub(super) fn roll(&mut self, folder: &Folder, now: Timestamp) -> Result<(), PowerIdError> {
        self.old.retain(|old| !Expiry(old.last_expiry).is_over_at(now));
        let used = |id: u8| [self.current.id, self.next.id].contains(&id) || self.old.iter().any(|old| old.id == id);
        let mut ids = (1..=255).map(|step| self.next.id.wrapping_add(step));
        let id = ids.find(|id| !used(*id)).ok_or(PowerIdError::NoFreeKey)?;
        let old = std::mem::replace(&mut self.current, std::mem::replace(&mut self.next, Secret::make(id)?));
        let public = old.key(folder)?.public().to_string();
        self.old.push(Old { id: old.id, public, last_expiry: old.last_expiry });
        Ok(())
    }

    /// Number, public key and state of each key.
    pub(super) fn lines(&self, folder: &Folder) -> Result<Vec<String>, PowerIdError> {
        let (current, next) = (self.current.key(folder)?.public(), self.next.key(folder)?.public());
        let mut lines = vec![format!("{} {current} current", self.current.id), format!("{} {next} next", self.next.id)];
        lines.extend(self.old.iter().map(|old| {
            format!("{} {} old, for codes until {}", old.id, old.public, Expiry(old.last_expiry).timestamp())
        }));
        Ok(lines)
    }
}

impl Secret {
    fn make(id: u8) -> Result<Secret, PowerIdError> {
        let mut secret = [0; 32];
        getrandom::fill(&mut secret).map_err(PowerIdError::Randomness)?;
        let secret = secret.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Secret { id, secret, last_expiry: 0 })
    }

    fn key(&self, folder: &Folder) -> Result<SigningKey, PowerIdError> {
        let bytes = bytes(&self.secret).ok_or_else(|| bad(folder, "a secret key is not 64 hex digits"))?;
        Ok(SigningKey::from_secret(bytes))
    }
}

impl std::fmt::Debug for Secret {
    // The secret must not reach a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Secret(key {})", self.id)
    }
}

fn bytes(hex: &str) -> Option<[u8; 32]> {
    if hex.len() != 64 || !hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; 32];
    for (byte, at) in bytes.iter_mut().zip((0..64).step_by(2)) {
        *byte = u8::from_str_radix(hex.get(at..at + 2)?, 16).ok()?;
    }
    Some(bytes)
}

fn bad(folder: &Folder, reason: &str) -> PowerIdError {
    PowerIdError::Keys { path: folder.file(FILE), reason: reason.to_owned() }
}

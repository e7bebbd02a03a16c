use std::collections::BTreeMap;
use std::fmt;

use jiff::Timestamp;

use crate::{Expiry, PublicKey};

/// Which key of the list signed a code. One byte: a list has at most 256 keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub u8);

/// The number in decimal.
impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A key as a verifier knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListedKey {
    /// The key.
    pub public: PublicKey,
    /// Where the key no longer signs: the latest expiry of what it signed. A code that expires later is not its own.
    pub last_expiry: Option<Expiry>,
}

/// The keys a verifier accepts. Rolling over: the next key is listed before it signs, and the old one stays until the last
/// code it signed has expired.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyList {
    keys: BTreeMap<KeyId, ListedKey>,
}

/// Why a list of keys cannot be changed so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyListError {
    /// The number belongs to another key.
    #[error("key {0} is another key already: give the new key a number that is free")]
    Taken(KeyId),
    /// There is no such key.
    #[error("key {0} is not in the list: name a key that is")]
    Unknown(KeyId),
}

impl KeyList {
    /// No keys: nothing is valid.
    #[must_use]
    pub fn new() -> KeyList {
        KeyList::default()
    }

    /// Accepts a key from now on. Adding the same key under the same number again changes nothing.
    pub fn add(&mut self, id: KeyId, public: PublicKey) -> Result<(), KeyListError> {
        let listed = self.keys.entry(id).or_insert(ListedKey { public, last_expiry: None });
        if listed.public == public { Ok(()) } else { Err(KeyListError::Taken(id)) }
    }

    /// Says that a key signs no more. What it signed stays valid, but nothing that expires after `last_expiry`.
    pub fn retire(&mut self, id: KeyId, last_expiry: Expiry) -> Result<(), KeyListError> {
        let listed = self.keys.get_mut(&id).ok_or(KeyListError::Unknown(id))?;
        // Retiring twice never makes a key accepted for longer.
        listed.last_expiry = Some(listed.last_expiry.map_or(last_expiry, |earlier| earlier.min(last_expiry)));
        Ok(())
    }

    /// Drops retired keys whose codes have all expired.
    pub fn forget_expired(&mut self, now: Timestamp) {
        self.keys.retain(|_, key| !key.last_expiry.is_some_and(|expiry| expiry.is_over_at(now)));
    }

    /// The key that may have signed a code of this expiry.
    #[must_use]
    pub fn for_code(&self, id: KeyId, expiry: Expiry) -> Option<PublicKey> {
        let listed = self.keys.get(&id)?;
        listed.last_expiry.is_none_or(|last| expiry <= last).then_some(listed.public)
    }

    /// All keys, by number.
    pub fn iter(&self) -> impl Iterator<Item = (KeyId, ListedKey)> {
        self.keys.iter().map(|(id, key)| (*id, *key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SigningKey;

    #[test]
    fn an_old_key_counts_for_what_it_signed_and_is_then_forgotten() {
        let (old, new) = (SigningKey::from_secret([1; 32]).public(), SigningKey::from_secret([2; 32]).public());
        let mut keys = KeyList::new();
        keys.add(KeyId(1), old).unwrap();
        keys.add(KeyId(1), old).unwrap();
        assert_eq!(keys.add(KeyId(1), new), Err(KeyListError::Taken(KeyId(1))));
        keys.add(KeyId(2), new).unwrap();
        assert_eq!(keys.retire(KeyId(3), Expiry(0)), Err(KeyListError::Unknown(KeyId(3))));
        keys.retire(KeyId(1), Expiry(1_000)).unwrap();
        keys.retire(KeyId(1), Expiry(2_000)).unwrap();
        assert_eq!(keys.for_code(KeyId(1), Expiry(1_000)), Some(old));
        assert_eq!(keys.for_code(KeyId(1), Expiry(1_001)), None);
        assert_eq!(keys.for_code(KeyId(2), Expiry(1_001)), Some(new));
        keys.forget_expired(Timestamp::from_second(1_060).unwrap());
        assert_eq!(keys.iter().count(), 2);
        keys.forget_expired(Timestamp::from_second(1_061).unwrap());
        assert_eq!(keys.iter().map(|(id, _)| id).collect::<Vec<_>>(), [KeyId(2)]);
    }
}

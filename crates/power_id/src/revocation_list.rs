use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::{Expiry, Handle, PowerId};

/// Codes that are refused although they have not expired. Counters that are cut off from the server use the last list they
/// got.
///
/// Lists of several servers are merged in any order and as often as one likes with the same result. A list never holds more
/// than [`RevocationList::MOST`] codes; what does not fit is an error, since a forgotten revocation would open records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RevocationList {
    codes: BTreeMap<Handle, Expiry>,
}

/// More codes are revoked than a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the list of revoked power IDs would hold more than {} codes: retire the key that signed them instead",
    RevocationList::MOST
)]
pub struct RevocationListFull;

impl RevocationList {
    /// The most codes that are kept: 20 bytes each, 1.3 MB in all.
    pub const MOST: usize = 65_536;

    /// Nothing is revoked.
    #[must_use]
    pub fn new() -> RevocationList {
        RevocationList::default()
    }

    /// Revokes a code. Revoking it again changes nothing.
    pub fn revoke(&mut self, id: &PowerId) -> Result<(), RevocationListFull> {
        self.insert(id.handle, id.expiry)
    }

    /// Whether a code is revoked.
    #[must_use]
    pub fn contains(&self, handle: Handle) -> bool {
        self.codes.contains_key(&handle)
    }

    /// Takes over what another list revokes: all of it, or nothing where it does not fit.
    pub fn merge(&mut self, other: &RevocationList) -> Result<(), RevocationListFull> {
        let new = other.codes.keys().filter(|handle| !self.codes.contains_key(handle)).count();
        if self.codes.len() + new > RevocationList::MOST {
            return Err(RevocationListFull);
        }
        for (handle, expiry) in other.iter() {
            self.insert(handle, expiry)?;
        }
        Ok(())
    }

    /// Drops codes that are refused anyway because they have expired.
    pub fn forget_expired(&mut self, now: Timestamp) {
        self.codes.retain(|_, expiry| !expiry.is_over_at(now));
    }

    /// How many codes are revoked.
    #[must_use]
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether nothing is revoked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// Revoked codes and their expiry, by handle.
    pub fn iter(&self) -> impl Iterator<Item = (Handle, Expiry)> {
        self.codes.iter().map(|(handle, expiry)| (*handle, *expiry))
    }

    pub(crate) fn insert(&mut self, handle: Handle, expiry: Expiry) -> Result<(), RevocationListFull> {
        if self.codes.len() >= RevocationList::MOST && !self.codes.contains_key(&handle) {
            return Err(RevocationListFull);
        }
        // Lists that disagree about an expiry: the later one, so that no merge shortens a revocation.
        let kept = self.codes.entry(handle).or_insert(expiry);
        *kept = expiry.max(*kept);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn list(codes: impl IntoIterator<Item = (u8, u32)>) -> RevocationList {
        let mut list = RevocationList::new();
        codes.into_iter().for_each(|(handle, expiry)| list.insert(Handle([handle; 16]), Expiry(expiry)).unwrap());
        list
    }

    fn full() -> RevocationList {
        let mut list = RevocationList::new();
        let most = u128::try_from(RevocationList::MOST).unwrap();
        (0..most).for_each(|number| list.insert(Handle(number.to_be_bytes()), Expiry(9)).unwrap());
        list
    }

    #[test]
    fn a_full_list_refuses_what_is_new_and_forgets_nothing() {
        let mut list = full();
        let before = list.clone();
        assert_eq!(list.insert(Handle([0xff; 16]), Expiry(9)), Err(RevocationListFull));
        list.insert(Handle([0; 16]), Expiry(9)).unwrap();
        assert_eq!(list.merge(&self::list([(0xff, 9)])), Err(RevocationListFull));
        list.merge(&full()).unwrap();
        assert_eq!(list, before);
        list.forget_expired(Timestamp::from_second(70).unwrap());
        assert!(list.is_empty());
    }

    fn lists() -> impl Strategy<Value = RevocationList> {
        prop::collection::vec((0_u8..20, 0_u32..1_000), 0..30).prop_map(list)
    }

    fn merged(mut one: RevocationList, other: &RevocationList) -> RevocationList {
        one.merge(other).unwrap();
        one
    }

    proptest! {
        #[test]
        fn merging_does_not_mind_order_or_repetition(a in lists(), b in lists(), c in lists()) {
            prop_assert_eq!(merged(a.clone(), &b), merged(b.clone(), &a));
            prop_assert_eq!(merged(merged(a.clone(), &b), &c), merged(a.clone(), &merged(b.clone(), &c)));
            prop_assert_eq!(merged(a.clone(), &a), a.clone());
            let both = merged(a.clone(), &b);
            prop_assert!(a.iter().chain(b.iter()).all(|(handle, _)| both.contains(handle)));
        }

        #[test]
        fn forgetting_and_merging_can_be_exchanged(a in lists(), b in lists(), now in 0_i64..1_200) {
            let now = Timestamp::from_second(now).unwrap();
            let forgotten = |mut list: RevocationList| { list.forget_expired(now); list };
            let first = forgotten(merged(forgotten(a.clone()), &forgotten(b.clone())));
            prop_assert_eq!(first, forgotten(merged(a, &b)));
        }
    }
}

//! Which verdict a code gets that several things are wrong with, and the roll-over of keys.

use power_id::{Expiry, Issuer, KeyId, KeyList, Kind, Purpose, RevocationList, SigningKey, Verdict, verify};

use crate::example::{EXPIRY, KEY, after_expiry, code, handle, issuer, keys, look_at};

fn revoked() -> RevocationList {
    let mut list = RevocationList::new();
    list.revoke(&look_at(code(Kind::Phone).as_str()).valid().unwrap()).unwrap();
    list
}

#[test]
fn a_good_code_says_what_was_issued() {
    for kind in [Kind::Phone, Kind::Paper] {
        let id = look_at(code(kind).as_str()).valid().unwrap();
        assert_eq!((id.kind, id.key, id.handle, id.expiry), (kind, KEY, handle(), EXPIRY));
    }
}

#[test]
fn a_code_is_accepted_for_sixty_seconds_after_its_expiry() {
    let at = |second| {
        verify(code(Kind::Phone).as_str(), &keys(), &RevocationList::new(), Purpose::COUNTER, after_expiry(second))
    };
    assert!(at(0).valid().is_some() && at(60).valid().is_some());
    assert_eq!(at(61), Verdict::Expired { expiry: EXPIRY });
}

#[test]
fn verdicts_come_in_their_order() {
    let (phone, test) = (code(Kind::Phone), code(Kind::Test));
    let check = |digits: &str, keys: &KeyList, purpose, second, expect| {
        assert_eq!(verify(digits, keys, &revoked(), purpose, after_expiry(second)), expect);
    };
    // All of it is wrong, then less and less.
    check(&format!("{phone}0"), &KeyList::new(), Purpose::TEST, 61, look_at(&format!("{phone}0")));
    check(phone.as_str(), &KeyList::new(), Purpose::TEST, 61, Verdict::UnknownKey { key: KEY });
    let mut other = KeyList::new();
    other.add(KEY, SigningKey::from_secret([9; 32]).public()).unwrap();
    check(phone.as_str(), &other, Purpose::TEST, 61, Verdict::Forged);
    check(phone.as_str(), &keys(), Purpose::TEST, 61, Verdict::Expired { expiry: EXPIRY });
    check(phone.as_str(), &keys(), Purpose::TEST, 0, Verdict::OtherPurpose { kind: Kind::Phone });
    check(phone.as_str(), &keys(), Purpose::COUNTER, 0, Verdict::Revoked);
    check(test.as_str(), &keys(), Purpose::COUNTER, 0, Verdict::OtherPurpose { kind: Kind::Test });
}

#[test]
fn every_verdict_has_its_own_message() {
    let id = look_at(code(Kind::Phone).as_str());
    let malformed = look_at("");
    let verdicts = [
        id,
        Verdict::Forged,
        Verdict::Expired { expiry: EXPIRY },
        Verdict::Revoked,
        Verdict::OtherPurpose { kind: Kind::Test },
        Verdict::UnknownKey { key: KEY },
        malformed,
    ];
    let ids: std::collections::BTreeSet<&str> = verdicts.iter().map(Verdict::message_id).collect();
    assert_eq!(ids.len(), verdicts.len());
    assert!(ids.iter().all(|id| id.starts_with("power-id-")));
}

#[test]
fn a_key_rolls_over_without_a_code_that_fails() {
    let next = Issuer::new(KeyId(2), SigningKey::from_secret([2; 32]));
    let mut keys = keys();
    keys.add(KeyId(2), next.public()).unwrap();
    let old_code = code(Kind::Phone);
    keys.retire(KEY, EXPIRY).unwrap();
    let look = |digits: &str| verify(digits, &keys, &RevocationList::new(), Purpose::COUNTER, after_expiry(-10));
    assert!(look(old_code.as_str()).valid().is_some());
    assert!(look(next.issue(Kind::Phone, handle(), Expiry(EXPIRY.0 + 500)).as_str()).valid().is_some());
    // Whoever stole the old key can make no code that lives longer.
    let stolen = issuer().issue(Kind::Phone, handle(), Expiry(EXPIRY.0 + 1));
    assert_eq!(look(stolen.as_str()), Verdict::UnknownKey { key: KEY });
}

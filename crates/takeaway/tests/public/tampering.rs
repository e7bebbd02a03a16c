//! Nothing that was not signed opens, however little was changed.

use crate::example;
use takeaway::{Refused, SigningKey, open, seal};

fn fragments() -> [String; 2] {
    let bill = seal(&example::one_limit_crossed(), &example::key(), example::CODE, example::valid_until());
    let lesson = seal(&example::topping_up(), &example::key(), example::CODE, example::valid_until());
    [bill, lesson].map(|sealed| sealed.unwrap().to_string())
}

#[test]
fn every_single_digit_change_is_refused() {
    for fragment in fragments() {
        let keys = [example::key().public()];
        assert!(open(&fragment, &keys).is_ok());
        for position in 0..fragment.len() {
            for digit in b'0'..=b'9' {
                let mut changed = fragment.clone().into_bytes();
                changed[position] = digit;
                let changed = String::from_utf8(changed).unwrap();
                assert_eq!(open(&changed, &keys).is_ok(), changed == fragment, "digit {position} became {digit}");
            }
        }
    }
}

#[test]
fn two_digits_exchanged_are_refused() {
    for fragment in fragments() {
        let keys = [example::key().public()];
        for position in 1..fragment.len() {
            let mut changed = fragment.clone().into_bytes();
            changed.swap(position - 1, position);
            let changed = String::from_utf8(changed).unwrap();
            assert_eq!(open(&changed, &keys).is_ok(), changed == fragment, "digits before {position} exchanged");
        }
    }
}

#[test]
fn every_shorter_and_longer_fragment_is_refused() {
    for fragment in fragments() {
        let keys = [example::key().public()];
        for length in 0..fragment.len() {
            assert!(open(&fragment[..length], &keys).is_err(), "{length} digits");
            assert!(open(&fragment[fragment.len() - length..], &keys).is_err(), "last {length} digits");
        }
        for more in ["0", "000", "00000", "00000000000000000", &fragment] {
            assert!(open(&format!("{fragment}{more}"), &keys).is_err(), "{more} added");
        }
    }
}

#[test]
fn another_key_is_unknown_and_no_key_opens_nothing() {
    let other = SigningKey::from_secret([9; 32]).public();
    for fragment in fragments() {
        assert_eq!(open(&fragment, &[other]), Err(Refused::UnknownKey));
        assert_eq!(open(&fragment, &[]), Err(Refused::UnknownKey));
    }
}

//! Nothing that was not signed is valid, however little was changed.

use ed25519_dalek::Signer;
use power_id::{Kind, Verdict};

use crate::example::{code, look_at, secret};
use crate::vectors::{bytes, digits};

#[test]
fn every_changed_digit_is_refused() {
    for kind in [Kind::Phone, Kind::Paper] {
        let good = code(kind);
        let mut refused = 0;
        for position in 0..good.as_str().len() {
            for digit in b'0'..=b'9' {
                let mut changed = good.as_str().to_owned().into_bytes();
                changed[position] = digit;
                let changed = String::from_utf8(changed).unwrap();
                let valid = look_at(&changed).valid().is_some();
                assert_eq!(valid, changed == good.as_str(), "digit {position} became {digit}");
                refused += usize::from(!valid);
            }
        }
        assert_eq!(refused, 209 * 9);
    }
}

#[test]
fn every_changed_bit_is_refused() {
    for kind in [Kind::Phone, Kind::Paper] {
        let good = bytes(code(kind).as_str());
        assert_eq!(good.len(), 86);
        for bit in 0..86 * 8 {
            let mut changed = good.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert!(look_at(&digits(&changed)).valid().is_none(), "bit {bit}");
        }
    }
}

#[test]
fn every_other_first_and_second_byte_is_refused() {
    let good = bytes(code(Kind::Phone).as_str());
    for position in 0..2 {
        for byte in 0..=255 {
            let mut changed = good.clone();
            changed[position] = byte;
            assert_eq!(look_at(&digits(&changed)).valid().is_some(), changed == good, "byte {position} became {byte}");
        }
    }
}

#[test]
fn exchanged_missing_and_added_digits_are_refused() {
    let good = code(Kind::Phone);
    let good = good.as_str();
    for position in 1..good.len() {
        let mut changed = good.to_owned().into_bytes();
        changed.swap(position - 1, position);
        let changed = String::from_utf8(changed).unwrap();
        assert_eq!(look_at(&changed).valid().is_some(), changed == good, "digits before {position} exchanged");
        assert!(look_at(&good[..position]).valid().is_none() && look_at(&good[position..]).valid().is_none());
    }
    for more in ["0", " ", "\n", good] {
        assert!(look_at(&format!("{good}{more}")).valid().is_none());
        assert!(look_at(&format!("{more}{good}")).valid().is_none());
    }
}

/// The order of the group, 2^252 + 27742317777372353535851937790883648493, lowest byte first (RFC 8032, 5.1).
const ORDER: [u8; 32] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

#[test]
fn the_same_signature_written_otherwise_is_refused() {
    // S + L is the same number modulo L: a lenient check accepts it, and the code would have a second spelling.
    let mut changed = bytes(code(Kind::Phone).as_str());
    let mut carry = 0;
    for (byte, order) in changed[54..].iter_mut().zip(ORDER) {
        let sum = u16::from(*byte) + u16::from(order) + carry;
        (*byte, carry) = (sum.to_le_bytes()[0], sum >> 8);
    }
    assert_eq!(carry, 0);
    assert_eq!(look_at(&digits(&changed)), Verdict::Forged);
}

#[test]
fn a_signature_without_the_domain_or_of_another_domain_is_refused() {
    let signed = &bytes(code(Kind::Phone).as_str())[..22];
    let key = ed25519_dalek::SigningKey::from_bytes(&secret());
    let made = |domain: &[u8]| {
        let signature = key.sign(&[domain, signed].concat()).to_bytes();
        look_at(&digits(&[signed, &signature[..]].concat()))
    };
    assert!(made(b"hall/power-id/v1\0").valid().is_some());
    for domain in [&b""[..], b"hall/power-id/v1", b"hall/power-id/v2\0", b"zhidian/takeaway/v1\0"] {
        assert_eq!(made(domain), Verdict::Forged);
    }
}

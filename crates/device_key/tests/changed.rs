//! Any changed byte of any covered part of a request is refused, and so is another device's key.

use device_key::{DeviceKey, Message, ReceivedSignature, SignatureError, SignedHeaders};
use proptest::prelude::*;

/// A request as it goes over the wire: all that a signature covers, and the signature.
#[derive(Clone, Debug)]
struct Request {
    method: String,
    authority: String,
    path: String,
    query: String,
    body: Vec<u8>,
    headers: SignedHeaders,
}

impl Request {
    fn is_taken(&self) -> Result<(), SignatureError> {
        let Request { method, authority, path, query, body, headers } = self;
        let received = ReceivedSignature::read(&headers.content_digest, &headers.signature_input, &headers.signature)?;
        received.verify(&Message { method, authority, path, query })?;
        received.verify_body(body)
    }
}

fn requests() -> impl Strategy<Value = Request> {
    let parts =
        ("[A-Z]{3,7}", "[a-z0-9.:]{1,30}", "/[!-~]{0,40}", "[!-~]{0,40}", prop::collection::vec(any::<u8>(), 0..200));
    (parts, any::<[u8; 32]>(), 0..4_000_000_000_i64, any::<[u8; 16]>()).prop_map(|(parts, secret, created_s, nonce)| {
        let (method, authority, path, query, body) = parts;
        let message = Message { method: &method, authority: &authority, path: &path, query: &query };
        let headers = DeviceKey::from_secret(secret).sign_request(&message, &body, created_s, nonce);
        Request { method, authority, path, query, body, headers }
    })
}

/// The text with one of its bytes replaced by another that a header may hold.
fn change(text: &mut String, at: usize, by: u8) -> bool {
    let mut bytes = std::mem::take(text).into_bytes();
    let Some(length) = std::num::NonZero::new(bytes.len()) else { return false };
    let byte = &mut bytes[at % length];
    let before = *byte;
    *byte = b' ' + (before - b' ' + by % 94 + 1) % 95;
    *text = String::from_utf8(bytes).unwrap();
    true
}

proptest! {
    #[test]
    fn a_signed_request_is_taken(request in requests()) {
        prop_assert_eq!(request.is_taken(), Ok(()));
    }

    #[test]
    fn a_changed_byte_anywhere_is_refused(request in requests(), part in 0..8_usize, at in any::<usize>(), by in any::<u8>()) {
        let mut changed = request.clone();
        let text = match part {
            0 => &mut changed.method,
            1 => &mut changed.authority,
            2 => &mut changed.path,
            3 => &mut changed.query,
            4 => &mut changed.headers.content_digest,
            5 => &mut changed.headers.signature_input,
            6 => &mut changed.headers.signature,
            _ => {
                let at = at % (changed.body.len() + 1);
                if at == changed.body.len() { changed.body.push(by) } else { changed.body[at] ^= by | 1 }
                prop_assert_eq!(changed.is_taken(), Err(SignatureError::OtherBody));
                return Ok(());
            }
        };
        prop_assume!(change(text, at, by));
        // A host is the same in capitals.
        prop_assume!(!changed.authority.eq_ignore_ascii_case(&request.authority) || part != 1);
        prop_assert!(changed.is_taken().is_err(), "{:?}", changed);
    }

    #[test]
    fn what_moves_from_one_part_to_the_next_is_refused(request in requests()) {
        prop_assume!(!request.query.is_empty());
        let mut changed = request.clone();
        let first = changed.query.remove(0);
        changed.path.push(first);
        prop_assert_eq!(changed.is_taken(), Err(SignatureError::Wrong));
    }

    #[test]
    fn another_key_is_refused(request in requests(), secret in any::<[u8; 32]>()) {
        let other = DeviceKey::from_secret(secret).public().to_string();
        let input = &request.headers.signature_input;
        let start = input.find("keyid=\"").unwrap() + 7;
        let signature_input = format!("{}{other}{}", &input[..start], &input[start + 64..]);
        prop_assume!(&signature_input != input);
        let headers = SignedHeaders { signature_input, ..request.headers.clone() };
        prop_assert_eq!(Request { headers, ..request }.is_taken(), Err(SignatureError::Wrong));
    }
}

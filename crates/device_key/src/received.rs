//! A signature as it came with a request: read strictly, checked strictly.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::WINDOW_S;
use crate::digest::content_digest;
use crate::key::{PublicKey, lower_hex};
use crate::message::{LABEL, Message, parameters};

/// The three headers, read. Nothing about it is proved before [`Self::verify`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedSignature {
    /// Who says to have signed.
    pub key: PublicKey,
    /// When, in seconds since 1970.
    pub created_s: i64,
    /// What makes this request different from every other.
    pub nonce: [u8; 16],
    content_digest: String,
    signature: [u8; 64],
}

/// Why a signature does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// The headers are not written as this version writes them.
    #[error("the headers of the signature are not written as they must be: use the same version at both ends")]
    Malformed,
    /// Somebody else signed, or something else was signed.
    #[error("the signature does not fit this request: nothing between the device and the hall may change requests")]
    Wrong,
    /// The body is another one.
    #[error("the body is not the one that was signed: nothing between the device and the hall may change requests")]
    OtherBody,
    /// Too old, or from the future.
    #[error("the request was signed more than five minutes ago or ahead: set the device's clock")]
    Stale,
}

impl ReceivedSignature {
    /// Reads the values of the headers `Content-Digest`, `Signature-Input` and `Signature`.
    ///
    /// # Errors
    /// Where they are not exactly what [`crate::DeviceKey::sign_request`] writes: there is one list of what is covered, one
    /// algorithm, one label.
    pub fn read(content_digest: &str, signature_input: &str, signature: &str) -> Result<Self, SignatureError> {
        let read = || {
            let input = signature_input.strip_prefix(LABEL)?.strip_prefix('=')?;
            let (_, rest) = input.split_once(";created=")?;
            let (created, rest) = rest.split_once(";nonce=\"")?;
            let (nonce, rest) = rest.split_once("\";keyid=\"")?;
            let (key, _) = rest.split_once('"')?;
            let (created_s, nonce, key) = (created.parse().ok()?, lower_hex(nonce)?, key.parse().ok()?);
            let signature = between_colons(signature.strip_prefix(LABEL)?.strip_prefix('=')?)?;
            between_colons::<32>(content_digest.strip_prefix("sha-256=")?)?;
            // Whatever was skipped above is compared here.
            let received = Self { key, created_s, nonce, content_digest: content_digest.to_owned(), signature };
            (received.parameters() == input).then_some(received)
        };
        read().ok_or(SignatureError::Malformed)
    }

    /// Whether the key it names signed this request.
    ///
    /// # Errors
    /// Where it did not.
    pub fn verify(&self, message: &Message<'_>) -> Result<(), SignatureError> {
        let base = message.base(&self.content_digest, &self.parameters());
        if self.key.has_signed(&base, &self.signature) { Ok(()) } else { Err(SignatureError::Wrong) }
    }

    /// Whether the body is the one whose digest was signed.
    ///
    /// # Errors
    /// Where it is another.
    pub fn verify_body(&self, body: &[u8]) -> Result<(), SignatureError> {
        if content_digest(body) == self.content_digest { Ok(()) } else { Err(SignatureError::OtherBody) }
    }

    /// Whether it was made about now, in seconds since 1970.
    ///
    /// # Errors
    /// Where it was not.
    pub fn verify_time(&self, now_s: i64) -> Result<(), SignatureError> {
        let off = now_s.abs_diff(self.created_s);
        if off <= WINDOW_S.unsigned_abs() { Ok(()) } else { Err(SignatureError::Stale) }
    }

    fn parameters(&self) -> String {
        parameters(self.created_s, &self.nonce, &self.key)
    }
}

/// Bytes written as RFC 8941 has them: base64 between colons. Only one way to write them is taken.
fn between_colons<const N: usize>(text: &str) -> Option<[u8; N]> {
    let inner = text.strip_prefix(':')?.strip_suffix(':')?;
    let bytes: [u8; N] = STANDARD.decode(inner).ok()?.try_into().ok()?;
    (STANDARD.encode(bytes) == inner).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DeviceKey;

    const MESSAGE: Message<'static> =
        Message { method: "POST", authority: "127.0.0.1:8420", path: "/api/device/hello", query: "a=1" };

    #[test]
    fn only_one_way_to_write_the_headers_is_taken() {
        let signed = DeviceKey::from_secret([3; 32]).sign_request(&MESSAGE, b"body", 1_800_000_000, [9; 16]);
        let (digest, input, signature) = (&*signed.content_digest, &*signed.signature_input, &*signed.signature);
        let received = ReceivedSignature::read(digest, input, signature).unwrap();
        assert_eq!((received.verify(&MESSAGE), received.verify_body(b"body")), (Ok(()), Ok(())));
        for other in [
            input.replace("\"@query\" ", ""),
            input.replace(";alg=\"ed25519\"", ""),
            input.replace("ed25519", "none"),
            input.replace("created=1", "created=01"),
            input.replace("created=1", "created=+1"),
            input.replace("device=", "sig1="),
            format!("{input};tag=\"x\""),
            format!("{input}, device2={input}"),
            input.replace("; ", ";").replace("\" \"", "\"  \""),
        ] {
            assert_eq!(ReceivedSignature::read(digest, &other, signature), Err(SignatureError::Malformed), "{other}");
        }
        for other in ["", "sha-512=:x:", "sha-256=::", &digest.replace("sha-256", "md5")] {
            assert_eq!(ReceivedSignature::read(other, input, signature), Err(SignatureError::Malformed), "{other}");
        }
    }

    #[test]
    fn a_request_is_taken_for_five_minutes_before_and_after() {
        let signed = DeviceKey::from_secret([3; 32]).sign_request(&MESSAGE, b"", 1_000, [9; 16]);
        let [(_, digest), (_, input), (_, signature)] = signed.named();
        let received = ReceivedSignature::read(digest, input, signature).unwrap();
        let at = |now_s| received.verify_time(now_s).is_ok();
        assert_eq!([at(699), at(700), at(1_300), at(1_301), at(i64::MIN)], [false, true, true, false, false]);
    }
}

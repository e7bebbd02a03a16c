//! What of a request is signed, and the headers that carry the signature.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::digest::content_digest;
use crate::key::{DeviceKey, PublicKey};

/// The signature's label in both headers.
pub(crate) const LABEL: &str = "device";

/// The parts of a request's head that are signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message<'a> {
    /// `POST`.
    pub method: &'a str,
    /// Host and port as in the header `Host`.
    pub authority: &'a str,
    /// As it is sent, percent signs and all.
    pub path: &'a str,
    /// Without the question mark; empty where there is none.
    pub query: &'a str,
}

/// The three headers of a signed request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedHeaders {
    /// `Content-Digest`.
    pub content_digest: String,
    /// `Signature-Input`.
    pub signature_input: String,
    /// `Signature`.
    pub signature: String,
}

impl SignedHeaders {
    /// The headers by name.
    #[must_use]
    pub fn named(&self) -> [(&'static str, &str); 3] {
        [
            (crate::CONTENT_DIGEST, &self.content_digest),
            (crate::SIGNATURE_INPUT, &self.signature_input),
            (crate::SIGNATURE, &self.signature),
        ]
    }
}

impl DeviceKey {
    /// Signs a request: made at this time (seconds since 1970), under a nonce that no other request has.
    #[must_use]
    pub fn sign_request(&self, message: &Message<'_>, body: &[u8], created_s: i64, nonce: [u8; 16]) -> SignedHeaders {
        let content_digest = content_digest(body);
        let parameters = parameters(created_s, &nonce, &self.public());
        let signature = self.sign(&message.base(&content_digest, &parameters));
        SignedHeaders {
            content_digest,
            signature_input: format!("{LABEL}={parameters}"),
            signature: format!("{LABEL}=:{}:", STANDARD.encode(signature)),
        }
    }
}

impl Message<'_> {
    /// The signature base: what is signed, line by line (RFC 9421, 2.5).
    pub(crate) fn base(&self, content_digest: &str, parameters: &str) -> String {
        let authority = self.authority.to_ascii_lowercase();
        let query = format!("?{}", self.query);
        let covered = [
            ("@method", self.method),
            ("@authority", &authority),
            ("@path", self.path),
            ("@query", &query),
            (crate::CONTENT_DIGEST, content_digest),
        ];
        signature_base(&covered, parameters)
    }
}

/// What is covered and how it was signed: one way to write it, so that there is nothing to choose and nothing to leave out.
pub(crate) fn parameters(created_s: i64, nonce: &[u8; 16], key: &PublicKey) -> String {
    let nonce: String = nonce.iter().map(|byte| format!("{byte:02x}")).collect();
    format!(
        "(\"@method\" \"@authority\" \"@path\" \"@query\" \"content-digest\");created={created_s};nonce=\"{nonce}\";\
         keyid=\"{key}\";alg=\"ed25519\""
    )
}

fn signature_base(covered: &[(&str, &str)], parameters: &str) -> String {
    let lines: String = covered.iter().map(|(name, value)| format!("\"{name}\": {value}\n")).collect();
    format!("{lines}\"@signature-params\": {parameters}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 9421, B.1.4: the secret of test-key-ed25519.
    const SECRET: &str = "n4Ni+HpISpVObnQMW0wOhCKROaIKqKtW/2ZYb2p9KcU=";
    const PUBLIC: &str = "JrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=";

    fn key() -> DeviceKey {
        DeviceKey::from_secret(STANDARD.decode(SECRET).unwrap().try_into().unwrap())
    }

    #[test]
    fn the_signature_of_rfc_9421_b_2_6_comes_out_to_the_bit() {
        let parameters = "(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\")\
                          ;created=1618884473;keyid=\"test-key-ed25519\"";
        let covered = [
            ("date", "Tue, 20 Apr 2021 02:07:55 GMT"),
            ("@method", "POST"),
            ("@path", "/foo"),
            ("@authority", "example.com"),
            ("content-type", "application/json"),
            ("content-length", "18"),
        ];
        let signature = key().sign(&signature_base(&covered, parameters));
        assert_eq!(
            STANDARD.encode(signature),
            "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw=="
        );
        let public: String = STANDARD.decode(PUBLIC).unwrap().iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(key().public().to_string(), public);
    }

    #[test]
    fn the_base_is_written_as_the_rfc_says() {
        let message = Message { method: "GET", authority: "Hall.Example:8420", path: "/a%20b", query: "" };
        assert_eq!(
            message.base("sha-256=:x:", "(..)"),
            "\"@method\": GET\n\"@authority\": hall.example:8420\n\"@path\": /a%20b\n\"@query\": ?\n\
             \"content-digest\": sha-256=:x:\n\"@signature-params\": (..)"
        );
    }
}

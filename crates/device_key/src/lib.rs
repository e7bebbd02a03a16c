//! The key of a device, and requests signed with it.
//!
//! An exhibit proves who it is by an Ed25519 signature over each HTTP request, after RFC 9421 (HTTP Message Signatures)
//! with the digest of RFC 9530. The hall server keeps public keys alone, so nothing it holds could sign for a device, and
//! what somebody copies from the wire is worth nothing after five minutes. No files, no network, no clock: times and
//! random bytes are passed in.

mod code;
mod crockford;
mod digest;
mod key;
mod message;
mod received;

pub use code::{BadCode, EnrolmentCode};
pub use digest::content_digest;
pub use key::{BadKey, DeviceKey, PublicKey};
pub use message::{Message, SignedHeaders};
pub use received::{ReceivedSignature, SignatureError};

/// A signature is taken this many seconds before and after the time it says.
pub const WINDOW_S: i64 = 300;

/// Header with the digest of the body, RFC 9530.
pub const CONTENT_DIGEST: &str = "content-digest";
/// Header that says what is signed and how, RFC 9421.
pub const SIGNATURE_INPUT: &str = "signature-input";
/// Header with the signature, RFC 9421.
pub const SIGNATURE: &str = "signature";

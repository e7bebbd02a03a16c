//! The power ID: a customer's signed code of 209 digits that opens their records at a counter.
//!
//! The code carries a random handle, its kind, its expiry and the number of the key that signed it; who the customer is
//! stands only in the table of the server that issued it. The format is in `docs/power-id.md`. This crate has no clock, no
//! randomness and no IO: the caller gives the time, the handle and the keys.
//!
//! ```
//! use power_id::{Handle, Issuer, KeyId, KeyList, Kind, Life, Purpose, RevocationList, SigningKey, verify};
//!
//! let now: jiff::ZonedDateTime = "2026-11-25T09:00:00+08:00[Asia/Shanghai]".parse()?;
//! let issuer = Issuer::new(KeyId(1), SigningKey::from_secret([7; 32]));
//! let digits = issuer.issue(Kind::Phone, Handle([3; 16]), Life::usual(Kind::Phone, &now).from(now.timestamp())?);
//!
//! let mut keys = KeyList::new();
//! keys.add(KeyId(1), issuer.public())?;
//! let verdict = verify(digits.as_str(), &keys, &RevocationList::new(), Purpose::COUNTER, now.timestamp());
//! assert_eq!(verdict.valid().map(|id| id.handle), Some(Handle([3; 16])));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![warn(missing_docs)]

mod digits;
mod expiry;
mod handle;
mod issuer;
mod key;
mod key_list;
mod kind;
mod life;
mod malformed;
mod modules;
mod payload;
mod purpose;
mod revocation_file;
mod revocation_list;
mod scanned;
mod verdict;
mod verify;

pub use digits::{DIGITS, Digits};
pub use expiry::{Expiry, SLACK_S};
pub use handle::Handle;
pub use issuer::Issuer;
pub use key::{BadPublicKey, PublicKey, SigningKey};
pub use key_list::{KeyId, KeyList, KeyListError, ListedKey};
pub use kind::{Kind, UnknownKind};
pub use life::{BadLife, LONGEST_LIFE_S, Life};
pub use malformed::Malformed;
pub use modules::{DoesNotFit, Modules, QUIET_ZONE, Surface, qr};
pub use payload::PowerId;
pub use purpose::Purpose;
pub use revocation_file::RevocationFileError;
pub use revocation_list::{RevocationList, RevocationListFull};
pub use scanned::scanned;
pub use verdict::Verdict;
pub use verify::verify;

//! What a visitor takes home: a year's bill or a practised lesson, signed, as a QR code that needs no server to be made.
//!
//! All of it travels in the fragment of the page's address, as decimal digits, because a QR code
//! packs digits tightest and a browser never sends the fragment to anyone. The phone's page checks the
//! signature and shows what it carries. This crate has no clock, no randomness and no IO: the caller gives
//! the code, the time and the key.
//!
//! ```
//! use jiff::civil::date;
//! use takeaway::{AreaCode, Code, Fen, Flags, SigningKey, ValidUntil, YearBill, address, open, qr, seal};
//!
//! let bill = YearBill {
//!     area: AreaCode(12),
//!     effective_from: date(2012, 7, 1),
//!     flags: Flags::default(),
//!     people: 3,
//!     year: 2026,
//!     months: [None; 12],
//!     total: Fen(159_600),
//!     tiers: Vec::new(),
//!     second_tier_from: None,
//!     third_tier_from: None,
//!     saving: Fen(0),
//! };
//! let key = SigningKey::from_secret([7; 32]);
//! let fragment = seal(&bill, &key, Code([1; 8]), ValidUntil(1_800_000_000))?;
//! let modules = qr(&address("https://hall.example/t", &fragment)?)?;
//! assert!(modules.size() >= 21);
//! assert_eq!(open(fragment.as_str(), &[key.public()])?.carried.bill(), Some(&bill));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod address;
mod bill;
mod bill_bytes;
mod bytes;
mod carried;
mod digits;
mod fragment;
mod key;
mod lesson;
mod lesson_bytes;
mod module_size;
mod modules;
mod refused;
mod seal_error;
mod unsealable;
mod valid_until;
mod varint;

pub use address::{Address, BadBase, address};
pub use bill::{AreaCode, Fen, Flags, Month, NotWholeFen, Tier, YearBill};
pub use carried::{Carried, Sealable};
pub use fragment::{Code, Fragment, Opened, open, seal};
pub use key::{BadPublicKey, KeyId, PublicKey, SigningKey};
pub use lesson::{Lesson, LessonLanguage};
pub use module_size::{MIN_MM, MIN_PIXELS, MM_PER_METRE, ModuleSize, module_size};
pub use modules::{DoesNotFit, Modules, Plate, QUIET_ZONE, plain_qr, qr};
pub use refused::Refused;
pub use seal_error::SealError;
pub use unsealable::Unsealable;
pub use valid_until::ValidUntil;

use std::fmt;

use crate::{Expiry, KeyId, Kind, Malformed, PowerId};

/// What a verifier finds out about a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Verdict {
    /// It may open the records of its customer.
    Valid(PowerId),
    /// It was not signed by the key it names.
    Forged,
    /// Its time is over.
    Expired {
        /// When it ended, without the slack.
        expiry: Expiry,
    },
    /// It was withdrawn.
    Revoked,
    /// It is real, but not for here.
    OtherPurpose {
        /// What it is.
        kind: Kind,
    },
    /// It names a key that this verifier does not know, or one that no longer signs.
    UnknownKey {
        /// The key it names.
        key: KeyId,
    },
    /// It is no power ID.
    Malformed(Malformed),
}

impl Verdict {
    /// The power ID, if it is valid.
    #[must_use]
    pub fn valid(self) -> Option<PowerId> {
        match self {
            Verdict::Valid(id) => Some(id),
            _ => None,
        }
    }

    /// Id of the message that says it to a visitor, in `assets/locales`.
    #[must_use]
    pub fn message_id(&self) -> &'static str {
        match self {
            Verdict::Valid(_) => "power-id-valid",
            Verdict::Forged => "power-id-forged",
            Verdict::Expired { .. } => "power-id-expired",
            Verdict::Revoked => "power-id-revoked",
            Verdict::OtherPurpose { .. } => "power-id-other-purpose",
            Verdict::UnknownKey { .. } => "power-id-unknown-key",
            Verdict::Malformed(_) => "power-id-malformed",
        }
    }
}

/// The verdict in English, for a command line or a log.
impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Verdict::Valid(id) => write!(f, "valid: a {} code until {}", id.kind, id.expiry.timestamp()),
            Verdict::Forged => f.write_str(
                "forged: the signature is not that of the key it names, so ask for a new code and tell the staff",
            ),
            Verdict::Expired { expiry } => {
                write!(f, "expired: it ended at {}, so ask the customer to renew it", expiry.timestamp())
            }
            Verdict::Revoked => f.write_str("revoked: it was withdrawn, so ask the customer to get a new one"),
            Verdict::OtherPurpose { kind } => {
                write!(f, "other purpose: a {kind} code is not accepted here, so ask for one that is")
            }
            Verdict::UnknownKey { key } => {
                write!(f, "unknown key: key {key} signs no such code here, so fetch the server's newest list of keys")
            }
            Verdict::Malformed(reason) => write!(f, "malformed: {reason}"),
        }
    }
}

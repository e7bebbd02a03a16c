//! Why a bill did not become a code.

use crate::{BadBase, DoesNotFit, Unsealable};

/// What can go wrong between a bill and its QR code, for callers that do all the steps at once.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The bill holds a figure that cannot be written.
    #[error(transparent)]
    Bill(#[from] Unsealable),
    /// The page's address cannot carry a result.
    #[error(transparent)]
    Page(#[from] BadBase),
    /// The address is too long for a QR code.
    #[error(transparent)]
    Code(#[from] DoesNotFit),
}

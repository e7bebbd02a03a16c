//! Why something did not become a code.

use crate::{BadBase, DoesNotFit, Unsealable};

/// What can go wrong between a bill or a lesson and its QR code, for callers that do all the steps at once.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// It holds something that cannot be written.
    #[error(transparent)]
    Carried(#[from] Unsealable),
    /// The page's address cannot carry a result.
    #[error(transparent)]
    Page(#[from] BadBase),
    /// The address is too long for a QR code.
    #[error(transparent)]
    Code(#[from] DoesNotFit),
}

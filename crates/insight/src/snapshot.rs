//! The parts as they are at one moment: one answer is computed over one snapshot, so its numbers agree.

use std::sync::Arc;

use crate::part::Part;

/// Parts ordered by date and rows. Cheap to copy; parts in it stay readable while it lives.
#[derive(Clone, Debug, Default)]
pub struct Snapshot(Arc<Vec<Arc<Part>>>);

impl Snapshot {
    /// Orders parts.
    pub fn of(mut parts: Vec<Arc<Part>>) -> Self {
        parts.sort_by_key(|part| (part.name.date, part.name.first));
        Self(Arc::new(parts))
    }

    /// The parts, by date and rows.
    pub fn parts(&self) -> &[Arc<Part>] {
        &self.0
    }

    /// Whether both show the same moment.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

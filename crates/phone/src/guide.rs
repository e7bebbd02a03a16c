//! What stands below the phone: which task to learn, and the lesson that goes on.

use content::phone::Purpose;

/// What the guide shows while no lesson goes on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Menu {
    /// Buy, look up, handle, or look around.
    #[default]
    Purposes,
    /// The tasks of one.
    Tasks(Purpose),
    /// The visitor looks around alone.
    Around,
}

/// As controls are called.
pub(crate) fn purpose_name(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Buy => "buy",
        Purpose::Query => "query",
        Purpose::Handle => "handle",
    }
}

pub(crate) const PURPOSES: [Purpose; 3] = [Purpose::Buy, Purpose::Query, Purpose::Handle];

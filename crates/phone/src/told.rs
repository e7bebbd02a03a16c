//! What of a visitor's doing goes into the record: which task, how it went. Never what was typed.

/// Something for the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// A task was begun.
    Began { app: String, task: String, mode: &'static str },
    /// A task was left, done or not.
    Ended {
        app: String,
        task: String,
        mode: &'static str,
        /// The goal was reached.
        finished: bool,
        /// Page that was on the screen when it ended.
        page: String,
        /// Times the help grew or was asked for.
        helps: u32,
        /// Touches that led off the way.
        wrong_turns: u32,
        /// Milliseconds it took.
        took_ms: u64,
    },
    /// The visitor wants the steps in a code: app and task, and the address of the real thing.
    TakeAway { app: String, task: String, real_thing: String },
}

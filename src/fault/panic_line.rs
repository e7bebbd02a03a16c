//! One line for a panic, instead of a trace.

use std::any::Any;
use std::cell::RefCell;
use std::panic;

thread_local! {
    /// The line of the last panic in this thread, until somebody asks for its words.
    static LAST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// From now on a panic is one line in the log: what, in which file, in which line.
pub fn install() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map_or_else(String::new, |at| format!(" ({}:{})", at.file(), at.line()));
        let line = format!("{}{place}", said(info.payload()));
        tracing::error!("a part of the exhibit failed: {line}");
        // A thread that is ending has no place for it any more; the log has it.
        LAST.try_with(|last| last.replace(Some(line))).ok();
    }));
}

/// The words of a caught panic: with its place where `install` was called.
#[must_use]
pub fn words(payload: &(dyn Any + Send)) -> String {
    LAST.try_with(RefCell::take).ok().flatten().unwrap_or_else(|| said(payload))
}

fn said(payload: &dyn Any) -> String {
    let text = payload.downcast_ref::<&str>().copied().or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("without a reason").to_owned()
}

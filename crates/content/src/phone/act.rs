//! What an app does when something is touched.

use serde::Deserialize;

use crate::Condition;

/// One thing an app does. A control has a list of them, done in order.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum Act {
    /// Shows a page of this app on top of the one before.
    Show(String),
    /// Back to the page before.
    Back,
    /// Back to the app's first page.
    Start,
    /// Puts a text, or with `=name` what another name holds, under a name.
    Set(String, String),
    /// Adds an amount of yuan, or that of `=name`, to an amount.
    Add(String, String),
    /// Copies every field of one row of a list: `Pick("house.bills", "#", "wsgw.bill")` fills `wsgw.bill.month` and so on.
    Pick(String, String, String),
    /// Opens a dialog of this page.
    Ask(String),
    /// Closes the dialog.
    Dismiss,
    /// A short word at the bottom of the screen; a message.
    Say(String),
    /// As a network takes its time: something turns, then the rest is done.
    Wait(u32, Vec<Act>),
    /// Does the first list while the condition holds, else the second.
    If(Condition, Vec<Act>, Vec<Act>),
}

impl Act {
    /// Calls `visit` for every act of a list and those inside them.
    pub fn walk<'a>(acts: &'a [Self], visit: &mut impl FnMut(&'a Self)) {
        for act in acts {
            visit(act);
            match act {
                Self::Wait(_, then) => Self::walk(then, visit),
                Self::If(_, then, otherwise) => {
                    Self::walk(then, visit);
                    Self::walk(otherwise, visit);
                }
                _ => {}
            }
        }
    }
}

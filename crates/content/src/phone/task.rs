//! A task: something a visitor learns to do, from unlocking to done.

use serde::Deserialize;

use crate::Condition;

/// What tasks are looked for by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Purpose {
    /// Buy power (购电).
    Buy,
    /// Look up (查询).
    Query,
    /// Handle business (业务办理).
    Handle,
}

/// A task of an app.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskDoc {
    /// Unique over all apps.
    pub id: String,
    /// Message of its name.
    pub name: String,
    pub purpose: Purpose,
    /// Message of what the visitor can do afterwards.
    pub done: String,
    /// Holds when the task is done.
    pub goal: Condition,
    /// The way there, in order, from the app's first page on.
    pub steps: Vec<LessonStep>,
    /// Put under names when the task begins, for failures to meet: `[("alipay.network", "busy")]`.
    #[serde(default)]
    pub given: Vec<(String, String)>,
}

/// One step of the way.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LessonStep {
    /// Page on which it is done.
    pub page: String,
    /// Control to touch: its id on the page, or on the page's open dialog.
    pub touch: String,
    /// Message of what to do, three words or so: 点一下“去充值”.
    pub say: String,
    /// What is typed after the touch, key by key, shown to the visitor and pointed at.
    #[serde(default)]
    pub types: Option<String>,
    /// Any other choice of the same list leads on as well, such as another amount.
    #[serde(default)]
    pub any: bool,
}

//! A page of an app.

use serde::Deserialize;

use super::{Act, Block, PhoneButton};

/// A page.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageDoc {
    pub id: String,
    /// Message of its header, or `=name`.
    pub title: String,
    pub blocks: Vec<Block>,
    /// Drawing of `assets/pictures/phone/pages` in the room between what is read and what is touched.
    #[serde(default)]
    pub picture: Option<String>,
    /// Questions and failures this page may put in front.
    #[serde(default)]
    pub dialogs: Vec<Dialog>,
    /// Done each time the page comes up.
    #[serde(default)]
    pub enter: Vec<Act>,
}

impl PageDoc {
    /// Path of its drawing below `assets/pictures`.
    #[must_use]
    pub fn drawing(&self) -> Option<String> {
        self.picture.as_ref().map(|file| format!("phone/pages/{file}"))
    }
}

/// A question, an answer or a failure in front of the page.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dialog {
    pub id: String,
    pub title: String,
    pub text: String,
    /// One or two.
    pub buttons: Vec<PhoneButton>,
}

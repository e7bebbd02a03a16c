//! An app: its name and look, what it remembers, its pages and tasks.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{PageDoc, TaskDoc};
use crate::ColourToken;
use crate::unique_keys::unique_keys;

/// What an app holds under a name, as it is when a visit begins.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum Memory {
    /// Typed or chosen.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// Yuan, such as `"12.40"`.
    Yuan(String),
}

/// `scenes/phone/<app>/app.ron`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AppDoc {
    /// Same as the folder's name.
    pub id: String,
    /// Message of its name, which a branding folder may replace.
    pub name: String,
    /// Drawing of `assets/pictures/phone`, which a branding folder may replace.
    pub icon: String,
    /// Ground of its header and chosen things.
    pub colour: ColourToken,
    /// Text on that ground.
    pub on_colour: ColourToken,
    /// Address of the real thing, by its name in `scenes/phone/addresses.ron`.
    pub address: String,
    /// Its first page.
    pub start: String,
    /// What it remembers; every name begins with the app's id and a dot.
    #[serde(default, deserialize_with = "unique_keys")]
    pub memory: BTreeMap<String, Memory>,
}

/// Any other file of an app's folder: pages and tasks of one topic.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TopicDoc {
    pub pages: Vec<PageDoc>,
    pub tasks: Vec<TaskDoc>,
}

/// An app put together from its folder.
#[derive(Clone, Debug, PartialEq)]
pub struct App {
    pub doc: AppDoc,
    /// Pages by id.
    pub pages: BTreeMap<String, PageDoc>,
    /// In the order of the files and within them.
    pub tasks: Vec<TaskDoc>,
}

//! A scene: what every display shows together, and what the visitor does there.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::unique_keys::unique_keys;
use crate::{Action, Node, ThemeName};

/// A scene document, `scenes/<id>.ron`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SceneDoc {
    /// Same as the file's name.
    pub id: String,
    /// Message id of the name staff see in lists.
    pub title: String,
    #[serde(default)]
    pub theme: ThemeName,
    /// What the visitor does here; `None` for a scene that only shows.
    #[serde(default)]
    pub activity: Option<String>,
    /// Steps of the funnel in order, as the activity reports them.
    #[serde(default)]
    pub steps: Vec<String>,
    /// Counts up when controls move, so that heat maps of two layouts never add up.
    #[serde(default = "one")]
    pub layout: u32,
    /// True for the loop that plays while nobody is there; any touch starts a visit.
    #[serde(default)]
    pub attract: bool,
    /// Scene whose displays surround this one's, at their widget `scene.content`: header, dock, countdown.
    #[serde(default)]
    pub frame: Option<String>,
    /// What `zhidian check` looks at beside the first picture.
    #[serde(default)]
    pub situations: Vec<Situation>,
    /// Message id of the help text.
    #[serde(default)]
    pub help: Option<String>,
    /// Where the scene stands in reach mode.
    #[serde(default)]
    pub reach: ReachRoom,
    /// One picture a display, by the display's id in the profile.
    #[serde(deserialize_with = "unique_keys")]
    pub displays: BTreeMap<String, Node>,
}

/// Where a scene stands in reach mode, in which every control lies within the reach band.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum ReachRoom {
    /// All of it within the band.
    #[default]
    Band,
    /// Its lower edge at the band's: it keeps its controls below and shows pictures above.
    Below,
}

/// A state of the scene that visitors meet, reached by deeds.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Situation {
    pub name: String,
    pub deeds: Vec<Action>,
}

fn one() -> u32 {
    1
}

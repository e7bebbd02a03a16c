//! What the hall shows, as data: scenes, messages, theme and profiles, parsed once into types that cannot be wrong.
//!
//! No Bevy and no display: an integrator's edit is checked here in milliseconds, before anything is drawn. A bad file is
//! refused with file, line and reason; whoever holds a [`Library`] keeps the last good one.

mod catalogue;
mod colour;
mod condition;
mod error;
mod language;
mod library;
mod lint;
mod lint_messages;
mod lint_phone;
mod lint_scenes;
mod lint_theme;
mod message_drafts;
mod message_text;
mod messages;
mod node;
mod parse;
pub mod phone;
mod position;
mod profile;
mod profile_rules;
mod scene;
mod scene_rules;
mod shown_visit;
mod source;
mod theme;
mod theme_rules;
mod unique_keys;
mod values;

pub use colour::{Rgb, contrast_ratio};
pub use condition::Condition;
pub use error::ContentError;
pub use language::Language;
pub use library::Library;
pub use lint::{Finding, Known, lint};
pub use messages::Messages;
pub use node::{Action, Align, BoxNode, ButtonKind, ButtonNode, Flow, Node, PictureNode, Place, TextNode, WidgetNode};
pub use profile::{DisplaySpec, Profile};
pub use scene::{ReachRoom, SceneDoc, Situation};
pub use shown_visit::{ShownStep, ShownVisit};
pub use source::{Document, Source};
pub use theme::{ColourToken, Contrast, SpaceStep, Theme, ThemeName, TypeStep, Weight};
pub use values::{Value, Values};

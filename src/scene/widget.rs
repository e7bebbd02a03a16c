//! Widgets by name: parts of a scene that code draws.

use std::collections::BTreeMap;

use bevy::prelude::*;
use content::WidgetNode;

use super::Build;

/// Draws a widget into the box `parent`.
pub type WidgetFn = fn(&mut Build, parent: Entity, node: &WidgetNode);

/// All widgets the program knows.
#[derive(Resource, Default)]
pub struct Widgets(pub BTreeMap<&'static str, WidgetFn>);

impl Widgets {
    /// Adds a widget under its name, as scene files call it.
    pub fn add(&mut self, name: &'static str, draw: WidgetFn) {
        self.0.insert(name, draw);
    }
}

//! Finds controls and texts on the displays by their ids.

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use bevy::ui::{ComputedNode, ComputedUiTargetCamera, UiGlobalTransform};

use serde::Serialize;

use crate::display::Display;
use crate::scene::Control;

/// A control as it stands on its display, in millimetres.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Found {
    #[serde(skip)]
    pub display: Entity,
    #[serde(rename = "display")]
    pub display_id: String,
    pub id: String,
    pub label: String,
    pub left_mm: f32,
    pub top_mm: f32,
    pub width_mm: f32,
    pub height_mm: f32,
}

/// Looks for what is on the displays.
#[derive(SystemParam)]
pub struct Finder<'w, 's> {
    controls: Query<
        'w,
        's,
        (&'static Control, &'static ComputedNode, &'static UiGlobalTransform, &'static ComputedUiTargetCamera),
    >,
    displays: Query<'w, 's, (Entity, &'static Display)>,
    named: Query<'w, 's, (Entity, &'static Name)>,
    texts: Query<'w, 's, &'static Text>,
    children: Query<'w, 's, &'static Children>,
}

impl Finder<'_, '_> {
    /// All controls that are laid out now, from the left top on.
    pub fn all(&self) -> Vec<Found> {
        let mut found: Vec<_> = self
            .controls
            .iter()
            .filter_map(|(control, node, transform, camera)| {
                let (display, spec) = self.displays.iter().find(|(_, display)| camera.get() == Some(display.camera))?;
                if node.size.min_element() <= 0.0 {
                    return None;
                }
                let (size, middle) = (node.size / spec.px_per_mm, transform.translation / spec.px_per_mm);
                Some(Found {
                    display,
                    display_id: spec.spec.id.clone(),
                    id: control.id.clone(),
                    label: control.label.clone(),
                    left_mm: middle.x - size.x * 0.5,
                    top_mm: middle.y - size.y * 0.5,
                    width_mm: size.x,
                    height_mm: size.y,
                })
            })
            .collect();
        found.sort_by(|a, b| {
            a.display_id.cmp(&b.display_id).then(a.top_mm.total_cmp(&b.top_mm)).then(a.left_mm.total_cmp(&b.left_mm))
        });
        found
    }

    /// A control by id.
    pub fn control(&self, id: &str) -> Option<Found> {
        self.all().into_iter().find(|found| found.id == id)
    }

    /// The display of an id.
    pub fn display(&self, id: &str) -> Option<Entity> {
        self.displays.iter().find(|(_, display)| display.spec.id == id).map(|(entity, _)| entity)
    }

    /// The text of a node, with all below it, by the node's name.
    pub fn text(&self, id: &str) -> Option<String> {
        let (entity, _) = self.named.iter().find(|(_, name)| name.as_str() == id)?;
        let mut text = self.texts.get(entity).map(|text| text.0.clone()).unwrap_or_default();
        for below in self.children.iter_descendants(entity) {
            if let Ok(more) = self.texts.get(below) {
                text.push_str(&more.0);
            }
        }
        Some(text)
    }
}

/// All controls that are laid out now.
#[must_use]
pub fn found(finder: Finder) -> Vec<Found> {
    finder.all()
}

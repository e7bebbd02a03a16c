//! Finds controls and texts on the displays by their ids.

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use bevy::ui::{ComputedNode, ComputedUiTargetCamera, UiGlobalTransform};

use serde::Serialize;

use crate::display::Display;
use crate::motion::{Rolling, Sinking};
use crate::scene::{Control, SceneRoot};

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
        (Entity, &'static Control, &'static ComputedNode, &'static UiGlobalTransform, &'static ComputedUiTargetCamera),
    >,
    displays: Query<'w, 's, (Entity, &'static Display)>,
    named: Query<'w, 's, (Entity, &'static Name)>,
    texts: Query<'w, 's, (&'static Text, Option<&'static Rolling>)>,
    children: Query<'w, 's, &'static Children>,
    roots: Query<'w, 's, &'static SceneRoot>,
    sinking: Query<'w, 's, (), With<Sinking>>,
    parents: Query<'w, 's, &'static ChildOf>,
}

impl Finder<'_, '_> {
    /// All controls that are laid out now, from the left top on.
    pub fn all(&self) -> Vec<Found> {
        let mut found: Vec<_> = self
            .controls
            .iter()
            .filter_map(|(entity, control, node, transform, camera)| {
                let (display, spec) = self.displays.iter().find(|(_, display)| camera.get() == Some(display.camera))?;
                if node.size.min_element() <= 0.0 || self.sinks(entity) {
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

    /// The display that hears a keyboard.
    pub fn first_display(&self) -> Option<Entity> {
        self.displays.iter().find(|(_, display)| display.index == 0).map(|(entity, _)| entity)
    }

    /// The scene that is drawn on a display, which a scene that says nothing of it leaves as it was.
    pub fn scene(&self, display: Entity) -> Option<&str> {
        let root = self.roots.iter().find(|root| root.display == display)?;
        let (_, name) = self.named.get(root.sheet).ok()?;
        // Named 'scene ID on DISPLAY' where it is drawn.
        name.as_str().strip_prefix("scene ")?.split_once(" on ").map(|(scene, _)| scene)
    }

    /// The text of a node, with all below it, by the node's name.
    pub fn text(&self, id: &str) -> Option<String> {
        let (entity, _) = self.named.iter().find(|(_, name)| name.as_str() == id)?;
        let whole = std::iter::once(entity).chain(self.children.iter_descendants(entity));
        // A number that still rolls says already what it ends at.
        let said = whole.filter_map(|node| self.texts.get(node).ok());
        Some(said.map(|(text, rolling)| rolling.map_or(text.0.as_str(), |rolling| &rolling.to)).collect())
    }

    /// On a panel that is going already.
    fn sinks(&self, entity: Entity) -> bool {
        !self.sinking.is_empty()
            && std::iter::once(entity)
                .chain(self.parents.iter_ancestors(entity))
                .any(|node| self.sinking.contains(node))
    }
}

/// All controls that are laid out now.
#[must_use]
pub fn found(finder: Finder) -> Vec<Found> {
    finder.all()
}

//! Measures what is laid out now.

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use bevy::text::TextLayoutInfo;
use bevy::ui::{ComputedNode, ComputedUiTargetCamera, UiGlobalTransform};
use ui_kit::{ButtonPaint, ButtonState};

use super::layout::{Area, Finding};
use crate::display::Display;
use crate::scene::{Control, LiveLibrary};
use crate::touch::{Hits, Shield};
use crate::visit::Visit;

/// Rounding of layout to whole pixels.
pub(super) const SLACK_MM: f32 = 0.6;

/// Everything that is on the displays.
#[derive(SystemParam)]
pub(super) struct Laid<'w, 's> {
    pub displays: Query<'w, 's, (Entity, &'static Display)>,
    pub controls: Query<
        'w,
        's,
        (
            Entity,
            &'static Control,
            &'static ComputedNode,
            &'static UiGlobalTransform,
            &'static ComputedUiTargetCamera,
            Option<&'static ButtonState>,
            Option<&'static ButtonPaint>,
        ),
    >,
    pub texts: Query<
        'w,
        's,
        (
            Entity,
            &'static Text,
            &'static TextFont,
            &'static TextColor,
            &'static TextLayoutInfo,
            &'static ComputedNode,
            &'static UiGlobalTransform,
            &'static ComputedUiTargetCamera,
        ),
    >,
    pub parents: Query<'w, 's, &'static ChildOf>,
    pub grounds: Query<'w, 's, (Option<&'static BackgroundColor>, Option<&'static ImageNode>)>,
    pub nodes: Query<'w, 's, (&'static ComputedNode, &'static UiGlobalTransform, Has<Control>)>,
    pub shields: Query<'w, 's, (), With<Shield>>,
    pub states: Query<'w, 's, &'static ButtonState>,
    pub hits: Hits<'w, 's>,
    pub visit: Res<'w, Visit>,
    pub library: Res<'w, LiveLibrary>,
}

pub(super) fn measure(laid: Laid) -> (usize, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut measured = 0;
    for (_, display) in &laid.displays {
        let targets = laid.targets(display, &mut findings);
        laid.gaps(&targets, &mut findings);
        let texts = laid.texts(display, &mut findings);
        laid.overlaps(&texts, &mut findings);
        measured += targets.len() + texts.len();
    }
    (measured, findings)
}

impl Laid<'_, '_> {
    /// The open panel something belongs to.
    pub fn layer(&self, entity: Entity) -> Option<Entity> {
        std::iter::once(entity).chain(self.parents.iter_ancestors(entity)).find(|entity| self.shields.contains(*entity))
    }
}

/// What a formatted message lacks, by the marks that are left in its place.
pub(super) fn lack(text: &str) -> Option<&'static str> {
    if text.contains('⟦') {
        Some("is a message that is missing")
    } else if text.contains("{$") {
        Some("lacks a value that nobody publishes")
    } else {
        None
    }
}

pub(super) fn area(node: &ComputedNode, transform: &UiGlobalTransform, px_per_mm: f32) -> Area {
    let (half, middle) = (node.size * 0.5 / px_per_mm, transform.translation / px_per_mm);
    Area { left: middle.x - half.x, top: middle.y - half.y, right: middle.x + half.x, bottom: middle.y + half.y }
}

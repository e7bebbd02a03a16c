//! Which control lies under a place on a display.

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use bevy::ui::{ComputedNode, ComputedStackIndex, ComputedUiTargetCamera, UiGlobalTransform};

use super::{Hit, Spot};
use crate::display::Display;
use crate::motion::Sinking;
use crate::scene::Control;

/// A node that keeps touches from what lies under it: an open panel, the countdown.
#[derive(Component)]
pub struct Shield;

/// A control that cannot be touched now.
#[derive(Component)]
pub struct Closed;

/// Finds controls by place.
#[derive(SystemParam)]
pub struct Hits<'w, 's> {
    nodes: Query<
        'w,
        's,
        (
            Entity,
            &'static ComputedNode,
            &'static UiGlobalTransform,
            &'static ComputedStackIndex,
            &'static ComputedUiTargetCamera,
            &'static InheritedVisibility,
            Option<&'static Control>,
            Has<Closed>,
        ),
        Or<(With<Control>, With<Shield>)>,
    >,
    sinking: Query<'w, 's, (), With<Sinking>>,
    parents: Query<'w, 's, &'static ChildOf>,
}

impl Hits<'_, '_> {
    /// The topmost control at `at` on `display`; `None` on a shield or where nothing is.
    #[must_use]
    pub fn at(&self, display: &Display, at: Spot) -> Option<Hit<Entity>> {
        let point = Vec2::new(at.x_mm, at.y_mm) * display.px_per_mm;
        let mut best: Option<(u32, Option<Hit<Entity>>)> = None;
        for (entity, node, transform, index, camera, visible, control, closed) in &self.nodes {
            let shown = visible.get() && node.size.min_element() > 0.0;
            if !shown || camera.get() != Some(display.camera) || best.is_some_and(|(top, _)| top > index.0) {
                continue;
            }
            let half = node.size * 0.5;
            let local = point - transform.translation;
            if local.x.abs() > half.x || local.y.abs() > half.y || closed || self.sinks(entity) {
                continue;
            }
            best = Some((index.0, control.map(|control| Hit { control: entity, draggable: control.draggable })));
        }
        best.and_then(|(_, hit)| hit)
    }

    /// On a panel that is going already.
    fn sinks(&self, entity: Entity) -> bool {
        !self.sinking.is_empty()
            && std::iter::once(entity)
                .chain(self.parents.iter_ancestors(entity))
                .any(|node| self.sinking.contains(node))
    }
}

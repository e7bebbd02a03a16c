//! What becomes of the old picture when a new one is built.

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use content::ColourToken;

use super::bind::{BoundText, InkOf, Rolls, ShownIf, StateIf};
use super::build::{Build, SceneRoot};
use super::{Control, Stage};
use crate::display::RunningProfile;
use crate::motion::{Curtain, Pace};
use crate::touch::Shield;
use crate::visit::Visit;

/// Above panels of the scene, so that the old one with all its panels covers the new.
const CURTAIN_Z: i32 = 100;

/// How a picture follows another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// A mode, a language, a file, a size: at once.
    Cut,
    /// On to another scene: the old one is drawn aside.
    On,
    /// Back to where the visit began.
    Back,
    /// The visit is over: nothing of it may stay on the glass, not even for the time of a sweep.
    Wiped,
}

/// The old picture.
#[derive(SystemParam)]
pub(super) struct Old<'w, 's> {
    pace: Pace<'w>,
    profile: Res<'w, RunningProfile>,
    roots: Query<'w, 's, (Entity, &'static SceneRoot)>,
    curtains: Query<'w, 's, Entity, With<Curtain>>,
    children: Query<'w, 's, &'static Children>,
    layers: Query<'w, 's, &'static GlobalZIndex>,
}

impl Old<'_, '_> {
    pub(super) fn change(&self, built: Option<&(Stage, Visit)>, wanted: &(Stage, Visit)) -> Change {
        let Some((stage, visit)) = built else { return Change::Cut };
        if self.pace.enter().is_zero() || stage.scene == wanted.0.scene {
            Change::Cut
        } else if visit.id.is_some() && visit.id != wanted.1.id {
            Change::Wiped
        } else if [&self.profile.0.home, &self.profile.0.attract].contains(&&wanted.0.scene) && visit.id.is_some() {
            Change::Back
        } else {
            Change::On
        }
    }

    /// Takes the old picture off a display, or makes a curtain of it.
    pub(super) fn leave(&self, build: &mut Build, change: Change) {
        for curtain in &self.curtains {
            // The same curtain may be met once a display.
            build.commands.entity(curtain).try_despawn();
        }
        let display = build.display_entity;
        for (entity, root) in self.roots.iter().filter(|(_, root)| root.display == display) {
            if matches!(change, Change::On | Change::Back) {
                self.draw_aside(build, entity, root, change == Change::On);
            } else {
                build.commands.entity(entity).despawn();
            }
        }
        if change == Change::Wiped {
            self.blank(build);
        }
    }

    fn draw_aside(&self, build: &mut Build, root: Entity, old: &SceneRoot, to_right: bool) {
        // No finger, value or search meets it any more.
        for node in self.children.iter_descendants(root) {
            let mut commands = build.commands.entity(node);
            commands.remove::<(Control, Shield, BoundText, Rolls, ShownIf, StateIf, InkOf, Name)>();
            if self.layers.contains(node) {
                commands.insert(GlobalZIndex(CURTAIN_Z + 1));
            }
        }
        // The new picture lies under it, and the camera has the new one's ground.
        build.commands.entity(old.sheet).insert(BackgroundColor(old.ground));
        let curtain = Curtain::new(Some(old.sheet), to_right, self.pace.now(), self.pace.enter());
        build.commands.entity(root).remove::<SceneRoot>().insert((curtain, GlobalZIndex(CURTAIN_Z)));
        edge(build, root, to_right);
    }

    /// A plain curtain over the new picture.
    fn blank(&self, build: &mut Build) {
        let plain = build
            .commands
            .spawn((
                Curtain::new(None, false, self.pace.now(), self.pace.enter()),
                Node { width: percent(100), height: percent(100), overflow: Overflow::clip(), ..default() },
                BackgroundColor(build.skin.colour(ColourToken::Ground)),
                UiTargetCamera(build.display.camera),
                GlobalZIndex(CURTAIN_Z),
            ))
            .id();
        edge(build, plain, false);
    }
}

/// The line of current at the side of a curtain that uncovers.
fn edge(build: &mut Build, curtain: Entity, to_right: bool) {
    let mut node = Node {
        position_type: PositionType::Absolute,
        top: px(0),
        width: px(build.skin.line() * 2.0),
        height: percent(100),
        ..default()
    };
    *if to_right { &mut node.left } else { &mut node.right } = px(0);
    let colour = build.skin.colour(ColourToken::Live);
    build.commands.spawn((node, BackgroundColor(colour), GlobalZIndex(CURTAIN_Z + 2), ChildOf(curtain)));
}

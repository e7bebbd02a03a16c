//! Turns a scene document into entities on every display.

use bevy::ecs::entity::{Entities, EntityAllocator};
use bevy::ecs::system::SystemParam;
use bevy::ecs::world::CommandQueue;
use bevy::prelude::*;
use content::{Node as SceneNode, ThemeName};
use ui_kit::{Fonts, HatchTiles, Look, Pictures, Skin};

use super::change::Old;
use super::widget::Widgets;
use super::{Art, LiveLibrary, SceneValues, Stage};
use crate::display::Display;
use crate::fault::Parking;
use crate::visit::Visit;

/// Root of a scene on one display: a frame with the scene's sheet in it.
#[derive(Component)]
pub struct SceneRoot {
    /// What is drawn is drawn on it.
    pub sheet: Entity,
    /// What is seen where nothing is drawn.
    pub ground: Color,
    pub display: Entity,
}

/// Everything a node or widget needs to be drawn on one display.
pub struct Build<'a, 'w, 's> {
    pub commands: &'a mut Commands<'w, 's>,
    pub skin: Skin<'a>,
    pub fonts: &'a Fonts,
    pub images: &'a mut Assets<Image>,
    pub pictures: &'a mut Pictures,
    pub tiles: &'a mut HatchTiles,
    pub art: &'a Art,
    pub values: &'a content::Values,
    pub library: &'a content::Library,
    pub visit: &'a Visit,
    pub display: &'a Display,
    pub display_entity: Entity,
    pub(super) widgets: &'a Widgets,
    pub(super) parking: &'a Parking,
    pub(super) content: Option<&'a SceneNode>,
}

/// What building needs of the world.
#[derive(SystemParam)]
pub struct Kit<'w> {
    library: Res<'w, LiveLibrary>,
    art: Res<'w, Art>,
    fonts: Res<'w, Fonts>,
    widgets: Res<'w, Widgets>,
    parking: Res<'w, Parking>,
    visit: Res<'w, Visit>,
    values: Res<'w, SceneValues>,
    images: ResMut<'w, Assets<Image>>,
    pictures: ResMut<'w, Pictures>,
    tiles: ResMut<'w, HatchTiles>,
}

/// Builds all displays anew when the scene, a mode, a file or a display's size changed.
pub(super) fn rebuild(
    mut commands: Commands,
    (entities, allocator): (&Entities, &EntityAllocator),
    stage: Res<Stage>,
    mut kit: Kit,
    displays: Query<(Entity, &Display)>,
    resized: Query<(), Changed<Display>>,
    old: Old,
    mut built: Local<Option<(Stage, Visit)>>,
) {
    let wanted =
        (Stage { help: false, ..stage.clone() }, Visit { stay: crate::visit::Stay::default(), ..kit.visit.clone() });
    let same = built.as_ref().is_some_and(|(stage, visit)| *stage == wanted.0 && visit.modes == wanted.1.modes);
    if same && resized.is_empty() && !kit.library.is_changed() {
        return;
    }
    let Some(scene) = kit.library.0.scenes.get(&stage.scene).cloned() else { return };
    // In a queue of its own: where a widget fails half way, nothing of it is carried out and the last picture stays.
    let mut queue = CommandQueue::default();
    let mut build_commands = Commands::new_from_entities(&mut queue, allocator, entities);
    let change = old.change(built.as_ref(), &wanted);
    let library = kit.library();
    let frame = scene.frame.as_ref().and_then(|id| library.0.scenes.get(id)).cloned();
    for (entity, display) in &displays {
        let content = scene.displays.get(&display.spec.id);
        let outer = frame.as_ref().and_then(|frame| frame.displays.get(&display.spec.id)).or(content);
        let Some(outer) = outer else { continue };
        let look = kit.look(scene.theme, display);
        let mut build = kit.build(&mut build_commands, &library.0, look, entity, display, content);
        old.leave(&mut build, change);
        build.root(&scene, outer);
    }
    *built = Some(wanted);
    commands.append(&mut queue);
}

impl Kit<'_> {
    /// How a display wears `theme` for this visitor.
    #[must_use]
    pub fn look(&self, theme: ThemeName, display: &Display) -> Look {
        let modes = self.visit.modes;
        Look { theme, contrast: modes.contrast, elder: modes.elder, px_per_mm: display.px_per_mm }
    }

    /// The library in force; hold it while building.
    #[must_use]
    pub fn library(&self) -> LiveLibrary {
        self.library.clone()
    }

    /// Everything needed to draw on a display.
    pub fn build<'a, 'w, 's>(
        &'a mut self,
        commands: &'a mut Commands<'w, 's>,
        library: &'a content::Library,
        look: Look,
        display_entity: Entity,
        display: &'a Display,
        content: Option<&'a SceneNode>,
    ) -> Build<'a, 'w, 's> {
        Build {
            commands,
            skin: Skin { theme: &library.theme, look },
            fonts: &self.fonts,
            images: &mut self.images,
            pictures: &mut self.pictures,
            tiles: &mut self.tiles,
            art: &self.art,
            values: &self.values.0,
            library,
            visit: &self.visit,
            display,
            display_entity,
            widgets: &self.widgets,
            parking: &self.parking,
            content,
        }
    }
}

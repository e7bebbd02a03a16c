//! Turns a scene document into entities on every display.

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use content::{Node as SceneNode, ThemeName};
use ui_kit::{Fonts, HatchTiles, Look, Pictures, Skin};

use super::widget::Widgets;
use super::{Art, LiveLibrary, SceneValues, Stage};
use crate::display::Display;
use crate::visit::Visit;

/// Root of a scene on one display.
#[derive(Component)]
pub struct SceneRoot;

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
    pub(super) content: Option<&'a SceneNode>,
}

/// What building needs of the world.
#[derive(SystemParam)]
pub struct Kit<'w> {
    library: Res<'w, LiveLibrary>,
    art: Res<'w, Art>,
    fonts: Res<'w, Fonts>,
    widgets: Res<'w, Widgets>,
    visit: Res<'w, Visit>,
    values: Res<'w, SceneValues>,
    images: ResMut<'w, Assets<Image>>,
    pictures: ResMut<'w, Pictures>,
    tiles: ResMut<'w, HatchTiles>,
}

/// Builds all displays anew when the scene, a mode, a file or a display's size changed.
pub(super) fn rebuild(
    mut commands: Commands,
    stage: Res<Stage>,
    mut kit: Kit,
    displays: Query<(Entity, &Display)>,
    resized: Query<(), Changed<Display>>,
    roots: Query<Entity, With<SceneRoot>>,
    mut built: Local<Option<(Stage, crate::visit::Modes)>>,
) {
    let wanted = Some((Stage { help: false, ..stage.clone() }, kit.visit.modes));
    if *built == wanted && resized.is_empty() && !kit.library.is_changed() {
        return;
    }
    let Some(scene) = kit.library.0.scenes.get(&stage.scene).cloned() else { return };
    for root in &roots {
        commands.entity(root).despawn();
    }
    let library = kit.library();
    let frame = scene.frame.as_ref().and_then(|id| library.0.scenes.get(id)).cloned();
    for (entity, display) in &displays {
        let content = scene.displays.get(&display.spec.id);
        let outer = frame.as_ref().and_then(|frame| frame.displays.get(&display.spec.id)).or(content);
        let Some(outer) = outer else { continue };
        let look = kit.look(scene.theme, display);
        let mut build = kit.build(&mut commands, &library.0, look, entity, display, content);
        build.root(&scene, outer);
    }
    *built = wanted;
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
            content,
        }
    }
}

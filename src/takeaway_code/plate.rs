//! The code's picture: as large as its reading distance asks, in whole pixels.

use bevy::prelude::*;
use content::WidgetNode;
use ui_kit::code_image;

use super::ShownCode;
use crate::display::Display;
use crate::scene::{Build, SceneValues};

/// Room for the plate.
const PLATE_MM: f32 = 176.0;

/// Where a code stands on a display.
#[derive(Component)]
pub(super) struct Plate {
    display: Entity,
    leads: Leads,
}

/// Where a code leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Leads {
    /// To the result on the phone page.
    Home,
    /// To the real thing itself.
    RealThing,
}

pub(super) fn draw(build: &mut Build, parent: Entity, _node: &WidgetNode) {
    put(build, parent, Leads::Home);
}

pub(super) fn draw_real(build: &mut Build, parent: Entity, _node: &WidgetNode) {
    put(build, parent, Leads::RealThing);
}

fn put(build: &mut Build, parent: Entity, leads: Leads) {
    let plate = Plate { display: build.display_entity, leads };
    build.commands.entity(parent).insert(plate);
}

pub(super) fn fill(
    mut commands: Commands,
    shown: Res<ShownCode>,
    values: Res<SceneValues>,
    plates: Query<(Entity, Ref<Plate>)>,
    displays: Query<&Display>,
    mut images: ResMut<Assets<Image>>,
) {
    for (entity, plate) in &plates {
        if !(shown.is_changed() || values.is_changed() || plate.is_added()) {
            continue;
        }
        commands.entity(entity).despawn_related::<Children>();
        let code = shown.0.as_ref().and_then(|shown| match plate.leads {
            Leads::Home => Some(&shown.modules),
            Leads::RealThing => shown.real_thing.as_ref(),
        });
        let (Some(code), Ok(display)) = (code, displays.get(plate.display)) else { continue };
        let least = takeaway::module_size(display.spec.reading_distance_mm, display.px_per_mm);
        // Larger reads more easily: as many whole pixels a module as the plate's room has, never fewer than the distance asks.
        let room = (PLATE_MM * display.px_per_mm) as usize / code.plate_size();
        let image = code_image(code.size(), least.pixels.max(u32::try_from(room).unwrap_or(least.pixels)), |x, y| {
            code.get(x, y)
        });
        let side = image.width() as f32 / display.px_per_mm;
        let image = ImageNode::new(images.add(image));
        commands.spawn((
            image,
            Node { width: px(side), height: px(side), ..default() },
            Name::new("takeaway-plate"),
            ChildOf(entity),
        ));
    }
}

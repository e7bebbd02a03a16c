//! Decides before a frame what of each display is drawn in it.

use std::mem;
use std::time::{Duration, Instant};

use bevy::asset::AssetId;
use bevy::camera::{ClearColor, ClearColorConfig, NormalizedRenderTarget};
use bevy::ecs::entity::{EntityHashMap, EntityHashSet};
use bevy::image::Image;
use bevy::input::mouse::MouseButtonInput;
use bevy::input::touch::TouchInput;
use bevy::platform::collections::HashMap;
use bevy::prelude::*;
use bevy::render::Extract;
use bevy::render::camera::{ExtractedCamera, SortedCameras};
use bevy::render::render_asset::{ExtractedAssets, RenderAssets};
use bevy::render::sync_world::{MainEntity, RenderEntity, TemporaryRenderEntity};
use bevy::render::texture::GpuImage;
use bevy::render::view::ExtractedWindows;
use bevy::render::view::screenshot::Screenshot;
use bevy::sprite::BorderRect;
use bevy::ui::ResolvedBorderRadius;
use bevy::ui_render::ui_texture_slice_pipeline::ExtractedUiTextureSlices;
use bevy::ui_render::{ExtractedUiItem, ExtractedUiNode, ExtractedUiNodes, NodeType};
use bevy::window::CursorMoved;
use bevy_egui::EguiContext;

use super::WholePictures;
use super::changed::{Changed, Shape, changed};
use super::kept::{KeptPicture, KeptPictures};
use super::shape;

/// A picture that has nothing new is shown again where it was not for so long: whatever woke the app may be that its window
/// lost it.
const SHOWN_AGAIN: Duration = Duration::from_millis(250);
/// A window that opens may lose what it is shown before it is there.
const OPENING: Duration = Duration::from_secs(3);
/// Below everything.
const GROUND_Z: f32 = -1.0;

/// How often each image was given to the graphics device.
#[derive(Resource, Default)]
pub(super) struct Uploads(HashMap<AssetId<Image>, u64>);

impl Uploads {
    fn of(&self, image: AssetId<Image>, there: &RenderAssets<GpuImage>) -> u64 {
        let uploads = self.0.get(&image).copied().unwrap_or(0);
        uploads * 2 + u64::from(there.get(image).is_some())
    }
}

pub(super) fn count_uploads(mut uploads: ResMut<Uploads>, given: Res<ExtractedAssets<GpuImage>>) {
    for image in given.added.iter().chain(&given.modified) {
        *uploads.0.entry(*image).or_insert(0) += 1;
    }
    for image in &given.removed {
        uploads.0.remove(image);
    }
}

/// What the shapes do not tell.
#[derive(Resource, Default)]
pub(super) struct Outside {
    /// Cameras over whose picture the staff console is drawn.
    covered: EntityHashSet,
    /// Somebody waits for a picture of a window.
    asked: bool,
    /// A finger or mouse woke the app, so no window asked for its picture.
    touched: bool,
}

pub(super) fn look_outside(
    mut outside: ResMut<Outside>,
    consoles: Extract<Query<RenderEntity, With<EguiContext>>>,
    asked: Extract<Query<(), With<Screenshot>>>,
    mut touches: Extract<MessageReader<TouchInput>>,
    mut moves: Extract<MessageReader<CursorMoved>>,
    mut buttons: Extract<MessageReader<MouseButtonInput>>,
) {
    outside.covered = consoles.iter().collect();
    outside.asked = !asked.is_empty();
    outside.touched = touches.read().count() + moves.read().count() + buttons.read().count() > 0;
}

/// What is about to be drawn.
#[derive(bevy::ecs::system::SystemParam)]
pub(super) struct Extracted<'w> {
    nodes: ResMut<'w, ExtractedUiNodes>,
    slices: Res<'w, ExtractedUiTextureSlices>,
    images: Res<'w, RenderAssets<GpuImage>>,
    uploads: Res<'w, Uploads>,
    windows: Res<'w, ExtractedWindows>,
}

pub(super) fn compare(
    mut commands: Commands,
    mut extracted: Extracted,
    mut kept: ResMut<KeptPictures>,
    mut cameras: Query<(Entity, &mut ExtractedCamera)>,
    mut sorted: ResMut<SortedCameras>,
    outside: Res<Outside>,
    whole: Res<WholePictures>,
    clear: Res<ClearColor>,
) {
    if whole.0 {
        return;
    }
    let mut shapes = extracted.shapes();
    kept.0.retain(|camera, _| cameras.contains(*camera));
    let now = Instant::now();
    for (entity, mut camera) in &mut cameras {
        let Some(size_px) = camera.physical_target_size else { continue };
        let ground = match camera.clear_color {
            ClearColorConfig::Custom(colour) => colour,
            ClearColorConfig::Default => clear.0,
            // Not ours: something else draws the ground.
            ClearColorConfig::None => continue,
        };
        let shapes = shapes.remove(&entity).unwrap_or_default();
        let covered = outside.covered.contains(&entity);
        let picture = kept.0.entry(entity).or_insert_with(|| KeptPicture {
            shapes: Vec::new(),
            ground,
            size_px,
            covered,
            texture: None,
            changed: Changed::Whole,
            shown: None,
            opened: now,
        });
        let same_place = picture.size_px == size_px && picture.ground == ground && picture.texture.is_some();
        picture.changed = if same_place && !picture.covered && !covered {
            changed(&picture.shapes, &shapes, URect::from_corners(UVec2::ZERO, size_px))
        } else {
            Changed::Whole
        };
        if picture.size_px != size_px {
            picture.opened = now;
        }
        (picture.shapes, picture.ground, picture.size_px, picture.covered) = (shapes, ground, size_px, covered);
        let Changed::Parts(parts) = &picture.changed else { continue };
        // The pixels of the last picture stay, and those of a camera without any new part are kept for later.
        camera.clear_color = ClearColorConfig::None;
        let seen = picture.is_seen(now, outside.touched) && !outside.asked && !extracted.begins_anew(&camera);
        if parts.is_empty() && seen {
            sorted.0.retain(|sorted| sorted.entity != entity);
        } else {
            extracted.lay_ground(&mut commands, entity, ground, size_px);
        }
    }
}

impl Extracted<'_> {
    /// The shapes of each camera's picture, from the lowest to the highest.
    fn shapes(&self) -> EntityHashMap<Vec<Shape>> {
        let mut layers: EntityHashMap<Vec<(f32, Shape)>> = EntityHashMap::default();
        for node in &self.nodes.uinodes {
            let shape = shape::of_node(node, &self.nodes.glyphs, self.uploads.of(node.image, &self.images));
            layers.entry(node.extracted_camera_entity).or_default().push((node.z_order, shape));
        }
        for slice in &self.slices.slices {
            let shape = shape::of_slice(slice, self.uploads.of(slice.image, &self.images));
            let z = slice.stack_index as f32 + bevy::ui_render::stack_z_offsets::IMAGE;
            layers.entry(slice.extracted_camera_entity).or_default().push((z, shape));
        }
        let in_order = |(camera, mut layers): (Entity, Vec<(f32, Shape)>)| {
            layers.sort_by(|a, b| a.0.total_cmp(&b.0));
            (camera, layers.into_iter().map(|(_, shape)| shape).collect())
        };
        mem::take(&mut layers).into_iter().map(in_order).collect()
    }

    /// A camera's own clearing covers the whole picture, so a box in its colour does it for a part.
    fn lay_ground(&mut self, commands: &mut Commands, camera: Entity, ground: Color, size_px: UVec2) {
        let size = size_px.as_vec2();
        self.nodes.uinodes.push(ExtractedUiNode {
            z_order: GROUND_Z,
            image: AssetId::default(),
            clip: None,
            extracted_camera_entity: camera,
            item: ExtractedUiItem::Node {
                color: ground.to_linear(),
                rect: Rect { min: Vec2::ZERO, max: size },
                atlas_scaling: None,
                flip_x: false,
                flip_y: false,
                border_radius: ResolvedBorderRadius::ZERO,
                border: BorderRect::ZERO,
                node_type: NodeType::Rect,
            },
            main_entity: MainEntity::from(Entity::PLACEHOLDER),
            render_entity: commands.spawn(TemporaryRenderEntity).id(),
            transform: bevy::math::Affine2::from_translation(size * 0.5),
        });
    }

    /// The camera's window has not shown anything yet, or changes.
    fn begins_anew(&self, camera: &ExtractedCamera) -> bool {
        let Some(NormalizedRenderTarget::Window(window)) = &camera.target else { return true };
        self.windows
            .get(&window.entity())
            .is_none_or(|window| window.needs_initial_present || window.size_changed || window.present_mode_changed)
    }
}

impl KeptPicture {
    /// Its window shows it still.
    fn is_seen(&self, now: Instant, touched: bool) -> bool {
        let since = |then: Instant| now.saturating_duration_since(then);
        since(self.opened) > OPENING && self.shown.is_some_and(|shown| touched || since(shown) < SHOWN_AGAIN)
    }
}

//! Draws the parts of a picture that have changed.

use std::time::Instant;

use bevy::camera::NormalizedRenderTarget;
use bevy::prelude::*;
use bevy::render::camera::ExtractedCamera;
use bevy::render::render_phase::{SortedRenderPhase, ViewSortedRenderPhases};
use bevy::render::render_resource::{PipelineCache, RenderPassDescriptor};
use bevy::render::renderer::{RenderContext, ViewQuery};
use bevy::render::view::{ExtractedView, ExtractedWindows, ViewTarget};
use bevy::ui_render::{TransparentUi, UiCameraView};

use super::changed::Changed;
use super::kept::{KeptPicture, KeptPictures};

/// Draws as the engine's own pass would, part by part; a whole picture is left to that one.
pub(super) fn draw_parts(
    world: &World,
    view: ViewQuery<(&UiCameraView, &ViewTarget)>,
    views: Query<&ExtractedView>,
    phases: Res<ViewSortedRenderPhases<TransparentUi>>,
    kept: Res<KeptPictures>,
    mut context: RenderContext,
) {
    let camera = view.entity();
    let (ui_view, target) = view.into_inner();
    let Some(phase) = views.get(ui_view.0).ok().and_then(|view| phases.get(&view.retained_view_entity)) else { return };
    let Some(parts) = kept.0.get(&camera).and_then(|picture| picture.parts(phase, target)) else { return };
    if parts.is_empty() {
        return;
    }
    let mut pass = context.begin_tracked_render_pass(RenderPassDescriptor {
        label: Some("changed parts"),
        color_attachments: &[Some(target.get_unsampled_color_attachment())],
        depth_stencil_attachment: None,
        timestamp_writes: None,
        occlusion_query_set: None,
        multiview_mask: None,
    });
    for part in parts {
        pass.set_scissor_rect(part.min.x, part.min.y, part.width(), part.height());
        if let Err(error) = phase.render(&mut pass, world, ui_view.0) {
            error!("a part of the picture is not drawn: {error:?}");
        }
    }
}

/// Notes what the pixels hold now, and takes away what was drawn, or the engine would draw it once more.
pub(super) fn keep(
    view: ViewQuery<(&UiCameraView, &ViewTarget, &ExtractedCamera)>,
    views: Query<&ExtractedView>,
    mut phases: ResMut<ViewSortedRenderPhases<TransparentUi>>,
    mut kept: ResMut<KeptPictures>,
    pipelines: Res<PipelineCache>,
    windows: Res<ExtractedWindows>,
) {
    let entity = view.entity();
    let (ui_view, target, camera) = view.into_inner();
    let Some(phase) = views.get(ui_view.0).ok().and_then(|view| phases.get_mut(&view.retained_view_entity)) else {
        kept.0.remove(&entity);
        return;
    };
    let Some(picture) = kept.0.get_mut(&entity) else { return };
    if picture.parts(phase, target).is_some() {
        phase.clear();
    }
    // A shape whose program is still being made is not drawn yet.
    let complete = pipelines.waiting_pipelines().next().is_none();
    picture.texture = complete.then(|| target.main_texture().id());
    let Some(NormalizedRenderTarget::Window(window)) = &camera.target else { return };
    if windows.get(&window.entity()).is_some_and(|window| window.swap_chain_texture_view.is_some()) {
        picture.shown = Some(Instant::now());
    }
}

impl KeptPicture {
    /// The parts to draw; none where all of it is, which includes what was found out since they were decided: that its
    /// pixels are gone, or that there is something to draw of which no shape is known.
    fn parts(&self, phase: &SortedRenderPhase<TransparentUi>, target: &ViewTarget) -> Option<&[URect]> {
        let Changed::Parts(parts) = &self.changed else { return None };
        let kept = self.texture == Some(target.main_texture().id());
        // One more is the ground.
        (kept && self.shapes.len() + 1 == phase.items.len()).then_some(parts)
    }
}

//! The engine's plugins, without what only pictures with depth need: before the first picture the engine would make
//! programs for the graphics device that nothing here ever runs (docs/adr/0015).

use std::time::Duration;

use bevy::app::ScheduleRunnerPlugin;
use bevy::core_pipeline::deferred::copy_lighting_id::init_copy_deferred_lighting_id_pipeline;
use bevy::core_pipeline::mip_generation::experimental::depth::create_downsample_depth_pipelines;
use bevy::core_pipeline::tonemapping::prepare_view_tonemapping_pipelines;
use bevy::ecs::schedule::{ScheduleCleanupPolicy, ScheduleError};
use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::render::settings::{Backends, RenderCreation, WgpuSettings};
use bevy::render::{ExtractSchedule, Render, RenderApp, RenderPlugin, RenderStartup};
use bevy::sprite_render::{SpriteAssetEvents, SpriteRenderPlugin, extract_sprite_events};
use bevy::window::ExitCondition;
use bevy::winit::WinitPlugin;

/// Adds the engine, with windows and a graphics device or without either.
///
/// # Errors
/// Where the engine does not let go of what is not needed.
pub fn plug_in(app: &mut App, graphics: bool) -> Result<(), ScheduleError> {
    let windows = WindowPlugin { primary_window: None, exit_condition: ExitCondition::OnAllClosed, ..default() };
    let plugins = DefaultPlugins.set(windows).disable::<LogPlugin>().disable::<SpriteRenderPlugin>();
    if graphics {
        app.add_plugins(plugins);
    } else {
        let none = WgpuSettings { backends: None::<Backends>, ..default() };
        let render = RenderPlugin { render_creation: RenderCreation::Automatic(Box::new(none)), ..default() };
        let windows = WindowPlugin { primary_window: None, exit_condition: ExitCondition::DontExit, ..default() };
        app.add_plugins(plugins.set(windows).set(render).disable::<WinitPlugin>());
        app.add_plugins(ScheduleRunnerPlugin::run_loop(Duration::from_millis(5)));
    }
    let Some(drawing) = app.get_sub_app_mut(RenderApp) else { return Ok(()) };
    // Pages hear from the sprites' plugin which images are new.
    drawing.init_resource::<SpriteAssetEvents>().add_systems(ExtractSchedule, extract_sprite_events);
    let alone = || ScheduleCleanupPolicy::RemoveSystemsOnly;
    drawing.remove_systems_in_set(RenderStartup, init_copy_deferred_lighting_id_pipeline, alone())?;
    drawing.remove_systems_in_set(Render, create_downsample_depth_pipelines, alone())?;
    drawing.remove_systems_in_set(Render, prepare_view_tonemapping_pipelines, alone())?;
    Ok(())
}

//! Opens a window and a camera for every display of the profile and follows their sizes.

use std::num::NonZero;

use bevy::camera::RenderTarget;
use bevy::prelude::*;
use bevy::window::{
    CursorOptions, MonitorSelection, PresentMode, WindowMode, WindowPosition, WindowRef, WindowResolution,
};

use super::placement::WindowPlace;
use super::{Display, Placement, RunningProfile};

pub(super) fn open(mut commands: Commands, profile: Res<RunningProfile>, placement: Res<Placement>) {
    for index in 0..profile.0.displays.len() {
        let camera = commands.spawn((Camera2d, Msaa::Off, DisplayCamera(index))).id();
        open_display(&mut commands, &profile, *placement, index, camera, None);
    }
}

/// The camera of the display at this place of the profile. It stays while its display is closed.
#[derive(Component)]
pub(super) struct DisplayCamera(pub usize);

/// Opens one display of the profile before its camera, on its monitor where that is known.
pub(super) fn open_display(
    commands: &mut Commands,
    profile: &RunningProfile,
    placement: Placement,
    index: usize,
    camera: Entity,
    monitor: Option<Entity>,
) {
    let (Some(spec), Some(place)) = (profile.0.displays.get(index), placement.places(&profile.0).get(index).copied())
    else {
        return;
    };
    let px_per_mm = place.width as f32 / spec.width_mm;
    let window = commands
        .spawn((
            window(&spec.id, place, px_per_mm, index, placement, monitor),
            CursorOptions { visible: placement != Placement::Fullscreen, ..default() },
        ))
        .id();
    commands.entity(camera).insert((
        Name::new(format!("camera {}", spec.id)),
        Camera { order: index as isize, ..default() },
        RenderTarget::Window(WindowRef::Entity(window)),
    ));
    if index == 0 {
        commands.entity(window).insert(bevy::window::PrimaryWindow);
        commands.entity(camera).insert(IsDefaultUiCamera);
    }
    commands
        .entity(window)
        .insert((Name::new(format!("display {}", spec.id)), Display { spec: spec.clone(), camera, px_per_mm, index }));
}

fn window(
    id: &str,
    place: WindowPlace,
    px_per_mm: f32,
    index: usize,
    placement: Placement,
    monitor: Option<Entity>,
) -> Window {
    Window {
        // The compositor's rules find the window by this name.
        name: Some(format!("zhidian.{id}")),
        title: format!("zhidian {id}"),
        resolution: WindowResolution::new(place.width, place.height).with_scale_factor_override(px_per_mm),
        position: match placement {
            Placement::Fullscreen => WindowPosition::Automatic,
            _ => WindowPosition::At(IVec2::new(place.x, place.y)),
        },
        mode: match placement {
            // Exclusive full screen panics where the monitor is not known, so never that.
            Placement::Fullscreen => WindowMode::BorderlessFullscreen(
                monitor.map_or(MonitorSelection::Index(index), MonitorSelection::Entity),
            ),
            _ => WindowMode::Windowed,
        },
        decorations: matches!(placement, Placement::Desktop { .. }),
        // Two windows that both wait for their screen's refresh wait for each other: only the first does.
        // One picture ahead is enough for what moves here: a touch is seen a frame sooner, and a picture less is held.
        desired_maximum_frame_latency: NonZero::new(1),
        present_mode: if index == 0 { PresentMode::AutoVsync } else { PresentMode::AutoNoVsync },
        ..default()
    }
}

/// A window of another size keeps its millimetres: the scale factor follows.
pub(super) fn follow_size(mut displays: Query<(&mut Display, &mut Window), Changed<Window>>) {
    for (mut display, mut window) in &mut displays {
        let (width, height) = (window.physical_width() as f32, window.physical_height() as f32);
        let px_per_mm = (width / display.spec.width_mm).min(height / display.spec.height_mm);
        if px_per_mm > 0.0 && (display.px_per_mm - px_per_mm).abs() > 0.001 {
            window.resolution.set_scale_factor_override(Some(px_per_mm));
            display.px_per_mm = px_per_mm;
        }
    }
}

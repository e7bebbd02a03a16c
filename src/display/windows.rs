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
    let places = placement.places(&profile.0);
    for (index, (spec, place)) in profile.0.displays.iter().zip(places).enumerate() {
        let px_per_mm = place.width as f32 / spec.width_mm;
        let window = commands
            .spawn((
                window(&spec.id, place, px_per_mm, index, *placement),
                CursorOptions { visible: *placement != Placement::Fullscreen, ..default() },
            ))
            .id();
        let camera = commands
            .spawn((
                Name::new(format!("camera {}", spec.id)),
                Camera2d,
                Camera { order: index as isize, ..default() },
                Msaa::Off,
                RenderTarget::Window(WindowRef::Entity(window)),
            ))
            .id();
        if index == 0 {
            commands.entity(window).insert(bevy::window::PrimaryWindow);
            commands.entity(camera).insert(IsDefaultUiCamera);
        }
        commands.entity(window).insert((
            Name::new(format!("display {}", spec.id)),
            Display { spec: spec.clone(), camera, px_per_mm, index },
        ));
    }
}

fn window(id: &str, place: WindowPlace, px_per_mm: f32, index: usize, placement: Placement) -> Window {
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
            Placement::Fullscreen => WindowMode::BorderlessFullscreen(MonitorSelection::Index(index)),
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

//! Monitors that are unplugged, swapped, added, turned or of another size, at the start and while visitors are there.

use std::error::Error;

use bevy::prelude::*;
use bevy::window::{Monitor, MonitorSelection, WindowMode, WindowResized, WindowScaleFactorChanged};
use journal::Event;
use zhidian::app::Options;
use zhidian::display::{Display, Placement};
use zhidian::scene::{SceneRoot, Stage};

mod glass;
use glass::{Glass, options};

type Tried = Result<(), Box<dyn Error>>;

fn hall() -> Result<Glass, Box<dyn Error>> {
    Glass::with(Options { placement: Placement::Fullscreen, ..options(None) })
}

fn plug(glass: &mut Glass, name: &str, x: i32, (width, height): (u32, u32)) -> Entity {
    let monitor = Monitor {
        name: Some(name.to_owned()),
        physical_width: width,
        physical_height: height,
        physical_position: IVec2::new(x, 0),
        refresh_rate_millihertz: Some(60_000),
        scale_factor: 1.0,
        video_modes: Vec::new(),
    };
    glass.app.world_mut().spawn(monitor).id()
}

/// The monitor that a display fills; none where it is closed.
fn seat(glass: &mut Glass, id: &str) -> Option<Entity> {
    let mut displays = glass.app.world_mut().query::<(&Display, &Window)>();
    let (_, window) = displays.iter(glass.app.world()).find(|(display, _)| display.spec.id == id)?;
    match window.mode {
        WindowMode::BorderlessFullscreen(MonitorSelection::Entity(monitor)) => Some(monitor),
        _ => None,
    }
}

/// A window of another size, told to the engine as the system does.
fn resize(glass: &mut Glass, id: &str, width: u32, height: u32) {
    let mut displays = glass.app.world_mut().query::<(Entity, &Display, &mut Window)>();
    let mut resized = None;
    for (entity, display, mut window) in displays.iter_mut(glass.app.world_mut()) {
        if display.spec.id == id {
            window.resolution.set_physical_resolution(width, height);
            resized = Some((entity, window.size()));
        }
    }
    let Some((window, size)) = resized else { panic!("no display '{id}'") };
    glass.app.world_mut().write_message(WindowResized { window, width: size.x, height: size.y });
    glass.pass(1);
    let scale_factor = glass.app.world().get::<Window>(window).map_or(1.0, |window| f64::from(window.scale_factor()));
    glass.app.world_mut().write_message(WindowScaleFactorChanged { window, scale_factor });
    glass.pass(4);
}

fn missing(glass: &Glass) -> usize {
    let of_display =
        |event: &Event| matches!(event, Event::Fault { what } if what.contains("no monitor for the display"));
    glass.events().iter().filter(|event| of_display(event)).count()
}

const FULL_HD: (u32, u32) = (1920, 1080);

#[test]
fn a_display_whose_monitor_is_unplugged_closes_and_comes_back_while_the_visit_goes_on() -> Tried {
    let mut glass = hall()?;
    let near = plug(&mut glass, "HDMI-1", 0, FULL_HD);
    let far = plug(&mut glass, "HDMI-2", 1920, FULL_HD);
    glass.pass(1);
    assert_eq!((seat(&mut glass, "near"), seat(&mut glass, "far")), (Some(near), Some(far)));
    glass.tap("start");
    glass.tap("open-calculator");
    glass.app.world_mut().despawn(far);
    glass.pass(2);
    assert_eq!((seat(&mut glass, "near"), seat(&mut glass, "far")), (Some(near), None));
    assert_eq!(missing(&glass), 1);
    glass.tap("example");
    assert_eq!(glass.text("total"), None, "the total stands on the far display");
    let back = plug(&mut glass, "HDMI-2", 1920, FULL_HD);
    glass.pass(2);
    assert_eq!((seat(&mut glass, "near"), seat(&mut glass, "far")), (Some(near), Some(back)));
    assert_eq!(glass.app.world().resource::<Stage>().scene, "tier-calculator");
    assert_eq!(missing(&glass), 1);
    // The picture is back too, as it is now.
    glass.pass(20);
    assert_eq!(glass.text("total").as_deref(), Some("1,596.00"));
    let (far, _) = room(&mut glass, "far");
    assert!(far.x > 0.0);
    let mut roots = glass.app.world_mut().query::<&SceneRoot>();
    assert_eq!(roots.iter(glass.app.world()).count(), 2);
    Ok(())
}

#[test]
fn the_display_that_hands_reach_is_shown_where_only_one_monitor_is_left() -> Tried {
    let mut glass = hall()?;
    let near = plug(&mut glass, "HDMI-1", 0, FULL_HD);
    let far = plug(&mut glass, "HDMI-2", 1920, FULL_HD);
    glass.pass(1);
    glass.app.world_mut().despawn(near);
    glass.pass(2);
    assert_eq!((seat(&mut glass, "near"), seat(&mut glass, "far")), (Some(far), None));
    // All gone for a moment, as when a switch is turned: nothing moves.
    glass.app.world_mut().despawn(far);
    glass.pass(2);
    let both = (plug(&mut glass, "DP-1", 0, FULL_HD), plug(&mut glass, "DP-2", 1920, FULL_HD));
    glass.pass(2);
    assert_eq!((seat(&mut glass, "near"), seat(&mut glass, "far")), (Some(both.0), Some(both.1)));
    Ok(())
}

#[test]
fn one_monitor_at_the_start_is_enough_and_the_other_is_told_missing() -> Tried {
    let mut glass = hall()?;
    let only = plug(&mut glass, "HDMI-1", 0, FULL_HD);
    glass.pass(2);
    assert_eq!((seat(&mut glass, "near"), seat(&mut glass, "far")), (Some(only), None));
    assert_eq!(missing(&glass), 1);
    glass.tap("start");
    assert_eq!(glass.app.world().resource::<Stage>().scene, "home");
    Ok(())
}

#[test]
fn monitors_of_other_sizes_and_turned_ones_show_every_control_whole() -> Tried {
    for (width, height) in [(1280, 720), (1366, 768), (3840, 2160), (1920, 1200), (1080, 1920), (2560, 1080)] {
        let mut glass = hall()?;
        // At the start, and while a visitor is there.
        resize(&mut glass, "near", width, height);
        glass.tap("start");
        glass.tap("open-calculator");
        for (width, height) in [(width, height), (height, width), FULL_HD, (width, height)] {
            resize(&mut glass, "near", width, height);
            let (room, px_per_mm) = room(&mut glass, "near");
            assert!(px_per_mm > 0.0);
            for control in glass.controls() {
                let (right, bottom) = (control.left_mm + control.width_mm, control.top_mm + control.height_mm);
                let inside = control.left_mm >= -0.5
                    && control.top_mm >= -0.5
                    && right <= room.x + 0.5
                    && bottom <= room.y + 0.5;
                assert!(inside, "{} of {width} x {height} ends at {right}, {bottom} of {room}", control.id);
            }
            glass.tap("example");
            assert_eq!(glass.text("total").as_deref(), Some("1,596.00"), "{width} x {height}");
        }
    }
    Ok(())
}

/// A display's room in its own millimetres, and its pixels per millimetre.
fn room(glass: &mut Glass, id: &str) -> (Vec2, f32) {
    let mut displays = glass.app.world_mut().query::<(&Display, &Window)>();
    let found = displays.iter(glass.app.world()).find(|(display, _)| display.spec.id == id);
    found.map(|(display, window)| (window.size(), display.px_per_mm)).unwrap_or_default()
}

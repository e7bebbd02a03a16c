//! Touch panels: taken for each other, dead in places, gone and back, wet, or under a whole hand.

use std::error::Error;

use bevy::input::touch::TouchPhase;
use bevy::prelude::*;
use journal::Event;
use zhidian::display::Display;
use zhidian::scene::Stage;
use zhidian::staff::{Order, Way};
use zhidian::touch::{Panels, TouchFingers};

mod glass;
use glass::{Glass, options};

type Tried = Result<(), Box<dyn Error>>;

/// An exhibit of two displays that are both touched.
fn two_panels() -> Result<(Glass, tempfile::TempDir), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let profiles = folder.path().join("scenes/profiles");
    std::fs::create_dir_all(&profiles)?;
    let profile = include_str!("../scenes/profiles/dual-screen.ron").replace("touch: false", "touch: true");
    std::fs::write(profiles.join("dual-screen.ron"), profile)?;
    Ok((Glass::with(options(Some(folder.path().to_owned())))?, folder))
}

fn order(glass: &mut Glass, command: &str) -> Tried {
    let order = Order { command: command.parse()?, way: Way::Screens, who: "tablet".to_owned() };
    glass.app.world_mut().write_message(order);
    glass.pass(2);
    Ok(())
}

fn window(glass: &mut Glass, id: &str) -> (Entity, Vec2) {
    let mut displays = glass.app.world_mut().query::<(Entity, &Display)>();
    let found = displays.iter(glass.app.world()).find(|(_, display)| display.spec.id == id);
    found
        .map(|(entity, display)| (entity, Vec2::new(display.spec.width_mm, display.spec.height_mm)))
        .expect("a display")
}

/// A finger sweeps over the whole of a display but for a strip at its right, as it arrives on the window of another.
fn sweep(glass: &mut Glass, arrives: &str, leave_mm: f32) {
    let (window, size) = window(glass, arrives);
    glass.touch(window, 1, TouchPhase::Started, size * 0.5);
    glass.pass(1);
    let mut y = 15.0;
    while y < size.y {
        let mut x = 15.0;
        while x < size.x - leave_mm {
            glass.touch(window, 1, TouchPhase::Moved, Vec2::new(x, y));
            x += 25.0;
        }
        glass.pass(1);
        y += 25.0;
    }
    glass.touch(window, 1, TouchPhase::Ended, size * 0.5);
    glass.pass(1);
}

fn faults(glass: &Glass) -> Vec<String> {
    let told = |event| if let Event::Fault { what } = event { Some(what) } else { None };
    glass.events().into_iter().filter_map(told).collect()
}

#[test]
fn panels_the_wrong_way_round_are_set_right_by_the_panel_test() -> Tried {
    let (mut glass, _folder) = two_panels()?;
    order(&mut glass, "test_panels")?;
    assert!(glass.shows("请触摸这块屏幕中央的圆点") && glass.shows("正在检测另一块屏幕"));
    sweep(&mut glass, "far", 0.0);
    sweep(&mut glass, "near", 0.0);
    assert!(glass.shows("触摸屏检测结果"));
    assert!(glass.shows("第 1 块屏幕：触摸接错了屏幕，已改正并保存"));
    // The result goes by itself.
    glass.pass(260);
    assert!(!glass.shows("触摸屏检测结果"));
    assert_eq!(glass.app.world().resource::<Panels>().meant("far"), "near");
    assert_eq!(faults(&glass), Vec::<String>::new());
    // A finger on the near display arrives on the far one, and acts on the near one.
    let (start, at) = glass.middle("start");
    let (near, near_size) = window(&mut glass, "near");
    assert_eq!(start, near);
    let (far, far_size) = window(&mut glass, "far");
    let arrives = at / near_size * far_size;
    glass.touch(far, 4, TouchPhase::Started, arrives);
    glass.pass(1);
    glass.touch(far, 4, TouchPhase::Ended, arrives);
    glass.pass(3);
    assert_eq!(glass.app.world().resource::<Stage>().scene, "home");
    Ok(())
}

#[test]
fn places_that_do_not_answer_are_told_and_on_record() -> Tried {
    let mut glass = Glass::new()?;
    order(&mut glass, "test_panels")?;
    sweep(&mut glass, "near", 70.0);
    // The sweep rests, and no touch of the test was one of a visitor.
    glass.pass(165);
    assert!(glass.shows("触摸屏检测结果"));
    let told = faults(&glass);
    assert!(told.iter().any(|what| what.contains("places of the display 'near' do not answer")), "{told:?}");
    glass.pass(260);
    assert!(!glass.events().iter().any(|event| matches!(event, Event::VisitStarted { .. })));
    glass.tap("start");
    assert_eq!(glass.app.world().resource::<Stage>().scene, "home");
    Ok(())
}

#[test]
fn a_panel_that_vanishes_under_a_finger_and_returns_leaves_nothing_held() -> Tried {
    let mut glass = Glass::new()?;
    glass.tap("start");
    let (near, at) = glass.middle("open-calculator");
    // The finger's end never arrives.
    glass.touch(near, 7, TouchPhase::Started, at);
    glass.pass(2);
    assert_eq!(glass.app.world().resource::<TouchFingers>().0.count(), 1);
    glass.pass(410);
    assert_eq!(glass.app.world().resource::<TouchFingers>().0.count(), 0);
    assert_eq!(glass.app.world().resource::<Stage>().scene, "home");
    // The panel is back and numbers its fingers from the start.
    glass.touch(near, 7, TouchPhase::Started, at);
    glass.pass(1);
    glass.touch(near, 7, TouchPhase::Ended, at);
    glass.pass(3);
    assert_eq!(glass.app.world().resource::<Stage>().scene, "tier-calculator");
    Ok(())
}

#[test]
fn a_hand_laid_on_a_button_and_water_over_it_press_nothing() -> Tried {
    let mut glass = Glass::new()?;
    glass.tap("start");
    let (near, at) = glass.middle("open-calculator");
    let hand = [(0.0, 0.0), (25.0, 5.0), (-25.0, -8.0), (10.0, 40.0), (-15.0, 35.0)];
    for (finger, (x, y)) in (1..).zip(hand) {
        glass.touch(near, finger, TouchPhase::Started, at + Vec2::new(x, y));
    }
    glass.pass(1);
    for finger in 1..=5 {
        glass.touch(near, finger, TouchPhase::Ended, at);
    }
    glass.pass(3);
    assert_eq!(glass.app.world().resource::<Stage>().scene, "home");
    glass.pass(60);
    // Drops that run down beside the button and over it, faster than a finger taps.
    for drop in 0..40 {
        let place = at + Vec2::new(0.0, if drop < 20 { 30.0 } else { 0.0 });
        glass.touch(near, 10 + drop, TouchPhase::Started, place);
        glass.touch(near, 10 + drop, TouchPhase::Ended, place);
        if drop % 2 == 1 {
            glass.pass(1);
        }
    }
    glass.pass(2);
    assert_eq!(glass.app.world().resource::<Stage>().scene, "home");
    // Dry again, the button acts.
    glass.pass(45);
    glass.tap("open-calculator");
    assert_eq!(glass.app.world().resource::<Stage>().scene, "tier-calculator");
    Ok(())
}

//! Fingers on the real app: the pitfalls that engines and panels lay, each as a visitor meets it.

use std::error::Error;

use bevy::input::touch::TouchPhase;
use bevy::prelude::*;
use content::Value;
use ui_kit::ButtonState;
use zhidian::scene::{Control, SceneValues, Stage};
use zhidian::touch::TouchFingers;

mod glass;
use glass::Glass;

type Tried = Result<(), Box<dyn Error>>;

fn at_calculator() -> Result<Glass, Box<dyn Error>> {
    let mut glass = Glass::new()?;
    glass.tap("start");
    glass.tap("open-calculator");
    Ok(glass)
}

/// No finger is down and no button is drawn as pressed.
fn nothing_pressed(glass: &mut Glass) {
    assert_eq!(glass.app.world().resource::<TouchFingers>().0.count(), 0);
    let mut states = glass.app.world_mut().query::<(&Control, &ButtonState)>();
    let pressed: Vec<_> =
        states.iter(glass.app.world()).filter(|(_, s)| s.pressed).map(|(c, _)| c.id.clone()).collect();
    assert!(pressed.is_empty(), "{pressed:?} stay pressed");
}

#[test]
fn a_tap_within_one_frame_counts_and_leaves_nothing_pressed() -> Tried {
    let mut glass = at_calculator()?;
    let (window, at) = glass.middle("key-7");
    glass.touch(window, 3, TouchPhase::Started, at);
    glass.touch(window, 3, TouchPhase::Ended, at);
    glass.pass(4);
    assert_eq!(glass.text("entry").as_deref(), Some("7"));
    nothing_pressed(&mut glass);
    Ok(())
}

#[test]
fn pressing_shows_in_the_next_frame_and_acts_only_on_release() -> Tried {
    let mut glass = at_calculator()?;
    let (window, at) = glass.middle("key-7");
    glass.touch(window, 3, TouchPhase::Started, at);
    glass.pass(1);
    let mut states = glass.app.world_mut().query::<(&Control, &ButtonState)>();
    assert!(states.iter(glass.app.world()).any(|(control, state)| control.id == "key-7" && state.pressed));
    glass.pass(10);
    assert_eq!(glass.text("entry").as_deref(), Some("—"));
    glass.touch(window, 3, TouchPhase::Ended, at);
    glass.pass(4);
    assert_eq!(glass.text("entry").as_deref(), Some("7"));
    Ok(())
}

#[test]
fn a_press_on_the_label_and_a_release_on_the_rim_is_a_tap() -> Tried {
    let mut glass = at_calculator()?;
    let key = glass.control("key-5");
    let rim = Vec2::new(key.left_mm + 1.0, key.top_mm + 1.0);
    let (window, middle) = glass.middle("key-5");
    glass.touch(window, 3, TouchPhase::Started, middle);
    glass.pass(1);
    glass.touch(window, 3, TouchPhase::Moved, rim);
    glass.touch(window, 3, TouchPhase::Ended, rim);
    glass.pass(4);
    assert_eq!(glass.text("entry").as_deref(), Some("5"));
    Ok(())
}

#[test]
fn sliding_off_and_cancelled_touches_do_nothing() -> Tried {
    let mut glass = at_calculator()?;
    let (window, at) = glass.middle("key-5");
    let (_, elsewhere) = glass.middle("key-9");
    glass.touch(window, 3, TouchPhase::Started, at);
    glass.pass(1);
    glass.touch(window, 3, TouchPhase::Moved, elsewhere);
    glass.touch(window, 3, TouchPhase::Ended, elsewhere);
    glass.pass(2);
    glass.touch(window, 4, TouchPhase::Started, at);
    glass.pass(1);
    glass.touch(window, 4, TouchPhase::Canceled, at);
    glass.pass(4);
    assert_eq!(glass.text("entry").as_deref(), Some("—"));
    nothing_pressed(&mut glass);
    Ok(())
}

#[test]
fn a_stuck_touch_is_let_go() -> Tried {
    let mut glass = at_calculator()?;
    let (window, at) = glass.middle("key-5");
    glass.touch(window, 3, TouchPhase::Started, at);
    // 21 s in steps of 50 ms.
    glass.pass(420);
    nothing_pressed(&mut glass);
    assert_eq!(glass.text("entry").as_deref(), Some("—"));
    Ok(())
}

#[test]
fn a_drag_on_a_bar_sets_it_and_fires_no_button() -> Tried {
    let mut glass = at_calculator()?;
    let bar = glass.control("month-4");
    let (window, from) = glass.middle("month-4");
    glass.touch(window, 3, TouchPhase::Started, from);
    glass.pass(1);
    for step in 1_u8..=10 {
        glass.touch(window, 3, TouchPhase::Moved, from - Vec2::Y * bar.height_mm * 0.03 * f32::from(step));
        glass.pass(1);
    }
    glass.touch(window, 3, TouchPhase::Ended, from - Vec2::Y * bar.height_mm * 0.3);
    glass.pass(4);
    let entry: f32 = glass.text("entry").ok_or("no entry")?.parse()?;
    assert!((300.0..600.0).contains(&entry), "{entry}");
    assert_eq!(glass.app.world().resource::<Stage>().scene, "tier-calculator");
    nothing_pressed(&mut glass);
    Ok(())
}

#[test]
fn many_fingers_at_once_each_do_their_own() -> Tried {
    let mut glass = at_calculator()?;
    let keys = ["key-1", "low-income", "month-3"];
    let places: Vec<_> = keys.iter().map(|id| glass.middle(id)).collect();
    for (finger, (window, at)) in places.iter().enumerate() {
        glass.touch(*window, finger as u64, TouchPhase::Started, *at);
    }
    glass.pass(1);
    assert_eq!(glass.app.world().resource::<TouchFingers>().0.count(), 3);
    for (finger, (window, at)) in places.iter().enumerate() {
        glass.touch(*window, finger as u64, TouchPhase::Ended, *at);
    }
    glass.pass(4);
    nothing_pressed(&mut glass);
    let events = glass.events();
    let touched = |id: &str| {
        events.iter().any(|event| matches!(event, journal::Event::Touched { control: Some(c), .. } if c == id))
    };
    assert!([journal::KEYPAD, "low-income", "month-3"].iter().all(|id| touched(id)));
    Ok(())
}

/// A family before one phone: one holds an amount, one touches another, one leans on the frame and slides off.
#[test]
fn three_visitors_at_one_phone_do_not_steal_from_each_other() -> Tried {
    let mut glass = Glass::giant_phone()?;
    for id in ["guide.buy", "guide.task.wsgw-topup", "guide.free", "phone.unlock", "phone.app.wsgw", "wsgw.home.topup"]
    {
        glass.tap(id);
    }
    let (window, hundred) = glass.middle("wsgw.topup.hundred");
    let (_, fifty) = glass.middle("wsgw.topup.fifty");
    let (_, back) = glass.middle("phone.back");
    let (_, language) = glass.middle("mode-language");
    glass.touch(window, 1, TouchPhase::Started, hundred);
    glass.touch(window, 2, TouchPhase::Started, back);
    glass.pass(1);
    glass.touch(window, 3, TouchPhase::Started, fifty);
    glass.pass(1);
    // The second visitor's finger slides onto what the others touch, and acts on neither.
    glass.touch(window, 2, TouchPhase::Moved, hundred);
    glass.touch(window, 3, TouchPhase::Ended, fifty);
    glass.pass(4);
    assert_eq!(remembered(&glass, "wsgw.amount")?, "50");
    glass.touch(window, 2, TouchPhase::Ended, fifty);
    glass.pass(4);
    assert_eq!(remembered(&glass, "wsgw.amount")?, "50");
    // Every word of the page changes under the first visitor's finger, who still gets what is touched.
    glass.touch(window, 3, TouchPhase::Started, language);
    glass.pass(1);
    glass.touch(window, 3, TouchPhase::Ended, language);
    glass.pass(4);
    glass.touch(window, 1, TouchPhase::Ended, hundred);
    glass.pass(4);
    assert_eq!(remembered(&glass, "wsgw.amount")?, "100");
    nothing_pressed(&mut glass);
    Ok(())
}

/// Fingers of one hand on the keyboard: figures come in the order in which fingers leave the glass, none twice, none lost.
#[test]
fn figures_typed_by_overlapping_fingers_all_count_once() -> Tried {
    let mut glass = Glass::giant_phone()?;
    for id in ["guide.handle", "guide.task.wsgw-bind", "guide.free", "phone.unlock", "phone.app.wsgw"] {
        glass.tap(id);
    }
    for id in ["wsgw.home.account", "wsgw.account.bind", "wsgw.bind.number"] {
        glass.tap(id);
    }
    let keys: Vec<_> = ["key.1", "key.2", "key.3"].iter().map(|id| glass.middle(id)).collect();
    for (finger, (window, at)) in keys.iter().enumerate() {
        glass.touch(*window, finger as u64, TouchPhase::Started, *at);
    }
    glass.pass(1);
    for finger in [1, 0, 2] {
        let (window, at) = keys[finger];
        glass.touch(window, finger as u64, TouchPhase::Ended, at);
        glass.pass(1);
    }
    glass.pass(4);
    assert_eq!(remembered(&glass, "key.text")?, "213");
    nothing_pressed(&mut glass);
    Ok(())
}

/// What the phone keeps under a name.
fn remembered(glass: &Glass, name: &str) -> Result<String, Box<dyn Error>> {
    match glass.app.world().resource::<SceneValues>().0.get(name) {
        Some(Value::Text(text)) => Ok(text.clone()),
        other => Err(format!("{name} is {other:?}").into()),
    }
}

#[test]
fn a_second_finger_on_the_same_key_types_once() -> Tried {
    let mut glass = at_calculator()?;
    let (window, at) = glass.middle("key-6");
    glass.touch(window, 1, TouchPhase::Started, at);
    glass.touch(window, 2, TouchPhase::Started, at);
    glass.pass(1);
    glass.touch(window, 2, TouchPhase::Ended, at);
    glass.touch(window, 1, TouchPhase::Ended, at);
    glass.pass(4);
    assert_eq!(glass.text("entry").as_deref(), Some("6"));
    Ok(())
}

#[test]
fn a_touch_held_over_a_change_of_scene_acts_on_nothing_there() -> Tried {
    let mut glass = at_calculator()?;
    let (window, at) = glass.middle("takeaway");
    glass.touch(window, 1, TouchPhase::Started, at);
    glass.pass(1);
    glass.go("home");
    glass.touch(window, 1, TouchPhase::Ended, at);
    glass.pass(4);
    assert_eq!(glass.app.world().resource::<Stage>().scene, "home");
    nothing_pressed(&mut glass);
    Ok(())
}

#[test]
fn an_open_panel_keeps_touches_from_what_lies_under_it() -> Tried {
    let mut glass = at_calculator()?;
    let (window, under) = glass.middle("month-6");
    glass.tap("area");
    glass.touch(window, 1, TouchPhase::Started, under);
    glass.touch(window, 1, TouchPhase::Ended, under);
    glass.pass(4);
    let events = glass.events();
    assert!(
        !events.iter().any(|event| matches!(event, journal::Event::Touched { control: Some(c), .. } if c == "month-6"))
    );
    Ok(())
}

//! Scenes are drawn aside, panels rise, numbers roll, sparks fly: and all of it comes to rest.

use std::error::Error;

use bevy::input::touch::TouchPhase;
use bevy::prelude::*;
use zhidian::motion::{Curtain, Motion, Moving, Rolling, Spark};
use zhidian::scene::Control;

mod glass;
use glass::Glass;

type Tried = Result<(), Box<dyn Error>>;

/// How many entities have `C`.
fn count<C: Component>(glass: &mut Glass) -> usize {
    glass.app.world_mut().query_filtered::<(), With<C>>().iter(glass.app.world()).count()
}

fn controls_called(glass: &mut Glass, id: &str) -> usize {
    glass.app.world_mut().query::<&Control>().iter(glass.app.world()).filter(|control| control.id == id).count()
}

/// What is drawn of a named text in this frame.
fn drawn(glass: &mut Glass, name: &str) -> Option<String> {
    let mut named = glass.app.world_mut().query::<(&Name, &Text)>();
    named.iter(glass.app.world()).find(|(n, _)| n.as_str() == name).map(|(_, text)| text.0.clone())
}

/// A tap that leaves the motion it began in its first frames.
fn tap_and_look(glass: &mut Glass, id: &str) {
    let (window, at) = glass.middle(id);
    glass.touch(window, 1, TouchPhase::Started, at);
    glass.touch(window, 1, TouchPhase::Ended, at);
    glass.pass(2);
}

/// More than anything moves.
const REST: usize = 20;

#[test]
fn the_old_scene_is_drawn_aside_and_no_finger_meets_it() -> Tried {
    let mut glass = Glass::new()?;
    tap_and_look(&mut glass, "start");
    assert_eq!(count::<Curtain>(&mut glass), 2, "one a display");
    assert_eq!(controls_called(&mut glass, "start"), 0, "the old scene has no controls any more");
    tap_and_look(&mut glass, "open-calculator");
    assert_eq!(count::<Curtain>(&mut glass), 2, "the curtain before it is gone");
    assert_eq!(controls_called(&mut glass, "home"), 1);
    glass.pass(REST);
    assert_eq!((count::<Curtain>(&mut glass), count::<Moving>(&mut glass)), (0, 0));
    Ok(())
}

#[test]
fn nothing_of_a_visit_stays_behind_a_curtain() -> Tried {
    let mut glass = Glass::new()?;
    for id in ["start", "open-calculator", "example"] {
        glass.tap(id);
    }
    assert!(glass.shows("1,596.00"));
    tap_and_look(&mut glass, "finish");
    assert_eq!(count::<Curtain>(&mut glass), 2, "the attract loop is uncovered");
    assert!(!glass.shows("1,596.00"), "a figure of the visit is still there");
    Ok(())
}

#[test]
fn a_number_rolls_and_ends_at_the_cent() -> Tried {
    let mut glass = Glass::new()?;
    for id in ["start", "open-calculator", "example"] {
        glass.tap(id);
    }
    glass.pass(REST);
    tap_and_look(&mut glass, "plus");
    assert!(count::<Rolling>(&mut glass) > 0);
    assert_ne!(drawn(&mut glass, "total").as_deref(), Some("1,601.40"), "it is on its way");
    assert_eq!(glass.text("total").as_deref(), Some("1,601.40"), "and says already where to");
    glass.pass(REST);
    assert_eq!(drawn(&mut glass, "total").as_deref(), Some("1,601.40"));
    assert_eq!(count::<Moving>(&mut glass), 0);
    Ok(())
}

#[test]
fn what_is_entered_near_is_thrown_far() -> Tried {
    let mut glass = Glass::new()?;
    for id in ["start", "open-calculator"] {
        glass.tap(id);
    }
    glass.pass(REST);
    assert_eq!(count::<Spark>(&mut glass), 0);
    tap_and_look(&mut glass, "example");
    assert_eq!(count::<Spark>(&mut glass), 2, "one leaves near, one comes far");
    glass.pass(REST);
    assert_eq!((count::<Spark>(&mut glass), count::<Moving>(&mut glass)), (0, 0));
    Ok(())
}

#[test]
fn a_sinking_panel_meets_no_finger() -> Tried {
    let mut glass = Glass::new()?;
    for id in ["start", "open-calculator", "area"] {
        glass.tap(id);
    }
    glass.pass(REST);
    tap_and_look(&mut glass, "areas-close");
    assert!(glass.controls().iter().all(|control| control.id != "areas-close"));
    // The keypad lies under the panel that still goes.
    tap_and_look(&mut glass, "key-7");
    assert_eq!(glass.text("entry").as_deref(), Some("7"));
    glass.pass(REST);
    assert_eq!(count::<Moving>(&mut glass), 0);
    Ok(())
}

#[test]
fn with_reduced_motion_everything_is_a_cut() -> Tried {
    let mut glass = Glass::new()?;
    glass.app.insert_resource(Motion { reduced: true });
    for id in [
        "start",
        "open-calculator",
        "example",
        "plus",
        "area",
        "areas-close",
        "takeaway",
        "code-close",
        "home",
        "finish",
    ] {
        tap_and_look(&mut glass, id);
        assert_eq!(count::<Moving>(&mut glass), 0, "something moves after '{id}'");
    }
    Ok(())
}

//! A part that panics: the record says why, the visit ends with nothing of it left, and a scene that goes on failing is
//! parked while the rest goes on.

use std::error::Error;

use bevy::prelude::*;
use journal::{Event, VisitEnd};
use zhidian::fault::{Guarded as _, Parking};
use zhidian::scene::Stage;
use zhidian::staff::{Order, Way};

mod glass;
use glass::Glass;

type Tried = Result<(), Box<dyn Error>>;

/// In which scene the part fails, and in how many more frames.
#[derive(Resource)]
struct Failing(Option<&'static str>, u32);

fn fail(mut failing: ResMut<Failing>, stage: Res<Stage>) {
    if failing.1 > 0 && failing.0.is_none_or(|scene| scene == stage.scene) {
        failing.1 -= 1;
        panic!("the part has no figures");
    }
}

fn failing(glass: &mut Glass, scene: Option<&'static str>, frames: u32) {
    glass.app.insert_resource(Failing(scene, frames)).add_systems(Update, fail.guarded());
}

fn faults(glass: &Glass) -> Vec<String> {
    glass
        .events()
        .into_iter()
        .filter_map(|event| if let Event::Fault { what } = event { Some(what) } else { None })
        .collect()
}

fn on_stage(glass: &Glass) -> &str {
    &glass.app.world().resource::<Stage>().scene
}

#[test]
fn a_panic_ends_the_visit_with_nothing_of_it_left_and_is_on_record() -> Tried {
    let mut glass = Glass::new()?;
    for id in ["start", "open-calculator", "example"] {
        glass.tap(id);
    }
    failing(&mut glass, None, 1);
    glass.pass(3);
    assert_eq!(on_stage(&glass), "attract");
    assert_eq!(faults(&glass), ["the part has no figures"]);
    let events = glass.events();
    assert!(events.iter().any(|event| matches!(event, Event::VisitEnded { reason: VisitEnd::Stopped, .. })));
    assert!(events.iter().any(|event| matches!(event, Event::Wiped { .. })));
    // The next visitor meets an empty calculator that works.
    for id in ["start", "open-calculator"] {
        glass.tap(id);
    }
    assert_ne!(glass.text("total").as_deref(), Some("1,596.00"));
    glass.tap("example");
    assert_eq!(glass.text("total").as_deref(), Some("1,596.00"));
    Ok(())
}

#[test]
fn a_scene_that_fails_three_times_within_a_minute_is_parked_until_staff_want_it_again() -> Tried {
    let mut glass = Glass::new()?;
    failing(&mut glass, Some("tier-calculator"), u32::MAX);
    for fall in 1..=3 {
        glass.tap("start");
        glass.tap("open-calculator");
        assert_eq!(on_stage(&glass), "attract");
        assert_eq!(glass.app.world().resource::<Parking>().is_parked("tier-calculator"), fall == 3);
    }
    assert!(faults(&glass).iter().any(|what| what.contains("'tier-calculator' is parked")), "{:?}", faults(&glass));
    // The rest goes on, and the way to the scene is shut and says so.
    let so_far = faults(&glass).len();
    glass.tap("start");
    assert_eq!(on_stage(&glass), "home");
    assert_eq!(glass.control("open-calculator").label, "暂停使用");
    glass.tap("open-calculator");
    assert_eq!(on_stage(&glass), "home");
    glass.tap("mode-language");
    assert_eq!(glass.control("open-calculator").label, "Resting for now");
    assert_eq!(faults(&glass).len(), so_far);
    // Mended; staff put it on stage again.
    glass.app.insert_resource(Failing(None, 0));
    let order = Order { command: "scene tier-calculator".parse()?, way: Way::Console, who: "pin".to_owned() };
    glass.app.world_mut().write_message(order);
    glass.pass(3);
    assert_eq!(on_stage(&glass), "tier-calculator");
    assert!(!glass.app.world().resource::<Parking>().is_parked("tier-calculator"));
    Ok(())
}

#[test]
fn an_attract_loop_that_fails_gives_way_to_the_home_page() -> Tried {
    let mut glass = Glass::new()?;
    failing(&mut glass, Some("attract"), u32::MAX);
    glass.pass(12);
    assert_eq!(on_stage(&glass), "home");
    assert!(glass.app.should_exit().is_none());
    // A visitor is served, and afterwards it is home again.
    glass.tap("open-calculator");
    assert_eq!(on_stage(&glass), "tier-calculator");
    glass.tap("finish");
    assert_eq!(on_stage(&glass), "home");
    Ok(())
}

#[test]
fn what_fails_whatever_is_on_stage_ends_the_exhibit() -> Tried {
    let mut glass = Glass::new()?;
    failing(&mut glass, None, 20);
    let mut exit = None;
    for _ in 0..20 {
        glass.pass(1);
        exit = exit.or(glass.app.should_exit());
    }
    assert_eq!(exit, Some(AppExit::error()));
    Ok(())
}

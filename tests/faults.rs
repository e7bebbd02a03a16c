//! A part that panics: the last picture stays, the record says why, and what does not stop failing ends the visit.

use std::error::Error;

use bevy::prelude::*;
use journal::{Event, VisitEnd};
use zhidian::fault::Guarded as _;
use zhidian::scene::Stage;

mod glass;
use glass::Glass;

type Tried = Result<(), Box<dyn Error>>;

/// How many more frames the part fails.
#[derive(Resource)]
struct Failing(u32);

fn fail(mut failing: ResMut<Failing>) {
    if failing.0 > 0 {
        failing.0 -= 1;
        panic!("the part has no figures");
    }
}

fn failing(glass: &mut Glass, frames: u32) {
    glass.app.insert_resource(Failing(frames)).add_systems(Update, fail.guarded());
}

fn faults(glass: &Glass) -> Vec<String> {
    glass
        .events()
        .into_iter()
        .filter_map(|event| if let Event::Fault { what } = event { Some(what) } else { None })
        .collect()
}

#[test]
fn a_panic_leaves_the_scene_on_stage_and_is_on_record() -> Tried {
    let mut glass = Glass::new()?;
    for id in ["start", "open-calculator", "example"] {
        glass.tap(id);
    }
    failing(&mut glass, 2);
    glass.pass(5);
    assert_eq!(glass.app.world().resource::<Stage>().scene, "tier-calculator");
    assert_eq!(glass.text("total").as_deref(), Some("1,596.00"));
    assert_eq!(faults(&glass), ["the part has no figures", "the part has no figures"]);
    // The exhibit goes on.
    glass.tap("plus");
    assert_eq!(glass.text("total").as_deref(), Some("1,601.40"));
    Ok(())
}

#[test]
fn a_part_that_goes_on_failing_ends_the_visit_and_then_the_exhibit() -> Tried {
    let mut glass = Glass::new()?;
    glass.tap("start");
    failing(&mut glass, 4);
    glass.pass(8);
    assert_eq!(glass.app.world().resource::<Stage>().scene, "attract");
    let ended =
        glass.events().into_iter().any(|event| matches!(event, Event::VisitEnded { reason: VisitEnd::Stopped, .. }));
    assert!(ended);
    assert!(glass.app.should_exit().is_none());
    glass.app.insert_resource(Failing(9));
    let mut exit = None;
    for _ in 0..12 {
        glass.pass(1);
        exit = exit.or(glass.app.should_exit());
    }
    assert_eq!(exit, Some(AppExit::error()));
    Ok(())
}

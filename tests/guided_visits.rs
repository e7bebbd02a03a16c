//! A scene that staff put on stage: a visit can begin in it, and it does not stay for ever.

use std::error::Error;

use journal::Event;
use zhidian::scene::Stage;

mod glass;
use glass::Glass;

type Tried = Result<(), Box<dyn Error>>;

fn scene(glass: &Glass) -> String {
    glass.app.world().resource::<Stage>().scene.clone()
}

#[test]
fn a_visit_begins_in_the_scene_that_staff_put_on_stage() -> Tried {
    let mut glass = Glass::new()?;
    glass.go("tier-calculator");
    glass.tap("example");
    assert_eq!(scene(&glass), "tier-calculator");
    assert_eq!(glass.text("total").as_deref(), Some("1,596.00"), "the first touch counts");
    let entered = |event: &Event| matches!(event, Event::SceneEntered { scene, .. } if scene == "tier-calculator");
    assert!(matches!(glass.events()[0], Event::VisitStarted { .. }));
    assert!(glass.events().iter().any(entered));
    glass.tap("finish");
    assert!(glass.events().iter().any(|event| matches!(event, Event::SceneLeft { .. })));
    Ok(())
}

#[test]
fn a_scene_that_nobody_comes_to_goes_back_to_the_attract_loop() -> Tried {
    let mut glass = Glass::new()?;
    glass.go("tier-calculator");
    // 45 s and a countdown of 20 s, in steps of 50 ms.
    glass.pass(64 * 20);
    assert_eq!(scene(&glass), "tier-calculator");
    glass.pass(3 * 20);
    assert_eq!(scene(&glass), "attract");
    Ok(())
}

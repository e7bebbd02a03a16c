//! What a frame costs the main thread, without graphics: printed, never asserted.

use std::error::Error;
use std::time::{Duration, Instant};

use bevy::input::touch::TouchPhase;
use bevy::prelude::*;

mod glass;
use glass::Glass;

/// Frames a second at which a panel of 60 Hz leaves so much for a frame.
const PANEL_FRAME: Duration = Duration::from_micros(16_667);
/// Frames of a page that stands still: fewer than until it asks whether anybody is there.
const STILL: usize = 400;
/// Frames of a finger that drags a month up and down.
const DRAGGED: usize = 1_000;

fn told(what: &str, mut frames: Vec<Duration>) {
    frames.sort_unstable();
    let at = |share: f64| frames[((frames.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
    let panel = PANEL_FRAME.as_secs_f64() * 1e3;
    println!(
        "{what:34} {:5} frames  median {:6.2} ms  99 % {:6.2} ms  of {panel:.2} ms",
        frames.len(),
        at(0.5),
        at(0.99)
    );
}

#[test]
#[ignore = "a measurement: cargo test --test frame_cost -- --ignored --nocapture"]
fn frames_of_the_calculator() -> Result<(), Box<dyn Error>> {
    let mut glass = Glass::new()?;
    let timed = |glass: &mut Glass| {
        let begun = Instant::now();
        glass.pass(1);
        begun.elapsed()
    };
    for id in ["start", "open-calculator", "example"] {
        glass.tap(id);
    }
    glass.pass(20);
    told("a still page", (0..STILL).map(|_| timed(&mut glass)).collect());
    let (window, at) = glass.middle("month-7");
    glass.touch(window, 1, TouchPhase::Started, at);
    let mut dragged = Vec::new();
    for frame in 0..DRAGGED {
        let up = (frame as f32 * 0.1).sin() * 40.0;
        glass.touch(window, 1, TouchPhase::Moved, at + Vec2::new(0.0, up));
        dragged.push(timed(&mut glass));
    }
    glass.touch(window, 1, TouchPhase::Ended, at);
    assert_ne!(glass.text("total").as_deref(), Some("1,596.00"), "the drag changed nothing, so it measured nothing");
    told("a month dragged, both displays new", dragged);
    glass.pass(20);
    let mut changes = Vec::new();
    for turn in 0..60 {
        let scene = if turn % 2 == 0 { "home" } else { "tier-calculator" };
        glass.app.world_mut().write_message(zhidian::scene::Go(scene.to_owned()));
        changes.push(timed(&mut glass));
        glass.pass(10);
    }
    told("the frame of a scene change", changes);
    Ok(())
}

//! Seeded random fingers on both profiles: no panic, nothing stays pressed, every scene can be left.

use std::error::Error;

use bevy::input::touch::TouchPhase;
use bevy::prelude::*;
use journal::Event;
use ui_kit::ButtonState;
use zhidian::app::Options;
use zhidian::display::Display;
use zhidian::touch::TouchFingers;

mod glass;
use glass::Glass;

/// Touches on each profile in every run of the tests, and in the full run, which is asked for.
const SOME: u32 = 6_000;
const MANY: u32 = 500_000;
/// Most fingers at once.
const FINGERS: u64 = 10;

/// Numbers that look random and are the same each time (xorshift64*).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, end: u64) -> u64 {
        (self.next() >> 11) % end
    }

    fn share(&mut self) -> f32 {
        self.below(100_000) as f32 / 100_000.0
    }
}

/// One finger: where it is, if it is down.
#[derive(Clone, Copy, Default)]
struct Finger(Option<(Entity, Vec2)>);

fn touch_about(profile: &str, touches: u32) -> Result<(), Box<dyn Error>> {
    let mut glass = Glass::with(Options { profile: profile.to_owned(), ..glass::options(None) })?;
    let displays: Vec<(Entity, Vec2)> = {
        let mut found = glass.app.world_mut().query::<(Entity, &Display)>();
        let all = found.iter(glass.app.world());
        all.map(|(entity, display)| (entity, Vec2::new(display.spec.width_mm, display.spec.height_mm))).collect()
    };
    let mut dice = Dice(0x5EED_0BAD_CAFE);
    let mut fingers = [Finger::default(); FINGERS as usize];
    let mut done = 0;
    let mut frames = 0_u32;
    while done < touches {
        for _ in 0..=dice.below(12) {
            let id = dice.below(FINGERS);
            let (window, size) = displays[dice.below(displays.len() as u64) as usize];
            let at = Vec2::new(dice.share() * size.x, dice.share() * size.y);
            let finger = &mut fingers[id as usize];
            let (window, phase, at) = match (finger.0, dice.below(10)) {
                (None, _) => (window, TouchPhase::Started, at),
                // Mostly a tap where it came down, now and then a drag or a touch the system takes away.
                (Some((window, from)), 0..=5) => (window, TouchPhase::Ended, from),
                (Some((window, _)), 6..=7) => (window, TouchPhase::Moved, at),
                (Some((window, _)), 8) => (window, TouchPhase::Ended, at),
                (Some((window, from)), _) => (window, TouchPhase::Canceled, from),
            };
            finger.0 = matches!(phase, TouchPhase::Started | TouchPhase::Moved).then_some((window, at));
            done += u32::from(phase == TouchPhase::Started);
            glass.touch(window, id, phase, at);
        }
        glass.pass(1);
        frames += 1;
    }
    for (id, finger) in fingers.iter().enumerate() {
        if let Some((window, at)) = finger.0 {
            glass.touch(window, id as u64, TouchPhase::Canceled, at);
        }
    }
    glass.pass(10);
    assert_eq!(glass.app.world().resource::<TouchFingers>().0.count(), 0, "{profile}: a finger stays");
    let pressed = {
        let mut states = glass.app.world_mut().query::<&ButtonState>();
        states.iter(glass.app.world()).filter(|state| state.pressed).count()
    };
    assert_eq!(pressed, 0, "{profile}: a press stays");
    let faults: Vec<_> = glass.events().into_iter().filter(|event| matches!(event, Event::Fault { .. })).collect();
    assert!(faults.is_empty(), "{profile}: {faults:?}");
    // Whoever comes next can begin and leave, wherever the touches ended.
    if glass.controls().iter().any(|found| found.id == "start") {
        glass.tap("start");
    }
    glass.tap("finish");
    glass.pass(20);
    assert!(glass.controls().iter().any(|found| found.id == "start"), "{profile}: the scene cannot be left");
    println!("{profile}: {done} touches in {frames} frames");
    Ok(())
}

#[test]
fn random_touches_on_the_giant_phone_leave_nothing() -> Result<(), Box<dyn Error>> {
    touch_about("giant-phone", SOME)
}

#[test]
fn random_touches_on_the_dual_screen_leave_nothing() -> Result<(), Box<dyn Error>> {
    touch_about("dual-screen", SOME)
}

#[test]
#[ignore = "half an hour: cargo nextest run --test random_touches --run-ignored only"]
fn half_a_million_random_touches_on_the_giant_phone_leave_nothing() -> Result<(), Box<dyn Error>> {
    touch_about("giant-phone", MANY)
}

#[test]
#[ignore = "half an hour: cargo nextest run --test random_touches --run-ignored only"]
fn half_a_million_random_touches_on_the_dual_screen_leave_nothing() -> Result<(), Box<dyn Error>> {
    touch_about("dual-screen", MANY)
}

//! A day of the demo hall.

use jiff::civil::{Date, Weekday};
use journal::Event;

use crate::{arrivals, dice::Dice, learner::Learner, timed_event::TimedEvent, visitor::Visitor};

/// Identity of the demo hall's dual screen: no real device has such a name.
pub const DEVICE: &str = "demo-hall";
/// Identity of the demo hall's giant phone.
pub const PHONE_DEVICE: &str = "demo-phone";

/// The demo hall keeps China's time, UTC+8 all year.
const OFFSET_MIN: i16 = 480;
const HOUR_MS: f64 = 3_600_000.0;
/// The exhibit is switched on this much of the day before the hall opens, hours.
const START_H: f64 = 8.25;
/// And off at this hour.
const STOP_H: f64 = 17.25;
/// Whoever finds the exhibit taken for longer than this goes on, ms.
const PATIENCE_MS: u64 = 60_000;
const HEARTBEAT_MS: u64 = 60_000;
/// The phone's days are other days than the dual screen's of the same seed.
const PHONE_SEED: u64 = 0x0070_686f_6e65;
/// Of those who come by, as many stop at the phone.
const PHONE_CROWD: f64 = 0.7;

/// Plays one visitor's stay from a time on: its events, and when the exhibit is free again.
type Stay = fn(&mut Dice, u64) -> (Vec<(u64, Event)>, u64);

/// All events of the demo hall's dual screen on a local date, in order of time. The same date and seed give the same day. The
/// first event marks the device, and with it every record of the day, as demo.
pub fn demo_day(date: Date, seed: u64) -> Vec<TimedEvent> {
    day(date, seed, "dual-screen", crowd(date), |dice, arrives| Visitor::stay(dice, arrives))
}

/// The same of the demo hall's giant phone.
pub fn phone_day(date: Date, seed: u64) -> Vec<TimedEvent> {
    day(date, seed ^ PHONE_SEED, "giant-phone", crowd(date) * PHONE_CROWD, |dice, arrives| Learner::stay(dice, arrives))
}

fn day(date: Date, seed: u64, profile: &str, crowd: f64, stay: Stay) -> Vec<TimedEvent> {
    let mut dice = Dice::new(seed ^ (days(date) as u64).wrapping_mul(0x2545_f491_4f6c_dd1d));
    let start_ms = days(date) * 86_400_000 - i64::from(OFFSET_MIN) * 60_000 + (START_H * HOUR_MS) as i64;
    let stop = ((STOP_H - START_H) * HOUR_MS) as u64;

    let mut events = vec![(
        0,
        Event::ExhibitStarted { version: env!("CARGO_PKG_VERSION").into(), profile: profile.into(), demo: true },
    )];
    let mut free = 0;
    for hour in arrivals::arrivals(&mut dice, crowd) {
        let arrives = ((hour - START_H) * HOUR_MS) as u64;
        if arrives + PATIENCE_MS < free {
            continue;
        }
        let (stayed, end) = stay(&mut dice, arrives.max(free + 1_500));
        events.extend(stayed);
        free = end;
    }
    let mut stop = stop.max(free + 1_000);
    stop += HEARTBEAT_MS - stop % HEARTBEAT_MS;
    for uptime in (HEARTBEAT_MS..stop).step_by(HEARTBEAT_MS as usize) {
        events.push((uptime, heartbeat(&mut dice, uptime)));
    }
    events.push((stop, Event::ExhibitStopped { reason: "closing".into() }));
    // Stable: what happened in one millisecond stays in its order.
    events.sort_by_key(|(at, _)| *at);
    events
        .into_iter()
        .map(|(mono_ms, event)| TimedEvent {
            mono_ms,
            wall_ms: start_ms + mono_ms as i64,
            offset_min: OFFSET_MIN,
            event,
        })
        .collect()
}

/// How many come, as a share of a weekday.
fn crowd(date: Date) -> f64 {
    match date.weekday() {
        Weekday::Saturday => 0.8,
        Weekday::Sunday => 0.55,
        _ => 1.0,
    }
}

fn heartbeat(dice: &mut Dice, uptime: u64) -> Event {
    Event::Heartbeat {
        uptime_s: uptime / 1_000,
        rss_bytes: dice.between(300e6, 310e6) as u64,
        entities: dice.between(900.0, 1_100.0) as u64,
        atlas_bytes: 16 << 20,
    }
}

fn days(date: Date) -> i64 {
    date.duration_since(Date::constant(1970, 1, 1)).as_hours() / 24
}

#[cfg(test)]
mod tests;

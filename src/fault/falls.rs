//! Which scenes fell lately, and which are parked for it. No engine, no disk, no clock.

use content::Profile;
use serde::{Deserialize, Serialize};

/// Falls older than this are forgiven, in milliseconds.
const MEMORY_MS: i64 = 60_000;
/// A scene that falls so often within the memory is parked.
const MOST: usize = 3;
/// How long a parked scene rests before it is tried again, in milliseconds: what was wrong may have passed.
const REST_MS: i64 = 3_600_000;

/// Falls and what came of them. Times are milliseconds since 1970 by the PC's clock.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Falls {
    recent: Vec<Fall>,
    parked: Vec<Parked>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Fall {
    scene: String,
    at_ms: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Parked {
    scene: String,
    until_ms: i64,
}

impl Falls {
    /// `scene` fell at `now_ms`. True where it is parked by this fall.
    pub fn fell(&mut self, scene: &str, now_ms: i64) -> bool {
        // A clock that was set back leaves falls of the future; they are none.
        self.recent.retain(|fall| (0..=MEMORY_MS).contains(&(now_ms - fall.at_ms)));
        self.recent.push(Fall { scene: scene.to_owned(), at_ms: now_ms });
        let falls = self.recent.iter().filter(|fall| fall.scene == scene).count();
        if falls < MOST {
            return false;
        }
        self.recent.retain(|fall| fall.scene != scene);
        self.release(scene);
        self.parked.push(Parked { scene: scene.to_owned(), until_ms: now_ms + REST_MS });
        true
    }

    /// True while `scene` rests.
    #[must_use]
    pub fn is_parked(&self, scene: &str, now_ms: i64) -> bool {
        // No rest is longer than one rest, whatever a clock once said.
        self.parked.iter().any(|parked| parked.scene == scene && (1..=REST_MS).contains(&(parked.until_ms - now_ms)))
    }

    /// Scenes that rest.
    pub fn parked(&self, now_ms: i64) -> impl Iterator<Item = &str> {
        self.parked.iter().map(|parked| parked.scene.as_str()).filter(move |scene| self.is_parked(scene, now_ms))
    }

    /// `scene` may be shown again: staff want it.
    pub fn release(&mut self, scene: &str) {
        self.parked.retain(|parked| parked.scene != scene);
    }

    /// All may be shown again: their files changed.
    pub fn release_all(&mut self) {
        *self = Self::default();
    }

    /// What goes on stage where `wanted` is asked for: itself, or in place of a parked one home, another scene, the
    /// attract loop. Where nothing stands it is `wanted` again, since a hall that tries is better than none.
    #[must_use]
    pub fn instead<'a>(&self, wanted: &'a str, profile: &'a Profile, now_ms: i64) -> &'a str {
        let others = profile.scenes.iter().map(String::as_str).filter(|scene| *scene != profile.attract);
        let all = [wanted, profile.home.as_str()].into_iter().chain(others).chain([profile.attract.as_str()]);
        all.into_iter().find(|scene| !self.is_parked(scene, now_ms)).unwrap_or(wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile() -> Profile {
        ron::from_str(include_str!("../../scenes/profiles/dual-screen.ron")).unwrap()
    }

    #[test]
    fn the_third_fall_within_a_minute_parks_for_an_hour() {
        let mut falls = Falls::default();
        assert!(!falls.fell("water", 0));
        assert!(!falls.fell("water", 30_000));
        assert!(falls.fell("water", 60_000));
        assert!(falls.is_parked("water", 60_001));
        assert!(falls.is_parked("water", 60_000 + REST_MS - 1));
        assert!(!falls.is_parked("water", 60_000 + REST_MS));
        assert_eq!(falls.parked(60_001).collect::<Vec<_>>(), ["water"]);
    }

    #[test]
    fn falls_of_other_scenes_and_of_long_ago_do_not_count() {
        let mut falls = Falls::default();
        for at in 0..20 {
            assert!(!falls.fell("water", at * 30_001), "at {at}");
            assert!(!falls.fell("fire", at * 30_001 + 1), "at {at}");
        }
    }

    #[test]
    fn clocks_that_jump_neither_park_nor_keep_parked() {
        let mut falls = Falls::default();
        falls.fell("water", 1_000_000_000);
        falls.fell("water", 1_000_000_001);
        assert!(!falls.fell("water", 5));
        assert!(!falls.fell("water", 6));
        assert!(falls.fell("water", 7));
        // Set back by years: the rest does not last for years.
        assert!(!falls.is_parked("water", -1_000_000_000_000));
    }

    #[test]
    fn what_stands_goes_on_stage_in_place_of_a_parked_scene() {
        let (profile, mut falls) = (profile(), Falls::default());
        let park = |falls: &mut Falls, scene: &str| (0..3).any(|at| falls.fell(scene, at));
        assert_eq!(falls.instead("tier-calculator", &profile, 3), "tier-calculator");
        park(&mut falls, "tier-calculator");
        assert_eq!(falls.instead("tier-calculator", &profile, 3), profile.home);
        park(&mut falls, &profile.home);
        assert_eq!(falls.instead("tier-calculator", &profile, 3), profile.attract);
        assert_eq!(falls.instead(&profile.home, &profile, 3), profile.attract);
        assert_eq!(falls.instead(&profile.attract, &profile, 3), profile.attract);
        park(&mut falls, &profile.attract);
        assert_eq!(falls.instead("tier-calculator", &profile, 3), "tier-calculator");
        falls.release("tier-calculator");
        assert_eq!(falls.instead(&profile.attract, &profile, 3), "tier-calculator");
    }
}

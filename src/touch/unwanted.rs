//! Touches that nobody means: a hand laid flat on the glass, water that runs down it. No engine, no clock.
//!
//! A panel says of a contact only where and when it is. A palm or a forearm is many contacts at once in one small place; a
//! drop makes contacts in one place faster than a finger can.

use std::collections::VecDeque;

use super::{Finger, Spot};

/// So many contacts, down together, in a place of this width, that came within this time, are a hand laid flat. Three
/// visitors who press three keys side by side at once are fewer.
const PALM: usize = 4;
const PALM_MM: f32 = 120.0;
const PALM_MS: u64 = 150;
/// So many contacts in a place of this width within this time are water: a finger taps at most eight times a second.
const WATER: usize = 14;
const WATER_MM: f32 = 70.0;
const WATER_MS: u64 = 1_000;
/// A wet place counts again when nothing came there for so long.
const DRY_MS: u64 = 2_000;

/// What a new contact is.
#[derive(Clone, Debug, PartialEq)]
pub enum Contact<D> {
    /// A finger.
    Finger,
    /// One of a hand's, with those that came before it and counted as fingers.
    Palm(Vec<Finger<D>>),
    /// In a wet place, with those there that counted as fingers.
    Water(Vec<Finger<D>>),
}

/// The contacts of the last second, and the places that are wet.
pub struct Unwanted<D> {
    recent: VecDeque<Came<D>>,
    wet: Vec<Wet<D>>,
}

struct Came<D> {
    finger: Finger<D>,
    at: Spot,
    ms: u64,
    down: bool,
}

struct Wet<D> {
    display: D,
    at: Spot,
    last_ms: u64,
}

impl<D> Default for Unwanted<D> {
    fn default() -> Self {
        Self { recent: VecDeque::new(), wet: Vec::new() }
    }
}

impl<D: Copy + Eq> Unwanted<D> {
    /// A contact came at `now_ms` on a clock that never goes back.
    pub fn down(&mut self, finger: Finger<D>, at: Spot, now_ms: u64) -> Contact<D> {
        self.recent.retain(|came| came.down || now_ms.saturating_sub(came.ms) <= WATER_MS);
        self.wet.retain(|wet| now_ms.saturating_sub(wet.last_ms) <= DRY_MS);
        self.recent.push_back(Came { finger, at, ms: now_ms, down: true });
        let near =
            |display: D, spot: Spot, width: f32| display == finger.display && spot.distance_mm(at) <= width * 0.5;
        if let Some(wet) = self.wet.iter_mut().find(|wet| near(wet.display, wet.at, WATER_MM)) {
            wet.last_ms = now_ms;
            return Contact::Water(Vec::new());
        }
        let since = |came: &&Came<D>, ms: u64| now_ms.saturating_sub(came.ms) <= ms;
        let here = |width: f32| self.recent.iter().filter(move |came| near(came.finger.display, came.at, width));
        if here(WATER_MM).filter(|came| since(came, WATER_MS)).count() >= WATER {
            let down = here(WATER_MM).filter(|came| came.down).map(|came| came.finger).collect();
            self.wet.push(Wet { display: finger.display, at, last_ms: now_ms });
            return Contact::Water(down);
        }
        let hand: Vec<_> = here(PALM_MM * 2.0).filter(|came| came.down && since(came, PALM_MS)).collect();
        if hand.len() >= PALM && width(&hand) <= PALM_MM {
            return Contact::Palm(hand.into_iter().map(|came| came.finger).collect());
        }
        Contact::Finger
    }

    /// A contact went.
    pub fn up(&mut self, finger: Finger<D>) {
        for came in self.recent.iter_mut().filter(|came| came.finger == finger) {
            came.down = false;
        }
    }
}

/// The longer side of the box around contacts.
fn width<D>(contacts: &[&Came<D>]) -> f32 {
    let side = |of: fn(&Spot) -> f32| {
        let (least, most) = contacts
            .iter()
            .fold((f32::MAX, f32::MIN), |(least, most), came| (least.min(of(&came.at)), most.max(of(&came.at))));
        most - least
    };
    side(|at| at.x_mm).max(side(|at| at.y_mm))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finger(id: u64) -> Finger<u8> {
        Finger { display: 0, id }
    }

    fn spot(x_mm: f32, y_mm: f32) -> Spot {
        Spot { x_mm, y_mm }
    }

    #[test]
    fn a_hand_laid_flat_is_no_finger() {
        let mut unwanted = Unwanted::default();
        for (id, x, y) in [(1, 100.0, 100.0), (2, 130.0, 95.0), (3, 160.0, 110.0)] {
            assert_eq!(unwanted.down(finger(id), spot(x, y), 10 * id), Contact::Finger);
        }
        let all = (1..=4).map(finger).collect();
        assert_eq!(unwanted.down(finger(4), spot(140.0, 150.0), 60), Contact::Palm(all));
    }

    #[test]
    fn visitors_who_type_together_are_fingers() {
        let mut unwanted = Unwanted::default();
        // Three at once on neighbouring keys, again and again, and a fourth at the other end of the keyboard.
        for turn in 0..40 {
            let now = turn * 150;
            for id in 0..3 {
                let at = spot(100.0 + 25.0 * id as f32 + 60.0 * (turn % 3) as f32, 100.0);
                assert_eq!(unwanted.down(finger(id), at, now + id), Contact::Finger, "turn {turn}");
            }
            assert_eq!(unwanted.down(finger(9), spot(400.0, 100.0), now + 4), Contact::Finger);
            for id in [0, 1, 2, 9] {
                unwanted.up(finger(id));
            }
        }
    }

    #[test]
    fn four_slow_fingers_are_fingers() {
        let mut unwanted = Unwanted::default();
        for id in 0..4 {
            assert_eq!(unwanted.down(finger(id), spot(100.0 + 20.0 * id as f32, 100.0), 400 * id), Contact::Finger);
        }
    }

    #[test]
    fn drops_make_a_place_wet_until_it_is_dry() {
        let mut unwanted = Unwanted::default();
        let drip = |unwanted: &mut Unwanted<u8>, id: u64, ms: u64| {
            let contact = unwanted.down(finger(id), spot(200.0 + (id % 3) as f32, 300.0), ms);
            unwanted.up(finger(id));
            contact
        };
        let contacts: Vec<_> = (0..30).map(|id| drip(&mut unwanted, id, id * 40)).collect();
        assert!(contacts[..WATER - 1].iter().all(|contact| *contact == Contact::Finger));
        assert!(contacts[WATER - 1..].iter().all(|contact| matches!(contact, Contact::Water(_))));
        // Elsewhere fingers count, and there again when it is dry.
        assert_eq!(unwanted.down(finger(90), spot(500.0, 300.0), 1_300), Contact::Finger);
        assert!(matches!(drip(&mut unwanted, 91, 2_000), Contact::Water(_)));
        assert_eq!(drip(&mut unwanted, 92, 4_001), Contact::Finger);
    }

    #[test]
    fn an_eager_child_is_no_water() {
        let mut unwanted = Unwanted::default();
        for tap in 0..100 {
            assert_eq!(unwanted.down(finger(tap), spot(200.0, 300.0), tap * 110), Contact::Finger);
            unwanted.up(finger(tap));
        }
    }

    #[test]
    fn displays_are_apart() {
        let mut unwanted = Unwanted::default();
        for id in 0..8 {
            let finger = Finger { display: (id % 4) as u8, id };
            assert_eq!(unwanted.down(finger, spot(100.0, 100.0), 0), Contact::Finger);
        }
    }
}

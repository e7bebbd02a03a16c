//! What fingers do to controls, as a pure state machine: no engine, no clock.
//!
//! The rules: many fingers at once; a control acts when the finger that pressed it first lifts inside it; sliding off
//! cancels; a drag never fires a tap; a finger that disappears leaves nothing pressed; a second finger on a control that
//! is already held does nothing.

use std::collections::HashMap;

/// A finger, unique over displays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Finger<D> {
    pub display: D,
    pub id: u64,
}

/// A place on the glass in millimetres from the display's left top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    pub x_mm: f32,
    pub y_mm: f32,
}

impl Spot {
    pub(super) fn distance_mm(self, other: Self) -> f32 {
        (self.x_mm - other.x_mm).hypot(self.y_mm - other.y_mm)
    }
}

/// A control under a finger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit<C> {
    pub control: C,
    /// True where the control follows the finger (a bar) instead of acting on release alone.
    pub draggable: bool,
}

/// What comes of a finger's move.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome<D, C> {
    /// Show the control as pressed.
    Pressed { finger: Finger<D>, control: C },
    /// Show the control as no longer pressed; nothing happens.
    Released { finger: Finger<D>, control: C },
    /// The control acts.
    Tapped { finger: Finger<D>, control: C, at: Spot },
    /// The control follows the finger to `at`.
    Dragged { finger: Finger<D>, control: C, at: Spot, last: bool },
    /// A finger lifted from the display: where it pressed, and the control it pressed, if any.
    Touched { finger: Finger<D>, control: Option<C>, at: Spot },
}

struct Held<C> {
    hit: Option<Hit<C>>,
    start: Spot,
    last: Spot,
    inside: bool,
    dragging: bool,
    still_ms: u64,
}

/// All fingers that are down.
pub struct Fingers<D, C> {
    held: HashMap<Finger<D>, Held<C>>,
    /// Further than this from where it began, a finger on a draggable control drags.
    drag_from_mm: f32,
    /// A finger that has not moved for so long is a stuck touch (water, a sleeve) and is let go.
    stuck_after_ms: u64,
}

impl<D: Copy + Eq + std::hash::Hash, C: Copy + Eq> Fingers<D, C> {
    /// No fingers yet.
    #[must_use]
    pub fn new(drag_from_mm: f32, stuck_after_ms: u64) -> Self {
        Self { held: HashMap::new(), drag_from_mm, stuck_after_ms }
    }

    /// How many fingers are down.
    #[must_use]
    pub fn count(&self) -> usize {
        self.held.len()
    }

    /// A finger came down on `hit`.
    pub fn down(&mut self, finger: Finger<D>, at: Spot, hit: Option<Hit<C>>) -> Vec<Outcome<D, C>> {
        // The same id again without an end in between: the end was lost. Let the old one go first.
        let mut outcomes = self.cancel(finger);
        let hit = hit.filter(|hit| !self.holds(hit.control));
        if let Some(hit) = hit {
            outcomes.push(Outcome::Pressed { finger, control: hit.control });
        }
        self.held.insert(finger, Held { hit, start: at, last: at, inside: true, dragging: false, still_ms: 0 });
        outcomes
    }

    /// A finger moved; `under` is the control there now.
    pub fn moved(&mut self, finger: Finger<D>, at: Spot, under: Option<C>) -> Vec<Outcome<D, C>> {
        let Some(held) = self.held.get_mut(&finger) else { return Vec::new() };
        held.last = at;
        held.still_ms = 0;
        let Some(hit) = held.hit else { return Vec::new() };
        let mut outcomes = Vec::new();
        if hit.draggable {
            held.dragging |= at.distance_mm(held.start) > self.drag_from_mm;
            if held.dragging {
                outcomes.push(Outcome::Dragged { finger, control: hit.control, at, last: false });
            }
        } else {
            let inside = under == Some(hit.control);
            if held.inside && !inside {
                outcomes.push(Outcome::Released { finger, control: hit.control });
            } else if !held.inside && inside {
                outcomes.push(Outcome::Pressed { finger, control: hit.control });
            }
            held.inside = inside;
        }
        outcomes
    }

    /// A finger lifted; `under` is the control there.
    pub fn up(&mut self, finger: Finger<D>, at: Spot, under: Option<C>) -> Vec<Outcome<D, C>> {
        let Some(held) = self.held.remove(&finger) else { return Vec::new() };
        let touched = Outcome::Touched { finger, control: held.hit.map(|hit| hit.control), at: held.start };
        let Some(Hit { control, draggable }) = held.hit else { return vec![touched] };
        let mut outcomes = vec![Outcome::Released { finger, control }];
        if held.dragging {
            outcomes.push(Outcome::Dragged { finger, control, at, last: true });
        } else if under == Some(control) || (draggable && held.start.distance_mm(at) <= self.drag_from_mm) {
            outcomes.push(Outcome::Tapped { finger, control, at });
        }
        outcomes.push(touched);
        outcomes
    }

    /// A finger was taken away by the system: nothing happens, nothing stays pressed.
    pub fn cancel(&mut self, finger: Finger<D>) -> Vec<Outcome<D, C>> {
        match self.held.remove(&finger).and_then(|held| held.hit) {
            Some(hit) => vec![Outcome::Released { finger, control: hit.control }],
            None => Vec::new(),
        }
    }

    /// Lets every finger go: a scene is left, cleaning begins.
    pub fn cancel_all(&mut self) -> Vec<Outcome<D, C>> {
        let fingers: Vec<_> = self.held.keys().copied().collect();
        fingers.into_iter().flat_map(|finger| self.cancel(finger)).collect()
    }

    /// Controls that are held.
    pub fn controls(&self) -> impl Iterator<Item = C> {
        self.held.values().filter_map(|held| held.hit.map(|hit| hit.control))
    }

    /// What was `old` on the screen is `new` now. True where a finger that holds it is inside.
    pub fn replace(&mut self, old: C, new: C) -> bool {
        let mut inside = false;
        for held in self.held.values_mut() {
            if let Some(hit) = held.hit.as_mut().filter(|hit| hit.control == old) {
                hit.control = new;
                inside |= held.inside;
            }
        }
        inside
    }

    /// Forgets `control`, which is no longer on the screen.
    pub fn forget(&mut self, control: C) {
        for held in self.held.values_mut() {
            if held.hit.is_some_and(|hit| hit.control == control) {
                held.hit = None;
            }
        }
    }

    /// Time passes: fingers that have lain still too long are let go.
    pub fn pass(&mut self, ms: u64) -> Vec<Outcome<D, C>> {
        let mut stuck = Vec::new();
        for (finger, held) in &mut self.held {
            held.still_ms += ms;
            if held.still_ms >= self.stuck_after_ms {
                stuck.push(*finger);
            }
        }
        stuck.into_iter().flat_map(|finger| self.cancel(finger)).collect()
    }

    fn holds(&self, control: C) -> bool {
        self.held.values().any(|held| held.hit.is_some_and(|hit| hit.control == control))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: Option<Hit<u8>> = Some(Hit { control: 7, draggable: false });
    const BAR: Option<Hit<u8>> = Some(Hit { control: 9, draggable: true });

    fn fingers() -> Fingers<u8, u8> {
        Fingers::new(4.0, 10_000)
    }

    fn finger(id: u64) -> Finger<u8> {
        Finger { display: 0, id }
    }

    fn spot(x_mm: f32, y_mm: f32) -> Spot {
        Spot { x_mm, y_mm }
    }

    fn taps(outcomes: &[Outcome<u8, u8>]) -> usize {
        outcomes.iter().filter(|o| matches!(o, Outcome::Tapped { .. })).count()
    }

    /// After every story nothing may be held.
    fn nothing_left(fingers: &Fingers<u8, u8>) {
        assert_eq!(fingers.count(), 0);
    }

    #[test]
    fn acts_on_release_not_on_press() {
        let mut f = fingers();
        assert_eq!(taps(&f.down(finger(1), spot(0.0, 0.0), KEY)), 0);
        assert_eq!(taps(&f.up(finger(1), spot(1.0, 1.0), Some(7))), 1);
        nothing_left(&f);
    }

    #[test]
    fn sliding_off_cancels_and_coming_back_presses_again() {
        let mut f = fingers();
        f.down(finger(1), spot(0.0, 0.0), KEY);
        assert_eq!(
            f.moved(finger(1), spot(50.0, 0.0), None),
            vec![Outcome::Released { finger: finger(1), control: 7 }]
        );
        assert_eq!(
            f.moved(finger(1), spot(0.0, 0.0), Some(7)),
            vec![Outcome::Pressed { finger: finger(1), control: 7 }]
        );
        f.moved(finger(1), spot(50.0, 0.0), None);
        assert_eq!(taps(&f.up(finger(1), spot(50.0, 0.0), None)), 0);
        nothing_left(&f);
    }

    #[test]
    fn sliding_onto_another_control_fires_neither() {
        let mut f = fingers();
        f.down(finger(1), spot(0.0, 0.0), KEY);
        f.moved(finger(1), spot(50.0, 0.0), Some(8));
        assert_eq!(taps(&f.up(finger(1), spot(50.0, 0.0), Some(8))), 0);
    }

    #[test]
    fn a_drag_never_taps_and_a_small_wobble_never_drags() {
        let mut f = fingers();
        f.down(finger(1), spot(0.0, 0.0), BAR);
        assert_eq!(f.moved(finger(1), spot(0.0, -3.0), Some(9)), vec![]);
        assert_eq!(taps(&f.up(finger(1), spot(0.0, -3.0), Some(9))), 1);
        f.down(finger(1), spot(0.0, 0.0), BAR);
        f.moved(finger(1), spot(0.0, -30.0), Some(9));
        let end = f.up(finger(1), spot(0.0, 0.0), Some(9));
        assert_eq!(taps(&end), 0);
        assert!(end.iter().any(|o| matches!(o, Outcome::Dragged { last: true, .. })));
    }

    #[test]
    fn a_finger_on_the_rim_of_a_bar_still_taps_it() {
        let mut f = fingers();
        f.down(finger(1), spot(0.0, 0.0), BAR);
        assert_eq!(taps(&f.up(finger(1), spot(0.5, 0.0), None)), 1);
    }

    #[test]
    fn cancelled_lost_and_stuck_fingers_leave_nothing_pressed() {
        let mut f = fingers();
        f.down(finger(1), spot(0.0, 0.0), KEY);
        assert_eq!(f.cancel(finger(1)), vec![Outcome::Released { finger: finger(1), control: 7 }]);
        f.down(finger(1), spot(0.0, 0.0), KEY);
        let again = f.down(finger(1), spot(0.0, 0.0), KEY);
        assert_eq!(
            again,
            vec![
                Outcome::Released { finger: finger(1), control: 7 },
                Outcome::Pressed { finger: finger(1), control: 7 },
            ]
        );
        assert_eq!(f.pass(10_000), vec![Outcome::Released { finger: finger(1), control: 7 }]);
        nothing_left(&f);
        assert_eq!(f.up(finger(1), spot(0.0, 0.0), Some(7)), vec![]);
    }

    #[test]
    fn a_second_finger_on_a_held_control_does_nothing() {
        let mut f = fingers();
        f.down(finger(1), spot(0.0, 0.0), KEY);
        assert_eq!(f.down(finger(2), spot(1.0, 0.0), KEY), vec![]);
        assert_eq!(taps(&f.up(finger(2), spot(1.0, 0.0), Some(7))), 0);
        assert_eq!(taps(&f.up(finger(1), spot(0.0, 0.0), Some(7))), 1);
    }

    #[test]
    fn many_fingers_on_two_displays_do_not_meet() {
        let mut f = fingers();
        let far = Finger { display: 1, id: 1 };
        f.down(finger(1), spot(0.0, 0.0), KEY);
        f.down(far, spot(0.0, 0.0), BAR);
        assert_eq!(taps(&f.up(finger(1), spot(0.0, 0.0), Some(7))), 1);
        assert_eq!(taps(&f.up(far, spot(0.0, 0.0), Some(9))), 1);
    }

    #[test]
    fn a_control_that_vanished_is_not_tapped() {
        let mut f = fingers();
        f.down(finger(1), spot(0.0, 0.0), KEY);
        f.forget(7);
        assert_eq!(taps(&f.up(finger(1), spot(0.0, 0.0), Some(7))), 0);
    }
}

//! Which parts of a picture differ from the one before.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use bevy::math::URect;
use bevy::platform::hash::PassHasher;

/// One thing of a picture: all of how it looks as a number, and the pixels it can reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    pub look: u64,
    pub area_px: URect,
}

/// What to draw anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Changed {
    Whole,
    /// These parts; none where both pictures are the same.
    Parts(Vec<URect>),
}

/// More parts than these are put together: each costs a look at every shape.
const MOST_PARTS: usize = 4;
/// Share of the picture from which it is drawn whole.
const NEARLY_WHOLE: f32 = 0.7;

type Counts = HashMap<u64, usize, BuildHasherDefault<PassHasher>>;

/// Compares two pictures, both from the lowest shape to the highest.
pub(super) fn changed(before: &[Shape], now: &[Shape], whole_px: URect) -> Changed {
    let (mut of_before, mut of_now) = (counts(before), counts(now));
    let mut parts = Parts { whole_px, parts: Vec::new() };
    let stayed = |shapes: &[Shape], counts: &mut Counts, parts: &mut Parts| -> Vec<u64> {
        let mut stayed = Vec::with_capacity(shapes.len());
        for shape in shapes {
            match counts.get_mut(&shape.look) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    stayed.push(shape.look);
                }
                _ => parts.add(shape.area_px),
            }
        }
        stayed
    };
    let stayed_before = stayed(before, &mut of_now, &mut parts);
    let stayed_now = stayed(now, &mut of_before, &mut parts);
    // What lies over what has changed without anything looking different by itself.
    if stayed_before != stayed_now {
        return Changed::Whole;
    }
    let drawn: f32 = parts.parts.iter().copied().map(pixels).sum();
    if drawn > pixels(whole_px) * NEARLY_WHOLE { Changed::Whole } else { Changed::Parts(parts.parts) }
}

fn counts(shapes: &[Shape]) -> Counts {
    let mut counts = Counts::default();
    for shape in shapes {
        *counts.entry(shape.look).or_insert(0) += 1;
    }
    counts
}

fn pixels(area: URect) -> f32 {
    area.width() as f32 * area.height() as f32
}

/// Rectangles that together hold all that has changed.
struct Parts {
    whole_px: URect,
    parts: Vec<URect>,
}

impl Parts {
    fn add(&mut self, area: URect) {
        let area = area.intersect(self.whole_px);
        if area.is_empty() {
            return;
        }
        self.parts.push(area);
        while let Some((first, second)) = self.best_together() {
            let together = self.parts[first].union(self.parts[second]);
            self.parts.swap_remove(second);
            self.parts[first] = together;
        }
    }

    /// The two that cost least more together than apart, where that is nothing or there are too many.
    fn best_together(&self) -> Option<(usize, usize)> {
        let pairs =
            (0..self.parts.len()).flat_map(|first| (first + 1..self.parts.len()).map(move |second| (first, second)));
        let more = |(first, second): (usize, usize)| {
            let (a, b) = (self.parts[first], self.parts[second]);
            pixels(a.union(b)) - pixels(a) - pixels(b)
        };
        let best = pairs.min_by(|a, b| more(*a).total_cmp(&more(*b)))?;
        (more(best) <= 0.0 || self.parts.len() > MOST_PARTS).then_some(best)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: URect = URect { min: bevy::math::UVec2::ZERO, max: bevy::math::UVec2::new(1_000, 1_000) };

    fn shape(look: u64, x: u32, y: u32, size: u32) -> Shape {
        Shape { look, area_px: URect::new(x, y, x + size, y + size) }
    }

    fn ground() -> Shape {
        Shape { look: 1, area_px: WHOLE }
    }

    #[test]
    fn same_pictures_have_no_changed_part() {
        let picture = [ground(), shape(2, 10, 10, 20), shape(2, 10, 10, 20), shape(3, 50, 50, 20)];
        assert_eq!(changed(&picture, &picture, WHOLE), Changed::Parts(vec![]));
    }

    #[test]
    fn a_shape_that_moves_changes_where_it_was_and_where_it_is() {
        let before = [ground(), shape(2, 10, 10, 20)];
        let now = [ground(), shape(3, 500, 500, 20)];
        let parts = vec![URect::new(10, 10, 30, 30), URect::new(500, 500, 520, 520)];
        assert_eq!(changed(&before, &now, WHOLE), Changed::Parts(parts));
    }

    #[test]
    fn one_of_two_equal_shapes_that_goes_changes_its_part() {
        let twice = [ground(), shape(2, 10, 10, 20), shape(2, 10, 10, 20)];
        assert_eq!(changed(&twice, &twice[..2], WHOLE), Changed::Parts(vec![URect::new(10, 10, 30, 30)]));
    }

    #[test]
    fn another_order_changes_all() {
        let before = [ground(), shape(2, 10, 10, 20), shape(3, 15, 15, 20)];
        let now = [before[0], before[2], before[1]];
        assert_eq!(changed(&before, &now, WHOLE), Changed::Whole);
    }

    #[test]
    fn a_large_change_is_drawn_whole() {
        assert_eq!(changed(&[ground()], &[Shape { look: 9, ..ground() }], WHOLE), Changed::Whole);
    }

    #[test]
    fn what_lies_outside_changes_nothing() {
        let now = [ground(), shape(2, 1_000, 10, 20)];
        assert_eq!(changed(&[ground()], &now, WHOLE), Changed::Parts(vec![]));
    }

    #[test]
    fn many_changes_become_few_parts_that_hold_them_all() {
        let now: Vec<_> = (0..60).map(|n| shape(100 + u64::from(n), n * 97 % 700, n * 57 % 300, 12)).collect();
        let Changed::Parts(parts) = changed(&[], &now, WHOLE) else { panic!("less than the whole has changed") };
        assert!(parts.len() <= MOST_PARTS, "{parts:?}");
        for shape in &now {
            assert!(parts.iter().any(|part| part.intersect(shape.area_px) == shape.area_px), "{shape:?} in {parts:?}");
        }
    }
}

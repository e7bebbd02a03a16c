//! Bars and findings, and the geometry they are measured by. Lengths are millimetres.

use std::fmt;

/// What a finding falls short of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    /// Every document is good.
    Document,
    /// Documents fit together: what they name is there, languages say the same, pairs of colours have their contrast.
    Reference,
    /// 20 mm, the primary action and in elder size everything 25 mm.
    Target,
    /// 3 mm between targets.
    Gap,
    /// 380 to 1120 mm above the floor in reach mode.
    Reach,
    /// Inside the display.
    Inside,
    /// Capitals of 4.8 mm, in elder size 0.0122 of the reading distance.
    TextSize,
    /// The text has the room it needs and covers no other.
    TextFit,
    /// 4.5:1, large 3:1, high contrast 7:1.
    Contrast,
    /// Every character has a glyph.
    Glyph,
    /// Every message is there with all its values, every control has a spoken label.
    Message,
}

impl Bar {
    /// All bars in the order of the table.
    pub const ALL: [Self; 11] = [
        Self::Document,
        Self::Reference,
        Self::Target,
        Self::Gap,
        Self::Reach,
        Self::Inside,
        Self::TextSize,
        Self::TextFit,
        Self::Contrast,
        Self::Glyph,
        Self::Message,
    ];
}

impl fmt::Display for Bar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Document => "document",
            Self::Reference => "reference",
            Self::Target => "target",
            Self::Gap => "gap",
            Self::Reach => "reach",
            Self::Inside => "inside",
            Self::TextSize => "text size",
            Self::TextFit => "text fit",
            Self::Contrast => "contrast",
            Self::Glyph => "glyph",
            Self::Message => "message",
        })
    }
}

/// One thing that falls short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub bar: Bar,
    pub what: String,
}

/// A rectangle from the display's left top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

impl Area {
    pub fn width(self) -> f32 {
        self.right - self.left
    }

    pub fn height(self) -> f32 {
        self.bottom - self.top
    }

    /// Distance between two rectangles; negative where they overlap, by how much.
    pub fn gap(self, other: Self) -> f32 {
        let across = (self.left.max(other.left)) - (self.right.min(other.right));
        let down = (self.top.max(other.top)) - (self.bottom.min(other.bottom));
        across.max(down)
    }

    /// How much room is left around this in `other`, at the nearest edge; negative where it sticks out.
    pub fn room_in(self, other: Self) -> f32 {
        (self.left - other.left).min(self.top - other.top).min(other.right - self.right).min(other.bottom - self.bottom)
    }

    /// How far this sticks out of `other`.
    pub fn out_of(self, other: Self) -> f32 {
        (other.left - self.left)
            .max(other.top - self.top)
            .max(self.right - other.right)
            .max(self.bottom - other.bottom)
            .max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(left: f32, top: f32, right: f32, bottom: f32) -> Area {
        Area { left, top, right, bottom }
    }

    #[test]
    fn gaps_count_the_larger_distance_and_overlaps_are_negative() {
        let a = area(0.0, 0.0, 10.0, 10.0);
        assert_eq!(a.gap(area(13.0, 0.0, 20.0, 10.0)), 3.0);
        assert_eq!(a.gap(area(0.0, 15.0, 10.0, 20.0)), 5.0);
        assert_eq!(a.gap(area(8.0, 8.0, 20.0, 20.0)), -2.0);
    }

    #[test]
    fn sticking_out_is_measured_on_the_worst_side() {
        let outer = area(0.0, 0.0, 10.0, 10.0);
        assert_eq!(area(1.0, 1.0, 9.0, 9.0).out_of(outer), 0.0);
        assert_eq!(area(-2.0, 1.0, 13.0, 9.0).out_of(outer), 3.0);
    }
}

//! Places along a line of corners.

use bevy::prelude::*;

/// The place `distance` along a line of corners; the last corner beyond its end.
#[must_use]
pub fn along(corners: &[Vec2], mut distance: f32) -> Vec2 {
    for pair in corners.windows(2) {
        let way = pair[1] - pair[0];
        let long = way.length();
        if distance <= long && long > 0.0 {
            return pair[0] + way * (distance / long);
        }
        distance -= long;
    }
    corners.last().copied().unwrap_or_default()
}

/// Length of a line of corners.
#[must_use]
pub(super) fn length(corners: &[Vec2]) -> f32 {
    corners.windows(2).map(|pair| pair[0].distance(pair[1])).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_along_the_corners_and_stops_at_the_last() {
        let corners = [Vec2::ZERO, Vec2::new(10.0, 0.0), Vec2::new(10.0, 5.0)];
        assert_eq!(length(&corners), 15.0);
        assert_eq!(along(&corners, 4.0), Vec2::new(4.0, 0.0));
        assert_eq!(along(&corners, 12.0), Vec2::new(10.0, 2.0));
        assert_eq!(along(&corners, 99.0), Vec2::new(10.0, 5.0));
        assert_eq!(along(&[], 1.0), Vec2::ZERO);
    }
}

//! What a profile document must keep to beyond its types.

use crate::position::Position;
use crate::{ContentError, DisplaySpec, Document, Profile};

/// Shortest countdown before a visit is ended, in seconds (WCAG 2.2, success criterion 2.2.1).
const MIN_COUNTDOWN_S: f32 = 20.0;

pub(crate) fn check(document: &Document, profile: &Profile) -> Result<(), ContentError> {
    let refuse = |position, reason: String| Err(ContentError::new(&document.path, position, reason));
    let at = |word: &str| Position::of_word(&document.text, word);
    if profile.displays.is_empty() {
        return refuse(at("displays"), "the profile has no display: write at least one".into());
    }
    for (index, display) in profile.displays.iter().enumerate() {
        let position = |nth| Position::of_field(&document.text, "id", &display.id, nth);
        if profile.displays[..index].iter().any(|earlier| earlier.id == display.id) {
            return refuse(position(1), format!("two displays are called '{}': rename one", display.id));
        }
        if !has_size(display) {
            let reason =
                format!("display '{}' has a size that is none: pixels and millimetres are above 0", display.id);
            return refuse(position(0), reason);
        }
    }
    if profile.scenes.is_empty() {
        return refuse(at("scenes"), "the profile shows no scene: write at least one".into());
    }
    if !profile.countdown_s.is_finite() || profile.countdown_s < MIN_COUNTDOWN_S {
        return refuse(at("countdown_s"), format!("the countdown is at least {MIN_COUNTDOWN_S} seconds"));
    }
    if !profile.idle_s.is_finite() || profile.idle_s <= 0.0 {
        return refuse(at("idle_s"), "the time until the countdown is more than 0 seconds".into());
    }
    Ok(())
}

fn has_size(display: &DisplaySpec) -> bool {
    let lengths = [display.width_mm, display.height_mm, display.reading_distance_mm];
    display.width_px > 0
        && display.height_px > 0
        && display.bottom_mm.is_finite()
        && lengths.iter().all(|length| length.is_finite() && *length > 0.0)
}

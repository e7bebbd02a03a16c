//! What the theme document must keep to beyond its types: every theme has every token, every ladder every step.

use std::fmt::Debug;

use crate::position::Position;
use crate::{ColourToken, ContentError, Contrast, Document, SpaceStep, Theme, ThemeName, TypeStep};

pub(crate) fn check(document: &Document, theme: &Theme) -> Result<(), ContentError> {
    let refuse = |word: &str, reason: String| {
        Err(ContentError::new(&document.path, Position::of_word(&document.text, word), reason))
    };
    for name in ThemeName::ALL {
        for contrast in Contrast::ALL {
            let tokens = theme.colours.get(&name).and_then(|by_contrast| by_contrast.get(&contrast));
            if let Some(token) = missing(&ColourToken::ALL, |token| tokens.is_some_and(|t| t.contains_key(token))) {
                let reason = format!("theme {name:?} in {contrast:?} contrast has no colour {token:?}: write it");
                return refuse(&format!("{name:?}"), reason);
            }
        }
    }
    if let Some(step) = missing(&TypeStep::ALL, |step| theme.type_mm.contains_key(step)) {
        return refuse("type_mm", format!("the type ladder has no step {step:?}: write its millimetres"));
    }
    if let Some(step) = missing(&TypeStep::ALL, |step| theme.elder_type_mm.contains_key(step)) {
        return refuse("elder_type_mm", format!("the elder ladder has no step {step:?}: write its millimetres"));
    }
    if let Some(step) = TypeStep::ALL.iter().find(|step| theme.type_mm(**step, true) < theme.type_mm(**step, false)) {
        return refuse("elder_type_mm", format!("step {step:?} is smaller in elder size: write at least its own size"));
    }
    if let Some(step) = missing(&SpaceStep::ALL, |step| theme.space_mm.contains_key(step)) {
        return refuse("space_mm", format!("the spacing ladder has no step {step:?}: write its millimetres"));
    }
    if !climbs(TypeStep::ALL.iter().map(|step| theme.type_mm(*step, false)), 0.0) {
        return refuse("type_mm", "the steps of type are millimetres above 0, each larger than the one before".into());
    }
    if !climbs(SpaceStep::ALL.iter().map(|step| theme.space_mm(*step)), -1.0) || theme.space_mm(SpaceStep::None) < 0.0 {
        return refuse("space_mm", "the steps of space are millimetres, each larger than the one before".into());
    }
    for (field, least, number) in [
        ("line_height", 1.0, theme.line_height),
        ("radius_mm", 0.0, theme.radius_mm),
        ("card_radius_mm", 0.0, theme.card_radius_mm),
        ("line_mm", 0.0, theme.line_mm),
        ("target_mm", 0.0, theme.target_mm),
        ("primary_target_mm", 0.0, theme.primary_target_mm),
        ("target_gap_mm", 0.0, theme.target_gap_mm),
    ] {
        if !number.is_finite() || number < least {
            return refuse(field, format!("{field} is {number}: write {least} or more"));
        }
    }
    Ok(())
}

/// The first of `all` that is not there.
fn missing<T: Copy + Debug>(all: &[T], is_there: impl Fn(&T) -> bool) -> Option<T> {
    all.iter().copied().find(|one| !is_there(one))
}

/// True where every step is finite and larger than the one before, the first larger than `floor`.
fn climbs(steps: impl Iterator<Item = f32>, floor: f32) -> bool {
    let mut before = floor;
    for step in steps {
        if !step.is_finite() || step <= before {
            return false;
        }
        before = step;
    }
    true
}

//! From a document's text to a type that cannot be wrong.

use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use crate::position::Position;
use crate::{ContentError, Document, Profile, SceneDoc, Theme};
use crate::{profile_rules, scene_rules, theme_rules};

pub(crate) fn parse_scene(document: &Document, id: &str) -> Result<SceneDoc, ContentError> {
    let scene: SceneDoc = parse(document)?;
    same_id(document, &scene.id, id)?;
    scene_rules::check(document, &scene)?;
    Ok(scene)
}

pub(crate) fn parse_profile(document: &Document, id: &str) -> Result<Profile, ContentError> {
    let profile: Profile = parse(document)?;
    same_id(document, &profile.id, id)?;
    profile_rules::check(document, &profile)?;
    Ok(profile)
}

pub(crate) fn parse_theme(document: &Document) -> Result<Theme, ContentError> {
    let theme: Theme = parse(document)?;
    theme_rules::check(document, &theme)?;
    Ok(theme)
}

/// Reads RON in which `icon: "home"` may be written for `icon: Some("home")`.
pub(crate) fn parse<T: DeserializeOwned>(document: &Document) -> Result<T, ContentError> {
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .from_str(&document.text)
        .map_err(|error| ContentError::new(&document.path, error.span.start.into(), error.code.to_string()))
}

fn same_id(document: &Document, id: &str, stem: &str) -> Result<(), ContentError> {
    if id == stem {
        return Ok(());
    }
    let position = Position::of_field(&document.text, "id", id, 0);
    let reason = format!("the id is '{id}' and the file is called '{stem}.ron': make the two the same");
    Err(ContentError::new(&document.path, position, reason))
}

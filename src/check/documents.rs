//! Documents before anything is drawn of them: those that were refused, and those that name what is not there.

use std::collections::BTreeSet;

use bevy::prelude::*;
use content::{ContentError, Known, Library, Node as SceneNode, lint};

use super::glyphs;
use super::layout::{Bar, Finding};
use super::situation::Sight;
use super::ways;
use crate::activity::Activities;
use crate::scene::{Art, Widgets};

/// In a frame, the place of the scene it surrounds: drawn by no function of its own.
const CONTENT: &str = "scene.content";

/// All documents as one row of the table. `world` is of an app that has everything scenes may name.
pub(super) fn documents(world: &World, library: &Library, refused: &[ContentError]) -> Sight {
    let refused = refused.iter().map(|error| Finding { bar: Bar::Document, what: error.to_string() });
    let named = lint(library, &known(world, library));
    let named = named.iter().map(|finding| Finding { bar: Bar::Reference, what: finding.to_string() });
    Sight {
        profile: "all".to_owned(),
        scene: "documents".to_owned(),
        situation: "-".to_owned(),
        seen_as: "-".to_owned(),
        measured: library.scenes.len() + library.profiles.len(),
        findings: refused.chain(named).chain(ways::findings(library)).collect(),
    }
}

/// What the program has, from where it looks itself when it draws.
fn known(world: &World, library: &Library) -> Known {
    let (activities, widgets) = (world.resource::<Activities>(), world.resource::<Widgets>());
    Known {
        activities: activities.0.keys().map(|name| (*name).to_owned()).collect(),
        widgets: widgets.0.keys().copied().chain([CONTENT]).map(str::to_owned).collect(),
        pictures: pictures(world.resource::<Art>(), library),
        // Code asks for its messages by literals, which no registry knows; those it draws are measured as texts.
        messages: BTreeSet::new(),
        glyphs: Some(glyphs::drawable()),
    }
}

/// Those of the pictures scenes name that there are.
fn pictures(art: &Art, library: &Library) -> BTreeSet<String> {
    let mut pictures = BTreeSet::new();
    for root in library.scenes.values().flat_map(|scene| scene.displays.values()) {
        root.walk(&mut |node| match node {
            SceneNode::Picture(picture) => drop(pictures.insert(picture.file.clone())),
            SceneNode::Button(button) => pictures.extend(button.icon.iter().map(|icon| format!("icons/{icon}"))),
            SceneNode::Box(_) | SceneNode::Text(_) | SceneNode::Widget(_) => {}
        });
    }
    for app in library.phone.apps.values() {
        pictures.insert(format!("phone/{}", app.doc.icon));
        pictures.extend(app.pages.values().filter_map(|page| page.drawing()));
    }
    pictures.retain(|file| art.svg(file).is_some());
    pictures
}

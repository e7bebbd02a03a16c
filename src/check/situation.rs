//! Goes through every scene, situation, language and mode, as visitors would meet them.

use std::collections::BTreeSet;

use bevy::prelude::*;
use content::{Action, Contrast, Language, Library, Node as SceneNode, Profile, Situation};
use journal::VisitId;

use super::layout::Finding;
use super::measure::measure;
use crate::activity::MoreSights;
use crate::display::RunningProfile;
use crate::scene::{Deed, Go, LiveLibrary};
use crate::visit::{Modes, Stay, Visit};

/// Updates after a change until conditions, texts and layout stand still.
const SETTLE: usize = 5;

/// A scene as seen once.
#[derive(Clone, Debug)]
pub struct Sight {
    pub profile: String,
    pub scene: String,
    pub situation: String,
    /// Language and modes.
    pub seen_as: String,
    /// Controls and texts that were measured.
    pub measured: usize,
    pub findings: Vec<Finding>,
}

/// Everything the app's profile can show. The app must be ready and without graphics.
pub(super) fn sights(app: &mut App) -> Vec<Sight> {
    let profile = app.world().resource::<RunningProfile>().0.clone();
    let library = app.world().resource::<LiveLibrary>().0.clone();
    let scenes = scenes_to_see(&profile, &library);
    let mut sights = Vec::new();
    for modes in modes_to_see() {
        for id in &scenes {
            let Some(scene) = library.scenes.get(id) else { continue };
            let first = Situation { name: "first".to_owned(), deeds: Vec::new() };
            let activity = scene.activity.as_deref().unwrap_or_default();
            let more = app.world().resource::<MoreSights>().0.get(activity).map(|sights| sights(&library));
            let more = more.unwrap_or_default();
            for situation in std::iter::once(&first).chain(&scene.situations).chain(&more) {
                sights.push(see(app, &profile, id, scene.attract, situation, modes));
            }
        }
    }
    sights
}

/// The scenes a profile names, and those that their buttons and their frames' lead to.
fn scenes_to_see(profile: &Profile, library: &Library) -> Vec<String> {
    let mut scenes: Vec<String> = Vec::new();
    let mut open: Vec<String> = [&profile.attract, &profile.home].into_iter().chain(&profile.scenes).cloned().collect();
    open.reverse();
    while let Some(id) = open.pop() {
        if scenes.contains(&id) {
            continue;
        }
        open.extend(ways_from(&id, library).into_iter().rev());
        scenes.push(id);
    }
    scenes
}

fn ways_from(id: &str, library: &Library) -> BTreeSet<String> {
    let mut ways = BTreeSet::new();
    let scene = library.scenes.get(id);
    let frame = scene.and_then(|scene| library.scenes.get(scene.frame.as_ref()?));
    for root in scene.into_iter().chain(frame).flat_map(|scene| scene.displays.values()) {
        root.walk(&mut |node| {
            if let SceneNode::Button(button) = node
                && let Action::Go(scene) = &button.action
            {
                ways.insert(scene.clone());
            }
        });
    }
    ways
}

fn modes_to_see() -> Vec<Modes> {
    let zh = Modes { language: Language::ZhCn, ..Modes::default() };
    let en = Modes { language: Language::En, ..zh };
    vec![
        zh,
        en,
        Modes { elder: true, ..zh },
        Modes { elder: true, ..en },
        Modes { contrast: Contrast::High, ..zh },
        Modes { contrast: Contrast::High, ..en },
        Modes { reach: true, ..zh },
        Modes { reach: true, ..en },
        Modes { elder: true, reach: true, contrast: Contrast::High, ..zh },
        Modes { elder: true, reach: true, contrast: Contrast::High, ..en },
    ]
}

fn see(app: &mut App, profile: &Profile, scene: &str, alone: bool, situation: &Situation, modes: Modes) -> Sight {
    // Through the attract loop, so that every sight begins with a fresh activity.
    *app.world_mut().resource_mut::<Visit>() = Visit::default();
    go(app, &profile.attract);
    let id = (!alone).then_some(VisitId(1));
    *app.world_mut().resource_mut::<Visit>() = Visit { id, stay: Stay::begin(), modes };
    go(app, scene);
    for action in &situation.deeds {
        app.world_mut().write_message(Deed { action: action.clone(), control: None });
        app.update();
    }
    settle(app);
    let (measured, findings) = app.world_mut().run_system_cached(measure).unwrap_or_else(|error| {
        tracing::error!("{error}");
        (0, Vec::new())
    });
    Sight {
        profile: profile.id.clone(),
        scene: scene.to_owned(),
        situation: situation.name.clone(),
        seen_as: name(modes),
        measured,
        findings,
    }
}

fn go(app: &mut App, scene: &str) {
    app.world_mut().write_message(Go(scene.to_owned()));
    settle(app);
}

fn settle(app: &mut App) {
    for _ in 0..SETTLE {
        app.update();
    }
}

fn name(modes: Modes) -> String {
    let mut name = modes.language.tag().to_owned();
    for (on, what) in [(modes.elder, "elder"), (modes.contrast == Contrast::High, "contrast"), (modes.reach, "reach")] {
        if on {
            name.push(' ');
            name.push_str(what);
        }
    }
    name
}

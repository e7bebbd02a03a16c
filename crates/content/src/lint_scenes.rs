//! Lints of scenes and profiles: whatever they name exists.

use std::collections::BTreeSet;

use crate::{Action, ColourToken, Finding, Known, Language, Library, Node, Profile, SceneDoc};

pub(crate) fn lint_scenes(library: &Library, known: &Known, findings: &mut Vec<Finding>) {
    let pairs = library.theme.pairs.iter().map(|(text, ground, ..)| (*text, *ground)).collect();
    for scene in library.scenes.values() {
        let mut lint = SceneLint { library, known, scene, pairs: &pairs, display: "", findings };
        lint.scene();
        for (display, root) in &scene.displays {
            lint.display = display;
            lint.node(root, ColourToken::Ground);
        }
    }
    for profile in library.profiles.values() {
        lint_profile(library, profile, findings);
    }
}

struct SceneLint<'a> {
    library: &'a Library,
    known: &'a Known,
    scene: &'a SceneDoc,
    /// Pairs of text and ground that the theme allows.
    pairs: &'a BTreeSet<(ColourToken, ColourToken)>,
    display: &'a str,
    findings: &'a mut Vec<Finding>,
}

impl SceneLint<'_> {
    fn scene(&mut self) {
        let scene = self.scene;
        self.message("title", &scene.title);
        if let Some(help) = &scene.help {
            self.message("help", help);
        }
        if let Some(frame) = &scene.frame {
            self.frame(frame);
        }
        for situation in &scene.situations {
            let at = format!("situation {}", situation.name);
            situation.deeds.iter().for_each(|deed| self.action(&at, deed));
        }
        if let Some(activity) = &scene.activity
            && !self.known.activities.contains(activity)
        {
            self.finding(
                "activity",
                format!("'{activity}' is no activity"),
                listed("activities", &self.known.activities),
            );
        }
    }

    /// The frame stands on the same displays, so its controls and the scene's must not share an id.
    fn frame(&mut self, frame: &str) {
        let Some(frame) = self.library.scenes.get(frame) else {
            return self.finding("frame", format!("'{frame}' is no scene"), "scenes/*.ron");
        };
        for (display, root) in &self.scene.displays {
            let Some(around) = frame.displays.get(display) else { continue };
            let mut taken = BTreeSet::new();
            around.walk(&mut |node| taken.extend(control_id(node)));
            let mut shared = BTreeSet::new();
            root.walk(&mut |node| shared.extend(control_id(node).filter(|id| taken.contains(id))));
            for id in shared {
                let at = format!("{display} / {id}");
                self.finding(&at, format!("the frame '{}' has this id too", frame.id), "one control an id");
            }
        }
    }

    fn action(&mut self, at: &str, action: &Action) {
        if let Action::Go(scene) = action
            && !self.library.scenes.contains_key(scene)
        {
            self.finding(at, format!("goes to '{scene}', which is no scene"), "scenes/*.ron");
        }
    }

    fn node(&mut self, node: &Node, ground: ColourToken) {
        match node {
            Node::Box(node) => {
                let ground = node.ground.unwrap_or(ground);
                node.children.iter().for_each(|child| self.node(child, ground));
            }
            Node::Text(node) => {
                let at = node.id.as_deref().unwrap_or(&node.message);
                self.message(at, &node.message);
                if !self.pairs.contains(&(node.colour, ground)) {
                    let what = format!("{:?} on {ground:?} is no pair of the theme", node.colour);
                    self.finding(at, what, "pairs of assets/theme");
                }
            }
            Node::Button(node) => {
                self.message(&node.id, &node.label);
                if let Some(icon) = &node.icon {
                    self.picture(&node.id, &format!("icons/{icon}"));
                }
                self.action(&node.id, &node.action);
            }
            Node::Picture(node) => self.picture(node.id.as_deref().unwrap_or(&node.file), &node.file),
            Node::Widget(node) => {
                if !self.known.widgets.contains(&node.name) {
                    self.finding(
                        &node.id,
                        format!("'{}' is no widget", node.name),
                        listed("widgets", &self.known.widgets),
                    );
                }
                if let Some(label) = &node.label {
                    self.message(&node.id, label);
                }
            }
        }
    }

    fn message(&mut self, at: &str, id: &str) {
        for language in Language::ALL {
            if !self.library.messages.has(language, id) {
                self.finding(at, format!("message '{id}' is missing in {language}"), "every text in every language");
            }
        }
    }

    fn picture(&mut self, at: &str, file: &str) {
        if !self.known.pictures.contains(file) {
            self.finding(at, format!("'{file}' is no picture"), "assets/pictures/**.svg");
        }
    }

    fn finding(&mut self, at: &str, what: String, bar: impl Into<String>) {
        let place = [self.scene.id.as_str(), self.display, at];
        let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
        self.findings.push(Finding::new(place.join(" / "), what, bar));
    }
}

fn lint_profile(library: &Library, profile: &Profile, findings: &mut Vec<Finding>) {
    let named = [("attract", &profile.attract), ("home", &profile.home)];
    for (field, scene) in named.into_iter().chain(profile.scenes.iter().map(|scene| ("scenes", scene))) {
        let at = format!("profile {} / {field}", profile.id);
        let Some(document) = library.scenes.get(scene) else {
            findings.push(Finding::new(at, format!("'{scene}' is no scene"), "scenes/*.ron"));
            continue;
        };
        for display in profile.displays.iter().filter(|display| !document.displays.contains_key(&display.id)) {
            let what = format!("scene '{scene}' shows nothing on display '{}'", display.id);
            findings.push(Finding::new(at.clone(), what, "a picture for every display"));
        }
        if field == "attract" && !document.attract {
            let what = format!("scene '{scene}' is not marked attract: true, so no touch would begin a visit");
            findings.push(Finding::new(at, what, "any touch begins a visit"));
        }
    }
}

fn control_id(node: &Node) -> Option<&str> {
    match node {
        Node::Button(button) => Some(&button.id),
        Node::Widget(widget) => Some(&widget.id),
        Node::Box(_) | Node::Text(_) | Node::Picture(_) => None,
    }
}

fn listed(kind: &str, names: &BTreeSet<String>) -> String {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    format!("{kind}: {}", names.join(", "))
}

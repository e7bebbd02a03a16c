//! What a scene document must keep to beyond its types.

use std::collections::BTreeSet;

use crate::position::Position;
use crate::{Action, ContentError, Document, Node, Place, SceneDoc};

/// Modes a button may flip.
const MODES: [&str; 4] = ["language", "elder", "contrast", "reach"];

pub(crate) fn check(document: &Document, scene: &SceneDoc) -> Result<(), ContentError> {
    let refuse = |position, reason: String| Err(ContentError::new(&document.path, position, reason));
    if scene.displays.is_empty() {
        let position = Position::of_word(&document.text, "displays");
        return refuse(position, "the scene has no display: write displays: { \"near\": … }".into());
    }
    for (display, root) in &scene.displays {
        if !shows_something(root) {
            let position = Position::of_word(&document.text, &format!("\"{display}\""));
            return refuse(
                position,
                format!("display '{display}' shows nothing: give it a text, a picture or a widget"),
            );
        }
        if let Some(id) = repeated_id(root) {
            let position = Position::of_field(&document.text, "id", id, 1);
            return refuse(position, format!("display '{display}' has two nodes of id '{id}': rename one"));
        }
        if let Some(mode) = unknown_mode(root) {
            let position = Position::of_word(&document.text, &format!("\"{mode}\""));
            return refuse(position, format!("'{mode}' is no mode: the modes are {}", MODES.join(", ")));
        }
        if let Some((field, length)) = bad_length(root) {
            let position = Position::of_word(&document.text, field);
            return refuse(position, format!("{field} is {length}: write a number of millimetres, 0 or more"));
        }
    }
    Ok(())
}

fn shows_something(root: &Node) -> bool {
    let mut found = false;
    root.walk(&mut |node| found |= !matches!(node, Node::Box(_)));
    found
}

fn repeated_id(root: &Node) -> Option<&str> {
    let mut seen = BTreeSet::new();
    let mut repeated = None;
    root.walk(&mut |node| {
        if let Some(id) = id_of(node)
            && !seen.insert(id)
        {
            repeated = repeated.or(Some(id));
        }
    });
    repeated
}

fn id_of(node: &Node) -> Option<&str> {
    match node {
        Node::Box(node) => node.id.as_deref(),
        Node::Text(node) => node.id.as_deref(),
        Node::Button(node) => Some(&node.id),
        Node::Picture(node) => node.id.as_deref(),
        Node::Widget(node) => Some(&node.id),
    }
}

fn unknown_mode(root: &Node) -> Option<&str> {
    let mut unknown = None;
    root.walk(&mut |node| {
        if let Node::Button(button) = node
            && let Action::Mode(mode) = &button.action
            && !MODES.contains(&mode.as_str())
        {
            unknown = unknown.or(Some(mode.as_str()));
        }
    });
    unknown
}

/// A size that is negative or no number. Distances from an edge may be negative, for what lies over the edge.
fn bad_length(root: &Node) -> Option<(&'static str, f32)> {
    let mut bad = None;
    root.walk(&mut |node| {
        let Place {
            width_mm, height_mm, min_width_mm, min_height_mm, grow, left_mm, right_mm, top_mm, bottom_mm, ..
        } = node.place();
        let sizes = [
            ("width_mm", *width_mm),
            ("height_mm", *height_mm),
            ("min_width_mm", *min_width_mm),
            ("min_height_mm", *min_height_mm),
            ("grow", Some(*grow)),
        ];
        let distances =
            [("left_mm", *left_mm), ("right_mm", *right_mm), ("top_mm", *top_mm), ("bottom_mm", *bottom_mm)];
        let bad_size = sizes.iter().find(|(_, size)| size.is_some_and(|size| !(size.is_finite() && size >= 0.0)));
        let bad_distance = distances.iter().find(|(_, distance)| distance.is_some_and(|d| !d.is_finite()));
        if let Some((field, Some(length))) = bad_size.or(bad_distance) {
            bad = bad.or(Some((*field, *length)));
        }
    });
    bad
}

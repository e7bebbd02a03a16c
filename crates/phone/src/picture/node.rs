//! Short ways to write scene nodes.

use content::{
    Action, Align, BoxNode, ButtonKind, ButtonNode, ColourToken, Flow, Node, Place, SpaceStep, TextNode, TypeStep,
    Weight,
};

/// A text.
pub(super) fn text(message: &str, size: TypeStep, colour: ColourToken) -> TextNode {
    TextNode {
        message: message.to_owned(),
        id: None,
        place: Place::default(),
        size,
        weight: Weight::Regular,
        colour,
        align: Align::Start,
        one_line: false,
        roll: false,
    }
}

/// The same in bold.
pub(super) fn bold(message: &str, size: TypeStep, colour: ColourToken) -> TextNode {
    TextNode { weight: Weight::Bold, ..text(message, size, colour) }
}

/// A control: the phone hears its id.
pub(super) fn button(id: &str, label: &str, kind: ButtonKind) -> ButtonNode {
    ButtonNode {
        id: id.to_owned(),
        label: label.to_owned(),
        action: Action::Tell("touch".into(), id.to_owned()),
        place: Place::default(),
        kind,
        icon: None,
        note: None,
        chosen_if: None,
        enabled_if: None,
        size: Some(TypeStep::Title),
    }
}

pub(super) fn down(gap: SpaceStep, children: Vec<Node>) -> BoxNode {
    BoxNode { gap, children, ..BoxNode::default() }
}

pub(super) fn across(gap: SpaceStep, children: Vec<Node>) -> BoxNode {
    BoxNode { flow: Flow::Across, across: Some(Align::Centre), gap, children, ..BoxNode::default() }
}

/// So many side by side, line under line.
pub(super) fn lines(nodes: Vec<Node>, in_a_line: usize) -> Node {
    let mut nodes = nodes.into_iter().peekable();
    let mut lines = Vec::new();
    while nodes.peek().is_some() {
        let line = nodes.by_ref().take(in_a_line.max(1)).collect();
        lines.push(Node::Box(BoxNode { across: Some(Align::Stretch), ..across(SpaceStep::Medium, line) }));
    }
    Node::Box(down(SpaceStep::Medium, lines))
}

/// Takes the room that is left.
pub(super) fn growing() -> Place {
    Place { grow: 1.0, ..Place::default() }
}

pub(super) fn high(height_mm: f32) -> Place {
    Place { min_height_mm: Some(height_mm), ..Place::default() }
}

pub(super) fn sized(width_mm: f32, height_mm: f32) -> Place {
    Place { width_mm: Some(width_mm), min_height_mm: Some(height_mm), ..Place::default() }
}

/// An empty box.
pub(super) fn empty(place: Place) -> Node {
    Node::Box(BoxNode { place, ..BoxNode::default() })
}

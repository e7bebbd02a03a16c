//! A piece of a picture: a scene node with everything decided, and nothing that only a wall-sized phone needs.

use content::{Align, BoxNode, ButtonKind, ButtonNode, ColourToken, Flow, Node, SpaceStep, TypeStep, Values, Weight};
use serde::Serialize;

use super::page::Pen;

/// A piece, in reading order.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Part {
    Box(PartBox),
    Text(PartText),
    Touch(PartTouch),
    Picture(PartPicture),
}

/// Pieces below or beside each other. What is left out is as it is by itself: downwards, stretched, without ground.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(default)]
pub struct PartBox {
    #[serde(skip_serializing_if = "is_false")]
    pub across: bool,
    /// `centre`, `end` or `spread` along the pieces.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub along: Option<&'static str>,
    /// `start`, `centre` or `end` across them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub align: Option<&'static str>,
    /// Steps of the spacing ladder, 0 for none to 6.
    #[serde(skip_serializing_if = "is_zero")]
    pub gap: usize,
    #[serde(skip_serializing_if = "is_zero")]
    pub pad: usize,
    /// Colours by token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ground: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edge: Option<String>,
    /// It has round corners.
    #[serde(skip_serializing_if = "is_false")]
    pub card: bool,
    /// Its width is that of one of so many side by side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<u32>,
    /// Width in percent of what it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<u32>,
    /// Height in millimetres on the practice phone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
}

/// A text; a number of the book's.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PartText {
    pub text: usize,
    /// `title`, `figure`, `hero` or `giant`.
    pub size: &'static str,
    #[serde(skip_serializing_if = "is_false")]
    pub bold: bool,
    /// Colour by token; without one it is ink.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub colour: Option<String>,
}

/// Something that a finger touches.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PartTouch {
    /// `primary`, `plain`, `tile`, `row`, `chip` or `tick`.
    pub look: &'static str,
    pub label: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<usize>,
    /// A drawing of the book's, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub icon: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    pub chosen: bool,
    /// It cannot be touched now.
    #[serde(skip_serializing_if = "is_false")]
    pub off: bool,
    /// Here the finger goes.
    #[serde(skip_serializing_if = "is_false")]
    pub here: bool,
    /// Its width is that of one of so many side by side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<u32>,
}

/// A drawing of the book's, by name.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PartPicture {
    pub drawing: String,
    /// Width in percent of what it stands in.
    pub percent: u32,
}

impl Pen<'_, '_> {
    /// The pieces of some nodes.
    pub(super) fn parts(&mut self, nodes: &[Node]) -> Vec<Part> {
        nodes.iter().filter_map(|node| self.part(node)).collect()
    }

    fn part(&mut self, node: &Node) -> Option<Part> {
        match node {
            Node::Box(node) => self.boxed(node),
            Node::Text(node) => Some(Part::Text(PartText {
                text: self.text(&node.message)?,
                size: size(node.size),
                bold: node.weight == Weight::Bold,
                colour: (node.colour != ColourToken::Ink).then(|| token(node.colour)),
            })),
            Node::Button(node) => self.touch(node).map(Part::Touch),
            Node::Picture(node) => {
                self.drawings.insert(node.file.clone());
                let percent = node.place.width_mm.map_or(100, |width_mm| self.percent(width_mm));
                Some(Part::Picture(PartPicture { drawing: node.file.clone(), percent }))
            }
            // The phone has none: a widget is drawn by code of the exhibit.
            Node::Widget(_) => None,
        }
    }

    fn boxed(&mut self, node: &BoxNode) -> Option<Part> {
        let column_mm = self.column_mm;
        if let Some(width_mm) = node.place.width_mm.filter(|_| !node.children.is_empty()) {
            self.column_mm = width_mm;
        }
        let mut parts = self.parts(&node.children);
        self.column_mm = column_mm;
        let plain = node.ground.is_none() && node.border.is_none() && node.pad == SpaceStep::None;
        if plain && parts.is_empty() {
            return None;
        }
        // What is one of several keeps its line, also where it is alone there.
        let alone = matches!(parts.as_slice(), [one] if !matches!(one, Part::Touch(PartTouch { of: Some(_), .. })));
        if plain && alone && node.place.width_mm.is_none() && node.along == Align::Start {
            return parts.pop();
        }
        let across = node.flow != Flow::Down;
        // A bar is as wide as a share of its column, and a column one of those that stand side by side.
        let (of, percent) = match node.place.width_mm {
            Some(width_mm) if parts.is_empty() => (None, Some(self.percent(width_mm))),
            Some(width_mm) => (Some(self.one_of(width_mm)), None),
            None => (None, None),
        };
        Some(Part::Box(PartBox {
            across,
            along: align(node.along),
            align: node.across.filter(|align| *align != Align::Stretch).map(|align| match align {
                Align::Centre => "centre",
                Align::End => "end",
                _ => "start",
            }),
            gap: step(node.gap),
            pad: step(node.pad),
            ground: node.ground.map(token),
            edge: node.border.map(token),
            card: node.card,
            of,
            percent,
            height: node.place.height_mm.map(|height_mm| height_mm.round().clamp(0.0, 10_000.0) as u32),
            parts,
        }))
    }

    fn touch(&mut self, node: &ButtonNode) -> Option<PartTouch> {
        let holds = |condition: &Option<content::Condition>, values: &Values| {
            condition.as_ref().is_none_or(|condition| condition.holds(values))
        };
        let tick = node.kind == ButtonKind::Row && node.chosen_if.is_some();
        let path = |icon: &String| if icon.contains('/') { icon.clone() } else { format!("icons/{icon}") };
        let icon = node.icon.as_ref().filter(|_| !tick).map(path);
        self.drawings.extend(icon.clone());
        Some(PartTouch {
            look: match node.kind {
                ButtonKind::Primary => "primary",
                ButtonKind::Tile => "tile",
                ButtonKind::Row if tick => "tick",
                ButtonKind::Row => "row",
                ButtonKind::Chip => "chip",
                ButtonKind::Plain | ButtonKind::Key | ButtonKind::QuietKey | ButtonKind::Round => "plain",
            },
            label: self.text(&node.label)?,
            note: node.note.as_ref().and_then(|note| self.text(note)),
            icon,
            chosen: node.chosen_if.is_some() && holds(&node.chosen_if, self.values),
            off: !holds(&node.enabled_if, self.values),
            here: self.pointed == Some(node.id.as_str()),
            of: node.place.width_mm.map(|width_mm| self.one_of(width_mm)).filter(|of| *of > 1),
        })
    }
}

fn align(along: Align) -> Option<&'static str> {
    match along {
        Align::Start | Align::Stretch => None,
        Align::Centre => Some("centre"),
        Align::End => Some("end"),
        Align::Spread => Some("spread"),
    }
}

fn size(size: TypeStep) -> &'static str {
    match size {
        TypeStep::Giant => "giant",
        TypeStep::Hero => "hero",
        TypeStep::Figure => "figure",
        _ => "title",
    }
}

fn step(space: SpaceStep) -> usize {
    SpaceStep::ALL.iter().position(|step| *step == space).unwrap_or_default()
}

/// As the book's colours are called.
fn token(colour: ColourToken) -> String {
    format!("{colour:?}")
}

fn is_false(flag: &bool) -> bool {
    !flag
}

fn is_zero(number: &usize) -> bool {
    *number == 0
}

//! The pieces a scene is made of. Lengths are millimetres on the glass.

use serde::Deserialize;

use crate::{ColourToken, Condition, SpaceStep, TypeStep, Weight};

/// One piece of a display's picture.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum Node {
    /// A box whose children follow each other (`flow`) or lie over each other.
    Box(BoxNode),
    /// A message, formatted with the scene's values.
    Text(TextNode),
    /// Something to touch. Acts on release.
    Button(ButtonNode),
    /// A drawing from `assets/pictures`.
    Picture(PictureNode),
    /// A part drawn by the scene's activity or the kit, by name.
    Widget(WidgetNode),
}

/// Where a node stands and when it shows. Every node has one.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Place {
    /// Fixed width and height.
    pub width_mm: Option<f32>,
    pub height_mm: Option<f32>,
    /// Least width and height.
    pub min_width_mm: Option<f32>,
    pub min_height_mm: Option<f32>,
    /// Share of the room that is left over in the parent's direction.
    pub grow: f32,
    /// Distance from the parent's edges, for a node that lies freely over its siblings.
    pub left_mm: Option<f32>,
    pub right_mm: Option<f32>,
    pub top_mm: Option<f32>,
    pub bottom_mm: Option<f32>,
    /// Shown only while this holds.
    pub show_if: Option<Condition>,
}

/// Direction of a box's children.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Flow {
    #[default]
    Down,
    Across,
    /// Across, and on to the next line where the room ends.
    Wrap,
}

/// Where children or lines of text stand in the room they have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Align {
    #[default]
    Start,
    Centre,
    End,
    /// First and last at the edges, the rest spread between.
    Spread,
    Stretch,
}

/// A box.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BoxNode {
    pub id: Option<String>,
    pub place: Place,
    pub flow: Flow,
    /// Along the flow.
    pub along: Align,
    /// Across the flow; default stretches.
    pub across: Option<Align>,
    pub gap: SpaceStep,
    pub pad: SpaceStep,
    pub ground: Option<ColourToken>,
    pub border: Option<ColourToken>,
    /// A card has the large corner radius.
    pub card: bool,
    pub children: Vec<Node>,
}

impl BoxNode {
    /// True where the two differ at most in their children.
    #[must_use]
    pub fn is_same_frame(&self, other: &Self) -> bool {
        // Taken apart whole, so that a new field cannot be forgotten.
        let Self { id, place, flow, along, across, gap, pad, ground, border, card, children: _ } = self;
        (id, place, flow, along, across) == (&other.id, &other.place, &other.flow, &other.along, &other.across)
            && (gap, pad, ground) == (&other.gap, &other.pad, &other.ground)
            && (border, card) == (&other.border, &other.card)
    }
}

/// A line or block of text.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextNode {
    /// Message id; the scene's values are its arguments.
    pub message: String,
    #[serde(default)]
    pub id: Option<String>,
    #[serde(default)]
    pub place: Place,
    #[serde(default)]
    pub size: TypeStep,
    #[serde(default)]
    pub weight: Weight,
    #[serde(default)]
    pub colour: ColourToken,
    #[serde(default)]
    pub align: Align,
    /// One line that never wraps (figures).
    #[serde(default)]
    pub one_line: bool,
    /// Its number rolls to the next value instead of jumping there: figures that follow what the hands do.
    #[serde(default)]
    pub roll: bool,
}

impl TextNode {
    /// True where the two differ at most in what they say.
    #[must_use]
    pub fn is_same_style(&self, other: &Self) -> bool {
        let Self { message: _, id, place, size, weight, colour, align, one_line, roll } = self;
        (id, place, size, weight) == (&other.id, &other.place, &other.size, &other.weight)
            && (colour, align) == (&other.colour, &other.align)
            && (one_line, roll) == (&other.one_line, &other.roll)
    }
}

/// How much a button stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum ButtonKind {
    /// The scene's one primary action: amber, at least 25 mm high.
    Primary,
    /// Outlined pill.
    #[default]
    Plain,
    /// A key of a keypad.
    Key,
    /// A quiet key: clear, delete.
    QuietKey,
    /// Round, icon alone.
    Round,
    /// Icon above the label: an app, a service.
    Tile,
    /// A line: icon and label at its start, the note at its end.
    Row,
    /// One of several to choose from.
    Chip,
}

/// A button.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ButtonNode {
    /// Stable id: what records, replays and tests call it.
    pub id: String,
    /// Message id of the label; also what is read aloud.
    pub label: String,
    pub action: Action,
    #[serde(default)]
    pub place: Place,
    #[serde(default)]
    pub kind: ButtonKind,
    /// Drawing from `assets/pictures/icons`, before the label.
    #[serde(default)]
    pub icon: Option<String>,
    /// A second, quieter message at the end of a `Row`.
    #[serde(default)]
    pub note: Option<String>,
    /// Drawn as chosen while this holds.
    #[serde(default)]
    pub chosen_if: Option<Condition>,
    /// Cannot be touched while this fails.
    #[serde(default)]
    pub enabled_if: Option<Condition>,
    #[serde(default)]
    pub size: Option<TypeStep>,
}

/// What a control asks for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum Action {
    /// Show another scene.
    Go(String),
    /// End the visit and go home to the attract loop.
    Finish,
    /// Back to the profile's home scene.
    Home,
    /// Flip a mode: `language`, `elder`, `contrast`, `reach`.
    Mode(String),
    /// Tell the scene's activity: a verb and an argument.
    Tell(String, String),
    /// Open or close the scene's help.
    Help,
}

/// A drawing, `width_mm` wide. One whose place grows is as large as the room that is left allows, and the line of current in it,
/// at three quarters of its height, runs on to both edges.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PictureNode {
    /// Path below `assets/pictures`, without `.svg`.
    pub file: String,
    #[serde(default)]
    pub id: Option<String>,
    #[serde(default)]
    pub place: Place,
}

/// A part drawn by code, chosen by name.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WidgetNode {
    /// Name in the registry, such as `tier_calculator.bars`.
    pub name: String,
    /// Stable id and accessible label where it can be touched.
    pub id: String,
    #[serde(default)]
    pub label: Option<String>,
    #[serde(default)]
    pub place: Place,
}

impl Node {
    /// The node's place.
    #[must_use]
    pub fn place(&self) -> &Place {
        match self {
            Self::Box(n) => &n.place,
            Self::Text(n) => &n.place,
            Self::Button(n) => &n.place,
            Self::Picture(n) => &n.place,
            Self::Widget(n) => &n.place,
        }
    }

    /// Calls `visit` for this node and all below it, parents first.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Self)) {
        visit(self);
        if let Self::Box(node) = self {
            for child in &node.children {
                child.walk(visit);
            }
        }
    }
}

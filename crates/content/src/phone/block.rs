//! What a page is made of, from top to bottom.
//!
//! Wherever a text is wanted stands the id of a message, or `=name` for what is held under a name. Inside a list `#` is the
//! row's number: `=house.bills.#.month`.

use serde::Deserialize;

use super::Act;
use crate::Condition;

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub enum Block {
    Text(PhoneText),
    Figure(Figure),
    Rows(Rows),
    Tiles(Tiles),
    List(List),
    Choices(Choices),
    Typing(Typing),
    Tick(Tick),
    Button(PhoneButton),
    Notice(Notice),
    Bars(Bars),
    Card(Card),
}

/// How a text is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Tone {
    #[default]
    Plain,
    Quiet,
    Good,
    Warn,
    Bad,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhoneText {
    pub text: String,
    #[serde(default)]
    pub tone: Tone,
    /// Large and bold.
    #[serde(default)]
    pub large: bool,
    #[serde(default)]
    pub show_if: Option<Condition>,
}

/// The one number of a page: a balance, an amount.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    pub label: String,
    pub value: String,
    /// Message of its unit.
    #[serde(default)]
    pub unit: Option<String>,
    #[serde(default)]
    pub note: Option<String>,
    #[serde(default)]
    pub tone: Tone,
    #[serde(default)]
    pub show_if: Option<Condition>,
}

/// Label and value in a line.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub label: String,
    pub value: String,
    #[serde(default)]
    pub show_if: Option<Condition>,
}

/// Lines of label and value, one of them, or one for each row of a list.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rows {
    pub rows: Vec<Row>,
    /// Repeats `rows` for every row of this list.
    #[serde(default)]
    pub each: Option<String>,
    #[serde(default)]
    pub show_if: Option<Condition>,
}

/// A picture with a word below.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tile {
    pub id: String,
    pub label: String,
    /// Drawing of `assets/pictures/icons`.
    pub icon: String,
    pub acts: Vec<Act>,
    /// What it is good for, told to whom it was a wrong turn.
    #[serde(default)]
    pub about: Option<String>,
}

/// Tiles, four in a line, three in elder size.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tiles {
    pub tiles: Vec<Tile>,
    #[serde(default)]
    pub show_if: Option<Condition>,
}

/// A line to touch.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListItem {
    pub id: String,
    pub label: String,
    #[serde(default)]
    pub note: Option<String>,
    #[serde(default)]
    pub icon: Option<String>,
    #[serde(default)]
    pub acts: Vec<Act>,
    #[serde(default)]
    pub about: Option<String>,
    #[serde(default)]
    pub show_if: Option<Condition>,
}

/// Lines to touch, or one for each row of a list: its id then ends with the row's number.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct List {
    pub items: Vec<ListItem>,
    #[serde(default)]
    pub each: Option<String>,
    #[serde(default)]
    pub show_if: Option<Condition>,
}

/// One of several.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub id: String,
    pub label: String,
    /// What is put under the name.
    pub value: String,
}

/// Buttons of which one is chosen.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choices {
    #[serde(default)]
    pub label: Option<String>,
    pub into: String,
    pub choices: Vec<Choice>,
    #[serde(default)]
    pub show_if: Option<Condition>,
}

/// Which keyboard comes up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Keys {
    /// Figures alone.
    Digits,
    /// Figures and a point.
    Yuan,
    /// Latin letters and figures.
    Letters,
    /// Pinyin with candidates.
    Chinese,
}

/// A field to type into.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typing {
    pub id: String,
    pub label: String,
    /// Shown while nothing is typed.
    pub hint: String,
    pub into: String,
    pub keys: Keys,
    /// Most characters; typing ends by itself there where `full` has acts.
    pub most: u8,
    /// Dots are shown for what is typed.
    #[serde(default)]
    pub hidden: bool,
    /// Done when `most` characters are typed.
    #[serde(default)]
    pub full: Vec<Act>,
    #[serde(default)]
    pub show_if: Option<Condition>,
}

/// A box to tick.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tick {
    pub id: String,
    pub label: String,
    pub into: String,
    #[serde(default)]
    pub show_if: Option<Condition>,
}

/// How much a button stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum ButtonLook {
    /// What the page is for.
    #[default]
    Main,
    Plain,
}

/// A button over the page's width.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhoneButton {
    pub id: String,
    pub label: String,
    #[serde(default)]
    pub look: ButtonLook,
    pub acts: Vec<Act>,
    #[serde(default)]
    pub about: Option<String>,
    /// Cannot be touched while this fails.
    #[serde(default)]
    pub enabled_if: Option<Condition>,
    #[serde(default)]
    pub show_if: Option<Condition>,
}

/// A word of warning or advice in a frame.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    pub text: String,
    #[serde(default)]
    pub tone: Tone,
    #[serde(default)]
    pub show_if: Option<Condition>,
}

/// How many rows of a list are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Span {
    All,
    /// The first so many.
    First(u8),
}

/// A bar for each row of a list, with the number beside it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bars {
    pub each: String,
    /// Field below the bar.
    pub label: String,
    /// Field above the bar, also its height.
    pub value: String,
    pub span: Span,
    #[serde(default)]
    pub show_if: Option<Condition>,
}

/// Blocks on a card.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    pub blocks: Vec<Block>,
    #[serde(default)]
    pub show_if: Option<Condition>,
}

impl Block {
    /// Calls `visit` for this block and those inside it.
    pub fn walk<'a>(blocks: &'a [Self], visit: &mut impl FnMut(&'a Self)) {
        for block in blocks {
            visit(block);
            if let Self::Card(card) = block {
                Self::walk(&card.blocks, visit);
            }
        }
    }

    /// When it is shown.
    #[must_use]
    pub fn show_if(&self) -> Option<&Condition> {
        match self {
            Self::Text(b) => b.show_if.as_ref(),
            Self::Figure(b) => b.show_if.as_ref(),
            Self::Rows(b) => b.show_if.as_ref(),
            Self::Tiles(b) => b.show_if.as_ref(),
            Self::List(b) => b.show_if.as_ref(),
            Self::Choices(b) => b.show_if.as_ref(),
            Self::Typing(b) => b.show_if.as_ref(),
            Self::Tick(b) => b.show_if.as_ref(),
            Self::Button(b) => b.show_if.as_ref(),
            Self::Notice(b) => b.show_if.as_ref(),
            Self::Bars(b) => b.show_if.as_ref(),
            Self::Card(b) => b.show_if.as_ref(),
        }
    }

    /// True where a finger is wanted.
    #[must_use]
    pub fn is_touched(&self) -> bool {
        match self {
            Self::Tiles(_) | Self::List(_) | Self::Choices(_) | Self::Typing(_) | Self::Tick(_) | Self::Button(_) => {
                true
            }
            Self::Card(card) => card.blocks.iter().any(Self::is_touched),
            _ => false,
        }
    }
}

//! The picture of a page as it stands before a touch.

use std::collections::BTreeSet;

use content::phone::{Block, Card, PageDoc, Tone, Typing};
use content::{Node, Value, Values};
use serde::Serialize;

use super::book::OWN;
use super::part::Part;
use super::texts::Texts;
use crate::Phone;
use crate::picture::{PageParts, Room};

/// A visitor's phone is narrow and its reader may be old, so pages are drawn as in elder size; the width only says how wide
/// things are to each other.
const ROOM: Room = Room { width_mm: 1_000.0, elder: true, english: false, reach: false };

/// A sign that is none: a text that says nothing.
const NOTHING: &str = "'";

/// A page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BookPage {
    /// What it is called.
    pub title: usize,
    /// What stands on its header.
    pub head: Vec<Part>,
    pub parts: Vec<Part>,
    /// A question in front of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dialog: Option<Vec<Part>>,
    /// A short word at its bottom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub word: Option<usize>,
}

impl BookPage {
    /// The page in front on a phone, and how often the pointed control is on it; `None` where no app is in front.
    pub(super) fn of(
        phone: &Phone,
        pointed: Option<&str>,
        texts: &mut Texts<'_>,
        drawings: &mut BTreeSet<String>,
    ) -> Option<(Self, usize)> {
        let (app, page) = (phone.device.app()?, phone.device.page()?);
        let shown = PageParts::of(&phone.device, app, &without_practice_words(page), ROOM);
        let values = said_by(phone);
        let mut pen = Pen { values: &values, pointed, texts, column_mm: ROOM.share(1), drawings };
        let title = pen.text(&page.title)?;
        // As on the phone itself, a question takes the place of what is touched.
        let touched = if shown.dialog.is_some() { Vec::new() } else { shown.touched };
        let below: Vec<Node> = [shown.looked_at, touched].concat();
        let found = |nodes: &[Node]| nodes.iter().map(|node| rings(node, pointed)).sum::<usize>();
        let rings = found(&below) + shown.dialog.as_deref().map_or(0, found);
        let page = Self {
            title,
            head: pen.parts(&shown.names),
            parts: pen.parts(&below),
            dialog: shown.dialog.map(|nodes| pen.parts(&nodes)),
            word: phone.device.word.as_ref().and_then(|word| pen.text(&word.message)),
        };
        Some((page, rings))
    }
}

/// What texts may show, but for the time on the phone: that is the reader's own.
pub(super) fn said_by(phone: &Phone) -> Values {
    let mut values = Values::default();
    phone.publish(&mut values);
    for name in ["time", "month", "day", "weekday"] {
        values.set(format!("phone.{name}"), Value::Text(OWN.to_owned()));
    }
    values
}

/// A plain notice is the practice phone's own word, that no money is taken, and so are hints of what to type: on a real
/// phone they would be wrong.
fn without_practice_words(page: &PageDoc) -> PageDoc {
    fn real(blocks: &[Block]) -> Vec<Block> {
        let real_one = |block: &Block| match block {
            Block::Notice(notice) if notice.tone == Tone::Plain => None,
            Block::Card(card) => Some(Block::Card(Card { blocks: real(&card.blocks), show_if: card.show_if.clone() })),
            Block::Typing(typing) => Some(Block::Typing(Typing { hint: NOTHING.to_owned(), ..typing.clone() })),
            block => Some(block.clone()),
        };
        blocks.iter().filter_map(real_one).collect()
    }
    PageDoc { blocks: real(&page.blocks), ..page.clone() }
}

fn rings(node: &Node, pointed: Option<&str>) -> usize {
    let mut count = 0;
    node.walk(&mut |node| {
        if let Node::Button(button) = node {
            count += usize::from(Some(button.id.as_str()) == pointed);
        }
    });
    count
}

/// Draws pieces of one page.
pub(super) struct Pen<'a, 'm> {
    pub(super) values: &'a Values,
    /// Control that is touched next, by its full id.
    pub(super) pointed: Option<&'a str>,
    pub(super) texts: &'a mut Texts<'m>,
    /// Width of the column that is drawn.
    pub(super) column_mm: f32,
    /// Names of drawings that are needed.
    pub(super) drawings: &'a mut BTreeSet<String>,
}

impl Pen<'_, '_> {
    pub(super) fn text(&mut self, message: &str) -> Option<usize> {
        self.texts.number(message, self.values)
    }

    /// Of how many things side by side one is so wide.
    pub(super) fn one_of(&self, width_mm: f32) -> u32 {
        (1..=12)
            .min_by(|a, b| {
                let off = |count: &usize| (ROOM.share(*count) - width_mm).abs();
                off(a).total_cmp(&off(b))
            })
            .unwrap_or(1) as u32
    }

    /// A width in percent of the column that it stands in.
    pub(super) fn percent(&self, width_mm: f32) -> u32 {
        (width_mm / self.column_mm.max(1.0) * 100.0).round().clamp(1.0, 100.0) as u32
    }
}

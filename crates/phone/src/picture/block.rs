//! Blocks of a page as nodes: first what is looked at, then what is touched.

use content::phone::{
    App, Block, ButtonLook, Choices, Dialog, Figure, List, Notice, PageDoc, PhoneButton, Row, Rows, Tiles, Tone, Typing,
};
use content::{Align, BoxNode, ButtonKind, ColourToken, Condition, Node, SpaceStep, TypeStep};

use super::Room;
use super::node::{across, bold, button, down, high, lines, sized, text};
use crate::Device;
use crate::held;

/// Height of a line to touch.
const LINE_MM: f32 = 58.0;
const LINE_REACH_MM: f32 = 50.0;
/// Height of a tile.
const TILE_MM: f32 = 118.0;
const TILE_REACH_MM: f32 = 100.0;
/// Height of a button.
const BUTTON_MM: f32 = 66.0;
const BUTTON_REACH_MM: f32 = 54.0;

/// What of a page is looked at, and what is touched.
pub(super) fn parts(device: &Device, app: &App, page: &PageDoc, room: Room) -> (Vec<Node>, Vec<Node>) {
    let draw = Draw { device, app, page, room };
    let shown = |block: &&Block| block.show_if().is_none_or(|condition| condition.holds(&device.held));
    let (touched, looked_at): (Vec<&Block>, Vec<&Block>) =
        page.blocks.iter().filter(shown).partition(|block| block.is_touched());
    let nodes = |blocks: Vec<&Block>| blocks.into_iter().flat_map(|block| draw.block(block)).collect();
    (nodes(looked_at), nodes(touched))
}

/// Title, text and buttons of a dialog.
pub(super) fn dialog_parts(app: &App, page: &PageDoc, dialog: &Dialog) -> Vec<Node> {
    let buttons = dialog.buttons.iter().map(|asked| {
        let mut node = push(asked, &id(app, page, &asked.id), BUTTON_MM);
        node.place.grow = 1.0;
        Node::Button(node)
    });
    vec![
        Node::Text(bold(&dialog.title, TypeStep::Figure, ColourToken::Brand)),
        Node::Text(text(&dialog.text, TypeStep::Figure, ColourToken::Ink)),
        Node::Box(across(SpaceStep::Medium, buttons.collect())),
    ]
}

/// A control's id over all apps.
fn id(app: &App, page: &PageDoc, control: &str) -> String {
    format!("{}.{}.{control}", app.doc.id, page.id)
}

fn push(asked: &PhoneButton, id: &str, height_mm: f32) -> content::ButtonNode {
    let (kind, size) = match asked.look {
        ButtonLook::Main => (ButtonKind::Primary, TypeStep::Figure),
        ButtonLook::Plain => (ButtonKind::Plain, TypeStep::Figure),
    };
    let mut node = button(id, &asked.label, kind);
    node.size = Some(size);
    node.enabled_if.clone_from(&asked.enabled_if);
    node.place = high(height_mm);
    node
}

/// Draws blocks of one page.
pub(super) struct Draw<'a> {
    pub device: &'a Device,
    app: &'a App,
    page: &'a PageDoc,
    pub room: Room,
}

impl Draw<'_> {
    fn line_mm(&self) -> f32 {
        if self.room.reach { LINE_REACH_MM } else { LINE_MM }
    }

    fn button_mm(&self) -> f32 {
        if self.room.reach { BUTTON_REACH_MM } else { BUTTON_MM }
    }

    fn block(&self, block: &Block) -> Vec<Node> {
        match block {
            Block::Text(words) => vec![Node::Text(if words.large {
                bold(&words.text, TypeStep::Hero, ink(words.tone))
            } else {
                text(&words.text, TypeStep::Figure, ink(words.tone))
            })],
            Block::Figure(figure) => vec![self.figure(figure)],
            Block::Rows(rows) => vec![self.rows(rows)],
            Block::Tiles(tiles) => vec![self.tiles(tiles)],
            Block::List(list) => self.list(list),
            Block::Choices(choices) => self.choices(choices),
            Block::Typing(typing) => vec![self.typing(typing)],
            Block::Tick(tick) => {
                let mut node = button(&id(self.app, self.page, &tick.id), &tick.label, ButtonKind::Row);
                node.size = Some(TypeStep::Figure);
                node.icon = Some("check".into());
                node.chosen_if = Condition::try_from(tick.into.clone()).ok();
                node.place = sized(self.room.share(1), self.line_mm());
                vec![Node::Button(node)]
            }
            Block::Button(asked) => {
                vec![Node::Button(push(asked, &id(self.app, self.page, &asked.id), self.button_mm()))]
            }
            Block::Notice(notice) => vec![self.notice(notice)],
            Block::Bars(bars) => vec![self.bars(bars)],
            Block::Card(card) => {
                let shown =
                    card.blocks.iter().filter(|block| block.show_if().is_none_or(|c| c.holds(&self.device.held)));
                vec![self.card(shown.flat_map(|block| self.block(block)).collect())]
            }
        }
    }

    pub fn card(&self, children: Vec<Node>) -> Node {
        Node::Box(BoxNode {
            card: true,
            ground: Some(ColourToken::Raised),
            border: Some(ColourToken::Line),
            pad: SpaceStep::Large,
            ..down(SpaceStep::Medium, children)
        })
    }

    fn figure(&self, figure: &Figure) -> Node {
        let mut number = vec![Node::Text(bold(&figure.value, TypeStep::Giant, ink(figure.tone)))];
        if let Some(unit) = &figure.unit {
            number.push(Node::Text(text(unit, TypeStep::Figure, ColourToken::QuietInk)));
        }
        let mut parts = vec![
            Node::Text(text(&figure.label, TypeStep::Figure, ColourToken::QuietInk)),
            Node::Box(BoxNode { across: Some(Align::End), ..across(SpaceStep::Small, number) }),
        ];
        if let Some(note) = &figure.note {
            parts.push(Node::Text(bold(note, TypeStep::Figure, ink(figure.tone))));
        }
        self.card(parts)
    }

    fn rows(&self, rows: &Rows) -> Node {
        let line = |row: &Row, number: Option<usize>| {
            let [label, value] = [&row.label, &row.value].map(|said| numbered(said, number));
            Node::Box(BoxNode {
                along: Align::Spread,
                ..across(
                    SpaceStep::Medium,
                    vec![
                        Node::Text(text(&label, TypeStep::Figure, ColourToken::QuietInk)),
                        Node::Text(bold(&value, TypeStep::Figure, ColourToken::Ink)),
                    ],
                )
            })
        };
        let shown = || rows.rows.iter().filter(|row| row.show_if.as_ref().is_none_or(|c| c.holds(&self.device.held)));
        let lines = match &rows.each {
            None => shown().map(|row| line(row, None)).collect(),
            Some(each) => {
                let numbers = 1..=held::count(&self.device.held, each);
                numbers
                    .flat_map(|number| shown().map(move |row| (row, number)))
                    .map(|(row, n)| line(row, Some(n)))
                    .collect()
            }
        };
        self.card(lines)
    }

    fn tiles(&self, tiles: &Tiles) -> Node {
        let in_a_line = if self.room.elder { 3 } else { 4 };
        let width = self.room.share(in_a_line);
        let tiles = tiles.tiles.iter().map(|tile| {
            let mut node = button(&id(self.app, self.page, &tile.id), &tile.label, ButtonKind::Tile);
            node.icon = Some(tile.icon.clone());
            node.size = Some(TypeStep::Figure);
            node.place = sized(width, if self.room.reach { TILE_REACH_MM } else { TILE_MM });
            Node::Button(node)
        });
        lines(tiles.collect(), in_a_line)
    }

    fn list(&self, list: &List) -> Vec<Node> {
        let line = |item: &content::phone::ListItem, number: Option<usize>| {
            let control = number.map_or_else(|| item.id.clone(), |number| format!("{}{number}", item.id));
            let mut node = button(&id(self.app, self.page, &control), &numbered(&item.label, number), ButtonKind::Row);
            node.note = item.note.as_ref().map(|note| numbered(note, number));
            node.icon.clone_from(&item.icon);
            node.size = Some(TypeStep::Figure);
            node.place = sized(self.room.share(1), self.line_mm());
            Node::Button(node)
        };
        let shown =
            || list.items.iter().filter(|item| item.show_if.as_ref().is_none_or(|c| c.holds(&self.device.held)));
        match &list.each {
            None => shown().map(|item| line(item, None)).collect(),
            Some(each) => {
                // Two side by side, so that a year's bills stay within reach.
                let numbers = 1..=held::count(&self.device.held, each);
                let narrow = self.room.share(2);
                let rows = numbers.flat_map(|number| shown().map(move |item| (item, number))).map(|(item, number)| {
                    let mut node = line(item, Some(number));
                    if let Node::Button(button) = &mut node {
                        button.place = sized(narrow, self.line_mm());
                    }
                    node
                });
                vec![lines(rows.collect(), 2)]
            }
        }
    }

    fn choices(&self, choices: &Choices) -> Vec<Node> {
        let count = choices.choices.len();
        let in_a_line = if count > 4 { count.div_ceil(2) } else { count };
        let width = self.room.share(in_a_line);
        let chips = choices.choices.iter().map(|choice| {
            let mut node = button(&id(self.app, self.page, &choice.id), &choice.label, ButtonKind::Chip);
            node.size = Some(TypeStep::Figure);
            node.chosen_if = Condition::try_from(format!("{}={}", choices.into, choice.value)).ok();
            node.place = sized(width, self.button_mm());
            Node::Button(node)
        });
        let mut parts = Vec::new();
        if let Some(label) = &choices.label {
            // A question that could wrap would be given room for a line a word.
            let question = text(label, TypeStep::Figure, ColourToken::QuietInk);
            parts.push(Node::Text(content::TextNode { one_line: true, ..question }));
        }
        parts.push(lines(chips.collect(), in_a_line));
        parts
    }

    fn typing(&self, typing: &Typing) -> Node {
        let mut node = button(&id(self.app, self.page, &typing.id), &typing.label, ButtonKind::Row);
        let typed = held::text(&self.device.held, &typing.into);
        node.note = Some(match (typed.is_empty(), typing.hidden) {
            (true, _) => typing.hint.clone(),
            (false, true) => "phone-typed-hidden".into(),
            (false, false) => format!("={}", typing.into),
        });
        node.size = Some(TypeStep::Figure);
        node.place = sized(self.room.share(1), self.button_mm());
        Node::Button(node)
    }

    fn notice(&self, notice: &Notice) -> Node {
        let edge = match notice.tone {
            Tone::Warn => ColourToken::LiveLine,
            Tone::Bad => ColourToken::Tier3,
            _ => ColourToken::Brand,
        };
        Node::Box(BoxNode {
            card: true,
            ground: Some(ColourToken::Raised),
            border: Some(edge),
            pad: SpaceStep::Medium,
            children: vec![Node::Text(text(&notice.text, TypeStep::Figure, ColourToken::Ink))],
            ..BoxNode::default()
        })
    }
}

/// `#` is the row's number.
fn numbered(said: &str, number: Option<usize>) -> String {
    number.map_or_else(|| said.to_owned(), |number| said.replace('#', &number.to_string()))
}

fn ink(tone: Tone) -> ColourToken {
    match tone {
        Tone::Plain => ColourToken::Ink,
        Tone::Quiet => ColourToken::QuietInk,
        Tone::Good => ColourToken::Tier1,
        Tone::Warn => ColourToken::Tier2,
        Tone::Bad => ColourToken::Tier3,
    }
}

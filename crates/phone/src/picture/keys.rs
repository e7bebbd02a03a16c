//! Keyboards: the field above, candidates, and keys as large as the phone is.

use content::phone::Keys;
use content::{Align, BoxNode, ButtonKind, ColourToken, Condition, Node, SpaceStep, TypeStep};

use super::Room;
use super::node::{across, bold, button, down, growing, high, text};
use crate::keyboard::{Keyboard, MOST_GUESSES};

const LETTERS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const MARKS: [&str; 3] = ["1234567890", "@.-_/:#&+", ",?!'()%"];
const FIGURES: [&str; 3] = ["123", "456", "789"];

pub(super) fn keyboard_node(keyboard: &Keyboard, room: Room) -> Node {
    let typing = &keyboard.typing;
    let mut parts = vec![field(keyboard)];
    match typing.keys {
        Keys::Digits | Keys::Yuan => {
            parts.extend(FIGURES.map(|row| keys_row(row, room, false)));
            let point = if typing.keys == Keys::Yuan { Some(sign_key(".", ".", room)) } else { None };
            let last = [
                Some(named_key("key.delete", "phone-key-delete", room)),
                Some(sign_key("0", "0", room)),
                point,
                Some(named_key("key.ok", "phone-key-ok", room)),
            ];
            parts.push(row(last.into_iter().flatten().collect()));
        }
        Keys::Letters | Keys::Chinese => {
            if typing.keys == Keys::Chinese {
                parts.push(guesses(room));
            }
            let rows = if keyboard.figures { MARKS } else { LETTERS };
            parts.extend(rows.map(|signs| keys_row(signs, room, keyboard.capitals && !keyboard.figures)));
            let mut last = vec![named_key(
                "key.figures",
                if keyboard.figures { "phone-key-letters" } else { "phone-key-figures" },
                room,
            )];
            if typing.keys == Keys::Letters {
                last.push(named_key("key.capitals", "phone-key-capitals", room));
            }
            last.extend([named_key("key.delete", "phone-key-delete", room), named_key("key.ok", "phone-key-ok", room)]);
            parts.push(row(last));
        }
    }
    Node::Box(BoxNode {
        ground: Some(ColourToken::Raised),
        border: Some(ColourToken::Line),
        pad: SpaceStep::Medium,
        ..down(SpaceStep::Small, parts)
    })
}

/// What is typed, large, above the keys.
fn field(keyboard: &Keyboard) -> Node {
    let hint = if keyboard.text.is_empty() { Some(&keyboard.typing.hint) } else { None };
    let mut parts = vec![Node::Text(text(&keyboard.typing.label, TypeStep::Title, ColourToken::QuietInk))];
    let mut typed = bold("=key.text", TypeStep::Figure, ColourToken::Ink);
    typed.one_line = true;
    typed.id = Some("phone-typed".into());
    parts.push(match hint {
        Some(hint) => Node::Text(text(hint, TypeStep::Figure, ColourToken::QuietInk)),
        None => Node::Text(typed),
    });
    if keyboard.typing.keys == Keys::Chinese {
        parts.push(Node::Text(text("=key.split", TypeStep::Title, ColourToken::Brand)));
    }
    Node::Box(BoxNode {
        pad: SpaceStep::Small,
        border: Some(ColourToken::LiveLine),
        card: true,
        ..down(SpaceStep::None, parts)
    })
}

fn guesses(room: Room) -> Node {
    let keys = (1..=MOST_GUESSES).map(|number| {
        let mut key = button(&format!("key.guess{number}"), &format!("=key.guess{number}"), ButtonKind::Key);
        key.size = Some(TypeStep::Figure);
        key.place = high(key_height(room));
        key.place.min_width_mm = Some(70.0);
        key.place.show_if = Condition::try_from(format!("key.guess{number}")).ok();
        Node::Button(key)
    });
    let mut row = across(SpaceStep::Small, keys.collect());
    row.place = high(key_height(room));
    Node::Box(row)
}

fn keys_row(signs: &str, room: Room, capitals: bool) -> Node {
    let key = |sign: char| {
        let sign = if capitals { sign.to_ascii_uppercase() } else { sign };
        sign_key(&sign.to_string(), &sign.to_string(), room)
    };
    row(signs.chars().map(key).collect())
}

fn row(keys: Vec<Node>) -> Node {
    Node::Box(BoxNode { along: Align::Centre, ..across(SpaceStep::Small, keys) })
}

/// A key whose label is its sign: the same in every language.
fn sign_key(sign: &str, label: &str, room: Room) -> Node {
    let mut key = button(&format!("key.{sign}"), &format!("'{label}"), ButtonKind::Key);
    key.size = Some(TypeStep::Figure);
    key.place = growing();
    key.place.min_height_mm = Some(key_height(room));
    Node::Button(key)
}

fn named_key(id: &str, label: &str, room: Room) -> Node {
    let mut key = button(id, label, ButtonKind::QuietKey);
    key.size = Some(TypeStep::Figure);
    key.place = growing();
    key.place.min_height_mm = Some(key_height(room));
    Node::Button(key)
}

fn key_height(room: Room) -> f32 {
    if room.reach { 46.0 } else { 54.0 }
}

//! The phone's screen: status, header, what is looked at, what is touched, and the three keys of every phone.

use content::{Align, BoxNode, ButtonKind, ColourToken, Node, PictureNode, Place, SpaceStep, TypeStep};

use super::node::{across, bold, button, down, empty, growing, high, sized, text};
use super::{PageParts, Room, guide, keys};
use crate::Phone;
use crate::device::Front;

/// Height of the row of back, home and switcher.
const KEYS_ROW_MM: f32 = 62.0;
/// Side of an app on the home screen.
const APP_MM: f32 = 230.0;
const APP_REACH_MM: f32 = 190.0;

/// The screen as it is now.
#[must_use]
pub fn screen_node(phone: &Phone, room: Room) -> Node {
    let mut parts = match phone.device.front {
        Front::Locked => locked(room),
        Front::Home => home(phone, room),
        Front::Switcher => switcher(phone, room),
        Front::App(_) => app(phone, room),
    };
    if let Some(words) = guide::words_above(phone, room) {
        parts.insert(0, words);
    }
    Node::Box(BoxNode { place: growing(), ground: Some(ColourToken::Ground), children: parts, ..BoxNode::default() })
}

/// Time, that this is practice, and the signs of a phone.
fn status(colour: ColourToken) -> Node {
    Node::Box(BoxNode {
        along: Align::Spread,
        pad: SpaceStep::Wide,
        ..across(SpaceStep::Large, vec![Node::Text(bold("=phone.time", TypeStep::Figure, colour)), practice()])
    })
}

/// That no money moves: on every screen, in amber.
fn practice() -> Node {
    Node::Box(BoxNode {
        card: true,
        ground: Some(ColourToken::Live),
        pad: SpaceStep::Small,
        children: vec![Node::Text(bold("phone-practice", TypeStep::Title, ColourToken::OnLive))],
        ..BoxNode::default()
    })
}

/// A drawing in the middle of what is only looked at.
fn drawing(file: &str, width_mm: f32) -> Node {
    let place = Place { width_mm: Some(width_mm), ..Place::default() };
    Node::Box(BoxNode {
        along: Align::Centre,
        ..across(SpaceStep::None, vec![Node::Picture(PictureNode { file: file.to_owned(), id: None, place })])
    })
}

fn system_keys() -> Node {
    let key = |id: &str, label: &str, icon: &str| {
        let mut key = button(id, label, ButtonKind::Round);
        key.icon = Some(icon.to_owned());
        key.size = Some(TypeStep::Figure);
        key.place = sized(150.0, 50.0);
        Node::Button(key)
    };
    Node::Box(BoxNode {
        along: Align::Spread,
        place: high(KEYS_ROW_MM),
        ground: Some(ColourToken::Raised),
        ..across(
            SpaceStep::Large,
            vec![
                empty(sized(20.0, 0.0)),
                key("phone.back", "phone-back", "nav-back"),
                key("phone.home", "phone-home", "nav-home"),
                key("phone.switch", "phone-switch", "nav-switch"),
                empty(sized(20.0, 0.0)),
            ],
        )
    })
}

fn locked(room: Room) -> Vec<Node> {
    let mut unlock = button("phone.unlock", "phone-unlock", ButtonKind::Primary);
    unlock.icon = Some("unlock".into());
    unlock.size = Some(TypeStep::Figure);
    unlock.place = sized(420.0, 90.0);
    vec![Node::Box(BoxNode {
        place: growing(),
        ground: Some(ColourToken::Brand),
        pad: SpaceStep::Wide,
        gap: SpaceStep::Large,
        across: Some(Align::Centre),
        along: Align::Spread,
        children: vec![
            Node::Box(BoxNode {
                across: Some(Align::Centre),
                ..down(
                    SpaceStep::Medium,
                    vec![
                        practice(),
                        Node::Text(bold("=phone.time", TypeStep::Giant, ColourToken::OnBrand)),
                        Node::Text(text("phone-date", TypeStep::Figure, ColourToken::OnBrand)),
                    ],
                )
            }),
            drawing("house", if room.reach { 380.0 } else { 460.0 }),
            Node::Button(unlock),
        ],
        ..BoxNode::default()
    })]
}

fn home(phone: &Phone, room: Room) -> Vec<Node> {
    let side = room.share(3).min(if room.reach { APP_REACH_MM } else { APP_MM });
    let apps = phone.docs.apps.values().map(|app| {
        let mut tile = button(&format!("phone.app.{}", app.doc.id), &app.doc.name, ButtonKind::Tile);
        tile.icon = Some(format!("phone/{}", app.doc.icon));
        tile.size = Some(TypeStep::Figure);
        tile.place = sized(side, side);
        Node::Button(tile)
    });
    let apps = BoxNode { along: Align::Spread, ..across(SpaceStep::Medium, apps.collect()) };
    vec![
        status(ColourToken::Ink),
        Node::Box(BoxNode {
            place: growing(),
            pad: SpaceStep::Wide,
            gap: SpaceStep::Wide,
            along: Align::Spread,
            children: vec![
                drawing("house", if room.reach { 380.0 } else { 480.0 }),
                Node::Text(bold("phone-home-title", TypeStep::Hero, ColourToken::Brand)),
                Node::Text(text("phone-home-body", TypeStep::Figure, ColourToken::QuietInk)),
                Node::Box(apps),
            ],
            ..BoxNode::default()
        }),
        system_keys(),
    ]
}

fn switcher(phone: &Phone, room: Room) -> Vec<Node> {
    let mut cards: Vec<Node> = phone
        .device
        .recent
        .iter()
        .filter_map(|id| phone.docs.apps.get(id))
        .map(|app| {
            let mut row = button(&format!("phone.app.{}", app.doc.id), &app.doc.name, ButtonKind::Row);
            let page = phone.device.stacks.get(&app.doc.id).and_then(|pages| app.pages.get(pages.last()?));
            row.note = page.map(|page| page.title.clone());
            row.icon = Some(format!("phone/{}", app.doc.icon));
            row.size = Some(TypeStep::Figure);
            row.place = sized(room.share(1), 90.0);
            Node::Button(row)
        })
        .collect();
    if cards.is_empty() {
        cards.push(Node::Text(text("phone-switch-empty", TypeStep::Figure, ColourToken::QuietInk)));
    }
    vec![
        status(ColourToken::Ink),
        Node::Box(BoxNode {
            place: growing(),
            pad: SpaceStep::Wide,
            gap: SpaceStep::Large,
            along: Align::End,
            children: [vec![Node::Text(bold("phone-switch-title", TypeStep::Hero, ColourToken::Brand))], cards]
                .concat(),
            ..BoxNode::default()
        }),
        system_keys(),
    ]
}

fn app(phone: &Phone, room: Room) -> Vec<Node> {
    let device = &phone.device;
    let (Some(app), Some(page)) = (device.app(), device.page()) else {
        return vec![status(ColourToken::Ink), system_keys()];
    };
    let shown = PageParts::of(device, app, page, room);
    let header = BoxNode {
        ground: Some(app.doc.colour),
        children: vec![
            status(app.doc.on_colour),
            Node::Box(BoxNode { pad: SpaceStep::Wide, children: shown.names, ..BoxNode::default() }),
        ],
        ..BoxNode::default()
    };
    let below = if let Some(keyboard) = &device.keyboard {
        keys::keyboard_node(keyboard, room)
    } else if device.waiting.is_some() {
        sheet(vec![Node::Text(bold("phone-waiting", TypeStep::Figure, ColourToken::Ink))])
    } else if let Some(dialog) = shown.dialog {
        sheet(dialog)
    } else {
        Node::Box(BoxNode { pad: SpaceStep::Wide, ..down(SpaceStep::Medium, shown.touched) })
    };
    let mut parts = vec![
        Node::Box(header),
        Node::Box(BoxNode { place: growing(), pad: SpaceStep::Wide, ..down(SpaceStep::Large, shown.looked_at) }),
    ];
    if let Some(word) = &device.word {
        parts.push(Node::Box(BoxNode {
            ground: Some(ColourToken::Inverse),
            pad: SpaceStep::Large,
            across: Some(Align::Centre),
            children: vec![Node::Text(text(&word.message, TypeStep::Figure, ColourToken::OnInverse))],
            ..BoxNode::default()
        }));
    }
    parts.extend([below, system_keys()]);
    parts
}

/// A card that comes up from below, within reach.
fn sheet(children: Vec<Node>) -> Node {
    Node::Box(BoxNode {
        card: true,
        ground: Some(ColourToken::Raised),
        border: Some(ColourToken::Brand),
        pad: SpaceStep::Wide,
        gap: SpaceStep::Large,
        children,
        ..BoxNode::default()
    })
}

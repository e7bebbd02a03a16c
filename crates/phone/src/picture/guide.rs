//! The guide below the phone: what to learn, the words of the step, the way back, and what to take home.

use content::phone::Purpose;
use content::{Align, BoxNode, ButtonKind, ButtonNode, ColourToken, Node, Place, SpaceStep, TypeStep};

use super::Room;
use super::node::{across, bold, button, down, high, lines, sized, text};
use crate::expected::{Expected, expected};
use crate::guide::{Menu, PURPOSES, purpose_name};
use crate::lesson::{Help, Lesson, Mode};
use crate::{Front, Phone};

/// Height of the guide in a menu and in a lesson. In reach mode its words stand above, where nothing is touched.
const MENU_MM: f32 = 470.0;
const LESSON_MM: f32 = 400.0;
const REACH_MENU_MM: f32 = 350.0;
const REACH_LESSON_MM: f32 = 92.0;
/// Height of the guide's buttons.
const BUTTON_MM: f32 = 60.0;
/// Side of a dot that counts a step.
const DOT_MM: f32 = 14.0;

/// The guide as it is now.
#[must_use]
pub fn guide_node(phone: &Phone, room: Room) -> Node {
    let (mut parts, touched) = said_and_touched(phone, room);
    let in_lesson = phone.lesson.is_some() || phone.menu == Menu::Around;
    if room.reach && in_lesson {
        parts.clear();
    }
    parts.push(touched);
    // Of one height during a lesson, so that nothing moves under a finger.
    let height_mm = match (room.reach, &phone.lesson, phone.menu) {
        (false, Some(_), _) => LESSON_MM,
        (false, None, _) => MENU_MM,
        (true, None, Menu::Purposes | Menu::Tasks(_)) => REACH_MENU_MM,
        (true, _, _) => REACH_LESSON_MM,
    };
    Node::Box(BoxNode {
        place: Place { height_mm: Some(height_mm), ..Place::default() },
        ground: Some(ColourToken::Inverse),
        pad: if room.reach { SpaceStep::Medium } else { SpaceStep::Wide },
        along: Align::Spread,
        ..down(SpaceStep::Medium, parts)
    })
}

/// In reach mode what the guide says during a lesson stands at the top of the phone.
pub(super) fn words_above(phone: &Phone, room: Room) -> Option<Node> {
    let in_lesson = phone.lesson.is_some() || phone.menu == Menu::Around;
    (room.reach && in_lesson).then(|| {
        Node::Box(BoxNode {
            ground: Some(ColourToken::Inverse),
            pad: SpaceStep::Wide,
            ..down(SpaceStep::Small, said_and_touched(phone, room).0)
        })
    })
}

/// What is read, and the row of what is touched.
fn said_and_touched(phone: &Phone, room: Room) -> (Vec<Node>, Node) {
    match (&phone.lesson, phone.menu) {
        (Some(lesson), _) if lesson.done => done(lesson, room),
        (Some(lesson), _) => lesson_parts(phone, lesson, room),
        (None, Menu::Purposes) => purposes(room),
        (None, Menu::Tasks(purpose)) => tasks(phone, purpose, room),
        (None, Menu::Around) => around(room),
    }
}

fn headline(message: &str) -> Node {
    Node::Text(bold(message, TypeStep::Hero, ColourToken::OnInverse))
}

fn words(message: &str) -> Node {
    Node::Text(text(message, TypeStep::Figure, ColourToken::OnInverse))
}

fn plain(id: &str, label: &str, kind: ButtonKind, room: Room) -> ButtonNode {
    let mut node = button(id, label, kind);
    // A row of them has to stay one in elder size.
    node.size = Some(if room.elder { TypeStep::Title } else { TypeStep::Figure });
    node.place = high(BUTTON_MM);
    node
}

fn purposes(room: Room) -> (Vec<Node>, Node) {
    let width = room.share(3);
    let tiles = PURPOSES.map(|purpose| {
        let (label, icon) = match purpose {
            Purpose::Buy => ("guide-buy", "guide-buy"),
            Purpose::Query => ("guide-query", "guide-query"),
            Purpose::Handle => ("guide-handle", "guide-handle"),
        };
        let mut tile = button(&format!("guide.{}", purpose_name(purpose)), label, ButtonKind::Tile);
        tile.icon = Some(icon.into());
        tile.size = Some(TypeStep::Figure);
        tile.place = sized(width, if room.reach { 170.0 } else { 210.0 });
        Node::Button(tile)
    });
    (vec![headline("guide-ask"), words("guide-promise")], Node::Box(across(SpaceStep::Medium, tiles.into())))
}

fn tasks(phone: &Phone, purpose: Purpose, room: Room) -> (Vec<Node>, Node) {
    let width = room.share(2);
    let known = phone.docs.apps.values().flat_map(|app| app.tasks.iter().map(move |task| (app, task)));
    let rows = known.filter(|(_, task)| task.purpose == purpose).map(|(app, task)| {
        let mut row = button(&format!("guide.task.{}", task.id), &task.name, ButtonKind::Row);
        row.icon = Some(format!("phone/{}", app.doc.icon));
        row.size = Some(if room.english || room.elder || room.reach { TypeStep::Title } else { TypeStep::Figure });
        row.place = sized(width, if room.reach { 38.0 } else { 52.0 });
        Node::Button(row)
    });
    let back = plain("guide.menu", "guide-menu", ButtonKind::Plain, room);
    let head = BoxNode {
        along: Align::Spread,
        ..across(SpaceStep::Medium, vec![headline("guide-choose"), Node::Button(back)])
    };
    (vec![Node::Box(head)], lines(rows.collect(), 2))
}

fn around(room: Room) -> (Vec<Node>, Node) {
    (
        vec![headline("guide-around"), words("guide-around-body")],
        Node::Box(across(
            SpaceStep::Medium,
            vec![Node::Button(plain("guide.menu", "guide-learn", ButtonKind::Primary, room))],
        )),
    )
}

fn lesson_parts(phone: &Phone, lesson: &Lesson, room: Room) -> (Vec<Node>, Node) {
    let mut parts = vec![progress(phone, lesson)];
    let wanted = expected(&phone.device, lesson);
    let lost = wanted == Expected::Undo;
    if lesson.wrong.is_some() {
        parts.push(headline("guide-wrong"));
        let about = lesson.wrong.as_ref().is_some_and(|wrong| wrong.about.is_some());
        parts.push(words(if about { "=guide.about" } else { "guide-wrong-body" }));
    } else if lost {
        parts.push(headline("guide-lost"));
        parts.push(words("guide-lost-body"));
    } else if lesson.help >= Help::Words {
        // The one thing this moment teaches is the largest thing on it.
        let size = if room.reach || room.elder { TypeStep::Hero } else { TypeStep::Giant };
        parts.push(Node::Text(bold(&say(phone, lesson), size, ColourToken::OnInverse)));
        parts.push(words(if lesson.help == Help::Staff { "guide-staff" } else { "guide-calm" }));
    } else {
        parts.push(headline("=guide.task"));
        parts.push(words("guide-alone"));
    }
    if lesson.mode == Mode::Race {
        parts.push(queue(lesson));
    }
    let mut buttons = Vec::new();
    if lesson.wrong.is_some() || lost {
        buttons.push(plain("guide.undo", "guide-undo", ButtonKind::Primary, room));
    }
    match lesson.mode {
        Mode::Guided => buttons.push(plain("guide.free", "guide-free", ButtonKind::Plain, room)),
        Mode::Free | Mode::Race => {
            buttons.push(plain("guide.help", "guide-help", ButtonKind::Plain, room));
            buttons.push(plain("guide.guided", "guide-guided", ButtonKind::Plain, room));
        }
    }
    buttons.push(plain("guide.close", "guide-other", ButtonKind::Plain, room));
    (parts, Node::Box(across(SpaceStep::Medium, buttons.into_iter().map(Node::Button).collect())))
}

/// Task, step and a dot a step: hard looks easy when its end is in sight.
fn progress(phone: &Phone, lesson: &Lesson) -> Node {
    let reached = match phone.device.front {
        Front::Locked => 0,
        Front::Home | Front::Switcher => 1,
        Front::App(_) => lesson.step + 2,
    };
    let dots = (0..lesson.all_steps()).map(|step| {
        Node::Box(BoxNode {
            place: Place { width_mm: Some(DOT_MM), height_mm: Some(DOT_MM), ..Place::default() },
            card: true,
            ground: (step <= reached).then_some(ColourToken::Live),
            border: Some(ColourToken::Live),
            ..BoxNode::default()
        })
    });
    Node::Box(BoxNode {
        along: Align::Spread,
        ..across(
            SpaceStep::Large,
            vec![
                Node::Text(text("guide-step", TypeStep::Figure, ColourToken::OnInverse)),
                Node::Box(across(SpaceStep::Small, dots.collect())),
            ],
        )
    })
}

/// What the hand says now, a message.
pub(crate) fn say(phone: &Phone, lesson: &Lesson) -> String {
    let step = lesson.task.steps.get(lesson.step);
    match expected(&phone.device, lesson) {
        Expected::Touch(touch) => match touch.as_str() {
            "phone.unlock" => "guide-unlock".into(),
            "phone.home" => "guide-home".into(),
            "key.ok" => "guide-key-ok".into(),
            "key.delete" => "guide-key-delete".into(),
            touch if touch.starts_with("phone.app.") => "guide-open".into(),
            touch if touch.starts_with("key.") => "guide-type".into(),
            _ => step.map(|step| step.say.clone()).unwrap_or_default(),
        },
        Expected::Wait => "guide-wait".into(),
        Expected::Undo | Expected::Nothing => "guide-lost".into(),
    }
}

/// Those who still stand before the counter.
fn queue(lesson: &Lesson) -> Node {
    let people = (0..lesson.queue()).map(|_| {
        let place = Place { width_mm: Some(34.0), ..Place::default() };
        Node::Picture(content::PictureNode { file: "phone/queue-person".into(), id: None, place })
    });
    Node::Box(BoxNode {
        along: Align::Spread,
        ..across(
            SpaceStep::Medium,
            vec![
                Node::Text(text("guide-queue", TypeStep::Figure, ColourToken::OnInverse)),
                Node::Box(across(SpaceStep::Hair, people.collect())),
            ],
        )
    })
}

fn done(lesson: &Lesson, room: Room) -> (Vec<Node>, Node) {
    let mut buttons = vec![Node::Button(plain("guide.takeaway", "guide-takeaway", ButtonKind::Primary, room))];
    buttons.push(Node::Button(match lesson.mode {
        Mode::Guided => plain("guide.free", "guide-once-more", ButtonKind::Plain, room),
        Mode::Free => plain("guide.race", "guide-race", ButtonKind::Plain, room),
        Mode::Race => plain("guide.race", "guide-race-again", ButtonKind::Plain, room),
    }));
    buttons.push(Node::Button(plain("guide.close", "guide-other", ButtonKind::Plain, room)));
    let said = if lesson.mode == Mode::Race { "guide-race-done" } else { "guide-done" };
    (vec![headline(&lesson.task.done), words(said)], Node::Box(across(SpaceStep::Medium, buttons)))
}

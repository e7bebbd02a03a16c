//! The practice phone's documents: the household, addresses, the keyboard, an app and its topics, one after the other in an
//! input. What is accepted runs: every control that is reached can be touched, drawn and waited for.
#![no_main]

use std::sync::Arc;

use content::phone::PhoneDocs;
use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use phone::{Mode, Phone, Room, Taught, guide_node, screen_node};
use zhidian_fuzz::{Hall, text};

/// What stands between the documents of an input.
const CUT: char = '\u{1}';

const PATHS: [&str; 5] = ["wsgw/app.ron", "wsgw/home.ron", "household.ron", "addresses.ron", "keyboard.ron"];

fuzz_target!(|data: &[u8]| {
    let Some(text) = text(data) else { return };
    let mut hall = Hall::new();
    // A household that is always there, unless the input brings its own.
    hall.put("scenes/phone/household.ron", include_str!("../../scenes/phone/household.ron"));
    for (path, document) in PATHS.iter().zip(text.split(CUT)) {
        if !document.is_empty() {
            hall.put(&format!("scenes/phone/{path}"), document);
        }
    }
    let (library, _) = hall.read().unwrap();
    run(&library.phone);
});

fn run(docs: &Arc<PhoneDocs>) {
    let words = Arc::new(Taught::of(docs));
    let Some(mut phone) = Phone::new(docs.clone(), words, date(2026, 11, 25).at(10, 24, 0, 0)) else { return };
    for app in docs.apps.values() {
        for task in app.tasks.iter().take(2) {
            phone.begin(&task.id, Mode::Guided);
            for _ in 0..20 {
                draw(&phone);
                match phone.next_touch() {
                    Some(control) => drop(phone.touch(&control)),
                    None => drop(phone.pass(phone.next_change_ms())),
                }
            }
        }
        phone.touch("guide.around");
        phone.touch("phone.unlock");
        phone.touch(&format!("phone.app.{}", app.doc.id));
        for control in draw(&phone) {
            phone.touch(&control);
            phone.pass(10_000);
            draw(&phone);
            phone.touch("phone.back");
        }
    }
}

/// Draws phone and guide, and gives what can be touched on the phone.
fn draw(phone: &Phone) -> Vec<String> {
    let room = Room { width_mm: 520.0, elder: false, english: true, reach: false };
    guide_node(phone, room).walk(&mut |_| {});
    let mut controls = Vec::new();
    screen_node(phone, room).walk(&mut |node| {
        if let content::Node::Button(button) = node {
            controls.push(button.id.clone());
        }
    });
    controls.truncate(40);
    controls
}

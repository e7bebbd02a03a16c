//! Fingers on the shipped apps: any touches, keys and pauses. The phone always says what can be touched, and drawing it and
//! leaving it never fails.
#![no_main]

use std::sync::{Arc, LazyLock};

use arbitrary::Arbitrary;
use content::phone::PhoneDocs;
use content::{Library, Node, Source};
use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use phone::{Guess, Mode, Phone, Room, Told, Words, guide_node, screen_node};

#[derive(Arbitrary, Debug)]
enum Deed {
    /// What is drawn, by its place.
    Phone(u8),
    Guide(u8),
    /// What the hand points at.
    Hand,
    Key(char),
    Named(u8),
    Begin(u8, u8),
    Pass(u32),
    Text(String),
    Anew,
}

const NAMED: [&str; 12] = [
    "phone.unlock",
    "phone.home",
    "phone.back",
    "phone.switch",
    "key.ok",
    "key.delete",
    "key.figures",
    "key.capitals",
    "key.guess1",
    "key.guess0",
    "guide.undo",
    "guide.close",
];

/// The keyboard's words as the exhibit has them.
struct Pinyin;

impl Words for Pinyin {
    fn guess(&self, letters: &str, most: usize) -> (String, Vec<Guess>) {
        let found = pinyin::Lexicon::shipped().candidates(letters, pinyin::Fuzzy::default(), most);
        let guess = |word: pinyin::Candidate| Guess { text: word.text, letters: word.typed };
        (found.syllables, found.words.into_iter().map(guess).collect())
    }
}

static DOCS: LazyLock<Arc<PhoneDocs>> = LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let documents = Source::new(Vec::new(), Some(folder.into())).documents().unwrap();
    let (library, errors) = Library::load(&documents).unwrap();
    assert!(errors.is_empty(), "{errors:?}");
    library.phone
});

fuzz_target!(|deeds: Vec<Deed>| {
    let now = date(2026, 11, 25).at(10, 24, 0, 0);
    let mut phone = Phone::new(DOCS.clone(), Arc::new(Pinyin), now).unwrap();
    let tasks: Vec<&str> = DOCS.apps.values().flat_map(|app| &app.tasks).map(|task| task.id.as_str()).collect();
    let mut open = 0_i32;
    let mut hear = |told: Vec<Told>| {
        for told in told {
            match told {
                Told::Began { .. } => open += 1,
                Told::Ended { .. } => open -= 1,
                Told::TakeAway { real_thing, .. } => assert!(real_thing.starts_with("https://")),
            }
            assert!((0..=1).contains(&open), "two lessons at once");
        }
    };
    for deed in deeds.into_iter().take(60) {
        let told = match deed {
            Deed::Phone(at) => pick(&screen_node(&phone, ROOM), at).map(|control| phone.touch(&control)),
            Deed::Guide(at) => pick(&guide_node(&phone, ROOM), at).map(|control| phone.touch(&control)),
            Deed::Hand => phone.next_touch().map(|control| phone.touch(&control)),
            Deed::Key(key) => Some(phone.touch(&format!("key.{key}"))),
            Deed::Named(at) => Some(phone.touch(NAMED[usize::from(at) % NAMED.len()])),
            Deed::Begin(at, mode) => {
                let mode = [Mode::Guided, Mode::Free, Mode::Race][usize::from(mode) % 3];
                phone.begin(tasks[usize::from(at) % tasks.len()], mode);
                None
            }
            Deed::Pass(ms) => {
                phone.pass(ms.into());
                None
            }
            Deed::Text(control) => Some(phone.touch(&control)),
            Deed::Anew => {
                hear(phone.leave());
                phone = phone.anew();
                None
            }
        };
        hear(told.unwrap_or_default());
        assert!(phone.next_change_ms() > 0);
        let _ = (phone.pointed(), phone.is_typing(), phone.now());
    }
    let _ = screen_node(&phone, ROOM);
    let _ = guide_node(&phone, ROOM);
    hear(phone.leave());
    assert_eq!(open, 0, "a lesson that nobody ended");
});

const ROOM: Room = Room { width_mm: 520.0, elder: false, english: false, reach: false };

/// The control of the button at a place, counted round.
fn pick(root: &Node, at: u8) -> Option<String> {
    let mut ids = Vec::new();
    root.walk(&mut |node| {
        if let Node::Button(button) = node {
            ids.push(button.id.clone());
        }
    });
    (!ids.is_empty()).then(|| ids.swap_remove(usize::from(at) % ids.len()))
}

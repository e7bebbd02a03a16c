//! The phone itself: locked or not, which app is in front, which pages lie on each other, what a dialog asks.

use std::collections::BTreeMap;
use std::sync::Arc;

use content::Values;
use content::phone::{Act, App, Dialog, Keys, PageDoc, PhoneDocs};

use crate::keyboard::Keyboard;
use crate::touchable::Control;
use crate::{account, held};

/// How long a short word stays.
const WORD_MS: u64 = 3_000;
/// Most pages on each other; the oldest but the first goes.
const MOST_PAGES: usize = 12;

/// What is in front.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Front {
    Locked,
    Home,
    /// All opened apps side by side.
    Switcher,
    /// An app by its id.
    App(String),
}

/// Something turns until the rest is done.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Waiting {
    pub left_ms: u64,
    then: Vec<Act>,
}

/// A short word at the bottom of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub message: String,
    left_ms: u64,
}

/// The phone as it is. Cloned for every step that can be undone.
#[derive(Clone, Debug, PartialEq)]
pub struct Device {
    pub(crate) docs: Arc<PhoneDocs>,
    pub front: Front,
    /// Pages of each opened app, the one in front last.
    pub(crate) stacks: BTreeMap<String, Vec<String>>,
    /// Opened apps, latest first.
    pub(crate) recent: Vec<String>,
    pub(crate) dialog: Option<String>,
    pub(crate) keyboard: Option<Keyboard>,
    pub(crate) waiting: Option<Waiting>,
    pub(crate) word: Option<Word>,
    pub(crate) held: Values,
}

impl Device {
    pub(crate) fn new(docs: Arc<PhoneDocs>, account: &Values) -> Self {
        let mut values = account.clone();
        for app in docs.apps.values() {
            for (name, memory) in &app.doc.memory {
                held::remember(&mut values, name, memory);
            }
        }
        Self {
            docs,
            front: Front::Locked,
            stacks: BTreeMap::new(),
            recent: Vec::new(),
            dialog: None,
            keyboard: None,
            waiting: None,
            word: None,
            held: values,
        }
    }

    /// The app in front.
    pub(crate) fn app(&self) -> Option<&Arc<App>> {
        let Front::App(id) = &self.front else { return None };
        self.docs.apps.get(id)
    }

    /// The page in front.
    pub(crate) fn page(&self) -> Option<&PageDoc> {
        let app = self.app()?;
        app.pages.get(self.stacks.get(&app.doc.id)?.last()?)
    }

    /// The dialog that is open.
    pub(crate) fn open_dialog(&self) -> Option<&Dialog> {
        self.page()?.dialogs.iter().find(|dialog| self.dialog.as_ref() == Some(&dialog.id))
    }

    /// Name of what is on the screen, for the record: `wsgw.home`, `locked`.
    pub(crate) fn place(&self) -> String {
        match (&self.front, self.page()) {
            (Front::Locked, _) => "locked".into(),
            (Front::Home, _) => "home".into(),
            (Front::Switcher, _) => "switcher".into(),
            (Front::App(app), Some(page)) => format!("{app}.{}", page.id),
            (Front::App(app), None) => app.clone(),
        }
    }

    /// What belongs to the phone and not to an app: unlock, back, home, the switcher, opening an app.
    pub(crate) fn system(&mut self, asked: &str) -> bool {
        match asked {
            "unlock" if self.front == Front::Locked => self.go_home(),
            "home" if self.front != Front::Locked => self.go_home(),
            "switch" if self.front != Front::Locked => {
                self.rest();
                self.front = Front::Switcher;
            }
            "back" => self.back(),
            _ => match asked.strip_prefix("app.") {
                Some(app) if self.front != Front::Locked => self.open(app),
                _ => return false,
            },
        }
        true
    }

    fn go_home(&mut self) {
        self.rest();
        self.front = Front::Home;
    }

    /// Opens an app where it was left, or at its first page.
    pub(crate) fn open(&mut self, id: &str) {
        let Some(app) = self.docs.apps.get(id).cloned() else { return };
        self.rest();
        self.front = Front::App(id.to_owned());
        self.recent.retain(|other| other != id);
        self.recent.insert(0, id.to_owned());
        if !self.stacks.contains_key(id) {
            self.stacks.insert(id.to_owned(), Vec::new());
            self.show(&app.doc.start);
        }
    }

    fn back(&mut self) {
        if self.keyboard.take().is_some() || self.dialog.take().is_some() || self.waiting.take().is_some() {
            return;
        }
        match &self.front {
            Front::App(id) => match self.stacks.get_mut(id) {
                Some(pages) if pages.len() > 1 => {
                    pages.pop();
                }
                _ => self.go_home(),
            },
            Front::Switcher => self.go_home(),
            Front::Home | Front::Locked => {}
        }
    }

    /// Nothing in front of the page any more.
    fn rest(&mut self) {
        self.keyboard = None;
        self.dialog = None;
        self.waiting = None;
        self.word = None;
    }

    fn show(&mut self, page: &str) {
        let Some(app) = self.app().cloned() else { return };
        let Some(doc) = app.pages.get(page) else { return };
        self.rest();
        let pages = self.stacks.entry(app.doc.id.clone()).or_default();
        // A page that lies there already is gone back to: forward and back do not pile up.
        match pages.iter().position(|other| other == page) {
            Some(at) => pages.truncate(at + 1),
            None => pages.push(page.to_owned()),
        }
        if pages.len() > MOST_PAGES {
            pages.remove(1);
        }
        self.carry_out(&doc.enter);
    }

    /// A control of the page or dialog in front was touched. False where there is none of the id that can be.
    pub(crate) fn touch(&mut self, control: &str) -> bool {
        if self.waiting.is_some() || self.keyboard.is_some() {
            return false;
        }
        let Some(found) = self.control(control) else { return false };
        match found {
            Control::Acts(acts) => self.carry_out(&acts),
            Control::Choice(into, value) => self.put(&into, &value),
            Control::Tick(into) => {
                let ticked = self.held.get(&into) == Some(&content::Value::Flag(true));
                held::set_flag(&mut self.held, &into, !ticked);
            }
            Control::Typing(typing) => {
                self.keyboard = Some(Keyboard::new(&typing, held::text(&self.held, &typing.into)))
            }
        }
        true
    }

    /// Carries out acts in order.
    pub(crate) fn carry_out(&mut self, acts: &[Act]) {
        for act in acts {
            match act {
                Act::Show(page) => self.show(page),
                Act::Back => self.back(),
                Act::Start => {
                    if let Some(app) = self.app().cloned() {
                        self.stacks.insert(app.doc.id.clone(), Vec::new());
                        self.show(&app.doc.start);
                    }
                }
                Act::Set(name, value) => self.put(name, value),
                Act::Add(name, amount) => {
                    held::add(&mut self.held, name, amount);
                    account::follow_balance(&mut self.held);
                }
                Act::Pick(list, index, into) => held::pick(&mut self.held, list, index, into),
                Act::Ask(dialog) => self.dialog = Some(dialog.clone()),
                Act::Dismiss => self.dialog = None,
                Act::Say(message) => self.word = Some(Word { message: message.clone(), left_ms: WORD_MS }),
                Act::Wait(ms, then) => {
                    self.waiting = Some(Waiting { left_ms: u64::from(*ms), then: then.clone() });
                    // What follows a wait is done after it, or the wait would show nothing.
                    return;
                }
                Act::If(condition, then, otherwise) => {
                    let acts = if condition.holds(&self.held) { then } else { otherwise };
                    self.carry_out(acts);
                }
            }
        }
    }

    /// Puts something under a name.
    pub(crate) fn put(&mut self, name: &str, value: &str) {
        let value = held::meant(&self.held, value);
        self.held.set(name, value);
        if name == "house.balance" {
            account::follow_balance(&mut self.held);
        }
    }

    /// What was typed is put where it belongs; typing ends.
    pub(crate) fn end_typing(&mut self, full: bool) {
        let Some(keyboard) = self.keyboard.take() else { return };
        let typing = keyboard.typing;
        held::set_text(&mut self.held, &typing.into, &keyboard.text);
        if full {
            self.carry_out(&typing.full);
        }
    }

    /// Time passes. True where something changed.
    pub(crate) fn pass(&mut self, ms: u64) -> bool {
        let mut changed = false;
        if let Some(word) = &mut self.word {
            word.left_ms = word.left_ms.saturating_sub(ms);
            if word.left_ms == 0 {
                self.word = None;
                changed = true;
            }
        }
        if let Some(waiting) = &mut self.waiting {
            waiting.left_ms = waiting.left_ms.saturating_sub(ms);
            if waiting.left_ms == 0
                && let Some(waiting) = self.waiting.take()
            {
                self.carry_out(&waiting.then);
                changed = true;
            }
        }
        changed
    }

    /// Until something changes by itself.
    pub(crate) fn next_change_ms(&self) -> Option<u64> {
        let word = self.word.as_ref().map(|word| word.left_ms);
        let waiting = self.waiting.as_ref().map(|waiting| waiting.left_ms);
        [word, waiting].into_iter().flatten().min()
    }

    /// True while fingers type.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.keyboard.is_some()
    }
}

/// A field that takes figures or letters alone is typed into with those keys.
pub(crate) fn takes(keys: Keys, sign: char) -> bool {
    match keys {
        Keys::Digits => sign.is_ascii_digit(),
        Keys::Yuan => sign.is_ascii_digit() || sign == '.',
        Keys::Letters => sign.is_ascii_graphic(),
        Keys::Chinese => !sign.is_control(),
    }
}

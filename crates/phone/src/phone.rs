//! The phone with its guide: everything a visitor does in this zone.

use std::sync::Arc;

use content::Values;
use content::phone::PhoneDocs;
use jiff::civil::DateTime;

use crate::account;
use crate::device::{Device, Front};
use crate::expected::{Expected, expected};
use crate::guide::{Menu, PURPOSES, purpose_name};
use crate::keyboard::{Stroke, Words};
use crate::lesson::{Help, Lesson, Mode};
use crate::told::Told;
use crate::wrong_turn::WrongTurn;

/// The date and time of the hall.
pub type Today = DateTime;

/// The practice phone.
pub struct Phone {
    pub(crate) docs: Arc<PhoneDocs>,
    words: Arc<dyn Words>,
    account: Values,
    pub(crate) device: Device,
    pub(crate) menu: Menu,
    pub(crate) lesson: Option<Lesson>,
    pub(crate) time: DateTime,
    /// Milliseconds since `time` was told.
    since_ms: u64,
    told: Vec<Told>,
}

impl Phone {
    /// A locked phone and the question what to learn; `None` where there is no household or app to practise with.
    #[must_use]
    pub fn new(docs: Arc<PhoneDocs>, words: Arc<dyn Words>, now: Today) -> Option<Self> {
        let household = docs.household.clone().filter(|_| !docs.apps.is_empty())?;
        let mut account = Values::default();
        account::open(&household, now.date(), &mut account);
        let device = Device::new(docs.clone(), &account);
        Some(Self::with(docs, words, account, device, now))
    }

    fn with(docs: Arc<PhoneDocs>, words: Arc<dyn Words>, account: Values, device: Device, now: Today) -> Self {
        let menu = Menu::default();
        Self { docs, words, account, device, menu, lesson: None, time: now, since_ms: 0, told: Vec::new() }
    }

    /// A phone that nobody has touched, with the same account and at the time it is now.
    #[must_use]
    pub fn anew(&self) -> Self {
        let device = Device::new(self.docs.clone(), &self.account);
        Self::with(self.docs.clone(), self.words.clone(), self.account.clone(), device, self.now())
    }

    /// Shows `own` in place of whatever follows from the day of the visit.
    pub(crate) fn hide_days(&mut self, own: &str) {
        if let Some(household) = &self.docs.household {
            account::hide_days(household, self.time.date(), own, &mut self.account);
        }
        self.device = Device::new(self.docs.clone(), &self.account);
    }

    /// A control was touched. What the record hears is returned.
    pub fn touch(&mut self, control: &str) -> Vec<Told> {
        match control.split_once('.') {
            Some(("guide", asked)) => self.ask_guide(asked),
            Some(_) => self.touch_phone(control),
            None => {}
        }
        std::mem::take(&mut self.told)
    }

    /// Begins a task.
    pub fn begin(&mut self, task: &str, mode: Mode) {
        let found =
            self.docs.apps.values().find_map(|app| Some((app, app.tasks.iter().find(|known| known.id == task)?)));
        let Some((app, task)) = found.map(|(app, task)| (app.clone(), task.clone())) else { return };
        self.leave_lesson();
        self.device = Device::new(self.docs.clone(), &self.account);
        for (name, value) in &task.given {
            self.device.put(name, value);
        }
        self.told.push(Told::Began { app: app.doc.id.clone(), task: task.id.clone(), mode: mode.name() });
        self.lesson = Some(Lesson::new(app, task, mode));
    }

    /// The lesson ends, done or not: told once.
    fn leave_lesson(&mut self) {
        if let Some(lesson) = self.lesson.take() {
            self.told.push(Told::Ended {
                app: lesson.app.doc.id.clone(),
                task: lesson.task.id.clone(),
                mode: lesson.mode.name(),
                finished: lesson.done,
                page: self.device.place(),
                helps: lesson.helps,
                wrong_turns: lesson.wrong_turns,
                took_ms: lesson.took_ms,
            });
        }
    }

    /// The visit is over.
    pub fn leave(&mut self) -> Vec<Told> {
        self.leave_lesson();
        std::mem::take(&mut self.told)
    }

    fn ask_guide(&mut self, asked: &str) {
        match asked {
            "undo" => self.undo(),
            "help" => {
                if let Some(lesson) = &mut self.lesson {
                    lesson.more_help();
                }
            }
            "close" => {
                self.leave_lesson();
                self.menu = match self.menu {
                    Menu::Around => Menu::Purposes,
                    menu => menu,
                };
                self.device = Device::new(self.docs.clone(), &self.account);
            }
            "menu" => self.menu = Menu::Purposes,
            "around" => self.menu = Menu::Around,
            "guided" => self.again(Mode::Guided),
            "free" => self.again(Mode::Free),
            "race" => self.again(Mode::Race),
            "takeaway" => {
                if let Some(lesson) = &self.lesson
                    && let Some(address) = self.docs.addresses.get(&lesson.app.doc.address)
                {
                    self.told.push(Told::TakeAway {
                        app: lesson.app.doc.id.clone(),
                        task: lesson.task.id.clone(),
                        real_thing: address.clone(),
                    });
                }
            }
            _ => {
                if let Some(task) = asked.strip_prefix("task.") {
                    self.begin(task, Mode::Guided);
                } else if let Some(purpose) = PURPOSES.into_iter().find(|purpose| purpose_name(*purpose) == asked) {
                    self.menu = Menu::Tasks(purpose);
                }
            }
        }
    }

    /// The same task in another way, from its beginning.
    fn again(&mut self, mode: Mode) {
        if let Some(task) = self.lesson.as_ref().map(|lesson| lesson.task.id.clone()) {
            self.begin(&task, mode);
        }
    }

    fn undo(&mut self) {
        if let Some(lesson) = &mut self.lesson
            && !lesson.done
            && let Some((device, step)) = lesson.undo.pop()
        {
            self.device = device;
            lesson.step = step;
            lesson.wrong = None;
            lesson.touched();
        }
    }

    fn touch_phone(&mut self, control: &str) {
        let (Some(lesson), before) = (self.lesson.as_mut(), self.device.clone()) else {
            let touched = self.act(control);
            // Who touches the phone itself looks around.
            if touched && self.menu == Menu::Purposes {
                self.menu = Menu::Around;
            }
            return;
        };
        if lesson.done {
            self.act(control);
            return;
        }
        let shown = expected(&self.device, lesson) == Expected::Touch(control.to_owned());
        let typing = self.device.keyboard.as_ref().map(|keyboard| keyboard.typing.id.clone());
        if !self.act(control) {
            return;
        }
        let turn = WrongTurn::of(&self.docs, &before, control);
        let Some(lesson) = self.lesson.as_mut() else { return };
        match control.split_once('.') {
            Some(("key", _)) => {
                lesson.touched();
                if let (Some(field), None, Some(page)) = (typing, &self.device.keyboard, before.page()) {
                    lesson.typed(&page.id, &field);
                }
            }
            Some((app, rest)) if app == lesson.app.doc.id => {
                lesson.keep(&before);
                let (page, id) = rest.split_once('.').unwrap_or((rest, ""));
                let alike = lesson.step_alike(&before, page, id);
                lesson.follow(page, alike.as_deref().unwrap_or(id), shown || alike.is_some(), turn);
            }
            _ => {
                lesson.keep(&before);
                lesson.follow("", "", shown, turn);
            }
        }
        self.see_goal();
    }

    /// Carries out a touch on the phone. False where nothing came of it.
    fn act(&mut self, control: &str) -> bool {
        match control.split_once('.') {
            Some(("phone", asked)) => self.device.system(asked),
            Some(("key", key)) => {
                let Some(keyboard) = &mut self.device.keyboard else { return false };
                match keyboard.press(key, self.words.as_ref()) {
                    Stroke::None => return false,
                    Stroke::Typed => {}
                    Stroke::Full => self.device.end_typing(true),
                    Stroke::Done => self.device.end_typing(false),
                }
                true
            }
            Some((app, rest)) => {
                let Some((page, id)) = rest.split_once('.') else { return false };
                let here = self.device.front == Front::App(app.to_owned())
                    && self.device.page().is_some_and(|shown| shown.id == page);
                here && self.device.touch(id)
            }
            None => false,
        }
    }

    fn see_goal(&mut self) {
        if let Some(lesson) = &mut self.lesson
            && !lesson.done
            && self.device.waiting.is_none()
            && self.device.keyboard.is_none()
            && lesson.task.goal.holds(&self.device.held)
        {
            lesson.done = true;
            lesson.wrong = None;
            lesson.step = lesson.task.steps.len();
        }
    }

    /// Time passes. True where something that shows has changed.
    pub fn pass(&mut self, ms: u64) -> bool {
        let minute = |time: DateTime, since: u64| {
            time.checked_add(jiff::Span::new().milliseconds(since.min(i64::MAX as u64) as i64)).unwrap_or(time)
        };
        let before = minute(self.time, self.since_ms);
        self.since_ms += ms;
        let now = minute(self.time, self.since_ms);
        let mut changed = (before.hour(), before.minute()) != (now.hour(), now.minute());
        if self.device.pass(ms) {
            changed = true;
            self.see_goal();
        }
        if let Some(lesson) = &mut self.lesson {
            changed |= lesson.pass(ms);
        }
        changed
    }

    /// Milliseconds until something changes by itself.
    #[must_use]
    pub fn next_change_ms(&self) -> u64 {
        let minute = 60_000 - (self.time.second() as u64 * 1_000 + self.since_ms) % 60_000;
        let lesson = self.lesson.as_ref().and_then(Lesson::next_change_ms);
        [self.device.next_change_ms(), lesson].into_iter().flatten().fold(minute, u64::min).max(1)
    }

    /// The time on the status bar.
    #[must_use]
    pub fn now(&self) -> DateTime {
        self.time.checked_add(jiff::Span::new().milliseconds(self.since_ms as i64)).unwrap_or(self.time)
    }

    /// True while fingers type: the idle clock must not run out.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.device.is_typing()
    }

    /// The lesson that goes on, or is done.
    #[must_use]
    pub fn lesson(&self) -> Option<&Lesson> {
        self.lesson.as_ref()
    }

    /// The phone itself.
    #[must_use]
    pub fn device(&self) -> &Device {
        &self.device
    }

    /// The control that leads on: what the hand shows, and what a demonstration touches.
    #[must_use]
    pub fn next_touch(&self) -> Option<String> {
        match expected(&self.device, self.lesson.as_ref()?) {
            Expected::Touch(control) => Some(control),
            Expected::Undo => Some("guide.undo".into()),
            Expected::Wait | Expected::Nothing => None,
        }
    }

    /// The control the hand points at now; nothing while the visitor is alone.
    #[must_use]
    pub fn pointed(&self) -> Option<String> {
        let lesson = self.lesson.as_ref().filter(|lesson| lesson.help >= Help::Hand)?;
        self.next_touch().filter(|touch| touch != "guide.undo" || lesson.wrong.is_some())
    }
}

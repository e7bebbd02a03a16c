//! One visitor's stay at the giant phone: tasks begun, finished or left, and another one while it is fun.
//!
//! Touches on the phone are left out but the one that wakes it: where its keys and tiles lie is drawn by the exhibit, and a
//! heat map of places made up here would lie beside them.

use journal::{Event, VisitEnd, VisitId};

use crate::dice::Dice;
use crate::lessons::{LESSONS, Lesson};

const ATTRACT: &str = "attract-phone";
const SCENE: &str = "giant-phone";
const DISPLAY: &str = "phone";
/// Version of the layout of the scene.
const LAYOUT: u32 = 1;
/// From the last touch to the countdown, ms: that of the profile `giant-phone`.
pub const IDLE_MS: u64 = 60_000;
/// Length of the countdown, ms.
pub const COUNTDOWN_MS: u64 = 20_000;
/// Most visitors hand on after this many tasks.
const MOST_TASKS: u32 = 4;

/// How a task is done: with the hand that shows, alone, or against the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Guided,
    Free,
    Race,
}

/// A stay being written down. Times are milliseconds since the exhibit started.
pub struct Learner<'dice> {
    dice: &'dice mut Dice,
    now: u64,
    visit: VisitId,
    started: u64,
    last_touch: u64,
    events: Vec<(u64, Event)>,
}

/// A task on its way.
struct Attempt {
    lesson: Lesson,
    mode: Mode,
    begun: u64,
    helps: u32,
    wrong_turns: u32,
}

impl<'dice> Learner<'dice> {
    /// Plays a whole stay and returns its events, in order, and when the exhibit is free again.
    pub fn stay(dice: &'dice mut Dice, arrives: u64) -> (Vec<(u64, Event)>, u64) {
        let visit = VisitId(dice.bits());
        let events = Vec::new();
        let mut learner = Self { dice, now: arrives, visit, started: arrives, last_touch: arrives, events };
        learner.wake();
        let left = learner.learn();
        learner.leave(left);
        (learner.events, learner.now)
    }

    fn wake(&mut self) {
        self.log(Event::VisitStarted { visit: self.visit, display: DISPLAY.into() });
        let control = self.dice.chance(0.6).then(|| "start".into());
        self.log(Event::Touched {
            visit: self.visit,
            scene: ATTRACT.into(),
            display: DISPLAY.into(),
            layout: LAYOUT,
            control,
            at: None,
        });
        self.log(Event::SceneEntered { visit: self.visit, scene: SCENE.into() });
        if self.dice.chance(0.22) {
            self.work(2.0, 6.0);
            self.log(Event::ModeChanged { visit: self.visit, mode: "elder".into(), value: "on".into() });
        }
    }

    /// Task after task. A task that is just walked away from is returned, with its page: the end of the visit ends it.
    fn learn(&mut self) -> Option<(Attempt, String)> {
        if self.dice.chance(0.1) {
            // Looks around and goes.
            self.work(5.0, 30.0);
            return None;
        }
        for _ in 0..MOST_TASKS {
            self.work(4.0, 14.0);
            let lesson = self.choose();
            for (mode, share) in [(Mode::Guided, 1.0), (Mode::Free, 0.4), (Mode::Race, 0.3)] {
                if !self.dice.chance(share) {
                    break;
                }
                let (attempt, left) = self.attempt(lesson, mode);
                let Some(page) = left else {
                    self.work(2.0, 7.0);
                    self.end(&attempt, true, &format!("{}.{}", lesson.app, lesson.done));
                    continue;
                };
                if self.dice.chance(0.5) {
                    return Some((attempt, page));
                }
                self.work(1.0, 5.0);
                self.end(&attempt, false, &page);
                break;
            }
            if !self.dice.chance(0.5) {
                break;
            }
        }
        None
    }

    /// Goes through a task. The page on which it was given up, or none where the goal was reached.
    fn attempt(&mut self, lesson: Lesson, mode: Mode) -> (Attempt, Option<String>) {
        let mut attempt = Attempt { lesson, mode, begun: self.now, helps: 0, wrong_turns: 0 };
        let Lesson { app, task, .. } = lesson;
        self.log(Event::TaskBegun {
            visit: self.visit,
            scene: SCENE.into(),
            app: app.into(),
            task: task.into(),
            mode: mode.name().into(),
        });
        let pages = lesson.way.iter().map(|page| format!("{app}.{page}"));
        for page in ["locked".to_owned(), "home".to_owned()].into_iter().chain(pages) {
            let (alone, haste) = match mode {
                Mode::Guided => (1.0, 1.0),
                Mode::Free => (1.8, 1.1),
                Mode::Race => (1.2, 0.55),
            };
            if self.dice.chance(alone * (0.01 + 0.035 * lesson.hard)) {
                return (attempt, Some(page));
            }
            let took_s = haste * self.dice.log_normal(4.0 + 4.0 * lesson.hard, 0.5);
            self.work(took_s, took_s + 0.5);
            while self.dice.chance(alone * (0.02 + 0.08 * lesson.hard)) {
                attempt.wrong_turns += 1;
                self.work(2.0, 6.0);
            }
            // A race has nobody to ask.
            while mode != Mode::Race && self.dice.chance(alone * (0.03 + 0.1 * lesson.hard)) {
                attempt.helps += 1;
                self.work(3.0, 8.0);
            }
        }
        (attempt, None)
    }

    fn choose(&mut self) -> Lesson {
        let mut at = self.dice.between(0.0, LESSONS.iter().map(|lesson| lesson.liked).sum());
        for lesson in LESSONS {
            at -= lesson.liked;
            if at < 0.0 {
                return lesson;
            }
        }
        LESSONS[0]
    }

    fn end(&mut self, attempt: &Attempt, finished: bool, page: &str) {
        let Attempt { lesson: Lesson { app, task, .. }, mode, begun, helps, wrong_turns } = *attempt;
        self.log(Event::TaskEnded {
            visit: self.visit,
            scene: SCENE.into(),
            app: app.into(),
            task: task.into(),
            mode: mode.name().into(),
            finished,
            page: page.into(),
            helps,
            wrong_turns,
            took_ms: self.now - begun,
        });
    }

    /// Says that it is over, or just goes and leaves the exhibit to its countdown.
    fn leave(&mut self, left: Option<(Attempt, String)>) {
        let reason = if left.is_none() && self.dice.chance(0.6) {
            self.work(1.0, 6.0);
            VisitEnd::Finished
        } else {
            self.now = self.last_touch + IDLE_MS;
            self.log(Event::IdleWarned { visit: self.visit, scene: SCENE.into() });
            self.now += COUNTDOWN_MS;
            VisitEnd::Idle
        };
        if let Some((attempt, page)) = left {
            self.end(&attempt, false, &page);
        }
        let (active_ms, total_ms) = (self.last_touch - self.started, self.now - self.started);
        self.log(Event::SceneLeft { visit: self.visit, scene: SCENE.into(), active_ms, total_ms });
        self.log(Event::VisitEnded { visit: self.visit, reason, active_ms, total_ms });
        self.log(Event::Wiped { visit: self.visit });
    }

    /// Lets between `low_s` and `high_s` seconds go by, up to a touch.
    fn work(&mut self, low_s: f64, high_s: f64) {
        self.now += (self.dice.between(low_s, high_s) * 1_000.0) as u64;
        self.last_touch = self.now;
    }

    fn log(&mut self, event: Event) {
        self.events.push((self.now, event));
    }
}

impl Mode {
    fn name(self) -> &'static str {
        match self {
            Self::Guided => "guided",
            Self::Free => "free",
            Self::Race => "race",
        }
    }
}

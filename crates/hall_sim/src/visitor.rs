//! One visitor's stay, from the first touch to the wipe.

use journal::{Event, VisitEnd, VisitId};

use crate::calculation::Calculation;
use crate::controls::{self, Control};
use crate::dice::Dice;
use crate::place::Place;
use crate::touch::Touch;

const ATTRACT: &str = "attract";
const HOME: &str = "home";
pub const CALCULATOR: &str = "tier-calculator";
const NEAR: &str = "near";
/// From the last touch to the countdown, ms: that of the profile `dual-screen`.
pub const IDLE_MS: u64 = 45_000;
/// Length of the countdown, ms.
pub const COUNTDOWN_MS: u64 = 20_000;

/// Modes of the dock: control, name, value and share of visits.
const MODES: [(Control, &str, &str, f64); 4] = [
    (controls::LANGUAGE, "language", "en", 0.07),
    (controls::ELDER, "elder", "on", 0.16),
    (controls::CONTRAST, "contrast", "on", 0.03),
    (controls::REACH, "reach", "on", 0.02),
];

/// A stay being written down. Times are milliseconds since the exhibit started.
pub struct Visitor<'dice> {
    pub dice: &'dice mut Dice,
    pub now: u64,
    visit: VisitId,
    started: u64,
    last_touch: u64,
    scene: &'static str,
    entered: u64,
    events: Vec<(u64, Event)>,
}

impl<'dice> Visitor<'dice> {
    /// Plays a whole stay and returns its events, in order, and when the exhibit is free again.
    pub fn stay(dice: &'dice mut Dice, arrives: u64) -> (Vec<(u64, Event)>, u64) {
        let visit = VisitId(dice.bits());
        let (now, scene, events) = (arrives, HOME, Vec::new());
        let mut visitor = Self { dice, now, visit, started: now, last_touch: now, scene, entered: now, events };
        visitor.wake();
        if visitor.look_round() {
            Calculation::new(&mut visitor).run();
        }
        let reason = visitor.leave();
        visitor.end(reason);
        let free = visitor.now;
        // A phone opens its code while others of the visit's events still come.
        visitor.events.sort_by_key(|(at, _)| *at);
        (visitor.events, free)
    }

    fn wake(&mut self) {
        self.log(Event::VisitStarted { visit: self.visit, display: NEAR.into() });
        let control = self.dice.chance(0.7).then_some(controls::START.id);
        self.touch(ATTRACT, Touch::waking(control));
        self.enter(HOME);
    }

    /// Finds the calculator, unless home was enough. Modes are chosen at home or in the calculator.
    fn look_round(&mut self) -> bool {
        if self.dice.chance(0.5) {
            self.choose_modes(HOME);
        }
        if self.dice.chance(0.12) {
            self.pause(1.0, 4.0);
            self.touch_beside(HOME, &controls::METER);
        }
        if self.dice.chance(0.07) {
            return false;
        }
        self.pause(1.5, 6.0);
        let touch = Touch::on(self.dice, &controls::OPEN_CALCULATOR);
        self.touch(HOME, touch);
        self.change_scene(CALCULATOR);
        if self.dice.chance(0.5) {
            self.choose_modes(CALCULATOR);
        }
        true
    }

    fn choose_modes(&mut self, scene: &str) {
        for (control, mode, value, share) in MODES {
            if self.dice.chance(share) {
                self.pause(1.0, 4.0);
                let touch = Touch::on(self.dice, &control);
                self.touch(scene, touch);
                self.log(Event::ModeChanged { visit: self.visit, mode: mode.into(), value: value.into() });
            }
        }
    }

    /// A code comes up; most phones open it, and most visitors close it.
    pub fn take_code(&mut self) {
        let code = format!("{:016x}", self.dice.bits());
        self.log(Event::TakeawayShown { visit: self.visit, scene: self.scene.into(), code: code.clone() });
        if self.dice.chance(0.6) {
            let opened = self.now + (self.dice.between(4.0, 20.0) * 1_000.0) as u64;
            self.events.push((opened, Event::TakeawayOpened { code: code.clone() }));
        }
        if self.dice.chance(0.7) {
            self.pause(8.0, 25.0);
            let touch = Touch::on(self.dice, &controls::CODE_CLOSE);
            self.touch(self.scene, touch);
            self.log(Event::TakeawayClosed { visit: self.visit, code });
        }
    }

    /// Says that it is over, or just goes and leaves the exhibit to its countdown.
    fn leave(&mut self) -> VisitEnd {
        if self.dice.chance(0.55) {
            self.pause(1.0, 8.0);
            let touch = Touch::on(self.dice, &controls::FINISH);
            self.touch(self.scene, touch);
            return VisitEnd::Finished;
        }
        if self.scene == CALCULATOR && self.dice.chance(0.15) {
            self.pause(1.0, 8.0);
            let touch = Touch::on(self.dice, &controls::HOME);
            self.touch(CALCULATOR, touch);
            self.change_scene(HOME);
        }
        loop {
            self.now = self.last_touch + IDLE_MS;
            self.log(Event::IdleWarned { visit: self.visit, scene: self.scene.into() });
            if !self.dice.chance(0.08) {
                self.now += COUNTDOWN_MS;
                return VisitEnd::Idle;
            }
            // Somebody was still reading.
            self.pause(2.0, 10.0);
            self.log(Event::IdleExtended { visit: self.visit, scene: self.scene.into() });
            let touch = Touch::on(self.dice, &controls::IDLE_STAY);
            self.touch(self.scene, touch);
        }
    }

    fn end(&mut self, reason: VisitEnd) {
        self.leave_scene();
        let (active_ms, total_ms) = (self.last_touch - self.started, self.now - self.started);
        self.log(Event::VisitEnded { visit: self.visit, reason, active_ms, total_ms });
        self.log(Event::Wiped { visit: self.visit });
    }

    fn change_scene(&mut self, scene: &'static str) {
        self.leave_scene();
        self.enter(scene);
    }

    fn enter(&mut self, scene: &'static str) {
        (self.scene, self.entered) = (scene, self.now);
        self.log(Event::SceneEntered { visit: self.visit, scene: scene.into() });
    }

    fn leave_scene(&mut self) {
        let active_ms = self.last_touch.saturating_sub(self.entered);
        let total_ms = self.now - self.entered;
        self.log(Event::SceneLeft { visit: self.visit, scene: self.scene.into(), active_ms, total_ms });
    }

    pub fn step(&mut self, step: &str) {
        self.log(Event::StepReached { visit: self.visit, scene: self.scene.into(), step: step.into() });
    }

    pub fn choose(&mut self, field: &str, value: &str) {
        let scene = self.scene.into();
        self.log(Event::ValueChosen { visit: self.visit, scene, field: field.into(), value: value.into() });
    }

    pub fn touch(&mut self, scene: &str, touch: Touch) {
        self.last_touch = self.now;
        self.log(Event::Touched {
            visit: self.visit,
            scene: scene.into(),
            display: NEAR.into(),
            layout: controls::LAYOUT,
            control: touch.control.map(Into::into),
            at: touch.at,
        });
    }

    /// A finger where nothing is.
    pub fn touch_beside(&mut self, scene: &str, place: &Place) {
        let touch = Touch::beside(self.dice, place);
        self.touch(scene, touch);
    }

    /// Lets between `low_s` and `high_s` seconds go by.
    pub fn pause(&mut self, low_s: f64, high_s: f64) {
        self.now += (self.dice.between(low_s, high_s) * 1_000.0) as u64;
    }

    fn log(&mut self, event: Event) {
        self.events.push((self.now, event));
    }
}

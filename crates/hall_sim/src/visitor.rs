//! One visitor's stay, from the first touch to the wipe.

use journal::{Event, VisitEnd, VisitId};

use crate::{
    controls::{self, Touch},
    dice::Dice,
};

const ATTRACT: &str = "attract";
const CALCULATOR: &str = "tier-calculator";
const NEAR: &str = "near";
const LAYOUT: u32 = 1;
/// From the last touch to the countdown, ms: the exhibits' default.
const IDLE_MS: u64 = 60_000;
/// Length of the countdown, ms.
const COUNTDOWN_MS: u64 = 15_000;

/// Steps after `opened`: the share of the planned stay at which it is reached, and how many of those who got so far go on.
const STEPS: [(&str, f64, f64); 3] =
    [("usage_entered", 0.25, 0.92), ("all_months", 0.6, 0.76), ("takeaway", 0.92, 0.56)];
/// Modes of the bar: name, value, place in the bar, share of visits.
const MODES: [(&str, &str, usize, f64); 4] =
    [("language", "en", 2, 0.07), ("elder", "on", 3, 0.16), ("contrast", "on", 4, 0.03), ("reach", "on", 5, 0.02)];
/// Choices under the chart: id, value, place in the row, share of visits.
const CHOICES: [(&str, &str, usize, f64); 3] =
    [("household", "5-or-more", 0, 0.24), ("low-income", "on", 1, 0.06), ("shared-meter", "on", 2, 0.09)];

/// A stay being written down. Times are milliseconds since the exhibit started.
pub struct Visitor<'a> {
    dice: &'a mut Dice,
    visit: VisitId,
    now: u64,
    last_touch: u64,
    events: Vec<(u64, Event)>,
}

impl<'a> Visitor<'a> {
    /// Plays a whole stay and returns its events, in order, and when the exhibit is free again.
    pub fn stay(dice: &'a mut Dice, arrives: u64) -> (Vec<(u64, Event)>, u64) {
        let visit = VisitId(dice.bits());
        let mut visitor = Self { dice, visit, now: arrives, last_touch: arrives, events: Vec::new() };
        visitor.wake();
        let entered = visitor.now;
        visitor.calculate();
        let reason = visitor.leave();
        visitor.end(arrives, entered, reason);
        let free = visitor.now;
        // A phone opens its code while others of the visit's events still come.
        visitor.events.sort_by_key(|(at, _)| *at);
        (visitor.events, free)
    }

    fn wake(&mut self) {
        let started = self.now;
        self.log(Event::VisitStarted { visit: self.visit, display: NEAR.into() });
        self.log(Event::SceneEntered { visit: self.visit, scene: ATTRACT.into() });
        self.pause(0.3, 2.5);
        let touch = controls::wake(self.dice);
        self.touch(ATTRACT, touch);
        let stayed = self.now - started;
        self.log(Event::SceneLeft { visit: self.visit, scene: ATTRACT.into(), active_ms: stayed, total_ms: stayed });
        self.log(Event::SceneEntered { visit: self.visit, scene: CALCULATOR.into() });
        self.step("opened");
    }

    /// Touches until the planned stay is over or a step is too much.
    fn calculate(&mut self) {
        let entered = self.now;
        let planned = self.dice.log_normal(150.0, 0.4).clamp(20.0, 600.0) * 1_000.0;
        self.choose_modes();
        let mut steps = STEPS.iter();
        let mut next = steps.next();
        let mut month = 0;
        while let Some((step, share, going_on)) = next {
            self.pause(1.2, 6.5);
            self.edit(&mut month);
            if (self.now - entered) as f64 >= planned * share {
                if !self.dice.chance(*going_on) {
                    return;
                }
                self.step(step);
                if *step == "takeaway" {
                    self.take_away();
                }
                next = steps.next();
            }
        }
    }

    /// One touch of working out a bill.
    fn edit(&mut self, month: &mut usize) {
        let touch = match self.dice.share() {
            share if share < 0.5 => {
                if self.dice.chance(0.6) {
                    *month += 1;
                }
                controls::month_bar(self.dice, *month)
            }
            share if share < 0.96 => controls::key(self.dice),
            _ => controls::beside(self.dice),
        };
        self.touch(CALCULATOR, touch);
    }

    fn choose_modes(&mut self) {
        for (mode, value, column, share) in MODES {
            if self.dice.chance(share) {
                self.pause(1.0, 4.0);
                let touch = controls::bar_button(self.dice, &format!("bar.{mode}"), column);
                self.touch(CALCULATOR, touch);
                self.log(Event::ModeChanged { visit: self.visit, mode: mode.into(), value: value.into() });
            }
        }
        for (field, value, column, share) in CHOICES {
            if self.dice.chance(share) {
                self.pause(1.5, 5.0);
                let touch = controls::switch(self.dice, field, column);
                self.touch(CALCULATOR, touch);
                self.log(Event::ValueChosen {
                    visit: self.visit,
                    scene: CALCULATOR.into(),
                    field: field.into(),
                    value: value.into(),
                });
            }
        }
    }

    fn take_away(&mut self) {
        let code = format!("{:016x}", self.dice.bits());
        self.log(Event::TakeawayShown { visit: self.visit, scene: CALCULATOR.into(), code: code.clone() });
        if self.dice.chance(0.6) {
            let opened = self.now + (self.dice.between(4.0, 20.0) * 1_000.0) as u64;
            self.events.push((opened, Event::TakeawayOpened { code: code.clone() }));
        }
        if self.dice.chance(0.7) {
            self.pause(8.0, 25.0);
            let touch = controls::bar_button(self.dice, "takeaway.close", 8);
            self.touch(CALCULATOR, touch);
            self.log(Event::TakeawayClosed { visit: self.visit, code });
        }
    }

    /// Goes home, or just goes and leaves the exhibit to its countdown.
    fn leave(&mut self) -> VisitEnd {
        if self.dice.chance(0.55) {
            self.pause(1.0, 8.0);
            let touch = controls::bar_button(self.dice, "bar.home", 0);
            self.touch(CALCULATOR, touch);
            return VisitEnd::Finished;
        }
        loop {
            self.now = self.last_touch + IDLE_MS;
            self.log(Event::IdleWarned { visit: self.visit, scene: CALCULATOR.into() });
            if !self.dice.chance(0.08) {
                self.now += COUNTDOWN_MS;
                return VisitEnd::Idle;
            }
            // Somebody was still reading.
            self.pause(2.0, 10.0);
            let touch = controls::beside(self.dice);
            self.touch(CALCULATOR, touch);
            self.log(Event::IdleExtended { visit: self.visit, scene: CALCULATOR.into() });
        }
    }

    fn end(&mut self, started: u64, entered: u64, reason: VisitEnd) {
        self.log(Event::SceneLeft {
            visit: self.visit,
            scene: CALCULATOR.into(),
            active_ms: self.last_touch.saturating_sub(entered),
            total_ms: self.now - entered,
        });
        self.log(Event::VisitEnded {
            visit: self.visit,
            reason,
            active_ms: self.last_touch - started,
            total_ms: self.now - started,
        });
        self.log(Event::Wiped { visit: self.visit });
    }

    fn step(&mut self, step: &str) {
        self.log(Event::StepReached { visit: self.visit, scene: CALCULATOR.into(), step: step.into() });
    }

    fn touch(&mut self, scene: &str, touch: Touch) {
        self.last_touch = self.now;
        self.log(Event::Touched {
            visit: self.visit,
            scene: scene.into(),
            display: NEAR.into(),
            layout: LAYOUT,
            control: touch.control,
            at: touch.at,
        });
    }

    /// Lets between `low` and `high` seconds go by.
    fn pause(&mut self, low: f64, high: f64) {
        self.now += (self.dice.between(low, high) * 1_000.0) as u64;
    }

    fn log(&mut self, event: Event) {
        self.events.push((self.now, event));
    }
}

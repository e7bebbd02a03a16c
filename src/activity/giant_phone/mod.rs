//! The giant phone (巨屏手机): a phone as tall as a person, and the guide that teaches with it.
//!
//! What it does and how it looks is the pure crate `phone`; here it becomes an activity, its picture entities, and its
//! hand points.

mod demonstration;
mod hand;
mod sights;
mod view;
mod words;

use std::any::Any;
use std::sync::Arc;

use bevy::prelude::*;
use content::phone::Accents;
use content::{Language, Values};
use phone::{Mode, Phone, Told, Words};

use demonstration::{Demonstration, Shown};

use super::{Activities, Activity, Beginning, MoreSights, Outcome};
use crate::AppSystems;
use crate::fault::Guarded as _;
use crate::scene::Widgets;

/// Profile in whose attract loop the phone shows itself.
const PROFILE: &str = "giant-phone";

/// The phone of one visitor, or of the attract loop, which shows itself.
pub struct GiantPhone {
    phone: Phone,
    demonstration: Option<Demonstration>,
}

impl GiantPhone {
    fn new(beginning: &Beginning) -> Option<Self> {
        let phone = Phone::new(beginning.phone.clone(), words(beginning.phone.accents), beginning.now)?;
        Some(Self { phone, demonstration: None })
    }

    /// One that shows its tasks by itself.
    fn showing(beginning: &Beginning) -> Option<Self> {
        let demonstration = Some(Demonstration::new(beginning.shown.values(), PROFILE));
        Self::new(beginning).map(|phone| Self { demonstration, ..phone })
    }

    /// The next written visit begins with a phone that nobody has touched.
    fn show_on(&mut self, ms: u64) -> bool {
        let Some(demonstration) = &mut self.demonstration else { return false };
        match demonstration.pass(ms, &mut self.phone) {
            Shown::Nothing => false,
            Shown::Touched => true,
            Shown::Over => {
                self.phone = self.phone.anew();
                true
            }
        }
    }

    /// The phone with its guide.
    #[must_use]
    pub fn phone(&self) -> &Phone {
        &self.phone
    }

    /// Takes the first `count` touches of a task, as the hand shows them.
    fn walk(&mut self, task: &str, count: usize) {
        self.phone.begin(task, Mode::Guided);
        for _ in 0..count {
            while self.phone.next_touch().is_none() && self.phone.lesson().is_some_and(|lesson| !lesson.is_done()) {
                self.phone.pass(500);
            }
            if let Some(control) = self.phone.next_touch() {
                self.phone.touch(&control);
            }
        }
    }
}

impl Activity for GiantPhone {
    fn tell(&mut self, verb: &str, argument: &str) -> Vec<Outcome> {
        // A touch on the attract loop begins a visit, with a phone of its own.
        if self.demonstration.is_some() {
            return Vec::new();
        }
        match verb {
            "touch" => told(self.phone.touch(argument)),
            "walk" => {
                if let Some((task, count)) = argument.rsplit_once(':') {
                    self.walk(task, count.parse().unwrap_or_default());
                }
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn pass(&mut self, ms: u64) -> bool {
        let changed = self.phone.pass(ms);
        self.show_on(ms) || changed
    }

    fn next_change_ms(&self) -> Option<u64> {
        Some(self.phone.next_change_ms())
    }

    fn leave(&mut self) -> Vec<Outcome> {
        if self.demonstration.is_some() { Vec::new() } else { told(self.phone.leave()) }
    }

    fn publish(&self, _language: Language, values: &mut Values) {
        self.phone.publish(values);
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
}

/// What the keyboard offers, for speakers with these accents.
#[must_use]
pub fn words(accents: Accents) -> Arc<dyn Words> {
    Arc::new(words::Lexical(accents))
}

fn told(told: Vec<Told>) -> Vec<Outcome> {
    told.into_iter()
        .map(|told| match told {
            Told::Began { app, task, mode } => Outcome::TaskBegun { app, task, mode },
            Told::Ended { app, task, mode, finished, page, helps, wrong_turns, took_ms } => {
                Outcome::TaskEnded { app, task, mode, finished, page, helps, wrong_turns, took_ms }
            }
            Told::TakeAway { app, task, real_thing } => Outcome::TakeLesson { app, task, real_thing },
        })
        .collect()
}

pub(crate) fn plugin(app: &mut App) {
    let mut activities = app.world_mut().get_resource_or_init::<Activities>();
    activities.0.insert("giant_phone", |beginning| {
        GiantPhone::new(beginning).map(|phone| Box::new(phone) as Box<dyn Activity>)
    });
    activities.0.insert("giant_phone_loop", |beginning| {
        GiantPhone::showing(beginning).map(|phone| Box::new(phone) as Box<dyn Activity>)
    });
    app.world_mut().get_resource_or_init::<MoreSights>().0.insert("giant_phone", sights::sights);
    let mut widgets = app.world_mut().get_resource_or_init::<Widgets>();
    widgets.add("phone.screen", view::draw_screen);
    widgets.add("phone.guide", view::draw_guide);
    widgets.add("phone.hand", hand::draw);
    app.add_systems(Update, view::fill.guarded().in_set(AppSystems::Draw))
        .add_systems(Update, (hand::leave.guarded(), hand::point.guarded()).chain().in_set(AppSystems::Show))
        .add_systems(Update, hand::move_on.guarded().in_set(AppSystems::Move));
}

//! What visitors do: one folder an activity, each a pure state machine (`model.rs`) and its picture.

mod attract;
pub mod giant_phone;
mod outcome;
mod surroundings;
pub mod tier_calculator;

use std::any::Any;
use std::collections::BTreeMap;

use bevy::prelude::*;
use content::{Language, Library, SceneDoc, Situation, Values};

pub use outcome::{Outcome, Outcomes};
pub use surroundings::{Beginning, HallTime, Surroundings};

use crate::AppSystems;
use crate::fault::Guarded as _;
use crate::touch::ControlEvent;

/// Something a visitor does in a scene. No engine in here.
pub trait Activity: Any + Send + Sync {
    /// A control told it something: a verb and an argument of the scene file, or `let-go` when a finger let go of what
    /// it dragged.
    fn tell(&mut self, verb: &str, argument: &str) -> Vec<Outcome>;
    /// Time passes. True where something that shows has changed.
    fn pass(&mut self, _ms: u64) -> bool {
        false
    }
    /// Milliseconds until something changes by itself.
    fn next_change_ms(&self) -> Option<u64> {
        None
    }
    /// The scene is left or the visit over: what is still to be told.
    fn leave(&mut self) -> Vec<Outcome> {
        Vec::new()
    }
    /// What texts and conditions may show.
    fn publish(&self, language: Language, values: &mut Values);
    /// For its own widgets.
    fn as_any(&self) -> &dyn Any;
    /// For its own widgets.
    fn as_any_mut(&mut self) -> &mut dyn Any;
}

/// Begins an activity.
pub type Begin = fn(&Beginning) -> Option<Box<dyn Activity>>;

/// What of an activity `zhidian check` looks at beside what the scene names: states that follow from documents.
pub type Sights = fn(&Library) -> Vec<Situation>;

/// All activities by the name scene files use.
#[derive(Resource, Default)]
pub struct Activities(pub BTreeMap<&'static str, Begin>);

/// More sights of activities, by the same name.
#[derive(Resource, Default)]
pub struct MoreSights(pub BTreeMap<&'static str, Sights>);

impl Activities {
    /// The activity of a scene, just begun.
    #[must_use]
    pub fn begin(&self, scene: &SceneDoc, library: &Library, surroundings: &Surroundings) -> Current {
        let begin = scene.activity.as_ref().and_then(|name| self.0.get(name.as_str()));
        let beginning = surroundings.beginning(library);
        Current(begin.and_then(|begin| begin(&beginning)))
    }
}

/// The activity of the scene on stage. Dropped with the scene, and with the visit.
#[derive(Resource, Default)]
pub struct Current(Option<Box<dyn Activity>>);

impl Current {
    /// Tells the activity something.
    pub fn tell(&mut self, verb: &str, argument: &str) -> Vec<Outcome> {
        self.0.as_mut().map(|activity| activity.tell(verb, argument)).unwrap_or_default()
    }

    /// Time passes for the activity.
    pub fn pass(&mut self, ms: u64) -> bool {
        self.0.as_mut().is_some_and(|activity| activity.pass(ms))
    }

    /// Milliseconds until the activity changes by itself.
    #[must_use]
    pub fn next_change_ms(&self) -> Option<u64> {
        self.0.as_ref().and_then(|activity| activity.next_change_ms())
    }

    /// The activity ends: what it has still to tell.
    pub fn leave(&mut self) -> Vec<Outcome> {
        self.0.take().map(|mut activity| activity.leave()).unwrap_or_default()
    }

    /// Adds what the activity says.
    pub fn publish(&self, language: Language, values: &mut Values) {
        if let Some(activity) = &self.0 {
            activity.publish(language, values);
        }
    }

    /// The activity, where it is an `A`.
    #[must_use]
    pub fn of<A: Activity>(&self) -> Option<&A> {
        self.0.as_ref()?.as_any().downcast_ref()
    }
}

pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<Activities>()
        .init_resource::<MoreSights>()
        .init_resource::<Current>()
        .init_resource::<Outcomes>()
        .add_systems(Update, let_go.guarded().in_set(AppSystems::Decide).after(crate::visit::follow_deeds))
        .add_systems(Update, pass_time.guarded().in_set(AppSystems::Decide).after(crate::visit::follow_deeds))
        .add_plugins((attract::plugin, giant_phone::plugin, tier_calculator::plugin));
}

/// The activity hears of the end of a drag, after the last place of it.
fn let_go(mut events: MessageReader<ControlEvent>, mut current: ResMut<Current>, mut outcomes: ResMut<Outcomes>) {
    if events.read().filter(|event| matches!(event, ControlEvent::Dragged { last: true, .. })).count() > 0 {
        outcomes.0.extend(current.tell("let-go", ""));
    }
}

/// The activity's clock. It counts as changed only when something shows otherwise.
fn pass_time(time: Res<Time>, mut current: ResMut<Current>) {
    if current.bypass_change_detection().pass(time.delta().as_millis() as u64) {
        current.set_changed();
    }
}

//! What visitors do: one folder an activity, each a pure state machine (`model.rs`) and its picture.

mod attract;
pub mod tier_calculator;

use std::any::Any;
use std::collections::BTreeMap;

use bevy::prelude::*;
use content::{Language, SceneDoc, Values};
use takeaway::YearBill;

use crate::AppSystems;
use crate::fault::Guarded as _;
use crate::touch::ControlEvent;

/// Something a visitor does in a scene. No engine in here.
pub trait Activity: Any + Send + Sync {
    /// A control told it something: a verb and an argument of the scene file, or `let-go` when a finger let go of what
    /// it dragged.
    fn tell(&mut self, verb: &str, argument: &str) -> Vec<Outcome>;
    /// What texts and conditions may show.
    fn publish(&self, language: Language, values: &mut Values);
    /// For its own widgets.
    fn as_any(&self) -> &dyn Any;
    /// For its own widgets.
    fn as_any_mut(&mut self) -> &mut dyn Any;
}

/// What came of something a visitor did.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The visitor got to this step of the scene.
    Step(&'static str),
    /// A closed choice or band was chosen.
    Chose { field: &'static str, value: String },
    /// The visitor takes this home.
    TakeAway(Box<YearBill>),
}

/// Outcomes of this frame, for the record and the take-away.
#[derive(Resource, Default)]
pub struct Outcomes(pub Vec<Outcome>);

/// Begins an activity.
pub type Begin = fn(&Beginning) -> Option<Box<dyn Activity>>;

/// What an activity may know of the world it begins in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// The calendar year now.
    pub year: i16,
    /// The exhibit shows a demonstration hall.
    pub demo: bool,
}

/// The world activities begin in.
#[derive(Resource, Clone, Copy, Debug)]
pub struct Surroundings {
    /// Says the calendar year, asked anew for each activity: an exhibit stays on over New Year.
    pub year: fn() -> i16,
    /// The exhibit shows a demonstration hall.
    pub demo: bool,
}

impl Surroundings {
    /// Those of this computer.
    #[must_use]
    pub fn here(demo: bool) -> Self {
        Self { year: || jiff::ZonedDateTime::now().year(), demo }
    }
}

/// All activities by the name scene files use.
#[derive(Resource, Default)]
pub struct Activities(pub BTreeMap<&'static str, Begin>);

impl Activities {
    /// The activity of a scene, just begun.
    #[must_use]
    pub fn begin(&self, scene: &SceneDoc, surroundings: &Surroundings) -> Current {
        let begin = scene.activity.as_ref().and_then(|name| self.0.get(name.as_str()));
        let beginning = Beginning { year: (surroundings.year)(), demo: surroundings.demo };
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
        .init_resource::<Current>()
        .init_resource::<Outcomes>()
        .add_systems(Update, let_go.guarded().in_set(AppSystems::Decide).after(crate::visit::follow_deeds))
        .add_plugins((attract::plugin, tier_calculator::plugin));
}

/// The activity hears of the end of a drag, after the last place of it.
fn let_go(mut events: MessageReader<ControlEvent>, mut current: ResMut<Current>, mut outcomes: ResMut<Outcomes>) {
    if events.read().filter(|event| matches!(event, ControlEvent::Dragged { last: true, .. })).count() > 0 {
        outcomes.0.extend(current.tell("let-go", ""));
    }
}

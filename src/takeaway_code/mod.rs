//! The code that takes a result home: made by the exhibit alone, shown on a white plate, closed by a touch.

mod key;
mod plate;

use bevy::prelude::*;
use content::{Language, Value, Values};
use journal::{Event, VisitId};
use takeaway::{Lesson, LessonLanguage, Modules, SealError, Sealable};

pub use key::{KeyError, TakeawayKey};

use crate::AppSystems;
use crate::activity::{Outcome, Outcomes};
use crate::fault::Guarded as _;
use crate::record::Recorder;
use crate::scene::{Deed, Stage, Widgets};
use crate::visit::Visit;

/// Days a code is good for.
const GOOD_FOR_DAYS: i64 = 30;

/// Address of the phone page, up to but without the `#`.
#[derive(Resource, Clone, Debug, PartialEq, Eq)]
pub struct TakeawayBase(pub String);

/// The code on the screen. Dropped with the visit.
#[derive(Resource, Clone, Default)]
pub struct ShownCode(Option<Shown>);

#[derive(Clone)]
struct Shown {
    /// The scene it was made in.
    scene: String,
    code: String,
    until: String,
    modules: Modules,
    /// The code that opens the real thing itself, where there is one.
    real_thing: Option<Modules>,
}

impl ShownCode {
    /// What texts and conditions may show of it.
    pub fn publish(&self, values: &mut Values) {
        values.set("takeaway.open", Value::Flag(self.0.is_some()));
        let real = self.0.as_ref().is_some_and(|shown| shown.real_thing.is_some());
        values.set("takeaway.real", Value::Flag(real));
        if let Some(shown) = &self.0 {
            values.set("takeaway.until", Value::Text(shown.until.clone()));
            values.set("takeaway.code", Value::Text(shown.code.clone()));
        }
    }
}

pub(crate) fn plugin(app: &mut App) {
    app.init_resource::<ShownCode>()
        .add_systems(Update, (make.guarded(), close.guarded()).chain().in_set(AppSystems::Outcome))
        .add_systems(Update, leave.guarded().in_set(AppSystems::Follow))
        .add_systems(Update, plate::fill.guarded().in_set(AppSystems::Show));
    let mut widgets = app.world_mut().get_resource_or_init::<Widgets>();
    widgets.add("takeaway.code", plate::draw);
    widgets.add("takeaway.real", plate::draw_real);
}

/// Steps and choices are recorded; what is taken home becomes a code.
fn make(
    mut outcomes: ResMut<Outcomes>,
    mut shown: ResMut<ShownCode>,
    key: Res<TakeawayKey>,
    base: Res<TakeawayBase>,
    visit: Res<Visit>,
    stage: Res<Stage>,
    recorder: Res<Recorder>,
) {
    if outcomes.0.is_empty() {
        return;
    }
    let scene = stage.scene.clone();
    for outcome in std::mem::take(&mut outcomes.0) {
        let Some(id) = visit.id else { continue };
        match outcome {
            Outcome::TakeAway(bill) => show(&mut shown, seal(bill.as_ref(), &key, &base, &scene), id, &recorder),
            Outcome::TakeLesson { app, task, real_thing } => {
                let language = match visit.modes.language {
                    Language::ZhCn => LessonLanguage::Chinese,
                    Language::En => LessonLanguage::English,
                };
                let real = takeaway::plain_qr(&real_thing);
                let lesson = Lesson { app, task, real_thing, language };
                let made =
                    seal(&lesson, &key, &base, &scene).and_then(|made| Ok(Shown { real_thing: Some(real?), ..made }));
                show(&mut shown, made, id, &recorder);
            }
            told => told.event(id, &scene).into_iter().for_each(|event| recorder.record(event)),
        }
    }
}

/// Puts a code on the screen, and on record that it is there.
fn show(shown: &mut ShownCode, made: Result<Shown, SealError>, visit: VisitId, recorder: &Recorder) {
    match made {
        Ok(made) => {
            let (scene, code) = (made.scene.clone(), made.code.clone());
            recorder.record(Event::TakeawayShown { visit, scene, code });
            shown.0 = Some(made);
        }
        Err(error) => tracing::error!("the result cannot be taken home: {error}"),
    }
}

fn close(mut deeds: MessageReader<Deed>, mut shown: ResMut<ShownCode>, visit: Res<Visit>, recorder: Res<Recorder>) {
    for deed in deeds.read() {
        if deed.action == content::Action::Tell("close-code".to_owned(), String::new()) {
            shut(&mut shown, &visit, &recorder);
        }
    }
}

/// The code goes with its scene: whoever comes back begins anew, and no old code lies over that.
fn leave(stage: Res<Stage>, mut shown: ResMut<ShownCode>, visit: Res<Visit>, recorder: Res<Recorder>) {
    if shown.0.as_ref().is_some_and(|shown| shown.scene != stage.scene) {
        shut(&mut shown, &visit, &recorder);
    }
}

fn shut(shown: &mut ShownCode, visit: &Visit, recorder: &Recorder) {
    if let (Some(gone), Some(id)) = (shown.0.take(), visit.id) {
        recorder.record(Event::TakeawayClosed { visit: id, code: gone.code });
    }
}

fn seal(what: &impl Sealable, key: &TakeawayKey, base: &TakeawayBase, scene: &str) -> Result<Shown, SealError> {
    let code = crate::record::random_number().to_be_bytes();
    let now = jiff::Timestamp::now().as_second() + GOOD_FOR_DAYS * 86_400;
    let until = jiff::Timestamp::from_second(now).unwrap_or(jiff::Timestamp::MAX);
    let valid_until = u32::try_from(now).unwrap_or(u32::MAX);
    let fragment = takeaway::seal(what, &key.0, takeaway::Code(code), takeaway::ValidUntil(valid_until))?;
    let modules = takeaway::qr(&takeaway::address(&base.0, &fragment)?)?;
    let until = until.to_zoned_datetime(jiff::tz::TimeZone::system()).date().to_string();
    let scene = scene.to_owned();
    Ok(Shown { scene, code: code.iter().map(|byte| format!("{byte:02x}")).collect(), until, modules, real_thing: None })
}

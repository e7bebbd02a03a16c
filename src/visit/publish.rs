//! What the visit and the activity say, as values for texts and conditions.

use bevy::prelude::*;
use content::{Contrast, Language, Value, Values};

use super::{IdlePaused, Phase, Visit};
use crate::activity::Current;
use crate::scene::{LiveLibrary, SceneValues, Stage};
use crate::staff::Cleaning;
use crate::takeaway_code::ShownCode;

pub(super) fn publish(
    visit: Res<Visit>,
    stage: Res<Stage>,
    library: Res<LiveLibrary>,
    current: Res<Current>,
    code: Res<ShownCode>,
    paused: Res<IdlePaused>,
    cleaning: Res<Cleaning>,
    mut values: ResMut<SceneValues>,
) {
    let changed = [
        visit.is_changed(),
        stage.is_changed(),
        library.is_changed(),
        current.is_changed(),
        code.is_changed(),
        paused.is_changed(),
        cleaning.is_changed(),
    ];
    if !changed.contains(&true) {
        return;
    }
    let mut now = Values::default();
    let modes = visit.modes;
    now.set("mode.elder", Value::Flag(modes.elder));
    now.set("mode.contrast", Value::Flag(modes.contrast == Contrast::High));
    now.set("mode.reach", Value::Flag(modes.reach));
    now.set("mode.english", Value::Flag(modes.language == Language::En));
    let help = library.0.scenes.get(&stage.scene).and_then(|scene| scene.help.clone());
    now.set("help.any", Value::Flag(help.is_some()));
    now.set("help.open", Value::Flag(stage.help && help.is_some()));
    now.set("help.text", Value::Message(help.unwrap_or_default()));
    now.set("idle.warning", Value::Flag(visit.stay.phase == Phase::Leaving));
    now.set("idle.left", Value::Text(visit.stay.left_s().to_string()));
    now.set("idle.paused", Value::Flag(paused.0));
    now.set("cleaning.on", Value::Flag(cleaning.left_ms > 0));
    now.set("cleaning.left", Value::Text(cleaning.left_ms.div_ceil(1000).to_string()));
    code.publish(&mut now);
    current.publish(modes.language, &mut now);
    if values.0 != now {
        values.0 = now;
    }
}

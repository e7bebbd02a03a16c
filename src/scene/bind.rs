//! Texts, conditions and inks follow the scene's values.

use bevy::prelude::*;
use content::{Action, ColourToken, Condition, Value, Values};
use ui_kit::{ButtonState, Skin};

use super::{Control, LiveLibrary};
use crate::fault::Parking;
use crate::motion::{Moving, Pace, Rising, Rolling, Sinking, can_roll};
use crate::touch::{Closed, Shield};
use crate::visit::Visit;

/// How much ink a shut button has: paler than one that opens, and legible, since its words may say why.
const SHUT_INK: f32 = 0.84;

/// All values of the scene on stage: modes, visit and activity.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct SceneValues(pub Values);

/// A text that shows a message.
#[derive(Component, Clone, Debug)]
pub struct BoundText(pub String);

/// The message that a control is read aloud by.
#[derive(Component, Clone, Debug)]
pub(super) struct BoundLabel(pub String);

/// A text whose number rolls.
#[derive(Component, Clone, Copy, Debug)]
pub(super) struct Rolls;

/// A node shown only while its condition holds.
#[derive(Component, Clone, Debug)]
pub(super) struct ShownIf(pub Condition);

/// Conditions of a button's state.
#[derive(Component, Clone, Debug, Default)]
pub(super) struct StateIf {
    pub chosen: Option<Condition>,
    pub enabled: Option<Condition>,
}

/// A label or icon that wears the ink of the button it is on.
#[derive(Component, Clone, Debug)]
pub struct InkOf {
    button: Entity,
    rest: Color,
    chosen: Color,
    shut: Color,
}

/// Values for one message: what the scene publishes and a few more of the caller.
#[must_use]
pub fn message_values(values: &Values, more: &[(&str, String)]) -> Values {
    let mut all = values.clone();
    for (name, value) in more {
        all.set(*name, Value::Text(value.clone()));
    }
    all
}

pub(super) fn texts(
    values: Res<SceneValues>,
    library: Res<LiveLibrary>,
    visit: Res<Visit>,
    pace: Pace,
    mut texts: Query<(Entity, Ref<BoundText>, &mut Text, Has<Rolls>, Option<&Rolling>)>,
    mut labels: Query<(Ref<BoundLabel>, &mut Control)>,
    mut commands: Commands,
) {
    // The language is among the values.
    let all = values.is_changed();
    for (bound, mut control) in &mut labels {
        if all || bound.is_changed() {
            let now = library.0.messages.format(visit.modes.language, &bound.0, &values.0);
            if control.label != now {
                control.label = now;
            }
        }
    }
    for (entity, bound, mut text, rolls, rolling) in &mut texts {
        if !all && !bound.is_changed() {
            continue;
        }
        let now = library.0.messages.format(visit.modes.language, &bound.0, &values.0);
        if *rolling.map_or(&text.0, |rolling| &rolling.to) == now {
            continue;
        }
        if rolls && !bound.is_changed() && !pace.enter().is_zero() && can_roll(&text.0, &now) {
            commands.entity(entity).insert(Rolling::new(text.0.clone(), now, pace.now(), pace.enter()));
        } else {
            commands.entity(entity).remove::<(Rolling, Moving)>();
            text.0 = now;
        }
    }
}

pub(super) fn conditions(
    values: Res<SceneValues>,
    pace: Pace,
    mut shown: Query<(Entity, Ref<ShownIf>, &mut Node, Has<Shield>, Has<Sinking>)>,
    mut states: Query<(Entity, Ref<StateIf>, &mut ButtonState, Option<&Control>)>,
    parking: Res<Parking>,
    mut commands: Commands,
) {
    for (entity, condition, mut node, panel, sinking) in &mut shown {
        if !values.is_changed() && !condition.is_added() {
            continue;
        }
        let show = condition.0.holds(&values.0);
        if show == (node.display != Display::None && !sinking) {
            continue;
        }
        let moves = panel && !condition.is_added() && !pace.reduced();
        match (show, moves) {
            (true, true) => {
                node.display = Display::Flex;
                commands.entity(entity).remove::<Sinking>().insert(Rising::new(pace.now(), pace.enter()));
            }
            (false, true) => {
                commands.entity(entity).remove::<Rising>().insert(Sinking::new(pace.now(), pace.leave()));
            }
            (true, false) => node.display = Display::Flex,
            (false, false) => node.display = Display::None,
        }
    }
    for (entity, condition, mut state, control) in &mut states {
        if values.is_changed() || condition.is_added() {
            let chosen = condition.chosen.as_ref().is_some_and(|c| c.holds(&values.0));
            let rests = matches!(control.and_then(|control| control.action.as_ref()), Some(Action::Go(scene)) if parking.is_parked(scene));
            let disabled = rests || condition.enabled.as_ref().is_some_and(|c| !c.holds(&values.0));
            if state.chosen != chosen || state.disabled != disabled {
                state.chosen = chosen;
                state.disabled = disabled;
                if disabled {
                    commands.entity(entity).insert(Closed);
                } else {
                    commands.entity(entity).remove::<Closed>();
                }
            }
        }
    }
}

pub(super) fn inks(
    states: Query<Ref<ButtonState>>,
    mut inks: Query<(Ref<InkOf>, Option<&mut TextColor>, Option<&mut ImageNode>)>,
) {
    for (ink, text, image) in &mut inks {
        let Ok(state) = states.get(ink.button) else { continue };
        if !(state.is_changed() || ink.is_added()) {
            continue;
        }
        let colour = match *state {
            ButtonState { disabled: true, .. } => ink.shut,
            ButtonState { chosen: true, pressed: false, .. } => ink.chosen,
            _ => ink.rest,
        };
        if let Some(mut text) = text {
            text.set_if_neq(TextColor(colour));
        }
        if let Some(mut image) = image
            && image.color != colour
        {
            image.color = colour;
        }
    }
}

impl InkOf {
    /// The colour at rest.
    #[must_use]
    pub fn rest(&self) -> Color {
        self.rest
    }
}

/// The inks of a button on a skin.
pub(super) fn ink_of(skin: &Skin, button: Entity, (rest, chosen): (ColourToken, ColourToken)) -> InkOf {
    // A shut button has the ground's colour, whatever colour it has when it opens.
    let shut = skin.colour(ColourToken::Ink).with_alpha(SHUT_INK);
    InkOf { button, rest: skin.colour(rest), chosen: skin.colour(chosen), shut }
}

//! The console at the glass (egui): behind the PIN, which displays there are, scenes, idle pause, cleaning, restart, leave.

mod dress;
mod pin_pad;
mod sheet;

use bevy::ecs::system::SystemParam;
use bevy::input::keyboard::KeyboardInput;
use bevy::input::mouse::MouseButtonInput;
use bevy::input::touch::TouchInput;
use bevy::prelude::*;
use bevy_egui::{EguiContext, EguiContexts, EguiPlugin, EguiPrimaryContextPass, PrimaryEguiContext};
use content::{Language, Value, Values};

use super::pin::Try;
use super::{Command, Order, StaffPin, Way};
use crate::display::{Display, RunningProfile};
use crate::fault::{Guarded as _, Parking};
use crate::record::Recorder;
use crate::scene::{LiveLibrary, Stage};
use crate::visit::IdlePaused;

/// An open console that nobody touches shuts itself: whoever comes next is a visitor.
const UNATTENDED_S: f32 = 60.0;

/// Whether the console is open, and what is typed into it.
#[derive(Resource, Default)]
pub struct Console {
    state: State,
    /// Seconds since somebody last touched anything.
    still_s: f32,
}

#[derive(Default, PartialEq)]
enum State {
    #[default]
    Shut,
    Asking {
        typed: String,
        told: Option<Try>,
    },
    Open {
        /// A command that ends the exhibit was pressed once and waits for the second press.
        asked: Option<Command>,
    },
}

impl Console {
    /// Asks for the PIN.
    pub fn open(&mut self) {
        if self.state == State::Shut {
            *self = Self { state: State::Asking { typed: String::new(), told: None }, still_s: 0.0 };
        }
    }

    /// True while the console covers the display.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state != State::Shut
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_plugins(EguiPlugin::default())
        .insert_resource(bevy_egui::EguiGlobalSettings { auto_create_primary_context: false, ..default() })
        .add_systems(Update, attach.guarded())
        .add_systems(EguiPrimaryContextPass, (dress::dress.guarded(), show.guarded()).chain());
}

/// Shuts an unattended console. Runs without graphics too.
pub(super) fn shut_unattended(
    time: Res<Time>,
    mut console: ResMut<Console>,
    mut touches: MessageReader<TouchInput>,
    mut buttons: MessageReader<MouseButtonInput>,
    mut keys: MessageReader<KeyboardInput>,
) {
    let attended = touches.read().count() + buttons.read().count() + keys.read().count() > 0;
    if !console.is_open() {
        return;
    }
    console.still_s = if attended { 0.0 } else { console.still_s + time.delta_secs() };
    if console.still_s >= UNATTENDED_S {
        console.state = State::Shut;
    }
}

/// The console lives on the first display's camera, and only while it is open: a shut one would keep the app awake.
fn attach(
    mut commands: Commands,
    console: Res<Console>,
    displays: Query<&Display>,
    attached: Query<(), With<PrimaryEguiContext>>,
) {
    for display in displays.iter().filter(|display| display.index == 0) {
        let there = attached.contains(display.camera);
        if console.is_open() && !there {
            commands.entity(display.camera).insert(PrimaryEguiContext);
        } else if !console.is_open() && there {
            commands.entity(display.camera).remove::<(PrimaryEguiContext, EguiContext)>();
        }
    }
}

/// What the console shows.
#[derive(SystemParam)]
struct View<'w, 's> {
    library: Res<'w, LiveLibrary>,
    profile: Res<'w, RunningProfile>,
    stage: Res<'w, Stage>,
    paused: Res<'w, IdlePaused>,
    recorder: Res<'w, Recorder>,
    parking: Res<'w, Parking>,
    displays: Query<'w, 's, &'static Display>,
}

impl View<'_, '_> {
    /// A message of the console; staff read Chinese.
    fn say(&self, id: &str) -> String {
        self.say_with(id, &Values::default())
    }

    fn say_with(&self, id: &str, values: &Values) -> String {
        self.library.0.messages.format(Language::ZhCn, id, values)
    }

    /// What a wrong PIN is answered with.
    fn say_wrong(&self, wait_s: u64) -> String {
        let mut values = Values::default();
        values.set("wait", Value::Text(wait_s.to_string()));
        self.say_with("staff-wrong-pin", &values)
    }
}

fn show(
    mut contexts: EguiContexts,
    mut console: ResMut<Console>,
    mut pin: ResMut<StaffPin>,
    time: Res<Time<Real>>,
    view: View,
    fresh: Query<(), Added<PrimaryEguiContext>>,
    mut orders: MessageWriter<Order>,
) {
    // Fonts given in this pass are there from the next one on.
    if !console.is_open() || !fresh.is_empty() {
        return;
    }
    let Ok(ctx) = contexts.ctx_mut() else { return };
    let mut shut = false;
    let mut order = None;
    let mut opened = false;
    let width_mm = if matches!(console.state, State::Open { .. }) { sheet::WIDTH_MM } else { pin_pad::WIDTH_MM };
    dress::card(ctx, &view.say("staff-title"), &view.say("staff-close"), width_mm, &mut shut, |ui| match &mut console
        .state
    {
        State::Shut => {}
        State::Asking { typed, told } => {
            if let Some(typed) = pin_pad::pin_pad(ui, &view, typed, *told) {
                let tried = pin.try_pin(&typed, time.elapsed().as_secs());
                opened = tried == Try::Right;
                *told = Some(tried);
            }
        }
        State::Open { asked } => order = sheet::sheet(ui, &view, asked),
    });
    if opened {
        console.state = State::Open { asked: None };
    }
    if let Some(command) = order {
        shut |= matches!(command, Command::Cleaning(_) | Command::TestPanels);
        orders.write(Order { command, way: Way::Console, who: "pin".to_owned() });
    }
    if shut {
        console.state = State::Shut;
    }
}

//! The console (egui): behind the PIN, which displays there are, scenes, idle pause, cleaning, restart, leave.

use bevy::prelude::*;
use bevy_egui::{EguiContext, EguiContexts, EguiPlugin, EguiPrimaryContextPass, PrimaryEguiContext, egui};
use content::{Language, Values};

use super::pin::Try;
use super::{Command, Order, StaffPin, Way};
use crate::display::{Display, RunningProfile};
use crate::scene::{LiveLibrary, Stage};
use crate::visit::IdlePaused;

/// Whether the console is open, and what is typed into it.
#[derive(Resource, Default)]
pub struct Console {
    state: State,
}

#[derive(Default, PartialEq)]
enum State {
    #[default]
    Shut,
    Asking {
        typed: String,
        told: Option<Try>,
    },
    Open,
}

impl Console {
    /// Asks for the PIN.
    pub fn open(&mut self) {
        if self.state == State::Shut {
            self.state = State::Asking { typed: String::new(), told: None };
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
        .add_systems(Update, attach)
        .add_systems(EguiPrimaryContextPass, (dress, show).chain());
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

/// Gives egui the hall's own font and a light ground whenever it was attached.
fn dress(mut contexts: EguiContexts, fresh: Query<(), Added<PrimaryEguiContext>>) -> Result {
    if fresh.is_empty() {
        return Ok(());
    }
    let ctx = contexts.ctx_mut()?;
    ctx.set_visuals(egui::Visuals::light());
    // A slow press is a press: staff are no gamers, and software graphics take their time.
    ctx.options_mut(|options| options.input_options.max_click_duration = 5.0);
    let mut fonts = egui::FontDefinitions::empty();
    if let Some(font) = crate::embedded::font("NotoSansSC-Regular.otf") {
        fonts.font_data.insert("hall".to_owned(), egui::FontData::from_owned(font).into());
        for family in [egui::FontFamily::Proportional, egui::FontFamily::Monospace] {
            fonts.families.insert(family, vec!["hall".to_owned()]);
        }
    }
    ctx.set_fonts(fonts);
    Ok(())
}

fn show(
    mut contexts: EguiContexts,
    mut console: ResMut<Console>,
    mut pin: ResMut<StaffPin>,
    time: Res<Time<Real>>,
    library: Res<LiveLibrary>,
    profile: Res<RunningProfile>,
    stage: Res<Stage>,
    paused: Res<IdlePaused>,
    displays: Query<&Display>,
    mut orders: MessageWriter<Order>,
) -> Result {
    if !console.is_open() {
        return Ok(());
    }
    let ctx = contexts.ctx_mut()?;
    let say = |id: &str| library.0.messages.format(Language::ZhCn, id, &Values::default());
    let mut shut = false;
    let mut order = None;
    let mut opened = false;
    // Logical units are millimetres here: a pad's sizes are too.
    ctx.all_styles_mut(|style| {
        for font in style.text_styles.values_mut() {
            font.size = 7.0;
        }
        style.spacing.button_padding = egui::vec2(6.0, 5.0);
        style.spacing.item_spacing = egui::vec2(4.0, 4.0);
        style.spacing.interact_size = egui::vec2(20.0, 20.0);
    });
    egui::Window::new(say("staff-title"))
        .collapsible(false)
        .resizable(false)
        .anchor(egui::Align2::CENTER_CENTER, [0.0, 0.0])
        .show(ctx, |ui| {
            match &mut console.state {
                State::Shut => {}
                State::Asking { typed, told } => {
                    ui.label(format!("{} {}", say("staff-pin"), "●".repeat(typed.chars().count())));
                    match told {
                        Some(Try::Wrong) => {
                            let mut values = Values::default();
                            values.set("wait", content::Value::Text("0".to_owned()));
                            ui.label(library.0.messages.format(Language::ZhCn, "staff-wrong-pin", &values));
                        }
                        Some(Try::Wait(seconds)) => {
                            let mut values = Values::default();
                            values.set("wait", content::Value::Text(seconds.to_string()));
                            ui.label(library.0.messages.format(Language::ZhCn, "staff-wrong-pin", &values));
                        }
                        _ => {}
                    }
                    for row in ["123", "456", "789", "←0→"] {
                        ui.horizontal(|ui| {
                            for key in row.chars() {
                                if ui.add_sized([32.0, 20.0], egui::Button::new(key.to_string())).clicked() {
                                    match key {
                                        '←' => {
                                            typed.pop();
                                        }
                                        '→' => {
                                            let tried = pin.try_pin(typed, time.elapsed().as_secs());
                                            typed.clear();
                                            opened = tried == Try::Right;
                                            *told = Some(tried);
                                        }
                                        digit if typed.len() < 12 => typed.push(digit),
                                        _ => {}
                                    }
                                }
                            }
                        });
                    }
                }
                State::Open => {
                    ui.label(say("staff-displays"));
                    for display in &displays {
                        let spec = &display.spec;
                        ui.label(format!(
                            "{}  {} × {} mm  {:.2} px/mm",
                            spec.id, spec.width_mm, spec.height_mm, display.px_per_mm
                        ));
                    }
                    ui.separator();
                    ui.label(say("staff-scenes"));
                    ui.horizontal_wrapped(|ui| {
                        for id in &profile.0.scenes {
                            let title = library.0.scenes.get(id).map(|scene| say(&scene.title)).unwrap_or_default();
                            if ui.selectable_label(stage.scene == *id, title).clicked() {
                                order = Some(Command::Scene(id.clone()));
                            }
                        }
                    });
                    ui.separator();
                    ui.horizontal_wrapped(|ui| {
                        let pause = if paused.0 { "staff-idle-resume" } else { "staff-idle-pause" };
                        for (message, command) in [
                            (pause, Command::IdlePause(!paused.0)),
                            ("staff-cleaning", Command::Cleaning(30)),
                            ("staff-restart", Command::Restart),
                            ("staff-quit", Command::Quit),
                        ] {
                            if ui.button(say(message)).clicked() {
                                order = Some(command);
                            }
                        }
                    });
                }
            }
            shut = ui.button(say("staff-close")).clicked();
        });
    if opened {
        console.state = State::Open;
    }
    if let Some(command) = order {
        shut |= matches!(command, Command::Cleaning(_));
        orders.write(Order { command, way: Way::Console, who: "pin".to_owned() });
    }
    if shut {
        console.state = State::Shut;
    }
    Ok(())
}

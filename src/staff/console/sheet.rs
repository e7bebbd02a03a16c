//! What staff see and can do once the PIN was right.

use bevy_egui::egui;

use super::View;
use super::dress::{KEY_MM, TEXT_MM, bold};
use crate::staff::Command;

/// Width of the sheet.
pub(super) const WIDTH_MM: f32 = 330.0;

/// Draws it; returns the command that was pressed. What ends the exhibit is pressed twice.
pub(super) fn sheet(ui: &mut egui::Ui, view: &View, asked: &mut Option<Command>) -> Option<Command> {
    let mut order = None;
    if view.recorder.trouble().is_some() {
        title(ui, &view.say("staff-records-wait"));
        ui.separator();
    }
    title(ui, &view.say("staff-displays"));
    egui::Grid::new("displays").num_columns(4).spacing([14.0, 2.0]).show(ui, |ui| {
        let mut displays: Vec<_> = view.displays.iter().collect();
        displays.sort_by_key(|display| display.index);
        for display in displays {
            let spec = &display.spec;
            ui.label(&spec.id);
            ui.label(format!("{:.0} × {:.0} mm", spec.width_mm, spec.height_mm));
            ui.label(format!("{:.2} px/mm", display.px_per_mm));
            ui.label(view.say(if spec.touch { "staff-touch" } else { "staff-no-touch" }));
            ui.end_row();
        }
    });
    ui.separator();
    title(ui, &view.say("staff-scenes"));
    let parked = view.parking.parked();
    ui.horizontal_wrapped(|ui| {
        for id in &view.profile.0.scenes {
            let mut title = view.library.0.scenes.get(id).map(|scene| view.say(&scene.title)).unwrap_or_default();
            if parked.contains(id) {
                title = format!("{title}\n{}", view.say("staff-parked"));
            }
            let button = egui::Button::selectable(view.stage.scene == *id, title).frame_when_inactive(true);
            if ui.add(button.min_size(egui::vec2(KEY_MM * 2.0, KEY_MM))).clicked() {
                order = Some(Command::Scene(id.clone()));
            }
        }
    });
    ui.separator();
    ui.horizontal_wrapped(|ui| {
        let pause = if view.paused.0 { "staff-idle-resume" } else { "staff-idle-pause" };
        for (message, command) in [
            (pause, Command::IdlePause(!view.paused.0)),
            ("staff-end-visit", Command::EndVisit),
            ("staff-cleaning", Command::Cleaning(30)),
            ("staff-test-panels", Command::TestPanels),
            ("staff-restart", Command::Restart),
            ("staff-quit", Command::Quit),
        ] {
            let waits = asked.as_ref() == Some(&command);
            let button = egui::Button::selectable(waits, view.say(if waits { "staff-again" } else { message }));
            if !ui.add(button.frame_when_inactive(true).min_size(egui::vec2(KEY_MM * 2.0, KEY_MM))).clicked() {
                continue;
            }
            if waits || !matches!(command, Command::Restart | Command::Quit) {
                *asked = None;
                order = Some(command);
            } else {
                *asked = Some(command);
            }
        }
    });
    order
}

fn title(ui: &mut egui::Ui, words: &str) {
    ui.label(egui::RichText::new(words).family(bold()).size(TEXT_MM));
}

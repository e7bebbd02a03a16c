//! The pad for the PIN.

use bevy_egui::egui;

use super::View;
use super::dress::{GAP_MM, KEY_MM, TEXT_MM, bold};
use crate::staff::pin::Try;

/// Longest PIN that can be typed.
const MOST_DIGITS: usize = 12;
const KEY: egui::Vec2 = egui::vec2(36.0, KEY_MM);
/// Three keys beside one another.
pub(super) const WIDTH_MM: f32 = KEY.x * 3.0 + GAP_MM * 2.0;

/// Draws it; returns what was typed once staff press enter.
pub(super) fn pin_pad(ui: &mut egui::Ui, view: &View, typed: &mut String, told: Option<Try>) -> Option<String> {
    let mut entered = None;
    ui.label(view.say("staff-pin"));
    let dots = if typed.is_empty() { "–".to_owned() } else { "●".repeat(typed.chars().count()) };
    ui.label(egui::RichText::new(dots).size(TEXT_MM * 1.4));
    match told {
        Some(Try::Wrong) => ui.label(view.say_wrong(0)),
        Some(Try::Wait(seconds)) => ui.label(view.say_wrong(seconds)),
        _ => ui.label(" "),
    };
    for row in ["123", "456", "789", "←0→"] {
        ui.horizontal(|ui| {
            for key in row.chars() {
                let face = egui::RichText::new(key).family(bold()).size(TEXT_MM * 1.3);
                if !ui.add_sized(KEY, egui::Button::new(face)).clicked() {
                    continue;
                }
                match key {
                    '←' => {
                        typed.pop();
                    }
                    '→' => entered = Some(std::mem::take(typed)),
                    digit if typed.len() < MOST_DIGITS => typed.push(digit),
                    _ => {}
                }
            }
        });
    }
    entered
}

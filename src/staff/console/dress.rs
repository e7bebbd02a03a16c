//! The console in the hall's own font and colours. Logical units are millimetres here too.

use bevy::prelude::*;
use bevy_egui::{EguiContexts, PrimaryEguiContext, egui};
use content::{ColourToken, Contrast, ThemeName};
use egui::{Align2, Color32, CornerRadius, Frame, Margin, Stroke, Vec2};
use ui_kit::{Look, Skin};

use crate::scene::LiveLibrary;

/// Text of the console.
pub(super) const TEXT_MM: f32 = 7.0;
/// Between two things to press.
pub(super) const GAP_MM: f32 = 5.0;
/// Side of what is pressed; staff have fingers as visitors have.
pub(super) const KEY_MM: f32 = 22.0;

/// The bold weight.
pub(super) fn bold() -> egui::FontFamily {
    egui::FontFamily::Name("bold".into())
}

/// Fonts and colours whenever the console was attached anew.
pub(super) fn dress(
    mut contexts: EguiContexts,
    library: Res<LiveLibrary>,
    fresh: Query<(), Added<PrimaryEguiContext>>,
) {
    if fresh.is_empty() {
        return;
    }
    let Ok(ctx) = contexts.ctx_mut() else { return };
    // A slow press is a press: staff are no gamers, and software graphics take their time.
    ctx.options_mut(|options| options.input_options.max_click_duration = 5.0);
    let mut fonts = egui::FontDefinitions::empty();
    for (name, file, families) in [
        ("regular", "NotoSansSC-Regular.otf", vec![egui::FontFamily::Proportional, egui::FontFamily::Monospace]),
        ("bold", "NotoSansSC-Bold.otf", vec![bold()]),
    ] {
        if let Some(font) = crate::embedded::font(file) {
            fonts
                .font_data
                .insert(name.to_owned(), egui::FontData { font, index: 0, tweak: egui::FontTweak::default() }.into());
            for family in families {
                fonts.families.insert(family, vec![name.to_owned()]);
            }
        }
    }
    ctx.set_fonts(fonts);
    let look = Look { theme: ThemeName::Day, contrast: Contrast::Normal, elder: false, px_per_mm: 1.0 };
    let skin = Skin { theme: &library.0.theme, look };
    let colour = |token| paint(skin.colour(token));
    let (line, ink) = (Stroke::new(0.8, colour(ColourToken::Brand)), Stroke::new(1.0, colour(ColourToken::Ink)));
    let (raised, brand, on_brand) =
        (colour(ColourToken::Raised), colour(ColourToken::Brand), colour(ColourToken::OnBrand));
    ctx.all_styles_mut(|style| {
        for (text, font) in &mut style.text_styles {
            font.size = TEXT_MM;
            if *text == egui::TextStyle::Heading {
                *font = egui::FontId::new(TEXT_MM * 1.4, bold());
            }
        }
        style.spacing.button_padding = egui::vec2(8.0, 5.0);
        style.spacing.item_spacing = egui::vec2(GAP_MM, GAP_MM);
        style.spacing.interact_size = egui::vec2(KEY_MM, KEY_MM);
        let visuals = &mut style.visuals;
        *visuals = egui::Visuals::light();
        visuals.panel_fill = raised;
        visuals.override_text_color = None;
        visuals.selection.bg_fill = brand;
        visuals.selection.stroke = Stroke::new(1.0, on_brand);
        for (widget, fill, text) in [
            (&mut visuals.widgets.noninteractive, raised, ink),
            (&mut visuals.widgets.inactive, raised, ink),
            (&mut visuals.widgets.hovered, raised, ink),
            (&mut visuals.widgets.active, brand, Stroke::new(1.0, on_brand)),
        ] {
            widget.bg_fill = fill;
            widget.weak_bg_fill = fill;
            widget.bg_stroke = line;
            widget.fg_stroke = text;
            widget.corner_radius = CornerRadius::same(3);
            widget.expansion = 0.0;
        }
        visuals.widgets.noninteractive.bg_stroke = Stroke::new(0.6, colour(ColourToken::Line));
    });
}

/// The card in the middle of the display: title, a way out, and `content`.
pub(super) fn card(
    ctx: &egui::Context,
    title: &str,
    close: &str,
    width_mm: f32,
    shut: &mut bool,
    content: impl FnOnce(&mut egui::Ui),
) {
    let style = ctx.global_style();
    let frame = Frame::new()
        .fill(style.visuals.panel_fill)
        .stroke(Stroke::new(1.2, style.visuals.selection.bg_fill))
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::same(12));
    egui::Area::new("console".into()).anchor(Align2::CENTER_CENTER, Vec2::ZERO).show(ctx, |ui| {
        frame.show(ui, |ui| {
            ui.set_width(width_mm);
            ui.horizontal(|ui| {
                ui.heading(title);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    *shut = ui.button(close).clicked();
                });
            });
            ui.separator();
            content(ui);
        });
    });
}

fn paint(colour: Color) -> Color32 {
    let [red, green, blue, alpha] = colour.to_srgba().to_u8_array();
    Color32::from_rgba_unmultiplied(red, green, blue, alpha)
}

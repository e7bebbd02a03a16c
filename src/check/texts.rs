//! Texts: large enough, with room, legible, whole.

use bevy::prelude::*;
use content::{Contrast, Rgb, contrast_ratio};

use super::glyphs::Glyphs;
use super::layout::{Area, Bar, Finding};
use super::measure::{Laid, SLACK_MM, area, lack};
use crate::display::Display;

/// Height of a capital as a share of the type size in Noto Sans SC.
const CAP_HEIGHT: f32 = 0.733;
/// US 508, 402.4.
const LEAST_CAP_MM: f32 = 4.8;
/// EN 301 549, 5.1.4: 0.7 degrees.
const ELDER_CAP_SHARE: f32 = 0.0122;
/// From this type size on a text counts as large.
const LARGE_TYPE_MM: f32 = 11.0;

/// A text as it stands.
pub(super) struct Line {
    entity: Entity,
    area: Area,
    text: String,
    layer: Option<Entity>,
}

impl Laid<'_, '_> {
    pub fn texts(&self, display: &Display, findings: &mut Vec<Finding>) -> Vec<Line> {
        let mut glyphs = Glyphs::new();
        let mut lines = Vec::new();
        let glass = Area { left: 0.0, top: 0.0, right: display.spec.width_mm, bottom: display.spec.height_mm };
        for (entity, text, font, colour, layout, node, transform, camera) in &self.texts {
            if camera.get() != Some(display.camera) || node.size.max_element() <= 0.0 || text.0.is_empty() {
                continue;
            }
            let area = area(node, transform, display.px_per_mm);
            let short: String = text.0.chars().take(18).collect();
            let mut tell = |bar, what: String| findings.push(Finding { bar, what: format!("'{short}' {what}") });
            let size = match font.font_size {
                FontSize::Px(size) => size,
                _ => 0.0,
            };
            let elder = display.spec.reading_distance_mm * ELDER_CAP_SHARE;
            let least = if self.visit.modes.elder { LEAST_CAP_MM.max(elder) } else { LEAST_CAP_MM };
            if size * CAP_HEIGHT < least - 0.01 {
                tell(Bar::TextSize, format!("has capitals of {:.1} mm, {least:.1} are needed", size * CAP_HEIGHT));
            }
            let need = layout.size;
            if need.x > area.width() + SLACK_MM || need.y > area.height() + SLACK_MM {
                tell(
                    Bar::TextFit,
                    format!(
                        "needs {:.1} x {:.1} mm and has {:.1} x {:.1}",
                        need.x,
                        need.y,
                        area.width(),
                        area.height()
                    ),
                );
            }
            if area.out_of(glass) > SLACK_MM {
                tell(Bar::Inside, format!("sticks {:.1} mm out of the display", area.out_of(glass)));
            }
            if let Some(out) = self.out_of_control(entity, area, display.px_per_mm) {
                tell(Bar::TextFit, format!("sticks {out:.1} mm out of its button"));
            }
            if let Some((ratio, least)) = self.contrast(entity, colour.0, size)
                && ratio < least - 0.01
            {
                tell(Bar::Contrast, format!("has a contrast of {ratio:.1}:1, {least}:1 is needed"));
            }
            let missing = glyphs.missing(&text.0);
            if !missing.is_empty() {
                tell(Bar::Glyph, format!("has characters without a glyph: {missing}"));
            }
            if let Some(lack) = lack(&text.0) {
                tell(Bar::Message, lack.to_owned());
            }
            lines.push(Line { entity, area, text: short, layer: self.layer(entity) });
        }
        lines
    }

    pub fn overlaps(&self, lines: &[Line], findings: &mut Vec<Finding>) {
        for (index, line) in lines.iter().enumerate() {
            for other in
                lines[index + 1..].iter().filter(|other| other.layer == line.layer && other.entity != line.entity)
            {
                if line.area.gap(other.area) < -1.5 {
                    findings.push(Finding {
                        bar: Bar::TextFit,
                        what: format!("'{}' lies over '{}'", line.text, other.text),
                    });
                }
            }
        }
    }

    fn out_of_control(&self, entity: Entity, area_of_text: Area, px_per_mm: f32) -> Option<f32> {
        let control = self
            .parents
            .iter_ancestors(entity)
            .find_map(|parent| self.nodes.get(parent).ok().filter(|(_, _, control)| *control))?;
        let out = area_of_text.out_of(area(control.0, control.1, px_per_mm));
        (out > SLACK_MM).then_some(out)
    }

    /// Ratio of a text to the ground it stands on, and the ratio it needs; `None` on pictures.
    fn contrast(&self, entity: Entity, ink: Color, size_mm: f32) -> Option<(f32, f32)> {
        let mut shut = false;
        for parent in self.parents.iter_ancestors(entity) {
            shut |= self.states.get(parent).is_ok_and(|state| state.disabled);
            let (ground, image) = self.grounds.get(parent).ok()?;
            if image.is_some() {
                return None;
            }
            if let Some(ground) = ground.filter(|ground| ground.0.alpha() > 0.99) {
                let least = match (self.visit.modes.contrast, size_mm >= LARGE_TYPE_MM) {
                    (Contrast::High, _) if !shut => 7.0,
                    (Contrast::Normal, true) => 3.0,
                    // A shut button has to look shut too.
                    _ => 4.5,
                };
                // Inks are mixed with the ground as light.
                let (ink, ground) = (ink.to_linear(), ground.0.to_linear());
                let seen = Color::from(ground.mix(&ink.with_alpha(1.0), ink.alpha()));
                return Some((contrast_ratio(rgb(seen), rgb(ground.into())), least));
            }
        }
        None
    }
}

fn rgb(colour: Color) -> Rgb {
    let [r, g, b, _] = colour.to_srgba().to_u8_array();
    Rgb { r, g, b }
}

//! Measures what is laid out now.

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use bevy::text::TextLayoutInfo;
use bevy::ui::{ComputedNode, ComputedUiTargetCamera, UiGlobalTransform};
use content::{Contrast, Rgb, contrast_ratio};
use ui_kit::ButtonState;

use super::glyphs::Glyphs;
use super::layout::{Area, Bar, Finding};
use crate::display::Display;
use crate::scene::{Control, LiveLibrary, REACH_BOTTOM_MM, REACH_TOP_MM};
use crate::touch::{Hits, Shield, Spot};
use crate::visit::Visit;

/// Height of a capital as a share of the type size in Noto Sans SC.
const CAP_HEIGHT: f32 = 0.733;
/// US 508, 402.4.
const LEAST_CAP_MM: f32 = 4.8;
/// EN 301 549, 5.1.4: 0.7 degrees.
const ELDER_CAP_SHARE: f32 = 0.0122;
/// From this type size on a text counts as large.
const LARGE_TYPE_MM: f32 = 11.0;
/// Rounding of layout to whole pixels.
const SLACK_MM: f32 = 0.6;

#[derive(SystemParam)]
pub(super) struct Laid<'w, 's> {
    displays: Query<'w, 's, (Entity, &'static Display)>,
    controls: Query<
        'w,
        's,
        (
            Entity,
            &'static Control,
            &'static ComputedNode,
            &'static UiGlobalTransform,
            &'static ComputedUiTargetCamera,
            Option<&'static ButtonState>,
        ),
    >,
    texts: Query<
        'w,
        's,
        (
            Entity,
            &'static Text,
            &'static TextFont,
            &'static TextColor,
            &'static TextLayoutInfo,
            &'static ComputedNode,
            &'static UiGlobalTransform,
            &'static ComputedUiTargetCamera,
        ),
    >,
    parents: Query<'w, 's, &'static ChildOf>,
    grounds: Query<'w, 's, (Option<&'static BackgroundColor>, Option<&'static ImageNode>)>,
    nodes: Query<'w, 's, (&'static ComputedNode, &'static UiGlobalTransform, Has<Control>)>,
    shields: Query<'w, 's, (), With<Shield>>,
    states: Query<'w, 's, &'static ButtonState>,
    hits: Hits<'w, 's>,
    visit: Res<'w, Visit>,
    library: Res<'w, LiveLibrary>,
}

/// A text as it stands.
struct Line {
    entity: Entity,
    area: Area,
    text: String,
    layer: Option<Entity>,
}

pub(super) fn measure(laid: Laid) -> (usize, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut measured = 0;
    for (_, display) in &laid.displays {
        let controls = laid.controls(display, &mut findings);
        laid.gaps(&controls, &mut findings);
        let texts = laid.texts(display, &mut findings);
        laid.overlaps(&texts, &mut findings);
        measured += controls.len() + texts.len();
    }
    (measured, findings)
}

impl Laid<'_, '_> {
    fn controls(&self, display: &Display, findings: &mut Vec<Finding>) -> Vec<(String, Area)> {
        let theme = &self.library.0.theme;
        let mut open = Vec::new();
        for (entity, control, node, transform, camera, state) in &self.controls {
            if camera.get() != Some(display.camera) || node.size.min_element() <= 0.0 {
                continue;
            }
            let area = area(node, transform, display.px_per_mm);
            let middle = Spot { x_mm: (area.left + area.right) * 0.5, y_mm: (area.top + area.bottom) * 0.5 };
            let top = self.hits.at(display, middle).map(|hit| hit.control);
            if state.is_none_or(|state| !state.disabled) && top != Some(entity) {
                // Under an open panel a control rests; under another control it is lost.
                if let Some(other) = top.filter(|top| self.layer(*top) == self.layer(entity)) {
                    let name = self.controls.get(other).map_or(String::new(), |(_, control, ..)| control.id.clone());
                    findings.push(Finding { bar: Bar::Gap, what: format!("'{}' lies under '{name}'", control.id) });
                }
                continue;
            }
            let mut tell = |bar, what: String| findings.push(Finding { bar, what });
            let least = theme.target_mm;
            if area.width() < least - 0.1 || area.height() < least - 0.1 {
                tell(
                    Bar::Target,
                    format!(
                        "'{}' is {:.1} x {:.1} mm, at least {least} is needed",
                        control.id,
                        area.width(),
                        area.height()
                    ),
                );
            }
            let (width, height) = (display.spec.width_mm, display.spec.height_mm);
            let glass = Area { left: 0.0, top: 0.0, right: width, bottom: height };
            if area.out_of(glass) > SLACK_MM {
                tell(Bar::Inside, format!("'{}' sticks {:.1} mm out of the display", control.id, area.out_of(glass)));
            }
            if self.visit.modes.reach {
                let (high, low) =
                    (display.spec.bottom_mm + height - area.top, display.spec.bottom_mm + height - area.bottom);
                if high > REACH_TOP_MM + SLACK_MM || low < REACH_BOTTOM_MM - SLACK_MM {
                    tell(Bar::Reach, format!("'{}' stands {low:.0} to {high:.0} mm above the floor", control.id));
                }
            }
            if control.label.trim().is_empty() {
                tell(Bar::Message, format!("'{}' has no spoken label", control.id));
            }
            open.push((control.id.clone(), area));
        }
        open
    }

    fn gaps(&self, controls: &[(String, Area)], findings: &mut Vec<Finding>) {
        let least = self.library.0.theme.target_gap_mm;
        for (index, (id, area)) in controls.iter().enumerate() {
            for (other_id, other) in &controls[index + 1..] {
                let gap = area.gap(*other);
                if gap < least - SLACK_MM {
                    findings.push(Finding {
                        bar: Bar::Gap,
                        what: format!("'{id}' and '{other_id}' are {gap:.1} mm apart, {least} are needed"),
                    });
                }
            }
        }
    }

    fn texts(&self, display: &Display, findings: &mut Vec<Finding>) -> Vec<Line> {
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
            if text.0.contains('⟦') {
                tell(Bar::Message, "is a message that is missing".to_owned());
            }
            lines.push(Line { entity, area, text: short, layer: self.layer(entity) });
        }
        lines
    }

    fn overlaps(&self, lines: &[Line], findings: &mut Vec<Finding>) {
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

    /// The open panel something belongs to.
    fn layer(&self, entity: Entity) -> Option<Entity> {
        std::iter::once(entity).chain(self.parents.iter_ancestors(entity)).find(|entity| self.shields.contains(*entity))
    }

    fn out_of_control(&self, entity: Entity, area_of_text: Area, px_per_mm: f32) -> Option<f32> {
        let control = self
            .parents
            .iter_ancestors(entity)
            .find_map(|parent| self.nodes.get(parent).ok().filter(|(_, _, control)| *control))?;
        let out = area_of_text.out_of(area(control.0, control.1, px_per_mm));
        (out > SLACK_MM).then_some(out)
    }

    /// Ratio of a text to the ground it stands on, and the ratio it needs; `None` on pictures and on what cannot be touched.
    fn contrast(&self, entity: Entity, ink: Color, size_mm: f32) -> Option<(f32, f32)> {
        for parent in self.parents.iter_ancestors(entity) {
            if self.states.get(parent).is_ok_and(|state| state.disabled) {
                return None;
            }
            let (ground, image) = self.grounds.get(parent).ok()?;
            if image.is_some() {
                return None;
            }
            if let Some(ground) = ground.filter(|ground| ground.0.alpha() > 0.99) {
                let least = match (self.visit.modes.contrast, size_mm >= LARGE_TYPE_MM) {
                    (Contrast::High, _) => 7.0,
                    (Contrast::Normal, true) => 3.0,
                    (Contrast::Normal, false) => 4.5,
                };
                return Some((contrast_ratio(rgb(ink), rgb(ground.0)) as f32, least));
            }
        }
        None
    }
}

fn area(node: &ComputedNode, transform: &UiGlobalTransform, px_per_mm: f32) -> Area {
    let (half, middle) = (node.size * 0.5 / px_per_mm, transform.translation / px_per_mm);
    Area { left: middle.x - half.x, top: middle.y - half.y, right: middle.x + half.x, bottom: middle.y + half.y }
}

fn rgb(colour: Color) -> Rgb {
    let [r, g, b, _] = colour.to_srgba().to_u8_array();
    Rgb { r, g, b }
}

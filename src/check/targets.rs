//! What can be touched: large enough, apart, in reach, and read aloud.

use bevy::prelude::*;
use content::ButtonKind;

use super::layout::{Area, Bar, Finding};
use super::measure::{Laid, SLACK_MM, area, lack};
use crate::display::Display;
use crate::scene::{REACH_BOTTOM_MM, REACH_TOP_MM};
use crate::touch::Spot;

/// A control that can be touched now.
pub(super) struct Target {
    id: String,
    area: Area,
    /// The open panel it is on.
    panel: Option<(Entity, Area)>,
}

impl Laid<'_, '_> {
    pub fn targets(&self, display: &Display, findings: &mut Vec<Finding>) -> Vec<Target> {
        let theme = &self.library.0.theme;
        let mut open = Vec::new();
        for (entity, control, node, transform, camera, state, paint) in &self.controls {
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
            let primary = paint.is_some_and(|paint| paint.kind == ButtonKind::Primary);
            let least = if primary || self.visit.modes.elder { theme.primary_target_mm } else { theme.target_mm };
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
            } else if let Some(lack) = lack(&control.label) {
                tell(Bar::Message, format!("'{}' is read aloud as '{}', which {lack}", control.id, control.label));
            }
            open.push(Target { id: control.id.clone(), area, panel: self.panel(entity, display) });
        }
        open
    }

    pub fn gaps(&self, targets: &[Target], findings: &mut Vec<Finding>) {
        let least = self.library.0.theme.target_gap_mm;
        for (index, target) in targets.iter().enumerate() {
            for other in &targets[index + 1..] {
                let gap = target.gap(other);
                if gap < least - SLACK_MM {
                    findings.push(Finding {
                        bar: Bar::Gap,
                        what: format!("'{}' and '{}' are {gap:.1} mm apart, {least} are needed", target.id, other.id),
                    });
                }
            }
        }
    }

    fn panel(&self, entity: Entity, display: &Display) -> Option<(Entity, Area)> {
        let panel = self.layer(entity)?;
        let (node, transform, _) = self.nodes.get(panel).ok()?;
        Some((panel, area(node, transform, display.px_per_mm)))
    }
}

impl Target {
    /// Distance to another. Where one is on an open panel and the other under it, the panel keeps them apart as far as it
    /// reaches beyond its own.
    fn gap(&self, other: &Self) -> f32 {
        let gap = self.area.gap(other.area);
        let beyond = |target: &Self| target.panel.map_or(f32::MIN, |(_, panel)| target.area.room_in(panel));
        if self.panel.map(|(panel, _)| panel) == other.panel.map(|(panel, _)| panel) {
            gap
        } else {
            gap.max(beyond(self)).max(beyond(other))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(left: f32, right: f32, panel: Option<(u32, Area)>) -> Target {
        let panel = panel.and_then(|(number, area)| Some((Entity::from_raw_u32(number)?, area)));
        Target { id: String::new(), area: Area { left, top: 10.0, right, bottom: 30.0 }, panel }
    }

    #[test]
    fn a_panel_keeps_what_is_on_it_from_what_is_under_it() {
        let panel = Area { left: 0.0, top: 0.0, right: 60.0, bottom: 40.0 };
        let close = target(20.0, 40.0, Some((1, panel)));
        assert_eq!(close.gap(&target(30.0, 90.0, None)), 10.0, "the panel reaches 10 mm beyond it");
        assert_eq!(close.gap(&target(41.0, 50.0, Some((1, panel)))), 1.0, "on the same panel");
        let edge = target(40.0, 59.0, Some((1, panel)));
        assert_eq!(edge.gap(&target(50.0, 90.0, None)), 1.0, "the edge of the panel is near");
        assert_eq!(target(0.0, 20.0, None).gap(&target(15.0, 40.0, None)), -5.0);
    }
}

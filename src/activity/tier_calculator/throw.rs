//! What the hands entered near is thrown to the far picture: a spark that runs along the line of current.

use bevy::prelude::*;
use bevy::ui::{ComputedNode, UiGlobalTransform};

use super::bars::{BarScale, Column};
use super::model::{Entry, TierCalculator, whole};
use super::steps::lay_out;
use super::water::{self, Water};
use crate::activity::Current;
use crate::display::Display;
use crate::motion::{Flight, Pace, throw};
use crate::scene::{Kit, LiveLibrary, SceneRoot, Stage};

/// Where the way begins when a whole year is entered: in the middle of the bars.
const MIDDLE_MONTH: usize = 6;
/// So far outside a display a spark leaves and comes.
const OUTSIDE_MM: f32 = 8.0;

/// Throws a spark whenever the energy of the year has changed and no finger drags.
pub(super) fn throw_change(
    mut commands: Commands,
    current: Res<Current>,
    scale: Res<BarScale>,
    pace: Pace,
    stage: Res<Stage>,
    library: Res<LiveLibrary>,
    mut kit: Kit,
    roots: Query<&SceneRoot>,
    displays: Query<&Display>,
    places: Places,
    mut before: Local<Option<u64>>,
) {
    let Some(calculator) = current.of::<TierCalculator>() else {
        *before = None;
        return;
    };
    if scale.dragging {
        return;
    }
    let energy = calculator.usage.months.iter().flatten().map(|kwh| u64::from(whole(*kwh))).sum();
    let changed = before.replace(energy).is_some_and(|before| before != energy);
    if !changed || pace.enter().is_zero() {
        return;
    }
    let theme = library.0.scenes.get(&stage.scene).map(|scene| scene.theme).unwrap_or_default();
    let library = kit.library();
    for root in &roots {
        let Ok(display) = displays.get(root.display) else { continue };
        let (now, enter) = (pace.now(), pace.enter());
        let flight = if let Some(corners) = places.away(root.display, display, calculator) {
            Flight { corners, begins: now, lasts: enter.mul_f32(0.7) }
        } else if let Some(corners) = places.home(root.display, display, calculator) {
            Flight { corners, begins: now + enter.mul_f32(0.6), lasts: enter }
        } else {
            continue;
        };
        let look = kit.look(theme, display);
        let mut build = kit.build(&mut commands, &library.0, look, root.display, display, None);
        throw(&mut build, root.sheet, flight);
    }
}

/// Where things stand on the displays.
#[derive(bevy::ecs::system::SystemParam)]
pub(super) struct Places<'w, 's> {
    nodes: Query<'w, 's, (&'static ComputedNode, &'static UiGlobalTransform)>,
    columns: Query<'w, 's, (Entity, &'static Column)>,
    waters: Query<'w, 's, (Entity, &'static Water)>,
    parents: Query<'w, 's, &'static ChildOf>,
    scale: Res<'w, BarScale>,
}

impl Places<'_, '_> {
    /// From the month's bar up to the frame and along it out of the display's left side.
    fn away(&self, entity: Entity, display: &Display, calculator: &TierCalculator) -> Option<Vec<Vec2>> {
        let month = match calculator.entry {
            Entry::Month(month) => month,
            Entry::Year => MIDDLE_MONTH,
        };
        let (column, _) = self.columns.iter().find(|(_, column)| column.display == entity && column.month == month)?;
        let bars = self.parents.get(column).ok()?.parent();
        let frame = self.area(self.parents.get(bars).ok()?.parent(), display)?;
        let column = self.area(column, display)?;
        let kwh = calculator.usage.months[month].map_or(0.0, |kwh| whole(kwh) as f32);
        let top = column.max.y - column.height() * (kwh / self.scale.top_kwh).clamp(0.0, 1.0);
        let x = column.center().x;
        Some(vec![
            Vec2::new(x, top),
            Vec2::new(x, frame.min.y),
            Vec2::new(frame.min.x, frame.min.y),
            Vec2::new(-OUTSIDE_MM, frame.min.y),
        ])
    }

    /// From the display's left side along the line under the steps, and up where the household stands now.
    fn home(&self, entity: Entity, display: &Display, calculator: &TierCalculator) -> Option<Vec<Vec2>> {
        let (water, _) = self.waters.iter().find(|(_, water)| water.display == entity)?;
        let area = self.area(water, display)?;
        let steps = lay_out(calculator, calculator.figures.ladder.as_ref()?.tiers());
        let reached = steps.iter().rev().find(|step| step.filled > 0.0)?;
        let ground = area.max.y - water::FOOT_MM;
        let x = area.min.x + area.width() * water::filled(&steps);
        let top = ground - (ground - area.min.y) * reached.height;
        Some(vec![Vec2::new(-OUTSIDE_MM, ground), Vec2::new(x, ground), Vec2::new(x, top)])
    }

    /// A node's rectangle in millimetres.
    fn area(&self, node: Entity, display: &Display) -> Option<Rect> {
        let (node, transform) = self.nodes.get(node).ok()?;
        let (size, middle) = (node.size / display.px_per_mm, transform.translation / display.px_per_mm);
        (size.min_element() > 0.0).then(|| Rect::from_center_size(middle, size))
    }
}

//! What the panel test shows: a mark to touch, cells that light up, the result. It covers every display.

use bevy::prelude::*;
use content::{Align, ColourToken, Contrast, Language, ThemeName, TypeStep, Value, Values, Weight};
use ui_kit::{Fonts, Look, Skin, label, label_layout};

use super::PanelTesting;
use super::model::{Panel, PanelTest, Step};
use crate::display::Display;
use crate::scene::LiveLibrary;

/// Above everything, curtains and the countdown too.
const OVER_ALL: i32 = 300;
/// Diameter of the mark in millimetres.
const MARK_MM: f32 = 70.0;

/// The test's sheet on one display.
#[derive(Component)]
pub struct TestSheet;

/// A cell, by its place in its panel.
#[derive(Component)]
pub struct Cell(usize);

/// Draws the sheets anew with each step, and lights cells in between.
pub fn show(
    mut commands: Commands,
    testing: Res<PanelTesting>,
    library: Res<LiveLibrary>,
    fonts: Res<Fonts>,
    displays: Query<&Display>,
    sheets: Query<Entity, With<TestSheet>>,
    mut cells: Query<(&Cell, &mut BackgroundColor)>,
    mut shown: Local<Option<Step>>,
) {
    let step = testing.0.as_ref().map(|test| test.step);
    let theme = &library.0.theme;
    let look = Look { theme: ThemeName::Day, contrast: Contrast::Normal, elder: false, px_per_mm: 1.0 };
    let skin = Skin { theme, look };
    if step != *shown {
        *shown = step;
        for sheet in &sheets {
            commands.entity(sheet).despawn();
        }
        if let Some(test) = &testing.0 {
            for display in &displays {
                Drawing { commands: &mut commands, skin: &skin, fonts: &fonts, library: &library, test }.sheet(display);
            }
        }
    } else if testing.is_changed()
        && let Some(test) = &testing.0
        && let Step::Sweep(index) = test.step
    {
        let lit = skin.colour(ColourToken::Live);
        for (cell, mut ground) in &mut cells {
            if test.panels[index].answered[cell.0] {
                ground.set_if_neq(BackgroundColor(lit));
            }
        }
    }
}

struct Drawing<'a, 'w, 's> {
    commands: &'a mut Commands<'w, 's>,
    skin: &'a Skin<'a>,
    fonts: &'a Fonts,
    library: &'a LiveLibrary,
    test: &'a PanelTest,
}

impl Drawing<'_, '_, '_> {
    fn sheet(&mut self, display: &Display) {
        let whole = Node {
            position_type: PositionType::Absolute,
            width: percent(100),
            height: percent(100),
            flex_direction: FlexDirection::Column,
            align_items: AlignItems::Center,
            justify_content: JustifyContent::Center,
            ..default()
        };
        let ground = BackgroundColor(self.skin.colour(ColourToken::Ground));
        let sheet = self
            .commands
            .spawn((TestSheet, whole, ground, UiTargetCamera(display.camera), GlobalZIndex(OVER_ALL)))
            .id();
        let panel = |index: usize| self.test.panels.get(index).filter(|panel| panel.display == display.index);
        match self.test.step {
            Step::Find(index) if panel(index).is_some() => {
                self.mark(sheet);
                // Above the mark, which is in the middle.
                self.plate(sheet, MARK_MM * 2.5, &[("panel-test-touch", Values::default())]);
            }
            Step::Sweep(index) if panel(index).is_some() => {
                self.cells(sheet, &self.test.panels[index]);
                self.plate(sheet, 0.0, &[("panel-test-sweep", Values::default())]);
            }
            Step::Told => {
                let own = self.test.panels.iter().find(|panel| panel.display == display.index);
                if let Some(panel) = own.filter(|panel| panel.arrives.is_some()) {
                    self.cells(sheet, panel);
                }
                self.result(sheet);
            }
            _ => self.plate(sheet, 0.0, &[("panel-test-elsewhere", Values::default())]),
        }
    }

    /// Lines on a plate, so that cells do not cross them. Staff read Chinese, as in the console.
    fn plate(&mut self, sheet: Entity, lift_mm: f32, lines: &[(&str, Values)]) {
        let room = self.skin.space(content::SpaceStep::Wide);
        let node = Node {
            flex_direction: FlexDirection::Column,
            align_items: AlignItems::Center,
            row_gap: px(room * 0.5),
            padding: UiRect::all(px(room)),
            margin: UiRect::bottom(px(lift_mm)),
            border: UiRect::all(px(self.skin.line())),
            border_radius: BorderRadius::all(px(self.skin.theme.card_radius_mm)),
            ..default()
        };
        let (ground, edge) =
            (self.skin.colour(ColourToken::Raised).with_alpha(0.8), self.skin.colour(ColourToken::LiveLine));
        let plate = self.commands.spawn((node, BackgroundColor(ground), BorderColor::all(edge), ChildOf(sheet))).id();
        for (message, values) in lines {
            let text = self.library.0.messages.format(Language::ZhCn, message, values);
            let bundle = label(self.skin, self.fonts, text, TypeStep::Title, Weight::Bold, ColourToken::Ink);
            self.commands.spawn((bundle, label_layout(Align::Centre, false), ChildOf(plate)));
        }
    }

    fn mark(&mut self, sheet: Entity) {
        let node = Node {
            position_type: PositionType::Absolute,
            left: percent(50),
            top: percent(50),
            width: px(MARK_MM),
            height: px(MARK_MM),
            margin: UiRect { left: px(-MARK_MM * 0.5), top: px(-MARK_MM * 0.5), ..default() },
            border: UiRect::all(px(self.skin.line() * 3.0)),
            border_radius: BorderRadius::MAX,
            ..default()
        };
        let (fill, edge) = (self.skin.colour(ColourToken::Live), self.skin.colour(ColourToken::Brand));
        self.commands.spawn((node, BackgroundColor(fill), BorderColor::all(edge), ChildOf(sheet)));
    }

    fn cells(&mut self, sheet: Entity, panel: &Panel) {
        let (width, height) = (100.0 / panel.columns as f32, 100.0 / panel.rows as f32);
        for (cell, answered) in panel.answered.iter().enumerate() {
            let (column, row) = ((cell % panel.columns) as f32, (cell / panel.columns) as f32);
            let node = Node {
                position_type: PositionType::Absolute,
                left: percent(column * width),
                top: percent(row * height),
                width: percent(width),
                height: percent(height),
                border: UiRect::all(px(self.skin.line() * 0.5)),
                ..default()
            };
            let fill = if *answered { ColourToken::Live } else { ColourToken::Raised };
            let (fill, edge) = (self.skin.colour(fill), self.skin.colour(ColourToken::Line));
            self.commands.spawn((Cell(cell), node, BackgroundColor(fill), BorderColor::all(edge), ChildOf(sheet)));
        }
    }

    fn result(&mut self, sheet: Entity) {
        let mut lines = vec![("panel-test-result", Values::default())];
        for (index, panel) in self.test.panels.iter().enumerate() {
            let dead = self.test.dead(index);
            let mut values = Values::default();
            values.set("display", Value::Text((panel.display + 1).to_string()));
            values.set("dead", Value::Text(dead.to_string()));
            let message = match (panel.arrives, dead) {
                (None, _) => "panel-test-mute",
                (Some(arrives), 0) if arrives == panel.display => "panel-test-good",
                (Some(_), 0) => "panel-test-swapped",
                (Some(_), _) => "panel-test-dead",
            };
            lines.push((message, values));
        }
        self.plate(sheet, 0.0, &lines);
    }
}

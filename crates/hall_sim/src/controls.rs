//! What is touched on the near screen of the calculator: the chart on the left two thirds, the keypad on the right.

use crate::dice::Dice;

/// A touched control; `at` is the place as a share of the display, absent on the keypad, where it would be the input.
#[derive(Clone, Debug, PartialEq)]
pub struct Touch {
    pub control: Option<String>,
    pub at: Option<[f32; 2]>,
}

/// Width of the near display that the chart and the switches below it take.
const CHART_WIDTH: f64 = 2.0 / 3.0;
const MONTHS: usize = 12;
const CHART_LEFT: f64 = 0.05;
const CHART_TOP: f64 = 0.22;
const CHART_BOTTOM: f64 = 0.78;

/// A finger on the bar of a month, 0 to 11, somewhere along its height.
pub fn month_bar(dice: &mut Dice, month: usize) -> Touch {
    let month = month % MONTHS;
    let pitch = (CHART_WIDTH - CHART_LEFT) / MONTHS as f64;
    // Fingers aim at the middle of a bar and mostly at its upper end, where the handle is.
    let x = CHART_LEFT + pitch * (month as f64 + dice.between(0.2, 0.8));
    let y = CHART_TOP + (CHART_BOTTOM - CHART_TOP) * dice.share() * dice.share();
    Touch { control: Some(format!("tier-calculator.month-{}", month + 1)), at: place(x, y) }
}

/// A key of the keypad.
pub fn key(dice: &mut Dice) -> Touch {
    // The key's own name would be the input, so only the pad is named.
    let erased = dice.chance(0.1);
    let control = if erased { "tier-calculator.keypad-erase" } else { "tier-calculator.keypad" };
    Touch { control: Some(control.to_owned()), at: None }
}

/// One of the switches under the chart, by its place in the row.
pub fn switch(dice: &mut Dice, id: &str, column: usize) -> Touch {
    let x = 0.1 + 0.15 * column as f64 + dice.between(-0.03, 0.03);
    Touch { control: Some(format!("tier-calculator.{id}")), at: place(x, dice.between(0.85, 0.9)) }
}

/// A button of the bar at the bottom that all scenes share.
pub fn bar_button(dice: &mut Dice, id: &str, column: usize) -> Touch {
    let x = 0.05 + 0.09 * column as f64 + dice.between(-0.02, 0.02);
    Touch { control: Some(id.to_owned()), at: place(x, dice.between(0.94, 0.98)) }
}

/// The attract loop is one big button.
pub fn wake(dice: &mut Dice) -> Touch {
    let (x, y) = (dice.between(0.25, 0.75), dice.between(0.35, 0.85));
    Touch { control: Some("attract.start".to_owned()), at: place(x, y) }
}

/// A finger beside all controls of the chart.
pub fn beside(dice: &mut Dice) -> Touch {
    let (x, y) = (dice.between(0.01, CHART_WIDTH), dice.between(0.01, 0.2));
    Touch { control: None, at: place(x, y) }
}

fn place(x: f64, y: f64) -> Option<[f32; 2]> {
    Some([x as f32, y as f32])
}

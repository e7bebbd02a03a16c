//! The controls visitors meet on the near display: ids as the scenes name them, places as the exhibit lays them out.
//!
//! The places are what `zhidian controls --profile dual-screen --scene tier-calculator` prints for [`LAYOUT`], in Chinese
//! and without any mode; those of panels are where the exhibit recorded touches on them. Who moves controls raises the
//! layout in the scene and prints them anew, so that the demo's heat map keeps lying over the scene's picture.

use crate::place::Place;

/// The version of the layout these places are of.
pub const LAYOUT: u32 = 1;

/// Something to touch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Control {
    pub id: &'static str,
    pub place: Place,
    /// A key: its place would be the input, so it is not recorded.
    pub typing: bool,
}

const fn control(id: &'static str, left_mm: f64, top_mm: f64, width_mm: f64, height_mm: f64) -> Control {
    Control { id, place: Place::new(left_mm, top_mm, width_mm, height_mm), typing: false }
}

const fn key(id: &'static str) -> Control {
    Control { typing: true, ..control(id, 408.0, 103.7, 185.9, 167.9) }
}

/// The attract loop's button; a finger anywhere wakes it.
pub const START: Control = control("start", 478.4, 291.5, 99.4, 24.9);
pub const OPEN_CALCULATOR: Control = control("open-calculator", 193.1, 195.9, 150.1, 25.2);

pub const AREA: Control = control("area", 396.8, 10.0, 31.8, 19.9);
pub const MANY_PEOPLE: Control = control("many-people", 432.6, 10.0, 64.2, 19.9);
pub const LOW_INCOME: Control = control("low-income", 500.8, 10.0, 40.2, 19.9);
pub const SHARED_METER: Control = control("shared-meter", 545.1, 10.0, 48.9, 19.9);
pub const BY_YEAR: Control = control("by-year", 503.0, 43.9, 90.9, 19.9);
pub const EXAMPLE: Control = control("example", 328.9, 53.3, 66.3, 19.9);
pub const MINUS: Control = control("minus", 408.0, 73.8, 19.9, 20.2);
pub const PLUS: Control = control("plus", 574.0, 73.8, 19.9, 20.2);
pub const TAKEAWAY: Control = control("takeaway", 408.0, 275.6, 185.9, 24.9);
pub const CODE_CLOSE: Control = control("code-close", 212.0, 218.0, 40.0, 19.0);

/// The digits of the keypad, 0 first.
pub const DIGITS: [Control; 10] = [
    key("key-0"),
    key("key-1"),
    key("key-2"),
    key("key-3"),
    key("key-4"),
    key("key-5"),
    key("key-6"),
    key("key-7"),
    key("key-8"),
    key("key-9"),
];
pub const DELETE: Control = key("key-delete");
pub const NEXT_MONTH: Control = key("key-next");

/// The bars of the months, January first.
pub const MONTHS: [Control; 12] = [
    bar("month-1", 13.4),
    bar("month-2", 45.5),
    bar("month-3", 77.6),
    bar("month-4", 109.6),
    bar("month-5", 141.7),
    bar("month-6", 173.8),
    bar("month-7", 205.6),
    bar("month-8", 237.6),
    bar("month-9", 269.7),
    bar("month-10", 301.8),
    bar("month-11", 333.9),
    bar("month-12", 366.0),
];

const fn bar(id: &'static str, left_mm: f64) -> Control {
    control(id, left_mm, 77.2, 29.0, 214.3)
}

/// Areas whose switches are those of Tianjin, so that nothing moves: the button in the panel and the tariff it chooses.
pub const AREAS: [(Control, &str); 4] = [
    (control("areas-tianjin", 291.0, 212.7, 86.0, 39.0), "tianjin-residential"),
    (control("areas-beijing", 109.0, 83.7, 86.0, 39.0), "beijing-residential"),
    (control("areas-anhui", 18.0, 83.7, 86.0, 39.0), "anhui-residential"),
    (control("areas-jiangsu", 18.0, 169.7, 86.0, 39.0), "jiangsu-residential"),
];

/// The dock under every scene of a visit.
pub const HOME: Control = control("home", 4.0, 310.2, 45.8, 19.9);
pub const FINISH: Control = control("finish", 53.9, 310.2, 45.8, 19.9);
pub const ELDER: Control = control("mode-elder", 378.4, 310.2, 45.8, 19.9);
pub const CONTRAST: Control = control("mode-contrast", 428.3, 310.2, 54.2, 19.9);
pub const REACH: Control = control("mode-reach", 486.5, 310.2, 45.8, 19.9);
pub const LANGUAGE: Control = control("mode-language", 536.3, 310.2, 57.6, 19.9);
pub const IDLE_STAY: Control = control("idle-stay", 260.8, 148.6, 30.0, 23.0);

/// Where nothing is and visitors try all the same: the drawn meter of home; title, hint and the number of the calculator.
pub const METER: Place = Place::new(45.0, 118.0, 115.0, 130.0);
pub const TITLE: Place = Place::new(6.0, 6.0, 300.0, 30.0);
pub const HINT: Place = Place::new(14.0, 54.0, 120.0, 18.0);
pub const ENTRY: Place = Place::new(450.0, 74.0, 100.0, 24.0);

/// The control of an id, for tests over whole days.
#[cfg(test)]
pub fn by_id(id: &str) -> Option<Control> {
    tests::by_document().into_iter().flat_map(|(_, controls)| controls).find(|control| control.id == id)
}

#[cfg(test)]
mod tests;

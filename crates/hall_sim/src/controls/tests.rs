//! The table must be the exhibit's own, as far as its documents say; they are found from this package's folder.

use std::fs;

use super::*;
use crate::place::DISPLAY_MM;

const CALCULATOR: [Control; 13] = [
    AREA,
    MANY_PEOPLE,
    LOW_INCOME,
    SHARED_METER,
    BY_YEAR,
    EXAMPLE,
    MINUS,
    PLUS,
    TAKEAWAY,
    CODE_CLOSE,
    DELETE,
    NEXT_MONTH,
    DIGITS[0],
];
const FRAME: [Control; 7] = [HOME, FINISH, ELDER, CONTRAST, REACH, LANGUAGE, IDLE_STAY];

fn document(name: &str) -> String {
    fs::read_to_string(format!("../../scenes/{name}.ron")).expect("a document of the exhibit")
}

/// The documents with the controls that are theirs.
pub fn by_document() -> Vec<(&'static str, Vec<Control>)> {
    let calculator = CALCULATOR.into_iter().chain(DIGITS).chain(MONTHS).chain(AREAS.map(|(control, _)| control));
    vec![
        ("attract", vec![START]),
        ("home", vec![OPEN_CALCULATOR]),
        ("tier-calculator", calculator.collect()),
        ("frame-visit", FRAME.to_vec()),
    ]
}

#[test]
fn every_control_is_named_in_its_document() {
    for (name, controls) in by_document() {
        let text = document(name);
        for Control { id, .. } in controls {
            // A widget names its parts after itself: month-7 is of the widget month.
            let widget = id.split('-').next().unwrap_or(id);
            let is_named = |id: &str| text.contains(&format!("id: \"{id}\""));
            assert!(is_named(id) || is_named(widget) && text.contains("Widget"), "{name}.ron has no control {id}");
        }
    }
    for (_, tariff) in AREAS {
        assert!(
            fs::exists(format!("../../assets/data/tariffs/residential/{tariff}.ron")).expect("a folder"),
            "{tariff}"
        );
    }
}

#[test]
fn keys_are_those_whose_place_the_exhibit_leaves_out() {
    let text = document("tier-calculator");
    for Control { id, typing, .. } in CALCULATOR.into_iter().chain(DIGITS) {
        let line = text.lines().find(|line| line.contains(&format!("id: \"{id}\""))).expect("a control");
        assert_eq!(typing, line.contains("kind: Key") || line.contains("kind: QuietKey"), "{id}");
    }
}

#[test]
fn places_are_of_this_layout_and_display() {
    assert!(document("tier-calculator").contains(&format!("layout: {LAYOUT},")));
    let profile = document("profiles/dual-screen");
    let [width, height] = DISPLAY_MM;
    assert!(profile.contains(&format!("width_mm: {width:.1}")) && profile.contains(&format!("height_mm: {height:.1}")));
    for Control { id, place, .. } in by_document().into_iter().flat_map(|(_, controls)| controls) {
        assert!(place.left_mm >= 0.0 && place.left_mm + place.width_mm <= width, "{id}");
        assert!(place.top_mm >= 0.0 && place.top_mm + place.height_mm <= height, "{id}");
    }
}

#[test]
fn nothing_lies_under_the_empty_places() {
    let apart = |a: Place, b: Place| {
        a.left_mm + a.width_mm <= b.left_mm
            || b.left_mm + b.width_mm <= a.left_mm
            || a.top_mm + a.height_mm <= b.top_mm
            || b.top_mm + b.height_mm <= a.top_mm
    };
    let panels =
        |control: &Control| AREAS.iter().any(|(area, _)| area == control) || [CODE_CLOSE, IDLE_STAY].contains(control);
    let calculator = CALCULATOR.into_iter().chain(MONTHS).chain(FRAME).filter(|control| !panels(control));
    for Control { id, place, .. } in calculator {
        for empty in [TITLE, HINT, ENTRY] {
            assert!(apart(place, empty), "{id} lies under {empty:?}");
        }
    }
    assert!(
        FRAME
            .iter()
            .chain([&OPEN_CALCULATOR])
            .filter(|control| !panels(control))
            .all(|control| apart(control.place, METER))
    );
}

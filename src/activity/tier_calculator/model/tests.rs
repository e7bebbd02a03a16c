use super::*;

fn calculator() -> TierCalculator {
    TierCalculator::new(2026, false).unwrap()
}

fn typed(calculator: &mut TierCalculator, digits: &str) {
    for digit in digits.chars() {
        calculator.tell("digit", &digit.to_string());
    }
}

#[test]
fn ships_tariffs() {
    assert!(shipped().refused.is_empty(), "{:?}", shipped().refused);
    assert!(!shipped().tariffs.is_empty());
}

#[test]
fn the_worked_example_comes_to_the_cent() {
    let mut c = calculator();
    c.tell("example", "");
    let figures = c.figures.known.as_ref().unwrap();
    assert_eq!(figures.bill.total.get().to_string(), "1596.00");
    assert_eq!(figures.saving.saved.get().to_string(), "172.80");
    assert_eq!(figures.outlook.crossings[0].month.month(), 10);
}

#[test]
fn digits_fill_the_month_and_a_new_month_starts_afresh() {
    let mut c = calculator();
    typed(&mut c, "300");
    c.tell("next-month", "");
    typed(&mut c, "28");
    assert_eq!(c.usage.months[0].map(whole), Some(300));
    assert_eq!(c.usage.months[1].map(whole), Some(28));
    c.tell("delete", "");
    assert_eq!(c.usage.months[1].map(whole), Some(2));
    c.tell("delete", "");
    assert_eq!(c.usage.months[1], None);
}

#[test]
fn a_slip_of_the_finger_is_said_and_changes_nothing() {
    let mut c = calculator();
    typed(&mut c, "9999");
    c.tell("digit", "9");
    assert!(c.too_much);
    assert_eq!(c.usage.months[0].map(whole), Some(9_999));
    c.tell("delete", "");
    assert!(!c.too_much);
}

#[test]
fn a_bar_follows_the_finger_and_a_step_never_goes_below_nothing() {
    let mut c = calculator();
    c.tell("set", "8:480");
    assert_eq!((c.entry, c.usage.months[7].map(whole)), (Entry::Month(7), Some(480)));
    c.tell("step", "-500");
    assert_eq!(c.usage.months[7].map(whole), Some(0));
    c.tell("set", "13:5");
    c.tell("set", "rubbish");
    assert_eq!(c.months_entered(), 1);
}

#[test]
fn a_year_is_spread_over_twelve_months_and_stays_whole() {
    let mut c = calculator();
    c.tell("mode", "year");
    typed(&mut c, "3200");
    assert_eq!(c.months_entered(), 12);
    assert_eq!(whole(c.usage.total()), 3200);
}

#[test]
fn another_area_lets_go_of_what_it_does_not_know() {
    let mut c = calculator();
    for verb in ["people", "low-income", "shared-meter"] {
        c.tell(verb, "");
    }
    assert!(c.household.people >= 5 && c.household.low_income && c.household.shared_meter);
    c.tell("area", "guizhou-residential");
    assert_eq!(c.household, Household::default());
}

#[test]
fn steps_are_told_once_each() {
    let mut c = calculator();
    let mut steps: Vec<_> = c.tell("digit", "3");
    steps.extend(c.tell("digit", "0"));
    steps.extend(c.tell("example", ""));
    steps.retain(|outcome| matches!(outcome, Outcome::Step(_)));
    assert_eq!(steps, ["opened", "usage_entered", "all_months"].map(Outcome::Step));
}

/// What was chosen in a field, in order.
fn chosen(deeds: &[(&str, &str)], field: &str) -> Vec<String> {
    let mut c = calculator();
    let outcomes = deeds.iter().flat_map(|(verb, argument)| c.tell(verb, argument));
    let values = outcomes.filter_map(|outcome| match outcome {
        Outcome::Chose { field: chosen, value } if chosen == field => Some(value),
        _ => None,
    });
    values.collect()
}

#[test]
fn the_mode_and_the_example_are_choices() {
    let deeds = [("mode", "months"), ("mode", "year"), ("mode", "year"), ("mode", "months"), ("next-month", "")];
    assert_eq!(chosen(&deeds, "mode"), ["year", "months"]);
    assert_eq!(chosen(&[("example", ""), ("example", ""), ("digit", "3"), ("example", "")], "example").len(), 2);
}

#[test]
fn usage_is_chosen_as_a_band_when_the_entry_is_done() {
    let typing = [("digit", "3"), ("digit", "4"), ("digit", "7")];
    assert!(chosen(&typing, "usage").is_empty(), "the visitor is still typing");
    for done in [("next-month", ""), ("month", "5"), ("mode", "year"), ("takeaway", ""), ("areas", "")] {
        let deeds = [&typing[..], &[done, done]].concat();
        assert_eq!(chosen(&deeds, "usage"), ["300-399"], "{done:?}");
    }
    assert_eq!(chosen(&[("example", "")], "usage"), ["200-299"], "3,200 kWh in twelve months");
    // A finger passes many values; only where it lets go counts, and only where the band is another.
    let drag = [("set", "8:100"), ("set", "8:900"), ("set", "8:480"), ("let-go", ""), ("set", "8:490"), ("let-go", "")];
    assert_eq!(chosen(&drag, "usage"), ["400-499"]);
    let year = [("mode", "year"), ("step", "99999"), ("takeaway", ""), ("delete", ""), ("takeaway", "")];
    assert_eq!(chosen(&year, "usage"), ["8000-8999", "800-899"], "a twelfth of the year");
    assert!(chosen(&[("digit", "3"), ("delete", ""), ("next-month", "")], "usage").is_empty(), "nothing is entered");
}

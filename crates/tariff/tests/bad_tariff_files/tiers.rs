//! Tiers, prices and seasons that cannot be.

use super::{GOOD, check};

#[test]
fn tiers_that_overlap_or_are_out_of_order() {
    check("4800", "2640", 13, "tier 2 ends at 2640 kWh and overlaps", "a limit above 2640");
    check("4800", "1000", 13, "overlaps", "a limit above 2640");
    check("up_to_kwh: 2640", "up_to_kwh: 0", 12, "tier 1 ends at 0 kWh", "a limit above 0");
    check("(up_to_kwh: 2640, ", "(", 12, "tier 1 has no upper limit", "add `up_to_kwh`");
    check("(yuan_per_kwh: \"0.79\")", "(up_to_kwh: 9000, yuan_per_kwh: \"0.79\")", 14, "last tier ends", "leave");
    check("\"0.54\"", "\"0.48\"", 13, "0.48 is not above 0.49", "cheapest first");
}

#[test]
fn no_tiers_at_all() {
    let tiers =
        &GOOD[GOOD.find("            (up_to_kwh: 2640").unwrap()..GOOD.find("        ],\n    ),\n    shared").unwrap()];
    check(tiers, "", 11, "there are no tiers", "at least one");
}

#[test]
fn prices_that_cannot_be() {
    check("\"0.54\"", "\"-0.54\"", 13, "-0.54 is not positive", "above 0");
    check("\"0.79\"", "\"0\"", 14, "0 is not positive", "above 0");
    check("\"0.51\"", "\"0.00\"", 17, "0.00 is not positive", "above 0");
    check("\"0.30\"", "\"-1\"", 31, "-1 is not positive", "above 0");
    check("\"0.54\"", "0.54", 13, "0.54", "quoted decimal such as \"0.49\"");
    check("\"0.54\"", "\"half\"", 13, "half", "quoted decimal such as \"0.49\"");
}

/// Seasons take the place of the yearly tiers.
#[track_caller]
fn check_seasons(seasons: &str, line: usize, wrong: &str, right: &str) {
    let tiers = &GOOD[GOOD.find("Annual(").unwrap()..GOOD.find("    ),\n    shared").unwrap()];
    check(tiers, &format!("Monthly(\n        seasons: [\n{seasons}        ],\n"), line, wrong, right);
}

#[test]
fn seasons_that_overlap_or_leave_a_month_out() {
    let season = |months: &str| {
        format!(
            "            (months: {months},\n             tiers: [(up_to_kwh: 200, yuan_per_kwh: \"0.5\"), (yuan_per_kwh: \"0.6\")]),\n"
        )
    };
    let (summer, winter) = (season("[4, 5, 6, 7, 8, 9]"), season("[1, 2, 3, 9, 10, 11, 12]"));
    check_seasons(&format!("{summer}{winter}"), 14, "month 9 is in two seasons", "one season");
    check_seasons(&summer, 11, "month 1 is in no season", "every month");
    check_seasons(&season("[0]"), 12, "no month 0", "1 to 12");
    let short = "            (months: [1, 2, 3, 10, 11, 12],\n             tiers: [(yuan_per_kwh: \"0.5\")]),\n";
    check_seasons(&format!("{summer}{short}"), 15, "1 tiers and the first has 2", "same number");
}

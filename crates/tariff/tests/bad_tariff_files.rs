//! A tariff file that cannot be right is refused with its line, what is wrong and what would be right.

use tariff::{Tariff, TariffError};

const GOOD: &str = r#"// A worked file.
(
    id: "tianjin-residential",
    area_code: "12",
    name: (zh: "天津", en: "Tianjin"),
    effective_from: "2012-07-01",
    effective_to: "2030-12-31",
    source: (title: "天津市居民生活用电试行阶梯电价"),
    verified: (settlement: true, limits: true, prices: true),
    settlement: Annual(
        tiers: [
            (up_to_kwh: 2640, yuan_per_kwh: "0.49"),
            (up_to_kwh: 4800, yuan_per_kwh: "0.54"),
            (yuan_per_kwh: "0.79"),
        ],
    ),
    shared_meter: (yuan_per_kwh: "0.51", verified: true),
    low_income: (relief: FreeKwh(kwh_per_month: 15), verified: true),
    large_household: (
        min_people: 5,
        raise: PerHousehold(kwh_per_month: 100, limits: FirstTierOnly),
        source: "渤海早报 2015-05-14",
        verified: false,
    ),
    time_of_use: [
        (
            id: "heating",
            months: [11, 12, 1, 2, 3],
            bands: [
                (kind: Peak, hours: [(from: 8, to: 20)], yuan_per_kwh: "0.49"),
                (kind: Valley, hours: [(from: 0, to: 8), (from: 20, to: 24)], yuan_per_kwh: "0.30"),
            ],
            tiered: false,
            source: "2019-11-01",
            verified: true,
        ),
    ],
)
"#;

/// Replaces `good` by `bad` in the worked file and expects the fault on `line` with both texts in its sentence.
#[track_caller]
fn check(good: &str, bad: &str, expected_line: usize, wrong: &str, right: &str) {
    assert_eq!(GOOD.matches(good).count(), 1, "`{good}` must be there once");
    let error = Tariff::parse("bad.ron", &GOOD.replace(good, bad)).expect_err("the file is bad");
    let sentence = error.to_string();
    assert!(
        sentence.starts_with(&format!("bad.ron, line {expected_line}: ")),
        "{sentence}"
    );
    assert!(
        sentence.contains(wrong) && sentence.contains(right),
        "{sentence}"
    );
    assert!(!sentence.contains('\n'), "{sentence}");
    assert!(matches!(error, TariffError::InFile { .. }));
}

#[test]
fn the_worked_file_is_good() {
    let tariff = Tariff::parse("good.ron", GOOD).unwrap();
    assert_eq!(tariff.id, "tianjin-residential");
    Tariff::parse(
        "good.ron",
        &format!("\u{feff}{}", GOOD.replace('\n', "\r\n")),
    )
    .unwrap();
}

#[test]
fn tiers_that_overlap_or_are_out_of_order() {
    check(
        "4800",
        "2640",
        13,
        "tier 2 ends at 2640 kWh and overlaps",
        "a limit above 2640",
    );
    check("4800", "1000", 13, "overlaps", "a limit above 2640");
    check(
        "up_to_kwh: 2640",
        "up_to_kwh: 0",
        12,
        "tier 1 ends at 0 kWh",
        "a limit above 0",
    );
    check(
        "(up_to_kwh: 2640, ",
        "(",
        12,
        "tier 1 has no upper limit",
        "add `up_to_kwh`",
    );
    check(
        "(yuan_per_kwh: \"0.79\")",
        "(up_to_kwh: 9000, yuan_per_kwh: \"0.79\")",
        14,
        "last tier ends",
        "leave",
    );
    check(
        "\"0.54\"",
        "\"0.48\"",
        13,
        "0.48 is not above 0.49",
        "cheapest first",
    );
}

#[test]
fn no_tiers_at_all() {
    let tiers = &GOOD[GOOD.find("            (up_to_kwh: 2640").unwrap()
        ..GOOD.find("        ],\n    ),\n    shared").unwrap()];
    check(tiers, "", 11, "there are no tiers", "at least one");
}

#[test]
fn prices_that_cannot_be() {
    check(
        "\"0.54\"",
        "\"-0.54\"",
        13,
        "-0.54 is not positive",
        "above 0",
    );
    check("\"0.79\"", "\"0\"", 14, "0 is not positive", "above 0");
    check(
        "\"0.51\"",
        "\"0.00\"",
        17,
        "0.00 is not positive",
        "above 0",
    );
    check("\"0.30\"", "\"-1\"", 31, "-1 is not positive", "above 0");
    check(
        "\"0.54\"",
        "0.54",
        13,
        "0.54",
        "quoted decimal such as \"0.49\"",
    );
    check(
        "\"0.54\"",
        "\"half\"",
        13,
        "half",
        "quoted decimal such as \"0.49\"",
    );
}

#[test]
fn dates_that_cannot_be() {
    check(
        "2030-12-31",
        "2012-06-30",
        7,
        "effective_to 2012-06-30 is before effective_from 2012-07-01",
        "on or after",
    );
    check("2012-07-01", "2012-13-01", 6, "month", "2012-07-01");
    check(
        "\"2012-07-01\"",
        "2012",
        6,
        "text in quotes",
        "\"2012-07-01\"",
    );
}

#[test]
fn what_is_missing() {
    check(
        "    source: (title: \"天津市居民生活用电试行阶梯电价\"),\n",
        "",
        37,
        "`source`",
        "add `source: ...`",
    );
    check(
        "天津市居民生活用电试行阶梯电价",
        " ",
        8,
        "`source.title` is empty",
        "what a visitor can read",
    );
    check(
        "渤海早报 2015-05-14",
        "",
        22,
        "the rule has no source",
        "name the notice",
    );
    check(
        "name: (zh: \"天津\", en: \"Tianjin\")",
        "name: (zh: \"天津\")",
        5,
        "`en`",
        "add `en: ...`",
    );
    check(
        "verified: (settlement: true, limits: true, prices: true)",
        "verified: (limits: true, prices: true)",
        9,
        "`settlement`",
        "add",
    );
}

#[test]
fn what_does_not_belong() {
    check(
        "    area_code",
        "    colour: 3,\n    area_code",
        4,
        "`colour`",
        "remove it or write one of id, area_code",
    );
    check(
        "area_code: \"12\",",
        "area_code: \"12\", area_code: \"12\",",
        4,
        "`area_code` is there twice",
        "keep one `area_code`",
    );
    check(
        "Annual(",
        "Yearly(",
        10,
        "`Yearly`",
        "write one of Annual, Monthly",
    );
    check(
        "FirstTierOnly",
        "Nobody",
        21,
        "`Nobody`",
        "FirstTierOnly, AllTiers",
    );
}

#[test]
fn rules_that_cannot_be() {
    check("\"12\"", "\"Tianjin\"", 4, "not two digits", "GB/T 2260");
    check(
        "tianjin-residential",
        "Tianjin",
        3,
        "not in kebab case",
        "tianjin-residential",
    );
    check(
        "kwh_per_month: 15",
        "kwh_per_month: 0",
        18,
        "no relief",
        "leave `low_income` out",
    );
    check(
        "FreeKwh(kwh_per_month: 15)",
        "Amount(yuan_per_month: \"-1\")",
        18,
        "-1",
        "positive",
    );
    check(
        "kwh_per_month: 100",
        "kwh_per_month: -100",
        21,
        "0 or more",
        "write",
    );
    check(
        "PerHousehold(kwh_per_month: 100, limits: FirstTierOnly)",
        "OwnLimits(kwh_per_month: [340])",
        21,
        "1 limits and the tiers have 2",
        "write 2 limits",
    );
    check(
        "PerHousehold(kwh_per_month: 100, limits: FirstTierOnly)",
        "OwnLimits(kwh_per_month: [500, 340])",
        21,
        "do not rise",
        "lowest first",
    );
    check(
        "PerHousehold(kwh_per_month: 100, limits: FirstTierOnly)",
        "PerExtraPerson(beyond_people: 5, kwh_per_month: 34, limits: AllTiers)",
        21,
        "adds nothing until 5",
        "at most 4",
    );
    check(
        "(from: 8, to: 20)",
        "(from: 8, to: 21)",
        29,
        "the hour from 20:00 is in 2 bands",
        "once",
    );
    check(
        "(from: 0, to: 8), ",
        "",
        29,
        "the hour from 0:00 is in 0 bands",
        "once",
    );
    check(
        "[11, 12, 1, 2, 3]",
        "[11, 13]",
        28,
        "no month 13",
        "1 to 12",
    );
}

#[test]
fn brackets_that_do_not_close() {
    let text = "(\n    id: \"x\",\n    name: (zh: \"x\"";
    let sentence = Tariff::parse("torn.ron", text).unwrap_err().to_string();
    assert!(sentence.starts_with("torn.ron, line 3: "), "{sentence}");
    let sentence = Tariff::parse("empty.ron", "").unwrap_err().to_string();
    assert!(sentence.starts_with("empty.ron, line 1: "), "{sentence}");
}

/// Seasons take the place of the yearly tiers.
#[track_caller]
fn check_seasons(seasons: &str, line: usize, wrong: &str, right: &str) {
    let tiers = &GOOD[GOOD.find("Annual(").unwrap()..GOOD.find("    ),\n    shared").unwrap()];
    check(
        tiers,
        &format!("Monthly(\n        seasons: [\n{seasons}        ],\n"),
        line,
        wrong,
        right,
    );
}

#[test]
fn seasons_that_overlap_or_leave_a_month_out() {
    let season = |months: &str| {
        format!(
            "            (months: {months},\n             tiers: [(up_to_kwh: 200, yuan_per_kwh: \"0.5\"), (yuan_per_kwh: \"0.6\")]),\n"
        )
    };
    let (summer, winter) = (
        season("[4, 5, 6, 7, 8, 9]"),
        season("[1, 2, 3, 9, 10, 11, 12]"),
    );
    check_seasons(
        &format!("{summer}{winter}"),
        14,
        "month 9 is in two seasons",
        "one season",
    );
    check_seasons(&summer, 11, "month 1 is in no season", "every month");
    check_seasons(&season("[0]"), 12, "no month 0", "1 to 12");
    let short = "            (months: [1, 2, 3, 10, 11, 12],\n             tiers: [(yuan_per_kwh: \"0.5\")]),\n";
    check_seasons(
        &format!("{summer}{short}"),
        15,
        "1 tiers and the first has 2",
        "same number",
    );
}

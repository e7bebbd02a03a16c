//! A tariff file that cannot be right is refused with its line, what is wrong and what would be right.

mod rules;
mod tiers;

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
    assert!(sentence.starts_with(&format!("bad.ron, line {expected_line}: ")), "{sentence}");
    assert!(sentence.contains(wrong) && sentence.contains(right), "{sentence}");
    assert!(!sentence.contains('\n'), "{sentence}");
    assert!(matches!(error, TariffError::InFile { .. }));
}

#[test]
fn the_worked_file_is_good() {
    let tariff = Tariff::parse("good.ron", GOOD).unwrap();
    assert_eq!(tariff.id, "tianjin-residential");
    Tariff::parse("good.ron", &format!("\u{feff}{}", GOOD.replace('\n', "\r\n"))).unwrap();
}

#[test]
fn dates_that_cannot_be() {
    check("2030-12-31", "2012-06-30", 7, "effective_to 2012-06-30 is before effective_from 2012-07-01", "on or after");
    check("2012-07-01", "2012-13-01", 6, "month", "2012-07-01");
    check("\"2012-07-01\"", "2012", 6, "text in quotes", "\"2012-07-01\"");
}

#[test]
fn what_is_missing() {
    check("    source: (title: \"天津市居民生活用电试行阶梯电价\"),\n", "", 37, "`source`", "add `source: ...`");
    check("天津市居民生活用电试行阶梯电价", " ", 8, "`source.title` is empty", "what a visitor can read");
    check("渤海早报 2015-05-14", "", 22, "the rule has no source", "name the notice");
    check("name: (zh: \"天津\", en: \"Tianjin\")", "name: (zh: \"天津\")", 5, "`en`", "add `en: ...`");
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
    check("    area_code", "    colour: 3,\n    area_code", 4, "`colour`", "remove it or write one of id, area_code");
    check(
        "area_code: \"12\",",
        "area_code: \"12\", area_code: \"12\",",
        4,
        "`area_code` is there twice",
        "keep one `area_code`",
    );
    check("Annual(", "Yearly(", 10, "`Yearly`", "write one of Annual, Monthly");
    check("FirstTierOnly", "Nobody", 21, "`Nobody`", "FirstTierOnly, AllTiers");
}

#[test]
fn brackets_that_do_not_close() {
    let text = "(\n    id: \"x\",\n    name: (zh: \"x\"";
    let sentence = Tariff::parse("torn.ron", text).unwrap_err().to_string();
    assert!(sentence.starts_with("torn.ron, line 3: "), "{sentence}");
    let sentence = Tariff::parse("empty.ron", "").unwrap_err().to_string();
    assert!(sentence.starts_with("empty.ron, line 1: "), "{sentence}");
}

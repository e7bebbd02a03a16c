//! A business tariff file that cannot be right is refused with its line, what is wrong and what would be right.

mod noise;

use tariff::TariffError;
use tariff::business::{BusinessTariff, MonthlyTable};

const GOOD: &str = r#"// A worked file.
(
    id: "somewhere-business",
    name: (zh: "某地", en: "Somewhere"),
    effective_from: "2026-01-01",
    effective_to: "2026-03-31",
    source: (title: "A notice", number: "1"),
    periods: ["sharp", "peak", "flat"],
    classes: [
        (id: "big", name: (zh: "x", en: "x"), parts: Two),
        (id: "small", name: (zh: "x", en: "x"), parts: One),
    ],
    calendars: [
        (
            effective_from: "2026-01-01",
            effective_to: "2026-02-28",
            source: (title: "Hours"),
            verified: true,
            hours: [
                (
                    days: [Workday],
                    times: {
                        "peak": ["08:00-12:00"],
                        "flat": ["00:00-08:00", "12:00-24:00"],
                    },
                ),
                (days: [Weekend, Holiday], times: {"flat": ["00:00-24:00"]}),
            ],
            overlays: [
                (period: "sharp", months: [1], days: [Named("hot")], times: ["10:00-11:30"]),
            ],
        ),
        (
            effective_from: "2026-03-01",
            source: (title: "Hours of March"),
            verified: true,
            hours: [(times: {"flat": ["00:00-24:00"]})],
        ),
    ],
    days: (holidays: ["2026-01-01"], years: [2026], named: {"hot": []}),
    transmission: [
        (
            effective_from: "2026-01-01",
            source: (title: "Transmission"),
            verified: true,
            rows: [(class: "big", per_kwh: "0.1", per_kw: "40"), (class: "small", per_kwh: "0.2")],
        ),
    ],
    funds: [(effective_from: "2026-01-01", per_kwh: "0.02", source: (title: "Funds"))],
    floats: [
        (
            effective_from: "2026-01-01",
            source: (title: "Floats"),
            verified: true,
            components: [Agent],
            ratios: {"sharp": "2", "peak": "1.5", "flat": 1},
        ),
    ],
    monthly: [
        (month: "2026-01", agent: "0.4", loss: "0.01", system: "0.05", source: (title: "January")),
        (month: "2026-02", agent: "0.4", loss: "0.01", system: "-0.05", source: (title: "February")),
        (month: "2026-03", agent: "0.4", loss: "0.01", system: "0.05", source: (title: "March")),
    ],
    basic: (
        floor_share: "0.40",
        free_up_to: "1.05",
        overrun_ratio: 2,
        overrun: ContractValue,
        shortest_stop_days: 15,
        source: (title: "Basic"),
    ),
)
"#;

/// Replaces `good` by `bad` in the worked file and expects the fault on the line of `at` with both texts in its sentence.
#[track_caller]
fn check(good: &str, bad: &str, at: &str, wrong: &str, right: &str) {
    assert_eq!(GOOD.matches(good).count(), 1, "`{good}` must be there once");
    check_text(&GOOD.replace(good, bad), at, wrong, right);
}

#[track_caller]
fn check_text(text: &str, at: &str, wrong: &str, right: &str) {
    let error = BusinessTariff::parse("bad.ron", text).expect_err("the file is bad");
    let sentence = error.to_string();
    let line = 1 + text.lines().position(|line| line.contains(at)).expect(at);
    assert!(sentence.starts_with(&format!("bad.ron, line {line}: ")), "{sentence}");
    assert!(sentence.contains(wrong) && sentence.contains(right), "{sentence}");
    assert!(!sentence.contains('\n'), "{sentence}");
    assert!(matches!(error, TariffError::InFile { .. }));
}

#[test]
fn the_worked_file_is_good() {
    let tariff = BusinessTariff::parse("good.ron", GOOD).unwrap();
    assert_eq!(tariff.id, "somewhere-business");
    BusinessTariff::parse("good.ron", &format!("\u{feff}{}", GOOD.replace('\n', "\r\n"))).unwrap();
    assert!(BusinessTariff::is_one(GOOD) && !MonthlyTable::is_one(GOOD));
}

#[test]
fn hours_that_do_not_cover_the_day_once() {
    check("[\"08:00-12:00\"]", "[\"08:00-11:00\"]", "hours: [", "workdays: 11:00 is in no period", "24 hours");
    check("[\"08:00-12:00\"]", "[\"07:00-12:00\"]", "07:00-12:00", "07:00 is in `peak`", "overlays");
    check("Weekend, Holiday", "Weekend", "hours: [", "holidays: 00:00 is in no period", "24 hours");
    check("\"peak\": [\"08", "\"dawn\": [\"08", "dawn", "no period `dawn`", "sharp, peak, flat");
    check("08:00-12:00", "08:10-12:00", "08:10", "08:10-12:00", "quarters of an hour");
    check("12:00-24:00", "22:00-08:00", "22:00-08", "22:00-08:00", "two spans");
    check("Named(\"hot\")", "Named(\"cold\")", "Named(\"cold", "no days called `cold`", "days.named");
    check("months: [1],", "months: [13],", "months: [13]", "no month 13", "1 to 12");
}

#[test]
fn calendars_that_overlap_or_leave_days_out() {
    check(
        "effective_to: \"2026-02-28\"",
        "effective_to: \"2026-02-20\"",
        "effective_from: \"2026-03-01\"",
        "2026-02-21",
        "no day has two calendars or none",
    );
    check(
        "            effective_to: \"2026-02-28\",\n",
        "",
        "effective_from: \"2026-03-01\"",
        "no last day",
        "effective_to",
    );
    check(
        "            effective_from: \"2026-01-01\",\n            effective_to",
        "            effective_from: \"2026-01-05\",\n            effective_to",
        "effective_from: \"2026-01-05\"",
        "2026-01-05",
        "the day of the tariff",
    );
}

#[test]
fn months_without_prices() {
    let february = GOOD.lines().find(|line| line.contains("2026-02\"")).unwrap();
    check(
        &format!("{february}\n"),
        "",
        "monthly: [",
        "2026-02 has no prices, between 2026-01 and 2026-03",
        "add its row",
    );
    let march = GOOD.lines().find(|line| line.contains("2026-03\"")).unwrap();
    check(&format!("{march}\n"), "", "monthly: [", "2026-03 has no prices", "add its row");
    check("month: \"2026-02\"", "month: \"2026-01\"", "February", "2026-01 overlaps", "one row for each month");
    check("month: \"2026-02\"", "month: \"2026-2\"", "February", "no month", "2026-01");
}

#[test]
fn what_is_missing_or_does_not_belong() {
    check("source: (title: \"Hours\")", "source: (title: \" \")", "title: \" \"", "no title", "name the notice");
    check(", source: (title: \"Funds\")", "", "funds: [", "`source` is missing", "add `source: ...`");
    check("(effective_from: \"2026-01-01\", per_kwh", "(per_kwh", "funds: [", "`effective_from` is missing", "add");
    check("class: \"small\"", "class: \"tiny\"", "tiny", "no class `tiny`", "big, small");
    check("parts: Two", "parts: Three", "Three", "`Three`", "One, Two");
    check("per_kwh: \"0.02\"", "per_kwh: 0.02", "per_kwh: 0.02", "0.02", "quotes");
    check("\"peak\": \"1.5\"", "\"noon\": \"1.5\"", "noon", "no period `noon`", "peak");
    check(
        "\"sharp\", \"peak\", \"flat\"",
        "\"sharp\", \"peak\", \"peak\"",
        "\"peak\", \"peak\"",
        "`peak` is there twice",
        "keep one",
    );
}

#[test]
fn the_basic_charge_needs_its_rules() {
    let (before, _) = GOOD.split_once("    basic: (").unwrap();
    check_text(&format!("{before})\n"), "parts: Two", "two parts", "add `basic`");
}

#[test]
fn dates_of_prices_are_whole_months() {
    let text = GOOD.replace("funds: [(effective_from: \"2026-01-01\"", "funds: [(effective_from: \"2026-01-15\"");
    check_text(&text, "2026-01-15", "inside a month", "first of a month");
}

#[test]
fn json_is_refused_with_its_line_too() {
    let error = BusinessTariff::parse("bad.json", "{\n  \"id\": \"x\",\n  \"colour\": 3\n}").unwrap_err().to_string();
    assert!(error.starts_with("bad.json, line 3: ") && error.contains("colour"), "{error}");
    let plain = r#"{
  "id": "x", "name": {"zh": "x", "en": "x"}, "effective_from": "2026-01-01", "source": {"title": "x"},
  "periods": ["all"], "classes": [{"id": "all", "name": {"zh": "x", "en": "x"}, "parts": "One"}],
  "plain": [
    {"effective_from": "2026-01-01", "tiers_up_to_kwh": [100],
     "prices": {"all": ["0.1"]}, "source": {"title": "x"}}
  ]
}"#;
    let error = BusinessTariff::parse("bad.json", plain).unwrap_err().to_string();
    assert!(error.starts_with("bad.json, line 6: ") && error.contains("1 prices and 2 tiers"), "{error}");
}

//! Usage files: what is accepted, and what is refused with line, fault and remedy.

use tariff::{Kwh, UsageYear};

#[track_caller]
fn check(text: &str, line: usize, wrong: &str, right: &str) {
    let sentence = UsageYear::parse_csv("usage.csv", text).expect_err("the file is bad").to_string();
    assert!(sentence.starts_with(&format!("usage.csv, line {line}: ")), "{sentence}");
    assert!(sentence.contains(wrong) && sentence.contains(right), "{sentence}");
    assert!(!sentence.contains('\n'), "{sentence}");
}

fn entered(text: &str) -> Vec<(String, String)> {
    let usage = UsageYear::parse_csv("usage.csv", text).unwrap();
    usage.entered().map(|(month, kwh)| (month.to_string(), kwh.to_string())).collect()
}

#[test]
fn rows_in_any_order_with_what_spreadsheets_add() {
    let expected = [("2026-01".to_owned(), "300".to_owned()), ("2026-02".to_owned(), "280.5".to_owned())];
    assert_eq!(entered("month,kwh\n2026-01,300\n2026-02,280.5\n"), expected);
    assert_eq!(entered("\u{feff}month,kwh\r\n2026-02,280.50\r\n2026-01,300\r\n\r\n"), expected);
    assert_eq!(entered(" month , kwh \n 2026-01 , 300 \n2026-02,280.5"), expected);
}

#[test]
fn later_months_may_be_absent_and_are_not_zero() {
    let usage = UsageYear::parse_csv("usage.csv", "month,kwh\n2026-01,0\n").unwrap();
    assert_eq!(usage.months[0], Some(Kwh::ZERO));
    assert_eq!(usage.missing().len(), 11);
}

#[test]
fn months_that_are_unknown_doubled_or_missing() {
    check("month,kwh\n2026-01,300\n2026-13,1\n", 3, "`2026-13` is not a month", "2026-01 to 2026-12");
    check("month,kwh\n2026-1,300\n", 2, "`2026-1` is not a month", "2026-01");
    check("month,kwh\nJanuary,300\n", 2, "`January` is not a month", "2026-01");
    check("month,kwh\n2026-01,300\n2026-02,1\n2026-01,300\n", 4, "2026-01 is here again after line 2", "one row");
    check("month,kwh\n2026-01,300\n2026-03,1\n", 3, "2026-02 is missing before 2026-03", "add its row");
    check("month,kwh\n2026-02,300\n", 2, "2026-01 is missing", "write 0");
    check("month,kwh\n2026-01,300\n2027-02,1\n", 3, "2027-02 is not in 2026", "one calendar year");
}

#[test]
fn energy_that_is_no_amount() {
    check("month,kwh\n2026-01,-5\n", 2, "`-5` is not an amount", "0 or more");
    check("month,kwh\n2026-01,\n", 2, "`` is not an amount", "plain number");
    check("month,kwh\n2026-01,many\n", 2, "`many`", "300 or 286.5");
    check("month,kwh\n2026-01,NaN\n", 2, "`NaN`", "plain number");
    check("month,kwh\n2026-01,1e3\n", 2, "`1e3`", "plain number");
    check("month,kwh\n2026-01,１２\n", 2, "`１２`", "plain number");
    check("month,kwh\n2026-01,1000000001\n", 2, "1000000001", "at most 1000000000");
    check("month,kwh\n2026-01,1.23456\n", 2, "1.23456", "4 decimals");
    check("month,kwh\n2026-01,99999999999999999999999999999999\n", 2, "is not an amount", "plain number");
}

#[test]
fn odd_ways_to_write_a_number() {
    for odd in [".", "-", "5-3", "--5", "+5", "1_000", "0x10", "1 000", "五"] {
        check(&format!("month,kwh\n2026-01,{odd}\n"), 2, &format!("`{odd}` is not an amount"), "plain number");
    }
    assert_eq!(
        entered("month,kwh\n2026-01,-0\n2026-02,0300.0\n")[..].iter().map(|row| row.1.as_str()).collect::<Vec<_>>(),
        ["0", "300"]
    );
}

#[test]
fn files_that_are_no_usage_at_all() {
    check("", 1, "the header is ``", "`month,kwh`");
    check("date;energy\n", 1, "`date;energy`", "`month,kwh`");
    check("2026-01,300\n", 1, "`2026-01,300`", "`month,kwh`");
    check("month,kwh\n", 2, "no months", "2026-01,300");
    check("month,kwh\n2026-01,300,9\n", 2, "has 3 fields", "`month,kwh`");
    check("month,kwh\n2026-01 300\n", 2, "has 1 fields", "`month,kwh`");
}

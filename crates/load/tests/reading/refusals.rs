use std::ops::ControlFlow;

use jiff::civil::date;
use load::{LoadError, Mapping, Stage};

use crate::made_up_year::{kw, read, rows, stamps, written};

fn check(bytes: &[u8], words: &str) {
    let error = load::read("load.csv", bytes, &Mapping::default()).unwrap_err().to_string();
    assert!(error.contains(words), "{error}");
    assert!(error.starts_with("load.csv") && error.ends_with('.') && error.contains(';'), "not a sentence: {error}");
}

fn plain(days: u16) -> String {
    rows(days, |at| Some(kw(at).to_string()))
}

#[test]
fn a_file_of_200_megabytes_is_refused_by_its_size() {
    check(&vec![b'1'; 200 << 20], "it has 200 MB, and 64 MB are the most; bring one year");
    assert!(load::refuse_size("load.csv", 200 << 20).is_err());
}

#[test]
fn three_years_are_refused() {
    let hours = (0..3 * 365 * 24).map(|hour| {
        let at = date(2023, 1, 1).at(0, 0, 0, 0).checked_add(jiff::Span::new().hours(hour)).unwrap();
        format!("{},5\n", written(at))
    });
    let text = format!("start,kw\n{}", hours.collect::<String>());
    check(text.as_bytes(), "it covers 1095 days, from 2023-01-01T00:00:00 on line 2 to 2025-12-30T23:00:00");
}

#[test]
fn ten_minutes_are_refused() {
    let minutes = (0..10).map(|minute| format!("2025-01-01 00:0{minute},5\n"));
    check(format!("start,kw\n{}", minutes.collect::<String>()).as_bytes(), "the stamps are 1 minutes apart");
    check(b"start,kw\n2025-01-01 00:00,5\n2025-01-01 00:10,5\n", "the stamps are 10 minutes apart; bring a year");
    check(b"start,kw\n2025-01-01 00:00,5\n2025-01-01 00:15,5\n", "it covers only 30 minutes; bring at least");
    check(b"start,kw\n2025-01-01 00:00,5\n", "there are not two stamps");
    check(b"start,kw\n2025-01-01,5\n2025-01-02,6\n", "the stamps are a day apart");
}

#[test]
fn what_is_no_number_and_no_time_is_refused_with_its_line() {
    let with = |row: &str| format!("{}{row}\n", plain(1));
    check(with("2025-01-02 00:00,-3.5").as_bytes(), "line 98: `-3.5` is less than nought; bring what was drawn");
    check(
        with("2025-01-02 00:00,=B2*4").as_bytes(),
        "line 98: `=B2*4` is no number; put the values in place of the formulas",
    );
    check(with("2025-01-02 00:00,12 kW").as_bytes(), "line 98: `12 kW` is no number");
    check(with("2025-01-02 00:00,1e12").as_bytes(), "line 98: `1e12` is more than any meter");
    check(with("2025-02-30 00:00,1").as_bytes(), "line 98: `2025-02-30 00:00` is no time");
    check(with("=A97+1/96,1").as_bytes(), "line 98: the time is a formula");
}

#[test]
fn more_values_than_a_year_has_are_refused() {
    let times: Vec<String> = (0..960).map(|place| format!("{}:{:02}", place % 24, place % 60)).collect();
    let rows = format!("2025-01-01,kw,{}\n", vec!["1"; 960].join(",")).repeat(1100);
    let text = format!("date,quantity,{}\n{rows}", times.join(","));
    check(text.as_bytes(), "there are more than 1000000 values");
}

#[test]
fn what_is_no_table_of_loads_is_refused() {
    check(b"", "it is empty");
    check(b"\xff\xfes\0t\0", "it is text in UTF-16; save the table as UTF-8 or GB18030");
    check(b"start,kw\n\xff\xff\xff", "line 2: the bytes are neither UTF-8 nor GB18030");
    check(b"%PDF-1.7 ...", "it is a PDF");
    check(b"name,price\na,1\n", "no row names a time and active power or energy");
    check(b"start,kw\n", "there is no row with active power or energy");
    check(b"PK\x03\x04 not a zip", "the workbook cannot be read");
    check(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Workbook", "it is a workbook of the old kind (XLS)");
}

#[test]
fn too_much_missing_and_several_meters_are_refused() {
    let thin = rows(40, |at| (at.day() % 3 == 0).then(|| "5".to_owned()));
    check(thin.as_bytes(), "have no active energy; bring a file with at most a quarter missing");
    let late = rows(300, |at| (at.month() != 5 && at.day() != 1 || at.month() > 6).then(|| "5".to_owned()));
    check(late.as_bytes(), "no active energy is there for 32 days from 2025-05-01");
    let second = stamps(0, 2).into_iter().map(|at| format!("{},{}\n", written(at), kw(at) * 7));
    check(format!("{}{}", plain(2), second.collect::<String>()).as_bytes(), "as if the file held several meters");
    let shifted = plain(2).replace(":15,", ":20,");
    check(shifted.as_bytes(), "do not stand at whole");
}

#[test]
fn long_work_tells_how_far_it_is_and_can_be_stopped() {
    let (text, mut stages) = (plain(60), Vec::new());
    load::read_with("load.csv", text.as_bytes(), &Mapping::default(), &mut |progress| {
        stages.push(progress.stage);
        ControlFlow::Continue(())
    })
    .unwrap();
    stages.dedup();
    assert_eq!(stages, [Stage::Reading, Stage::Checking]);
    let stopped = load::read_with("load.csv", text.as_bytes(), &Mapping::default(), &mut |progress| {
        if progress.done >= 2000 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!(stopped, Err(LoadError::Stopped { file: "load.csv".to_owned() }));
    assert!(read(&text).is_ok());
}

#[test]
fn what_a_refusal_quotes_is_cut_however_long_it_is() {
    let error = Mapping::parse("mapping.ron", &format!("({}: 1)", "x".repeat(100_000))).unwrap_err().to_string();
    assert!(error.len() < 2_000 && error.contains("xxx…; write it as"), "{} bytes", error.len());
}

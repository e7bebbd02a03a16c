use encoding_rs::GB18030;
use jiff::civil::date;
use load::{Done, FindingKind, IntervalLength, Mapping};

use crate::made_up_year::{found, kw, read, read_mapped, rows, stamps, total, written};

/// Two days whose energy is known, in some other writing.
fn check(text: &str, mapping: &str, kinds: &[FindingKind]) {
    let reading = read_mapped(text, mapping).unwrap();
    let series = &reading.series;
    assert_eq!(series.start(), date(2025, 1, 1).at(0, 0, 0, 0), "{}", &text[..60]);
    assert_eq!(series.length(), IntervalLength::Quarter);
    let expect: Vec<i64> = stamps(0, 2).into_iter().map(|at| kw(at) * 250_000).collect();
    assert_eq!(series.active().iter().map(|energy| energy.0).collect::<Vec<_>>(), expect);
    assert!(series.estimated().iter().all(|estimated| !estimated));
    let found: Vec<FindingKind> = reading.findings.iter().map(|finding| finding.kind).collect();
    assert_eq!(found, [kinds, &[FindingKind::PartOfYear]].concat());
}

#[test]
fn a_year_of_power_is_a_year_of_energy() {
    let reading = read(&rows(365, |at| Some(kw(at).to_string()))).unwrap();
    assert_eq!(reading.series.active().len(), 35_040);
    assert_eq!(total(&reading), stamps(0, 365).into_iter().map(|at| kw(at) * 250_000).sum::<i64>());
    assert_eq!(reading.findings, []);
    assert!(!reading.is_demo());
}

#[test]
fn the_same_two_days_are_read_from_many_writings() {
    let quarter = |energy: i64| format!("{}.{:02}", energy / 4, energy % 4 * 25);
    let make = |head: &str, row: &dyn Fn(jiff::civil::DateTime) -> String| {
        format!("{head}\n{}", stamps(0, 2).into_iter().map(row).collect::<Vec<_>>().join("\r\n"))
    };
    check(&make("start,kw", &|at| format!("{},{}", written(at), kw(at))), "()", &[]);
    check(&make("start;kwh", &|at| format!("{};{}", written(at), quarter(kw(at)))), "()", &[]);
    let named = [FindingKind::Note, FindingKind::UnusedColumn, FindingKind::UnusedColumn];
    let head = "户名:某某机械厂\n户号,数据时间,有功功率(kW),电压(V)";
    check(&make(head, &|at| format!("1,{},{},380", written(at), kw(at))), "()", &named);
    check(&make("日期\t时间\t负荷", &|at| format!("{}\t{}\t{}", at.date(), at.time(), kw(at))), "()", &[]);
    let odd = "(columns: (stamp: \"t0\", kw: \"P总\"), multiplier: \"2\")";
    let half = |at| format!("{}.{}", kw(at) / 2, kw(at) % 2 * 5);
    let row = |at: jiff::civil::DateTime| format!("{},{},1", at.strftime("%Y/%-m/%-d %-H:%M"), half(at));
    check(&make("t0,P总,kwh", &row), odd, &[FindingKind::UnusedColumn]);
}

#[test]
fn ends_are_told_from_starts() {
    let end = |at: jiff::civil::DateTime| at.checked_add(jiff::Span::new().minutes(15)).unwrap();
    let make = |head: &str, midnight: bool| {
        let row = |at: jiff::civil::DateTime| {
            let to = end(at);
            let last = midnight && to.time().hour() == 0 && to.time().minute() == 0;
            let when = if last { format!("{} 24:00", at.date()) } else { written(to) };
            format!("{when},{}\n", kw(at))
        };
        format!("{head}\n{}", stamps(0, 2).into_iter().map(row).collect::<String>())
    };
    check(&make("end,kw", false), "()", &[]);
    check(&make("time,kw", true), "()", &[FindingKind::StampsMarkEnds]);
    check(&make("time,kw", false), "()", &[FindingKind::StampsMarkEnds]);
    check(&make("start,kw", false), "(stamps: End)", &[]);
    let doubtful = read(&make("start,kw", false)).unwrap();
    assert_eq!(doubtful.series.start(), date(2025, 1, 1).at(0, 15, 0, 0));
    assert_eq!(doubtful.findings[0].kind, FindingKind::StampsLookLikeEnds);
}

#[test]
fn a_row_may_be_a_day() {
    let day = |name: &str, number: u16, times: i64| {
        let values: Vec<String> = stamps(number, 1).into_iter().map(|at| (kw(at) * times).to_string()).collect();
        format!("2025-01-{:02},{name},{}\n", number + 1, values.join(","))
    };
    let times = |first: u16| -> Vec<String> {
        (first..first + 96).map(|quarter| format!("{:02}:{:02}", quarter / 4, quarter % 4 * 15)).collect()
    };
    for first in [0, 1] {
        let head = format!("日期,数据项,{}\n", times(first).join(","));
        let text = [head, day("有功功率", 0, 1), day("有功功率", 1, 1)].concat();
        check(&text, "()", &[]);
        let reading =
            read(&format!("{text}{}{}{}", day("无功功率", 0, 2), day("无功功率", 1, 2), day("电压", 1, 1))).unwrap();
        let reactive: i64 = reading.series.reactive().unwrap().iter().map(|energy| energy.0).sum();
        assert_eq!(reactive, 2 * total(&reading));
        assert_eq!(reading.findings[0].kind, FindingKind::Note);
    }
    let head = format!("日期,{}\n", times(0).join(","));
    let text = [head, day("", 0, 1).replace(",,", ","), day("", 1, 1).replace(",,", ",")].concat();
    assert!(read(&text).unwrap_err().to_string().contains("write `times_of_day_are: Kw` or `Kwh`"));
    check(&text, "(times_of_day_are: Kw)", &[]);
}

#[test]
fn gb18030_is_read_and_said() {
    let text = rows(2, |at| Some(kw(at).to_string())).replace("start,kw", "开始时间,有功功率");
    let reading = load::read("a.csv", &GB18030.encode(&text).0, &Mapping::default()).unwrap();
    assert_eq!(found(&reading)[0], (FindingKind::Gb18030, Done::Read, 1));
    assert_eq!(reading.series, read(&text).unwrap().series);
}

#[test]
fn demo_data_is_known_as_such() {
    let text = format!("# demo data: machine-shop\n{}", rows(2, |at| Some(kw(at).to_string())));
    assert!(read(&text).unwrap().is_demo());
}

#[test]
fn inductive_and_capacitive_energy_add_up() {
    let rows: String = stamps(0, 1).into_iter().map(|at| format!("{},10,-4,2\n", written(at))).collect();
    let reading = read(&format!("start,kwh,正向无功电量,反向无功电量\n{rows}")).unwrap();
    assert!(reading.series.reactive().unwrap().iter().all(|energy| energy.0 == 6_000_000));
    assert_eq!(found(&reading)[0], (FindingKind::NegativeReactive, Done::Size, 96));
}

#[test]
fn a_mapping_chooses_the_time() {
    let text = rows(40, |at| Some(kw(at).to_string()));
    let reading = read_mapped(&text, "(from: \"2025-01-11T00:00\", to: \"2025-01-31T00:00\")").unwrap();
    assert_eq!(reading.series.active().len(), 20 * 96);
    assert_eq!(found(&reading)[0], (FindingKind::OutsideTime, Done::LeftOut, 20 * 96));
}

#[test]
fn whole_hours_and_half_hours_are_read() {
    for (minutes, length) in [(30, IntervalLength::Half), (60, IntervalLength::Hour)] {
        let text = rows(2, |at| (i64::from(at.minute()) % minutes == 0).then(|| "60".to_owned()));
        let reading = read(&text).unwrap();
        assert_eq!(reading.series.length(), length);
        assert!(reading.series.active().iter().all(|energy| energy.0 == minutes * 1_000_000));
    }
}

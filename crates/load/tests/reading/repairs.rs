use jiff::civil::{DateTime, date};
use load::{Done, FindingKind};

use crate::made_up_year::{found, kw, read, read_mapped, rows, total};

fn plain(at: DateTime) -> Option<String> {
    Some(kw(at).to_string())
}

/// Eight weeks whose rows a change makes; what is found, and whether the energy is that of the whole weeks again.
fn check(change: impl Fn(DateTime) -> Option<String>, expect: &[(FindingKind, Done, usize)]) {
    let reading = read(&rows(56, change)).unwrap();
    let mut found = found(&reading);
    assert_eq!(found.pop().map(|(kind, ..)| kind), Some(FindingKind::PartOfYear));
    assert_eq!(found, expect);
    assert_eq!(reading.series.active().len(), 56 * 96);
}

#[test]
fn a_short_gap_is_a_straight_line() {
    let at = |hour, minute| date(2025, 2, 12).at(hour, minute, 0, 0);
    let gap = |time: DateTime| time >= at(6, 45) && time < at(7, 30);
    let text = rows(56, |time| if gap(time) { None } else { plain(time) });
    let reading = read(&text).unwrap();
    assert_eq!(found(&reading)[0], (FindingKind::Gap, Done::Line, 3));
    let first = 42 * 96 + 27;
    // From 40 kW at 6:30 to 108 kW at 7:30.
    let line: Vec<i64> = reading.series.active()[first - 1..first + 4].iter().map(|energy| energy.0 * 4).collect();
    assert_eq!(line, [40_000_000, 57_000_000, 74_000_000, 91_000_000, 108_000_000]);
    assert_eq!(reading.series.estimated()[first - 1..first + 4], [false, true, true, true, false]);
    assert_eq!(reading.findings[0].energy.0, (57_000_000 + 74_000_000 + 91_000_000) / 4);
    assert_eq!(reading.findings[0].from, Some(at(6, 45)));
}

#[test]
fn a_day_and_a_week_come_from_the_weeks_around() {
    let whole = total(&read(&rows(56, plain)).unwrap());
    for (first, days) in [(date(2025, 2, 12), 1), (date(2025, 2, 10), 7), (date(2025, 2, 12), 12)] {
        let last = first.checked_add(jiff::Span::new().days(days - 1)).unwrap();
        let gap = move |at: DateTime| (first..=last).contains(&at.date());
        let text = rows(56, |at| if gap(at) { None } else { plain(at) });
        let reading = read(&text).unwrap();
        assert_eq!(found(&reading)[0].0, FindingKind::Gap);
        assert_eq!(found(&reading)[0].2, days as usize * 96);
        // The same weekday of other weeks is the same here, but for the Saturday of 8 February, a working day.
        assert_eq!(total(&reading), whole, "{days} days");
        assert_eq!(reading.series.estimated().iter().filter(|mark| **mark).count(), days as usize * 96);
    }
}

#[test]
fn a_year_with_a_missing_week_is_whole_again() {
    let gap = |at: DateTime| (date(2025, 8, 4)..date(2025, 8, 11)).contains(&at.date());
    let reading = read(&rows(365, |at| if gap(at) { None } else { plain(at) })).unwrap();
    assert_eq!(found(&reading), [(FindingKind::Gap, Done::NearestWeeks, 7 * 96)]);
    assert_eq!(total(&reading), total(&read(&rows(365, plain)).unwrap()));
}

#[test]
fn a_day_off_is_not_made_out_of_working_days() {
    // Free days draw 10 kW; 4 April 2025 is a holiday on a Friday.
    let free = |at: DateTime| at.date() == date(2025, 4, 4) || at.weekday().to_monday_one_offset() > 5;
    let gap = |at: DateTime| at.date() == date(2025, 4, 4);
    let text = rows(120, |at| if gap(at) { None } else { Some(if free(at) { 10 } else { 100 }.to_string()) });
    let reading = read(&text).unwrap();
    let day = &reading.series.active()[93 * 96..94 * 96];
    assert!(day.iter().all(|energy| energy.0 == 2_500_000), "{day:?}");
    assert_eq!(found(&reading)[0], (FindingKind::Gap, Done::NearestDay, 96));
}

#[test]
fn empty_cells_are_gaps_and_so_are_words_for_nothing() {
    for word in ["", "--", "NaN", "无"] {
        let change = |at: DateTime| {
            let empty = at == date(2025, 1, 20).at(3, 0, 0, 0);
            if empty { Some(word.to_owned()) } else { plain(at) }
        };
        check(change, &[(FindingKind::Gap, Done::Line, 1)]);
    }
}

#[test]
fn doubled_stamps_are_counted_once() {
    let text = rows(56, plain);
    let doubled = format!("{text}2025-01-20 12:00,102\n2025-01-20 12:15,103\n2025-01-21 12:00,9\n");
    let reading = read(&doubled).unwrap();
    let expect = [
        (FindingKind::OutOfOrder, Done::Read, 1),
        (FindingKind::DoubledStamp, Done::LeftOut, 2),
        (FindingKind::ContradictingStamp, Done::LastRow, 1),
    ];
    assert_eq!(found(&reading)[..3], expect);
    let contradiction = &reading.findings[2];
    assert_eq!((contradiction.line, contradiction.says.as_str()), (Some(56 * 96 + 4), "104 and 9"));
    assert_eq!(total(&reading), total(&read(&text).unwrap()) - 95 * 250_000);
    assert_eq!(reading.series.estimated().iter().filter(|mark| **mark).count(), 1);
}

#[test]
fn a_spike_is_taken_out_and_a_long_one_listed() {
    let spike = |at: DateTime| at == date(2025, 2, 12).at(10, 15, 0, 0);
    let change = |at: DateTime| if spike(at) { Some("9999".to_owned()) } else { plain(at) };
    check(change, &[(FindingKind::Spike, Done::LeftOut, 1), (FindingKind::Gap, Done::Line, 1)]);
    let kept = read_mapped(&rows(56, change), "(spikes: Keep)").unwrap();
    assert_eq!(found(&kept)[0], (FindingKind::Spike, Done::Kept, 1));
    assert_eq!(kept.series.active()[42 * 96 + 41].0, 9999 * 250_000);
    let long = |at: DateTime| at.date() == date(2025, 2, 12) && at.hour() == 10;
    check(|at| if long(at) { Some("9999".to_owned()) } else { plain(at) }, &[(FindingKind::LongSpike, Done::Kept, 4)]);
    // 250 kW are usual for the rule of ranks, and too much for 160 kVA.
    let high = |at: DateTime| if spike(at) { Some("250".to_owned()) } else { plain(at) };
    check(high, &[]);
    let known = read_mapped(&rows(56, high), "(capacity_kva: \"160\")").unwrap();
    assert_eq!(found(&known)[0], (FindingKind::Spike, Done::LeftOut, 1));
}

#[test]
fn another_multiplier_is_found_and_mended_by_the_mapping_alone() {
    let from = date(2025, 2, 1).at(0, 0, 0, 0);
    let change = |at: DateTime| Some(if at >= from { kw(at) * 3 } else { kw(at) * 2 }.to_string());
    check(change, &[(FindingKind::MultiplierStep, Done::Kept, 1)]);
    let reading = read(&rows(56, change)).unwrap();
    assert_eq!((reading.findings[0].from, reading.findings[0].says.as_str()), (Some(from), "about 1.5 times"));
    let mapping = "(multiplier_changes: [(from: \"2025-01-01T00:00\", times: \"0.5\"), \
                   (from: \"2025-02-01T00:00\", times: \"0.66666666666666666666666667\")])";
    let mended = read_mapped(&rows(56, change), mapping).unwrap();
    assert_eq!(total(&mended), total(&read(&rows(56, plain)).unwrap()));
    assert!(found(&mended).iter().all(|(kind, ..)| *kind != FindingKind::MultiplierStep));
    assert!(mended.series.estimated().iter().all(|mark| !mark));
}

#[test]
fn a_shut_down_is_no_change_of_meter() {
    let shut = |at: DateTime| at.date() >= date(2025, 2, 1);
    check(|at| if shut(at) { Some("40".to_owned()) } else { plain(at) }, &[]);
}

#[test]
fn stamps_beside_their_interval_are_moved_and_between_left_out() {
    let text = rows(56, plain).replace("2025-01-20 12:15,", "2025-01-20 12:15:40,");
    assert_eq!(found(&read(&text).unwrap())[0], (FindingKind::BesideInterval, Done::Moved, 1));
    let text = text.replace("2025-01-20 12:15:40,", "2025-01-20 12:20,");
    let expect = [(FindingKind::BetweenIntervals, Done::LeftOut, 1), (FindingKind::Gap, Done::Line, 1)];
    assert_eq!(found(&read(&text).unwrap())[..2], expect);
}

#[test]
fn power_below_nought_counts_as_none_if_the_mapping_says_so() {
    let fed = |at: DateTime| at.date() == date(2025, 2, 12) && at.hour() == 12;
    let text = rows(56, |at| if fed(at) { Some("-8".to_owned()) } else { plain(at) });
    let reading = read_mapped(&text, "(negative: Zero)").unwrap();
    assert_eq!(found(&reading)[0], (FindingKind::NegativePower, Done::Zero, 4));
    assert_eq!(reading.findings[0].kwh().to_string(), "-8");
}

#[test]
fn negative_power_adds_up_to_no_more_than_there_is() {
    let most = "2025-01-01 00:00,-100000000\n".repeat(100_000);
    let text = format!("{}{most}", rows(1, |at| Some(kw(at).to_string())));
    let reading = read_mapped(&text, "(negative: Zero)").unwrap();
    let listed = reading.findings.iter().find(|finding| finding.kind == FindingKind::NegativePower).unwrap();
    assert_eq!((listed.count, listed.energy.0), (100_000, i64::MIN / 4));
}

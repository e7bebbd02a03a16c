//! What is not settled, and the sentence that says what to bring.

use demand_response::{Assumptions, Case, Event, Participant, Programme, find, parse_events, settle};
use load::{IntervalLength, LoadSeries, WorkCalendar};

use crate::example::{event, load, load_from, one, programme, settled, usual};

fn usual_load() -> LoadSeries {
    load(IntervalLength::Quarter, 60, |_| None)
}

/// One sentence that says each of these.
#[track_caller]
fn check(rules: &Programme, event: &Event, load: &LoadSeries, says: &[&str]) {
    let error = settled(rules, event, &[], load).unwrap_err().to_string();
    assert_eq!(error.lines().count(), 1, "{error}");
    for part in says {
        assert!(error.contains(part), "{part:?} is not in {error}");
    }
}

#[test]
fn too_little_and_too_much_are_refused() {
    let small = one(&event("e", "2025-07-15", 19, 60, "-99.5", ""));
    check(
        &programme(&[]),
        &small,
        &usual_load(),
        &["99.5 kW are declared", "100 kW or more", "industrial", "through an aggregator"],
    );
    let large = one(&event("e", "2025-07-15", 19, 60, "-2001", ""));
    check(&programme(&[]), &large, &usual_load(), &["2001 kW are declared", "2000 kW at most", "declare less"]);
    let exact = one(&event("e", "2025-07-15", 19, 60, "-100", ""));
    assert!(settled(&programme(&[]), &exact, &[], &usual_load()).is_ok());
}

#[test]
fn the_least_of_tianjin_is_counted_in_energy() {
    let tianjin = find("tianjin-2023-spring-festival").unwrap();
    let check = |kw: &str, who, good: bool| {
        let text = event("e", "2025-07-15", 19, 60, kw, "").replace("\"example\"", "\"tianjin-2023-spring-festival\"");
        let (event, assumptions) = (one(&text), Assumptions::default());
        let case = Case {
            programme: tianjin,
            assumptions: &assumptions,
            event: &event,
            others: &[],
            who,
            calendar: WorkCalendar::shipped(),
        };
        let settled = settle(case, &usual_load());
        assert_eq!(settled.is_ok(), good, "{kw} {who}: {settled:?}");
    };
    check("3000", Participant::Industrial, true);
    check("2999.999", Participant::Industrial, false);
    check("600", Participant::Other, true);
    check("599", Participant::Other, false);
    check("5999", Participant::Aggregator, false);
    check("1200001", Participant::Aggregator, false);
}

#[test]
fn a_load_that_lacks_days_says_from_when_on_to_bring_it() {
    let short = load_from(jiff::civil::date(2025, 7, 10), IntervalLength::Quarter, 20, |_| None);
    check(
        &programme(&[]),
        &usual(),
        &short,
        &["5 days", "back to 2025-07-08", "lacks 2025-07-09", "bring the load from 2025-07-08 on"],
    );
    let all_events: Vec<String> =
        (1..=14).map(|day| event(&format!("e{day}"), &format!("2025-07-{day:02}"), 9, 60, "-400", "")).collect();
    let others = parse_events("events.json", &format!("[{}]", all_events.join(","))).unwrap();
    let few = programme(&[("within_days: 30", "within_days: 14")]);
    let error = settled(&few, &usual(), &others, &usual_load()).unwrap_err().to_string();
    assert!(error.contains("needs 5 days and only 0 between 2025-07-01 and 2025-07-14"), "{error}");
}

#[test]
fn an_event_outside_the_load_is_refused() {
    for day in ["2025-05-31", "2025-07-31"] {
        let outside = one(&event("e", day, 19, 60, "-400", ""));
        check(
            &programme(&[]),
            &outside,
            &usual_load(),
            &["lasts from", "the load from 2025-06-01T00:00:00", "bring the load of the event"],
        );
    }
    let half = one(&event("e", "2025-07-30", 23, 120, "-400", ""));
    check(&programme(&[]), &half, &usual_load(), &["to 2025-07-31T01:00:00"]);
    let cut = one(&event("e", "2025-07-15", 19, 20, "-400", ""));
    check(&programme(&[]), &cut, &usual_load(), &["within an interval of 15 minutes", "2025-07-15T19:20:00"]);
}

#[test]
fn overlapping_events_are_refused() {
    let others = [one(&event("o", "2025-07-15", 18, 90, "-400", ""))];
    let error = settled(&programme(&[]), &usual(), &others, &usual_load()).unwrap_err().to_string();
    assert!(error.contains("events o and e overlap at 2025-07-15T19:00:00"), "{error}");
}

#[test]
fn a_programme_that_ended_or_another_one_is_refused() {
    let ended = programme(&[("Read(\"2025-12-31\")", "Read(\"2025-06-30\")")]);
    check(&ended, &usual(), &usual_load(), &["from 2025-01-01 to 2025-06-30", "bring the programme of that day"]);
    let later = programme(&[("effective_from: \"2025-01-01\"", "effective_from: \"2025-08-01\"")]);
    check(&later, &usual(), &usual_load(), &["in force from 2025-08-01"]);
    let other = programme(&[("id: \"example\"", "id: \"other\"")]);
    check(&other, &usual(), &usual_load(), &["belongs to the programme example and not to other"]);
}

#[test]
fn the_wrong_direction_and_price_are_refused() {
    let more = one(&event("e", "2025-07-15", 19, 60, "400", ""));
    check(&programme(&[]), &more, &usual_load(), &["asks for more power and example pays for less"]);
    let priced = |yuan: &str| {
        one(&event("e", "2025-07-15", 19, 60, "-400", &format!(r#", {{ "type": "PRICE", "values": [{yuan}] }}"#)))
    };
    check(&programme(&[]), &priced("1.3"), &usual_load(), &["names 1.3 yuan, and example pays 1.2"]);
    assert!(settled(&programme(&[]), &priced("1.2"), &[], &usual_load()).is_ok());
    let capped = programme(&[("Fixed(\"1.2\")", "UpTo(\"1.5\")")]);
    check(&capped, &priced("1.51"), &usual_load(), &["1.5 at most"]);
    check(&capped, &usual(), &usual_load(), &["names none", "add a PRICE"]);
}

#[test]
fn what_is_not_known_is_refused_and_can_be_assumed() {
    let open = programme(&[(
        "effective: Read((judged: Interval, bands: [(from: \"0.8\", counts: \"1\")], most: \"1.2\"))",
        "effective: NotKnown",
    )]);
    check(&open, &usual(), &usual_load(), &["does not say its effective share", "nothing is made up"]);
    let text = "(effective: (judged: Event, bands: [(from: \"0\", counts: \"1\")]))";
    let assumptions = Assumptions::parse("assume.ron", text).unwrap();
    let event = usual();
    let who = Participant::Industrial;
    let case = Case {
        programme: &open,
        assumptions: &assumptions,
        event: &event,
        others: &[],
        who,
        calendar: WorkCalendar::shipped(),
    };
    let settlement = settle(case, &usual_load()).unwrap();
    assert_eq!(settlement.doubts.len(), 1);
    assert_eq!(settlement.doubts[0].state.to_string(), "assumed");
}

#[test]
fn hours_that_an_adjustment_needs_must_be_there() {
    let adjustment =
        "only: Working, adjustment: (kind: Factor, from_minutes_before: 180, to_minutes_before: 60, at_most: \"0.2\")";
    let rules = programme(&[("only: Working", adjustment), ("only: Working", "only: Any"), ("days: 5", "days: 1")]);
    let short = load_from(jiff::civil::date(2025, 7, 14), IntervalLength::Quarter, 3, |_| None);
    let early = one(&event("e", "2025-07-15", 1, 60, "-400", ""));
    check(&rules, &early, &short, &["needs the load from 2025-07-14T22:00:00 to 2025-07-15T00:00:00"]);
}

#[test]
fn what_a_refusal_quotes_is_cut_however_long_it_is() {
    let long = "x".repeat(100_000);
    let error = Programme::parse("p.ron", &format!("({long}: 1)")).unwrap_err().to_string();
    assert!(error.len() < 2_000 && error.contains("xxx…; write it as"), "{} bytes", error.len());
    let named = |name: &str| {
        let text =
            event("e", "2025-07-15", 19, 60, "0", "").replace("\"id\": \"e\"", &format!("\"eventName\": \"{name}\""));
        parse_events("e.json", &text).unwrap_err().to_string()
    };
    assert!(named("july-15").contains("july-15"));
    for name in [&long, "a\\nb"] {
        let error = named(name);
        assert!(error.contains("its eventName has more than 128 letters") && error.len() < 2_000, "{error}");
    }
}

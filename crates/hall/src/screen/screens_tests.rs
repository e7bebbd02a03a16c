//! Orders come once and in order, and old ones are dropped.

use super::*;
use hall_api::DisplayInfo;

fn hello() -> Hello {
    Hello {
        name: "dual-screen-1".into(),
        device: "d".repeat(32),
        epoch: "e".repeat(32),
        next_seq: 1,
        takeaway_key: "f".repeat(64),
        profile: "dual-screen".into(),
        demo: false,
        scenes: Vec::new(),
        displays: vec![DisplayInfo { id: "near".into(), width_mm: 1200, height_mm: 680, scene: "attract".into() }],
    }
}

fn command(argument: &str) -> OrderKind {
    OrderKind::Command { command: "scene".into(), argument: argument.into() }
}

fn device() -> String {
    "d".repeat(32)
}

fn numbers(orders: &Orders) -> Vec<u64> {
    orders.orders.iter().map(|order| order.number).collect()
}

#[test]
fn orders_come_oldest_first_until_they_are_done() {
    let now = Instant::now();
    let mut screens = Screens::default();
    screens.greet(hello(), now);
    let first = screens.order(&device(), "staff", command("a"), now, 1000).unwrap();
    let second = screens.order(&device(), "staff", command("b"), now, 1000).unwrap();
    assert!(second > first);
    let got = screens.orders(&device(), first - 1, now).unwrap().unwrap();
    assert_eq!(numbers(&got), [first, second]);
    let again = screens.orders(&device(), first - 1, now).unwrap().unwrap();
    assert_eq!(again, got, "a lost answer is given again");
    let rest = screens.orders(&device(), first, now).unwrap().unwrap();
    assert_eq!(numbers(&rest), [second]);
    assert_eq!(screens.orders(&device(), second, now), Ok(None));
}

#[test]
fn a_restart_is_not_ordered_twice() {
    let now = Instant::now();
    let mut screens = Screens::default();
    screens.greet(hello(), now);
    let restart = screens.order(&device(), "staff", command("restart"), now, 0).unwrap();
    assert_eq!(numbers(&screens.orders(&device(), 0, now).unwrap().unwrap()), [restart]);
    assert_eq!(screens.orders(&device(), 0, now), Ok(None), "it starts with 0 again");
    screens.order(&device(), "staff", command("restart"), now, 0).unwrap();
    assert_eq!(numbers(&screens.orders(&device(), Orders::FROM_NOW, now).unwrap().unwrap()), [0; 0]);
    assert_eq!(screens.orders(&device(), 0, now), Ok(None));
}

#[test]
fn a_hello_in_between_drops_no_order_and_no_picture() {
    let now = Instant::now();
    let mut screens = Screens::default();
    screens.greet(hello(), now);
    screens.show(&device(), "near", None, Bytes::new(), now).unwrap();
    let number = screens.order(&device(), "staff", command("a"), now, 0).unwrap();
    screens.greet(hello(), now);
    assert_eq!(numbers(&screens.orders(&device(), 0, now).unwrap().unwrap()), [number]);
    assert!(screens.picture(&device(), "near").is_some());
}

#[test]
fn an_order_of_long_ago_is_dropped_and_a_silent_exhibit_gets_none() {
    let start = Instant::now();
    let mut screens = Screens::default();
    screens.greet(hello(), start);
    screens.order(&device(), "staff", command("a"), start, 0).unwrap();
    assert_eq!(screens.orders(&device(), 0, start + Duration::from_secs(11)), Ok(None));
    let later = start + Duration::from_secs(120);
    assert_eq!(screens.order(&device(), "staff", command("b"), later, 0), Err(ScreenError::Silent));
}

#[test]
fn numbers_go_on_after_a_restart_of_the_server() {
    let now = Instant::now();
    let mut before = Screens::default();
    before.greet(hello(), now);
    let old = before.order(&device(), "staff", command("a"), now, 5_000).unwrap();
    let mut after = Screens::default();
    after.greet(hello(), now);
    assert!(after.order(&device(), "staff", command("b"), now, 6_000).unwrap() > old);
}

#[test]
fn the_exhibit_learns_at_once_that_it_is_watched() {
    let now = Instant::now();
    let mut screens = Screens::default();
    screens.greet(hello(), now);
    assert_eq!(screens.orders(&device(), 0, now), Ok(None));
    assert!(screens.watch(now));
    assert!(screens.orders(&device(), 0, now).unwrap().unwrap().watched);
    assert_eq!(screens.orders(&device(), 0, now), Ok(None));
    let later = now + Duration::from_secs(6);
    assert!(!screens.orders(&device(), 0, later).unwrap().unwrap().watched);
}

#[test]
fn unknown_displays_and_exhibits_are_refused() {
    let now = Instant::now();
    let mut screens = Screens::default();
    assert_eq!(screens.orders(&device(), 0, now), Err(ScreenError::UnknownExhibit));
    screens.greet(hello(), now);
    let jpeg = Bytes::from_static(&[0xff, 0xd8, 0xff]);
    assert_eq!(screens.show(&device(), "far", None, jpeg.clone(), now), Err(ScreenError::UnknownDisplay));
    screens.show(&device(), "near", Some("tier-calculator".into()), jpeg, now).unwrap();
    let state = screens.state(now);
    assert_eq!(state.exhibits[0].displays[0].info.scene, "tier-calculator");
    assert_eq!(state.exhibits[0].displays[0].picture_number, 1);
}

#[test]
fn a_hello_of_an_exhibit_that_says_no_english_names_is_understood() {
    let mut json = serde_json::to_value(hello()).unwrap();
    json["scenes"] = serde_json::json!([{ "id": "home", "name": "首页" }]);
    let hello: Hello = serde_json::from_value(json).unwrap();
    assert_eq!((hello.scenes[0].name.as_str(), hello.scenes[0].name_en.as_str()), ("首页", ""));
}

//! Every kind of fault between documents is found, and a sound library has none.

use std::collections::BTreeSet;

use content::{Document, Known, Library, lint};

const SCENE: &str = r#"(
    id: "welcome",
    title: "start",
    activity: "tier_calculator",
    attract: true,
    displays: {
        "near": Box((
            children: [
                Text((id: "headline", message: "start", colour: Brand)),
                Button((id: "go", label: "start", action: Go("welcome"), icon: "home")),
                Picture((id: "tower", file: "tower")),
                Widget((id: "bars", name: "tier_calculator.bars", label: "start")),
            ],
        )),
    },
)"#;

const PROFILE: &str = r#"(
    id: "desk",
    displays: [(
        id: "near", width_px: 1920, height_px: 1080, width_mm: 940, height_mm: 529,
        bottom_mm: 800, reading_distance_mm: 600, touch: true,
    )],
    attract: "welcome",
    home: "welcome",
    scenes: ["welcome"],
)"#;

const ZH: &str = "start = 开始\ncount = 还有 { $idle_left } 秒\n";
const EN: &str = "start = Start\ncount = { $idle_left } s left\n";

fn theme() -> String {
    std::fs::read_to_string("../../assets/theme/theme.ron").unwrap()
}

fn known() -> Known {
    let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    Known {
        activities: set(&["tier_calculator"]),
        widgets: set(&["tier_calculator.bars"]),
        pictures: set(&["tower", "icons/home"]),
        messages: set(&["count"]),
        glyphs: Some((' '..='~').chain("开始还有秒".chars()).collect()),
    }
}

fn findings(file: &str, old: &str, new: &str) -> Vec<String> {
    let documents: Vec<_> = [
        ("assets/locales/en/a.ftl", EN),
        ("assets/locales/zh-CN/a.ftl", ZH),
        ("assets/theme/theme.ron", &theme()),
        ("scenes/profiles/desk.ron", PROFILE),
        ("scenes/welcome.ron", SCENE),
    ]
    .into_iter()
    .map(|(path, text)| {
        assert!(path != file || text.contains(old), "{old}");
        let text = if path == file { text.replace(old, new) } else { text.to_owned() };
        Document { path: path.to_owned(), text }
    })
    .collect();
    let (library, errors) = Library::load(&documents).unwrap();
    assert_eq!(errors, []);
    lint(&library, &known()).iter().map(ToString::to_string).collect()
}

/// The one finding after `old` became `new`.
fn check(file: &str, old: &str, new: &str, expect: &str) {
    assert_eq!(findings(file, old, new), [expect]);
}

#[test]
fn a_sound_library_has_no_findings() {
    assert_eq!(findings("", "", ""), [""; 0]);
}

#[test]
fn scenes_that_name_what_is_not_there() {
    let file = "scenes/welcome.ron";
    check(
        file,
        "activity: \"tier_calculator\"",
        "activity: \"quiz\"",
        "welcome / activity: 'quiz' is no activity (activities: tier_calculator)",
    );
    check(
        file,
        "tier_calculator.bars",
        "quiz.card",
        "welcome / near / bars: 'quiz.card' is no widget (widgets: tier_calculator.bars)",
    );
    let pictures = "assets/pictures/**.svg";
    check(file, "\"tower\")", "\"mast\")", &format!("welcome / near / tower: 'mast' is no picture ({pictures})"));
    check(file, "\"home\"", "\"house\"", &format!("welcome / near / go: 'icons/house' is no picture ({pictures})"));
    check(
        file,
        "Go(\"welcome\")",
        "Go(\"quiz\")",
        "welcome / near / go: goes to 'quiz', which is no scene (scenes/*.ron)",
    );
    check(
        file,
        "colour: Brand",
        "colour: OnBrand",
        "welcome / near / headline: OnBrand on Ground is no pair of the theme (pairs of assets/theme)",
    );
    check(
        file,
        "attract: true",
        "attract: true, frame: \"edge\"",
        "welcome / frame: 'edge' is no scene (scenes/*.ron)",
    );
    check(
        file,
        "attract: true",
        "attract: true, situations: [(name: \"lost\", deeds: [Go(\"quiz\")])]",
        "welcome / situation lost: goes to 'quiz', which is no scene (scenes/*.ron)",
    );
    let shared = |id| format!("welcome / near / {id}: the frame 'welcome' has this id too (one control an id)");
    assert_eq!(findings(file, "attract: true", "attract: true, frame: \"welcome\""), ["bars", "go"].map(shared));
    let lacking = |language| {
        format!("welcome / near / headline: message 'hello' is missing in {language} (every text in every language)")
    };
    assert_eq!(findings(file, "message: \"start\"", "message: \"hello\""), [lacking("en"), lacking("zh-CN")]);
}

#[test]
fn profiles_that_name_what_is_not_there() {
    let file = "scenes/profiles/desk.ron";
    check(file, "home: \"welcome\"", "home: \"home\"", "profile desk / home: 'home' is no scene (scenes/*.ron)");
    check(file, "[\"welcome\"]", "[\"quiz\"]", "profile desk / scenes: 'quiz' is no scene (scenes/*.ron)");
    let blank = |field| {
        format!("profile desk / {field}: scene 'welcome' shows nothing on display 'far' (a picture for every display)")
    };
    assert_eq!(findings(file, "id: \"near\"", "id: \"far\""), ["attract", "home", "scenes"].map(blank));
    check(
        "scenes/welcome.ron",
        "attract: true",
        "attract: false",
        "profile desk / attract: scene 'welcome' is not marked attract: true, so no touch would begin a visit \
         (any touch begins a visit)",
    );
}

#[test]
fn messages_that_differ_between_languages() {
    let (zh, en) = ("assets/locales/zh-CN/a.ftl", "assets/locales/en/a.ftl");
    check(zh, "count =", "# count =", "message count: is missing in zh-CN (every text in every language)");
    check(
        en,
        "$idle_left",
        "$left",
        "message count: $idle_left, $left stands in only one of zh-CN and en (the same facts in every language)",
    );
    check(zh, "开始", "开启", "message start: zh-CN uses 启 (U+542F) that the fonts lack (glyph coverage)");
    check(en, "Start", "Start { \"✓\" }", "message start: en uses ✓ (U+2713) that the fonts lack (glyph coverage)");
}

#[test]
fn colours_that_cannot_be_told_apart() {
    let found = findings("assets/theme/theme.ron", "QuietInk: \"#4C615B\"", "QuietInk: \"#9AA8A4\"");
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(found[0].starts_with("theme / Day / Normal / QuietInk on Ground: contrast is 2."), "{found:#?}");
    let found = findings("assets/theme/theme.ron", "(Brand, Ground, 4.5, 7.0)", "(Brand, Ground, 2.0, 4.5)");
    assert_eq!(
        found,
        [
            "theme / High / Brand on Ground: asks for 4.5:1 only (7:1 at least)",
            "theme / Normal / Brand on Ground: asks for 2:1 only (3:1 at least)",
        ]
    );
}

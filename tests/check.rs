//! The built-in check holds for everything that ships, in every language and mode, and finds what falls short.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use zhidian::check::{Bar, Checked, Sight, check};

mod glass;
use glass::{Glass, options};

type Tried = Result<(), Box<dyn Error>>;

const PROFILE: &str = r#"(
    id: "desk",
    displays: [(
        id: "near", width_px: 1920, height_px: 1080, width_mm: 598.0, height_mm: 336.0,
        bottom_mm: 800.0, reading_distance_mm: 500.0, touch: true,
    )],
    attract: "lonely",
    home: "lonely",
    scenes: ["lonely"],
)"#;

/// A scene that holds every bar.
const LONELY: &str = r#"(
    id: "lonely",
    title: "scene-home",
    attract: true,
    displays: { "near": Box((pad: Wide, gap: Medium, children: [
        Text((message: "home-body", size: Lead)),
        Box((flow: Across, children: [Button((id: "start", label: "attract-start", icon: "hand", action: Home))])),
    ])) },
)"#;

/// A folder with the profile `desk` and its scene, changed.
fn folder(old: &str, new: &str) -> Result<TempDir, Box<dyn Error>> {
    assert!(LONELY.contains(old), "{old}");
    let folder = tempfile::tempdir()?;
    fs::create_dir_all(folder.path().join("scenes/profiles"))?;
    fs::write(folder.path().join("scenes/profiles/desk.ron"), PROFILE)?;
    fs::write(folder.path().join("scenes/lonely.ron"), LONELY.replace(old, new))?;
    Ok(folder)
}

fn check_desk(folder: &Path) -> Result<Checked, Box<dyn Error>> {
    check(&options(Some(folder.to_owned())), Some("desk"))
}

fn told(sight: &Sight) -> Vec<String> {
    let at = format!("{} {} {} [{}]", sight.profile, sight.scene, sight.situation, sight.seen_as);
    sight.findings.iter().map(|finding| format!("{at} {}: {}", finding.bar, finding.what)).collect()
}

fn all_told(checked: &Checked) -> Vec<String> {
    std::iter::once(&checked.documents).chain(&checked.sights).flat_map(told).collect()
}

/// After `old` became `new`, each bar is missed with these words somewhere, and no bar beside these.
fn falls_short(old: &str, new: &str, expect: &[(Bar, &str)]) -> Tried {
    let checked = check_desk(folder(old, new)?.path())?;
    let findings: Vec<_> =
        std::iter::once(&checked.documents).chain(&checked.sights).flat_map(|sight| &sight.findings).collect();
    for (bar, words) in expect {
        let found = findings.iter().any(|finding| finding.bar == *bar && finding.what.contains(words));
        assert!(found, "{new}: no {bar} with '{words}' in {:#?}", all_told(&checked));
    }
    let other = findings.iter().find(|finding| expect.iter().all(|(bar, _)| *bar != finding.bar));
    assert!(other.is_none(), "{new}: {other:?}");
    Ok(())
}

#[test]
fn everything_that_ships_holds_the_bars_in_every_profile_language_and_mode() -> Tried {
    // A second profile beside those that ship: without a name each is checked.
    let folder = folder("lonely", "lonely")?;
    let checked = check(&options(Some(folder.path().to_owned())), None)?;
    for (profile, scene, least) in [
        ("dual-screen", "tier-calculator", 70),
        ("dual-screen", "attract", 10),
        ("dual-screen", "home", 10),
        ("desk", "lonely", 10),
    ] {
        let sights = checked.sights.iter().filter(|sight| sight.profile == profile && sight.scene == scene).count();
        assert!(sights >= least, "{profile} {scene}: only {sights} sights");
    }
    assert!(checked.sights.iter().all(|sight| sight.measured > 0), "a sight shows nothing");
    assert!(checked.documents.measured >= 7, "only {} documents", checked.documents.measured);
    let found = all_told(&checked);
    assert!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
    assert_eq!(checked.findings(), 0);
    Ok(())
}

#[test]
fn documents_that_name_what_is_not_there_are_found() -> Tried {
    falls_short("attract: true,", "attract: true, activity: \"quiz\",", &[(Bar::Reference, "'quiz' is no activity")])?;
    falls_short("icon: \"hand\"", "icon: \"paw\"", &[(Bar::Reference, "'icons/paw' is no picture")])?;
    let text = "Text((message: \"home-body\", size: Lead)),";
    let widget = format!("{text} Widget((name: \"quiz.card\", id: \"card\")),");
    falls_short(text, &widget, &[(Bar::Reference, "'quiz.card' is no widget")])?;
    falls_short("action: Home", "action: Go(\"quiz\")", &[(Bar::Reference, "goes to 'quiz', which is no scene")])?;
    let missing = [
        (Bar::Reference, "message 'no-such' is missing"),
        (Bar::Message, "is a message that is missing"),
        // The brackets it is shown in are in no font of the hall.
        (Bar::Glyph, "⟦⟧"),
    ];
    falls_short("home-body", "no-such", &missing)
}

#[test]
fn a_scene_that_a_button_leads_to_is_checked_though_no_profile_names_it() -> Tried {
    let folder = folder("action: Home", "action: Go(\"next\")")?;
    let next = LONELY.replace("lonely", "next").replace("attract: true,", "").replace("Lead", "Note");
    fs::write(folder.path().join("scenes/next.ron"), next)?;
    let checked = check_desk(folder.path())?;
    assert_eq!(checked.sights.iter().filter(|sight| sight.scene == "next").count(), 10);
    Ok(())
}

#[test]
fn a_refused_document_and_a_failed_bar_end_the_command_with_1() -> Tried {
    let run = |folder: &Path| {
        Command::new(env!("CARGO_BIN_EXE_zhidian"))
            .args(["check", "--profile", "desk", "--folder"])
            .arg(folder)
            .output()
    };
    let sound = run(folder("lonely", "lonely")?.path())?;
    let table = String::from_utf8(sound.stdout)?;
    assert!(sound.status.success() && table.contains("10 sights, 0 findings"), "{table}");

    let refused = folder("lonely", "lonely")?;
    fs::write(refused.path().join("scenes/extra.ron"), "(\n    id: \"extra\",\n    tilte: \"scene-home\",\n)")?;
    let checked = run(refused.path())?;
    let table = String::from_utf8(checked.stdout)?;
    assert_eq!(checked.status.code(), Some(1), "{table}");
    assert!(table.contains("document 1") && table.contains("scenes/extra.ron, line 3"), "{table}");

    let narrow = folder("action: Home", "action: Home, place: (width_mm: 12.0)")?;
    let checked = run(narrow.path())?;
    let table = String::from_utf8(checked.stdout)?;
    assert!(checked.status.code() == Some(1) && table.contains("lonely"), "{table}");
    Ok(())
}

#[test]
fn small_buttons_are_found_and_elder_and_primary_ones_must_be_larger() -> Tried {
    let low = |kind: &str, height: &str| {
        folder("action: Home", &format!("action: Home, kind: {kind}, place: (min_height_mm: {height})"))
    };
    let short = |folder: TempDir| -> Result<Vec<bool>, Box<dyn Error>> {
        let checked = check_desk(folder.path())?;
        let missed = |sight: &Sight| sight.findings.iter().any(|finding| finding.bar == Bar::Target);
        Ok(checked.sights.iter().map(|sight| sight.seen_as.contains("elder") == missed(sight)).collect())
    };
    // A plain one of 22 mm is large enough in all modes but elder size.
    assert!(short(low("Plain", "22.0")?)?.into_iter().all(|as_expected| as_expected));
    let checked = check_desk(low("Primary", "22.0")?.path())?;
    assert!(checked.sights.iter().all(|sight| sight.findings.iter().any(|finding| finding.bar == Bar::Target)));
    let checked = check_desk(low("Plain", "25.0")?.path())?;
    assert_eq!(all_told(&checked), [""; 0]);
    Ok(())
}

#[test]
fn a_value_that_nobody_publishes_is_found_in_texts_and_in_what_is_read_aloud() -> Tried {
    // The calculator's values, in a scene without the calculator.
    falls_short("home-body", "calc-used", &[(Bar::Message, "lacks a value")])?;
    falls_short(
        "label: \"attract-start\"",
        "label: \"calc-area-name\", kind: Round",
        &[(Bar::Message, "is read aloud as")],
    )
}

#[test]
fn what_is_read_aloud_follows_its_values_as_the_text_does() -> Tried {
    let mut glass = Glass::new()?;
    for id in ["start", "open-calculator"] {
        glass.tap(id);
    }
    assert_eq!(glass.control("area").label, "天津");
    for id in ["area", "areas-beijing"] {
        glass.tap(id);
    }
    assert_eq!(glass.control("area").label, "北京");
    assert!(glass.controls().iter().all(|control| !control.label.contains("{$")));
    Ok(())
}

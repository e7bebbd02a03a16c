//! What the repository ships keeps to its own bars.

use std::collections::BTreeSet;
use std::path::PathBuf;

use content::{
    ContentError, Contrast, Known, Language, Library, Source, ThemeName, Value, Values, contrast_ratio, lint,
};

fn load() -> (Library, Vec<ContentError>) {
    let root = PathBuf::from("../..");
    let documents = Source::new(Vec::new(), Some(root)).documents().unwrap();
    Library::load(&documents).unwrap()
}

fn shipped() -> Library {
    load().0
}

#[test]
fn every_document_is_taken() {
    let (library, errors) = load();
    assert!(errors.is_empty(), "{}", errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    assert!(!library.scenes.is_empty() && !library.profiles.is_empty());
}

/// Characters that both weights have.
fn glyphs() -> BTreeSet<char> {
    let weights = ["Regular", "Bold"].map(|weight| {
        let fonts = PathBuf::from("../../assets/fonts");
        let bytes = std::fs::read(fonts.join(format!("NotoSansSC-{weight}.otf"))).unwrap();
        let face = ttf_parser::Face::parse(&bytes, 0).unwrap();
        let mut characters = BTreeSet::new();
        for table in face.tables().cmap.unwrap().subtables.into_iter().filter(ttf_parser::cmap::Subtable::is_unicode) {
            table.codepoints(|code| characters.extend(char::from_u32(code)));
        }
        characters
    });
    let [regular, bold] = weights;
    assert!(regular.len() > 6000, "the font has {} characters", regular.len());
    regular.intersection(&bold).copied().collect()
}

#[test]
fn every_pair_of_every_theme_reaches_its_contrast() {
    let theme = shipped().theme;
    let mut low = Vec::new();
    for name in ThemeName::ALL {
        for (contrast, high) in [(Contrast::Normal, false), (Contrast::High, true)] {
            for (text, ground, normal_bar, high_bar) in &theme.pairs {
                let bar = if high { *high_bar } else { *normal_bar };
                let ratio = contrast_ratio(theme.colour(name, contrast, *text), theme.colour(name, contrast, *ground));
                if ratio < bar {
                    low.push(format!("{name:?} {contrast:?} {text:?} on {ground:?}: {ratio:.2}, bar {bar}"));
                }
            }
        }
    }
    assert!(theme.pairs.len() > 15 && low.is_empty(), "{low:#?}");
}

/// Paths below assets/pictures of the drawings in one of its folders, as documents name them.
fn drawings(folder: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(format!("../../assets/pictures/{folder}")).unwrap() {
        let (path, name) = (entry.as_ref().unwrap().path(), entry.unwrap().file_name());
        let name = format!("{folder}/{}", name.to_string_lossy());
        match name.strip_suffix(".svg") {
            Some(drawing) => drop(found.insert(drawing.to_owned())),
            None if path.is_dir() => found.extend(drawings(&name)),
            None => {}
        }
    }
    found
}

#[test]
fn theme_and_messages_have_no_findings() {
    let mut library = shipped();
    // Scenes need to know what the exhibit has: `zhidian check` lints those.
    library.scenes.clear();
    library.profiles.clear();
    let known = Known { glyphs: Some(glyphs()), pictures: drawings("phone"), ..Known::default() };
    let findings = lint(&library, &known);
    assert!(findings.is_empty(), "{}", findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
}

#[test]
fn each_language_is_called_by_its_own_name() {
    let messages = shipped().messages;
    assert!(messages.own_name(Language::ZhCn).chars().all(|character| !character.is_ascii()));
    assert!(messages.own_name(Language::En).chars().all(|character| character.is_ascii_alphabetic()));
}

/// Chinese characters a headline and a block of body text have at most: more is not read standing up.
const HEADLINE: usize = 14;
const BODY: usize = 40;

#[test]
fn chinese_headlines_and_blocks_are_short() {
    let messages = shipped().messages;
    let mut checked = 0;
    for id in messages.ids(Language::ZhCn) {
        let most = if id.ends_with("-headline") || id.ends_with("-title") {
            HEADLINE
        } else if id.ends_with("-body") || id.ends_with("-hint") || id.ends_with("-invite") {
            BODY
        } else {
            continue;
        };
        let length = messages.literals(Language::ZhCn, id).chars().count();
        assert!(length <= most, "{id} has {length} characters, at most {most}");
        checked += 1;
    }
    assert!(checked > 10, "only {checked} messages were looked at");
}

#[test]
fn sentences_read_well_with_their_values() {
    let messages = shipped().messages;
    let mut values = Values::default();
    for (name, value) in [
        ("calc.cross_month", Value::Number(10.0)),
        ("calc.cross_tier", Value::Number(2.0)),
        ("calc.pace_month", Value::Text("11".into())),
        ("calc.pace_tier", Value::Message("tier-3".into())),
        ("calc.months", Value::Number(1.0)),
        ("calc.month", Value::Number(8.0)),
        ("calc.saving", Value::Text("172.80".into())),
        ("idle.left", Value::Text("20".into())),
    ] {
        values.set(name, value);
    }
    let ids = [
        "language-own-name",
        "idle-body",
        "calc-month",
        "calc-months-entered",
        "calc-crossing",
        "calc-reach-at-pace",
        "calc-saving",
    ];
    let said: Vec<String> = ids
        .iter()
        .flat_map(|id| Language::ALL.map(|language| format!("{id}: {}", messages.format(language, id, &values))))
        .collect();
    insta::assert_snapshot!(said.join("\n"));
}

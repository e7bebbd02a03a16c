//! What the repository ships keeps to its own bars.

use std::path::PathBuf;

use content::{Contrast, Known, Language, Library, Source, ThemeName, Values, contrast_ratio, lint};

fn shipped() -> Library {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let documents = Source::new(Vec::new(), Some(root)).documents().unwrap();
    let (library, errors) = Library::load(&documents).unwrap();
    assert!(errors.is_empty(), "{}", errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    library
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

#[test]
fn theme_and_messages_have_no_findings() {
    let mut library = shipped();
    // Scenes need to know what the exhibit has: `zhidian check` lints those.
    library.scenes.clear();
    library.profiles.clear();
    let findings = lint(&library, &Known::default());
    assert!(findings.is_empty(), "{}", findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
}

#[test]
fn each_language_is_called_by_its_own_name() {
    let messages = shipped().messages;
    assert_eq!(messages.own_name(Language::ZhCn), "中文");
    assert_eq!(messages.own_name(Language::En), "English");
    assert_eq!(messages.format(Language::ZhCn, "language-own-name", &Values::default()), "English");
}

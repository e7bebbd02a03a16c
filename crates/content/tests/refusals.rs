//! What a writer is told about a bad document: the file, the line, and what to do.

use content::{Document, Library, Source};

const SCENE: &str = r#"(
    id: "welcome",
    title: "scene-welcome",
    displays: {
        "near": Box((
            children: [
                Text((id: "headline", message: "headline", size: Title)),
                Button((id: "start", label: "start", action: Go("home"), icon: "home", place: (width_mm: 40))),
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
    countdown_s: 20,
)"#;

fn theme() -> String {
    std::fs::read_to_string("../../assets/theme/theme.ron").unwrap()
}

fn document(path: &str, text: &str) -> Document {
    Document { path: path.to_owned(), text: text.to_owned() }
}

fn basis() -> Vec<Document> {
    vec![
        document("assets/locales/en/a.ftl", "start = Start"),
        document("assets/locales/zh-CN/a.ftl", "start = 开始"),
        document("assets/theme/theme.ron", &theme()),
    ]
}

/// `expect` is the beginning of the sentence; "" where the document is good.
fn check(file: &str, text: &str, expect: &str) {
    let mut documents = basis();
    documents.retain(|document| document.path != file);
    documents.push(document(file, text));
    let told = match Library::load(&documents) {
        Ok((_, errors)) => errors,
        Err(error) => vec![error],
    };
    let told = told.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    assert!(if expect.is_empty() { told.is_empty() } else { told.starts_with(expect) }, "{expect}\nbut told:\n{told}");
}

/// The scene with `old` replaced.
fn check_scene(old: &str, new: &str, expect: &str) {
    assert!(SCENE.contains(old), "{old}");
    check("scenes/welcome.ron", &SCENE.replace(old, new), expect);
}

fn check_profile(old: &str, new: &str, expect: &str) {
    assert!(PROFILE.contains(old), "{old}");
    check("scenes/profiles/desk.ron", &PROFILE.replace(old, new), expect);
}

fn check_theme(old: &str, new: &str, expect: &str) {
    assert!(theme().contains(old), "{old}");
    check("assets/theme/theme.ron", &theme().replacen(old, new, 1), expect);
}

#[test]
fn good_documents_are_taken() {
    check("scenes/welcome.ron", SCENE, "");
    check("scenes/profiles/desk.ron", PROFILE, "");
}

#[test]
fn scenes() {
    let at = |line: u32, rest: &str| format!("scenes/welcome.ron, line {line}, column {rest}");
    check_scene(
        "id: \"welcome\"",
        "id: \"welcom\"",
        &at(2, "9: the id is 'welcom' and the file is called 'welcome.ron'"),
    );
    check_scene("size: Title", "size: Huge", &at(7, ""));
    check_scene("icon: \"home\"", "picture: \"home\"", &at(8, ""));
    check_scene("id: \"start\"", "id: \"headline\"", &at(8, "29: display 'near' has two nodes of id 'headline'"));
    check_scene("Go(\"home\")", "Mode(\"loud\")", &at(8, "67: 'loud' is no mode"));
    check_scene("width_mm: 40", "width_mm: -40", &at(8, "96: width_mm is -40"));
    check_scene("width_mm: 40", "show_if: \"a b\"", &at(8, ""));
    check_scene("Title)),", "Title))", &at(8, ""));
    check_scene("        )),\n", "        ))]\n", &at(10, ""));
    let twice = format!("{}    \"near\": Box(()) }},\n)", SCENE.trim_end_matches("    },\n)"));
    check("scenes/welcome.ron", &twice, &at(11, "6: \"near\" is written twice"));
    check("scenes/welcome.ron", "", "scenes/welcome.ron, line 1, column 1: ");
    check("scenes/welcome.ron", &format!("{SCENE}\n)"), &at(12, "2: Non-whitespace trailing"));
    check("scenes/old/welcome.ron", SCENE, "scenes/old/welcome.ron, line 1, column 1: scenes lie in scenes/");
    let empty = "(\n  id: \"welcome\",\n  title: \"t\",\n  displays: {\"near\": Box((children: []))},\n)";
    check("scenes/welcome.ron", empty, &at(4, "14: display 'near' shows nothing"));
    let none = "(\n  id: \"welcome\",\n  title: \"t\",\n  displays: {},\n)";
    check("scenes/welcome.ron", none, &at(4, "3: the scene has no display"));
}

#[test]
fn profiles() {
    let at = |line: u32, rest: &str| format!("scenes/profiles/desk.ron, line {line}, column {rest}");
    check_profile("countdown_s: 20", "countdown_s: 19.9", &at(10, "5: the countdown is at least 20 seconds"));
    check_profile("countdown_s: 20", "countdown_s: NaN", &at(10, "5: the countdown is at least 20 seconds"));
    check_profile("countdown_s: 20", "idle_s: 0", &at(10, "5: the time until the countdown"));
    check_profile("id: \"desk\"", "id: \"table\"", &at(2, "9: the id is 'table'"));
    check_profile("width_mm: 940", "width_mm: 0", &at(4, "13: display 'near' has a size that is none"));
    check_profile("[\"welcome\"]", "[]", &at(9, "5: the profile shows no scene"));
    let twice = ")], attract".replace(", attract", "");
    let second = "), (\n id: \"near\", width_px: 1, height_px: 1, width_mm: 1, height_mm: 1, bottom_mm: 0,\n reading_distance_mm: 1, touch: true)]";
    check_profile(&twice, second, &at(7, "6: two displays are called 'near'"));
}

#[test]
fn themes() {
    check_theme("Ground: \"#F6F8F6\"", "Ground: \"F6F8F6\"", "assets/theme/theme.ron, line 8, column ");
    let gap = "assets/theme/theme.ron, line 7, column 13: theme Day in Normal contrast has no colour Ground";
    check_theme("                Ground: \"#F6F8F6\",\n", "", &gap.replace("line 7, column 13", "line 6, column 9"));
    check_theme("        Giant: 72.0,\n", "", "assets/theme/theme.ron, line ");
    check_theme("Giant: 72.0", "Giant: 43.0", "assets/theme/theme.ron, line ");
    check_theme("Hair: 2.0", "Hair: 5.0", "assets/theme/theme.ron, line ");
    check_theme("Hair: 2.0", "Hair: 2.0, Hair: 3.0", "assets/theme/theme.ron, line ");
    check_theme("Giant: 72.0 ", "Giant: 71.0 ", "assets/theme/theme.ron, line ");
}

#[test]
fn messages() {
    check("assets/locales/en/b.ftl", "a = A\nb = { $x\n", "assets/locales/en/b.ftl, line 2, column 9: ");
    check(
        "assets/locales/en/b.ftl",
        "a = A\nstart = Go\n",
        "assets/locales/en/b.ftl, line 2, column 1: message 'start' is defined already in assets/locales/en/a.ftl",
    );
    check("assets/locales/de/b.ftl", "a = A", "assets/locales/de/b.ftl, line 1, column 1: 'de' is no language");
}

#[test]
fn nothing_can_be_shown_without_theme_or_messages() {
    for path in ["assets/theme/theme.ron", "assets/locales/en/a.ftl"] {
        let documents: Vec<_> = basis().into_iter().filter(|document| document.path != path).collect();
        let error = Library::load(&documents).unwrap_err();
        assert!(path.starts_with(&error.file), "{error}");
    }
}

#[test]
fn a_reload_keeps_the_last_good_of_what_is_bad() {
    let mut documents = basis();
    documents.push(document("scenes/gone.ron", &SCENE.replace("id: \"welcome\"", "id: \"gone\"")));
    documents.push(document("scenes/profiles/desk.ron", PROFILE));
    documents.push(document("scenes/welcome.ron", SCENE));
    let (first, errors) = Library::load(&documents).unwrap();
    assert_eq!(errors, []);

    documents.retain(|document| document.path != "scenes/gone.ron");
    for document in &mut documents {
        document.text = match document.path.as_str() {
            "assets/locales/zh-CN/a.ftl" => "start = 走\nmore = 更多".into(),
            _ => format!("= {}", document.text),
        };
    }
    let (second, errors) = first.reload(&documents);
    let told: Vec<_> = errors.iter().map(|error| (error.file.as_str(), error.line)).collect();
    let bad = ["assets/locales/en/a.ftl", "assets/theme/theme.ron", "scenes/profiles/desk.ron", "scenes/welcome.ron"];
    assert_eq!(told, bad.map(|file| (file, 1)));
    assert_eq!(second.theme, first.theme);
    assert_eq!(second.profiles, first.profiles);
    assert_eq!(second.scenes.keys().collect::<Vec<_>>(), ["welcome"]);
    assert_eq!(second.scenes["welcome"], first.scenes["welcome"]);
    let start = |language| second.messages.format(language, "start", &content::Values::default());
    assert_eq!(start(content::Language::En), "Start");
    assert_eq!(start(content::Language::ZhCn), "走");

    // Put right again, the new text is taken.
    let (third, errors) =
        second.reload(&[basis(), vec![document("scenes/welcome.ron", &SCENE.replace("Title", "Hero"))]].concat());
    assert_eq!(errors, []);
    assert_ne!(third.scenes["welcome"], first.scenes["welcome"]);
}

#[test]
fn a_bad_file_of_the_folder_leaves_the_built_in_one_from_the_first_start_on() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    let built_in = [basis(), vec![document("scenes/welcome.ron", SCENE)]].concat();
    write("assets/theme/theme.ron", "(");
    write("scenes/welcome.ron", "(");
    write("scenes/other.ron", &SCENE.replace("id: \"welcome\"", "id: \"other\""));
    let (library, errors) = Library::open(&Source::new(built_in, Some(folder.path().into()))).unwrap();
    assert_eq!(errors.len(), 2, "{errors:?}");
    assert_eq!(library.scenes.keys().collect::<Vec<_>>(), ["other", "welcome"]);

    // Without anything built in, the folder is all there is.
    write("assets/theme/theme.ron", &theme());
    for document in &basis()[..2] {
        write(&document.path, &document.text);
    }
    let (library, errors) = Library::open(&Source::new(Vec::new(), Some(folder.path().into()))).unwrap();
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!(library.scenes.keys().collect::<Vec<_>>(), ["other"]);
    assert!(Library::open(&Source::default()).is_err());
}

#[test]
fn a_language_that_vanishes_stays() {
    let (first, _) = Library::load(&basis()).unwrap();
    let (second, errors) = first.reload(&basis()[1..]);
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert!(second.messages.has(content::Language::En, "start"));
}

mod mutations {
    use content::{Document, Library};
    use proptest::prelude::*;

    /// A change that an editor, or a slip of the hand, makes.
    #[derive(Clone, Debug)]
    enum Slip {
        Delete(usize, usize),
        Insert(usize, String),
        Repeat(usize, usize),
        Cut(usize),
    }

    fn slip() -> impl Strategy<Value = Slip> {
        let place = 0..super::SCENE.len();
        prop_oneof![
            (place.clone(), 1..40_usize).prop_map(|(at, length)| Slip::Delete(at, length)),
            (place.clone(), "[\\(\\)\\[\\]{}\",:/*#a-z0-9.\\-\\\\ \n省]{1,8}")
                .prop_map(|(at, text)| Slip::Insert(at, text)),
            (place.clone(), 1..400_usize).prop_map(|(at, length)| Slip::Repeat(at, length)),
            place.prop_map(Slip::Cut),
        ]
    }

    fn slipped(text: &str, slip: &Slip) -> String {
        let boundary = |at: usize| text.floor_char_boundary(at.min(text.len()));
        match slip {
            Slip::Delete(at, length) => format!("{}{}", &text[..boundary(*at)], &text[boundary(at + length)..]),
            Slip::Insert(at, new) => format!("{}{new}{}", &text[..boundary(*at)], &text[boundary(*at)..]),
            Slip::Repeat(at, length) => {
                let end = boundary(at + length);
                format!("{}{}{}", &text[..end], &text[boundary(*at).min(end)..end], &text[end..])
            }
            Slip::Cut(at) => text[..boundary(*at)].to_owned(),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(600))]

        #[test]
        fn a_slipped_scene_is_taken_or_refused_with_a_line_in_it(slips in prop::collection::vec(slip(), 1..4)) {
            let text = slips.iter().fold(super::SCENE.to_owned(), |text, slip| slipped(&text, slip));
            let mut documents = super::basis();
            let path = "scenes/welcome.ron".to_owned();
            documents.push(Document { path: path.clone(), text: text.clone() });
            let (library, errors) = Library::load(&documents).unwrap();
            match (library.scenes.get("welcome"), errors.as_slice()) {
                (Some(scene), []) => prop_assert!(scene.id == "welcome" && !scene.displays.is_empty()),
                (None, [error]) => {
                    prop_assert_eq!(&error.file, &path);
                    let lines = 1 + text.matches('\n').count();
                    prop_assert!((1..=lines).contains(&(error.line as usize)), "{} of {}", error, lines);
                    prop_assert!(!error.reason.is_empty());
                }
                (scene, errors) => prop_assert!(false, "{:?} and {:?}", scene, errors),
            }
        }
    }
}

#[test]
fn a_reason_stays_on_its_line_and_ends() {
    let scene = |condition: &str| SCENE.replacen("size: Title", &format!("place: (show_if: \"{condition}\")"), 1);
    for condition in ["a\\nb c".to_owned(), format!("{} !", "x".repeat(100_000))] {
        let mut documents = basis();
        documents.push(document("scenes/welcome.ron", &scene(&condition)));
        let (_, errors) = Library::load(&documents).unwrap();
        let told = errors.first().unwrap().to_string();
        assert!(told.contains("is no condition") || told.contains('…'), "{told}");
        assert!(told.len() < 2_000 && told.lines().count() == 1, "{} bytes", told.len());
    }
}

#[test]
fn a_message_of_braces_is_refused() {
    let deep = format!("start = {}", "{ ".repeat(100_000));
    check("assets/locales/zh-CN/a.ftl", &deep, "assets/locales/zh-CN/a.ftl, line 1, column ");
}

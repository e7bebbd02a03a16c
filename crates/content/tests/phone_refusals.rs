//! Bad documents of the practice phone are refused with file, line and reason, and the app stays as it was last good.

use content::{Document, Library, Source};

const APP: &str = r#"(
    id: "app", name: "home", icon: "wsgw", colour: Brand, on_colour: OnBrand, address: "wsgw", start: "first",
    memory: { "app.amount": Text(""), "app.paid": Yuan("12.40"), "app.agreed": Flag(false) },
)"#;

const TOPIC: &str = r#"(
    pages: [
        (
            id: "first",
            title: "home",
            blocks: [
                Typing((id: "amount", label: "home", hint: "home", into: "app.amount", keys: Yuan, most: 8)),
                Button((id: "next", label: "home", acts: [Show("second")])),
            ],
        ),
        (id: "second", title: "home", blocks: [Tick((id: "agree", label: "home", into: "app.agreed"))]),
    ],
    tasks: [
        (
            id: "task", name: "home", purpose: Buy, done: "home", goal: "app.agreed",
            steps: [
                (page: "first", touch: "next", say: "home"),
                (page: "second", touch: "agree", say: "home"),
            ],
        ),
    ],
)"#;

/// The repository's own documents, with an app of two files in place of the shipped ones.
fn documents(app: &str, topic: &str) -> Vec<Document> {
    let all = Source::new(Vec::new(), Some("../..".into())).documents().unwrap();
    let shipped =
        |document: &Document| document.path.starts_with("scenes/phone/") && document.path.matches('/').count() > 2;
    let mine = [("app.ron", app), ("topic.ron", topic)]
        .map(|(file, text)| Document { path: format!("scenes/phone/app/{file}"), text: text.to_owned() });
    all.into_iter().filter(|document| !shipped(document)).chain(mine).collect()
}

/// What is said of documents in which `from` is written as `to`.
fn refusals(from: &str, to: &str) -> Vec<String> {
    assert!(APP.contains(from) || TOPIC.contains(from), "{from}");
    let (good, errors) = Library::load(&documents(APP, TOPIC)).unwrap();
    assert!(errors.is_empty(), "{errors:?}");
    let bad = documents(&APP.replacen(from, to, 1), &TOPIC.replacen(from, to, 1));
    let (kept, errors) = good.reload(&bad);
    assert_eq!(kept.phone.apps, good.phone.apps, "the last good app does not stay");
    errors.iter().map(ToString::to_string).collect()
}

fn check(from: &str, to: &str, expect: &str) {
    let told = refusals(from, to);
    assert!(told.len() == 1 && told[0].contains(expect), "{from} -> {to}: {told:#?}");
    assert!(told[0].starts_with("scenes/phone/app/") && told[0].contains(", line "), "{}", told[0]);
}

#[test]
fn what_is_not_there_is_named() {
    check(r#"Show("second")"#, r#"Show("third")"#, "there is no page 'third'");
    check(r#"start: "first""#, r#"start: "zero""#, "there is no page 'zero'");
    check(r#"into: "app.agreed""#, r#"into: "app.read""#, "nothing is remembered under 'app.read'");
    check(r#"goal: "app.agreed""#, r#"goal: "app.read""#, "nothing is held under 'app.read'");
    check(r#"touch: "agree""#, r#"touch: "agrees""#, "has no control 'agrees'");
    check(r#"page: "second""#, r#"page: "third""#, "no page 'third'");
    check(r#"[Show("second")]"#, r#"[Ask("sure")]"#, "has no dialog 'sure'");
    check("most: 8", "most: 8, colour: Brand", "colour");
}

#[test]
fn what_does_nothing_or_never_rests_is_refused() {
    check(r#"[Show("second")]"#, "[]", "'next' does nothing");
    check(
        r#"(id: "second", title: "home","#,
        r#"(id: "second", title: "home", enter: [Show("second")],"#,
        "comes back to itself",
    );
    let there = r#"(id: "second", title: "home","#;
    check(
        there,
        r#"(id: "second", title: "home", enter: [If("app.agreed", [], [Show("second")])],"#,
        "comes back to itself",
    );
    // The first page is shown by `Start` too.
    check(
        r#"(
            id: "first","#,
        r#"(
            id: "first", enter: [Start],"#,
        "comes back to itself",
    );
    check(r#"[Show("second")]"#, r#"[Wait(60000, [Show("second")])]"#, "too long to wait");
}

#[test]
fn what_is_too_much_is_refused() {
    check(r#"Yuan("12.40")"#, r#"Yuan("1e12")"#, "'1e12' is no amount");
    check(r#"Yuan("12.40")"#, r#"Yuan("1000000000000")"#, "is no amount");
    check(r#"Text("")"#, &format!("Text(\"{}\")", "名".repeat(500)), "too long");
    check("most: 8", "most: 200", "takes 200 characters");
    let lines = r#"(id: "x", label: "home", acts: [Back]), "#.repeat(10_000);
    check("Button((id: \"next\"", &format!("List((items: [{lines}])), Button((id: \"next\""), "two controls of id 'x'");
    let many: String = (0..10_000).map(|n| format!("(id: \"x{n}\", label: \"home\", acts: [Back]), ")).collect();
    check(
        "Button((id: \"next\"",
        &format!("List((items: [{many}])), Button((id: \"next\""),
        "10000 lines are too many",
    );
    let steps = r#"(page: "first", touch: "next", say: "home"), "#.repeat(17);
    check("steps: [", &format!("steps: [{steps}"), "has 19 steps");
}

#[test]
fn a_household_with_an_endless_list_is_refused_and_the_last_good_one_stays() {
    let (good, _) = Library::load(&documents(APP, TOPIC)).unwrap();
    let rows = "{ \"day\": \"+1\" }, ".repeat(10_000);
    let mut bad = documents(APP, TOPIC);
    for document in bad.iter_mut().filter(|document| document.path == "scenes/phone/household.ron") {
        document.text = document.text.replace("\"outages\": [", &format!("\"outages\": [{rows}"));
    }
    let (kept, errors) = good.reload(&bad);
    assert!(errors.iter().any(|error| error.to_string().contains("10002 rows")), "{errors:?}");
    assert_eq!(kept.phone.household, good.phone.household);
}

#[test]
fn a_week_of_endless_days_is_refused() {
    let (good, _) = Library::load(&documents(APP, TOPIC)).unwrap();
    let mut bad = documents(APP, TOPIC);
    for document in bad.iter_mut().filter(|document| document.path == "scenes/phone/household.ron") {
        let from = document.text.find("week: (").unwrap();
        let to = from + document.text[from..].find(')').unwrap();
        document.text.replace_range(from..to, "week: (4294967295, 4294967295, 1, 1, 1, 1, 1");
    }
    let (kept, errors) = good.reload(&bad);
    assert!(errors.iter().any(|error| error.to_string().contains("week needs shares")), "{errors:?}");
    assert_eq!(kept.phone.household, good.phone.household);
}

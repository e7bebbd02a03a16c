//! The shipped apps: every task can be finished, every page reached and left, no control is dead.

use std::sync::Arc;

use content::phone::{Block, PhoneDocs};
use content::{Library, Source, Value, Values};
use jiff::civil::date;
use phone::{Mode, Phone, Taught, Words, graph, svg, walk};

fn shipped() -> (Arc<PhoneDocs>, Arc<dyn Words>) {
    let documents = Source::new(Vec::new(), Some("../..".into())).documents().unwrap();
    let (library, errors) = Library::load(&documents).unwrap();
    assert!(errors.is_empty(), "{errors:?}");
    (library.phone.clone(), Arc::new(Taught::of(&library.phone)))
}

const NOW: jiff::civil::DateTime = date(2026, 11, 25).at(10, 24, 0, 0);

#[test]
fn every_task_can_be_finished_in_every_mode() {
    let (docs, words) = shipped();
    let mut failed = Vec::new();
    let mut count = 0;
    for task in docs.apps.values().flat_map(|app| &app.tasks) {
        for mode in [Mode::Guided, Mode::Free, Mode::Race] {
            match walk(&docs, &words, NOW, &task.id, mode) {
                Ok(touched) => assert!(touched.len() >= task.steps.len() + 2, "{touched:?}"),
                Err(error) => failed.push(error.to_string()),
            }
        }
        count += 1;
    }
    failed.dedup();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    assert!(count >= 14, "{count} tasks");
}

#[test]
fn every_page_is_reached_and_left_and_no_control_is_dead() {
    let (docs, words) = shipped();
    let found = graph(&docs, &words, NOW);
    assert!(found.unreached.is_empty(), "no touch reaches {:#?}", found.unreached);
    assert!(found.unleft.is_empty(), "back does not lead out of {:#?}", found.unleft);
    assert!(found.dead.is_empty(), "these change nothing: {:#?}", found.dead);
    // Every page but an app's first is come to by a way that is drawn.
    let firsts: Vec<_> = docs.apps.values().map(|app| format!("{}.{}", app.doc.id, app.doc.start)).collect();
    let pages = docs.apps.values().flat_map(|app| app.pages.keys().map(|page| format!("{}.{page}", app.doc.id)));
    let undrawn = pages.filter(|page| !firsts.contains(page) && !found.ways.iter().any(|way| way.to == *page));
    assert_eq!(undrawn.collect::<Vec<_>>(), Vec::<String>::new());
    assert!(svg(&found).matches("<path").count() == found.ways.len() && found.ways.len() > 20);
}

#[test]
fn every_purpose_has_tasks() {
    let (docs, _) = shipped();
    let mut purposes: Vec<_> = docs.apps.values().flat_map(|app| &app.tasks).map(|task| task.purpose).collect();
    purposes.sort_unstable();
    purposes.dedup();
    assert_eq!(purposes.len(), 3);
}

/// Who chooses another amount than the hand shows has done nothing wrong, may change it again, and gets to the end.
#[test]
fn where_any_choice_will_do_another_one_leads_on() {
    let (docs, words) = shipped();
    let mut taken = 0;
    for (app, task) in docs.apps.values().flat_map(|app| app.tasks.iter().map(move |task| (app, task))) {
        for step in task.steps.iter().filter(|step| step.any) {
            let mut phone = Phone::new(docs.clone(), words.clone(), NOW).unwrap();
            phone.begin(&task.id, Mode::Guided);
            let shown = format!("{}.{}.{}", app.doc.id, step.page, step.touch);
            let mut others = Vec::new();
            Block::walk(&app.pages[&step.page].blocks, &mut |block| match block {
                Block::Choices(choices) if choices.choices.iter().any(|choice| choice.id == step.touch) => {
                    others =
                        choices.choices.iter().map(|choice| choice.id.clone()).filter(|id| *id != step.touch).collect();
                }
                _ => {}
            });
            for _ in 0..200 {
                match phone.next_touch() {
                    Some(control) if control == shown => {
                        for other in &others {
                            phone.touch(&format!("{}.{}.{other}", app.doc.id, step.page));
                            assert!(!phone.lesson().unwrap().went_wrong(), "{}: {other}", task.id);
                            taken += 1;
                        }
                    }
                    Some(control) => drop(phone.touch(&control)),
                    None => drop(phone.pass(500)),
                }
                if phone.lesson().unwrap().is_done() {
                    break;
                }
            }
            assert!(phone.lesson().unwrap().is_done(), "{} after another choice than {}", task.id, step.touch);
        }
    }
    assert!(taken > 10, "{taken}");
}

/// Whatever is touched off the way, the guide says what it was called.
#[test]
fn every_wrong_touch_has_a_name() {
    let (docs, words) = shipped();
    for control in ["phone.back", "phone.home", "phone.switch", "phone.app.alipay", "phone.app.wechat"] {
        let mut phone = Phone::new(docs.clone(), words.clone(), NOW).unwrap();
        phone.begin("wsgw-topup", Mode::Guided);
        phone.touch("phone.unlock");
        if !control.contains("app") {
            phone.touch("phone.app.wsgw");
        }
        phone.touch(control);
        let mut values = Values::default();
        phone.publish(&mut values);
        assert!(phone.lesson().unwrap().went_wrong(), "{control}");
        match values.get("guide.wrong") {
            Some(Value::Message(message)) => assert!(!message.is_empty(), "{control}"),
            other => panic!("{control}: {other:?}"),
        }
    }
}

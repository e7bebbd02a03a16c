//! What `zhidian check` looks at: the phone's own screens, every menu, and every page that a task goes through.

use std::collections::BTreeSet;

use content::{Action, Library, Situation};

pub(super) fn sights(library: &Library) -> Vec<Situation> {
    let touch = |control: &str| Action::Tell("touch".into(), control.to_owned());
    let plain = |name: &str, touched: &[&str]| Situation {
        name: name.to_owned(),
        deeds: touched.iter().map(|control| touch(control)).collect(),
    };
    let mut found = vec![
        plain("apps", &["phone.unlock"]),
        plain("switcher", &["phone.unlock", "phone.switch"]),
        plain("menu buy", &["guide.buy"]),
        plain("menu query", &["guide.query"]),
        plain("menu handle", &["guide.handle"]),
    ];
    let mut seen = BTreeSet::new();
    for app in library.phone.apps.values() {
        for task in &app.tasks {
            // Unlocking and opening the app come first.
            for (index, step) in task.steps.iter().enumerate() {
                if seen.insert((app.doc.id.clone(), step.page.clone(), step.types.is_some())) {
                    found.push(walked(&task.id, index + 2));
                }
            }
            found.push(walked(&task.id, 99));
        }
    }
    found
}

fn walked(task: &str, count: usize) -> Situation {
    Situation { name: format!("{task} {count}"), deeds: vec![Action::Tell("walk".into(), format!("{task}:{count}"))] }
}

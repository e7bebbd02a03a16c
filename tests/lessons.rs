//! Every task of the giant phone, touched through by real fingers: as it is shown, alone, against the queue, and with the
//! wrong turns a visitor takes.

use std::error::Error;

use journal::Event;
use phone::{Help, Lesson, Phone};
use zhidian::activity::Current;
use zhidian::activity::giant_phone::GiantPhone;
use zhidian::scene::LiveLibrary;
use zhidian::touch::TouchFingers;

mod glass;
use glass::Glass;

/// More touches than any task takes.
const MOST_TOUCHES: usize = 200;

fn phone(glass: &Glass) -> &Phone {
    glass.app.world().resource::<Current>().of::<GiantPhone>().expect("the giant phone is on stage").phone()
}

fn lesson(glass: &Glass) -> &Lesson {
    phone(glass).lesson().expect("a lesson goes on")
}

/// Id and purpose of every task.
fn tasks(glass: &Glass) -> Vec<(String, &'static str)> {
    let library = &glass.app.world().resource::<LiveLibrary>().0;
    let purpose = |purpose| match purpose {
        content::phone::Purpose::Buy => "guide.buy",
        content::phone::Purpose::Query => "guide.query",
        content::phone::Purpose::Handle => "guide.handle",
    };
    let tasks = library.phone.apps.values().flat_map(|app| &app.tasks);
    tasks.map(|task| (task.id.clone(), purpose(task.purpose))).collect()
}

/// Chooses a task from the menu.
fn choose(glass: &mut Glass, (task, purpose): &(String, &'static str)) {
    glass.tap(purpose);
    glass.tap(&format!("guide.task.{task}"));
}

/// Touches what leads on until the task is done.
fn finish(glass: &mut Glass, before_each: &mut impl FnMut(&mut Glass, &str)) {
    for _ in 0..MOST_TOUCHES {
        if lesson(glass).is_done() {
            return;
        }
        match phone(glass).next_touch() {
            Some(control) => {
                before_each(glass, &control);
                if !lesson(glass).is_done() {
                    glass.tap(&control);
                }
            }
            None => glass.pass(4),
        }
    }
    panic!("{MOST_TOUCHES} touches do not finish it; next is {:?}", phone(glass).next_touch());
}

fn leave(glass: &mut Glass) {
    glass.tap("guide.close");
    glass.tap("guide.menu");
}

#[test]
fn every_task_is_finished_as_it_is_shown_alone_and_against_the_queue() -> Result<(), Box<dyn Error>> {
    let mut glass = Glass::giant_phone()?;
    let tasks = tasks(&glass);
    assert!(tasks.len() >= 14, "{} tasks", tasks.len());
    for task in &tasks {
        choose(&mut glass, task);
        finish(&mut glass, &mut |_, _| {});
        for mode in ["guide.free", "guide.race"] {
            // Where the last way ended, the next is offered.
            glass.tap(mode);
            finish(&mut glass, &mut |_, _| {});
        }
        leave(&mut glass);
    }
    let events = glass.events();
    let begun = events.iter().filter(|event| matches!(event, Event::TaskBegun { .. })).count();
    let finished = |mode: &str| {
        let of =
            |event: &&Event| matches!(event, Event::TaskEnded { mode: ended, finished: true, .. } if ended == mode);
        events.iter().filter(of).count()
    };
    assert_eq!(begun, tasks.len() * 3);
    assert_eq!([finished("guided"), finished("free"), finished("race")], [tasks.len(); 3]);
    Ok(())
}

#[test]
fn wrong_turns_are_told_kindly_and_taken_back_by_one_button() -> Result<(), Box<dyn Error>> {
    let mut glass = Glass::giant_phone()?;
    let mut turns = 0;
    for task in tasks(&glass) {
        choose(&mut glass, &task);
        finish(&mut glass, &mut |glass, right| turns += usize::from(go_wrong(glass, right)));
        leave(&mut glass);
    }
    assert!(turns > 50, "only {turns} wrong turns were taken");
    Ok(())
}

/// Touches something else of the same page, and comes back. False where everything else there is right as well.
fn go_wrong(glass: &mut Glass, right: &str) -> bool {
    let Some((page, _)) = right.rsplit_once('.').filter(|(page, _)| page.contains('.')) else { return false };
    let page = format!("{page}.");
    let other = glass.controls().into_iter().map(|found| found.id).find(|id| id.starts_with(&page) && id != right);
    let Some(other) = other else { return false };
    glass.tap(&other);
    if !lesson(glass).went_wrong() {
        // It cannot be touched now, opened a field, or was as good.
        let undo = glass.controls().iter().any(|found| found.id == "guide.undo");
        if undo && !lesson(glass).is_done() && phone(glass).next_touch().as_deref() != Some(right) {
            glass.tap("guide.undo");
        }
        return false;
    }
    glass.tap("guide.undo");
    assert_eq!(phone(glass).next_touch().as_deref(), Some(right), "after '{other}' was taken back");
    assert!(!lesson(glass).went_wrong());
    true
}

#[test]
fn back_home_and_the_switcher_lead_off_and_the_guide_leads_on() -> Result<(), Box<dyn Error>> {
    let mut glass = Glass::giant_phone()?;
    let tasks = tasks(&glass);
    for task in &tasks {
        choose(&mut glass, task);
        let mut strayed = 0;
        finish(&mut glass, &mut |glass, right| {
            if strayed < 3 && !right.starts_with("key.") && !right.starts_with("phone.") {
                glass.tap(["phone.back", "phone.home", "phone.switch"][strayed]);
                strayed += 1;
                if phone(glass).next_touch().as_deref() != Some(right) {
                    glass.tap("guide.undo");
                }
                assert_eq!(phone(glass).next_touch().as_deref(), Some(right), "{task:?}");
            }
        });
        leave(&mut glass);
    }
    Ok(())
}

#[test]
fn help_grows_when_a_visitor_hesitates() -> Result<(), Box<dyn Error>> {
    let mut glass = Glass::giant_phone()?;
    let task = tasks(&glass).swap_remove(0);
    choose(&mut glass, &task);
    glass.tap("guide.free");
    assert_eq!((lesson(&glass).help(), phone(&glass).pointed()), (Help::None, None));
    for (seconds, help) in [(9, Help::Words), (10, Help::Hand), (12, Help::Staff)] {
        glass.pass(seconds * 20);
        assert_eq!(lesson(&glass).help(), help);
    }
    assert_eq!(phone(&glass).pointed(), phone(&glass).next_touch());
    glass.tap("phone.unlock");
    assert_eq!(lesson(&glass).help(), Help::None);
    glass.tap("guide.help");
    assert_eq!(lesson(&glass).help(), Help::Words);
    Ok(())
}

#[test]
fn nothing_typed_is_recorded_or_outlives_the_visit() -> Result<(), Box<dyn Error>> {
    let mut glass = Glass::giant_phone()?;
    for task in tasks(&glass) {
        choose(&mut glass, &task);
        finish(&mut glass, &mut |_, _| {});
        leave(&mut glass);
    }
    glass.tap("finish");
    glass.pass(10);
    let records = format!("{:?}", glass.events());
    let library = glass.app.world().resource::<LiveLibrary>().0.clone();
    let steps = library.phone.apps.values().flat_map(|app| &app.tasks).flat_map(|task| &task.steps);
    let typed: Vec<_> = steps.filter_map(|step| step.types.as_deref()).flat_map(|types| types.split('|')).collect();
    assert!(typed.len() >= 5, "{typed:?}");
    for text in typed {
        assert!(!records.contains(text), "'{text}' was typed and is in the record");
    }
    assert!(!records.contains("key.1") && records.contains("keypad"), "keys are recorded one by one");
    assert_eq!(glass.app.world().resource::<TouchFingers>().0.count(), 0);
    let next = Glass::giant_phone()?;
    let (mut fresh, mut after) = (content::Values::default(), content::Values::default());
    phone(&next).publish(&mut fresh);
    glass.tap("start");
    phone(&glass).publish(&mut after);
    for (name, value) in fresh.beginning_with("").iter().filter(|(name, _)| !name.starts_with("phone_")) {
        assert_eq!(after.get(name), Some(value), "{name} outlived the visit");
    }
    Ok(())
}

#[test]
fn a_lesson_left_half_way_says_where() -> Result<(), Box<dyn Error>> {
    let mut glass = Glass::giant_phone()?;
    let task = tasks(&glass).swap_remove(0);
    choose(&mut glass, &task);
    for _ in 0..3 {
        let control = phone(&glass).next_touch().ok_or("nothing to touch")?;
        glass.tap(&control);
    }
    glass.tap("finish");
    glass.pass(4);
    let left = glass.events().into_iter().find_map(|event| match event {
        Event::TaskEnded { finished: false, page, task, .. } => Some((task, page)),
        _ => None,
    });
    let (ended, page) = left.ok_or("the end of the lesson is not recorded")?;
    assert_eq!(ended, task.0);
    assert!(page.contains('.'), "{page}");
    Ok(())
}

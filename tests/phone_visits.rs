//! Written visits of every task of the giant phone: as it is shown, alone, and with the wrong turns a visitor takes.
//!
//! `UPDATE_REPLAYS=1 cargo nextest run phone_visits` writes them anew from the documents; read what changed. The visits
//! that the attract loop shows are written with them.

use std::error::Error;
use std::path::{Path, PathBuf};

use phone::{Lesson, Phone};
use zhidian::activity::Current;
use zhidian::activity::giant_phone::GiantPhone;
use zhidian::headless;
use zhidian::replay::{self, Player, Replay, Step};
use zhidian::scene::LiveLibrary;

mod glass;
use glass::Glass;

const FOLDER: &str = "tests/replays/phone";
const SHOWN: &str = "scenes/shown";
/// Tasks that the attract loop shows, one an app.
const SHOWN_TASKS: [&str; 3] = ["wsgw-topup", "alipay-pay", "wechat-pay"];
/// More touches than any task takes, and more updates than any visit.
const MOST_TOUCHES: usize = 200;
const MOST_UPDATES: u32 = 20_000;
/// A pause in which eyes find the next control, between two keys, and before what was learnt goes away.
const LOOK_S: f32 = 1.7;
const KEY_S: f32 = 0.45;
const DONE_S: f32 = 3.5;
/// Longer than a visitor is left without a word of help.
const HESITATION_S: f32 = 9.0;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Guided,
    Free,
    Wrong,
    Shown,
}

/// A visit that is made and written down.
struct Writer {
    glass: Glass,
    steps: Vec<Step>,
}

impl Writer {
    fn tap(&mut self, id: &str) {
        self.glass.tap(id);
        self.steps.push(Step::Tap { id: id.to_owned() });
    }

    fn wait(&mut self, seconds: f32) {
        self.glass.pass((seconds * 20.0).ceil() as usize);
        match self.steps.last_mut() {
            Some(Step::Wait { seconds: before }) => *before += seconds,
            _ => self.steps.push(Step::Wait { seconds }),
        }
    }

    /// What a control says now is what a replay finds there.
    fn expect(&mut self, id: &str) -> Result<(), Box<dyn Error>> {
        let label = self.glass.controls().into_iter().find(|found| found.id == id).map(|found| found.label);
        let text = label.ok_or_else(|| format!("there is no '{id}'"))?;
        self.steps.push(Step::Expect { id: id.to_owned(), text });
        Ok(())
    }

    /// Something else of the same page, which leads off, is touched and taken back.
    fn go_wrong(&mut self, right: &str) -> Result<bool, Box<dyn Error>> {
        let Some((page, _)) = right.rsplit_once('.').filter(|(page, _)| page.contains('.')) else { return Ok(false) };
        let page = format!("{page}.");
        let others: Vec<_> = self.glass.controls().into_iter().map(|found| found.id).collect();
        let Some(other) = others.into_iter().find(|id| id.starts_with(&page) && id != right) else { return Ok(false) };
        self.tap(&other);
        if lesson(&self.glass)?.went_wrong() {
            self.expect("guide.undo")?;
            self.tap("guide.undo");
            return Ok(true);
        }
        let undo = self.glass.controls().iter().any(|found| found.id == "guide.undo");
        if undo && phone(&self.glass)?.next_touch().as_deref() != Some(right) {
            self.tap("guide.undo");
        }
        Ok(false)
    }

    /// Back, which leads off as well.
    fn go_back(&mut self, right: &str) -> Result<(), Box<dyn Error>> {
        self.tap("phone.back");
        if phone(&self.glass)?.next_touch().as_deref() != Some(right) {
            self.tap("guide.undo");
        }
        Ok(())
    }
}

fn phone(glass: &Glass) -> Result<&Phone, Box<dyn Error>> {
    let phone = glass.app.world().resource::<Current>().of::<GiantPhone>();
    Ok(phone.ok_or("the giant phone is not on stage")?.phone())
}

fn lesson(glass: &Glass) -> Result<&Lesson, Box<dyn Error>> {
    Ok(phone(glass)?.lesson().ok_or("no lesson goes on")?)
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

fn file(task: &str, way: Way) -> PathBuf {
    match way {
        Way::Shown => Path::new(SHOWN).join(format!("{task}.ron")),
        _ => Path::new(FOLDER).join(format!("{task}-{}.ron", format!("{way:?}").to_lowercase())),
    }
}

/// Makes the visit and writes it down.
fn write(task: &str, purpose: &str, way: Way) -> Result<(), Box<dyn Error>> {
    let glass = Glass::with(zhidian::app::Options { profile: "giant-phone".to_owned(), ..glass::options(None) })?;
    let mut writer = Writer { glass, steps: Vec::new() };
    writer.tap("start");
    writer.tap(purpose);
    writer.tap(&format!("guide.task.{task}"));
    if way == Way::Free {
        writer.tap("guide.free");
    }
    let (mut wrong, mut back, mut hesitated) = (false, false, false);
    for _ in 0..MOST_TOUCHES {
        if lesson(&writer.glass)?.is_done() {
            break;
        }
        let Some(right) = phone(&writer.glass)?.next_touch() else {
            writer.wait(0.25);
            continue;
        };
        let key = right.starts_with("key.");
        match way {
            Way::Shown => writer.wait(if key { KEY_S } else { LOOK_S }),
            Way::Wrong if !hesitated && right != "phone.unlock" => {
                hesitated = true;
                writer.wait(HESITATION_S);
            }
            Way::Wrong if !wrong && !key => wrong = writer.go_wrong(&right)?,
            Way::Wrong if !back && wrong && !key => {
                back = true;
                writer.go_back(&right)?;
            }
            _ => {}
        }
        if !lesson(&writer.glass)?.is_done() {
            writer.tap(&right);
        }
    }
    writer.expect("guide.takeaway")?;
    if way == Way::Shown {
        writer.wait(DONE_S);
    }
    writer.tap("finish");
    let steps: Vec<_> = writer.steps.iter().map(ron::to_string).collect::<Result<_, _>>()?;
    let words = match way {
        Way::Guided => "as the hand shows it",
        Way::Free => "alone",
        Way::Wrong => "with a pause, a wrong control and a way back",
        Way::Shown => "as the attract loop shows it",
    };
    let steps: String = steps.iter().map(|step| format!("        {step},\n")).collect();
    let text = format!("// {task}: {words}.\n(\n    profile: \"giant-phone\",\n    steps: [\n{steps}    ],\n)\n");
    let path = file(task, way);
    std::fs::create_dir_all(path.parent().ok_or("no folder")?)?;
    Ok(std::fs::write(path, text)?)
}

/// Plays the visits of all tasks one after the other, as visitor after visitor.
fn play_all(way: Way) -> Result<(), Box<dyn Error>> {
    let options = zhidian::app::Options { profile: "giant-phone".to_owned(), ..glass::options(None) };
    let mut app = headless::exhibit(&options)?;
    app.add_plugins(replay::plugin);
    headless::ready(&mut app);
    let mut glass = Glass { app };
    let tasks: Vec<_> = match way {
        Way::Shown => tasks(&glass).into_iter().filter(|(task, _)| SHOWN_TASKS.contains(&task.as_str())).collect(),
        _ => tasks(&glass),
    };
    assert!(tasks.len() >= if way == Way::Shown { 3 } else { 14 }, "{} tasks", tasks.len());
    for (task, purpose) in &tasks {
        if std::env::var_os("UPDATE_REPLAYS").is_some() {
            write(task, purpose, way)?;
        }
        let path = file(task, way);
        let written = Replay::read(&path).map_err(|error| format!("{error}; UPDATE_REPLAYS=1 writes it"))?;
        glass.app.insert_resource(Player::new(written.steps, None));
        for _ in 0..MOST_UPDATES {
            glass.app.update();
            if glass.app.world().resource::<Player>().done() {
                break;
            }
        }
        let player = glass.app.world().resource::<Player>();
        let wrong: Vec<_> = player.reports.iter().filter(|report| !report.ok).collect();
        assert!(player.done() && wrong.is_empty(), "{}: {wrong:#?}", path.display());
        glass.pass(10);
    }
    Ok(())
}

#[test]
fn every_task_goes_as_written_where_the_hand_shows_it() -> Result<(), Box<dyn Error>> {
    play_all(Way::Guided)
}

#[test]
fn every_task_goes_as_written_alone() -> Result<(), Box<dyn Error>> {
    play_all(Way::Free)
}

#[test]
fn every_task_goes_as_written_with_wrong_turns() -> Result<(), Box<dyn Error>> {
    play_all(Way::Wrong)
}

#[test]
fn what_the_attract_loop_shows_can_be_done_at_the_glass() -> Result<(), Box<dyn Error>> {
    play_all(Way::Shown)
}

/// The loop goes on by itself from visit to visit, and the phone in it gets things done.
#[test]
fn the_attract_loop_shows_one_visit_after_the_other() -> Result<(), Box<dyn Error>> {
    let mut glass = Glass::with(zhidian::app::Options { profile: "giant-phone".to_owned(), ..glass::options(None) })?;
    let mut done = Vec::new();
    for _ in 0..6_000 {
        glass.app.update();
        if let Some(lesson) = phone(&glass)?.lesson().filter(|lesson| lesson.is_done())
            && done.last() != Some(&lesson.task.id)
        {
            done.push(lesson.task.id.clone());
        }
    }
    for task in SHOWN_TASKS {
        assert!(done.iter().any(|shown| shown == task), "{task} was not shown to its end in five minutes: {done:?}");
    }
    Ok(())
}

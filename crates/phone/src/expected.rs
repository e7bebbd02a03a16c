//! What the hand shows: the one control that leads on, from wherever the visitor is.

use crate::Device;
use crate::device::Front;
use crate::lesson::Lesson;

/// The control that leads on, or that the visitor has left the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// Touch this.
    Touch(String),
    /// Something turns; wait.
    Wait,
    /// Off the way: take it back.
    Undo,
    Nothing,
}

pub(crate) fn expected(device: &Device, lesson: &Lesson) -> Expected {
    let app = &lesson.app.doc.id;
    if lesson.done {
        return Expected::Nothing;
    }
    if device.waiting.is_some() {
        return Expected::Wait;
    }
    match &device.front {
        Front::Locked => return Expected::Touch("phone.unlock".into()),
        Front::Home => return Expected::Touch(format!("phone.app.{app}")),
        Front::Switcher => return Expected::Touch("phone.home".into()),
        Front::App(front) if front != app => return Expected::Touch("phone.home".into()),
        Front::App(_) => {}
    }
    let Some(step) = lesson.task.steps.get(lesson.step) else { return Expected::Undo };
    if let Some(keyboard) = &device.keyboard {
        return match &step.types {
            Some(types) if keyboard.typing.id == step.touch => {
                let (letters, wanted) = written(types);
                Expected::Touch(format!("key.{}", keyboard.next_key(wanted, letters)))
            }
            _ => Expected::Undo,
        };
    }
    let here = device.page().is_some_and(|page| page.id == step.page);
    if here && device.has(&step.touch) {
        return Expected::Touch(format!("{app}.{}.{}", step.page, step.touch));
    }
    Expected::Undo
}

/// What a step types: `dianfei|电费` is letters and what they write, all else is itself.
pub(crate) fn written(types: &str) -> (&str, &str) {
    types.split_once('|').unwrap_or(("", types))
}

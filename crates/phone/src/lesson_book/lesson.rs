//! A lesson of a book: its steps in words, each with the picture of its page.

use std::collections::BTreeSet;

use content::phone::{App, TaskDoc};
use serde::Serialize;

use super::page::{BookPage, said_by};
use super::texts::Texts;
use crate::expected::written;
use crate::lesson::Mode;
use crate::picture::{label_of, say};
use crate::touchable::Control;
use crate::way::{Unwalkable, walk_on};
use crate::{Front, Phone};

/// A lesson; texts are numbers of the book's.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BookLesson {
    /// The task's id.
    pub id: String,
    pub name: usize,
    /// What the visitor can do now.
    pub done: usize,
    /// From the app's first page on.
    pub steps: Vec<BookStep>,
    /// What is seen after the last step, where it is something new.
    pub after: Option<BookPage>,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BookStep {
    /// As the guide of the practice phone says it.
    pub say: usize,
    /// What the control that is touched is called.
    pub label: usize,
    pub page: BookPage,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub types: Option<Typed>,
}

/// What is typed after the touch, an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Typed {
    pub text: String,
    /// The field shows dots.
    pub hidden: bool,
}

impl BookLesson {
    /// Walks a task as it is shown, and draws it on the way.
    pub(super) fn walked(
        phone: &mut Phone,
        app: &App,
        task: &TaskDoc,
        texts: &mut Texts<'_>,
        drawings: &mut BTreeSet<String>,
    ) -> Result<Self, Unwalkable> {
        let mut steps = Vec::new();
        let mut seen = BTreeSet::from([app.doc.start.clone()]);
        let mut failed = None;
        walk_on(phone, &task.id, Mode::Guided, |phone, control| {
            let in_app = phone.device.front == Front::App(app.doc.id.clone()) && !phone.device.is_typing();
            if !in_app || failed.is_some() {
                return;
            }
            match BookStep::of(phone, control, texts, drawings) {
                Ok(step) => steps.push(step),
                Err(reason) => failed = Some(format!("step {} {reason}", steps.len() + 1)),
            }
            seen.extend(phone.device.page().map(|page| page.id.clone()));
        })?;
        if let Some(reason) = failed {
            return Err(Unwalkable::new(&task.id, reason));
        }
        let values = said_by(phone);
        let mut said = |message: &str| {
            texts.number(message, &values).ok_or_else(|| Unwalkable::new(&task.id, format!("'{message}' says nothing")))
        };
        let (name, done) = (said(&task.name)?, said(&task.done)?);
        let device = &phone.device;
        let new = device.page().is_some_and(|page| !seen.contains(&page.id))
            || device.word.is_some()
            || device.open_dialog().is_some();
        let after = new.then(|| BookPage::of(phone, None, texts, drawings)).flatten().map(|(page, _)| page);
        Ok(Self { id: task.id.clone(), name, done, steps, after })
    }
}

impl BookStep {
    /// The step that a phone is at; `control` is touched next.
    fn of(
        phone: &Phone,
        control: &str,
        texts: &mut Texts<'_>,
        drawings: &mut BTreeSet<String>,
    ) -> Result<Self, String> {
        let lesson = phone.lesson().ok_or("has no lesson")?;
        let id = control.rsplit('.').next().unwrap_or_default();
        let (label, _) =
            label_of(&phone.device, id).ok_or_else(|| format!("touches '{control}', which has no name"))?;
        let values = said_by(phone);
        let mut said = |message: &str| {
            texts.number(message, &values).ok_or_else(|| format!("has '{message}', which says nothing"))
        };
        let (say, label) = (said(&say(phone, lesson))?, said(&label)?);
        let (page, rings) = BookPage::of(phone, Some(control), texts, drawings).ok_or("has no page")?;
        if rings != 1 {
            return Err(format!("touches '{control}', which is drawn {rings} times on its page"));
        }
        let hidden = matches!(phone.device.control(id), Some(Control::Typing(typing)) if typing.hidden);
        let types = lesson.task.steps.get(lesson.step).and_then(|step| step.types.as_deref());
        let types = types.map(|types| Typed { text: written(types).1.to_owned(), hidden });
        Ok(Self { say, label, page, types })
    }
}

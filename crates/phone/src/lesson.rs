//! A lesson: one task, how it is taught, how far the visitor is, and what went otherwise.

use std::sync::Arc;

use content::phone::{App, LessonStep, TaskDoc};

use crate::Device;
use crate::wrong_turn::WrongTurn;

/// Still for so long, and the help grows by one.
const HELP_AFTER_MS: [u64; 3] = [8_000, 18_000, 30_000];
/// A person less stands before the counter after so long.
pub(crate) const QUEUE_MS: u64 = 20_000;
/// People before the counter when a race begins.
pub(crate) const QUEUE_PEOPLE: u64 = 9;
/// Most steps that can be taken back.
const MOST_UNDO: usize = 20;

/// How a task is learnt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A hand shows every touch.
    Guided,
    /// The visitor does it alone; help comes when asked for or when nothing happens.
    Free,
    /// Before the queue moves on.
    Race,
}

impl Mode {
    /// As records and replays call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Guided => "guided",
            Self::Free => "free",
            Self::Race => "race",
        }
    }
}

/// How much help is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Help {
    #[default]
    None,
    /// The words of the step.
    Words,
    /// The hand as well.
    Hand,
    /// And that staff are there.
    Staff,
}

/// A lesson that goes on.
#[derive(Clone, Debug)]
pub struct Lesson {
    pub(crate) app: Arc<App>,
    /// What is learnt.
    pub task: TaskDoc,
    pub mode: Mode,
    /// Steps done, of the task's.
    pub(crate) step: usize,
    pub(crate) help: Help,
    pub(crate) wrong: Option<WrongTurn>,
    pub(crate) undo: Vec<(Device, usize)>,
    pub(crate) done: bool,
    pub(crate) helps: u32,
    pub(crate) wrong_turns: u32,
    pub(crate) took_ms: u64,
    still_ms: u64,
}

impl Lesson {
    pub(crate) fn new(app: Arc<App>, task: TaskDoc, mode: Mode) -> Self {
        Self {
            app,
            task,
            mode,
            step: 0,
            help: if mode == Mode::Guided { Help::Hand } else { Help::None },
            wrong: None,
            undo: Vec::new(),
            done: false,
            helps: 0,
            wrong_turns: 0,
            took_ms: 0,
            still_ms: 0,
        }
    }

    /// Remembers the phone as it was before a touch.
    pub(crate) fn keep(&mut self, device: &Device) {
        self.undo.push((device.clone(), self.step));
        if self.undo.len() > MOST_UNDO {
            self.undo.remove(0);
        }
    }

    /// The control of a step that `control` is as good as: another choice of the same list.
    pub(crate) fn step_alike(&self, device: &Device, page: &str, control: &str) -> Option<String> {
        let into = device.chosen_into(control)?;
        let alike =
            |step: &&LessonStep| step.any && step.page == page && device.chosen_into(&step.touch) == Some(into.clone());
        self.task.steps.iter().find(alike).map(|step| step.touch.clone())
    }

    /// Follows a touch that had an effect: `control` on `page` of the lesson's app, and whether it was what the hand showed.
    pub(crate) fn follow(&mut self, page: &str, control: &str, expected: bool, turn: WrongTurn) {
        self.still_ms = 0;
        let next = self
            .task
            .steps
            .iter()
            .skip(self.step)
            .position(|step| step.page == page && step.touch == control && step.types.is_none());
        // Alone, a visitor may take the steps of one page in another order; guided, the next is the next.
        let reached = next.filter(|ahead| self.mode != Mode::Guided || *ahead == 0);
        if let Some(ahead) = reached {
            self.step += ahead + 1;
        }
        if expected || reached.is_some() {
            self.wrong = None;
            if self.mode != Mode::Guided {
                self.help = Help::None;
            }
        } else {
            self.wrong_turns += 1;
            self.wrong = Some(turn);
        }
    }

    /// Typing into the step's field has ended.
    pub(crate) fn typed(&mut self, page: &str, field: &str) {
        self.still_ms = 0;
        let at = self.task.steps.iter().skip(self.step).position(|step| step.page == page && step.touch == field);
        if let Some(ahead) = at.filter(|ahead| self.mode != Mode::Guided || *ahead == 0) {
            self.step += ahead + 1;
            self.wrong = None;
        }
    }

    /// A touch of any kind: the visitor is at it.
    pub(crate) fn touched(&mut self) {
        self.still_ms = 0;
    }

    /// True when the goal is reached.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.done
    }

    /// True while the last touch led off the way.
    #[must_use]
    pub fn went_wrong(&self) -> bool {
        self.wrong.is_some()
    }

    /// How much help is shown now.
    #[must_use]
    pub fn help(&self) -> Help {
        self.help
    }

    /// What is to be typed in the step the visitor is at, as it is shown to be copied.
    pub(crate) fn to_type(&self) -> Option<&str> {
        self.task.steps.get(self.step)?.types.as_deref().map(|types| crate::expected::written(types).1)
    }

    /// Steps in all: unlocking, opening the app, and the task's own.
    pub(crate) fn all_steps(&self) -> usize {
        self.task.steps.len() + 2
    }

    /// Time passes. True where the help grew or the queue moved.
    pub(crate) fn pass(&mut self, ms: u64) -> bool {
        if self.done {
            return false;
        }
        let before = (self.help, self.queue());
        self.took_ms += ms;
        self.still_ms += ms;
        let grown = HELP_AFTER_MS.iter().filter(|after| self.still_ms >= **after).count();
        let wanted = [Help::None, Help::Words, Help::Hand, Help::Staff][grown];
        if wanted > self.help {
            self.help = wanted;
            self.helps += 1;
        }
        before != (self.help, self.queue())
    }

    /// Help one step more, asked for.
    pub(crate) fn more_help(&mut self) {
        self.helps += 1;
        self.still_ms = 0;
        self.help = match self.help {
            Help::None => Help::Words,
            Help::Words => Help::Hand,
            _ => Help::Staff,
        };
    }

    /// Until the help grows or the queue moves by itself.
    pub(crate) fn next_change_ms(&self) -> Option<u64> {
        if self.done {
            return None;
        }
        let help = HELP_AFTER_MS.iter().find(|after| **after > self.still_ms).map(|after| after - self.still_ms);
        let queue = (self.mode == Mode::Race).then(|| QUEUE_MS - self.took_ms % QUEUE_MS);
        [help, queue].into_iter().flatten().min()
    }

    /// People still before the counter.
    pub(crate) fn queue(&self) -> u64 {
        QUEUE_PEOPLE.saturating_sub(self.took_ms / QUEUE_MS)
    }
}

use std::ops::ControlFlow;

use crate::load_error::LoadError;

/// How far the reading of a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// How much of it is done, in rows of the file, or in intervals once they are put together.
    pub done: usize,
}

/// What is being done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Rows are read.
    Reading,
    /// Intervals are put in order and held against each other.
    Checking,
    /// Gaps are filled.
    Repairing,
}

/// Who is told of progress, and may break off.
pub(crate) struct Watch<'a> {
    pub file: &'a str,
    pub told: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
}

impl Watch<'_> {
    /// Tells every thousandth step, so that telling costs nothing.
    pub fn step(&mut self, stage: Stage, done: usize) -> Result<(), LoadError> {
        if !done.is_multiple_of(1000) {
            return Ok(());
        }
        match (self.told)(Progress { stage, done }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(LoadError::Stopped { file: self.file.to_owned() }),
        }
    }
}

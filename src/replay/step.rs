//! Steps of a written visit, in RON.

use std::path::Path;

use serde::{Deserialize, Serialize};

/// A written visit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replay {
    /// Profile it is for.
    #[serde(default = "dual_screen")]
    pub profile: String,
    pub steps: Vec<Step>,
}

fn dual_screen() -> String {
    "dual-screen".to_owned()
}

/// One step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Step {
    /// Staff put a scene on stage.
    Go { scene: String },
    /// A finger taps the middle of a control.
    Tap { id: String },
    /// A finger drags inside a control, from and to shares of its width and height.
    Drag { id: String, from: (f32, f32), to: (f32, f32) },
    /// One touch of one finger, in millimetres from the display's left top.
    Touch { display: String, finger: u64, phase: Phase, at_mm: (f32, f32) },
    /// Keys of a keyboard: digits, `<` for backspace, `\n` for enter.
    Key { text: String },
    /// Time passes.
    Wait { seconds: f32 },
    /// A node's text, or a control's label, is this.
    Expect { id: String, text: String },
    /// This scene is on stage; with a display, it is drawn there.
    ExpectScene {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        display: Option<String>,
        scene: String,
    },
    /// A picture of every display, `NAME-DISPLAY.png`.
    Shot(String),
    /// A staff command, `idle_pause on`.
    Command(String),
    /// The graphics device is lost, as by a reset of its driver; the picture has to come back.
    LoseGraphics,
    /// A step goes into an endless loop, as by a fault in a scene; the exhibit has to end by itself and say why.
    Stall,
}

/// A finger's phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    Began,
    Moved,
    Ended,
    Cancelled,
}

/// Why a written visit cannot be played.
#[derive(Debug, thiserror::Error)]
pub enum ReplayError {
    #[error("{0} cannot be read: {1}; check the path")]
    Unreadable(String, std::io::Error),
    #[error("{file}:{line}: {reason}; docs/replays.md lists the steps")]
    Bad { file: String, line: usize, reason: String },
}

impl Replay {
    /// Reads a written visit.
    ///
    /// # Errors
    /// Where the file cannot be read or is no written visit, with the line.
    pub fn read(path: &Path) -> Result<Self, ReplayError> {
        let file = path.display().to_string();
        let text = std::fs::read_to_string(path).map_err(|error| ReplayError::Unreadable(file.clone(), error))?;
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        options.from_str(&text).map_err(|error| ReplayError::Bad {
            file,
            line: error.span.start.line,
            reason: error.code.to_string(),
        })
    }
}

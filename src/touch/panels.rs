//! Which touch panel lies on which display. The system may take two panels for each other: a finger on one display then
//! arrives on the other, at the same share of it. The staff's panel test finds that out, and it is kept here.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use bevy::ecs::message::MessageMutator;
use bevy::input::touch::TouchInput;
use bevy::prelude::*;

use super::FAR_FINGERS;
use crate::display::Display;

/// On which display touches are meant that arrive on another.
#[derive(Resource, Clone, Debug, Default)]
pub struct Panels {
    /// From the display they arrive on to the one whose glass was touched; displays that are not in it are right.
    meant: BTreeMap<String, String>,
    file: Option<PathBuf>,
    /// Nothing is sorted: the panel test looks at touches as they arrive.
    pub raw: bool,
}

/// The panels cannot be kept.
#[derive(Debug, thiserror::Error)]
#[error("{0} cannot be written ({1}); the panels are right until the next start, then test them again")]
pub struct KeepError(PathBuf, std::io::Error);

impl Panels {
    /// Reads what is kept in the exhibit's data folder. Without a file every panel is right.
    #[must_use]
    pub fn open(data: &Path) -> Self {
        let file = data.join("panels.json");
        let meant = match fs::read(&file) {
            Ok(json) => serde_json::from_slice(&json).unwrap_or_else(|error| {
                let path = file.display();
                tracing::error!("{path} cannot be read ({error}); have staff test the panels again");
                BTreeMap::new()
            }),
            Err(_) => BTreeMap::new(),
        };
        Self { meant, file: Some(file), raw: false }
    }

    /// Takes what a test found, pairs of the display that touches arrive on and the one that was touched, and keeps it.
    ///
    /// # Errors
    /// Where the disk does not take it; it is in force all the same.
    pub fn take(&mut self, found: impl IntoIterator<Item = (String, String)>) -> Result<(), KeepError> {
        self.meant = found.into_iter().filter(|(arrives, meant)| arrives != meant).collect();
        let Some(file) = &self.file else { return Ok(()) };
        let json = serde_json::to_vec_pretty(&self.meant).unwrap_or_default();
        let aside = file.with_extension("new");
        fs::write(&aside, json)
            .and_then(|()| fs::File::open(&aside)?.sync_all())
            .and_then(|()| fs::rename(&aside, file))
            .map_err(|error| KeepError(file.clone(), error))
    }

    /// The display whose glass was touched.
    #[must_use]
    pub fn meant<'a>(&'a self, arrives: &'a str) -> &'a str {
        self.meant.get(arrives).map_or(arrives, String::as_str)
    }
}

/// Sends touches to the display they are meant on, before anything reads them. Touches from the screens page name their
/// display themselves.
pub(super) fn sort(
    panels: Res<Panels>,
    displays: Query<(Entity, &Display, &Window)>,
    mut touches: MessageMutator<TouchInput>,
) {
    for touch in touches.read() {
        if panels.raw || panels.meant.is_empty() || touch.id >= FAR_FINGERS {
            continue;
        }
        let Ok((_, from, window)) = displays.get(touch.window) else { continue };
        let meant = panels.meant(&from.spec.id);
        if let Some((entity, _, to)) = displays.iter().find(|(_, display, _)| display.spec.id == meant) {
            touch.position = touch.position / window.size().max(Vec2::ONE) * to.size();
            touch.window = entity;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(a: &str, b: &str) -> (String, String) {
        (a.to_owned(), b.to_owned())
    }

    #[test]
    fn swapped_panels_are_kept_and_right_ones_need_no_line() {
        let data = tempfile::tempdir().unwrap();
        let mut panels = Panels::open(data.path());
        assert_eq!(panels.meant("near"), "near");
        panels.take([pair("near", "far"), pair("far", "near"), pair("side", "side")]).unwrap();
        let panels = Panels::open(data.path());
        assert_eq!((panels.meant("near"), panels.meant("far"), panels.meant("side")), ("far", "near", "side"));
    }

    #[test]
    fn a_file_that_is_cut_leaves_panels_as_they_are() {
        let data = tempfile::tempdir().unwrap();
        fs::write(data.path().join("panels.json"), "{\"near\":").unwrap();
        assert_eq!(Panels::open(data.path()).meant("near"), "near");
        let mut gone = Panels::open(&data.path().join("not/there"));
        let error = gone.take([pair("near", "far")]).unwrap_err().to_string();
        assert!(error.contains("panels.json cannot be written"), "{error}");
        assert_eq!(gone.meant("near"), "far");
    }
}

//! The library on stage: embedded, overlaid by a folder, reloaded when a file of the folder changes.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};

use bevy::prelude::*;
use content::{ContentError, Document, Library, Source};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use crate::embedded;

/// The documents in force.
#[derive(Resource, Clone)]
pub struct LiveLibrary(pub Arc<Library>);

/// A document was refused; the last good one stays.
#[derive(Message, Clone, Debug)]
pub struct Refused(pub String, pub String);

/// Drawings: embedded, overlaid by the folder.
#[derive(Resource, Clone, Default)]
pub struct Art {
    folder: Option<PathBuf>,
}

impl Art {
    /// The SVG text of `assets/pictures/<file>.svg`.
    #[must_use]
    pub fn svg(&self, file: &str) -> Option<Cow<'static, str>> {
        self.text(&format!("assets/pictures/{file}.svg"))
    }

    /// Any text asset by its path in the project.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<Cow<'static, str>> {
        if let Some(folder) = &self.folder
            && let Ok(text) = std::fs::read_to_string(folder.join(path))
        {
            return Some(text.into());
        }
        embedded::text(path)
    }
}

/// Watches the folder. Kept alive as long as the app.
#[derive(Resource)]
pub(super) struct Watch {
    source: Arc<Source>,
    /// A file changed; true where kept pictures must be drawn again for it.
    changes: Mutex<Receiver<bool>>,
    _watcher: Option<RecommendedWatcher>,
}

/// Why an exhibit cannot start: nothing good to show.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    #[error(transparent)]
    Content(#[from] ContentError),
    #[error("the folder {0} cannot be watched: {1}; check that it exists and can be read")]
    Watch(PathBuf, notify::Error),
}

/// Loads everything and, where a folder is given, watches it. `wake` is called when a file changed.
///
/// # Errors
/// Where theme or messages are missing or bad, since nothing can be shown without them.
pub fn load(
    app: &mut App,
    folder: Option<PathBuf>,
    wake: impl Fn() + Send + 'static,
) -> Result<Vec<ContentError>, LibraryError> {
    let source = Source::new(embedded::documents(), folder.clone());
    let (library, refused) = Library::open(&source)?;
    let (send, changes) = channel();
    let watcher = match &folder {
        None => None,
        Some(folder) => {
            let failed = |error| LibraryError::Watch(folder.clone(), error);
            let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
                if let Ok(event) = event
                    && !event.kind.is_access()
                    && send.send(event.paths.iter().any(|path| is_drawn(path))).is_ok()
                {
                    wake();
                }
            })
            .map_err(failed)?;
            for part in ["scenes", "assets"] {
                let part = folder.join(part);
                if part.is_dir() {
                    watcher.watch(&part, RecursiveMode::Recursive).map_err(failed)?;
                }
            }
            Some(watcher)
        }
    };
    app.insert_resource(Art { folder });
    app.insert_resource(LiveLibrary(Arc::new(library)));
    app.insert_resource(Watch { source: Arc::new(source), changes: Mutex::new(changes), _watcher: watcher });
    Ok(refused)
}

/// True where what is drawn from this file is kept as a picture: drawings, and the colours they are drawn in.
fn is_drawn(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "svg") || path.ends_with("theme.ron")
}

/// Takes over changed files. What is bad is told and the last good one stays.
pub(super) fn reload(
    watch: Option<Res<Watch>>,
    mut library: ResMut<LiveLibrary>,
    mut pictures: ResMut<ui_kit::Pictures>,
    mut refused: MessageWriter<Refused>,
) {
    let Some(watch) = watch else { return };
    let changes: Vec<bool> = watch.changes.lock().map(|changes| changes.try_iter().collect()).unwrap_or_default();
    if changes.is_empty() {
        return;
    }
    let documents: Vec<Document> = match watch.source.documents() {
        Ok(documents) => documents,
        Err(error) => {
            tracing::warn!("{error}");
            return;
        }
    };
    let (next, errors) = library.0.reload(&documents);
    for error in errors {
        tracing::warn!("{error}");
        refused.write(Refused(error.file.clone(), error.to_string()));
    }
    // Drawing all pictures again takes longer than everything else here; most changes are to scenes and words.
    if changes.contains(&true) {
        *pictures = ui_kit::Pictures::default();
    }
    *library = LiveLibrary(Arc::new(next));
}

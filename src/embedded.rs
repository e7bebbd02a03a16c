//! Everything the exhibit shows without any file beside it: scenes, messages, theme, drawings, fonts.

use std::borrow::Cow;

use content::Document;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "scenes/"]
#[prefix = "scenes/"]
struct Scenes;

#[derive(RustEmbed)]
#[folder = "assets/"]
#[prefix = "assets/"]
#[include = "theme/*"]
#[include = "locales/**/*"]
#[include = "pictures/**/*.svg"]
#[include = "pictures/**/*.ron"]
#[include = "fonts/*.otf"]
struct Assets;

/// All embedded documents: scenes, profiles, theme and messages.
#[must_use]
pub fn documents() -> Vec<Document> {
    let scenes = Scenes::iter().filter_map(|path| document(&path, Scenes::get(&path)));
    let assets = Assets::iter()
        .filter(|path| path.starts_with("assets/theme/") || path.starts_with("assets/locales/"))
        .filter_map(|path| document(&path, Assets::get(&path)));
    scenes.chain(assets).collect()
}

/// An embedded text by its path in the project.
#[must_use]
pub fn text(path: &str) -> Option<Cow<'static, str>> {
    let file = Assets::get(path)?;
    String::from_utf8(file.data.into_owned()).ok().map(Cow::Owned)
}

/// An embedded font, `NotoSansSC-Regular.otf`, where it lies in the program.
#[must_use]
pub fn font(name: &str) -> Option<Cow<'static, [u8]>> {
    Assets::get(&format!("assets/fonts/{name}")).map(|file| file.data)
}

/// Paths of all embedded drawings, as scenes name them.
#[must_use]
pub fn pictures() -> Vec<String> {
    Assets::iter()
        .filter_map(|path| path.strip_prefix("assets/pictures/")?.strip_suffix(".svg").map(str::to_owned))
        .collect()
}

fn document(path: &str, file: Option<rust_embed::EmbeddedFile>) -> Option<Document> {
    let text = String::from_utf8(file?.data.into_owned()).ok()?;
    Some(Document { path: path.to_owned(), text })
}

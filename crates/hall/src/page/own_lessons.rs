//! The lessons of a hall with documents of its own, for the phone page: the page itself holds those that are shipped.

use std::fs;
use std::path::{Path, PathBuf};

use content::{ContentError, Document, Library, Source};
use phone::Book;
use rust_embed::RustEmbed;

/// What the practice phone is made of; a hall's own folder lies over it, as on the exhibit.
#[derive(RustEmbed)]
#[folder = "../../scenes/phone"]
#[prefix = "scenes/phone/"]
struct PhoneDocuments;

#[derive(RustEmbed)]
#[folder = "../../assets"]
#[prefix = "assets/"]
#[include = "theme/*"]
#[include = "locales/**/*"]
#[include = "pictures/**/*.svg"]
struct Assets;

/// Where the documents of lessons lie; what else a folder holds is the exhibit's.
const PLACES: [&str; 3] = ["scenes/phone/", "assets/theme/", "assets/locales/"];

/// Why a hall's own lessons cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum OwnLessonsError {
    /// No such folder.
    #[error("the hall's own folder {0} is not there: make it, or leave --folder out")]
    Missing(PathBuf),
    /// Its documents cannot be read at all; one that is only wrong leaves the shipped one in force.
    #[error("the hall's own folder cannot be read: {0}")]
    Documents(#[from] ContentError),
    /// They cannot be sent.
    #[error("the hall's own lessons cannot be sent ({0}): leave --folder out and report it")]
    Json(#[from] serde_json::Error),
}

/// Draws the lessons of a hall's own folder, as JSON. What is wrong with a document or a task is logged, and the shipped
/// document stays in force.
pub fn draw(folder: &Path) -> Result<Vec<u8>, OwnLessonsError> {
    if !folder.is_dir() {
        return Err(OwnLessonsError::Missing(folder.to_path_buf()));
    }
    let built_in = built_in();
    let mut own = Source::new(built_in.clone(), Some(folder.to_path_buf())).documents()?;
    own.retain(|document| PLACES.iter().any(|place| document.path.starts_with(place)));
    let (library, errors) = Library::load(&built_in)?.0.reload(&own);
    for error in errors {
        tracing::warn!("in {}: {error}; the shipped document stays in force", folder.display());
    }
    let (book, left_out) = Book::of(&library, &|name| drawing(folder, name));
    for reason in left_out {
        tracing::warn!("the phone page has no pictures of a lesson: {reason}");
    }
    let lessons: usize = book.apps.iter().map(|app| app.lessons.len()).sum();
    tracing::info!(lessons, folder = %folder.display(), "the phone page shows the hall's own lessons");
    Ok(serde_json::to_vec(&book)?)
}

fn built_in() -> Vec<Document> {
    let phone = PhoneDocuments::iter().filter_map(|path| document(&path, PhoneDocuments::get(&path)));
    let texts = Assets::iter().filter(|path| PLACES.iter().any(|place| path.starts_with(place)));
    phone.chain(texts.filter_map(|path| document(&path, Assets::get(&path)))).collect()
}

fn document(path: &str, file: Option<rust_embed::EmbeddedFile>) -> Option<Document> {
    Some(Document { path: path.to_owned(), text: text(file)? })
}

fn text(file: Option<rust_embed::EmbeddedFile>) -> Option<String> {
    String::from_utf8(file?.data.into_owned()).ok()
}

/// A drawing of the folder, or else the shipped one. A name leads nowhere but into the pictures.
fn drawing(folder: &Path, name: &str) -> Option<String> {
    if name.split('/').any(|part| part.is_empty() || part.starts_with('.')) {
        return None;
    }
    let path = format!("assets/pictures/{name}.svg");
    fs::read_to_string(folder.join(&path)).ok().or_else(|| text(Assets::get(&path)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(folder: &Path) -> serde_json::Value {
        serde_json::from_slice(&draw(folder).unwrap()).unwrap()
    }

    fn write(folder: &Path, path: &str, text: &str) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    #[test]
    fn an_empty_folder_has_the_shipped_lessons() {
        let folder = tempfile::tempdir().unwrap();
        let shipped = include_str!("../../../../web/facts/lessons.json");
        assert_eq!(drawn(folder.path()), serde_json::from_str::<serde_json::Value>(shipped).unwrap());
    }

    #[test]
    fn words_pictures_and_colours_of_the_folder_replace_the_shipped() {
        let folder = tempfile::tempdir().unwrap();
        let name = text(Assets::get("assets/locales/zh-CN/phone-brands.ftl")).unwrap();
        write(folder.path(), "assets/locales/zh-CN/phone-brands.ftl", &name.replace("网上国网", "我们的应用"));
        write(folder.path(), "assets/pictures/icons/meter.svg", "<svg/>");
        write(folder.path(), "assets/pictures/icons/bill.svg", "<svg fill=\"#030303\"/>");
        write(folder.path(), "scenes/broken.ron", "not the phone's");
        let book = drawn(folder.path());
        let texts = book["texts"].to_string();
        assert!(texts.contains("我们的应用") && !texts.contains("网上国网"));
        assert_eq!(book["drawings"]["icons/bill"], "<svg fill=\"#00706b\"/>");
        assert_eq!(book["drawings"].get("icons/meter"), None, "no page of the phone shows it");
    }

    #[test]
    fn a_bad_document_leaves_the_shipped_one_and_a_folder_that_is_not_there_is_named() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "scenes/phone/wsgw/app.ron", "(");
        assert_eq!(drawn(folder.path())["apps"].as_array().unwrap().len(), 3);
        let gone = draw(&folder.path().join("gone")).unwrap_err().to_string();
        assert!(gone.contains("gone is not there") && gone.contains("--folder"), "{gone}");
    }

    #[test]
    fn a_name_of_a_drawing_leads_nowhere_else() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "secret.svg", "<svg/>");
        for name in ["../../secret", "icons/../../../secret", "/etc/x", "icons//bill", ".hidden"] {
            assert_eq!(drawing(folder.path(), name), None, "{name}");
        }
        assert!(drawing(folder.path(), "icons/bill").is_some_and(|svg| svg.starts_with("<svg")));
    }
}

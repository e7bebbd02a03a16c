//! Files that are compiled in: the built pages and pictures of scenes.

use std::borrow::Cow;
use std::collections::BTreeMap;

use axum::body::Bytes;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

use super::inline_scripts;
use crate::refusal::Refused;

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct BuiltPages;

#[derive(RustEmbed)]
#[folder = "../../assets/pictures/scenes"]
#[allow_missing = true]
struct ScenePictures;

/// The self-contained page for phones.
const PHONE_PAGE: &str = "t/index.html";

/// The pages, with what has to be known of them once.
#[derive(Clone, Debug)]
pub struct Pages {
    /// Content security policies of pages that have their own.
    policies: BTreeMap<&'static str, HeaderValue>,
    /// Lessons of a hall that has its own, as JSON.
    lessons: Option<Bytes>,
}

impl Pages {
    /// The pages that are compiled in.
    pub fn embedded() -> Self {
        let phone = BuiltPages::get(PHONE_PAGE).map(|file| String::from_utf8_lossy(&file.data).into_owned());
        let policy = phone.and_then(|html| {
            let scripts = inline_scripts::sources(&html);
            HeaderValue::try_from(format!(
                "default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src 'self' data: blob:; \
                 font-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
            ))
            .ok()
        });
        Self { policies: policy.map(|policy| (PHONE_PAGE, policy)).into_iter().collect(), lessons: None }
    }

    /// The hall has lessons of its own.
    pub fn hold_lessons(&mut self, json: Vec<u8>) {
        self.lessons = Some(json.into());
    }

    /// The hall's own lessons; no content where it has those that the page holds.
    pub fn lessons(&self) -> Response {
        match &self.lessons {
            Some(json) => {
                let head = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-cache")];
                (head, json.clone()).into_response()
            }
            None => StatusCode::NO_CONTENT.into_response(),
        }
    }

    /// A file of the pages.
    pub fn answer(&self, path: &str) -> Response {
        let Some(file) = BuiltPages::get(path) else {
            return missing(path).into_response();
        };
        // Vite names the files in assets/ by their content, so they never change; the pages themselves do.
        let caching = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
        let mut response = body(file.data, path, caching);
        if let Some(policy) = self.policies.get(path) {
            response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy.clone());
        }
        response
    }
}

fn missing(path: &str) -> Refused {
    if BuiltPages::iter().next().is_none() {
        return Refused::new(
            StatusCode::NOT_FOUND,
            "pages_not_built",
            "this program was built without its pages: run `npm ci && npm run build` in web/ and build it again",
        );
    }
    Refused::not_found(format!("there is no page {path}: start at the front page"))
}

/// A scene's picture, the ground of its heat map.
pub fn scene_picture(scene: &str, display: &str) -> Option<Response> {
    let path = format!("{scene}/{display}.jpg");
    ScenePictures::get(&path).map(|file| body(file.data, &path, "no-cache"))
}

fn body(data: Cow<'static, [u8]>, path: &str, caching: &'static str) -> Response {
    let kind = content_type(path);
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, caching)], data).into_response()
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

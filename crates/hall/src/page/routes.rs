//! Addresses of the pages.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::{Redirect, Response};
use axum::routing::get;

use super::embedded::scene_picture;
use crate::hall::SharedHall;
use crate::refusal::Refused;

/// Pages anyone may open: the phone's, the one to sign in, and the files they need.
pub fn open_routes() -> Router<SharedHall> {
    Router::new()
        .route("/t", get(|| async { Redirect::permanent("/t/") }))
        .route("/t/", get(|State(hall): State<SharedHall>| async move { hall.pages.answer("t/index.html") }))
        .route("/t/lessons.json", get(|State(hall): State<SharedHall>| async move { hall.pages.lessons() }))
        .route("/sign-in", get(|State(hall): State<SharedHall>| async move { hall.pages.answer("sign-in.html") }))
        .route("/favicon.ico", get(|State(hall): State<SharedHall>| async move { hall.pages.answer("favicon.ico") }))
        .route("/assets/{*path}", get(asset))
}

/// Pages of signed-in staff.
pub fn staff_routes() -> Router<SharedHall> {
    Router::new()
        .route("/", get(|State(hall): State<SharedHall>| async move { hall.pages.answer("index.html") }))
        .route("/screens", get(|State(hall): State<SharedHall>| async move { hall.pages.answer("screens.html") }))
}

/// Pictures of scenes, for signed-in staff.
pub fn picture_routes() -> Router<SharedHall> {
    Router::new().route("/api/scene-pictures/{scene}/{file}", get(picture))
}

async fn asset(State(hall): State<SharedHall>, Path(path): Path<String>) -> Response {
    hall.pages.answer(&format!("assets/{path}"))
}

async fn picture(Path((scene, file)): Path<(String, String)>) -> Result<Response, Refused> {
    file.strip_suffix(".jpg")
        .and_then(|display| scene_picture(&scene, display))
        .ok_or_else(|| Refused::not_found("there is no picture of this scene and display: draw a plain frame"))
}

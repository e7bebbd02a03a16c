//! `POST /api/device/hello`: an exhibit says who it is and learns what of its records is stored.

use std::time::Instant;

use axum::extract::{DefaultBodyLimit, State};
use axum::routing::post;
use axum::{Json, Router};
use hall_api::{Hello, Welcome};

use super::{Speaker, registry};
use crate::clock::now_ms;
use crate::hall::SharedHall;
use crate::identity::staff_pin_hash;
use crate::record::stored_through;
use crate::refusal::Refused;
use crate::request_body::JsonBody;
use crate::secret::is_hex;

/// Longest name or id that is taken, in bytes.
const LONGEST_NAME: usize = 128;
/// Longest hello, in bytes.
const LONGEST_HELLO: usize = 512 * 1024;
/// Most displays of one exhibit.
const MOST_DISPLAYS: usize = 16;
/// Most scenes of one exhibit.
const MOST_SCENES: usize = 500;

/// Greetings of exhibits.
pub fn routes() -> Router<SharedHall> {
    Router::new().route("/api/device/hello", post(hello).layer(DefaultBodyLimit::max(LONGEST_HELLO)))
}

async fn hello(
    State(hall): State<SharedHall>,
    speaker: Speaker,
    JsonBody(hello): JsonBody<Hello>,
) -> Result<Json<Welcome>, Refused> {
    check(&hello)?;
    speaker.speaks_for(&hello.device)?;
    let hello = Hello { name: speaker.name, ..hello };
    let now = now_ms();
    let remembered = hello.clone();
    let (stored_through, staff_pin_hash) = hall
        .database
        .write(move |connection| {
            registry::remember(connection, &remembered, now)?;
            let stored_through = stored_through(connection, &remembered.device, &remembered.epoch)?;
            Ok::<_, Refused>((stored_through, staff_pin_hash(connection)?))
        })
        .await?;
    tracing::debug!(exhibit = %hello.name, profile = %hello.profile, stored_through, "an exhibit said hello");
    hall.screens().greet(hello, Instant::now());
    let server = hall.identity.server.clone();
    Ok(Json(Welcome { server, stored_through, server_time_ms: now, staff_pin_hash }))
}

fn check(hello: &Hello) -> Result<(), Refused> {
    if !is_hex(&hello.device, 32) || !is_hex(&hello.epoch, 32) {
        return Err(Refused::bad_body("device and epoch must each be 32 lower-case hex digits"));
    }
    if !is_hex(&hello.takeaway_key, 64) {
        return Err(Refused::bad_body("takeaway_key must be 64 lower-case hex digits"));
    }
    let names = [&hello.name, &hello.profile]
        .into_iter()
        .chain(hello.scenes.iter().flat_map(|scene| [&scene.id, &scene.name, &scene.name_en]))
        .chain(hello.displays.iter().flat_map(|display| [&display.id, &display.scene]));
    if names.into_iter().any(|name| name.len() > LONGEST_NAME) {
        return Err(Refused::bad_body(format!("a name is longer than {LONGEST_NAME} bytes: shorten it")));
    }
    if hello.displays.len() > MOST_DISPLAYS || hello.scenes.len() > MOST_SCENES {
        return Err(Refused::bad_body(format!(
            "an exhibit has at most {MOST_DISPLAYS} displays and {MOST_SCENES} scenes: send fewer"
        )));
    }
    Ok(())
}

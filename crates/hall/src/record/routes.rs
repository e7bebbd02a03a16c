//! `POST /api/device/records`: a batch in the journal's own form, answered when it is on disk.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::HeaderMap;
use axum::routing::post;
use axum::{Json, Router};
use hall_api::{Ack, RECORDS_CONTENT_TYPE};
use journal::{BatchError, ReceivedBatch};
use record_store::{Batch, store};
use rusqlite::Connection;

use crate::clock::now_ms;
use crate::device::Speaker;
use crate::hall::SharedHall;
use crate::refusal::Refused;
use crate::request_body::{bytes_refused, is_of_type};

/// Longest body, in bytes; the journal's own limit for a batch is lower.
const LONGEST_BODY: usize = 2 * 1024 * 1024;

/// A batch of no more records is one of an exhibit that is up to date.
const SHORT: usize = 100;

/// Routes for exhibits that sign.
pub fn routes() -> Router<SharedHall> {
    Router::new().route("/api/device/records", post(records).layer(DefaultBodyLimit::max(LONGEST_BODY)))
}

async fn records(
    State(hall): State<SharedHall>,
    speaker: Speaker,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<Ack>, Refused> {
    is_of_type(&headers, RECORDS_CONTENT_TYPE)?;
    let body = body.map_err(|rejection| bytes_refused(&rejection))?;
    let batch = read(&body).inspect_err(|_| hall.counters.bad_batches.add(1))?;
    // The server's own identity is no device's, so nobody writes in its name either.
    speaker.speaks_for(&batch.device)?;
    let (device, epoch) = (batch.device.clone(), batch.epoch.clone());
    let long = batch.records.len() > SHORT;
    let work = move |connection: &mut Connection| Ok::<_, Refused>(store(connection, &batch, now_ms())?);
    let stored = if long { hall.database.write_in_turn(work).await? } else { hall.database.write(work).await? };
    let counters = &hall.counters;
    counters.batches.add(1);
    counters.records.add(stored.fresh);
    counters.repeated.add(stored.repeated);
    counters.conflicts.add(stored.conflicts);
    if stored.conflicts > 0 {
        tracing::warn!(
            %device, conflicts = stored.conflicts,
            "records came under numbers that are taken: the exhibit was cloned or restored, give it a new data folder"
        );
    }
    let server = hall.identity.server.clone();
    Ok(Json(Ack { server, device, epoch, stored_through: stored.through }))
}

fn read(body: &[u8]) -> Result<Batch, Refused> {
    let received = ReceivedBatch::decode(body).map_err(|error| match error {
        BatchError::TooLarge(_) => Refused::too_long(),
        error => Refused::bad_body(error.to_string()),
    })?;
    Batch::received(received).ok_or_else(|| {
        Refused::bad_body("a number of a record is larger than 2^63: such a spool is damaged, start a new one")
    })
}

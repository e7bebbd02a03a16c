//! `GET /api/statistics/exhibits?from=YYYY-MM-DD&to=YYYY-MM-DD`, local dates of the hall.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use insight::ExhibitStatistics;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;

use crate::clock::now_ms;
use crate::hall::SharedHall;
use crate::refusal::Refused;

/// Longest period that is answered, in days: ten years.
const LONGEST_DAYS: i32 = 3660;

/// Routes for signed-in staff.
pub fn routes() -> Router<SharedHall> {
    Router::new().route("/api/statistics/exhibits", get(exhibits))
}

/// The period asked for. Without dates it is today, and with one date that day.
#[derive(Deserialize)]
struct Period {
    from: Option<Date>,
    to: Option<Date>,
}

async fn exhibits(
    State(hall): State<SharedHall>,
    query: Result<Query<Period>, QueryRejection>,
) -> Result<Json<ExhibitStatistics>, Refused> {
    let Query(period) = query.map_err(|_| bad_period("from and to must be dates such as 2026-03-08"))?;
    let today = Timestamp::now().to_zoned_datetime(hall.time_zone.clone()).date();
    let from = period.from.or(period.to).unwrap_or(today);
    let to = period.to.unwrap_or(from);
    if from > to {
        return Err(bad_period("from must not be after to"));
    }
    if from.until(to).is_ok_and(|span| span.get_days() > LONGEST_DAYS) {
        return Err(bad_period("the period must not be longer than ten years"));
    }
    hall.statistics.engine().exhibit_statistics(from, to, now_ms()).await.map(Json).map_err(|error| {
        tracing::error!("statistics failed: {error}");
        Refused::new(StatusCode::INTERNAL_SERVER_ERROR, "statistics_failed", error.to_string())
    })
}

fn bad_period(message: &str) -> Refused {
    Refused::new(StatusCode::BAD_REQUEST, "bad_period", message)
}

//! Who may see what: signed-in staff, or anyone.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use super::cookie::Cookie;
use super::store;
use crate::clock::now_ms;
use crate::hall::{Hall, SharedHall};
use crate::refusal::Refused;

/// Whether the browser has a living session.
pub async fn session_of(hall: &Hall, headers: &HeaderMap) -> Result<bool, Refused> {
    let Some(token) = Cookie::of(hall.is_encrypted).token(headers).map(str::to_owned) else {
        return Ok(false);
    };
    hall.database.write(move |connection| Ok(store::is_alive(connection, &token, now_ms())?)).await
}

/// Lets only signed-in staff through; programs get a refusal.
pub async fn staff_needs_session(
    State(hall): State<SharedHall>,
    request: Request,
    next: Next,
) -> Result<Response, Refused> {
    if session_of(&hall, request.headers()).await? {
        return Ok(next.run(request).await);
    }
    Err(Refused::new(StatusCode::UNAUTHORIZED, "not_signed_in", "sign in with the staff PIN first"))
}

/// Lets only signed-in staff through; browsers are sent to sign in.
pub async fn page_needs_session(
    State(hall): State<SharedHall>,
    request: Request,
    next: Next,
) -> Result<Response, Refused> {
    if session_of(&hall, request.headers()).await? {
        return Ok(next.run(request).await);
    }
    Ok(Redirect::to("/sign-in").into_response())
}

/// The address a request comes from.
#[derive(Clone, Copy, Debug)]
pub struct Client {
    /// The client's address, without its port.
    pub address: IpAddr,
    /// Whether it is this very machine, not somebody behind a proxy on it.
    pub is_this_machine: bool,
}

impl<S: Send + Sync> FromRequestParts<S> for Client {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refused> {
        let ConnectInfo(peer) = ConnectInfo::<SocketAddr>::from_request_parts(parts, state)
            .await
            .map_err(|_| Refused::bad_body("the address of the request is not known: connect over TCP"))?;
        let forwarded = ["forwarded", "x-forwarded-for"].iter().any(|name| parts.headers.contains_key(*name));
        Ok(Self { address: peer.ip(), is_this_machine: peer.ip().to_canonical().is_loopback() && !forwarded })
    }
}

//! Every request of an exhibit carries the signature of its own key (security.md C2, docs/adr/0011).

use std::time::{Duration, Instant};

use axum::body::{Body, Bytes};
use axum::extract::{FromRequestParts, Request, State as Shared};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use device_key::{CONTENT_DIGEST, Message, ReceivedSignature, SIGNATURE, SIGNATURE_INPUT, SignatureError};
use hall_api::refusal_code;

use super::enrolled::{Enrolled, State, find};
use super::nonces::NotNew;
use crate::clock::now_ms;
use crate::hall::{Hall, SharedHall};
use crate::refusal::Refused;
use crate::request_body::whole_body;

/// Longest body of a device, in bytes: that of a picture or a batch. Addresses have lower limits of their own.
const LONGEST_BODY: usize = 2 * 1024 * 1024;
/// A device that was shut out while its request waited hears so, where it waited longer than this.
const ASKED_AGAIN_AFTER: Duration = Duration::from_secs(1);

/// The device that speaks: let in by staff, its request signed by its own key.
#[derive(Clone, Debug)]
pub struct Speaker {
    /// 128-bit identity in hex.
    pub device: String,
    /// The name it was invited under.
    pub name: String,
}

impl Speaker {
    /// Refuses words in another device's name.
    pub fn speaks_for(&self, device: &str) -> Result<(), Refused> {
        if self.device == device {
            return Ok(());
        }
        Err(Refused::new(
            StatusCode::FORBIDDEN,
            "other_device",
            "this key speaks for another device: enrol the exhibit again after its data folder was changed",
        ))
    }
}

impl<S: Sync> FromRequestParts<S> for Speaker {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refused> {
        parts.extensions.get::<Self>().cloned().ok_or_else(not_signed)
    }
}

/// Lets only requests through that a confirmed device has signed, each once.
pub async fn device_needs_signature(
    Shared(hall): Shared<SharedHall>,
    request: Request,
    next: Next,
) -> Result<Response, Refused> {
    let begun = Instant::now();
    let (mut parts, body) = request.into_parts();
    let signature = signed_head(&parts)?;
    let key = signature.key.to_string();
    let Enrolled { device, name, .. } = confirmed(&hall, &key).await.inspect_err(|_| hall.counters.shut_out.add(1))?;
    take_once(&hall, &key, &signature)?;
    let body = signed_body(&signature, body, LONGEST_BODY).await?;
    parts.extensions.insert(Speaker { device, name });
    let response = next.run(Request::from_parts(parts, Body::from(body))).await;
    if begun.elapsed() > ASKED_AGAIN_AFTER {
        confirmed(&hall, &key).await?;
    }
    Ok(response)
}

/// Reads the signature of a request and finds that it fits its head and was made about now.
pub fn signed_head(parts: &Parts) -> Result<ReceivedSignature, Refused> {
    let one = |name: &str| one(&parts.headers, name).ok_or_else(not_signed);
    let signature = ReceivedSignature::read(one(CONTENT_DIGEST)?, one(SIGNATURE_INPUT)?, one(SIGNATURE)?)?;
    signature.verify(&Message {
        method: parts.method.as_str(),
        authority: one(header::HOST.as_str())?,
        path: parts.uri.path(),
        query: parts.uri.query().unwrap_or_default(),
    })?;
    signature.verify_time(now_ms() / 1000)?;
    Ok(signature)
}

/// Takes the request of `who` once.
pub fn take_once(hall: &Hall, who: &str, signature: &ReceivedSignature) -> Result<(), Refused> {
    hall.nonces().take(who, signature, now_ms() / 1000).map_err(|not_new| match not_new {
        NotNew::Forgotten => SignatureError::Stale.into(),
        NotNew::Replayed => {
            Refused::new(StatusCode::UNAUTHORIZED, "replayed", "this request was answered before: sign each one anew")
        }
    })
}

/// The body, which must be the one whose digest was signed.
pub async fn signed_body(signature: &ReceivedSignature, body: Body, longest: usize) -> Result<Bytes, Refused> {
    let body = whole_body(body, longest).await?;
    signature.verify_body(&body)?;
    Ok(body)
}

/// The device of a key, if staff have let it in.
async fn confirmed(hall: &Hall, key: &str) -> Result<Enrolled, Refused> {
    let found = enrolled(hall, key).await?;
    match found.state {
        State::Confirmed => Ok(found),
        State::Pending => Err(Refused::new(
            StatusCode::FORBIDDEN,
            refusal_code::DEVICE_PENDING,
            "this device waits for staff: compare its fingerprint and run `zhidian-hall device confirm FINGERPRINT`",
        )),
        State::Removed => Err(removed()),
    }
}

/// The device of a key, however far it has come.
pub async fn enrolled(hall: &Hall, key: &str) -> Result<Enrolled, Refused> {
    let key = key.to_owned();
    hall.database.read(move |connection| Ok::<_, Refused>(find(connection, &key)?)).await?.ok_or_else(|| {
        Refused::new(
            StatusCode::UNAUTHORIZED,
            refusal_code::UNKNOWN_DEVICE,
            "this device's key is not known here: run `zhidian enrol` with a code of `zhidian-hall device invite`",
        )
    })
}

/// What a device hears that was shut out.
pub fn removed() -> Refused {
    Refused::new(
        StatusCode::FORBIDDEN,
        refusal_code::DEVICE_REMOVED,
        "this device was shut out or has a newer key: ask staff, and enrol it again if it shall come back",
    )
}

fn one<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let first = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(first)
}

fn not_signed() -> Refused {
    Refused::new(
        StatusCode::UNAUTHORIZED,
        "not_signed",
        "the request is not signed: exhibits sign with the key that `zhidian enrol` makes",
    )
}

impl From<SignatureError> for Refused {
    fn from(error: SignatureError) -> Self {
        let code = match error {
            SignatureError::Stale => refusal_code::STALE_SIGNATURE,
            SignatureError::Malformed | SignatureError::Wrong | SignatureError::OtherBody => "bad_signature",
        };
        Self::new(StatusCode::UNAUTHORIZED, code, error.to_string())
    }
}

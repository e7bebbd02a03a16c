//! The words between a delivery and the program that does its requests.

use crate::id::{DeviceId, EpochId};

/// What the caller shall do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Send a hello with these facts.
    SendHello(HelloFacts),
    /// Send this body to the records address.
    SendBatch(OutgoingBatch),
    /// Ask again at this time.
    WaitUntil(u64),
}

/// The part of a hello that the spool knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HelloFacts {
    /// Who says hello.
    pub device: DeviceId,
    /// The epoch it is about.
    pub epoch: EpochId,
    /// The next number in it.
    pub next_seq: u64,
}

/// A batch to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutgoingBatch {
    /// The body.
    pub bytes: Vec<u8>,
    /// Its epoch.
    pub epoch: EpochId,
    /// Number of its first record.
    pub first_seq: u64,
    /// The last number it stands for.
    pub last_seq: u64,
    /// How many records.
    pub count: u32,
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The answer to a hello.
    Welcome { server: String, stored_through: u64 },
    /// The answer to a batch.
    Ack { device: DeviceId, epoch: EpochId, stored_through: u64 },
    /// Anything else.
    Failed(Failure),
}

/// Why a request had no good answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No connection, no answer in time, or an answer that cannot be read.
    Unreachable,
    /// 429 or 5xx, with `Retry-After` in milliseconds where it was given.
    Busy { retry_after_ms: Option<u64> },
    /// 401 or 403: the exhibit must be enrolled again; everything is kept.
    Unauthorized,
    /// 413: the body is too large for the server or for something before it.
    TooLarge,
    /// 400: the server cannot take something in the body.
    Refused,
}

//! Delivery: what to send to the hall server next, and what its answers mean. No clock, no network: the caller asks
//! [`Delivery::next`] what to do, does it, and tells [`Delivery::handle`] what came back.
//!
//! Records go at least once; the server keeps each number once. After any doubt the exhibit says hello again and learns
//! from the answer what the server has, so a lost answer is never a special case. Nothing ever gives up.

mod answers;

use crate::backoff::Backoff;
use crate::batch::{MAX_BATCH_BYTES, MAX_BATCH_RECORDS};
use crate::dialogue::{Action, Failure, HelloFacts, OutgoingBatch, Reply};
use crate::id::EpochId;
use crate::outbox::Outbox;
use crate::spool::{BatchRequest, EpochProgress, SpoolError};

/// How long to wait for new records when all are sent, in milliseconds.
const IDLE_MS: u64 = 500;
/// A server may ask for at most this long a pause, in milliseconds.
const LONGEST_RETRY_AFTER_MS: u64 = 10 * 60 * 1000;

/// The sender's state.
#[derive(Debug)]
pub struct Delivery {
    state: State,
    backoff: Backoff,
    /// Most records of the next batch: halved on refusals, growing slowly on success.
    max_records: usize,
    /// Confirmed epochs that the server must still say it has, since it may have been restored; `None` after any doubt.
    to_check: Option<Vec<EpochProgress>>,
    /// A record whose stand-in is on its way for the first time.
    on_trial: Option<(EpochId, u64)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Hello,
    AwaitingWelcome(HelloFacts),
    Sending(Position),
    AwaitingAck { position: Position, first_seq: u64, last_seq: u64, count: u32 },
    Waiting { until_ms: u64 },
}

/// Where in an epoch the sender is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Position {
    epoch: EpochId,
    sealed: bool,
    /// All up to here is sent and confirmed in this connection.
    sent_through: u64,
    /// What the server last said it has.
    stored_through: u64,
}

impl Delivery {
    /// A sender that begins with a hello. `seed` makes its jitter and should differ between exhibits.
    pub fn new(seed: u64) -> Self {
        let backoff = Backoff::new(seed);
        Self { state: State::Hello, backoff, max_records: MAX_BATCH_RECORDS, to_check: None, on_trial: None }
    }

    /// Says hello before anything else, for instance when what it tells has changed.
    pub fn reconnect(&mut self) {
        self.state = State::Hello;
        self.to_check = None;
    }

    /// What to do now. A request that was not answered by [`Delivery::handle`] counts as unanswered.
    pub fn next(&mut self, now_ms: u64, outbox: &mut dyn Outbox) -> Result<Action, SpoolError> {
        match self.state {
            State::Waiting { until_ms } if now_ms < until_ms => Ok(Action::WaitUntil(until_ms)),
            State::Sending(position) => {
                let next = self.next_batch(now_ms, position, outbox);
                if next.is_err() {
                    self.wait(now_ms);
                }
                next
            }
            State::Waiting { .. } | State::Hello | State::AwaitingWelcome(_) | State::AwaitingAck { .. } => {
                if matches!(self.state, State::Waiting { .. } | State::AwaitingAck { .. }) {
                    self.to_check = None;
                }
                let to_check = self.to_check.get_or_insert_with(|| outbox.confirmed_epochs());
                let next = to_check.last().copied().unwrap_or_else(|| outbox.progress());
                let EpochProgress { epoch, next_seq, .. } = next;
                let facts = HelloFacts { device: outbox.device(), epoch, next_seq };
                self.state = State::AwaitingWelcome(facts);
                Ok(Action::SendHello(facts))
            }
        }
    }

    /// Takes what came back. An error means the spool could not be changed; say hello again later.
    pub fn handle(&mut self, now_ms: u64, outbox: &mut dyn Outbox, reply: Reply) -> Result<(), SpoolError> {
        // Whatever fails below, the next step is a hello after a pause.
        let state = std::mem::replace(&mut self.state, State::Waiting { until_ms: now_ms + IDLE_MS });
        match (state, reply) {
            (State::AwaitingWelcome(facts), Reply::Welcome { server, stored_through }) => {
                self.welcomed(outbox, facts, &server, stored_through)
            }
            (
                State::AwaitingAck { position, first_seq, last_seq, .. },
                Reply::Ack { device, epoch, stored_through },
            ) if device == outbox.device() && epoch == position.epoch => {
                self.acked(now_ms, outbox, position, (first_seq, last_seq), stored_through)
            }
            (State::AwaitingAck { position, count, .. }, Reply::Failed(Failure::TooLarge)) if count > 1 => {
                self.send_less(position, count);
                Ok(())
            }
            (
                State::AwaitingAck { position, first_seq, count, .. },
                Reply::Failed(Failure::Refused | Failure::TooLarge),
            ) => self.refused(now_ms, outbox, position, first_seq, count),
            (_, Reply::Failed(Failure::Busy { retry_after_ms: Some(asked) })) => {
                let pause = self.backoff.next_ms().max(asked.min(LONGEST_RETRY_AFTER_MS));
                self.state = State::Waiting { until_ms: now_ms + pause };
                Ok(())
            }
            // Also an answer to another question or about another epoch: it proves nothing.
            _ => {
                self.wait(now_ms);
                Ok(())
            }
        }
    }

    fn next_batch(&mut self, now_ms: u64, position: Position, outbox: &mut dyn Outbox) -> Result<Action, SpoolError> {
        let request = BatchRequest {
            epoch: position.epoch,
            after_seq: position.sent_through,
            stored_through: position.stored_through,
            max_records: self.max_records,
            max_bytes: MAX_BATCH_BYTES,
        };
        let read = match outbox.read_batch(&request) {
            // Confirmed, old and deleted since the last batch.
            Err(SpoolError::UnknownEpoch(_)) => {
                self.state = State::Hello;
                return self.next(now_ms, outbox);
            }
            read => read?,
        };
        let Some(batch) = read else {
            let ours = outbox.progress();
            if ours.epoch == position.epoch {
                // All that can be read is sent; what cannot, the server has.
                outbox.acknowledge(ours.epoch, ours.last_seq.min(position.stored_through))?;
            }
            if outbox.progress().epoch != position.epoch {
                self.state = State::Hello;
                return self.next(now_ms, outbox);
            }
            return Ok(Action::WaitUntil(now_ms + IDLE_MS));
        };
        let (first_seq, last_seq, count) = (batch.first_seq, batch.last_seq, batch.count);
        self.state = State::AwaitingAck { position, first_seq, last_seq, count };
        let bytes = batch.encode();
        Ok(Action::SendBatch(OutgoingBatch { bytes, epoch: batch.epoch, first_seq, last_seq, count }))
    }

    fn send_from(&mut self, epoch: EpochId, sealed: bool, sent_through: u64, stored_through: u64) {
        self.state = State::Sending(Position { epoch, sealed, sent_through, stored_through });
    }

    fn wait(&mut self, now_ms: u64) {
        self.state = State::Waiting { until_ms: now_ms + self.backoff.next_ms() };
    }
}

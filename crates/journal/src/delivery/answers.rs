//! What the server's answers mean for the spool and for what is sent next.

use super::{Delivery, Position, State};
use crate::batch::MAX_BATCH_RECORDS;
use crate::dialogue::HelloFacts;
use crate::outbox::Outbox;
use crate::spool::SpoolError;

impl Delivery {
    pub(super) fn welcomed(
        &mut self,
        outbox: &mut dyn Outbox,
        facts: HelloFacts,
        server: &str,
        stored_through: u64,
    ) -> Result<(), SpoolError> {
        outbox.meet_server(server);
        if self.to_check.as_mut().is_some_and(|epochs| epochs.pop_if(|it| it.epoch == facts.epoch).is_some()) {
            outbox.rewind(facts.epoch, stored_through)?;
            self.state = State::Hello;
            return Ok(());
        }
        let progress = outbox.progress();
        if progress.epoch != facts.epoch {
            // Another server: an older epoch waits again.
            self.state = State::Hello;
            return Ok(());
        }
        if !progress.sealed && stored_through > progress.last_seq {
            // Only durable records are ever sent, so the server has these from elsewhere: this spool is a clone or was
            // put back from a copy.
            tracing::warn!(stored_through, last = progress.last_seq, "the server is ahead, beginning a new epoch");
            outbox.open_new_epoch()?;
            self.state = State::Hello;
            return Ok(());
        }
        outbox.rewind(facts.epoch, stored_through)?;
        let sent_through = progress.acked.min(stored_through);
        self.send_from(facts.epoch, progress.sealed, sent_through, stored_through);
        Ok(())
    }

    pub(super) fn acked(
        &mut self,
        now_ms: u64,
        outbox: &mut dyn Outbox,
        position: Position,
        (first_seq, last_seq): (u64, u64),
        stored_through: u64,
    ) -> Result<(), SpoolError> {
        // Never above what was sent or what the hello told; numbers of a sealed epoch may be ahead on the server.
        let believable = last_seq.max(position.stored_through);
        if stored_through < first_seq || stored_through > believable {
            self.wait(now_ms);
            return Ok(());
        }
        // No further than what was sent: the mark may be another exhibit's, a clone of this one.
        let sent_through = last_seq.min(stored_through);
        outbox.acknowledge(position.epoch, sent_through)?;
        self.backoff.reset();
        // Slowly, or a server with a small limit would refuse every other batch.
        self.max_records = (self.max_records + self.max_records / 8 + 1).min(MAX_BATCH_RECORDS);
        self.on_trial = None;
        self.send_from(position.epoch, position.sealed, sent_through, stored_through);
        Ok(())
    }

    /// 400, or 413 for a single record: finds the record that is to blame by halving, puts it into quarantine and sends
    /// a gap in its place. A server that refuses the gap too refuses everything, and then no record is to blame.
    pub(super) fn refused(
        &mut self,
        now_ms: u64,
        outbox: &mut dyn Outbox,
        position: Position,
        first_seq: u64,
        count: u32,
    ) -> Result<(), SpoolError> {
        if count > 1 {
            self.send_less(position, count);
            return Ok(());
        }
        match self.on_trial.take() {
            Some((epoch, seq)) => {
                outbox.release(epoch, seq)?;
                self.wait(now_ms);
            }
            None if outbox.refuse(position.epoch, first_seq)? => {
                tracing::error!(seq = first_seq, "the hall server refuses a record; it is in quarantine");
                self.on_trial = Some((position.epoch, first_seq));
                self.state = State::Sending(position);
            }
            None => self.wait(now_ms),
        }
        Ok(())
    }

    pub(super) fn send_less(&mut self, position: Position, count: u32) {
        self.max_records = (count as usize / 2).max(1);
        self.state = State::Sending(position);
    }
}

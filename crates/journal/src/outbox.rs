//! What a delivery needs of the spool, so that it can run on a spool of its own or on a shared journal.

use crate::batch::Batch;
use crate::id::{DeviceId, EpochId};
use crate::spool::{BatchRequest, EpochProgress, Spool, SpoolError};

/// Records on their way out.
pub trait Outbox {
    /// The exhibit PC's identity.
    fn device(&self) -> DeviceId;
    /// The epoch to deliver next: the oldest with unconfirmed records, else the current one.
    fn progress(&self) -> EpochProgress;
    /// Older epochs of which everything is confirmed and still kept.
    fn confirmed_epochs(&self) -> Vec<EpochProgress>;
    /// The next contiguous durable records.
    fn read_batch(&self, request: &BatchRequest) -> Result<Option<Batch>, SpoolError>;
    /// The server stores all up to `through`.
    fn acknowledge(&mut self, epoch: EpochId, through: u64) -> Result<(), SpoolError>;
    /// The server has less than it confirmed.
    fn rewind(&mut self, epoch: EpochId, stored_through: u64) -> Result<(), SpoolError>;
    /// Which server answers.
    fn meet_server(&mut self, server: &str);
    /// Numbers start again under a new epoch.
    fn open_new_epoch(&mut self) -> Result<EpochId, SpoolError>;
    /// The server refuses a record; false where its stand-in was refused already.
    fn refuse(&mut self, epoch: EpochId, seq: u64) -> Result<bool, SpoolError>;
    /// The record was not at fault.
    fn release(&mut self, epoch: EpochId, seq: u64) -> Result<(), SpoolError>;
}

impl Outbox for Spool {
    fn device(&self) -> DeviceId {
        Spool::device(self)
    }

    fn progress(&self) -> EpochProgress {
        Spool::progress(self)
    }

    fn confirmed_epochs(&self) -> Vec<EpochProgress> {
        Spool::confirmed_epochs(self)
    }

    fn read_batch(&self, request: &BatchRequest) -> Result<Option<Batch>, SpoolError> {
        Spool::read_batch(self, request)
    }

    fn acknowledge(&mut self, epoch: EpochId, through: u64) -> Result<(), SpoolError> {
        Spool::acknowledge(self, epoch, through)
    }

    fn rewind(&mut self, epoch: EpochId, stored_through: u64) -> Result<(), SpoolError> {
        Spool::rewind(self, epoch, stored_through)
    }

    fn meet_server(&mut self, server: &str) {
        Spool::meet_server(self, server);
    }

    fn open_new_epoch(&mut self) -> Result<EpochId, SpoolError> {
        Spool::open_new_epoch(self)
    }

    fn refuse(&mut self, epoch: EpochId, seq: u64) -> Result<bool, SpoolError> {
        Spool::refuse(self, epoch, seq)
    }

    fn release(&mut self, epoch: EpochId, seq: u64) -> Result<(), SpoolError> {
        Spool::release(self, epoch, seq)
    }
}

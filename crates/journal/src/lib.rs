//! What happened in a hall: event types, the durable spool that keeps them, and their delivery to the hall server.
//!
//! An exhibit's one job here is that a record it called durable reaches the server exactly once: through kill -9, power
//! cuts, torn and damaged files, full disks, weeks without a network and restored servers. It does so by the common
//! route: an at-least-once spool, synced to disk before a record counts, and a server that stores each (device, epoch,
//! seq) once. There is no HTTP in here: [`Delivery`] says what to send and is told what came back.

mod backoff;
mod batch;
mod clock;
mod content;
mod cursor;
mod delivery;
mod dialogue;
mod encoded_event;
mod event;
mod file_system;
mod frame;
mod id;
mod identity;
mod journal;
mod late;
mod loss;
mod outbox;
mod quarantine;
mod record;
mod scan;
mod seal;
mod segment;
mod spool;
mod verify;
mod writer;

pub use batch::{BATCH_OVERHEAD, Batch, BatchError, MAX_BATCH_BYTES, MAX_BATCH_RECORDS, ReceivedBatch};
pub use clock::{Clock, Stamp, SystemClock};
pub use content::HeaderState;
pub use delivery::Delivery;
pub use dialogue::{Action, Failure, HelloFacts, OutgoingBatch, Reply};
pub use encoded_event::EncodedEvent;
pub use event::{Event, KEYPAD, VisitEnd, VisitId};
pub use file_system::{FileSystem, LockGuard, RealFileSystem, SpoolFile};
pub use frame::{FRAME_OVERHEAD, FRAME_VERSION, Frame, FrameError, MAX_PAYLOAD};
pub use id::{BootId, DeviceId, EpochId, ParseIdError, RandomError};
pub use journal::{Journal, JournalError, JournalOptions, JournalStatus};
pub use late::{LATE_RETRY, LateJournal};
pub use loss::LossReason;
pub use outbox::Outbox;
pub use record::StoredRecord;
pub use segment::{HEADER_SIZE, SEGMENT_FORMAT, SegmentError, SegmentFormat, SegmentHeader, SegmentName};
pub use spool::{BatchRequest, EpochProgress, Spool, SpoolError, SpoolHealth, SpoolOptions, Ticket};
pub use verify::{MarkReport, Quarantined, Repair, SegmentReport, SpoolReport, repair};

//! A record as the hall server's database has it.

/// One stored record. `rowid` grows with every record the server stores; numbers may be left out but never come back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The database's own number of the record, from 1.
    pub rowid: i64,
    /// Identity of the device that wrote the record.
    pub device: String,
    /// The device's spool the record came from.
    pub epoch: String,
    /// Number of the record in its epoch, from 1.
    pub seq: u64,
    /// The start of the device the record was written in.
    pub boot: String,
    /// Milliseconds since that start, by the device's monotonic clock.
    pub mono_ms: u64,
    /// Milliseconds since 1970, by the device's wall clock.
    pub wall_ms: i64,
    /// The device's offset from UTC, minutes.
    pub offset_min: i16,
    /// The event as JSON, also of kinds this program does not know.
    pub event: String,
}

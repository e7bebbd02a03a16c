//! A hall to which things happen, and what must hold in the end.

use std::collections::{BTreeMap, BTreeSet};

use journal::{Outbox, Spool};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use super::exhibit::{Exhibit, mend, mend_disk};
use super::happens::{Fate, Happens, MOST_EXHIBITS};
use crate::hall::{Row, Server};
use crate::memory_file_system::{Leaves, MemoryFileSystem};
use crate::oracle::{Oracle, WRITER, visit};

pub struct World {
    server: Server,
    backup: MemoryFileSystem,
    exhibits: Vec<Exhibit>,
    writers: u64,
    oracle: Oracle,
    /// Visits that a server had before it was restored, with their epoch and number.
    once_stored: BTreeMap<u64, (String, u64)>,
}

impl World {
    pub fn new() -> Self {
        let server = Server::new("a");
        let mut exhibit = Exhibit::new(MemoryFileSystem::default(), 1);
        exhibit.start();
        Self {
            backup: server.backup(),
            server,
            exhibits: vec![exhibit],
            writers: 1,
            oracle: Oracle::default(),
            once_stored: BTreeMap::new(),
        }
    }

    fn new_writer(&mut self) -> u64 {
        self.writers += 1;
        self.writers
    }

    pub fn happen(&mut self, what: &Happens) {
        let count = self.exhibits.len();
        let writer = self.new_writer();
        let (exhibits, oracle) = (&mut self.exhibits, &mut self.oracle);
        match *what {
            Happens::Append { who, count: visits } => (0..visits).for_each(|_| exhibits[who % count].append()),
            Happens::Flush { who } => exhibits[who % count].flush(oracle),
            Happens::Send { who, fate } => exhibits[who % count].send(&mut self.server, fate),
            Happens::Reconnect { who } => exhibits[who % count].delivery.reconnect(),
            Happens::Crash { who, leaves } => {
                exhibits[who % count].crash(leaves);
                exhibits[who % count].write_on_as(writer, count);
            }
            Happens::PowerCutWithin { who, calls } => exhibits[who % count].fs.power_off_after(calls),
            Happens::ClockJump { who, wall_ms } => exhibits[who % count].wall_ms = wall_ms,
            Happens::Delete { who } => {
                let exhibit = &mut exhibits[who % count];
                let _ = exhibit.spool.as_mut().map(|spool| spool.delete_expired(exhibit.wall_ms));
            }
            Happens::DiskFull { who, room } => {
                let fs = &exhibits[who % count].fs;
                fs.set_capacity(Some(fs.used() + room));
            }
            Happens::DiskMeets { who, fault, calls, times } => exhibits[who % count].fs.inject(fault, calls, times),
            Happens::SyncsFail { who, times } => exhibits[who % count].fs.fail_syncs(times),
            Happens::DiskMended { who } => {
                mend(&mut exhibits[who % count]);
                exhibits[who % count].write_on_as(writer, count);
            }
            Happens::NewEpoch { who } => {
                exhibits[who % count].flush(oracle);
                let _ = exhibits[who % count].spool.as_mut().map(Spool::open_new_epoch);
            }
            Happens::Clone { who } if count < MOST_EXHIBITS => {
                let fs = exhibits[who % count].fs.copy();
                // What was in memory is no part of the image.
                fs.restart(Leaves::All);
                mend_disk(&fs);
                let mut exhibit = Exhibit::new(fs, writer);
                exhibit.start();
                exhibits.push(exhibit);
            }
            Happens::Clone { .. } => {}
            Happens::CopyExhibit { who } => {
                let fs = exhibits[who % count].fs.copy();
                fs.restart(Leaves::All);
                exhibits[who % count].copy = Some(fs);
            }
            Happens::RestoreExhibit { who } => {
                let exhibit = &mut exhibits[who % count];
                let Some(copy) = exhibit.copy.clone() else { return };
                exhibit.spool = None;
                exhibit.fs.put_back(&copy);
                mend_disk(&exhibit.fs);
                *exhibit = Exhibit { copy: Some(copy), ..Exhibit::new(exhibit.fs.clone(), writer) };
                exhibit.start();
                self.server.crash(Leaves::All);
                self.forgive(&[]);
            }
            Happens::ServerTakes { most_records } => self.server.most_records = most_records,
            Happens::ServerCrash { leaves } => self.server.crash(leaves),
            Happens::ServerPowerCutWithin { calls } => self.server.disk.power_off_after(calls),
            Happens::BackUpServer => {
                self.server.crash(Leaves::Synced);
                self.backup = self.server.backup();
            }
            Happens::RestoreServer => {
                self.server.crash(Leaves::Synced);
                let before = self.server.rows();
                self.once_stored
                    .extend(before.iter().filter_map(|row| Some((visit(row)?, (row.epoch.clone(), row.seq)))));
                self.server.restore(&self.backup);
                self.exhibits.iter_mut().for_each(|exhibit| exhibit.delivery.reconnect());
                self.forgive(&before);
            }
        }
    }

    /// After a restore: what is nowhere any more, no program can bring back. Nor is everything sent again that came under
    /// numbers that another exhibit used too, since the server's mark is one for both (docs/journal.md says so).
    fn forgive(&mut self, before: &[Row]) {
        let rows = self.server.rows();
        let stored: BTreeSet<_> = rows.iter().filter_map(visit).collect();
        let on_disks: BTreeSet<_> = self.exhibits.iter().flat_map(Exhibit::visits_on_disk).collect();
        let shared = |row: &Row| {
            let writer = |row: &Row| visit(row).map(|visit| visit / WRITER);
            before
                .iter()
                .any(|other| other.epoch == row.epoch && writer(other) != writer(row) && writer(other).is_some())
        };
        let twice: BTreeSet<_> = before.iter().filter(|row| shared(row)).filter_map(visit).collect();
        let gone = self.oracle.durable.iter().filter(|visit| !stored.contains(visit));
        let gone: Vec<_> = gone.filter(|visit| !on_disks.contains(visit) || twice.contains(visit)).copied().collect();
        self.oracle.destroyed.extend(gone);
    }

    /// Everything works again, and goes on until all is delivered.
    pub fn end(&mut self) -> Result<(), TestCaseError> {
        self.server.crash(Leaves::All);
        for exhibit in &mut self.exhibits {
            mend(exhibit);
            exhibit.start();
            prop_assert!(exhibit.spool.is_some(), "a spool cannot be opened");
            exhibit.flush(&mut self.oracle);
            prop_assert!(exhibit.pending.is_empty(), "what was appended does not become durable");
        }
        // Twice: a hello of one may ask for what another one's answer hid.
        for _ in 0..2 {
            for exhibit in &mut self.exhibits {
                exhibit.delivery.reconnect();
                for _ in 0..600 {
                    exhibit.send(&mut self.server, Fate::Arrives);
                }
                let progress = exhibit.spool.as_ref().map(Outbox::progress);
                let done = progress.is_some_and(|it| it.acked >= it.last_seq && !it.sealed);
                prop_assert!(done, "delivery does not come to an end: {:?} {:?}", progress, exhibit.delivery);
            }
        }
        // Stored once, then lost by a restored server, and now either deleted by age or a full disk, which a gap says, or
        // hidden by another exhibit's record of the same number (docs/journal.md says so).
        let on_disks: BTreeSet<_> = self.exhibits.iter().flat_map(Exhibit::visits_on_disk).collect();
        let rows = self.server.rows();
        let taken =
            |epoch: &str, seq: u64| rows.iter().any(|row| row.epoch == epoch && (row.seq..=row.through).contains(&seq));
        let gone =
            self.once_stored.iter().filter(|(visit, (epoch, seq))| !on_disks.contains(visit) || taken(epoch, *seq));
        self.oracle.destroyed.extend(gone.map(|(visit, _)| *visit));
        self.oracle.verdict(&self.server).map_err(TestCaseError::fail)
    }
}

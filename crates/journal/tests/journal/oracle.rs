//! What every story must end in: each record that was reported as durable is stored exactly once, every other at most
//! once, order within an epoch is kept, and every gap has a written reason.

use std::collections::{BTreeMap, BTreeSet};

use journal::{Event, Spool, SpoolError};

use crate::hall::{Row, Server, stamp};

/// Visits of one writer are below the next multiple of this.
pub const WRITER: u64 = 1_000_000;

/// Why numbers may be missing.
const REASONS: [&str; 6] = ["disk_full", "queue_full", "too_long", "damaged", "refused", "not_kept"];

#[derive(Clone, Debug, Default)]
pub struct Oracle {
    /// Appended, not yet reported.
    pub pending: BTreeSet<u64>,
    pub durable: BTreeSet<u64>,
    /// Durable once, and then destroyed by something that no program can undo.
    pub destroyed: BTreeSet<u64>,
}

impl Oracle {
    /// An event happens.
    pub fn append(&mut self, spool: &mut Spool, visit: u64) {
        self.append_long(spool, visit, 0);
    }

    /// The same with an event that is so many bytes longer.
    pub fn append_long(&mut self, spool: &mut Spool, visit: u64, bytes: usize) {
        let event = Event::SceneEntered { visit: journal::VisitId(visit), scene: "x".repeat(bytes) };
        // An event that is not taken was not promised either.
        if spool.append(&event, stamp()).is_ok() {
            self.pending.insert(visit);
        }
    }

    /// What was appended is reported as durable if the commit says so.
    pub fn commit(&mut self, spool: &mut Spool) -> Result<(), SpoolError> {
        spool.commit()?;
        self.durable.append(&mut self.pending);
        Ok(())
    }

    /// What was not reported went with the memory.
    pub fn crash(&mut self) {
        self.pending.clear();
    }

    /// Durable records that are not stored.
    pub fn missing(&self, rows: &[Row]) -> Vec<u64> {
        let stored: BTreeSet<_> = rows.iter().filter_map(visit).collect();
        self.durable.iter().copied().filter(|visit| !stored.contains(visit)).collect()
    }

    /// What is wrong with what is stored, or nothing.
    pub fn verdict(&self, server: &Server) -> Result<(), String> {
        let rows = server.rows();
        let lost: Vec<_> = self.missing(&rows).into_iter().filter(|visit| !self.destroyed.contains(visit)).collect();
        if !lost.is_empty() {
            return Err(format!("reported as durable and not stored: {lost:?} of {rows:#?}"));
        }
        let mut times: BTreeMap<u64, usize> = BTreeMap::new();
        rows.iter().filter_map(visit).for_each(|visit| *times.entry(visit).or_default() += 1);
        if let Some((visit, times)) = times.into_iter().find(|(_, times)| *times > 1) {
            return Err(format!("{visit} is stored {times} times: {rows:#?}"));
        }
        ordered(&rows)?;
        dense(&rows)
    }

    #[track_caller]
    pub fn check(&self, server: &Server, case: &str) {
        if let Err(verdict) = self.verdict(server) {
            panic!("{case}: {verdict}");
        }
    }
}

pub fn visit(row: &Row) -> Option<u64> {
    visit_of(row.event.as_ref()?)
}

pub fn visit_of(event: &Event) -> Option<u64> {
    match event {
        Event::Wiped { visit } | Event::SceneEntered { visit, .. } => Some(visit.0),
        _ => None,
    }
}

/// Each writer's visits go up within an epoch.
fn ordered(rows: &[Row]) -> Result<(), String> {
    let mut last: BTreeMap<(&str, bool, u64), u64> = BTreeMap::new();
    for row in rows {
        let Some(visit) = visit(row) else { continue };
        if last.insert((&row.epoch, row.conflict, visit / WRITER), visit).is_some_and(|last| last > visit) {
            return Err(format!("{visit} is out of order: {rows:#?}"));
        }
    }
    Ok(())
}

/// Numbers of an epoch go from 1 on without a hole, and every gap says why.
fn dense(rows: &[Row]) -> Result<(), String> {
    let mut next: BTreeMap<&str, u64> = BTreeMap::new();
    for row in rows {
        if let Some(Event::Gap { reason, .. }) = &row.event
            && !REASONS.contains(&reason.as_str())
        {
            return Err(format!("a gap for no reason: {row:?}"));
        }
        let next = next.entry(&row.epoch).or_insert(1);
        if !row.conflict && row.seq > *next {
            return Err(format!("a hole before {row:?}: {rows:#?}"));
        }
        *next = (*next).max(row.through + 1);
    }
    Ok(())
}

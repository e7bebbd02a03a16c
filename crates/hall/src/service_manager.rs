//! What the service manager hears, where there is one: that the server answers, that it goes on answering, that it ends.
//!
//! A server that does not go on is killed and started again. So what it is asked here is only what a new start mends: a
//! full disk and statistics that lag are told at `/healthz`, to people.

use std::time::Duration;

use rusqlite::{Connection, TransactionBehavior};
use sd_notify::NotifyState;

use crate::database::DatabaseError;
use crate::hall::SharedHall;

/// Requests are answered.
pub fn ready() {
    tell(&NotifyState::Ready);
}

/// Requests under way are finished, and no others.
pub fn stopping() {
    tell(&NotifyState::Stopping);
}

/// Says that the server goes on, each time a read and a write were possible, until the server ends. Nothing where no
/// watchdog waits for it.
pub async fn feed_watchdog(hall: SharedHall) {
    let Some(patience) = sd_notify::watchdog_enabled() else {
        return;
    };
    let mut ending = hall.ending.subscribe();
    loop {
        match tokio::time::timeout(patience / 2, goes_on(&hall)).await {
            Ok(Ok(())) => tell(&NotifyState::Watchdog),
            Ok(Err(error)) => tracing::error!("the watchdog is not fed: {error}"),
            Err(_) => tracing::error!("the watchdog is not fed: the database has not answered for {patience:?} / 2"),
        }
        if tokio::time::timeout(pause(patience), ending.wait_for(|ending| *ending)).await.is_ok() {
            return;
        }
    }
}

/// So that two are heard within the watchdog's patience.
fn pause(patience: Duration) -> Duration {
    patience / 4
}

async fn goes_on(hall: &SharedHall) -> Result<(), DatabaseError> {
    hall.database.read(|connection| Ok::<_, DatabaseError>(connection.query_row("SELECT 1", [], |_| Ok(()))?)).await?;
    // Takes the lock of a write and gives it back.
    let write = |connection: &mut Connection| -> Result<(), DatabaseError> {
        Ok(connection.transaction_with_behavior(TransactionBehavior::Immediate)?.rollback()?)
    };
    hall.database.write(write).await
}

fn tell(state: &NotifyState) {
    if let Err(error) = sd_notify::notify(std::slice::from_ref(state)) {
        tracing::warn!("the service manager was not told {state} ({error})");
    }
}

//! What may happen.

use proptest::prelude::*;

use crate::memory_file_system::{Fault, Leaves};

/// More are not made by cloning.
pub const MOST_EXHIBITS: usize = 4;

/// One thing that happens. `who` is an exhibit, taken modulo how many there are.
#[derive(Clone, Debug)]
pub enum Happens {
    Append { who: usize, count: u64 },
    Flush { who: usize },
    Send { who: usize, fate: Fate },
    Reconnect { who: usize },
    Crash { who: usize, leaves: Leaves },
    PowerCutWithin { who: usize, calls: usize },
    ClockJump { who: usize, wall_ms: i64 },
    Delete { who: usize },
    DiskFull { who: usize, room: usize },
    DiskMeets { who: usize, fault: Fault, calls: usize, times: usize },
    SyncsFail { who: usize, times: usize },
    DiskMended { who: usize },
    NewEpoch { who: usize },
    Clone { who: usize },
    CopyExhibit { who: usize },
    RestoreExhibit { who: usize },
    ServerTakes { most_records: usize },
    ServerCrash { leaves: Leaves },
    ServerPowerCutWithin { calls: usize },
    BackUpServer,
    RestoreServer,
}

/// What becomes of a request.
#[derive(Clone, Copy, Debug)]
pub enum Fate {
    Arrives,
    IsLost,
    ItsAnswerIsLost,
}

fn leaves() -> impl Strategy<Value = Leaves> {
    prop_oneof![Just(Leaves::Synced), Just(Leaves::All), (1u64..1 << 32).prop_map(Leaves::Some)]
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![4 => Just(Fate::Arrives), 1 => Just(Fate::IsLost), 1 => Just(Fate::ItsAnswerIsLost)]
}

fn fault() -> impl Strategy<Value = Fault> {
    prop_oneof![Just(Fault::NoSpace), Just(Fault::Quota), Just(Fault::Io), Just(Fault::ReadOnly), Just(Fault::Denied)]
}

/// Anything, with what matters more often.
pub fn happens() -> impl Strategy<Value = Happens> {
    let who = || 0..MOST_EXHIBITS;
    prop_oneof![
        8 => (who(), 1u64..6).prop_map(|(who, count)| Happens::Append { who, count }),
        6 => who().prop_map(|who| Happens::Flush { who }),
        12 => (who(), fate()).prop_map(|(who, fate)| Happens::Send { who, fate }),
        1 => who().prop_map(|who| Happens::Reconnect { who }),
        3 => (who(), leaves()).prop_map(|(who, leaves)| Happens::Crash { who, leaves }),
        2 => (who(), 0usize..12).prop_map(|(who, calls)| Happens::PowerCutWithin { who, calls }),
        1 => (who(), any::<i64>()).prop_map(|(who, wall_ms)| Happens::ClockJump { who, wall_ms }),
        1 => who().prop_map(|who| Happens::Delete { who }),
        1 => (who(), 0usize..300).prop_map(|(who, room)| Happens::DiskFull { who, room }),
        1 => (who(), fault(), 0usize..6, 1usize..9)
            .prop_map(|(who, fault, calls, times)| Happens::DiskMeets { who, fault, calls, times }),
        1 => (who(), 1usize..4).prop_map(|(who, times)| Happens::SyncsFail { who, times }),
        2 => who().prop_map(|who| Happens::DiskMended { who }),
        1 => who().prop_map(|who| Happens::NewEpoch { who }),
        1 => who().prop_map(|who| Happens::Clone { who }),
        1 => who().prop_map(|who| Happens::CopyExhibit { who }),
        1 => who().prop_map(|who| Happens::RestoreExhibit { who }),
        1 => (1usize..8).prop_map(|most_records| Happens::ServerTakes { most_records }),
        2 => leaves().prop_map(|leaves| Happens::ServerCrash { leaves }),
        1 => (0usize..12).prop_map(|calls| Happens::ServerPowerCutWithin { calls }),
        1 => Just(Happens::BackUpServer),
        1 => Just(Happens::RestoreServer),
    ]
}

//! Clocks that jump.

use journal::{BootId, Stamp};

use crate::hall::{Exhibit, Server, visit_event};

const DAY_MS: i64 = 24 * 3600 * 1000;

#[test]
fn case_15_clocks_that_jump_change_neither_order_nor_identity() {
    // Year 1970 at boot, set right, summer time, a leap second's step back, far too late, before 1970, the ends of the type.
    let now = 1_780_000_000_000;
    let walls = [0, now, now + 3_600_000, now - 1000, now + 50 * 365 * DAY_MS, -now, i64::MIN, i64::MAX, now];
    let (mut exhibit, mut server) = (Exhibit::new(), Server::new("a"));
    let epoch = exhibit.spool.epoch();
    for (n, wall_ms) in walls.into_iter().enumerate() {
        // A boot each, so monotonic times begin again too.
        let offset_min = if n % 2 == 0 { 480 } else { -720 };
        let stamp = Stamp { boot: BootId([n as u8; 16]), mono_ms: 10 - n as u64, wall_ms, offset_min };
        exhibit.spool.append(&visit_event(n as u64 + 1), stamp).unwrap();
        exhibit.spool.commit().unwrap();
        for at in [wall_ms, i64::MIN, i64::MAX] {
            assert_eq!(exhibit.spool.delete_expired(at).unwrap(), 0, "nothing is confirmed, whatever the clock says");
        }
        exhibit = Exhibit::on(&{
            let fs = exhibit.fs.clone();
            drop(exhibit);
            fs
        });
        assert_eq!((exhibit.spool.epoch(), exhibit.spool.next_seq()), (epoch, n as u64 + 2));
    }
    exhibit.finish(&mut server);
    let rows = server.rows();
    let order: Vec<_> = rows.iter().map(|row| (row.seq, row.event.clone().unwrap())).collect();
    let expected: Vec<_> = (1..=walls.len() as u64).map(|n| (n, visit_event(n))).collect();
    assert_eq!(order, expected);
}

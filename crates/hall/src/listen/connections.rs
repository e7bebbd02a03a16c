//! Which connections are open, and which one goes where there is room for no more. Pure state: the time is passed in.
//!
//! A connection that waits (for a handshake, for a request's head) goes before one whose request is being answered. Of those
//! that wait it is one of the address that has most, and of its own the one that has waited longest: somebody who opens
//! thousands of them mostly shuts their own.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::Notify;

/// A request that takes longer than this makes room too; the longest that is meant to wait is an exhibit's for orders, 20 s.
const LONG: Duration = Duration::from_secs(60);

/// All open connections.
#[derive(Debug)]
pub struct Connections {
    most: usize,
    last: u64,
    open: HashMap<u64, Open>,
}

#[derive(Debug)]
struct Open {
    from: IpAddr,
    is_busy: bool,
    since: Instant,
    close: Arc<Notify>,
}

/// A connection that was let in.
#[derive(Debug)]
pub struct LetIn {
    /// Its number.
    pub number: u64,
    /// Told when it has to make room.
    pub close: Arc<Notify>,
}

impl Connections {
    /// Room for so many.
    pub fn new(most: usize) -> Self {
        Self { most, last: 0, open: HashMap::new() }
    }

    /// Lets a connection in; `None` where all others are being answered.
    pub fn admit(&mut self, from: IpAddr, now: Instant) -> Option<LetIn> {
        if self.open.len() >= self.most {
            let goes = self.goes_first(now)?;
            self.open.remove(&goes)?.close.notify_one();
        }
        self.last += 1;
        let close = Arc::new(Notify::new());
        self.open.insert(self.last, Open { from, is_busy: false, since: now, close: close.clone() });
        Some(LetIn { number: self.last, close })
    }

    /// A request of this connection is being answered, or it waits for the next one.
    pub fn set_busy(&mut self, number: u64, is_busy: bool, now: Instant) {
        if let Some(open) = self.open.get_mut(&number) {
            (open.is_busy, open.since) = (is_busy, now);
        }
    }

    /// A connection has ended.
    pub fn leave(&mut self, number: u64) {
        self.open.remove(&number);
    }

    fn goes_first(&self, now: Instant) -> Option<u64> {
        let mut by_address: HashMap<IpAddr, usize> = HashMap::new();
        for open in self.open.values() {
            *by_address.entry(open.from).or_default() += 1;
        }
        let may_go = |open: &Open| !open.is_busy || now.saturating_duration_since(open.since) > LONG;
        self.open
            .iter()
            .filter(|(_, open)| may_go(open))
            .min_by_key(|(_, open)| (std::cmp::Reverse(by_address.get(&open.from)), open.since))
            .map(|(number, _)| *number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(last: u8) -> IpAddr {
        IpAddr::from([10, 0, 0, last])
    }

    #[test]
    fn the_longest_waiting_of_the_address_with_most_goes() {
        let start = Instant::now();
        let at = |second| start + Duration::from_secs(second);
        let mut connections = Connections::new(4);
        let exhibit = connections.admit(address(1), at(0)).unwrap().number;
        let first = connections.admit(address(9), at(1)).unwrap().number;
        let second = connections.admit(address(9), at(2)).unwrap().number;
        connections.admit(address(9), at(3)).unwrap();
        connections.admit(address(9), at(4)).unwrap();
        assert!(connections.open.contains_key(&exhibit));
        assert!(!connections.open.contains_key(&first));
        connections.set_busy(second, true, at(5));
        connections.admit(address(2), at(6)).unwrap();
        assert!(connections.open.contains_key(&second), "it is being answered");
        assert_eq!(connections.open.len(), 4);
    }

    #[test]
    fn where_all_are_busy_nobody_is_let_in_until_one_takes_too_long() {
        let start = Instant::now();
        let mut connections = Connections::new(1);
        let only = connections.admit(address(1), start).unwrap().number;
        connections.set_busy(only, true, start);
        assert!(connections.admit(address(2), start + LONG).is_none());
        assert!(connections.admit(address(2), start + LONG + Duration::from_secs(1)).is_some());
    }

    #[test]
    fn who_leaves_makes_room() {
        let now = Instant::now();
        let mut connections = Connections::new(1);
        let only = connections.admit(address(1), now).unwrap().number;
        connections.set_busy(only, true, now);
        connections.leave(only);
        assert!(connections.admit(address(2), now).is_some());
    }
}

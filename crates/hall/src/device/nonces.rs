//! Requests that were answered lately, so that a copy of one opens nothing.
//!
//! Memory is bounded without letting a copy through: where a device asks more often than there is room for, its oldest
//! requests are forgotten together with the right to send any as old as they are.

use std::collections::{BTreeSet, HashMap};

use device_key::{ReceivedSignature, WINDOW_S};

/// Requests of one device that are remembered.
const REMEMBERED: usize = 20_000;

/// The nonces of every device.
#[derive(Debug)]
pub struct Nonces {
    /// Before this second nothing is remembered, so nothing signed before it is taken.
    since_s: i64,
    devices: HashMap<String, Seen>,
}

/// What one device has sent.
#[derive(Debug)]
struct Seen {
    /// Requests signed in this second or before are not taken.
    floor_s: i64,
    requests: BTreeSet<(i64, [u8; 16])>,
}

/// Why a request is not new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotNew {
    /// It was answered before.
    Replayed,
    /// It is older than what is remembered.
    Forgotten,
}

impl Nonces {
    /// Remembers from this second on, in seconds since 1970.
    pub fn since(since_s: i64) -> Self {
        Self { since_s, devices: HashMap::new() }
    }

    /// Takes a request of the one that is remembered as `who`, once. To be asked after its signature was found good.
    pub fn take(&mut self, who: &str, request: &ReceivedSignature, now_s: i64) -> Result<(), NotNew> {
        self.take_once(who, request.created_s, request.nonce, now_s)
    }

    fn take_once(&mut self, who: &str, created_s: i64, nonce: [u8; 16], now_s: i64) -> Result<(), NotNew> {
        if !self.devices.contains_key(who) {
            let seen = Seen { floor_s: self.since_s.saturating_sub(1), requests: BTreeSet::new() };
            self.devices.insert(who.to_owned(), seen);
        }
        let Some(seen) = self.devices.get_mut(who) else { return Err(NotNew::Forgotten) };
        seen.forget(|created_s, _| created_s < now_s.saturating_sub(WINDOW_S));
        if created_s <= seen.floor_s {
            return Err(NotNew::Forgotten);
        }
        if !seen.requests.insert((created_s, nonce)) {
            return Err(NotNew::Replayed);
        }
        seen.forget(|_, remembered| remembered > REMEMBERED);
        Ok(())
    }
}

impl Seen {
    /// Forgets the oldest while this is so. The clock may be set back later: then they would be in the window again.
    fn forget(&mut self, is_so: impl Fn(i64, usize) -> bool) {
        while let Some((created_s, _)) = self.requests.first().copied()
            && is_so(created_s, self.requests.len())
        {
            self.requests.pop_first();
            self.floor_s = self.floor_s.max(created_s);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nonce(number: u32) -> [u8; 16] {
        let mut nonce = [0; 16];
        nonce[..4].copy_from_slice(&number.to_be_bytes());
        nonce
    }

    #[test]
    fn each_request_is_taken_once_and_devices_do_not_meet() {
        let mut nonces = Nonces::since(1_000);
        assert_eq!(nonces.take_once("a", 1_000, nonce(1), 1_000), Ok(()));
        assert_eq!(nonces.take_once("a", 1_000, nonce(1), 1_300), Err(NotNew::Replayed));
        assert_eq!(nonces.take_once("a", 1_000, nonce(2), 1_300), Ok(()));
        assert_eq!(nonces.take_once("b", 1_000, nonce(1), 1_300), Ok(()));
        assert_eq!(nonces.take_once("b", 999, nonce(9), 1_000), Err(NotNew::Forgotten), "from before the start");
    }

    #[test]
    fn a_clock_set_back_opens_no_old_request() {
        let mut nonces = Nonces::since(0);
        assert_eq!(nonces.take_once("a", 1_000, nonce(1), 1_000), Ok(()));
        assert_eq!(nonces.take_once("a", 9_000, nonce(2), 9_000), Ok(()));
        assert_eq!(nonces.take_once("a", 1_000, nonce(1), 1_000), Err(NotNew::Forgotten));
    }

    #[test]
    fn memory_is_bounded_and_what_is_forgotten_is_not_taken_again() {
        let mut nonces = Nonces::since(0);
        let many = 2 * u32::try_from(REMEMBERED).unwrap();
        for number in 0..many {
            assert_eq!(nonces.take_once("a", 1_000 + i64::from(number / 200), nonce(number), 1_200), Ok(()));
        }
        assert_eq!(nonces.devices["a"].requests.len(), REMEMBERED);
        for number in (0..many).step_by(97) {
            let again = nonces.take_once("a", 1_000 + i64::from(number / 200), nonce(number), 1_200);
            assert!(again.is_err(), "{number}");
        }
    }
}

//! Slows down whoever tries PINs, without ever locking the door for good.
//!
//! Rule (security.md C1, after ASVS 5.0 6.1.1 and 6.6.3): per client five tries, then a wait of 30 s that doubles with
//! every further wrong PIN up to 15 min. Other clients are not touched, so nobody can lock the staff out from elsewhere.

use std::collections::HashMap;
use std::net::IpAddr;
use std::time::{Duration, Instant};

/// Wrong PINs that cost no wait.
const FREE_TRIES: u32 = 5;
/// The first wait.
const FIRST_WAIT: Duration = Duration::from_secs(30);
/// The longest wait.
const LONGEST_WAIT: Duration = Duration::from_secs(15 * 60);
/// A client that was quiet for so long starts afresh.
const FORGOTTEN_AFTER: Duration = Duration::from_secs(24 * 60 * 60);
/// So many clients are remembered; beyond, the longest quiet one is forgotten.
const CLIENTS: usize = 10_000;

/// The wrong PINs of every client.
#[derive(Debug, Default)]
pub struct WrongPins {
    clients: HashMap<IpAddr, Tries>,
}

#[derive(Debug)]
struct Tries {
    wrong: u32,
    last: Instant,
    wait: Duration,
}

impl WrongPins {
    /// Lets the client try once, or says how long it has to wait. The try counts as wrong until [`Self::right`] is
    /// called, so that many tries at once are not free.
    pub fn admit(&mut self, client: IpAddr, now: Instant) -> Result<(), Duration> {
        self.forget(now);
        let tries = self.clients.entry(client).or_insert(Tries { wrong: 0, last: now, wait: Duration::ZERO });
        let passed = now.saturating_duration_since(tries.last);
        if passed < tries.wait {
            return Err(tries.wait - passed);
        }
        tries.wrong = tries.wrong.saturating_add(1);
        tries.last = now;
        tries.wait = wait_after(tries.wrong);
        Ok(())
    }

    /// The admitted PIN was right: the client starts afresh.
    pub fn right(&mut self, client: IpAddr) {
        self.clients.remove(&client);
    }

    fn forget(&mut self, now: Instant) {
        self.clients.retain(|_, tries| now.saturating_duration_since(tries.last) < FORGOTTEN_AFTER);
        if self.clients.len() >= CLIENTS
            && let Some(oldest) = self.clients.iter().min_by_key(|(_, tries)| tries.last).map(|(client, _)| *client)
        {
            self.clients.remove(&oldest);
        }
    }
}

fn wait_after(wrong: u32) -> Duration {
    match wrong.checked_sub(FREE_TRIES) {
        None => Duration::ZERO,
        Some(doublings) => FIRST_WAIT.saturating_mul(2_u32.saturating_pow(doublings)).min(LONGEST_WAIT),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLIENT: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(10, 0, 0, 7));
    const OTHER: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(10, 0, 0, 8));

    #[test]
    fn five_are_free_then_the_wait_doubles_to_fifteen_minutes() {
        let mut pins = WrongPins::default();
        let mut now = Instant::now();
        for _ in 0..5 {
            assert_eq!(pins.admit(CLIENT, now), Ok(()));
        }
        for seconds in [30, 60, 120, 240, 480, 900, 900, 900] {
            assert_eq!(pins.admit(CLIENT, now), Err(Duration::from_secs(seconds)));
            assert_eq!(pins.admit(OTHER, now), Ok(()), "others are not held up");
            pins.right(OTHER);
            now += Duration::from_secs(seconds);
            assert_eq!(pins.admit(CLIENT, now), Ok(()), "never locked for ever");
        }
    }

    #[test]
    fn a_refused_try_does_not_make_the_wait_longer() {
        let mut pins = WrongPins::default();
        let start = Instant::now();
        for _ in 0..5 {
            assert_eq!(pins.admit(CLIENT, start), Ok(()));
        }
        for second in 1..30 {
            assert_eq!(pins.admit(CLIENT, start + Duration::from_secs(second)), Err(Duration::from_secs(30 - second)));
        }
        assert_eq!(pins.admit(CLIENT, start + Duration::from_secs(30)), Ok(()));
    }

    #[test]
    fn a_right_pin_starts_afresh() {
        let mut pins = WrongPins::default();
        let now = Instant::now();
        for _ in 0..4 {
            assert_eq!(pins.admit(CLIENT, now), Ok(()));
        }
        pins.right(CLIENT);
        for _ in 0..5 {
            assert_eq!(pins.admit(CLIENT, now), Ok(()));
        }
        assert!(pins.admit(CLIENT, now).is_err());
    }

    #[test]
    fn memory_is_bounded() {
        let mut pins = WrongPins::default();
        let now = Instant::now();
        for number in 0..20_000_u32 {
            let _ = pins.admit(IpAddr::from(number.to_be_bytes()), now);
        }
        assert!(pins.clients.len() <= CLIENTS);
    }
}

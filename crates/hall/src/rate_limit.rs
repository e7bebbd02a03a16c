//! How often somebody who is not signed in may ask: a bucket of tokens for each client.

use std::collections::HashMap;
use std::net::IpAddr;
use std::time::{Duration, Instant};

/// Clients that are remembered; beyond, all full buckets are forgotten.
const CLIENTS: usize = 10_000;

/// Lets each client ask `burst` times at once and then once every `every`.
#[derive(Debug)]
pub struct RateLimit {
    burst: u32,
    every: Duration,
    /// For each client, when its bucket will be full again.
    full_at: HashMap<IpAddr, Instant>,
}

impl RateLimit {
    /// A limit of `burst` questions at once and one more every `every`.
    pub fn new(burst: u32, every: Duration) -> Self {
        Self { burst, every, full_at: HashMap::new() }
    }

    /// Takes one token, or says how long to wait for one.
    pub fn admit(&mut self, client: IpAddr, now: Instant) -> Result<(), Duration> {
        if self.full_at.len() >= CLIENTS {
            self.full_at.retain(|_, full_at| *full_at > now);
        }
        if self.full_at.len() >= CLIENTS && !self.full_at.contains_key(&client) {
            return Err(self.every);
        }
        let full_at = self.full_at.get(&client).copied().unwrap_or(now).max(now) + self.every;
        let longest = self.every.saturating_mul(self.burst);
        let over = full_at.saturating_duration_since(now).saturating_sub(longest);
        if !over.is_zero() {
            return Err(over);
        }
        self.full_at.insert(client, full_at);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_then_a_steady_rate_for_each_client_alone() {
        let (a, b) = (IpAddr::from([10, 0, 0, 1]), IpAddr::from([10, 0, 0, 2]));
        let start = Instant::now();
        let mut limit = RateLimit::new(3, Duration::from_secs(2));
        for _ in 0..3 {
            assert_eq!(limit.admit(a, start), Ok(()));
        }
        assert_eq!(limit.admit(a, start), Err(Duration::from_secs(2)));
        assert_eq!(limit.admit(b, start), Ok(()));
        assert_eq!(limit.admit(a, start + Duration::from_secs(2)), Ok(()));
        assert!(limit.admit(a, start + Duration::from_secs(2)).is_err());
    }
}

//! How long to wait before the next try: doubling up to half a minute, with jitter so that twenty exhibits do not come
//! back in step, and for ever.

const FIRST_MS: u64 = 500;
const LONGEST_MS: u64 = 30_000;

/// Waiting times of one sender.
#[derive(Clone, Debug)]
pub(crate) struct Backoff {
    failures: u32,
    random: u64,
}

impl Backoff {
    /// `seed` makes the jitter: random in life, fixed in tests.
    pub fn new(seed: u64) -> Self {
        // The generator below stands still at zero.
        Self { failures: 0, random: seed | 1 }
    }

    /// Something worked.
    pub fn reset(&mut self) {
        self.failures = 0;
    }

    /// Milliseconds to wait after one more failure: between half and all of the doubled time.
    pub fn next_ms(&mut self) -> u64 {
        let whole = LONGEST_MS.min(FIRST_MS << self.failures.min(16));
        self.failures = self.failures.saturating_add(1);
        // xorshift64: jitter needs spread, not secrecy.
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        whole / 2 + self.random % (whole / 2 + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_the_limit_stay_there_and_start_again_after_success() {
        for seed in 0..50 {
            let mut backoff = Backoff::new(seed);
            for failure in 0..100 {
                let whole = LONGEST_MS.min(FIRST_MS << failure.min(16));
                let wait = backoff.next_ms();
                assert!((whole / 2..=whole).contains(&wait), "seed {seed}, failure {failure}: {wait}");
            }
            backoff.reset();
            assert!(backoff.next_ms() <= FIRST_MS);
        }
    }

    #[test]
    fn two_senders_do_not_wait_alike() {
        let waits = |seed| {
            let mut backoff = Backoff::new(seed);
            (0..8).map(|_| backoff.next_ms()).collect::<Vec<_>>()
        };
        assert_ne!(waits(0x1234_5678_9abc), waits(0xfeed_0123_4567));
    }
}

//! Chance that comes out the same for the same seed.

/// SplitMix64 (Steele, Lea and Flood 2014): small, and good enough for made-up visitors. Not for secrets.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice that always fall the same way for a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// 64 random bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A share, 0 up to but without 1.
    pub fn share(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number between two, without the upper one.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.share()
    }

    /// True this often.
    pub fn chance(&mut self, share: f64) -> bool {
        self.share() < share
    }

    /// A waiting time with this mean, without memory.
    pub fn exponential(&mut self, mean: f64) -> f64 {
        -(1.0 - self.share()).ln() * mean
    }

    /// A length that is as often below as above `median`, with a long tail; `spread` is the sigma of its logarithm.
    pub fn log_normal(&mut self, median: f64, spread: f64) -> f64 {
        // Box and Muller 1958, one of the two values.
        let radius = (-2.0 * (1.0 - self.share()).ln()).sqrt();
        let normal = radius * (std::f64::consts::TAU * self.share()).cos();
        median * (spread * normal).exp()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sequence_is_splitmix64() {
        // First outputs for seed 1234567, as Vigna's reference program prints them.
        let mut dice = Dice::new(1_234_567);
        assert_eq!(dice.bits(), 6_457_827_717_110_365_317);
        assert_eq!(dice.bits(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn means_and_medians_are_what_they_say() {
        let mut dice = Dice::new(7);
        let count = 20_000;
        let mean = (0..count).map(|_| dice.exponential(5.0)).sum::<f64>() / f64::from(count);
        assert!((4.8..5.2).contains(&mean), "{mean}");
        let below = (0..count).filter(|_| dice.log_normal(90.0, 0.5) < 90.0).count();
        assert!((9_700..10_300).contains(&below), "{below}");
    }
}

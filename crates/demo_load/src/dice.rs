/// Chance that comes out the same for the same seed: SplitMix64 (Steele, Lea and Flood 2014). Not for secrets.
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    /// Dice of a seed for one purpose: other purposes do not move when one is thrown more often.
    pub fn new(seed: u64, purpose: &str) -> Dice {
        // FNV-1a of the purpose (Fowler, Noll and Vo).
        let hash = purpose
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        Dice(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ hash)
    }

    /// A share, 0 up to but without 1.
    pub fn share(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number between two, without the upper one.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.share()
    }

    /// A number around 0 whose standard deviation is 1 (Box and Muller 1958, one of the two values).
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.share()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.share()).cos()
    }

    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sequence_is_splitmix64() {
        // First outputs for seed 1234567, as Vigna's reference program prints them.
        let mut dice = Dice(1_234_567);
        assert_eq!(dice.bits(), 6_457_827_717_110_365_317);
        assert_eq!(dice.bits(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn purposes_are_apart_and_seeds_too() {
        let first = |seed, purpose| Dice::new(seed, purpose).bits();
        assert_eq!(first(1, "weather"), first(1, "weather"));
        assert_ne!(first(1, "weather"), first(2, "weather"));
        assert_ne!(first(1, "weather"), first(1, "machines"));
    }
}

use crate::Kind;

/// What a verifier accepts codes for: a set of kinds (OWASP ASVS 5.0, 9.2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Purpose {
    kinds: u8,
}

impl Purpose {
    /// A customer at a counter or kiosk: codes on phones and on paper.
    pub const COUNTER: Purpose = Purpose { kinds: 1 << 1 | 1 << 2 };
    /// Trying things out: test codes and no customer's.
    pub const TEST: Purpose = Purpose { kinds: 1 << 3 };
    /// Looking at a code, whatever it is for.
    pub const ANY: Purpose = Purpose { kinds: Purpose::COUNTER.kinds | Purpose::TEST.kinds };

    /// Whether codes of this kind are for it.
    #[must_use]
    pub fn accepts(self, kind: Kind) -> bool {
        self.kinds & 1 << kind.number() != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_counter_accepts_a_test() {
        let accepted = |purpose: Purpose| Kind::ALL.map(|kind| purpose.accepts(kind));
        assert_eq!(accepted(Purpose::COUNTER), [true, true, false]);
        assert_eq!(accepted(Purpose::TEST), [false, false, true]);
        assert_eq!(accepted(Purpose::ANY), [true; 3]);
    }
}

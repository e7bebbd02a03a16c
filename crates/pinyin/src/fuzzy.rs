/// Sounds that many speakers do not tell apart, and that the keyboard may take for each other. All off by default:
/// each one that is on makes the lists longer for everyone else.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Fuzzy {
    /// `z` and `zh`.
    pub z_zh: bool,
    /// `c` and `ch`.
    pub c_ch: bool,
    /// `s` and `sh`.
    pub s_sh: bool,
    /// `n` and `l` at the beginning of a syllable.
    pub n_l: bool,
    /// `an` and `ang` at its end, with `ian`/`iang` and `uan`/`uang`.
    pub an_ang: bool,
    /// `en` and `eng`.
    pub en_eng: bool,
    /// `in` and `ing`.
    pub in_ing: bool,
}

impl Fuzzy {
    /// Everything on, as people from the south often set it.
    pub const ALL: Fuzzy =
        Fuzzy { z_zh: true, c_ch: true, s_sh: true, n_l: true, an_ang: true, en_eng: true, in_ing: true };

    /// Whether one sound may stand for the other, both ways.
    pub(crate) fn alike(self, one: &str, other: &str) -> bool {
        self.plain(one) == self.plain(other)
    }

    /// A sound with all that is not told apart made the same: the initial, the final without its `g`.
    fn plain(self, sound: &str) -> (&str, &str, bool) {
        let (initial, last) = sound.split_at(initial_length(sound));
        let initial = match initial {
            "zh" if self.z_zh => "z",
            "ch" if self.c_ch => "c",
            "sh" if self.s_sh => "s",
            "n" if self.n_l => "l",
            other => other,
        };
        let folds = |on: bool, vowel: char| on && last.trim_end_matches('g').trim_end_matches('n').ends_with(vowel);
        let nasal = last.ends_with('n') || last.ends_with("ng");
        let folded = nasal && (folds(self.an_ang, 'a') || folds(self.en_eng, 'e') || folds(self.in_ing, 'i'));
        (initial, if folded { last.trim_end_matches('g') } else { last }, folded)
    }
}

/// Letters of the initial of a syllable: `zh` is two, `an` has none.
pub(crate) fn initial_length(sound: &str) -> usize {
    match sound.as_bytes() {
        [b'z' | b'c' | b's', b'h', ..] => 2,
        [b'a' | b'e' | b'o', ..] | [] => 0,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, alike: bool) {
        assert_eq!(Fuzzy::ALL.alike(one, other), alike, "{one} {other}");
        assert_eq!(Fuzzy::default().alike(one, other), one == other, "{one} {other} without fuzzy");
    }

    #[test]
    fn only_what_people_mix_up_is_alike() {
        check("zi", "zhi", true);
        check("can", "chang", true);
        check("sen", "sheng", true);
        check("nan", "lang", true);
        check("lin", "ning", true);
        check("xian", "xiang", true);
        check("guan", "guang", true);
        check("dong", "don", false);
        check("jin", "jian", false);
        check("fen", "fan", false);
        check("er", "e", false);
        check("gun", "gong", false);
    }
}

use crate::fuzzy::{Fuzzy, initial_length};
use std::ops::Range;

/// Every syllable that can be typed, sorted, so that what begins alike has numbers in a row.
#[derive(Debug, Clone, Default)]
pub(crate) struct Syllables {
    sorted: Vec<String>,
}

/// How letters may stand for one syllable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reading {
    /// Letters that are missing, roughly: 0 for all of a syllable, more for an initial or a beginning.
    pub missing: u8,
    /// Numbers of syllables that begin, or are, exactly as typed.
    pub exact: Range<u16>,
    /// Numbers of all syllables that may be meant.
    pub meant: Vec<Range<u16>>,
}

/// Letters of the longest syllable: `zhuang`.
pub(crate) const LONGEST: usize = 6;

impl Syllables {
    /// The texts must be sorted; words name them by number.
    pub fn new(sorted: Vec<String>) -> Syllables {
        Syllables { sorted }
    }

    pub fn count(&self) -> usize {
        self.sorted.len()
    }

    /// How these letters may stand for one syllable; `ends` says that no letter follows.
    pub fn readings(&self, letters: &str, ends: bool, fuzzy: Fuzzy) -> Vec<Reading> {
        let letters = alias(letters);
        let initial = initial_length(letters);
        let beginning = self.range(|sound| sound < letters, |sound| sound.starts_with(letters));
        let is_whole = self.sorted.get(usize::from(beginning.start)).is_some_and(|sound| sound == letters);
        let whole = beginning.start..beginning.start + u16::from(is_whole);
        let mut found = Vec::new();
        found.push(Reading {
            missing: 0,
            meant: self.meant(&whole, letters, fuzzy, |sound| fuzzy.alike(letters, sound)),
            exact: whole,
        });
        if initial == letters.len() && !is_whole {
            // `zh` misses as much as `z'h`, so that the two are weighed by their words alone.
            let meant =
                self.meant(&beginning, letters, fuzzy, |sound| fuzzy.alike(letters, &sound[..initial_length(sound)]));
            found.push(Reading { missing: initial as u8, exact: beginning, meant });
        } else if ends && !is_whole {
            let begins = |sound: &str| {
                let (other, rest) = sound.split_at(initial_length(sound));
                fuzzy.alike(&letters[..initial], other) && rest.starts_with(&letters[initial..])
            };
            found.push(Reading { missing: 1, meant: self.meant(&beginning, letters, fuzzy, begins), exact: beginning });
        }
        found.retain(|reading| !reading.meant.is_empty());
        found
    }

    /// Numbers from the first syllable that is not `before` to the last that `holds`.
    fn range(&self, before: impl Fn(&str) -> bool, holds: impl Fn(&str) -> bool) -> Range<u16> {
        let start = self.sorted.partition_point(|sound| before(sound));
        let length = self.sorted[start..].partition_point(|sound| holds(sound));
        start as u16..(start + length) as u16
    }

    /// The exact syllables, and with a fuzzy setting those that are alike.
    fn meant(&self, exact: &Range<u16>, letters: &str, fuzzy: Fuzzy, alike: impl Fn(&str) -> bool) -> Vec<Range<u16>> {
        if fuzzy == Fuzzy::default() {
            return if exact.is_empty() { Vec::new() } else { vec![exact.clone()] };
        }
        let firsts = match letters.as_bytes().first() {
            Some(b'n' | b'l') => "ln",
            _ => letters.get(..1).unwrap_or_default(),
        };
        let mut ranges: Vec<Range<u16>> = Vec::new();
        for first in firsts.chars() {
            let same = self.range(|sound| sound.chars().next() < Some(first), |sound| sound.starts_with(first));
            for number in same {
                if !exact.contains(&number) && !alike(&self.sorted[usize::from(number)]) {
                    continue;
                }
                match ranges.last_mut() {
                    Some(last) if last.end == number => last.end += 1,
                    _ => ranges.push(number..number + 1),
                }
            }
        }
        ranges
    }
}

/// Other spellings of a syllable: `lue` is what phones accept for `lüe`.
fn alias(letters: &str) -> &str {
    match letters {
        "lue" => "lve",
        "nue" => "nve",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(letters: &str, ends: bool, fuzzy: Fuzzy, expect: &[(u8, &[&str])]) {
        let known = ["a", "an", "dian", "lve", "nang", "zan", "zang", "zhang", "zhi"].map(String::from).to_vec();
        let syllables = Syllables::new(known);
        let readings = syllables.readings(letters, ends, fuzzy);
        let spell = |range: &Range<u16>| syllables.sorted[usize::from(range.start)..usize::from(range.end)].to_vec();
        let found: Vec<(u8, Vec<String>)> =
            readings.iter().map(|r| (r.missing, r.meant.iter().flat_map(spell).collect())).collect();
        let expect: Vec<(u8, Vec<String>)> =
            expect.iter().map(|(missing, sounds)| (*missing, sounds.iter().map(|s| s.to_string()).collect())).collect();
        assert_eq!(found, expect, "{letters}");
    }

    #[test]
    fn letters_are_a_syllable_its_initial_or_its_beginning() {
        let plain = |letters, ends, expect: &[(u8, &[&str])]| check(letters, ends, Fuzzy::default(), expect);
        plain("dian", false, &[(0, &["dian"])]);
        plain("d", false, &[(1, &["dian"])]);
        plain("zh", false, &[(2, &["zhang", "zhi"])]);
        plain("z", false, &[(1, &["zan", "zang", "zhang", "zhi"])]);
        plain("di", false, &[]);
        plain("di", true, &[(1, &["dian"])]);
        plain("lue", false, &[(0, &["lve"])]);
        plain("an", true, &[(0, &["an"])]);
        plain("v", true, &[]);
    }

    #[test]
    fn fuzzy_letters_mean_more() {
        check("zan", false, Fuzzy::ALL, &[(0, &["zan", "zang", "zhang"])]);
        check("lan", false, Fuzzy::ALL, &[(0, &["nang"])]);
        check("zh", false, Fuzzy::ALL, &[(2, &["zan", "zang", "zhang", "zhi"])]);
    }
}

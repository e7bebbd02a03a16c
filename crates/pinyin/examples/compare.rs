//! Types the phrases of `compare/*.tsv` key by key and prints how long a key takes and how often the first candidate is
//! the phrase. `compare/run.sh` runs it beside librime.

use pinyin::{Fuzzy, Lexicon};
use std::time::{Duration, Instant};

const KNOWN: &str = include_str!("../compare/phrases.tsv");
const UNSEEN: &str = include_str!("../compare/unseen.tsv");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let start = Instant::now();
    let lexicon = Lexicon::read_shipped()?;
    println!("loaded {} words in {:.1} ms", lexicon.words(), ms(start.elapsed()));
    for (name, fuzzy) in [("plain", Fuzzy::default()), ("every fuzzy sound", Fuzzy::ALL)] {
        for (file, phrases) in [("phrases.tsv", KNOWN), ("unseen.tsv", UNSEEN)] {
            let phrases: Vec<(&str, &str)> = phrases.lines().filter_map(|line| line.split_once('\t')).collect();
            let wrong: Vec<String> = phrases.iter().filter_map(|phrase| wrong(&lexicon, fuzzy, phrase)).collect();
            let times = every_key(phrases.iter().map(|(typed, _)| *typed), &lexicon, fuzzy);
            let right = phrases.len() - wrong.len();
            println!("zhidian, {name}, {file}: {}; first right {right} of {}", spread(times), phrases.len());
            wrong.iter().for_each(|line| println!("  {line}"));
        }
        let initials = "wyjdfqbwchhsjzmjfdbhlsfzfyjyytjdgm".chars().cycle().take(60).collect::<String>();
        let odd = ["zh".repeat(30), "s".repeat(60), "xian".repeat(15), "a".repeat(60), "shi".repeat(20), initials];
        let times = every_key(odd.iter().map(String::as_str), &lexicon, fuzzy);
        println!("zhidian, {name}, up to sixty odd letters: {}", spread(times));
    }
    Ok(())
}

fn wrong(lexicon: &Lexicon, fuzzy: Fuzzy, (typed, expect): &(&str, &str)) -> Option<String> {
    let found = lexicon.candidates(typed, fuzzy, 1);
    let first = found.words.first().map_or("", |word| word.text.as_str());
    (first != *expect).then(|| format!("{typed}: {first} for {expect}"))
}

fn every_key<'a>(typed: impl Iterator<Item = &'a str>, lexicon: &Lexicon, fuzzy: Fuzzy) -> Vec<Duration> {
    let keys = typed.flat_map(|typed| (1..=typed.len()).map(move |end| &typed[..end]));
    keys.map(|typed| fastest_of_three(|| lexicon.candidates(typed, fuzzy, 50))).collect()
}

/// So that other programs of the machine do not count.
fn fastest_of_three<T>(work: impl Fn() -> T) -> Duration {
    let once = || {
        let start = Instant::now();
        std::hint::black_box(work());
        start.elapsed()
    };
    once().min(once()).min(once())
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn spread(mut times: Vec<Duration>) -> String {
    times.sort();
    let at = |share: f64| times.get(((times.len() - 1) as f64 * share) as usize).map_or(0.0, |time| ms(*time));
    format!("{} keys, median {:.2} ms, p99 {:.2} ms, max {:.2} ms", times.len(), at(0.5), at(0.99), at(1.0))
}

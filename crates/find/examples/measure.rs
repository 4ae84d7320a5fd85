//! Prints what the index costs with as much in it as the largest desk will have: `cargo run --release -p find --example measure`.
//! On one core: `taskset -c 0` before it.
#![allow(clippy::print_stdout, reason = "it prints what it measured")]
use find::{FindError, Finder};
use std::time::Instant;

const REPORTS: u64 = 100_000;
const REPORT_CHARS: usize = 600;
const CASES: u64 = 20_000;
const CASE_CHARS: usize = 2_000;
const SEED: u64 = 0x5eed_cafe_f00d_beef;
const SYLLABLES: [&str; 32] = [
    "ka", "ver", "lo", "sten", "mi", "rue", "tra", "ge", "op", "an", "de", "vi", "pas", "sier", "ont", "kel",
    "bo", "ning", "huis", "werk", "cham", "bre", "fa", "ti", "sa", "ja", "mal", "os", "ri", "ne", "wag",
    "elle",
];

/// Invented words, the common ones often and most of them seldom (Zipf).
struct Words(u64);

impl Words {
    fn chance(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn word(&mut self) -> String {
        let bits = self.chance() % 17;
        let mut rest = self.chance() % (1 << bits);
        let mut word = String::new();
        loop {
            let syllable = usize::try_from(rest % 32).unwrap_or_default();
            word.push_str(SYLLABLES.get(syllable).unwrap_or(&"a"));
            rest /= 32;
            if rest == 0 {
                return word;
            }
        }
    }

    fn text(&mut self, chars: usize) -> String {
        let mut text = String::with_capacity(chars + 20);
        while text.len() < chars {
            let word = self.word();
            match self.chance() % 40 {
                0 => text.push_str(&format!(
                    "0470 {:02} {:02} {:02}",
                    self.chance() % 90,
                    self.chance() % 90,
                    self.chance() % 90
                )),
                1..=5 => {
                    text.extend(word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)))
                }
                6 => text.push_str("فاطمة"),
                7 => text.push_str("privé"),
                _ => text.push_str(&word),
            }
            text.push(' ');
        }
        text
    }
}

/// As long as a report, or as a case.
fn chars(id: u64) -> usize {
    if id < REPORTS { REPORT_CHARS } else { CASE_CHARS }
}

fn resident_mebibytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    status.split(' ').nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or_default() * 4 / 1_024
}

fn main() -> Result<(), FindError> {
    let begun = Instant::now();
    let mut words = Words(SEED);
    let written: usize = (0..REPORTS + CASES).map(|id| words.text(chars(id)).len()).sum();
    let writing = begun.elapsed();
    println!("{} MiB of text, invented in {writing:?}", written >> 20);

    let mut words = Words(SEED);
    let before = resident_mebibytes();
    let finder = Finder::new()?;
    let begun = Instant::now();
    for id in 0..REPORTS + CASES {
        finder.put(id, &words.text(chars(id)))?;
    }
    finder.publish()?;
    let built = begun.elapsed().saturating_sub(writing);
    println!("built in {built:?}: {} documents, {} MiB of index", finder.documents(), finder.bytes() >> 20);
    println!("resident: {} MiB more than before", resident_mebibytes() - before);

    for name in ["one word", "three words", "begun word", "one letter", "telephone", "name", "all refused"] {
        let mut times = Vec::new();
        let mut hits = 0;
        for _ in 0..300 {
            let typed = match name {
                "one word" | "all refused" => format!("{} x", words.word()).replace(" x", ""),
                "three words" => format!("{} {} {}", words.word(), words.word(), words.word()),
                "begun word" => words.word().chars().take(3).collect(),
                "one letter" => words.word().chars().take(1).collect(),
                "telephone" => format!(
                    "+32 470/{:02}.{:02}.{:02}",
                    words.chance() % 90,
                    words.chance() % 90,
                    words.chance() % 90
                ),
                _ => "Fatmah".to_owned(),
            };
            let begun = Instant::now();
            hits += finder.find(&typed, 50, |_| name != "all refused")?.ids.len();
            times.push(begun.elapsed());
        }
        times.sort_unstable();
        let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default();
        println!("{name}: p50 {:?}, p95 {:?}, worst {:?}, {} hits each", at(50), at(95), at(99), hits / 300);
    }

    let mut times = Vec::new();
    for id in 0..20 {
        let begun = Instant::now();
        finder.put(REPORTS + CASES + id, &words.text(REPORT_CHARS))?;
        finder.publish()?;
        times.push(begun.elapsed());
    }
    println!("one new report, published: worst of 20 {:?}", times.iter().max().unwrap_or(&built));
    for id in [777, 50_000, REPORTS + 7] {
        let begun = Instant::now();
        finder.remove(id)?;
        finder.publish()?;
        println!("one document erased: {:?}", begun.elapsed());
    }
    println!("resident: {} MiB more than before", resident_mebibytes() - before);
    Ok(())
}

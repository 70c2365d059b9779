//! How long hearing takes: one utterance at a time over a few dozen plain ones, a cast of
//! fourteen and one of two hundred, and text that grows tenfold.
//!
//! `cargo bench --bench hearing`

use std::fmt::Write as _;

use divan::{Bencher, black_box};
use hotwash::hearing::{Context, Hearing};
use hotwash::scenario::{Scenario, load};

const SOURCE: &str = include_str!("../scenarios/checkout-latency.ron");
const CORPUS: &str = include_str!("../tests/it/hearing/contract.txt");

fn main() {
    divan::main();
}

fn scenario(people: usize) -> Scenario {
    let mut more = String::new();
    for number in 14..people {
        let (first, last) = (number / 12, number % 12);
        let syllables = [
            "ba", "do", "fe", "gi", "ko", "la", "mu", "ne", "po", "ri", "su", "ta", "vo", "wy",
            "xa", "ze", "bru",
        ];
        let name = format!("{}{}dar", syllables[first], syllables[last]);
        let big = name[..1].to_uppercase() + &name[1..];
        write!(
            more,
            "(id: \"{name}\", name: \"{big} Q{name}sson\", part: Responder),"
        )
        .expect("text");
    }
    let source = SOURCE.replacen("    cast: [", &format!("    cast: [{more}"), 1);
    load(&source).scenario.expect("the fixture loads")
}

fn utterances() -> Vec<&'static str> {
    CORPUS
        .lines()
        .filter(|line| !line.starts_with("    "))
        .collect()
}

/// Hears the utterances of the contract one after another; the time is that of one.
#[divan::bench(args = [14, 200], sample_count = 500, sample_size = 100)]
fn one_utterance(bencher: Bencher, people: usize) {
    let hearing = Hearing::new(&scenario(people));
    let (context, texts) = (Context::default(), utterances());
    let mut next = 0;
    bencher.bench_local(move || {
        next = (next + 1) % texts.len();
        black_box(hearing.hear(black_box(texts[next]), &context))
    });
}

/// The utterance that the contract opens with.
#[divan::bench(sample_count = 500, sample_size = 100)]
fn the_example_of_the_contract(bencher: Bencher) {
    let hearing = Hearing::new(&scenario(14));
    let context = Context::default();
    bencher.bench_local(|| black_box(hearing.hear(black_box(utterances()[0]), &context)));
}

/// The same sentences once, ten times, a hundred times.
#[divan::bench(args = [1, 10, 100])]
fn longer_text(bencher: Bencher, times: usize) {
    let hearing = Hearing::new(&scenario(14));
    let context = Context::default();
    let text = "Hayley, please check the payments gateway, report back in five minutes. What are our options? ".repeat(times);
    bencher.bench_local(|| black_box(hearing.hear(black_box(&text), &context)));
}

/// A trainee who types: the utterance that the contract opens with, after each of its words.
#[divan::bench]
fn every_word_prefix(bencher: Bencher) {
    let hearing = Hearing::new(&scenario(14));
    let context = Context::default();
    let text = utterances()[0];
    let ends: Vec<usize> = text
        .match_indices(' ')
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    bencher.bench_local(move || {
        for end in &ends {
            black_box(hearing.hear(black_box(&text[..*end]), &context));
        }
    });
}

/// A megabyte, of which the beginning is heard and the rest noted as cut off.
#[divan::bench(sample_count = 20)]
fn a_megabyte(bencher: Bencher) {
    let hearing = Hearing::new(&scenario(14));
    let context = Context::default();
    let text = "Hayley, please check the payments gateway. ".repeat((1 << 20) / 43);
    let heard = hearing.hear(&text, &context);
    assert!(
        heard
            .not_understood
            .iter()
            .any(|part| part.contains("cut off"))
    );
    bencher.bench_local(move || black_box(hearing.hear(black_box(&text), &context)));
}

/// Building the ear for a scenario.
#[divan::bench]
fn a_new_ear(bencher: Bencher) {
    let scenario = scenario(14);
    bencher.bench_local(|| black_box(Hearing::new(black_box(&scenario))));
}

//! The budget of lint: `cargo bench --bench lint`.
//!
//! * a scenario of 2 000 lines loaded and checked: at most 20 ms;
//! * the same against the time that `ron` takes to read the text into nothing, in one run.
//!
//! With `--test` it is run once, without judging the clock of a busy machine.

use std::fmt::Write;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

use hotwash::scenario::{Level, load};
use serde::de::IgnoredAny;

const SCENARIO: &str = include_str!("../scenarios/checkout-latency.ron");
/// So many lines the grown scenario has.
const LINES: usize = 2_000;
/// Loading and checking it takes at most so long.
const BUDGET: Duration = Duration::from_millis(20);

/// The fastest of several runs: what the code costs when nothing else disturbs it.
fn fastest(times: usize, mut run: impl FnMut()) -> Duration {
    (0..times)
        .map(|_| {
            #[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
            let start = std::time::Instant::now();
            run();
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}

/// The shipped scenario with more people, injects, findings and lines, to 2 000 lines of text.
fn grown() -> String {
    let missing = LINES.saturating_sub(SCENARIO.lines().count());
    let (mut people, mut injects, mut findings, mut lines) =
        (String::new(), String::new(), String::new(), String::new());
    // An inject and its line, a finding and its line take five lines; every tenth has a person.
    for at in 0..missing / 5 {
        let minute = 1 + at % 50;
        writeln!(
            injects,
            "(id: \"more-{at}\", when: At(\"{minute}m\"),\n then: [Chat(\"sam\", \"more-{at}\")]),"
        )
        .expect("a text can be written to");
        writeln!(findings, "(id: \"seen-{at}\", service: \"orders-db\", found_by: [\"sam\"], takes: \"3m\", says: \"seen-{at}\"),").expect("a text can be written to");
        writeln!(lines, "\"more-{at}\": \"Note {at} is in the channel.\",\n\"seen-{at}\": \"Query {at} is as it was.\",").expect("a text can be written to");
        if at % 10 == 0 {
            writeln!(
                people,
                "(id: \"extra-{at}\", name: \"Xtra{at} Person{at}\", part: Support),"
            )
            .expect("a text can be written to");
        }
    }
    SCENARIO
        .replacen("cast: [", &format!("cast: [\n{people}"), 1)
        .replacen("injects: [", &format!("injects: [\n{injects}"), 1)
        .replacen("findings: [", &format!("findings: [\n{findings}"), 1)
        .replacen("\n    lines: {", &format!("\n    lines: {{\n{lines}"), 1)
}

fn main() -> ExitCode {
    let smoke = std::env::args().any(|argument| argument == "--test");
    let times = if smoke { 1 } else { 60 };
    let source = grown();
    // The same text with three mistakes of writing: it is recovered and mended.
    let broken = source
        .replacen("cast: [", "cast: [;", 1)
        .replacen("trainee: \"", "trainee \"", 1)
        .replacen("customers: ", "customers: @", 1);
    let loaded = load(&source);
    let errors: Vec<_> = loaded
        .diagnostics
        .iter()
        .filter(|one| one.level == Level::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert!(
        source.lines().count() >= LINES,
        "{}",
        source.lines().count()
    );
    assert!(load(&broken).scenario.is_none());

    let (mut lint, mut mended, mut ron) = (Duration::MAX, Duration::MAX, Duration::MAX);
    // In turns, so that a slower moment of the machine meets all.
    for _ in 0..3 {
        lint = lint.min(fastest(times, || {
            black_box(load(&source));
        }));
        mended = mended.min(fastest(times, || {
            black_box(load(&broken));
        }));
        ron = ron.min(fastest(times, || {
            black_box(ron::from_str::<IgnoredAny>(&source).is_ok());
        }));
    }
    let ratio = |time: Duration| time.as_secs_f64() / ron.as_secs_f64();
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    println!("lines                {:>8}", source.lines().count());
    println!("read by ron          {:>8.2} ms", ms(ron));
    println!(
        "lint                 {:>8.2} ms  budget 20.0 (ratio {:.1})",
        ms(lint),
        ratio(lint)
    );
    println!(
        "lint, with mistakes  {:>8.2} ms  budget 20.0 (ratio {:.1})",
        ms(mended),
        ratio(mended)
    );
    if !smoke && lint.max(mended) > BUDGET {
        eprintln!("over budget");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

//! Hearing while somebody still types: each prefix is heard at once, and what was heard in a
//! sentence that is complete stays when more follows.

use std::time::{Duration, Instant};

use hotwash::hearing::{Context, Hearing};

use super::labels::read;
use super::scenario;

/// No prefix takes longer, in a build without optimisation on a busy machine. The budget of an
/// optimised build is in `benches/hearing.rs`.
const AT_ONCE: Duration = Duration::from_millis(500);

/// Of the sentences that are followed by more, so many keep their acts at the head of the list
/// [permille]; 988 when this was written. The rest are changed on purpose:
/// a question that is then pinned is only pinned, "stop that" before a warning is part of it.
const STAYS: usize = 970;

fn utterances() -> Vec<&'static str> {
    [
        include_str!("contract.txt"),
        include_str!("corpus.txt"),
        include_str!("textbook.txt"),
    ]
    .into_iter()
    .flat_map(read)
    .map(|one| one.text)
    .collect()
}

fn acts(hearing: &Hearing, text: &str) -> Vec<&'static str> {
    let heard = hearing.hear(text, &Context::default());
    heard.acts.iter().map(|one| one.act.id()).collect()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test measures")]
fn every_prefix_of_every_utterance_is_heard_at_once() {
    let hearing = Hearing::new(&scenario());
    let mut prefixes = 0;
    for text in utterances() {
        let ends = text.match_indices(' ').map(|(at, _)| at);
        for end in ends.chain([text.len()]) {
            let start = Instant::now();
            let heard = hearing.hear(&text[..end], &Context::default());
            let took = start.elapsed();
            assert!(took < AT_ONCE, "{took:?} for {:?}", &text[..end]);
            assert!(heard.acts.iter().all(|act| act.span.1 <= end), "{heard:?}");
            prefixes += 1;
        }
    }
    assert!(prefixes > 5000, "{prefixes}");
}

#[test]
fn what_a_complete_sentence_performed_stays_when_more_is_said() {
    let hearing = Hearing::new(&scenario());
    let texts = utterances();
    let (mut all, mut stay) = (0, 0);
    let mut moved = Vec::new();
    let mut hold = |before: &str, after: &str| {
        let (first, whole) = (acts(&hearing, before), acts(&hearing, after));
        if first.is_empty() {
            return;
        }
        all += 1;
        if whole.starts_with(&first) {
            stay += 1;
        } else {
            moved.push(format!("{after}\n    {first:?}\n    {whole:?}"));
        }
    };
    for text in &texts {
        for (at, sign) in text.match_indices(['.', '?', '!']) {
            let end = at + sign.len();
            if text[end..].starts_with(' ') {
                hold(&text[..end], text);
            }
        }
    }
    // what is said next in the corpus may be anything
    for pair in texts.windows(2) {
        if !pair.iter().any(|text| text.starts_with(['/', '!'])) {
            let first = pair[0].trim_end_matches(['.', '?', '!']);
            let ends = if pair[0].ends_with('?') { "?" } else { "." };
            hold(
                &format!("{first}{ends}"),
                &format!("{first}{ends} {}", pair[1]),
            );
        }
    }
    println!("{stay} of {all} stay; moved:\n{}", moved.join("\n"));
    assert!(all > 500, "{all}");
    assert!(stay * 1000 >= all * STAYS, "{stay} of {all}");
}

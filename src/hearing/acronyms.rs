//! Short forms that a newcomer would not know: words in capitals, and the jargon of incidents.
//! What the scenario's glossary explains is known to everybody.

use super::tokens::{SHOUTED, Token};
use crate::scenario::short_forms::KNOWN;

/// Jargon that is no word in capitals.
const JARGON: [&str; 22] = [
    "p50", "p90", "p95", "p99", "p999", "mttr", "mtta", "mttd", "mtbf", "slo", "sli", "sla", "rca",
    "sme", "lb", "k8s", "cdn", "dns", "qps", "rps", "rpo", "rto",
];

/// The short forms among the tokens that `glossary` (lower case, sorted) does not explain.
pub fn unexplained(text: &str, tokens: &[Token], glossary: &[String]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let shouting = tokens.len() > 3
        && tokens
            .iter()
            .filter(|token| token.looks & SHOUTED != 0)
            .count()
            * 2
            > tokens.len();
    let mut low = String::new();
    for token in tokens {
        let length = (token.end - token.start) as usize;
        if !(2..=6).contains(&length) {
            continue;
        }
        let Some(written) = text.get(token.start as usize..token.end as usize) else {
            continue;
        };
        let shouted = token.looks & SHOUTED != 0 && !shouting;
        if !(shouted || may_be_jargon(written.as_bytes())) {
            continue;
        }
        low.clear();
        low.extend(written.chars().flat_map(char::to_lowercase));
        let short = shouted && !KNOWN.contains(&low.as_str()) || JARGON.contains(&low.as_str());
        let explained = glossary
            .binary_search_by(|known| known.as_str().cmp(&low))
            .is_ok();
        if short && !explained && !found.iter().any(|one| one.eq_ignore_ascii_case(written)) {
            found.push(written.to_owned());
        }
    }
    found
}

/// A quick look before the list is asked: jargon begins with one of few letters.
fn may_be_jargon(written: &[u8]) -> bool {
    matches!(
        written[0] | 0x20,
        b'p' | b'm' | b's' | b'r' | b'l' | b'k' | b'c' | b'd' | b'q'
    ) && written.len() <= 4
}

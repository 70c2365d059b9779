//! Short forms that everybody knows without a glossary. Hearing does not ask what they mean, and
//! lint does not ask an author to explain them.

/// In lower case. Some are plain words that people shout.
pub const KNOWN: [&str; 40] = [
    "ok", "ic", "i", "a", "tv", "pc", "us", "uk", "eu", "id", "am", "pm", "ceo", "it", "hr", "fyi",
    "asap", "sev", "vs", "no", "yes", "please", "not", "now", "all", "stop", "do", "the", "to",
    "and", "is", "on", "go", "you", "we", "of", "in", "at", "or", "be",
];

/// Whether everybody knows a short form, however it is written.
pub fn is_known(word: &str) -> bool {
    KNOWN.iter().any(|known| known.eq_ignore_ascii_case(word))
}

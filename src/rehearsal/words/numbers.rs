//! Numbers as they are said, and the numbers that words are.

use smol_str::SmolStr;

const NUMBERS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// A whole number as it is said.
pub(in crate::rehearsal) fn number(count: u64) -> SmolStr {
    match usize::try_from(count).ok().and_then(|at| NUMBERS.get(at)) {
        Some(word) => SmolStr::new_static(word),
        None => smol_str::format_smolstr!("{count}"),
    }
}

/// Minutes as they are said: `five minutes`, `one minute`.
pub(in crate::rehearsal) fn minutes(count: u64) -> SmolStr {
    match count {
        1 => SmolStr::new_static("one minute"),
        count => smol_str::format_smolstr!("{} minutes", number(count)),
    }
}

/// The number that a word is, in digits or in letters.
pub(in crate::rehearsal) fn spoken_number(word: &str) -> Option<u64> {
    word.parse().ok().or_else(|| {
        NUMBERS
            .iter()
            .position(|number| *number == word)
            .map(|at| at as u64)
    })
}

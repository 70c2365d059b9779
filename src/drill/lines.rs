//! Lines: what has been said in a drill, which line comes next, and how its slots are filled.
//!
//! Nobody says in the same words what was said before, by whomever: words are chosen by whether
//! they were said, and where all were, they are framed as people do who repeat themselves ("As I
//! said, …"). Who speaks for which situation in which mood is the business of `wording`.

pub mod repeated;

mod fill;
mod spoken;

pub use repeated::{Repeated, repeated};

pub(super) use fill::{fill, running_on, without_greeting};
pub(super) use spoken::{Pool, Spoken};

/// So few words may come again: "Understood.", "On it, five minutes." (ours). Everything longer is
/// said once in a drill.
pub const SHORT_WORDS: usize = 4;

/// Whether a text is so short that it may come again.
pub fn may_come_again(text: &str) -> bool {
    text.split_whitespace().nth(SHORT_WORDS).is_none()
}

//! Reads a text that is no RON as well as it can be read: every mistake of writing by itself, and
//! the tree of all that stands around them.
//!
//! ```text
//! text ──tokens──► words, texts, brackets ──brackets──► balanced ──tree──► tree with gaps
//! ```
//!
//! A parser stops at the first mistake, or loses its way behind it. Here each mistake is mended as
//! the author most likely meant it, and the reading goes on as if it had not been. Only texts that
//! `ron` has refused come here; what it takes is never judged by these rooms.

mod bare;
mod brackets;
mod missing;
mod quotes;
mod tokens;
mod tree;

use std::ops::Range;

use super::spans::Node;

/// So many mistakes of writing are told apart. With more it is no scenario gone wrong but another
/// kind of text, and one word about it says more.
pub(super) const MOST_MISTAKES: usize = 30;

/// What is said of a name in quotes.
pub(super) const QUOTED_NAME: &str = "the name of a field has no quotes";

/// One mistake of writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mistake {
    /// The bytes to point at.
    pub bytes: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do about it; may be empty.
    pub help: String,
}

impl Mistake {
    fn new(bytes: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Mistake {
        Mistake {
            bytes,
            message: message.into(),
            help: help.into(),
        }
    }
}

/// What could be read.
#[derive(Clone, Debug)]
pub(super) struct Recovered {
    /// The tree, with [`Value::Unread`](super::spans::Value::Unread) where nothing could be made
    /// of the text.
    pub tree: Node,
    /// The mistakes in the order of the text.
    pub mistakes: Vec<Mistake>,
    /// The text ends before its brackets do: what else there was to be is not known.
    pub cut: bool,
}

/// Reads a text; nothing where it is no block at all or full of mistakes.
pub(super) fn read(source: &str) -> Option<Recovered> {
    let (tokens, mut mistakes) = tokens::tokens(source)?;
    let balanced = brackets::balance(tokens)?;
    mistakes.extend(balanced.mistakes);
    let (tree, more) = tree::tree(&balanced.tokens)?;
    mistakes.extend(more);
    mistakes.sort_by_key(|mistake| mistake.bytes.start);
    mistakes.dedup_by_key(|mistake| mistake.bytes.start);
    (mistakes.len() <= MOST_MISTAKES).then_some(Recovered {
        tree,
        mistakes,
        cut: balanced.cut,
    })
}

/// Reads the beginning of a text, up to where nothing more can be made of it.
pub(super) fn read_beginning(source: &str, ends: usize) -> Option<Node> {
    let beginning = &source[..source.floor_char_boundary(ends)];
    read(beginning).map(|read| read.tree)
}

//! The first bracket that does not fit: what a parser that has lost its way cannot say.

use std::ops::Range;

use super::pieces::{Piece, pieces};

/// A bracket that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Misfit {
    /// It closes another kind of bracket than the one that is open.
    Crosses {
        /// The open bracket.
        open: usize,
        /// The one that does not close it.
        close: usize,
    },
    /// It closes nothing.
    ClosesNothing(usize),
    /// It is never closed. Of several the innermost.
    NotClosed(usize),
}

/// Finds it.
pub(super) fn first_misfit(source: &str) -> Option<Misfit> {
    let bytes = source.as_bytes();
    let mut open = Vec::new();
    for (piece, Range { start, .. }) in pieces(bytes) {
        if piece != Piece::Byte {
            continue;
        }
        let opener = match bytes[start] {
            b'(' | b'[' | b'{' => {
                open.push(start);
                continue;
            }
            b')' => b'(',
            b']' => b'[',
            b'}' => b'{',
            _ => continue,
        };
        match open.pop() {
            None => return Some(Misfit::ClosesNothing(start)),
            Some(at) if bytes[at] != opener => {
                return Some(Misfit::Crosses {
                    open: at,
                    close: start,
                });
            }
            Some(_) => {}
        }
    }
    open.pop().map(Misfit::NotClosed)
}

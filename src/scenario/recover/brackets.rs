//! Balances the brackets: puts those that are missing where they most likely were to be, takes out
//! those that are too many, and says so.
//!
//! Two readings are made, and the one with fewer mistakes is taken. One trusts how the lines are
//! indented: a line that begins no deeper than the line of an open bracket ends what that bracket
//! opened. The other trusts the brackets alone, for texts that are not indented at all.

use std::ops::Range;

use super::Mistake;
use super::missing;
use super::tokens::{Token, What};

/// So many brackets are mended; with more the text is another kind of text.
const MOST: usize = 20;
/// So many tokens are looked ahead to see which mending goes well.
const AHEAD: usize = 4_000;

/// Tokens whose brackets fit.
pub(super) struct Balanced {
    pub tokens: Vec<Token>,
    pub mistakes: Vec<Mistake>,
    /// The text ended with brackets open.
    pub cut: bool,
}

/// Balances them; nothing if too many are wrong.
pub(super) fn balance(tokens: Vec<Token>) -> Option<Balanced> {
    let by_lines = Reading::of(&tokens, Trust::Lines);
    let by_brackets = Reading::of(&tokens, Trust::Brackets);
    let best = match (by_lines, by_brackets) {
        (Some(one), Some(other)) if other.mended < one.mended => other,
        (Some(one), _) => one,
        (None, Some(other)) => other,
        (None, None) => return None,
    };
    Some(Balanced {
        tokens: best.out,
        mistakes: best.mistakes,
        cut: best.cut,
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Trust {
    Lines,
    Brackets,
}

/// What can be done about a bracket that does not close the one that is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mend {
    /// Close those that are open above the one that it closes.
    CloseInner,
    /// It was to be another kind of bracket.
    Replace,
    /// It is too many.
    Drop,
}

struct Reading<'a> {
    tokens: &'a [Token],
    /// The open brackets: their number among the tokens, and that in `out`.
    open: Vec<(usize, usize)>,
    out: Vec<Token>,
    mistakes: Vec<Mistake>,
    /// How many brackets were put in, taken out or changed.
    mended: usize,
    cut: bool,
}

impl<'a> Reading<'a> {
    fn of(tokens: &'a [Token], trust: Trust) -> Option<Reading<'a>> {
        let mut reading = Reading {
            tokens,
            open: Vec::new(),
            out: Vec::with_capacity(tokens.len() + 8),
            mistakes: Vec::new(),
            mended: 0,
            cut: false,
        };
        for (at, token) in tokens.iter().enumerate() {
            if trust == Trust::Lines {
                reading.end_by_line(at);
            }
            match token.what {
                What::Open(_) => {
                    reading.open.push((at, reading.out.len()));
                    reading.out.push(token.clone());
                }
                What::Close(shut) => reading.close(at, shut),
                _ => reading.out.push(token.clone()),
            }
            if reading.mended > MOST {
                return None;
            }
        }
        reading.end();
        Some(reading)
    }

    /// Closes what a line that begins here has ended by its indentation.
    fn end_by_line(&mut self, at: usize) {
        let token = &self.tokens[at];
        let continues = at > 0 && self.tokens[at - 1].what == What::Colon;
        if !token.leads || continues {
            return;
        }
        let mut told = false;
        while let Some(&(top, _)) = self.open.last() {
            let opener = &self.tokens[top];
            let ended =
                self.open.len() > 1 && opener.line < token.line && token.indent <= opener.indent;
            let its_own = matches!(token.what, What::Close(_)) && token.indent == opener.indent;
            if !ended || its_own {
                return;
            }
            if !told {
                match token.what {
                    What::Close(_) => self.told_crossing(at, top),
                    _ => self.told_unclosed(top),
                }
                told = true;
            }
            self.close_added();
        }
    }

    fn close(&mut self, at: usize, shut: u8) {
        let Some(&(top, _)) = self.open.last() else {
            self.mended += 1;
            self.mistakes.push(Mistake::new(
                self.tokens[at].bytes.clone(),
                format!("`{}` closes nothing", char::from(shut)),
                "is there a closing bracket too many further up?",
            ));
            return;
        };
        if opener_of(shut) == self.kind(top) {
            if self.open.len() == 1 && self.closes_later(at) {
                self.surplus(at, shut);
                return;
            }
            self.open.pop();
            self.out.push(self.tokens[at].clone());
            return;
        }
        match self.best_mend(at, shut) {
            Mend::Drop => self.surplus(at, shut),
            Mend::Replace => {
                self.told_crossing(at, top);
                self.mended += 1;
                self.replace(at, shut);
            }
            Mend::CloseInner => {
                self.told_crossing(at, top);
                let its_own = |open: &(usize, usize)| self.kind(open.0) == opener_of(shut);
                let inner = self
                    .open
                    .iter()
                    .rev()
                    .take_while(|open| !its_own(open))
                    .count();
                for _ in 0..inner {
                    self.close_added();
                }
                self.open.pop();
                self.out.push(self.tokens[at].clone());
            }
        }
    }

    /// A closing bracket with nothing to close: the one before was too early, its own is missing,
    /// or it is too many.
    fn surplus(&mut self, at: usize, shut: u8) {
        self.mended += 1;
        let Some(&(top, top_out)) = self.open.last() else {
            return;
        };
        if let Some(early) = missing::closed_early(&self.out, top_out, shut) {
            self.mistakes.push(Mistake::new(
                self.out[early].bytes.clone(),
                format!(
                    "this `{}` closes too early what goes on in the next line",
                    char::from(shut)
                ),
                "take it out",
            ));
            // What is lost is only the bracket.
            self.out.remove(early);
            self.out.push(self.tokens[at].clone());
            return;
        }
        if let Some(before) = missing::opener(&self.out, top_out, shut) {
            let what = What::Open(opener_of(shut));
            let begins = self.out.get(before).map_or(0, |token| token.bytes.start);
            self.mistakes.push(Mistake::new(
                begins..begins + 1,
                format!("a `{}` is missing before this", char::from(opener_of(shut))),
                format!("it is closed in line {}", self.tokens[at].line + 1),
            ));
            let added = Token {
                what,
                bytes: begins..begins,
                leads: false,
                ..self.tokens[at].clone()
            };
            self.out.insert(before, added);
            self.out.push(self.tokens[at].clone());
            return;
        }
        if !missing::lost_within(&self.out, top_out) {
            if opener_of(shut) == self.kind(top) {
                self.mistakes.push(Mistake::new(
                    self.tokens[at].bytes.clone(),
                    format!(
                        "this `{}` ends the whole scenario, and more follows",
                        char::from(shut)
                    ),
                    "is it one too many?",
                ));
            } else {
                self.told_crossing(at, top);
            }
        }
        if let Some(last) = self.out.last_mut() {
            last.added = true;
        }
    }

    /// Makes a pair of two brackets of different kinds; what stands between them tells which.
    fn replace(&mut self, at: usize, shut: u8) {
        let Some((top, top_out)) = self.open.pop() else {
            return;
        };
        let kinds = [self.kind(top), opener_of(shut)];
        let fits = missing::kind_of(&self.out, top_out).filter(|kind| kinds.contains(kind));
        let kind = fits.unwrap_or(kinds[0]);
        self.out[top_out].what = What::Open(kind);
        self.out.push(Token {
            what: What::Close(closer_of(kind)),
            ..self.tokens[at].clone()
        });
    }

    /// Whether more than closing brackets stands behind this one, and then another closing one.
    fn closes_later(&self, at: usize) -> bool {
        let shuts = |token: &Token| matches!(token.what, What::Close(_));
        let mut behind = self.tokens[at + 1..]
            .iter()
            .skip_while(|token| shuts(token));
        behind.any(shuts)
    }

    /// The mending after which the brackets fit the longest; of equals the first.
    fn best_mend(&self, at: usize, shut: u8) -> Mend {
        let same_line = self
            .open
            .last()
            .is_some_and(|(top, _)| self.tokens[*top].line == self.tokens[at].line);
        let likely = if same_line {
            [Mend::Replace, Mend::Drop, Mend::CloseInner]
        } else {
            [Mend::CloseInner, Mend::Replace, Mend::Drop]
        };
        let mut best = (Mend::Drop, None);
        for mend in likely {
            let reach = self.reach(at, shut, mend);
            if reach > best.1 {
                best = (mend, reach);
            }
        }
        best.0
    }

    /// How far the brackets fit after a mending; nothing where it cannot be done.
    fn reach(&self, at: usize, shut: u8, mend: Mend) -> Option<usize> {
        let mut open: Vec<u8> = self.open.iter().map(|(at, _)| self.kind(*at)).collect();
        match mend {
            Mend::Drop => {}
            Mend::Replace => {
                open.pop();
            }
            Mend::CloseInner => {
                let its_own = open.iter().rposition(|kind| *kind == opener_of(shut))?;
                open.truncate(its_own);
            }
        }
        let far = self.tokens.len().min(at + AHEAD);
        for ahead in at + 1..far {
            // Nothing stands behind the bracket that closes the scenario.
            if open.is_empty() {
                return Some(ahead - 1);
            }
            match self.tokens[ahead].what {
                What::Open(kind) => open.push(kind),
                What::Close(shut) if open.pop() != Some(opener_of(shut)) => return Some(ahead),
                _ => {}
            }
        }
        let all = far == self.tokens.len() && open.is_empty();
        Some(if all { usize::MAX } else { far })
    }

    /// Closes what is open still when the text ends.
    fn end(&mut self) {
        let Some(&(innermost, _)) = self.open.last() else {
            return;
        };
        self.told_unclosed(innermost);
        self.cut = true;
        while let Some(last) = self.out.last().filter(|_| !self.open.is_empty()) {
            let ends = last.bytes.end;
            let lost = Token {
                what: What::Lost,
                bytes: ends..ends,
                ..last.clone()
            };
            self.out.push(lost);
            self.close_added();
        }
    }

    fn close_added(&mut self) {
        let Some((top, _)) = self.open.pop() else {
            return;
        };
        self.mended += 1;
        let Some(last) = self.out.last() else {
            return;
        };
        let added = Token {
            what: What::Close(closer_of(self.kind(top))),
            bytes: last.bytes.end..last.bytes.end,
            leads: false,
            added: true,
            ..last.clone()
        };
        self.out.push(added);
    }

    fn kind(&self, at: usize) -> u8 {
        match self.tokens[at].what {
            What::Open(kind) => kind,
            _ => 0,
        }
    }

    fn told_unclosed(&mut self, top: usize) {
        self.mistakes.push(Mistake::new(
            self.tokens[top].bytes.clone(),
            format!("this `{}` is never closed", char::from(self.kind(top))),
            "",
        ));
    }

    fn told_crossing(&mut self, at: usize, top: usize) {
        let (token, opener) = (&self.tokens[at], &self.tokens[top]);
        let bytes: Range<usize> = token.bytes.clone();
        let shut = match token.what {
            What::Close(shut) => char::from(shut),
            _ => ' ',
        };
        self.mistakes.push(Mistake::new(
            bytes,
            format!(
                "`{shut}` cannot close the `{}` of line {}",
                char::from(self.kind(top)),
                opener.line + 1
            ),
            "is a closing bracket missing before this?",
        ));
    }
}

fn opener_of(shut: u8) -> u8 {
    match shut {
        b')' => b'(',
        b']' => b'[',
        _ => b'{',
    }
}

fn closer_of(open: u8) -> u8 {
    match open {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}

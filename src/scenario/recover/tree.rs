//! From balanced tokens to a tree. Whatever stands within a pair of brackets, no mistake in it
//! reaches out of them.

use std::ops::Range;

use super::Mistake;
use super::tokens::{Token, What};
use crate::scenario::spans::{Field, Node, Value};

/// The tree of a text that is one block, with the mistakes; nothing for another text.
pub(super) fn tree(tokens: &[Token]) -> Option<(Node, Vec<Mistake>)> {
    if !matches!(tokens.first()?.what, What::Open(_)) {
        return None;
    }
    let mut parse = Parse {
        tokens,
        at: 0,
        ends: ends(tokens),
        mistakes: Vec::new(),
    };
    let tree = parse.value();
    if let Some(more) = parse.tokens.get(parse.at) {
        parse.mistakes.push(Mistake::new(
            more.bytes.clone(),
            "the scenario ended before this",
            "a file holds one scenario in one pair of brackets",
        ));
    }
    Some((tree, parse.mistakes))
}

/// For each opening bracket the one that closes it.
fn ends(tokens: &[Token]) -> Vec<usize> {
    let mut ends = vec![0; tokens.len()];
    let mut open = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token.what {
            What::Open(_) => open.push(at),
            What::Close(_) => {
                if let Some(begins) = open.pop() {
                    ends[begins] = at;
                }
            }
            _ => {}
        }
    }
    ends
}

struct Parse<'a> {
    tokens: &'a [Token],
    at: usize,
    ends: Vec<usize>,
    mistakes: Vec<Mistake>,
}

impl Parse<'_> {
    fn what(&self, at: usize) -> Option<&What> {
        self.tokens.get(at).map(|token| &token.what)
    }

    fn bytes(&self, at: usize) -> Range<usize> {
        self.tokens[at].bytes.clone()
    }

    fn wrong(&mut self, at: usize, message: impl Into<String>, help: impl Into<String>) {
        let bytes = self.bytes(at);
        self.mistakes.push(Mistake::new(bytes, message, help));
    }

    /// The value that begins here. The caller has seen that one does.
    fn value(&mut self) -> Node {
        let at = self.at;
        let bytes = self.bytes(at);
        self.at += 1;
        let what = match &self.tokens[at].what {
            What::Text(written) => Value::Text(written.clone()),
            What::Number(written) => Value::Number(written.clone()),
            What::Other => Value::Other,
            What::Open(kind) => return self.bracket(at, *kind),
            What::Word(word) => return self.word(at, &word.clone()),
            What::Close(_) | What::Comma | What::Colon | What::Odd(_) | What::Lost => Value::Unread,
        };
        Node { bytes, what }
    }

    fn word(&mut self, at: usize, word: &str) -> Node {
        let alone = |what| Node {
            bytes: self.bytes(at),
            what,
        };
        match word {
            "true" | "false" => return alone(Value::Flag),
            "None" => return alone(Value::Nothing),
            _ => {}
        }
        if self.what(self.at) != Some(&What::Open(b'(')) {
            return alone(Value::Word(word.to_owned(), Vec::new(), Vec::new()));
        }
        let opens = self.at;
        self.at += 1;
        let inner = self.round(opens);
        let bytes = self.bytes(at).start..inner.bytes.end;
        let what = match inner.what {
            Value::Tuple(mut values) if word == "Some" && values.len() == 1 => {
                Value::Something(Box::new(values.remove(0)))
            }
            Value::Record(fields) => Value::Word(word.to_owned(), Vec::new(), fields),
            Value::Tuple(values) => Value::Word(word.to_owned(), values, Vec::new()),
            _ => Value::Word(word.to_owned(), Vec::new(), Vec::new()),
        };
        Node { bytes, what }
    }

    fn bracket(&mut self, opens: usize, kind: u8) -> Node {
        match kind {
            b'(' => self.round(opens),
            b'[' => self.list(opens),
            _ => self.map(opens),
        }
    }

    /// Leaves a pair of brackets; the node from one to the other.
    fn shut(&mut self, opens: usize, what: Value) -> Node {
        let ends = self.ends[opens];
        self.at = ends + 1;
        Node {
            bytes: self.bytes(opens).start..self.bytes(ends).end,
            what,
        }
    }

    /// Fields or values in round brackets, whose opening one has been passed.
    fn round(&mut self, opens: usize) -> Node {
        let ends = self.ends[opens];
        if self.at == ends {
            return self.shut(opens, Value::Unit);
        }
        let what = if self.are_fields(ends) {
            Value::Record(self.fields(ends))
        } else {
            Value::Tuple(self.items(ends))
        };
        self.shut(opens, what)
    }

    /// Whether a name with a colon stands directly in these brackets.
    fn are_fields(&self, ends: usize) -> bool {
        let mut at = self.at;
        let mut begins = true;
        while at < ends {
            let name = matches!(self.what(at), Some(What::Word(_) | What::Text(_)));
            match self.what(at + 1) {
                Some(What::Colon) if name => return true,
                Some(What::Text(_) | What::Number(_) | What::Word(_))
                    if begins && matches!(self.what(at), Some(What::Word(_))) =>
                {
                    return true;
                }
                _ => {}
            }
            begins = self.what(at) == Some(&What::Comma);
            at = match self.what(at) {
                Some(What::Open(_)) => self.ends[at] + 1,
                _ => at + 1,
            };
        }
        false
    }

    fn list(&mut self, opens: usize) -> Node {
        let items = self.items(self.ends[opens]);
        self.shut(opens, Value::List(items))
    }

    /// Values with commas between them.
    fn items(&mut self, ends: usize) -> Vec<Node> {
        let mut items = Vec::new();
        while self.at < ends {
            if self.skip_comma() {
                continue;
            }
            if self.begins_value() {
                items.push(self.value());
                if let Some(lost) = self.behind(ends) {
                    items.push(lost);
                }
            } else {
                items.push(self.skip_odd(ends));
            }
        }
        items
    }

    fn map(&mut self, opens: usize) -> Node {
        let ends = self.ends[opens];
        let mut entries = Vec::new();
        while self.at < ends {
            if self.skip_comma() {
                continue;
            }
            if !self.begins_value() || self.what(self.at) == Some(&What::Lost) {
                let lost = self.skip_odd(ends);
                entries.push((lost.clone(), lost));
                continue;
            }
            let key = self.value();
            if !self.colon(ends) {
                let lost = self.skip(ends);
                entries.push((lost.clone(), lost));
                continue;
            }
            let value = self.value_behind_colon(ends);
            entries.push((key, value));
            if let Some(lost) = self.behind(ends) {
                entries.push((lost.clone(), lost));
            }
        }
        self.shut(opens, Value::Map(entries))
    }

    fn fields(&mut self, ends: usize) -> Vec<Field> {
        let mut fields = Vec::new();
        while self.at < ends {
            if self.skip_comma() {
                continue;
            }
            let at = self.at;
            let name = match &self.tokens[at].what {
                What::Word(name) => name.clone(),
                What::Text(name) if self.what(at + 1) == Some(&What::Colon) => {
                    let name = name.clone();
                    self.wrong(at, super::QUOTED_NAME, format!("write `{name}: …`"));
                    name
                }
                _ => {
                    // Behind a gap nobody knows what this belongs to.
                    let told = fields.last().is_some_and(Field::is_gap);
                    let lost = if told {
                        self.skip(ends)
                    } else {
                        self.skip_odd(ends)
                    };
                    fields.push(gap(lost));
                    continue;
                }
            };
            self.at += 1;
            if !self.colon(ends) {
                self.at = at;
                let lost = self.skip(ends);
                fields.push(gap(lost));
                continue;
            }
            let value = self.value_behind_colon(ends);
            fields.push(Field {
                name,
                name_bytes: self.bytes(at),
                value,
            });
            if let Some(lost) = self.behind(ends) {
                fields.push(gap(lost));
            }
        }
        fields
    }

    /// Passes a comma, and says if there is nothing before it.
    fn skip_comma(&mut self) -> bool {
        if self.what(self.at) != Some(&What::Comma) {
            return false;
        }
        let before = &self.tokens[self.at - 1];
        if matches!(before.what, What::Comma | What::Open(_)) && !before.added {
            self.wrong(self.at, "there is nothing before this comma", "take it out");
        }
        self.at += 1;
        true
    }

    /// Passes a colon, or says that it is missing and whether what follows may be the value.
    fn colon(&mut self, ends: usize) -> bool {
        let help = "a field is written `name: value`";
        match self.what(self.at) {
            Some(What::Colon) => {
                self.at += 1;
                true
            }
            Some(What::Odd('=')) => {
                self.wrong(self.at, "expected a colon", help);
                self.at += 1;
                true
            }
            _ => {
                let same_line =
                    self.at < ends && self.tokens[self.at].line == self.tokens[self.at - 1].line;
                let here = if same_line { self.at } else { self.at - 1 };
                self.wrong(here, "expected a colon", help);
                same_line && self.begins_value()
            }
        }
    }

    fn value_behind_colon(&mut self, ends: usize) -> Node {
        if self.at < ends && self.are_bare_words(ends) {
            self.wrong(self.at, "a text stands in quotes", "write \"…\" around it");
            return self.skip(ends);
        }
        if self.at < ends && self.begins_value() {
            return self.value();
        }
        let colon = self.at - 1;
        let nothing = self.at == ends || self.what(self.at) == Some(&What::Comma);
        if nothing {
            self.wrong(
                colon,
                "nothing stands behind this",
                "write a value, or leave the field out",
            );
            return Node {
                bytes: self.bytes(colon),
                what: Value::Unread,
            };
        }
        self.skip_odd(ends)
    }

    /// Several words in one line: a text without quotes.
    fn are_bare_words(&self, ends: usize) -> bool {
        let word = |at: usize| matches!(self.what(at), Some(What::Word(_)));
        let next = self.at + 1;
        word(self.at)
            && next < ends
            && word(next)
            && self.tokens[next].line == self.tokens[self.at].line
            && self.what(next + 1) != Some(&What::Colon)
    }

    fn begins_value(&self) -> bool {
        matches!(
            self.what(self.at),
            Some(
                What::Text(_)
                    | What::Number(_)
                    | What::Word(_)
                    | What::Other
                    | What::Open(_)
                    | What::Lost
            )
        )
    }

    /// Looks at what stands behind a value: a comma or the end. What else there is is skipped,
    /// unless it begins the next one.
    fn behind(&mut self, ends: usize) -> Option<Node> {
        let at = self.at;
        let before = &self.tokens[at - 1];
        if at >= ends || before.added || before.what == What::Lost {
            return None;
        }
        match self.what(at) {
            Some(What::Comma) => {
                self.at += 1;
                None
            }
            Some(What::Lost) => Some(self.value()),
            Some(What::Odd(sign @ (';' | '|'))) => {
                let message = format!("`{sign}` separates nothing");
                self.wrong(at, message, "write a comma");
                self.at += 1;
                None
            }
            Some(What::Odd(_)) => Some(self.skip_odd(ends)),
            Some(What::Colon) => {
                self.wrong(
                    at,
                    "this colon stands alone",
                    "is an opening bracket missing before the name?",
                );
                Some(self.skip(ends))
            }
            _ => {
                if self.tokens[at].leads {
                    let ends = before.bytes.end;
                    let bytes = ends.saturating_sub(1).max(before.bytes.start)..ends;
                    let mistake = Mistake::new(bytes, "a comma is missing after this", "");
                    self.mistakes.push(mistake);
                } else {
                    self.wrong(at, "expected a comma before this", "");
                }
                let line_begins = self.tokens[at].leads;
                let is_field = self.what(at + 1) == Some(&What::Colon);
                let is_word = matches!(self.what(at), Some(What::Word(_)));
                if line_begins || is_field || !is_word {
                    return None;
                }
                Some(self.skip(ends))
            }
        }
    }

    /// Says that what stands here means nothing, and skips it.
    fn skip_odd(&mut self, ends: usize) -> Node {
        let at = self.at;
        match &self.tokens[at].what {
            What::Odd(sign) => {
                let message = format!("`{}` means nothing here", sign.escape_debug());
                self.wrong(at, message, "");
            }
            What::Lost => {}
            _ => self.wrong(at, "this is no field", "a field is written `name: value`"),
        }
        self.skip(ends)
    }

    /// Skips to the next comma of these brackets, or to a line that begins with a field.
    fn skip(&mut self, ends: usize) -> Node {
        let from = self.bytes(self.at.min(ends)).start;
        let begins = self.at;
        while self.at < ends {
            let next_field = self.at > begins
                && self.tokens[self.at].leads
                && self.what(self.at + 1) == Some(&What::Colon);
            if next_field || self.what(self.at) == Some(&What::Comma) {
                break;
            }
            self.at = match self.what(self.at) {
                Some(What::Open(_)) => self.ends[self.at] + 1,
                _ => self.at + 1,
            };
        }
        let to = self.bytes(self.at.saturating_sub(1)).end.max(from);
        Node {
            bytes: from..to,
            what: Value::Unread,
        }
    }
}

/// A place in a block where there may have been a field.
fn gap(lost: Node) -> Field {
    Field {
        name: String::new(),
        name_bytes: lost.bytes.clone(),
        value: lost,
    }
}

//! From tokens to what is printed: brackets, the items in them, and the comments beside these.
//!
//! The text is known to be RON. Comments are told apart by where they stand: on a line of their
//! own, in front of an item, behind it, behind an opening bracket.

use super::super::tokens::{Kind, Token, tokens};

/// What stands in a bracket, or in the file.
pub(super) enum Entry<'a> {
    /// A comment on lines of its own, or an attribute.
    Remark {
        /// As it is written.
        text: &'a str,
        /// Whether there is an empty line before it.
        gap: bool,
    },
    /// A value, perhaps with its name.
    Item(Box<Item<'a>>),
}

/// A value, perhaps with its name, and the comments on its line.
pub(super) struct Item<'a> {
    /// Whether there is an empty line before it.
    pub gap: bool,
    /// Whether it begins a line.
    pub begins_line: bool,
    /// Comments in front.
    pub before: Vec<&'a str>,
    /// The name of a field or the key of a map.
    pub key: Option<Value<'a>>,
    /// Comments between the key and the value.
    pub within: Vec<&'a str>,
    /// The value.
    pub value: Value<'a>,
    /// Comments behind, on the same line.
    pub behind: Vec<&'a str>,
}

/// A value.
pub(super) enum Value<'a> {
    /// One token.
    Atom(&'a str),
    /// A bracket.
    Group(Group<'a>),
}

/// A bracket with what stands in it.
pub(super) struct Group<'a> {
    /// The word in front, or nothing.
    pub head: &'a str,
    /// The opening bracket.
    pub open: char,
    /// The closing one.
    pub close: char,
    /// Comments behind the opening bracket, on the same line.
    pub at_open: Vec<&'a str>,
    /// What stands in it.
    pub entries: Vec<Entry<'a>>,
    /// Whether its first entry begins a line.
    pub opened: bool,
    /// Its width on one line [characters]; none where it cannot stand on one.
    pub flat: Option<usize>,
}

/// Reads a whole file; none where it is no RON after all.
pub(super) fn document(source: &str) -> Option<Vec<Entry<'_>>> {
    let mut reader = Reader {
        tokens: tokens(source),
        at: 0,
    };
    let entries = reader.entries(None)?;
    (reader.at == reader.tokens.len()).then_some(entries)
}

/// What stands before an item.
#[derive(Default)]
struct Front<'a> {
    gap: bool,
    begins_line: bool,
    comments: Vec<&'a str>,
}

struct Reader<'a> {
    tokens: Vec<Token<'a>>,
    at: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self, ahead: usize) -> Option<&Token<'a>> {
        self.tokens.get(self.at + ahead)
    }

    fn kind(&self, ahead: usize) -> Option<Kind> {
        self.peek(ahead).map(|token| token.kind)
    }

    /// Whether the token so far ahead is the last on its line, or in its bracket.
    fn ends_line(&self, ahead: usize) -> bool {
        self.peek(ahead + 1)
            .is_none_or(|next| next.breaks > 0 || matches!(next.kind, Kind::Close(_)))
    }

    /// The comments from here on that are not followed by a line break.
    fn comments(&mut self) -> Vec<&'a str> {
        let mut found = Vec::new();
        while let Some(token) = self.peek(0).filter(|token| token.is_comment()) {
            found.push(token.text);
            self.at += 1;
        }
        found
    }

    /// The kind of the next token that is no comment.
    fn behind_comments(&self) -> Option<Kind> {
        self.tokens[self.at..]
            .iter()
            .find(|token| !token.is_comment())
            .map(|token| token.kind)
    }

    /// Reads up to the bracket that closes, or to the end of the file.
    fn entries(&mut self, close: Option<char>) -> Option<Vec<Entry<'a>>> {
        let mut entries = Vec::new();
        let mut front = Front::default();
        while let Some(token) = self.peek(0) {
            let (kind, text, breaks) = (token.kind, token.text, token.breaks);
            if front.comments.is_empty() {
                front.gap |= breaks > 1 && !entries.is_empty();
                front.begins_line |= breaks > 0;
            }
            match kind {
                Kind::Close(_) => break,
                Kind::Comma => self.at += 1,
                Kind::BlockComment if self.stands_in_front() => {
                    front.comments.push(text);
                    self.at += 1;
                }
                Kind::LineComment | Kind::BlockComment | Kind::Attribute => {
                    let gap = std::mem::take(&mut front).gap;
                    entries.push(Entry::Remark { text, gap });
                    self.at += 1;
                }
                Kind::Colon => return None,
                Kind::Atom | Kind::Open(_) => {
                    let item = self.item(std::mem::take(&mut front))?;
                    lift_remarks(item, &mut entries);
                }
            }
        }
        match (self.kind(0), close) {
            (None, None) => Some(entries),
            (Some(Kind::Close(found)), Some(close)) if found == close => {
                self.at += 1;
                Some(entries)
            }
            _ => None,
        }
    }

    /// Whether the comment here belongs to the item behind it on the same line.
    fn stands_in_front(&self) -> bool {
        let one_line = self.peek(0).is_some_and(|token| !token.text.contains('\n'));
        let next = self.tokens[self.at + 1..]
            .iter()
            .find(|token| token.kind != Kind::BlockComment || token.breaks > 0);
        one_line
            && next.is_some_and(|next| {
                next.breaks == 0 && matches!(next.kind, Kind::Atom | Kind::Open(_))
            })
    }

    fn item(&mut self, front: Front<'a>) -> Option<Item<'a>> {
        let mut within = Vec::new();
        let mut value = self.value(&mut within)?;
        let mut key = None;
        if self.behind_comments() == Some(Kind::Colon) {
            within.extend(self.comments());
            self.at += 1;
            within.extend(self.comments());
            key = Some(value);
            value = self.value(&mut within)?;
        }
        Some(Item {
            gap: front.gap,
            begins_line: front.begins_line,
            before: front.comments,
            key,
            within,
            value,
            behind: self.behind(),
        })
    }

    /// The comments behind an item, and its comma.
    fn behind(&mut self) -> Vec<&'a str> {
        let mut found = Vec::new();
        let mut comma = false;
        loop {
            match self.kind(0) {
                Some(Kind::Comma) if !comma => comma = true,
                Some(Kind::LineComment | Kind::BlockComment) if self.is_behind() => {
                    found.extend(self.peek(0).map(|token| token.text));
                }
                _ => return found,
            }
            self.at += 1;
        }
    }

    fn is_behind(&self) -> bool {
        let same_line = self.peek(0).is_some_and(|token| token.breaks == 0);
        same_line && (self.ends_line(0) || self.kind(1) == Some(Kind::Comma))
    }

    fn value(&mut self, odd: &mut Vec<&'a str>) -> Option<Value<'a>> {
        let token = self.peek(0)?;
        let (kind, text) = (token.kind, token.text);
        match kind {
            Kind::Open(open) => self.group("", open).map(Value::Group),
            Kind::Atom => {
                self.at += 1;
                if self.behind_comments() != Some(Kind::Open('(')) {
                    return Some(Value::Atom(text));
                }
                odd.extend(self.comments());
                self.group(text, '(').map(Value::Group)
            }
            _ => None,
        }
    }

    fn group(&mut self, head: &'a str, open: char) -> Option<Group<'a>> {
        self.at += 1;
        let close = match open {
            '(' => ')',
            '[' => ']',
            _ => '}',
        };
        let opened = self.peek(0).is_some_and(|token| token.breaks > 0);
        let mut at_open = Vec::new();
        while !opened
            && let Some(token) = self.peek(0)
            && token.is_comment()
            && token.breaks == 0
            && self.ends_line(0)
        {
            at_open.push(token.text);
            self.at += 1;
        }
        let mut group = Group {
            head,
            open,
            close,
            at_open,
            entries: self.entries(Some(close))?,
            opened,
            flat: None,
        };
        group.flat = group.measure();
        Some(group)
    }
}

/// Puts an item behind the others. Comments within it that need lines of their own go before it.
fn lift_remarks<'a>(mut item: Item<'a>, entries: &mut Vec<Entry<'a>>) {
    let needs_lines = |text: &&str| text.starts_with("//") || text.contains('\n');
    if item.within.iter().any(needs_lines) {
        let comments = item.before.drain(..).chain(item.within.drain(..));
        for text in comments {
            let gap = std::mem::take(&mut item.gap);
            entries.push(Entry::Remark { text, gap });
        }
    }
    entries.push(Entry::Item(Box::new(item)));
}

impl Value<'_> {
    /// Its width on one line; none where it cannot stand on one.
    pub(super) fn flat(&self) -> Option<usize> {
        match self {
            Value::Atom(text) => (!text.contains('\n')).then(|| text.chars().count()),
            Value::Group(group) => group.flat,
        }
    }
}

impl Item<'_> {
    fn flat_atom(&self) -> bool {
        let plain = matches!(self.value, Value::Atom(_)) && self.value.flat().is_some();
        plain && self.key.is_none()
    }

    /// Its width on one line; none where it cannot stand on one with others.
    pub(super) fn flat(&self) -> Option<usize> {
        self.width().filter(|_| self.behind.is_empty())
    }

    /// The same without the comments behind.
    pub(super) fn width(&self) -> Option<usize> {
        let comments = self.before.iter().chain(&self.within);
        let comments: usize = comments.map(|text| text.chars().count() + 1).sum();
        let key = match &self.key {
            Some(key) => key.flat()? + 2,
            None => 0,
        };
        Some(comments + key + self.value.flat()?)
    }
}

impl Group<'_> {
    fn measure(&self) -> Option<usize> {
        if !self.at_open.is_empty() || (self.opened && self.keeps_lines()) {
            return None;
        }
        let mut width = self.head.chars().count() + 2;
        for (at, entry) in self.entries.iter().enumerate() {
            let Entry::Item(item) = entry else {
                return None;
            };
            width += item.flat()? + if at > 0 { 2 } else { 0 };
        }
        Some(width)
    }

    /// Whether it lists plain values, of which several may stand on a line.
    pub(super) fn is_plain_list(&self) -> bool {
        self.open == '['
            && self.entries.iter().all(|entry| match entry {
                Entry::Remark { .. } => true,
                Entry::Item(item) => item.flat_atom(),
            })
    }

    /// Whether it stays on several lines where its author wrote it so: lists, maps and blocks of
    /// fields, not the values of a word.
    fn keeps_lines(&self) -> bool {
        match self.entries.first() {
            None => false,
            Some(Entry::Item(item)) => self.open != '(' || item.key.is_some(),
            Some(Entry::Remark { .. }) => true,
        }
    }
}

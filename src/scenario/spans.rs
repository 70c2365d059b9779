//! Where everything stands in the source: the RON text as a plain tree of values, each with its
//! bytes.
//!
//! This is the only file that knows the crate `ron2`. It gives positions, which `ron` does not;
//! `ron` in turn reads into types, which we would not do twice.

use std::borrow::Cow;
use std::ops::Range;

use super::pieces::{Piece, pieces};
use ron2::ast::{Expr, StructBody, StructField, TupleElement, parse_document_lossy};

/// A value as it is written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    /// The bytes it stands in.
    pub bytes: Range<usize>,
    /// What it is.
    pub what: Value,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// `()`
    Unit,
    /// `true`
    Flag,
    /// `42`, as written.
    Number(String),
    /// `"…"`, with escapes resolved.
    Text(String),
    /// `[…]`
    List(Vec<Node>),
    /// `{…: …}`
    Map(Vec<(Node, Node)>),
    /// `(…, …)`
    Tuple(Vec<Node>),
    /// `(…: …)`
    Record(Vec<Field>),
    /// `Word`, `Word(…)`, `Word(…: …)`
    Word(String, Vec<Node>, Vec<Field>),
    /// `None`
    Nothing,
    /// `Some(…)`
    Something(Box<Node>),
    /// A character or bytes.
    Other,
    /// What could not be read and has been reported.
    Unread,
}

/// A field of a record.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Field {
    /// Its name.
    pub name: String,
    /// The bytes of the name.
    pub name_bytes: Range<usize>,
    /// Its value.
    pub value: Node,
}

impl Field {
    /// Whether this stands for a part of a block that could not be read.
    pub(super) fn is_gap(&self) -> bool {
        self.name.is_empty()
    }
}

/// A step from a value to one within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step<'a> {
    /// The field of this name.
    Field(&'a str),
    /// The item, or the value of a word, with this number from 0.
    Item(usize),
}

impl<'a> From<&'a str> for Step<'a> {
    fn from(field: &'a str) -> Self {
        Step::Field(field)
    }
}

impl From<usize> for Step<'_> {
    fn from(item: usize) -> Self {
        Step::Item(item)
    }
}

/// A text that this parser does not take although the other one does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NotParsed {
    /// Where.
    pub bytes: Range<usize>,
    /// What it says.
    pub message: String,
}

/// The tree of a text; `None` when there is nothing but space and comments.
pub(super) fn parse(source: &str) -> Result<Option<Node>, NotParsed> {
    let source = without_continuations(source);
    let (document, errors) = parse_document_lossy(&source);
    match errors.first() {
        Some(error) => Err(NotParsed {
            bytes: error.span().start_offset..error.span().end_offset,
            message: error.kind().to_string(),
        }),
        None => Ok(document.value.as_ref().map(node)),
    }
}

/// The text with every backslash that ends a line within a text made a newline of its own.
///
/// `ron` reads such a text on in the next line, `ron2` does not take it. No byte moves.
fn without_continuations(source: &str) -> Cow<'_, str> {
    if !source.contains("\\\n") && !source.contains("\\\r\n") {
        return Cow::Borrowed(source);
    }
    let mut bytes = source.as_bytes().to_vec();
    for (piece, range) in pieces(source.as_bytes()) {
        if piece != Piece::Text {
            continue;
        }
        let mut at = range.start;
        while at + 1 < range.end {
            if bytes[at] != b'\\' {
                at += 1;
                continue;
            }
            if matches!(bytes[at + 1], b'\n' | b'\r') {
                bytes[at + 1] = b'n';
            }
            at += 2;
        }
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(source), Cow::Owned)
}

impl Node {
    /// The value at the end of a path; as far along it as there is one.
    pub(super) fn at(&self, path: &[Step]) -> &Node {
        let Some((step, rest)) = path.split_first() else {
            return self.inner();
        };
        match self.inner().child(*step) {
            Some(child) => child.at(rest),
            None => self.inner(),
        }
    }

    fn inner(&self) -> &Node {
        match &self.what {
            Value::Something(inner) => inner.inner(),
            _ => self,
        }
    }

    fn child(&self, step: Step) -> Option<&Node> {
        match (step, &self.what) {
            (Step::Field(name), Value::Record(fields) | Value::Word(_, _, fields)) => fields
                .iter()
                .find(|field| field.name == name)
                .map(|field| &field.value),
            (
                Step::Item(at),
                Value::List(items) | Value::Tuple(items) | Value::Word(_, items, _),
            ) => items.get(at),
            _ => None,
        }
    }

    /// Whether something directly within could not be read.
    pub(super) fn has_gap(&self) -> bool {
        let unread = |node: &Node| node.what == Value::Unread;
        match &self.what {
            Value::Unread => true,
            Value::List(items) | Value::Tuple(items) => items.iter().any(unread),
            Value::Map(entries) => entries.iter().any(|(key, _)| unread(key)),
            Value::Record(fields) => fields.iter().any(Field::is_gap),
            Value::Word(_, items, fields) => {
                items.iter().any(unread) || fields.iter().any(Field::is_gap)
            }
            _ => false,
        }
    }

    /// The bytes to point at: all of a plain value, only the opening of what holds others.
    pub(super) fn pointer(&self) -> Range<usize> {
        match &self.what {
            Value::List(_) | Value::Map(_) | Value::Tuple(_) | Value::Record(_) => {
                self.bytes.start..self.bytes.start + 1
            }
            Value::Word(word, _, _) => self.bytes.start..self.bytes.start + word.len(),
            _ => self.bytes.clone(),
        }
    }
}

fn node(expr: &Expr) -> Node {
    let span = expr.span();
    let what = match expr {
        Expr::Unit(_) => Value::Unit,
        Expr::Bool(_) => Value::Flag,
        Expr::Number(number) => Value::Number(number.raw.to_string()),
        Expr::String(text) => Value::Text(text.value.clone()),
        Expr::Seq(seq) => Value::List(seq.items.iter().map(|item| node(&item.expr)).collect()),
        Expr::Map(map) => Value::Map(
            map.entries
                .iter()
                .map(|entry| (node(&entry.key), node(&entry.value)))
                .collect(),
        ),
        Expr::Tuple(tuple) => Value::Tuple(elements(&tuple.elements)),
        Expr::AnonStruct(record) => Value::Record(fields(&record.fields)),
        Expr::Struct(word) => {
            let (values, named) = match &word.body {
                None => (Vec::new(), Vec::new()),
                Some(StructBody::Tuple(body)) => (elements(&body.elements), Vec::new()),
                Some(StructBody::Fields(body)) => (Vec::new(), fields(&body.fields)),
            };
            Value::Word(word.name.name.to_string(), values, named)
        }
        Expr::Option(option) => match &option.value {
            None => Value::Nothing,
            Some(value) => Value::Something(Box::new(node(&value.expr))),
        },
        Expr::Char(_) | Expr::Byte(_) | Expr::Bytes(_) => Value::Other,
        Expr::Error(_) => Value::Unread,
    };
    Node {
        bytes: span.start_offset..span.end_offset,
        what,
    }
}

fn elements(elements: &[TupleElement]) -> Vec<Node> {
    elements.iter().map(|element| node(&element.expr)).collect()
}

fn fields(fields: &[StructField]) -> Vec<Field> {
    fields
        .iter()
        .map(|field| Field {
            name: field.name.name.to_string(),
            name_bytes: field.name.span.start_offset..field.name.span.end_offset,
            value: node(&field.value),
        })
        .collect()
}

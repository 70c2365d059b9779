//! A scenario with mistakes made into one that can be read, so that the rules on meaning see it
//! too.
//!
//! What is not of its shape is replaced by something harmless that is, in a copy of the tree; every
//! place stays that of the text. Whatever was lost is kept in mind, and a finding that may only come
//! of it is not reported: [`Mended::stands`].

use std::collections::BTreeSet;
use std::ops::Range;

use super::Diagnostic;
use super::guard::MOST_FINDINGS;
use super::language::SCENARIO;
use super::model::ClockTime;
use super::shape::{Choice, Field, IdKind, Need, Record, Shape};
use super::spans::{self, Node, Value};
use super::suggest::nearest;
use super::walk::{Unread, in_range, lapse_fits};

/// Findings that are true of the place they point at, whatever else the scenario holds.
const OF_ONE_PLACE: [&str; 7] = ["E010", "E022", "E024", "E025", "E027", "E028", "W190"];

/// What a text stands for that was lost. Nobody gives such an id, and to the rules an unknown id
/// stands in nobody's way.
const ANYBODY: &str = "unread";

/// A mended scenario.
pub(super) struct Mended {
    /// Its tree, all of its shape.
    pub tree: Node,
    /// What was lost: the ids that may have stood there.
    pub unread: Unread,
    /// Where something was lost, in the order of the beginnings; each with the furthest end so far.
    lost: Vec<Range<usize>>,
    /// A whole section may be missing.
    section_lost: bool,
}

/// Mends a tree.
pub(super) fn mend(tree: &Node, source: &str, cut: bool) -> Mended {
    let mut mending = Mending {
        source,
        owners: Vec::new(),
        lost: Vec::new(),
        unread: Unread {
            everything: cut,
            ..Unread::default()
        },
    };
    let section_lost = cut || tree.has_gap() || tree.at(&["world".into()]).has_gap();
    let mended = mending.record(tree, &SCENARIO);
    let tree = mended.unwrap_or_else(|| mending.neutral(&Shape::Record(&SCENARIO), tree.pointer()));
    let mut lost = mending.lost;
    lost.sort_by_key(|lost| lost.start);
    let mut furthest = 0;
    for one in &mut lost {
        furthest = furthest.max(one.end.max(one.start + 1));
        one.end = furthest;
    }
    Mended {
        tree,
        unread: mending.unread,
        lost,
        section_lost,
    }
}

impl Mended {
    /// Whether a finding of the rules on meaning is one of the scenario, and does not come of what
    /// was mended: nothing was lost in what it is about, and nothing of that is named in what was.
    pub(super) fn stands(&self, found: &Diagnostic) -> bool {
        let way = way_to(&self.tree, found.place.start);
        let Some(pointed) = way.last() else {
            return false;
        };
        if OF_ONE_PLACE.contains(&found.code) {
            return !self.lost_in(&pointed.bytes);
        }
        if self.section_lost {
            return false;
        }
        let about = about(&way);
        !self.lost_in(&about.bytes) && !names_any(about, &self.unread.near)
    }

    fn lost_in(&self, bytes: &Range<usize>) -> bool {
        let before = self.lost.partition_point(|lost| lost.start < bytes.end);
        before > 0 && self.lost[before - 1].end > bytes.start
    }

    /// The mended scenario as text, to be read into its types.
    pub(super) fn write(&self, source: &str) -> String {
        let mut out = String::with_capacity(source.len());
        write(&self.tree, source, &mut out);
        out
    }
}

/// The values around a byte, from the outermost.
fn way_to(tree: &Node, byte: usize) -> Vec<&Node> {
    let mut way = vec![tree];
    let mut at = tree;
    loop {
        let holds = |node: &&Node| node.bytes.start <= byte && byte < node.bytes.end;
        let next = match &at.what {
            Value::List(items) | Value::Tuple(items) => items.iter().find(holds),
            Value::Record(fields) => fields.iter().map(|field| &field.value).find(holds),
            Value::Word(_, items, fields) => items
                .iter()
                .chain(fields.iter().map(|field| &field.value))
                .find(holds),
            Value::Map(entries) => entries
                .iter()
                .flat_map(|(key, value)| [key, value])
                .find(holds),
            Value::Something(inner) => Some(&**inner).filter(holds),
            _ => None,
        };
        let Some(next) = next else {
            return way;
        };
        way.push(next);
        at = next;
    }
}

/// What a finding is about that points at the end of a way: the thing with an id that it belongs
/// to, else the block or list.
fn about<'a>(way: &[&'a Node]) -> &'a Node {
    let has_id = |node: &&&Node| match &node.what {
        Value::Record(fields) => fields.iter().any(|field| field.name == "id"),
        _ => false,
    };
    let holds =
        |node: &&&Node| matches!(node.what, Value::Record(_) | Value::List(_) | Value::Map(_));
    let within = &way[1..];
    let thing = within.iter().rev().find(has_id);
    thing
        .or_else(|| way.iter().rev().find(holds))
        .unwrap_or(&way[0])
}

/// Whether one of these texts stands in a value.
fn names_any(node: &Node, wanted: &BTreeSet<String>) -> bool {
    let any = |node: &Node| names_any(node, wanted);
    match &node.what {
        Value::Text(text) => wanted.contains(text),
        Value::List(items) | Value::Tuple(items) => items.iter().any(any),
        Value::Record(fields) => fields.iter().any(|field| any(&field.value)),
        Value::Word(_, items, fields) => {
            items.iter().any(any) || fields.iter().any(|field| any(&field.value))
        }
        Value::Map(entries) => entries.iter().any(|(key, value)| any(key) || any(value)),
        Value::Something(inner) => any(inner),
        _ => false,
    }
}

/// All texts within a value.
fn texts(node: &Node, into: &mut BTreeSet<String>) {
    match &node.what {
        Value::Text(text) => {
            into.insert(text.clone());
        }
        Value::List(items) | Value::Tuple(items) => items.iter().for_each(|item| texts(item, into)),
        Value::Record(fields) => fields.iter().for_each(|field| texts(&field.value, into)),
        Value::Word(_, items, fields) => {
            items.iter().for_each(|item| texts(item, into));
            fields.iter().for_each(|field| texts(&field.value, into));
        }
        Value::Map(entries) => {
            for (key, value) in entries {
                texts(key, into);
                texts(value, into);
            }
        }
        Value::Something(inner) => texts(inner, into),
        _ => {}
    }
}

/// A block around what is being mended.
struct Owner<'a> {
    id: Option<String>,
    node: &'a Node,
}

/// What a lost value may have been.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    /// A number, a time, a text: it says something of its own thing.
    Figure,
    /// It may have named other things, or decided whether they matter.
    Link,
}

impl Weight {
    fn of(shape: &Shape) -> Weight {
        match shape {
            Shape::Text | Shape::Whole(..) | Shape::Lapse(_) | Shape::Clock => Weight::Figure,
            Shape::List(of) => Weight::of(of),
            _ => Weight::Link,
        }
    }
}

struct Mending<'a> {
    source: &'a str,
    /// The blocks around what is being mended, but for the whole.
    owners: Vec<Owner<'a>>,
    lost: Vec<Range<usize>>,
    unread: Unread,
}

impl<'a> Mending<'a> {
    /// Notes that a value is lost, with all ids that may stand in it. What is lost of a thing may
    /// change what is to be said of it; and of all that it names, where it may have named more.
    fn lose(&mut self, node: &Node, weight: Weight) {
        self.lost.push(node.bytes.clone());
        let mut named = BTreeSet::new();
        texts(node, &mut named);
        self.lose_words(node, &mut named);
        if let Some(owner) = self.owners.iter().rev().find(|owner| owner.id.is_some()) {
            self.unread.near.extend(owner.id.clone());
            if weight == Weight::Link && self.lost.len() <= MOST_FINDINGS {
                texts(owner.node, &mut self.unread.near);
            }
        }
        self.unread.near.extend(named.iter().cloned());
        self.unread.ids.append(&mut named);
    }

    /// The words of what could not even be read as a value.
    fn lose_words(&self, node: &Node, into: &mut BTreeSet<String>) {
        match &node.what {
            Value::Unread => {
                let written = self.source.get(node.bytes.clone()).unwrap_or("");
                let words = written.split(|sign: char| sign != '-' && !sign.is_alphanumeric());
                into.extend(words.filter(|word| !word.is_empty()).map(str::to_owned));
            }
            Value::List(items) | Value::Tuple(items) => {
                items.iter().for_each(|item| self.lose_words(item, into))
            }
            Value::Record(fields) => fields
                .iter()
                .for_each(|field| self.lose_words(&field.value, into)),
            Value::Word(word, items, fields) => {
                into.insert(word.clone());
                items.iter().for_each(|item| self.lose_words(item, into));
                fields
                    .iter()
                    .for_each(|field| self.lose_words(&field.value, into));
            }
            Value::Map(entries) => entries.iter().for_each(|(key, value)| {
                self.lose_words(key, into);
                self.lose_words(value, into);
            }),
            Value::Something(inner) => self.lose_words(inner, into),
            _ => {}
        }
    }

    /// The value as it should be; nothing where it is of another shape.
    fn value(&mut self, node: &'a Node, shape: &Shape) -> Option<Node> {
        let as_is = || Some(node.clone());
        match (shape, &node.what) {
            (Shape::Text, Value::Text(_)) | (Shape::Flag, Value::Flag) => as_is(),
            (Shape::Gives(_) | Shape::Names(_), Value::Text(_)) => as_is(),
            (Shape::Whole(least, most), Value::Number(raw))
                if in_range(raw, *least, *most) == Some(true) =>
            {
                as_is()
            }
            (Shape::Lapse(least), Value::Text(written)) if lapse_fits(written, *least) => as_is(),
            (Shape::Clock, Value::Text(written)) => ClockTime::parse(written).and_then(|_| as_is()),
            (Shape::List(of), Value::List(items)) => Some(self.list(node, items, of)),
            (Shape::Map(key, value), Value::Map(entries)) => {
                let entries = entries
                    .iter()
                    .filter_map(|(one, other)| self.entry(one, other, key, value));
                Some(with(node, Value::Map(entries.collect())))
            }
            (Shape::Option, Value::Tuple(pair)) if pair.len() == 2 => {
                let ids = pair.iter().all(|id| matches!(id.what, Value::Text(_)));
                ids.then(|| node.clone())
            }
            (Shape::Record(record), _) => self.record(node, record),
            (Shape::Choice(choice), Value::Word(word, values, _)) => {
                self.choice(node, choice, word, values)
            }
            _ => None,
        }
    }

    fn list(&mut self, node: &'a Node, items: &'a [Node], of: &Shape) -> Node {
        let mut mended = Vec::with_capacity(items.len());
        for item in items {
            match self.value(item, of) {
                Some(item) => mended.push(item),
                None => {
                    self.lose(item, Weight::of(of));
                    if matches!(of, Shape::Names(_)) {
                        mended.push(self.neutral(of, item.bytes.clone()));
                    }
                }
            }
        }
        with(node, Value::List(mended))
    }

    fn entry(
        &mut self,
        key: &'a Node,
        value: &'a Node,
        of_key: &Shape,
        of_value: &Shape,
    ) -> Option<(Node, Node)> {
        let Some(mended_key) = self.value(key, of_key) else {
            self.lose(key, Weight::Link);
            self.lose(value, Weight::Link);
            return None;
        };
        let value = self.value(value, of_value).unwrap_or_else(|| {
            self.lose(value, Weight::of(of_value));
            self.neutral(of_value, value.bytes.clone())
        });
        Some((mended_key, value))
    }

    fn choice(
        &mut self,
        node: &'a Node,
        choice: &Choice,
        word: &str,
        values: &'a [Node],
    ) -> Option<Node> {
        let names: Vec<&str> = choice.words.iter().map(|known| known.name).collect();
        let known = choice.words.iter().find(|known| known.name == word);
        let known = known.or_else(|| {
            let meant = nearest(word, &names)?;
            choice.words.iter().find(|known| known.name == meant)
        })?;
        if known.values.len() != values.len() {
            return None;
        }
        let mut mended = Vec::with_capacity(values.len());
        for (value, shape) in values.iter().zip(known.values) {
            mended.push(self.value(value, shape).unwrap_or_else(|| {
                self.lose(value, Weight::of(shape));
                self.neutral(shape, value.bytes.clone())
            }));
        }
        Some(with(
            node,
            Value::Word(known.name.to_owned(), mended, Vec::new()),
        ))
    }

    fn record(&mut self, node: &'a Node, record: &Record) -> Option<Node> {
        let fields = match &node.what {
            Value::Record(fields) => fields.as_slice(),
            Value::Unit => &[],
            Value::Word(_, values, fields) if values.is_empty() && !fields.is_empty() => fields,
            _ => return None,
        };
        let own = fields
            .iter()
            .find(|field| field.name == "id")
            .and_then(|field| match &field.value.what {
                Value::Text(id) => Some(id.clone()),
                _ => None,
            });
        let whole = std::ptr::eq(record, &raw const SCENARIO);
        let id = own.filter(|_| !whole);
        self.owners.push(Owner { id, node });
        let mended = self.fields(node, fields, record);
        self.owners.pop();
        Some(with(node, Value::Record(mended)))
    }

    fn fields(
        &mut self,
        node: &'a Node,
        fields: &'a [spans::Field],
        record: &Record,
    ) -> Vec<spans::Field> {
        let mut mended: Vec<spans::Field> = Vec::with_capacity(fields.len());
        let there = names(fields);
        for field in fields {
            // More than can be told anyway is not guessed at.
            let guessed = self.lost.len() <= MOST_FINDINGS;
            let shape = guessed.then(|| meant(field, &there, record)).flatten();
            let shape = shape.filter(|shape| mended.iter().all(|there| there.name != shape.name));
            let Some(shape) = shape else {
                self.lose(&field.value, Weight::Link);
                continue;
            };
            if let Some(value) = self.field(&field.value, shape) {
                let name = shape.name.to_owned();
                mended.push(spans::Field {
                    name,
                    value,
                    ..field.clone()
                });
            }
        }
        for missing in record.fields {
            let there = mended.iter().any(|field| field.name == missing.name);
            if missing.need != Need::Required || there {
                continue;
            }
            if let Shape::Gives(kind) = missing.shape {
                self.unread.kinds.insert(kind);
            }
            let at = node.pointer();
            let nothing = Node {
                bytes: at.clone(),
                what: Value::Unit,
            };
            self.lose(&nothing, Weight::of(&missing.shape));
            let value = self.neutral(&missing.shape, at.clone());
            mended.push(spans::Field {
                name: missing.name.to_owned(),
                name_bytes: at,
                value,
            });
        }
        mended
    }

    fn field(&mut self, value: &'a Node, field: &Field) -> Option<Node> {
        let inner = match &value.what {
            Value::Nothing if field.need == Need::Optional => return Some(value.clone()),
            Value::Something(inner) if field.need == Need::Optional => inner,
            _ => value,
        };
        if let Some(mended) = self.value(inner, &field.shape) {
            return Some(mended);
        }
        self.lose(inner, Weight::of(&field.shape));
        if let Shape::Gives(kind) = field.shape {
            self.unread.kinds.insert(kind);
        }
        let needed = field.need == Need::Required || matches!(field.shape, Shape::Record(_));
        needed.then(|| self.neutral(&field.shape, value.bytes.clone()))
    }

    /// Something of a shape that no rule minds.
    fn neutral(&self, shape: &Shape, bytes: Range<usize>) -> Node {
        let inner = |shape: &Shape| self.neutral(shape, bytes.clone());
        let what = match shape {
            Shape::Text => Value::Text("…".to_owned()),
            Shape::Flag => Value::Word("false".to_owned(), Vec::new(), Vec::new()),
            Shape::Whole(least, most) => Value::Number(1.clamp(*least, *most).to_string()),
            Shape::Lapse(_) => Value::Text("1m".to_owned()),
            Shape::Clock => Value::Text("09:00".to_owned()),
            Shape::Gives(_) => Value::Text(format!("{ANYBODY}-{}", self.lost.len())),
            Shape::Names(_) => Value::Text(ANYBODY.to_owned()),
            Shape::List(of) if matches!(of, Shape::Names(_)) => Value::List(vec![inner(of)]),
            Shape::List(_) => Value::List(Vec::new()),
            Shape::Map(..) => Value::Map(Vec::new()),
            Shape::Option => {
                let any = inner(&Shape::Names(IdKind::Variant));
                Value::Tuple(vec![any.clone(), any])
            }
            Shape::Record(record) => {
                let needed = record
                    .fields
                    .iter()
                    .filter(|field| field.need == Need::Required);
                let fields = needed.map(|field| spans::Field {
                    name: field.name.to_owned(),
                    name_bytes: bytes.clone(),
                    value: inner(&field.shape),
                });
                Value::Record(fields.collect())
            }
            Shape::Choice(choice) => {
                let alone = choice.words.iter().rfind(|word| word.values.is_empty());
                let word = alone.unwrap_or(&choice.words[0]);
                let values = word.values.iter().map(inner).collect();
                Value::Word(word.name.to_owned(), values, Vec::new())
            }
        };
        Node { bytes, what }
    }
}

/// The field that a name stands for: the one of this name, else the one that was most likely meant,
/// unless that is `there` too.
pub(super) fn meant<'a>(
    field: &spans::Field,
    there: &BTreeSet<&str>,
    record: &'a Record,
) -> Option<&'a Field> {
    let known = |name: &str| record.fields.iter().find(|known| known.name == name);
    if field.is_gap() {
        return None;
    }
    known(&field.name).or_else(|| {
        let names: Vec<&str> = record.fields.iter().map(|known| known.name).collect();
        let near = nearest(&field.name, &names)?;
        known(near).filter(|_| !there.contains(near))
    })
}

/// The names that stand in a block.
pub(super) fn names(fields: &[spans::Field]) -> BTreeSet<&str> {
    fields.iter().map(|field| field.name.as_str()).collect()
}

fn with(node: &Node, what: Value) -> Node {
    Node {
        bytes: node.bytes.clone(),
        what,
    }
}

fn write(node: &Node, source: &str, out: &mut String) {
    match &node.what {
        Value::Unit => out.push_str("()"),
        Value::Flag => out.push_str(source.get(node.bytes.clone()).unwrap_or("false")),
        Value::Number(raw) => out.push_str(raw),
        Value::Text(text) => write_text(text, out),
        Value::List(items) => write_all(items, ['[', ']'], source, out),
        Value::Tuple(items) => write_all(items, ['(', ')'], source, out),
        Value::Map(entries) => {
            out.push('{');
            for (key, value) in entries {
                write(key, source, out);
                out.push(':');
                write(value, source, out);
                out.push(',');
            }
            out.push('}');
        }
        Value::Record(fields) => {
            out.push('(');
            for field in fields {
                out.push_str(&field.name);
                out.push(':');
                write(&field.value, source, out);
                out.push(',');
            }
            out.push(')');
        }
        Value::Word(word, items, _) => {
            out.push_str(word);
            if !items.is_empty() {
                write_all(items, ['(', ')'], source, out);
            }
        }
        Value::Something(inner) => write(inner, source, out),
        Value::Nothing | Value::Other | Value::Unread => out.push_str("None"),
    }
}

fn write_all(items: &[Node], [open, shut]: [char; 2], source: &str, out: &mut String) {
    out.push(open);
    for item in items {
        write(item, source, out);
        out.push(',');
    }
    out.push(shut);
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for sign in text.chars() {
        match sign {
            '"' | '\\' => out.extend(['\\', sign]),
            _ if sign.is_control() => out.extend(sign.escape_unicode()),
            _ => out.push(sign),
        }
    }
    out.push('"');
}

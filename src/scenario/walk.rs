//! Holds a tree against the tables of the language: reports every value that is not of its shape,
//! each at its place, and collects the ids that are given and named.
//!
//! It goes on after a mistake, so that one run finds them all. What ids mean together is the
//! business of the rules in `lint`.

use std::collections::BTreeSet;
use std::ops::Range;

use super::guard::MOST_FINDINGS;
use super::instead;
use super::language::SCENARIO;
use super::mend::{meant, names};
use super::model::ClockTime;
use super::shape::{Choice, Field, IdKind, Need, Record, Shape};
use super::spans::{self, Node, Value};
use super::suggest::nearest;
use super::text::Text;
use super::{Diagnostic, Place};
use crate::units::Span;

/// The ids of a scenario, in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// Where ids are given.
    pub given: Vec<Id>,
    /// Where they are named.
    pub named: Vec<Id>,
    /// What may be given or named where nothing could be read.
    pub unread: Unread,
}

/// What is not known of a scenario of which a part could not be read.
#[derive(Debug, Default)]
pub(super) struct Unread {
    /// Texts and words of those parts: each may be an id that is given or named there.
    pub ids: BTreeSet<String>,
    /// The same, and the ids of the blocks that those parts belong to.
    pub near: BTreeSet<String>,
    /// Kinds of which something has no id that could be read.
    pub kinds: BTreeSet<IdKind>,
    /// The text ends too early: whatever is named may be given behind that.
    pub everything: bool,
}

impl Unread {
    /// Whether an id that is not given may be so where nothing could be read.
    pub(super) fn may_give(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// Whether some id of this kind is not known.
    pub(super) fn lacks(&self, kind: IdKind) -> bool {
        self.everything || self.kinds.contains(&kind)
    }
}

/// One id at one place.
#[derive(Clone, Debug)]
pub(super) struct Id {
    /// Of what.
    pub kind: IdKind,
    /// The id itself.
    pub id: String,
    /// For an option: its variant. Otherwise empty.
    pub within: String,
    /// Where it stands.
    pub place: Place,
}

/// What a walk has found.
pub(super) struct Walked {
    /// The ids.
    pub ids: Ids,
    /// The mistakes.
    pub wrong: Vec<Diagnostic>,
    /// The keys of maps that stand in round brackets, by their first bytes. They look like names of
    /// fields, which have no quotes; keys have them rightly.
    pub keys: BTreeSet<usize>,
}

/// Walks a whole scenario.
pub(super) fn walk(tree: &Node, text: &Text) -> Walked {
    let mut walk = Walk {
        text,
        variant: String::new(),
        ids: Ids::default(),
        wrong: Vec::new(),
        keys: BTreeSet::new(),
    };
    walk.record(tree, &SCENARIO);
    Walked {
        ids: walk.ids,
        wrong: walk.wrong,
        keys: walk.keys,
    }
}

struct Walk<'a> {
    text: &'a Text<'a>,
    /// The variant whose options are being read.
    variant: String,
    ids: Ids,
    wrong: Vec<Diagnostic>,
    keys: BTreeSet<usize>,
}

impl Walk<'_> {
    fn value(&mut self, node: &Node, shape: &Shape) {
        match (shape, &node.what) {
            (_, Value::Unread) | (Shape::Text, Value::Text(_)) | (Shape::Flag, Value::Flag) => {}
            (Shape::Whole(least, most), Value::Number(raw)) => self.whole(node, raw, *least, *most),
            (Shape::Lapse(least), Value::Text(written)) => self.lapse(node, written, *least),
            (Shape::Clock, Value::Text(written)) => self.clock(node, written),
            (Shape::Gives(kind), Value::Text(id)) => {
                if *kind == IdKind::Variant {
                    self.variant.clone_from(id);
                }
                let id = self.id(*kind, id, &node.bytes);
                self.ids.given.push(id);
            }
            (Shape::Names(kind), Value::Text(id)) => {
                let id = self.id(*kind, id, &node.bytes);
                self.ids.named.push(id);
            }
            (Shape::List(of), Value::List(items)) => {
                for item in items {
                    self.value(item, of);
                }
            }
            (Shape::Map(key, value), Value::Map(entries)) => self.map(entries, key, value),
            (Shape::Map(key, value), Value::Record(entries)) => {
                self.wrong_kind(node, shape);
                let keys = entries.iter().map(|entry| entry.name_bytes.start);
                self.keys.extend(keys);
                self.map(&self.in_round_brackets(entries), key, value);
            }
            (Shape::Option, Value::Tuple(pair)) if pair.len() == 2 => self.option(pair),
            (Shape::Record(record), _) => self.record(node, record),
            (Shape::Choice(choice), Value::Word(word, values, fields)) => {
                self.choice(node, choice, word, values, fields);
            }
            _ => self.wrong_kind(node, shape),
        }
    }

    /// The entries of a map that stands in round brackets. Its keys are words, unless they have
    /// quotes.
    fn in_round_brackets(&self, fields: &[spans::Field]) -> Vec<(Node, Node)> {
        let entry = |field: &spans::Field| {
            let (name, bytes) = (field.name.clone(), field.name_bytes.clone());
            let quoted = self.text.source()[bytes.clone()].starts_with('"');
            let what = match (field.is_gap(), quoted) {
                (true, _) => Value::Unread,
                (_, true) => Value::Text(name),
                _ => Value::Word(name, Vec::new(), Vec::new()),
            };
            (Node { bytes, what }, field.value.clone())
        };
        fields.iter().map(entry).collect()
    }

    fn source_of(&self, node: &Node) -> &str {
        self.text.source().get(node.bytes.clone()).unwrap_or("")
    }

    fn id(&self, kind: IdKind, id: &str, bytes: &Range<usize>) -> Id {
        let within = if kind == IdKind::Option {
            self.variant.clone()
        } else {
            String::new()
        };
        Id {
            kind,
            id: id.to_owned(),
            within,
            place: self.text.place(bytes),
        }
    }

    /// `("variant", "option")`
    fn option(&mut self, pair: &[Node]) {
        let before = std::mem::take(&mut self.variant);
        if let Value::Text(variant) = &pair[0].what {
            self.variant.clone_from(variant);
        }
        self.value(&pair[0], &Shape::Names(IdKind::Variant));
        self.value(&pair[1], &Shape::Names(IdKind::Option));
        self.variant = before;
    }

    fn record(&mut self, node: &Node, record: &Record) {
        let fields = match &node.what {
            Value::Record(fields) => fields.as_slice(),
            Value::Unit => &[],
            Value::Word(word, values, fields) if values.is_empty() && !fields.is_empty() => {
                let help = format!("leave `{word}` out and begin with the bracket");
                self.report(
                    "E007",
                    &node.pointer(),
                    format!("{} has no name before its bracket", record.name),
                    help,
                );
                fields.as_slice()
            }
            _ if node.has_gap() => return,
            _ => {
                let found = instead::describe(node);
                self.report(
                    "E007",
                    &node.pointer(),
                    format!(
                        "{} is a block of fields, `(…: …)`, not {found}",
                        record.name
                    ),
                    String::new(),
                );
                return;
            }
        };
        let there = names(fields);
        let mut seen = BTreeSet::new();
        for field in fields {
            if self.wrong.len() >= MOST_FINDINGS {
                return;
            }
            if field.is_gap() {
                continue;
            }
            let meant = meant(field, &there, record);
            if meant.is_none_or(|meant| meant.name != field.name) {
                let help = instead::field(&field.name, record);
                self.report(
                    "E005",
                    &field.name_bytes,
                    format!("unknown field `{}` in {}", field.name, record.name),
                    help,
                );
            }
            let Some(shape) = meant else {
                continue;
            };
            if !seen.insert(shape.name) {
                self.report(
                    "E009",
                    &field.name_bytes,
                    format!("the field `{}` is given twice", field.name),
                    "keep one of them".into(),
                );
            }
            self.field(field, shape);
        }
        if node.has_gap() {
            return;
        }
        for missing in record.fields {
            if missing.need == Need::Required && !seen.contains(missing.name) {
                self.report(
                    "E006",
                    &node.pointer(),
                    format!("{} has no field `{}`", record.name, missing.name),
                    format!(
                        "add `{}: {}`",
                        missing.name,
                        instead::example(&missing.shape)
                    ),
                );
            }
        }
    }

    fn field(&mut self, field: &spans::Field, shape: &Field) {
        match (&field.value.what, shape.need) {
            (Value::Nothing, Need::Optional) => {}
            (Value::Something(inner), Need::Optional) => self.value(inner, &shape.shape),
            _ => self.value(&field.value, &shape.shape),
        }
    }

    fn map(&mut self, entries: &[(Node, Node)], key_shape: &Shape, value_shape: &Shape) {
        let mut seen = BTreeSet::new();
        for (key, value) in entries {
            self.value(key, key_shape);
            self.value(value, value_shape);
            let (Value::Text(name) | Value::Word(name, _, _)) = &key.what else {
                continue;
            };
            // Ids that are given twice are found by a rule, wherever they are given.
            if !seen.insert(name) && !matches!(key_shape, Shape::Gives(_)) {
                self.report(
                    "E009",
                    &key.bytes,
                    format!("`{name}` is given twice"),
                    "keep one of them; the first would be lost".into(),
                );
            }
        }
    }

    fn choice(
        &mut self,
        node: &Node,
        choice: &Choice,
        word: &str,
        values: &[Node],
        fields: &[spans::Field],
    ) {
        let known = |name: &str| choice.words.iter().find(|known| known.name == name);
        let found = known(word).or_else(|| {
            let names: Vec<&str> = choice.words.iter().map(|known| known.name).collect();
            self.report(
                "E008",
                &node.pointer(),
                format!("`{word}` is not {}", choice.name),
                instead::word(word, choice),
            );
            nearest(word, &names).and_then(known)
        });
        let Some(known) = found else {
            return;
        };
        let empty_brackets = values.is_empty() && self.source_of(node).ends_with(')');
        if values.len() == known.values.len() && fields.is_empty() && !empty_brackets {
            for (value, shape) in values.iter().zip(known.values) {
                self.value(value, shape);
            }
            return;
        }
        // A word that is wrong has been told already, and so has a gap.
        if known.name != word || node.has_gap() {
            return;
        }
        if let (false, [Shape::Record(record)]) = (fields.is_empty(), known.values) {
            self.report(
                "E007",
                &node.pointer(),
                format!("`{word}` needs two pairs of brackets"),
                format!(
                    "write `{word}((…: …))`: one pair for the word, one for {}",
                    record.name
                ),
            );
            return;
        }
        let expected = match known.values {
            [] => format!("`{word}` stands alone, without brackets"),
            shapes => format!("`{word}` is written `{}`", instead::written(word, shapes)),
        };
        let help = match known.values {
            [] => format!("write `{word}`"),
            shapes => instead::in_order(shapes),
        };
        self.report("E007", &node.pointer(), expected, help);
    }

    fn whole(&mut self, node: &Node, raw: &str, least: i64, most: i64) {
        match in_range(raw, least, most) {
            Some(true) => {}
            Some(false) => {
                let range = if most >= i64::from(u32::MAX) {
                    format!("at least {least}")
                } else {
                    format!("from {least} to {most}")
                };
                let help = if most == 1000 && least == 0 {
                    instead::SHARES
                } else {
                    ""
                };
                self.report(
                    "E014",
                    &node.bytes,
                    format!("{raw} is out of range; it must be {range}"),
                    help.into(),
                );
            }
            None => self.wrong_kind(node, &Shape::Whole(least, most)),
        }
    }

    fn lapse(&mut self, node: &Node, written: &str, least: u64) {
        match Span::parse(written) {
            Err(error) => self.report("E015", &node.bytes, error.to_string(), String::new()),
            Ok(_) if lapse_fits(written, least) => {}
            Ok(span) if span.0 < least => self.report(
                "E014",
                &node.bytes,
                format!("`{written}` is out of range; it must be longer than nothing"),
                String::new(),
            ),
            Ok(_) => self.report(
                "E014",
                &node.bytes,
                format!("`{written}` is out of range; it must be at most a day"),
                String::new(),
            ),
        }
    }

    fn clock(&mut self, node: &Node, written: &str) {
        if ClockTime::parse(written).is_none() {
            self.report(
                "E015",
                &node.bytes,
                format!("`{written}` is no clock time; write for example \"14:05\""),
                String::new(),
            );
        }
    }

    fn wrong_kind(&mut self, node: &Node, shape: &Shape) {
        if node.has_gap() {
            return;
        }
        let help = instead::help(node, shape, self.text.source());
        self.report(
            "E007",
            &node.pointer(),
            format!(
                "expected {}, found {}",
                instead::expected(shape),
                instead::describe(node)
            ),
            help,
        );
    }

    fn report(&mut self, code: &'static str, bytes: &Range<usize>, message: String, help: String) {
        if self.wrong.len() >= MOST_FINDINGS {
            return;
        }
        let place = self.text.place(bytes);
        self.wrong
            .push(Diagnostic::error(code, place, message, help));
    }
}

/// Whether a whole number lies between two; nothing when it is no whole number.
pub(super) fn in_range(raw: &str, least: i64, most: i64) -> Option<bool> {
    let number = whole_number(raw)?;
    Some((i128::from(least)..=i128::from(most)).contains(&number))
}

/// Whether a length of time is one, long enough and at most a day.
pub(super) fn lapse_fits(written: &str, least: u64) -> bool {
    Span::parse(written).is_ok_and(|span| span.0 >= least && span <= Span::minutes(24 * 60))
}

/// The value of a whole number as RON writes it; none when it has a fraction or is beyond bounds.
pub(super) fn whole_number(raw: &str) -> Option<i128> {
    let plain = raw.replace('_', "");
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, plain.strip_prefix('+').unwrap_or(&plain)),
    };
    let (base, digits) = match digits.get(..2) {
        Some("0x" | "0X") => (16, &digits[2..]),
        Some("0b" | "0B") => (2, &digits[2..]),
        Some("0o" | "0O") => (8, &digits[2..]),
        _ => (10, digits),
    };
    i128::from_str_radix(digits, base)
        .ok()
        .map(|value| sign * value)
}

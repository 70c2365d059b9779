//! What to write instead of a value that is not of its shape, in words and as an example.
//!
//! Whoever writes `"50%"`, `180` or `when: "25m"` knows what they mean; they are shown how the
//! language says it.

use std::collections::BTreeSet;

use super::language::{SCENARIO, WHEN};
use super::shape::{Choice, Record, Shape};
use super::spans::{Node, Value};
use super::suggest::{did_you_mean, nearest};
use crate::units::Span;

/// A bare number up to this may be meant in minutes; above it only seconds make sense.
const FEW_MINUTES: u64 = 60;
/// How shares are written.
pub(super) const SHARES: &str = "shares are thousandths: 250 is a quarter, 1000 is all of it";
/// A value up to this length [bytes] is shown as it is written.
const SHOWN: usize = 40;

/// What to do about a value that is of another kind than its shape.
pub(super) fn help(node: &Node, shape: &Shape, source: &str) -> String {
    match (shape, &node.what) {
        (Shape::Whole(least, most), Value::Number(raw)) => fraction(raw, *least, *most),
        (Shape::Whole(least, most), Value::Text(written)) => number(written, *least, *most),
        (Shape::Lapse(_), Value::Number(raw)) => time(raw),
        (Shape::Flag, _) => flag(node),
        (Shape::Choice(choice), Value::Text(written)) => bare_word(written, choice),
        (Shape::Text | Shape::Gives(_) | Shape::Names(_) | Shape::Lapse(_), Value::Word(..)) => {
            "put it in quotes".to_owned()
        }
        (_, Value::Something(_) | Value::Nothing) => {
            "write the value alone; only what may be left out can be `None`".to_owned()
        }
        (Shape::List(of), _) => {
            let written = source.get(node.bytes.clone()).unwrap_or("");
            let shown = match is_like(node, of) && written.len() <= SHOWN {
                true => written.to_owned(),
                false => example(of),
            };
            format!("write it in square brackets: `[{shown}]`")
        }
        (Shape::Map(key, value), Value::Record(_) | Value::Tuple(_) | Value::Unit) => {
            let written = source.get(node.bytes.clone()).unwrap_or("");
            let inside = written.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
            let shown = inside.filter(|inside| inside.contains(':') && inside.len() <= SHOWN);
            match shown {
                Some(shown) => format!("write it in braces: `{{{shown}}}`"),
                None => format!("write it in braces: `{{{}: {}}}`", example(key), example(value)),
            }
        }
        (Shape::Option, _) => {
            "name the variant and one of its options, in brackets of their own: `only: [(\"cause\", \"bad-deploy\")]`".to_owned()
        }
        (Shape::Choice(choice), _) => did_you_mean("", choice.words.iter().map(|w| w.name)),
        _ => String::new(),
    }
}

/// Whether a value could be an item of a list of this shape.
fn is_like(node: &Node, of: &Shape) -> bool {
    matches!(
        (of, &node.what),
        (
            Shape::Text | Shape::Names(_) | Shape::Gives(_),
            Value::Text(_)
        ) | (Shape::Option, Value::Tuple(_))
            | (Shape::Record(_), Value::Record(_))
            | (Shape::Choice(_), Value::Word(..))
    )
}

/// Whether a whole number is written in thousandths: a share of a whole, or a factor.
fn in_thousandths(least: i64, most: i64) -> bool {
    matches!((least, most), (0, 1000) | (1, 10_000))
}

/// A number with a point where a whole one is wanted.
fn fraction(raw: &str, least: i64, most: i64) -> String {
    let value = raw.replace('_', "").parse::<f64>().ok();
    if !in_thousandths(least, most) {
        return "write a whole number, without a point".to_owned();
    }
    let told = value.and_then(|value| thousandths(value * 1000.0, most));
    match told {
        Some(told) => format!("shares are thousandths: write {told}"),
        None => SHARES.to_owned(),
    }
}

/// A text where a whole number is wanted.
fn number(written: &str, least: i64, most: i64) -> String {
    let plain = written.trim();
    if in_thousandths(least, most) {
        if let Some(share) = plain.strip_suffix('%').and_then(percent) {
            return format!("shares are thousandths: write {share}");
        }
        if plain.contains('.') && plain.parse::<f64>().is_ok() {
            return fraction(plain, least, most);
        }
    }
    match plain.parse::<i64>() {
        Ok(number) => format!("write the number without quotes: {number}"),
        Err(_) if in_thousandths(least, most) => SHARES.to_owned(),
        Err(_) => "write a number, without quotes".to_owned(),
    }
}

/// A number of percent in thousandths, as it is written.
pub(super) fn percent(written: &str) -> Option<String> {
    let value: f64 = written.trim().replace('_', "").parse().ok()?;
    thousandths(value * 10.0, 10_000)
}

fn thousandths(value: f64, most: i64) -> Option<String> {
    let fits = (0.0..=most as f64).contains(&value);
    fits.then(|| format!("{value:.0}"))
}

/// A bare number where a length of time is wanted: what it may have been meant to be.
fn time(raw: &str) -> String {
    let Ok(number) = raw.replace('_', "").parse::<u64>() else {
        return "write for example \"90s\" or \"5m\"".to_owned();
    };
    match number {
        0 => "write \"0s\"".to_owned(),
        1..=FEW_MINUTES => format!("write \"{number}m\" for minutes or \"{number}s\" for seconds"),
        _ if number % 60 == 0 => format!("write \"{}m\" or \"{number}s\"", number / 60),
        _ => format!("write \"{number}s\""),
    }
}

/// Something else where `true` or `false` is wanted.
fn flag(node: &Node) -> String {
    let written = match &node.what {
        Value::Word(word, _, _) | Value::Text(word) | Value::Number(word) => word.to_lowercase(),
        _ => return String::new(),
    };
    match written.as_str() {
        "yes" | "y" | "on" | "true" | "1" => "write `true`".to_owned(),
        "no" | "n" | "off" | "false" | "0" => "write `false`".to_owned(),
        _ => String::new(),
    }
}

/// A text where one of several words is wanted.
fn bare_word(written: &str, choice: &'static Choice) -> String {
    if std::ptr::eq(choice, &raw const WHEN) {
        return match Span::parse(written) {
            Ok(_) => format!("write `At(\"{written}\")`"),
            Err(_) => format!("write for example `{}`", example(&Shape::Choice(&WHEN))),
        };
    }
    let names: Vec<&str> = choice.words.iter().map(|word| word.name).collect();
    match nearest(written, &names).and_then(|near| choice.words.iter().find(|w| w.name == near)) {
        Some(near) => format!(
            "write the word without quotes: `{}`",
            self::written(near.name, near.values)
        ),
        None => match did_you_mean("", names) {
            too_many if too_many.is_empty() => {
                format!("write for example `{}`", with_text(written, choice))
            }
            known => known,
        },
    }
}

/// The first word of a choice, with a text for its id.
fn with_text(written: &str, choice: &'static Choice) -> String {
    match choice.words.first() {
        Some(word) if matches!(word.values, [Shape::Names(_)]) => {
            format!("{}(\"{written}\")", word.name)
        }
        _ => example(&Shape::Choice(choice)),
    }
}

/// What to do about a word that is none of a choice.
pub(super) fn word(unknown: &str, choice: &Choice) -> String {
    if std::ptr::eq(choice, &raw const WHEN)
        && let Some(whole) = as_condition(unknown)
    {
        return whole;
    }
    did_you_mean(unknown, choice.words.iter().map(|word| word.name))
}

/// A word that is a part of a condition stands where a whole one is wanted.
fn as_condition(unknown: &str) -> Option<String> {
    WHEN.words.iter().find_map(|condition| {
        let (first, rest) = condition.values.split_first()?;
        let Shape::Choice(inner) = first else {
            return None;
        };
        let known = inner.words.iter().find(|word| word.name == unknown)?;
        if std::ptr::eq(*inner, &raw const WHEN) {
            return None;
        }
        let mut values = vec![written(known.name, known.values)];
        values.extend(rest.iter().map(example));
        Some(format!("write `{}({})`", condition.name, values.join(", ")))
    })
}

/// What to do about a field that a block does not have: the one that was most likely meant, else
/// where a field of this name belongs.
pub(super) fn field(unknown: &str, block: &Record) -> String {
    let names: Vec<&str> = block.fields.iter().map(|field| field.name).collect();
    if nearest(unknown, &names).is_none() {
        let owners = owners(unknown);
        let (last, others) = match owners.split_last() {
            Some(split) if owners.len() <= MOST_OWNERS => split,
            _ => return did_you_mean(unknown, names),
        };
        let owners = match others {
            [] => (*last).to_owned(),
            _ => format!("{} or {last}", others.join(", ")),
        };
        return format!("`{unknown}` belongs to {owners}");
    }
    did_you_mean(unknown, names)
}

/// Of so many blocks is told that a field belongs to them.
const MOST_OWNERS: usize = 3;

/// The blocks of the language that have a field of this name, as an author calls them.
fn owners(name: &str) -> Vec<&'static str> {
    let mut seen = BTreeSet::new();
    let mut blocks = Vec::new();
    gather(&SCENARIO, &mut seen, &mut blocks);
    let has = |block: &&&Record| block.fields.iter().any(|field| field.name == name);
    let called = |block: &&'static Record| match std::ptr::eq(*block, &raw const SCENARIO) {
        true => "the whole file, outside of every other block",
        false => block.name,
    };
    blocks.iter().filter(has).map(called).collect()
}

/// Every block within a block, itself first.
fn gather(
    block: &'static Record,
    seen: &mut BTreeSet<&'static str>,
    into: &mut Vec<&'static Record>,
) {
    if !seen.insert(block.name) {
        return;
    }
    into.push(block);
    for field in block.fields {
        gather_in(&field.shape, seen, into);
    }
}

fn gather_in(
    shape: &'static Shape,
    seen: &mut BTreeSet<&'static str>,
    into: &mut Vec<&'static Record>,
) {
    match shape {
        Shape::List(of) => gather_in(of, seen, into),
        Shape::Map(key, value) => {
            gather_in(key, seen, into);
            gather_in(value, seen, into);
        }
        Shape::Record(block) => gather(block, seen, into),
        Shape::Choice(choice) if seen.insert(choice.name) => {
            for value in choice.words.iter().flat_map(|word| word.values) {
                gather_in(value, seen, into);
            }
        }
        _ => {}
    }
}

/// What the values of a word are, in their order.
pub(super) fn in_order(shapes: &[Shape]) -> String {
    match shapes {
        [] => String::new(),
        [only] => format!("it takes {}", expected(only)),
        [first, rest @ ..] => {
            let rest: Vec<String> = rest.iter().map(expected).collect();
            format!("first {}, then {}", expected(first), rest.join(", then "))
        }
    }
}

/// A word with examples of its values.
pub(super) fn written(word: &str, shapes: &[Shape]) -> String {
    if shapes.is_empty() {
        return word.to_owned();
    }
    let examples: Vec<String> = shapes.iter().map(example).collect();
    format!("{word}({})", examples.join(", "))
}

/// What a value of this shape is called.
pub(super) fn expected(shape: &Shape) -> String {
    match shape {
        Shape::Text => "a text".into(),
        Shape::Flag => "`true` or `false`".into(),
        Shape::Whole(..) => "a whole number".into(),
        Shape::Lapse(_) => "a length of time such as \"5m\"".into(),
        Shape::Clock => "a clock time such as \"14:05\"".into(),
        Shape::Gives(kind) | Shape::Names(kind) => format!("the id of {}", kind.one()),
        Shape::List(_) => "a list".into(),
        Shape::Map(..) => "a map, `{…: …}`".into(),
        Shape::Option => "a variant and its option, `(\"cause\", \"bad-deploy\")`".into(),
        Shape::Record(record) => record.name.into(),
        Shape::Choice(choice) => choice.name.into(),
    }
}

/// A value of this shape, as an example.
pub(super) fn example(shape: &Shape) -> String {
    match shape {
        Shape::Text | Shape::Gives(_) | Shape::Names(_) => "\"…\"".into(),
        Shape::Flag => "true".into(),
        Shape::Whole(least, _) => (*least).max(0).to_string(),
        Shape::Lapse(_) => "\"5m\"".into(),
        Shape::Clock => "\"14:05\"".into(),
        Shape::List(of) => format!("[{}]", example(of)),
        Shape::Map(..) => "{…: …}".into(),
        Shape::Option => "(\"…\", \"…\")".into(),
        Shape::Record(_) => "(…)".into(),
        Shape::Choice(choice) => choice
            .words
            .first()
            .map_or_else(String::new, |word| written(word.name, word.values)),
    }
}

/// What a value is called.
pub(super) fn describe(node: &Node) -> String {
    match &node.what {
        Value::Unit => "empty brackets".into(),
        Value::Flag => "`true` or `false`".into(),
        Value::Number(raw) => format!("the number {raw}"),
        Value::Text(_) => "a text".into(),
        Value::List(_) => "a list".into(),
        Value::Map(_) => "a map".into(),
        Value::Tuple(_) => "values in brackets".into(),
        Value::Record(_) => "a block of fields".into(),
        Value::Word(word, _, _) => format!("the word `{word}`"),
        Value::Nothing => "`None`".into(),
        Value::Something(_) => "`Some(…)`".into(),
        Value::Other | Value::Unread => "something else".into(),
    }
}

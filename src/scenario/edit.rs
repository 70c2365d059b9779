//! Changes in the text of a scenario, value by value: what is not changed keeps every byte, with
//! its comments and its layout.
//!
//! Values are named by their path: `injects`, item 3, `when`. Whoever edits says what the new
//! value is, as RON; where it goes, its comma and its indentation are seen to here. All changes
//! are places in the text as it was, so their order does not matter.

use std::ops::Range;

use super::pieces::{Piece, pieces};
use super::spans::{self, Node, Value};

/// A step from a value to one within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// The field of this name.
    Field(&'a str),
    /// The item of a list with this number from 0.
    Item(usize),
    /// The entry of a map with this text as its key.
    Key(&'a str),
}

/// A text with the changes that are to be made in it.
#[derive(Clone, Debug)]
pub struct Edits<'a> {
    source: &'a str,
    tree: Node,
    removed: Vec<Range<usize>>,
    written: Vec<(Range<usize>, String)>,
}

impl<'a> Edits<'a> {
    /// Begins to edit a text; `None` when it is no RON.
    pub fn of(source: &'a str) -> Option<Edits<'a>> {
        let tree = spans::parse(source).ok()??;
        Some(Edits {
            source,
            tree,
            removed: Vec::new(),
            written: Vec::new(),
        })
    }

    /// The value at the end of a path as it is written; `None` where there is none.
    pub fn value(&self, path: &[Step]) -> Option<&'a str> {
        self.node(path).map(|node| &self.source[node.bytes.clone()])
    }

    /// How many items, fields or entries stand in the value at the end of a path.
    pub fn count(&self, path: &[Step]) -> usize {
        self.node(path).map_or(0, |node| elements(node).len())
    }

    /// Replaces a value, or adds the field or entry that the last step names. False where there
    /// is nothing to add it to.
    pub fn set(&mut self, path: &[Step], value: &str) -> bool {
        if let Some(node) = self.node(path) {
            let bytes = node.bytes.clone();
            let value = indented(value, self.indent_at(bytes.start));
            self.written.push((bytes, value));
            return true;
        }
        let Some((last, within)) = path.split_last() else {
            return false;
        };
        let element = match last {
            Step::Field(name) => format!("{name}: {value}"),
            Step::Key(key) => format!("{}: {value}", quoted(key)),
            Step::Item(_) => return false,
        };
        let behind = self.count(within);
        self.insert(within, behind, &element)
    }

    /// Puts a new item, field or entry into the brackets at the end of a path, so that `before`
    /// others stand before it. False where there are no such brackets.
    pub fn insert(&mut self, path: &[Step], before: usize, element: &str) -> bool {
        let Some(node) = self.node(path) else {
            return false;
        };
        let Some(opens) = opening(node, self.source) else {
            return false;
        };
        let closes = node.bytes.end - 1;
        let all = elements(node);
        let placed = match all.get(before.min(all.len()).wrapping_sub(1)) {
            Some(earlier) => self.behind(earlier, closes, element),
            None => self.first(opens, closes, all.first(), element),
        };
        self.written.extend(placed);
        true
    }

    /// Takes a field, an item or an entry out, with its comma and its line if it has one of its
    /// own. Comments stay. False where there is none.
    pub fn remove(&mut self, path: &[Step]) -> bool {
        let Some((last, within)) = path.split_last() else {
            return false;
        };
        let Some(node) = self.node(within) else {
            return false;
        };
        let Some(at) = position(node, *last) else {
            return false;
        };
        let closes = node.bytes.end - 1;
        let all = elements(node);
        let bytes = all[at].clone();
        let earlier = at.checked_sub(1).map(|earlier| all[earlier].end);
        self.take_out(bytes, earlier, closes);
        true
    }

    /// The text with all changes made.
    pub fn text(mut self) -> String {
        self.removed.sort_by_key(|range| (range.start, range.end));
        let mut out: Vec<(Range<usize>, String)> = Vec::new();
        for range in self.removed {
            match out.last_mut() {
                Some((last, _)) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => out.push((range, String::new())),
            }
        }
        // Of two changes at one place the insertion comes first; a stable sort keeps the order
        // in which insertions were asked for.
        let mut all = self.written;
        all.extend(out);
        all.sort_by_key(|(range, _)| (range.start, range.end));
        // A text whose lines end as on Windows keeps doing so.
        let ends = if self.source.contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        };
        let mut text = String::with_capacity(self.source.len());
        let mut at = 0;
        for (range, new) in all {
            if range.start >= at {
                text.push_str(&self.source[at..range.start]);
            }
            text.push_str(&new.replace('\n', ends));
            at = at.max(range.end);
        }
        text.push_str(&self.source[at..]);
        text
    }

    fn node(&self, path: &[Step]) -> Option<&Node> {
        path.iter().try_fold(inner(&self.tree), |node, step| {
            position(node, *step).map(|at| inner(child(node, at)))
        })
    }

    /// The comma behind an element, before the bracket that closes.
    fn comma(&self, behind: usize, closes: usize) -> Option<usize> {
        let bytes = &self.source.as_bytes()[behind..closes];
        pieces(bytes)
            .filter(|(piece, range)| {
                *piece == Piece::Byte && !bytes[range.start].is_ascii_whitespace()
            })
            .map(|(_, range)| (range.start, bytes[range.start]))
            .next()
            .filter(|(_, byte)| *byte == b',')
            .map(|(at, _)| behind + at)
    }

    /// The space that the line of a byte begins with.
    fn indent_at(&self, at: usize) -> &'a str {
        let begins = self.source[..at].rfind('\n').map_or(0, |end| end + 1);
        let line = &self.source[begins..];
        &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
    }

    /// Whether nothing but space stands before a byte in its line.
    fn begins_line(&self, at: usize) -> bool {
        let begins = self.source[..at].rfind('\n').map_or(0, |end| end + 1);
        self.source[begins..at].trim().is_empty()
    }

    fn end_of_line(&self, from: usize) -> usize {
        self.source[from..]
            .find('\n')
            .map_or(self.source.len(), |end| from + end)
    }

    /// What is written to put an element behind another.
    fn behind(
        &self,
        earlier: &Range<usize>,
        closes: usize,
        element: &str,
    ) -> Vec<(Range<usize>, String)> {
        let comma = self.comma(earlier.end, closes);
        let missing = comma
            .is_none()
            .then(|| (earlier.end..earlier.end, ",".to_owned()));
        let from = comma.map_or(earlier.end, |at| at + 1);
        let new = match self.begins_line(earlier.start) {
            true => {
                let indent = self.indent_at(earlier.start);
                let ends = self.end_of_line(from);
                let rest = self.source[from..ends.min(closes)].trim();
                // A comment behind the comma belongs to the earlier one.
                let at = match ends <= closes && (rest.is_empty() || rest.starts_with("//")) {
                    true => from + self.source[from..ends].trim_end().len(),
                    false => from,
                };
                (at..at, format!("\n{indent}{},", indented(element, indent)))
            }
            false => {
                let indent = self.indent_at(earlier.start);
                let comma = if comma.is_some() { "," } else { "" };
                (from..from, format!(" {}{comma}", indented(element, indent)))
            }
        };
        missing.into_iter().chain([new]).collect()
    }

    /// What is written to put an element directly behind the bracket that opens.
    fn first(
        &self,
        opens: usize,
        closes: usize,
        next: Option<&Range<usize>>,
        element: &str,
    ) -> Vec<(Range<usize>, String)> {
        let at = opens + 1;
        let outer = self.indent_at(opens);
        let new = match next {
            Some(next) if self.begins_line(next.start) => {
                let indent = self.indent_at(next.start);
                format!("\n{indent}{},", indented(element, indent))
            }
            Some(_) => format!("{}, ", indented(element, outer)),
            None => {
                let indent = format!("{outer}    ");
                let inside = &self.source[at..closes];
                let end = match inside.contains('\n') {
                    true => String::new(),
                    false => format!("\n{outer}"),
                };
                format!("\n{indent}{},{end}", indented(element, &indent))
            }
        };
        vec![(at..at, new)]
    }

    fn take_out(&mut self, bytes: Range<usize>, earlier: Option<usize>, closes: usize) {
        let Range { start, end } = bytes;
        let comma = self.comma(end, closes);
        if let Some(at) = comma.filter(|at| !self.source[end..*at].trim().is_empty()) {
            // A comment stands between the element and its comma, and stays.
            self.removed.push(start..end);
            self.removed.push(at..at + 1);
            return;
        }
        let end = comma.map_or(end, |at| at + 1);
        let line_ends = self.end_of_line(end);
        let alone = self.begins_line(start) && self.source[end..line_ends].trim().is_empty();
        if alone && line_ends < self.source.len() {
            let begins = self.source[..start].rfind('\n').map_or(0, |end| end + 1);
            self.removed.push(begins..line_ends + 1);
            return;
        }
        match (comma, earlier) {
            (None, Some(earlier)) if self.source[earlier..start].trim() == "," => {
                self.removed.push(earlier..end);
            }
            _ => {
                let space =
                    self.source[end..].len() - self.source[end..].trim_start_matches(' ').len();
                self.removed.push(start..end + space);
            }
        }
    }
}

/// A value without the `Some(…)` around it.
fn inner(node: &Node) -> &Node {
    match &node.what {
        Value::Something(inside) => inner(inside),
        _ => node,
    }
}

/// The bytes of each field, item or entry in the brackets of a value.
fn elements(node: &Node) -> Vec<Range<usize>> {
    let plain = |items: &[Node]| items.iter().map(|item| item.bytes.clone()).collect();
    match &node.what {
        Value::List(items) | Value::Tuple(items) => plain(items),
        Value::Word(_, items, fields) if fields.is_empty() => plain(items),
        Value::Record(fields) | Value::Word(_, _, fields) => fields
            .iter()
            .map(|field| field.name_bytes.start..field.value.bytes.end)
            .collect(),
        Value::Map(entries) => entries
            .iter()
            .map(|(key, value)| key.bytes.start..value.bytes.end)
            .collect(),
        _ => Vec::new(),
    }
}

fn position(node: &Node, step: Step) -> Option<usize> {
    match (step, &node.what) {
        (Step::Field(name), Value::Record(fields) | Value::Word(_, _, fields)) => {
            fields.iter().position(|field| field.name == name)
        }
        (Step::Item(at), Value::List(items) | Value::Tuple(items)) => {
            (at < items.len()).then_some(at)
        }
        (Step::Key(name), Value::Map(entries)) => entries
            .iter()
            .position(|(key, _)| matches!(&key.what, Value::Text(text) if text == name)),
        _ => None,
    }
}

fn child(node: &Node, at: usize) -> &Node {
    match &node.what {
        Value::Record(fields) | Value::Word(_, _, fields) => &fields[at].value,
        Value::Map(entries) => &entries[at].1,
        Value::List(items) | Value::Tuple(items) => &items[at],
        _ => node,
    }
}

/// The bracket that opens a value which holds others.
fn opening(node: &Node, source: &str) -> Option<usize> {
    match &node.what {
        Value::List(_) | Value::Map(_) | Value::Tuple(_) | Value::Record(_) | Value::Unit => {
            Some(node.bytes.start)
        }
        Value::Word(..) => source[node.bytes.clone()]
            .find('(')
            .map(|at| node.bytes.start + at),
        _ => None,
    }
}

/// A value of several lines, each but the first moved in by `indent`.
fn indented(value: &str, indent: &str) -> String {
    value.replace('\n', &format!("\n{indent}"))
}

fn quoted(key: &str) -> String {
    format!("\"{}\"", key.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::Step::{Field, Item, Key};
    use super::*;

    const TEXT: &str = "// top\n(\n    id: \"a\", // the id\n    list: [\n        // one\n        (x: 1, y: [1, 2, 3]),\n        (x: 2), // two\n    ],\n    map: {\"k\": \"v\"},\n    none: [],\n)\n";

    fn edited(edit: impl Fn(&mut Edits) -> bool) -> String {
        let mut edits = Edits::of(TEXT).expect("it is RON");
        assert!(edit(&mut edits), "there was nothing to edit");
        let text = edits.text();
        assert!(Edits::of(&text).is_some(), "no RON any more:\n{text}");
        text
    }

    #[test]
    fn a_value_is_replaced_and_nothing_else() {
        let text = edited(|edits| edits.set(&[Field("list"), Item(1), Field("x")], "7"));
        assert_eq!(text, TEXT.replace("(x: 2)", "(x: 7)"));
    }

    #[test]
    fn a_missing_field_or_entry_is_added_behind_the_others() {
        let text = edited(|edits| edits.set(&[Field("list"), Item(1), Field("z")], "3"));
        assert_eq!(text, TEXT.replace("(x: 2)", "(x: 2, z: 3)"));
        let text = edited(|edits| edits.set(&[Field("map"), Key("l")], "\"w\""));
        assert_eq!(text, TEXT.replace("\"v\"}", "\"v\", \"l\": \"w\"}"));
        let text = edited(|edits| edits.set(&[Field("new")], "{}"));
        assert_eq!(text, TEXT.replace("none: [],", "none: [],\n    new: {},"));
    }

    #[test]
    fn items_are_put_between_others_on_lines_of_their_own() {
        let text = edited(|edits| edits.insert(&[Field("list")], 0, "(x: 0)"));
        assert_eq!(
            text,
            TEXT.replace("list: [\n", "list: [\n        (x: 0),\n")
        );
        let text = edited(|edits| edits.insert(&[Field("list")], 2, "(\n    x: 3,\n)"));
        let new = "// two\n        (\n            x: 3,\n        ),\n";
        assert_eq!(text, TEXT.replace("// two\n", new));
        let text = edited(|edits| edits.insert(&[Field("none")], 0, "1"));
        assert_eq!(text, TEXT.replace("none: []", "none: [\n        1,\n    ]"));
    }

    #[test]
    fn what_is_taken_out_takes_its_comma_and_its_line() {
        let text = edited(|edits| edits.remove(&[Field("list"), Item(0)]));
        assert_eq!(text, TEXT.replace("        (x: 1, y: [1, 2, 3]),\n", ""));
        let y = [Field("list"), Item(0), Field("y")];
        let item = |at| [y[0], y[1], y[2], Item(at)];
        let text = edited(|edits| edits.remove(&item(1)));
        assert_eq!(text, TEXT.replace("[1, 2, 3]", "[1, 3]"));
        let text = edited(|edits| edits.remove(&item(2)));
        assert_eq!(text, TEXT.replace("[1, 2, 3]", "[1, 2]"));
        let text = edited(|edits| edits.remove(&item(1)) && edits.remove(&item(2)));
        assert_eq!(text, TEXT.replace("[1, 2, 3]", "[1, ]"));
        let text = edited(|edits| edits.remove(&y));
        assert_eq!(text, TEXT.replace(", y: [1, 2, 3]", ""));
    }

    #[test]
    fn lines_go_on_ending_as_they_did() {
        let source = TEXT.replace('\n', "\r\n");
        let mut edits = Edits::of(&source).expect("it is RON");
        assert!(edits.insert(&[Field("list")], 0, "(\n    x: 0,\n)"));
        assert!(edits.remove(&[Field("list"), Item(1)]));
        let text = edits.text();
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    }

    #[test]
    fn a_path_that_leads_nowhere_changes_nothing() {
        let mut edits = Edits::of(TEXT).expect("it is RON");
        assert!(!edits.set(&[Field("list"), Item(9), Field("x")], "1"));
        assert!(!edits.remove(&[Field("nothing")]));
        assert!(!edits.insert(&[Field("id")], 0, "1"));
        assert_eq!(edits.text(), TEXT);
        assert!(Edits::of("(").is_none());
    }
}

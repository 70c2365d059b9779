//! From brackets and items to lines.

use super::read::{Entry, Group, Item, Value};
use super::{INDENT, WIDTH};

/// Prints a whole file, with a line break at its end.
pub(super) fn document(entries: &[Entry], line_break: &str) -> String {
    let mut printer = Printer {
        out: String::new(),
        column: 0,
        line_break,
    };
    for (at, entry) in entries.iter().enumerate() {
        printer.gap(entry, at);
        match entry {
            Entry::Remark { text, .. } => printer.push(text),
            Entry::Item(item) => printer.item(item, 0, ""),
        }
        printer.end_line();
    }
    printer.out
}

struct Printer<'a> {
    out: String,
    /// How many characters stand on the last line.
    column: usize,
    line_break: &'a str,
}

impl Printer<'_> {
    fn push(&mut self, text: &str) {
        self.out.push_str(text);
        self.column = match text.rsplit_once('\n') {
            Some((_, last)) => last.chars().count(),
            None => self.column + text.chars().count(),
        };
    }

    fn end_line(&mut self) {
        self.out.push_str(self.line_break);
        self.column = 0;
    }

    fn indent(&mut self, by: usize) {
        self.push(&" ".repeat(by));
    }

    /// The empty line before an entry, unless it is the first.
    fn gap(&mut self, entry: &Entry, at: usize) {
        let gap = match entry {
            Entry::Remark { gap, .. } => gap,
            Entry::Item(item) => &item.gap,
        };
        if *gap && at > 0 {
            self.end_line();
        }
    }

    fn item(&mut self, item: &Item, indent: usize, comma: &str) {
        for comment in &item.before {
            self.push(comment);
            self.push(" ");
        }
        if let Some(key) = &item.key {
            self.value(key, indent, 1);
            self.push(": ");
        }
        for comment in &item.within {
            self.push(comment);
            self.push(" ");
        }
        self.value(&item.value, indent, comma.len());
        self.push(comma);
        for comment in &item.behind {
            self.push(" ");
            self.push(comment);
        }
    }

    /// Prints a value; `tail` characters must find room behind it on its last line.
    fn value(&mut self, value: &Value, indent: usize, tail: usize) {
        match value {
            Value::Atom(text) => self.push(text),
            Value::Group(group) => self.group(group, indent, tail),
        }
    }

    fn group(&mut self, group: &Group, indent: usize, tail: usize) {
        match group.flat {
            Some(width) if self.column + width + tail <= WIDTH => self.on_one_line(group),
            _ => self.on_several(group, indent, tail),
        }
    }

    fn open(&mut self, group: &Group) {
        self.push(group.head);
        self.push(group.open.encode_utf8(&mut [0; 4]));
    }

    fn close(&mut self, group: &Group) {
        self.push(group.close.encode_utf8(&mut [0; 4]));
    }

    fn on_one_line(&mut self, group: &Group) {
        self.open(group);
        for (at, entry) in group.entries.iter().enumerate() {
            if at > 0 {
                self.push(", ");
            }
            if let Entry::Item(item) = entry {
                self.flat_item(item);
            }
        }
        self.close(group);
    }

    /// Whether a plain value stands on the line of the one before it: its author wrote it so, and
    /// there is room.
    fn goes_on(&self, before: &Entry, entry: &Entry) -> bool {
        let (Entry::Item(before), Entry::Item(item)) = (before, entry) else {
            return false;
        };
        let width = item.width().map_or(WIDTH, |width| width + 2);
        before.behind.is_empty() && !item.begins_line && self.column + width <= WIDTH
    }

    fn flat_item(&mut self, item: &Item) {
        for comment in &item.before {
            self.push(comment);
            self.push(" ");
        }
        if let Some(key) = &item.key {
            self.flat_value(key);
            self.push(": ");
        }
        for comment in &item.within {
            self.push(comment);
            self.push(" ");
        }
        self.flat_value(&item.value);
    }

    fn flat_value(&mut self, value: &Value) {
        match value {
            Value::Atom(text) => self.push(text),
            Value::Group(group) => self.on_one_line(group),
        }
    }

    fn on_several(&mut self, group: &Group, indent: usize, tail: usize) {
        self.open(group);
        if let Some(inner) = alone(group, indent) {
            self.group(inner, indent, tail + 1);
            self.close(group);
            return;
        }
        for comment in &group.at_open {
            self.push(" ");
            self.push(comment);
        }
        self.end_line();
        let plain = group.is_plain_list();
        for (at, entry) in group.entries.iter().enumerate() {
            if at > 0 && !(plain && self.goes_on(&group.entries[at - 1], entry)) {
                self.end_line();
            }
            self.gap(entry, at);
            if self.column == 0 {
                self.indent(indent + INDENT);
            } else {
                self.push(" ");
            }
            match entry {
                Entry::Remark { text, .. } => self.push(text),
                Entry::Item(item) => self.item(item, indent + INDENT, ","),
            }
        }
        if !group.entries.is_empty() {
            self.end_line();
        }
        self.indent(indent);
        self.close(group);
    }
}

/// The bracket that is all there is in another, where the two open on one line and close on one:
/// `All([` and `])`, `[Pressure((` and `))]`.
fn alone<'a, 'b>(group: &'a Group<'b>, indent: usize) -> Option<&'a Group<'b>> {
    let [Entry::Item(item)] = group.entries.as_slice() else {
        return None;
    };
    let bare = item.key.is_none()
        && item.before.is_empty()
        && item.within.is_empty()
        && item.behind.is_empty()
        && group.at_open.is_empty();
    let Value::Group(inner) = &item.value else {
        return None;
    };
    let fits_on_its_own = || {
        inner
            .flat
            .is_some_and(|width| indent + INDENT + width < WIDTH)
    };
    let together = group.open == '(' || (!group.opened && !fits_on_its_own());
    (bare && together && !inner.entries.is_empty()).then_some(inner)
}

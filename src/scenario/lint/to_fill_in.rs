//! W190: a text that its author still has to write. Drafts that are made from a past incident or
//! from a list of events say `FILL IN: …` wherever nothing was known, so that a draft loads at
//! once and what is missing is found one by one.

use super::Subject;
use crate::scenario::Diagnostic;
use crate::scenario::spans::{Node, Value};

/// What a text begins with that is still to be written.
pub(super) const FILL_IN: &str = "FILL IN";

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    look(subject, subject.tree, "", &mut found);
    found
}

/// Looks through a value and all within it; `name` is the field or the key that it stands under.
fn look(subject: &Subject, node: &Node, name: &str, found: &mut Vec<Diagnostic>) {
    let mut all = |nodes: &[Node]| {
        for node in nodes {
            look(subject, node, name, found);
        }
    };
    match &node.what {
        Value::Text(text) => found.extend(open(subject, node, name, text)),
        Value::List(items) | Value::Tuple(items) => all(items),
        Value::Word(_, items, fields) => {
            all(items);
            for field in fields {
                look(subject, &field.value, &field.name, found);
            }
        }
        Value::Record(fields) => {
            for field in fields {
                look(subject, &field.value, &field.name, found);
            }
        }
        Value::Map(pairs) => {
            for (key, value) in pairs {
                let name = match &key.what {
                    Value::Text(key) => key.as_str(),
                    _ => name,
                };
                look(subject, value, name, found);
            }
        }
        Value::Something(one) => look(subject, one, name, found),
        Value::Unit
        | Value::Flag
        | Value::Number(_)
        | Value::Nothing
        | Value::Other
        | Value::Unread => {}
    }
}

/// The finding about a text, if it is still to be written.
fn open(subject: &Subject, node: &Node, name: &str, text: &str) -> Option<Diagnostic> {
    let rest = text.trim_start().strip_prefix(FILL_IN)?;
    let what = rest.trim_start_matches(':').trim();
    let message = if what.is_empty() {
        format!("`{name}` is still to be filled in")
    } else {
        format!("`{name}` is still to be filled in: {what}")
    };
    Some(Diagnostic::warning(
        "W190",
        subject.text.place(&node.bytes),
        message,
        "write your own words in place of the whole text, `FILL IN` included",
    ))
}

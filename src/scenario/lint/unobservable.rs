//! W162: a skill that the scenario promises to practise can be seen in it. W163: so can a
//! dimension that its rubric weighs.

use super::Subject;
use crate::scenario::Diagnostic;
use crate::scenario::model::Dimension;
use crate::scenario::observable;
use crate::scenario::spans::Value;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let file = subject.file;
    let mut found = Vec::new();
    for (at, skill) in file.skills.iter().enumerate() {
        if let Err(why) = observable(file, *skill) {
            found.push(Diagnostic::warning(
                "W162",
                subject.place(&["skills".into(), at.into()]),
                format!("nothing here practises `{}`: {why}", name(*skill)),
                format!("take it out of `skills`, or {}", mend(*skill)),
            ));
        }
    }
    let Value::Map(weights) = &subject.tree.at(&["rubric".into(), "weights".into()]).what else {
        return found;
    };
    for (dimension, weight) in &file.rubric.weights {
        let Err(why) = observable(file, *dimension) else {
            continue;
        };
        let name = name(*dimension);
        let is_it = |key: &Value| matches!(key, Value::Word(word, ..) if *word == name);
        let key = weights.iter().find(|(key, _)| is_it(&key.what));
        if let (Some((key, _)), 1..) = (key, *weight) {
            found.push(Diagnostic::warning(
                "W163",
                subject.text.place(&key.bytes),
                format!("`{name}` weighs {weight} and can never be marked: {why}"),
                format!("take it out of `weights`, or {}", mend(*dimension)),
            ));
        }
    }
    found
}

/// As an author writes it.
fn name(dimension: Dimension) -> String {
    format!("{dimension:?}").to_lowercase()
}

/// What would give an opportunity.
fn mend(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Pressure => "let somebody press: `Pressure((…))` in an inject",
        Dimension::Severity => {
            "leave `at_start` out of `severity`, or let somebody dispute it: `kind: SeverityDispute`"
        }
        Dimension::Handover => "say when the trainee's shift ends: `shift_ends: \"45m\"`",
        Dimension::Decisions => "add `remedies`",
        Dimension::Updates | Dimension::Outcome => "give the service of a fault a `customer_share`",
        Dimension::Delegation | Dimension::Timeboxing | Dimension::People => {
            "add somebody to the cast who can be given work"
        }
        Dimension::Command | Dimension::Clarity | Dimension::Closing => "keep it",
    }
}

//! The lines of a scenario with their places, and which of them are spoken aloud.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Subject;
use super::conditions::effects;
use crate::scenario::Place;
use crate::scenario::ids::LineId;
use crate::scenario::model::{Effect, ScenarioFile};
use crate::scenario::spans::{Node, Value};

/// A line as it is written.
pub(super) struct Line<'a> {
    pub id: &'a str,
    pub text: &'a str,
    /// Its text in the tree.
    pub node: &'a Node,
    /// Its id in the tree.
    pub key: &'a Node,
}

/// All lines, in the order of the text.
pub(super) fn lines<'a>(subject: &Subject<'a>) -> Vec<Line<'a>> {
    let Value::Map(entries) = &subject.tree.at(&["lines".into()]).what else {
        return Vec::new();
    };
    let read = |(key, node): &'a (Node, Node)| match (&key.what, &node.what) {
        (Value::Text(id), Value::Text(text)) => Some(Line {
            id,
            text,
            node,
            key,
        }),
        _ => None,
    };
    entries.iter().filter_map(read).collect()
}

/// The place of a part of a text; all of it where it was written with escapes.
pub(super) fn part(subject: &Subject, node: &Node, written: &str, part: Range<usize>) -> Place {
    let opening = node.bytes.start + 1;
    let plain = subject.text.source().get(opening..opening + written.len()) == Some(written);
    let bytes = if plain {
        opening + part.start..opening + part.end
    } else {
        node.bytes.clone()
    };
    subject.text.place(&bytes)
}

/// The lines that somebody says aloud; what is only written (chat, direct messages, drafts) is
/// not among them.
pub(super) fn spoken(file: &ScenarioFile) -> BTreeSet<&str> {
    let mut spoken: BTreeSet<&LineId> = BTreeSet::new();
    for remedy in &file.world.remedies {
        let says = [
            &remedy.says_needs,
            &remedy.says_done,
            &remedy.says_half,
            &remedy.says_failed,
        ];
        spoken.extend(says.into_iter().flatten());
        if let Some(risk) = &remedy.risk {
            spoken.insert(&risk.says);
            spoken.extend(&risk.told_you_so);
        }
    }
    spoken.extend(file.world.findings.iter().map(|finding| &finding.says));
    spoken.extend(file.house_lines.values().flatten());
    spoken.extend(
        file.cast
            .iter()
            .flat_map(|person| person.voice.values())
            .flatten(),
    );
    for (_, effect) in effects(file) {
        match effect {
            Effect::Say(_, line) | Effect::Remind(line) => {
                spoken.insert(line);
            }
            Effect::Pressure(arc) => spoken.extend(arc.lines.values()),
            _ => {}
        }
    }
    spoken.into_iter().map(LineId::as_str).collect()
}

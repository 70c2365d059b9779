//! W156: a slot in a line is one that is filled there; another is left out when it is spoken.

use std::collections::{BTreeMap, BTreeSet};

use super::Subject;
use super::lines::{Line, lines, part};
use crate::scenario::Diagnostic;
use crate::scenario::house;
use crate::scenario::model::ScenarioFile;
use crate::scenario::suggest::did_you_mean;

/// The slots that every line may have.
const EVERYWHERE: [&str; 2] = ["commander", "severity"];

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let with_slots: Vec<Line> = lines(subject)
        .into_iter()
        .filter(|line| line.text.contains('{'))
        .collect();
    if with_slots.is_empty() {
        return Vec::new();
    }
    let situations = situations(subject.file);
    let mut found = Vec::new();
    for line in &with_slots {
        let mut known: BTreeSet<&str> = EVERYWHERE.into();
        for situation in situations.get(line.id).into_iter().flatten() {
            known.extend(slots_of(situation));
        }
        for (at, slot) in slots(line.text) {
            if known.contains(slot) {
                continue;
            }
            found.push(Diagnostic::warning(
                "W156",
                part(subject, line.node, line.text, at..at + slot.len() + 2),
                format!(
                    "nothing fills the slot `{{{slot}}}` in the line `{}`",
                    line.id
                ),
                did_you_mean(slot, known.iter().copied()),
            ));
        }
    }
    found
}

/// The slots of a text, with the bytes at which their braces open.
fn slots(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('{').filter_map(|(at, _)| {
        let end = text[at..].find('}')?;
        Some((at, &text[at + 1..at + end]))
    })
}

/// The slots that the house's lines for a situation have.
fn slots_of(situation: &str) -> Vec<&'static str> {
    let Some(of) = house::situation(situation) else {
        return Vec::new();
    };
    of.manners()
        .flat_map(|manner| of.lines(manner))
        .flat_map(|line| slots(&line.text))
        .map(|(_, slot)| slot)
        .collect()
}

/// The situations that each line is spoken in.
fn situations(file: &ScenarioFile) -> BTreeMap<&str, BTreeSet<&str>> {
    let voices = file.cast.iter().flat_map(|person| &person.voice);
    let mut all: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (key, lines) in voices.chain(&file.house_lines) {
        let (situation, _) = house::split(key);
        for line in lines {
            all.entry(line.as_str()).or_default().insert(situation);
        }
    }
    all
}

//! W119: two remedies are not called the same, or nobody can tell which was decided.

use std::collections::{BTreeMap, BTreeSet};

use super::Subject;
use super::exclusive::never_together;
use crate::scenario::Diagnostic;
use crate::scenario::model::Remedy;
use crate::scenario::spans::Step;

/// Words that make no difference between two names.
const LITTLE: [&str; 16] = [
    "a", "an", "and", "at", "do", "for", "in", "it", "of", "on", "our", "please", "that", "the",
    "this", "to",
];

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let mut taken: BTreeMap<BTreeSet<String>, &Remedy> = BTreeMap::new();
    let mut found = Vec::new();
    for (at, remedy) in subject.file.world.remedies.iter().enumerate() {
        for (path, name) in names(remedy) {
            let words = words(name);
            let owner = *taken.entry(words.clone()).or_insert(remedy);
            let apart = never_together(owner.only.as_ref(), remedy.only.as_ref());
            if owner.id == remedy.id || apart || words.is_empty() {
                continue;
            }
            let mut to: Vec<Step> = vec!["world".into(), "remedies".into(), at.into()];
            to.extend(path);
            found.push(Diagnostic::warning(
                "W119",
                subject.place(&to),
                format!(
                    "`{name}` means two remedies: `{}` and `{}`",
                    owner.id, remedy.id
                ),
                "name what it is done to, so that one order means one of them",
            ));
        }
    }
    found
}

fn names(remedy: &Remedy) -> Vec<(Vec<Step<'static>>, &str)> {
    let mut names = vec![(vec!["name".into()], remedy.name.as_str())];
    let phrases = remedy.phrases.iter().enumerate();
    names.extend(phrases.map(|(at, name)| (vec!["phrases".into(), at.into()], name.as_str())));
    names
}

fn words(name: &str) -> BTreeSet<String> {
    let name = name.to_lowercase();
    name.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty() && LITTLE.binary_search(word).is_err())
        .map(str::to_owned)
        .collect()
}

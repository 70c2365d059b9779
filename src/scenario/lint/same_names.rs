//! W116: everybody is called by a name of their own, or an order to one is heard by another.

use std::collections::BTreeMap;

use super::Subject;
use crate::scenario::Diagnostic;
use crate::scenario::ids::PersonId;
use crate::scenario::model::Person;
use crate::scenario::spans::Step;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let mut taken: BTreeMap<String, &PersonId> = BTreeMap::new();
    let mut found = Vec::new();
    for (at, person) in subject.file.cast.iter().enumerate() {
        for (path, name) in names(person) {
            let owner = taken.entry(name.to_lowercase()).or_insert(&person.id);
            if **owner == person.id || name.is_empty() {
                continue;
            }
            let mut to: Vec<Step> = vec!["cast".into(), at.into()];
            to.extend(path);
            found.push(Diagnostic::warning(
                "W116",
                subject.place(&to),
                format!(
                    "two people are called `{name}`: `{owner}` and `{}`",
                    person.id
                ),
                "give one of them another name; who says it means one of them",
            ));
        }
    }
    found
}

/// What somebody is called, and where that stands.
fn names(person: &Person) -> Vec<(Vec<Step<'static>>, &str)> {
    let mut names = vec![(vec!["name".into()], person.first_name())];
    let nicknames = person.nicknames.iter().enumerate();
    names.extend(nicknames.map(|(at, name)| (vec!["nicknames".into(), at.into()], name.as_str())));
    let roles = person.known_as.iter().enumerate();
    names.extend(roles.map(|(at, name)| (vec!["known_as".into(), at.into()], name.as_str())));
    names
}

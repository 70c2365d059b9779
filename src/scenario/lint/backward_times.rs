//! E025: what lies between two times begins before it ends.

use super::Subject;
use super::conditions::{Path, conditions};
use crate::scenario::Diagnostic;
use crate::scenario::model::{Presence, When};
use crate::units::Span;

pub(super) fn check(subject: &Subject) -> Vec<Diagnostic> {
    let mut found = head(subject);
    for (path, when) in conditions(subject.file) {
        if let When::Within(from, to) = when {
            found.extend(between(subject, &path, from.0, to.0));
        }
    }
    for (path, presence) in presences(subject) {
        if let Presence::Paged(least, most) = presence {
            found.extend(between(subject, &path, least.0, most.0));
        }
    }
    found
}

fn between(subject: &Subject, path: &Path, from: Span, to: Span) -> Option<Diagnostic> {
    (from > to).then(|| {
        Diagnostic::error(
            "E025",
            subject.place(path),
            format!("the earlier time, {from}, is after the later one, {to}"),
            "swap them",
        )
    })
}

fn presences(subject: &Subject) -> Vec<(Path, Presence)> {
    let cast = subject.file.cast.iter().enumerate().map(|(at, person)| {
        let path: Path = vec!["cast".into(), at.into(), "presence".into()];
        (path, person.presence)
    });
    let mut all: Vec<(Path, Presence)> = cast.collect();
    for (variant_at, variant) in subject.file.variants.iter().enumerate() {
        for (option_at, option) in variant.options.iter().enumerate() {
            for (at, patch) in option.cast.iter().enumerate() {
                let path: Path = vec![
                    "variants".into(),
                    variant_at.into(),
                    "options".into(),
                    option_at.into(),
                    "cast".into(),
                    at.into(),
                    "presence".into(),
                ];
                all.extend(patch.presence.map(|presence| (path, presence)));
            }
        }
    }
    all
}

fn head(subject: &Subject) -> Vec<Diagnostic> {
    let file = subject.file;
    let mut found = Vec::new();
    if let Some(latest) = file.ends_at_latest.filter(|latest| *latest < file.length) {
        found.push(Diagnostic::error(
            "E025",
            subject.place(&["ends_at_latest".into()]),
            format!(
                "the drill would end at {} and last {}",
                latest.0, file.length.0
            ),
            "let it end no earlier than its length",
        ));
    }
    found
}

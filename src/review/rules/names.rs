//! Nobody is named: "a responder" (PRACTICE 36). Whoever owns an action may be, and whoever is
//! thanked for what went well.

use super::{Case, Found};
use crate::review::draft::Section;
use crate::review::finding::NAMES;

pub(super) fn check(case: &Case<'_>, found: &mut Found) {
    for written in case.prose() {
        let section = written.passage.section;
        if matches!(
            section,
            Section::Actions | Section::WentWell | Section::Head
        ) {
            continue;
        }
        let mut at = 0;
        while at < written.words.len() {
            let Some(to) = case.facts.name_at(&written.words, at) else {
                at += 1;
                continue;
            };
            let name = super::quoted(case, &written.words, &(at..to));
            let owned = if name.ends_with("'s") || name.ends_with("’s") {
                "a responder's"
            } else {
                "a responder"
            };
            found.add_words(
                NAMES,
                case,
                &written.words,
                &(at..to),
                format!("{name} is named"),
                format!(
                    "Write \"{owned}\", or the role: \"the database on-call\", \"the commander\"."
                ),
            );
            at = to;
        }
    }
}

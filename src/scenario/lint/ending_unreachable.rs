//! W143: every ending can be reached: its condition can come true, an inject ends the drill with
//! it, or it is the first without a condition for its outcome.

use std::collections::BTreeSet;

use super::Subject;
use super::conditions::effects;
use crate::scenario::Diagnostic;
use crate::scenario::course::{Drills, Verdict};
use crate::scenario::ids::EndingId;
use crate::scenario::model::{Effect, Ending, Outcome};
use crate::scenario::spans::Step;

pub(super) fn check(subject: &Subject, drills: &Drills) -> Vec<Diagnostic> {
    let file = subject.file;
    let ended: BTreeSet<&EndingId> = effects(file)
        .into_iter()
        .filter_map(|(_, effect)| match effect {
            Effect::End(ending) => Some(ending),
            _ => None,
        })
        .collect();
    let mut shown: BTreeSet<Outcome> = BTreeSet::new();
    let mut found = Vec::new();
    for (at, ending) in file.endings.iter().enumerate() {
        let wrong = match &ending.when {
            Some(when) => match drills.verdict(None, when) {
                Verdict::Can => None,
                Verdict::Never(why) if why.told_elsewhere => None,
                Verdict::Never(why) | Verdict::Apart(why) => {
                    let mut path: Vec<Step> = vec!["when".into()];
                    path.extend(&why.path);
                    Some((path, format!("it waits for {}", why.waits_for), why.help))
                }
                Verdict::TooLate(earliest) => Some((
                    vec!["when".into()],
                    format!(
                        "it comes at {earliest} at the earliest, and the drill is over at {}",
                        drills.ends
                    ),
                    "let it come earlier, or raise `ends_at_latest`".to_owned(),
                )),
            },
            None => hidden(ending, !shown.insert(ending.outcome)),
        };
        let Some((path, why, help)) = wrong.filter(|_| !ended.contains(&ending.id)) else {
            continue;
        };
        let mut whole: Vec<Step> = vec!["endings".into(), at.into()];
        whole.extend(path);
        found.push(Diagnostic::warning(
            "W143",
            subject.place(&whole),
            format!("the drill never ends with `{}`: {why}", ending.id),
            help,
        ));
    }
    found
}

/// An ending without a condition is shown when the drill ends by itself, unless another is.
fn hidden(ending: &Ending, hidden: bool) -> Option<(Vec<Step<'static>>, String, String)> {
    hidden.then(|| {
        (
            vec!["id".into()],
            "another ending of this outcome stands before it".to_owned(),
            format!(
                "give it a `when`, or let an inject `End(\"{}\")`",
                ending.id
            ),
        )
    })
}

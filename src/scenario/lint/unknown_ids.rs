//! E013: what is named must be given somewhere. W106: a team that is not listed looks like a
//! misspelt one that is; teams need not be listed, so it is only doubtful. Situations and steps
//! have rules of their own. An id that may be given where the text could not be read is not unknown.

use std::collections::BTreeSet;

use crate::scenario::Diagnostic;
use crate::scenario::guard::MOST_FINDINGS;
use crate::scenario::ids::ACT_IDS;
use crate::scenario::shape::IdKind;
use crate::scenario::suggest::{did_you_mean, nearest};
use crate::scenario::walk::{Id, Ids};

pub(super) fn check(ids: &Ids) -> Vec<Diagnostic> {
    let given: BTreeSet<(IdKind, &str, &str)> = ids
        .given
        .iter()
        .map(|given| (given.kind, given.within.as_str(), given.id.as_str()))
        .chain(ACT_IDS.map(|act| (IdKind::Act, "", act)))
        .collect();
    ids.named
        .iter()
        .filter(|named| !matches!(named.kind, IdKind::Situation | IdKind::Step))
        .filter(|named| {
            let variant = (IdKind::Variant, "", named.within.as_str());
            // Of an unknown variant every option is unknown; once is enough.
            let told = named.kind == IdKind::Option && !given.contains(&variant);
            !told && !given.contains(&(named.kind, named.within.as_str(), named.id.as_str()))
        })
        .filter(|named| !ids.unread.may_give(&named.id))
        // Each is compared with every id there is.
        .take(MOST_FINDINGS)
        .filter_map(|named| {
            let first = (named.kind, named.within.as_str(), "");
            let known: Vec<&str> = given
                .range(first..)
                .take_while(|(kind, within, _)| *kind == named.kind && *within == named.within)
                .map(|(_, _, id)| *id)
                .collect();
            let lacks = ids.unread.lacks(named.kind);
            if lacks && nearest(&named.id, &known).is_none() {
                return None;
            }
            if named.kind == IdKind::Team {
                doubtful_team(named, &known)
            } else {
                Some(unknown(named, known))
            }
        })
        .collect()
}

fn unknown(named: &Id, known: Vec<&str>) -> Diagnostic {
    let whose = if named.kind == IdKind::Option {
        format!(" in the variant `{}`", named.within)
    } else {
        String::new()
    };
    Diagnostic::error(
        "E013",
        named.place,
        format!("unknown {} `{}`{whose}", named.kind.name(), named.id),
        match named.kind {
            IdKind::Line if named.id.contains(char::is_whitespace) => {
                "put the text into `lines` under a name, and name it here".to_owned()
            }
            _ => did_you_mean(&named.id, known),
        },
    )
}

fn doubtful_team(named: &Id, known: &[&str]) -> Option<Diagnostic> {
    let near = nearest(&named.id, known)?;
    Some(Diagnostic::warning(
        "W106",
        named.place,
        format!("the team `{}` is not listed under `teams`", named.id),
        format!("did you mean `{near}`?"),
    ))
}

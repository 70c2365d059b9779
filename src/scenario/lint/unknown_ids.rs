//! E013: what is named must be given somewhere. W106: a team that is not listed looks like a
//! misspelt one that is; teams need not be listed, so it is only doubtful.

use crate::hearing::ACT_IDS;
use crate::scenario::Diagnostic;
use crate::scenario::shape::IdKind;
use crate::scenario::suggest::{did_you_mean, nearest};
use crate::scenario::walk::{Id, Ids};

pub(super) fn check(ids: &Ids) -> Vec<Diagnostic> {
    ids.named
        .iter()
        .filter_map(|named| {
            let known = known(ids, named);
            if known.contains(&named.id.as_str()) {
                None
            } else if named.kind == IdKind::Team {
                doubtful_team(named, &known)
            } else {
                Some(unknown(named, known))
            }
        })
        .collect()
}

fn known<'a>(ids: &'a Ids, named: &Id) -> Vec<&'a str> {
    if named.kind == IdKind::Act {
        return ACT_IDS.to_vec();
    }
    ids.given
        .iter()
        .filter(|given| given.kind == named.kind && given.within == named.within)
        .map(|given| given.id.as_str())
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
        did_you_mean(&named.id, known),
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

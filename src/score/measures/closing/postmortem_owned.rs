//! The postmortem has an owner: one person, told so while still on the call. Where several were
//! told, nobody knows whose it is.

use std::collections::BTreeSet;

use super::due::{End, end};
use super::{Case, Observed, Spec, Unit};
use crate::score::Ledger;
use crate::score::value::Value;

/// What it is worth when several were told that it is theirs [permille]. Ours.
const SEVERAL: u64 = 500;

pub(super) const SPEC: Spec = Spec {
    id: "postmortem-owned",
    title: "Postmortem owner named",
    is: "Whether you named one person to own the postmortem, and told them on the call.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let ended = end(case)?;
    let owners = &ledger.closing.owners;
    if matches!(ended, End::CutShort(_)) && owners.is_empty() {
        return None;
    }
    let people: BTreeSet<_> = owners.iter().map(|owner| owner.who).collect();
    let permille = match people.len() {
        0 => 0,
        1 => 1000,
        _ => SEVERAL,
    };
    let mut observed = Observed::of(Value::Share {
        part: permille / 1000,
        of: 1,
        permille,
    });
    for owner in owners {
        observed = match people.len() {
            1 => observed.proved(owner.mark),
            _ => observed.faulted(owner.mark),
        };
    }
    if owners.is_empty() {
        observed = observed.faulted(ended.mark());
    }
    Some(observed.instead(|| {
        let name = ledger.name(expert(ledger)?);
        Some(format!("{name}, please own the postmortem."))
    }))
}

/// Who knows most of what was mended: the last to be given a remedy, else the last to be given
/// any work, if they were still on the call.
pub(super) fn expert<'a>(ledger: &Ledger<'a>) -> Option<&'a crate::scenario::ids::PersonId> {
    let mended = ledger
        .tasks
        .iter()
        .rev()
        .filter(|task| task.remedy.is_some());
    mended
        .chain(ledger.tasks.iter().rev())
        .map(|task| task.to)
        .find(|who| ledger.is_present(who, ledger.end.at))
}

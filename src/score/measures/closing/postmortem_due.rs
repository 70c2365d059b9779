//! The postmortem has a day: its owner was told until when, and that day is within what the
//! policy gives for the severity. A day that is named but late is worth something; a date that
//! cannot be compared, because a drill has only a day of the week, is taken for in time. That
//! there is no owner at all is marked by [`postmortem_owned`](super::postmortem_owned).

use super::due::end;
use super::{Case, Observed, Spec, Unit};
use crate::calendar::{self, Due};
use crate::score::Ledger;
use crate::score::policy::Days;
use crate::score::value::Value;

/// What a day later than the policy gives is worth [permille]. Ours.
const LATE: u64 = 400;

pub(super) const SPEC: Spec = Spec {
    id: "postmortem-due",
    title: "Postmortem due by policy",
    is: "Whether the owner of the postmortem was told a day, and one that the policy gives.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    end(case)?;
    let given = allowed(case)?;
    let owner = ledger.closing.owners.last()?;
    // A day may be added with a second word to the same owner.
    let said = ledger.closing.owners.iter().rev().find_map(|one| one.due);
    let permille = match said {
        Some(due) if in_time(ledger, due, given) => 1000,
        Some(_) => LATE,
        None => 0,
    };
    let observed = Observed::of(Value::Share {
        part: permille / 1000,
        of: 1,
        permille,
    });
    let observed = match permille {
        1000 => observed.proved(owner.mark),
        _ => observed.faulted(owner.mark),
    };
    Some(observed.instead(|| {
        let name = ledger.name(owner.who);
        Some(format!(
            "{name}, please own the postmortem, due in {given}."
        ))
    }))
}

/// What the policy gives for the severity as it stood in the end.
fn allowed(case: &Case<'_>) -> Option<Days> {
    let ledger = case.ledger;
    let level = ledger.severities.last().map(|(_, level)| *level);
    match level.or(ledger.severity_at_start) {
        Some(1) => case.policy.days("postmortem-sev-1"),
        Some(_) | None => case.policy.days("postmortem-sev-2"),
    }
}

fn in_time(ledger: &Ledger<'_>, said: &str, given: Days) -> bool {
    let today = calendar::some(ledger.scenario.start.day);
    match Due::read(said) {
        Some(due) => due.needs_the_date() || due.on(today) <= given.after(today),
        None => true,
    }
}

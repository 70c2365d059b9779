//! Faults let through: drafts for customers that went out with a fault in them which the
//! commander should have caught: the word "outage", a promised time of repair, the name of a
//! host, a word that must not be said while this runs, or the name of somebody to blame.

use super::{Case, Observed, Spec, Unit};
use crate::drill::event::Flaw;
use crate::score::Ledger;
use crate::score::ledger::{Listener, Mark, Told};

pub(super) const SPEC: Spec = Spec {
    id: "faults-let-through",
    title: "Faults let through in public",
    is: "How many posts went out to customers with a fault that you could have caught.",
    unit: Unit::Times,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let mut through: Vec<(Mark, &str)> = Vec::new();
    let public = super::reach::told_by_trainee(ledger, Listener::Customers);
    for told in public {
        let flaw = told
            .draft
            .and_then(|draft| ledger.outside.flaws.get(&draft));
        let instead = match flaw {
            Some(flaw) => Some(take_out(*flaw)),
            None => names_somebody(ledger, told).then_some("take out the name"),
        };
        through.extend(instead.map(|instead| (told.mark, instead)));
    }
    let caught = ledger
        .outside
        .flaws
        .keys()
        .filter_map(|draft| ledger.outside.revised.get(draft))
        .find(|mark| ledger.trainee_commanded_at(mark.at));
    let otherwise = match (through.first(), caught) {
        (Some((mark, _)), _) => *mark,
        (None, Some(caught)) => *caught,
        (None, None) => return None,
    };
    let first = through.first().map(|(_, instead)| *instead);
    let observed = Observed::count(through.iter().map(|(mark, _)| *mark), otherwise);
    Some(observed.instead(|| {
        let name = super::reach::liaison(ledger, Listener::Customers)?;
        Some(format!("{name}, please {}.", first?))
    }))
}

fn take_out(flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::Outage => "change the word outage to service disruption",
        Flaw::PromisedTime => "take out the time estimate",
        Flaw::HostName => "take out the host name",
        Flaw::Unsayable => "take out what must not be said while this runs",
    }
}

/// Whether a post names a person of the cast in full: whoever it is, they are blamed in public.
fn names_somebody(ledger: &Ledger<'_>, told: &Told<'_>) -> bool {
    let mut cast = ledger.scenario.cast.iter();
    cast.any(|person| person.name.contains(' ') && told.text.contains(person.name.as_str()))
}

//! Faults let through: drafts for customers that went out with a fault in them which the
//! commander should have caught: the word "outage", a promised time of repair, the name of a
//! host, a word that must not be said while this runs, or the name of somebody to blame.

use std::collections::BTreeSet;

use super::{Case, Observed, Spec, Unit};
use crate::drill::event::Flaw;
use crate::score::Ledger;
use crate::score::Value;
use crate::score::ledger::{Listener, Mark, Told};

pub(super) const SPEC: Spec = Spec {
    id: "faults-let-through",
    title: "Faults let through in public",
    is: "The share of faults in drafts for customers that you could have caught and that went out.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let mut through: Vec<(Mark, &str)> = Vec::new();
    let mut missed = BTreeSet::new();
    for told in super::reach::told_by_trainee(ledger, Listener::Customers) {
        let flaw = told
            .draft
            .and_then(|draft| Some((draft, ledger.outside.flaws.get(&draft)?)));
        let instead = match flaw {
            Some((draft, flaw)) => {
                missed.insert(draft);
                Some(take_out(*flaw))
            }
            None => names_somebody(ledger, told).then_some("take out the name"),
        };
        through.extend(instead.map(|instead| (told.mark, instead)));
    }
    let caught: Vec<Mark> = ledger
        .outside
        .flaws
        .keys()
        .filter(|draft| !missed.contains(*draft))
        .filter_map(|draft| ledger.outside.revised.get(draft))
        .filter(|mark| ledger.trainee_commanded_at(mark.at))
        .copied()
        .collect();
    let all = through.len() + caught.len();
    if all == 0 {
        return None;
    }
    let share = Value::share(through.len() as u64, all as u64);
    let observed = caught
        .into_iter()
        .fold(Observed::of(share), Observed::proved);
    let marks = through.iter().map(|(mark, _)| *mark);
    let observed = marks.fold(observed, Observed::faulted);
    Some(observed.instead(|| {
        let name = super::reach::liaison(ledger, Listener::Customers)?;
        let (_, instead) = through.first()?;
        Some(format!("{name}, please {instead}."))
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

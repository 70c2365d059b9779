//! What the measures of this dimension share: who takes words outside, what an audience was told
//! while the trainee commanded, and how a post is asked for.

use crate::scenario::model::{Part, Role};
use crate::score::Ledger;
use crate::score::ledger::{Listener, Told};
use crate::score::wording;
use crate::units::Span;

/// The audiences that are reached by posts.
pub(super) const OUTSIDE: [Listener; 2] = [Listener::Company, Listener::Customers];

/// What the liaison of an audience is called: who was given the role, else whose part it is.
/// None where the scenario has nobody for it, so that no post can be expected.
pub(super) fn liaison<'a>(ledger: &Ledger<'a>, listener: Listener) -> Option<&'a str> {
    let (role, part) = match listener {
        Listener::Customers => (Role::CustomerLiaison, Part::CustomerLiaison),
        Listener::Company | Listener::Call => (Role::InternalLiaison, Part::InternalLiaison),
    };
    let appointed = ledger
        .roles
        .iter()
        .rev()
        .find(|(_, given, _)| *given == role);
    match appointed {
        Some((.., who)) => Some(ledger.name(who)),
        None => {
            let mut cast = ledger.scenario.cast.iter();
            cast.find(|person| person.part == part)
                .map(|person| person.first_name())
        }
    }
}

/// What an audience was told while the trainee commanded, in order.
pub(super) fn told_by_trainee<'l, 'a>(
    ledger: &'l Ledger<'a>,
    listener: Listener,
) -> impl Iterator<Item = &'l Told<'a>> {
    let told = ledger.outside.told.iter();
    told.filter(move |told| told.listener == listener && ledger.trainee_commanded_at(told.mark.at))
}

/// The words that ask for a post.
pub(super) fn ask_for_post(ledger: &Ledger<'_>, listener: Listener, next: Span) -> Option<String> {
    let name = liaison(ledger, listener)?;
    let next = wording::said(next);
    Some(match listener {
        Listener::Customers => {
            format!("{name}, please post an update on the status page, next update in {next}.")
        }
        Listener::Company | Listener::Call => format!(
            "{name}, please send an internal update to the stakeholders, next update in {next}."
        ),
    })
}

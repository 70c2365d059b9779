//! First posts: how soon stakeholders and customers first heard of it, from when the trainee
//! commanded and customers were hurt. Where the incident was under way before, the first words
//! were another's. In a command too short for it, or hurting nobody, none was due.

use super::reach::{ask_for_post, liaison};
use super::{Case, Observed, Spec, Unit};
use crate::score::ledger::{Listener, Mark};
use crate::score::value::Value;
use crate::units::Span;

pub(super) const INTERNAL: Spec = Spec {
    id: "first-internal-post",
    title: "First word to the company",
    is: "How long it took, from when you commanded and customers were hurt, until stakeholders were told.",
    unit: Unit::Seconds,
    judge: |case| judge(case, Listener::Company),
};

pub(super) const PUBLIC: Spec = Spec {
    id: "first-public-post",
    title: "First word to customers",
    is: "How long it took, from when you commanded and customers were hurt, until the status page said so.",
    unit: Unit::Seconds,
    judge: |case| judge(case, Listener::Customers),
};

fn judge(case: &Case<'_>, listener: Listener) -> Option<Observed> {
    let ledger = case.ledger;
    if ledger.found_under_way {
        return None;
    }
    let taken = ledger.commanded_from()?;
    let (hurt, _) = ledger.outside.hurt.first()?;
    let from: Mark = taken.max(*hurt);
    let (since, _) = *ledger.commanded_while_hurt().first()?;
    let told = ledger.outside.told.iter();
    let first = told.clone().find(|told| told.listener == listener);
    let observed = match first {
        Some(told) => {
            let length = told.mark.at.since(since);
            let value = Value::Time {
                ms: i64::try_from(length.0).unwrap_or(i64::MAX),
            };
            let observed = Observed::of(value).proved(from);
            let id = match listener {
                Listener::Customers => PUBLIC.id,
                Listener::Company | Listener::Call => INTERNAL.id,
            };
            if case.is_performed(id, length) {
                observed.proved(told.mark)
            } else {
                observed.faulted(told.mark)
            }
        }
        None => {
            liaison(ledger, listener)?;
            let hurt = ledger.commanded_while_hurt();
            let long: Span = hurt
                .iter()
                .map(|(from, until)| until.since(*from))
                .fold(Span::ZERO, |sum, span| sum + span);
            if long <= case.policy.limit("appoint-grace") {
                return None;
            }
            let asked = ledger.outside.asked.iter();
            let asked = asked.clone().find(|asked| asked.listener == listener);
            let observed = Observed::of(Value::Never).faulted(from);
            match asked {
                Some(asked) => observed.proved(asked.mark),
                None => observed,
            }
        }
    };
    Some(observed.instead(|| ask_for_post(ledger, listener, case.policy.limit("update-due"))))
}

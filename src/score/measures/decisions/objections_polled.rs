//! Strong objections polled: before each decision, with a pause in which somebody could speak.
//! Asking everybody to agree is the wrong question; a question without a pause is half of one.

use super::{Case, Observed, Spec, Tally, Unit};
use crate::score::ledger::Poll;
use crate::score::wording;

/// What a poll without a real pause is worth [permille]. Ours.
const HURRIED: u64 = 400;

pub(super) const SPEC: Spec = Spec {
    id: "objections-polled",
    title: "Strong objections polled",
    is: "The share of your decisions before which you asked for strong objections and waited.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let pause = case.policy.limit("objection-pause");
    let mut tally = Tally::default();
    let mut first = None;
    for decision in &ledger.decisions {
        let (credit, mark) = match decision.poll {
            Poll::Objections(polled, waited) if waited >= pause => (1000, polled),
            Poll::Objections(..) => (HURRIED, decision.mark),
            Poll::Agreement(asked) => (0, asked),
            Poll::Never => (0, decision.mark),
        };
        if credit < 1000 {
            first.get_or_insert(decision);
        }
        tally.credit(credit, mark);
    }
    Some(tally.share()?.instead(|| {
        let decision = first?;
        let what = decision
            .remedy
            .map_or(decision.text, |remedy| wording::remedy(ledger, remedy));
        Some(format!(
            "The plan is to {}. Are there any strong objections? (Wait for {}.)",
            wording::clause(what),
            wording::said(pause)
        ))
    }))
}

//! Extensions asked from the expert: who does the work says how long it takes; the commander
//! does not guess.

use super::{Case, Observed, Spec, Tally, Unit};

pub(super) const SPEC: Spec = Spec {
    id: "extensions-asked",
    title: "Extensions asked, not imposed",
    is: "The share of new time boxes before which you asked the person how long they need.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let mut tally = Tally::default();
    let mut first = None;
    for extension in &ledger.extensions {
        if !extension.asked {
            first.get_or_insert(extension);
        }
        tally.count(extension.asked, extension.mark);
    }
    Some(tally.share()?.instead(|| {
        let name = ledger.name(ledger.task(first?.task).to);
        Some(format!("{name}, how long do you need?"))
    }))
}

//! Plain words: how often the trainee used short forms on call or chat that neither the scenario's
//! glossary nor they themselves had explained. Direct messages are left out.

use super::{Case, Observed, Spec, Unit};
use crate::score::short_forms;

pub(super) const SPEC: Spec = Spec {
    id: "plain-words",
    title: "Short forms explained",
    is: "How often you used short forms that nobody had explained.",
    unit: Unit::Times,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let words = &case.ledger.words;
    let (first, _) = words.said.first()?;
    let used = words.short_forms.iter().map(|(mark, _)| *mark);
    let mut observed = Observed::count(used, *first);
    for (mark, _) in &words.short_forms {
        if let Some(asked) = words.meaning_asked.get(&mark.seq) {
            observed = observed.proved(*asked);
        }
    }
    Some(observed.instead(|| {
        let (mark, short) = words.short_forms.first()?;
        let (_, text) = words.said.iter().find(|(said, _)| said == mark)?;
        Some(short_forms::in_full(text, short))
    }))
}

//! Nobody called in for nothing: people whom the trainee had paged although those on the call knew
//! whatever was unwell, nobody was to be relieved and no post was empty, and who then did nothing.
//! Who came so late that there was no time for anything, or not yet, is left out.

use super::{Case, Observed, Spec, Unit};
use crate::score::ledger::Page;

pub(super) const SPEC: Spec = Spec {
    id: "needless-pages",
    title: "Nobody called in for nothing",
    is: "How many people you had called in who were not needed and had nothing to do.",
    unit: Unit::Times,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let grace = case.policy.limit("page-grace");
    let pages = &ledger.crew.pages;
    let first = pages.first()?;
    let needless = |page: &&Page<'_>| {
        let had_time = match page.came {
            Some(came) => ledger.end.at.since(came) >= grace,
            None => !page.may_come,
        };
        !page.needed && had_time
    };
    let observed = Observed::count(
        pages.iter().filter(needless).map(|page| page.mark),
        first.mark,
    );
    Some(observed.instead(|| {
        let last = pages.iter().rfind(needless)?;
        let name = ledger.name(last.who);
        Some(format!("{name}, you can go, thank you."))
    }))
}

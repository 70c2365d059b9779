//! A choice: two remedies or more, at least one of which one may regret. Without it there is
//! nothing to ask about, nothing to poll and nothing to decide.

use super::{Criterion, Judged, SLIGHT, Subject, judged};
use crate::scenario::model::Dimension;
use crate::scenario::story::deals::Deal;
use crate::scenario::story::work::may_be_regretted;

/// So many remedies make a choice.
const LEAST: usize = 2;

pub(super) const ASKED: Criterion = Criterion {
    id: "choice",
    asks: "a real choice between remedies",
    weight: SLIGHT,
    judge,
};

fn judge(subject: &Subject) -> Judged {
    if !subject.is_full() && !subject.file.skills.contains(&Dimension::Decisions) {
        return Judged::NotAsked;
    }
    judged(subject.in_each_deal(|deal| no_choice(subject, deal)))
}

fn no_choice(subject: &Subject, deal: &Deal) -> Option<String> {
    let remedies = subject.remedies(deal);
    if remedies.len() < LEAST {
        return Some(format!(
            "remedies to choose from: {}; add one that looks as good and is not",
            remedies.len()
        ));
    }
    if remedies.iter().all(|remedy| remedy.risk.is_none()) {
        return Some(
            "no remedy has a `risk`; say what may go wrong with one and who knows it, so that \
             asking pays"
                .to_owned(),
        );
    }
    let faults = subject.faults(deal);
    let mut regretted = remedies
        .iter()
        .filter(|remedy| may_be_regretted(remedy, &faults, deal));
    regretted.next().is_none().then(|| {
        "whatever is done is right; add a remedy with a serious risk, or one that mends nothing"
            .to_owned()
    })
}

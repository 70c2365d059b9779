//! A way to lose: an ending for whoever fails and, in a full drill, something that hurts
//! customers for as long as nobody mends it.

use super::{Criterion, GRAVE, Judged, Subject, judged};
use crate::scenario::felt::Felt;
use crate::scenario::model::{Effect, Outcome};
use crate::scenario::story::deals::Deal;

pub(super) const ASKED: Criterion = Criterion {
    id: "losable",
    asks: "a way to lose",
    weight: GRAVE,
    judge,
};

fn judge(subject: &Subject) -> Judged {
    let mut endings = subject.file.endings.iter();
    if !endings.any(|ending| ending.outcome == Outcome::Unresolved) {
        return Judged::Lacks(
            "there is no bad ending; add one with `outcome: Unresolved` for when the time is up"
                .to_owned(),
        );
    }
    if !subject.is_full() {
        return Judged::Has;
    }
    if subject.file.world.customers == 0 {
        return Judged::Lacks(
            "there are no customers, so nothing is at stake; set `customers` in the world"
                .to_owned(),
        );
    }
    judged(subject.in_each_deal(|deal| {
        (!hurts(subject, deal)).then(|| {
            "nothing hurts customers; give a fault `at_start: true` and `harm`, or start one by \
             an inject"
                .to_owned()
        })
    }))
}

/// Whether a fault that customers feel is there, or is started by an inject, in this drill.
fn hurts(subject: &Subject, deal: &Deal) -> bool {
    let injects = subject.file.injects.iter();
    let effects: Vec<&Effect> = injects
        .filter(|inject| deal.has(inject.only.as_ref()))
        .flat_map(|inject| &inject.then)
        .collect();
    let starts = |id| {
        let started = Effect::StartFault(id);
        effects.iter().any(|effect| **effect == started)
    };
    let felt = Felt::of(subject.file);
    subject
        .faults(deal)
        .into_iter()
        .any(|fault| felt.can_be(fault) && (fault.at_start || starts(fault.id.clone())))
}

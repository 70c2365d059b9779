//! A way to win: an ending that is a good one and, in a full drill, for every fault that hurts
//! customers from the start somebody who can mend it.

use super::{Criterion, GRAVE, Judged, Subject, judged};
use crate::scenario::felt::Felt;
use crate::scenario::lint::attendance::Attendance;
use crate::scenario::model::{Effect, Fault, Outcome};
use crate::scenario::story::deals::Deal;
use crate::scenario::story::work::mends;

pub(super) const ASKED: Criterion = Criterion {
    id: "winnable",
    asks: "a way to win",
    weight: GRAVE,
    judge,
};

fn judge(subject: &Subject) -> Judged {
    let mut endings = subject.file.endings.iter();
    if !endings.any(|ending| ending.outcome != Outcome::Unresolved) {
        return Judged::Lacks(
            "there is no good ending; add one with `outcome: Resolved` that says what was achieved"
                .to_owned(),
        );
    }
    if !subject.is_full() {
        return Judged::Has;
    }
    let felt = Felt::of(subject.file);
    judged(subject.in_each_deal(|deal| {
        let faults = subject.faults(deal);
        let mut at_start = faults
            .iter()
            .filter(|fault| fault.at_start && felt.can_be(fault));
        let lasting = at_start.find(|fault| !can_be_mended(subject, fault, deal))?;
        Some(format!(
            "nothing mends the fault `{0}`; add a remedy with `effects: [(fault: \"{0}\", change: \
             Clear)]` that somebody on the call can carry out",
            lasting.id
        ))
    }))
}

fn can_be_mended(subject: &Subject, fault: &Fault, deal: &Deal) -> bool {
    let come = Attendance::of(subject.file);
    let by_remedy = subject.remedies(deal).into_iter().any(|remedy| {
        mends(remedy, fault, deal) && remedy.done_by.iter().any(|who| come.may_come(who))
    });
    let clears = |effect: &Effect| *effect == Effect::ClearFault(fault.id.clone());
    let injects = subject.file.injects.iter();
    by_remedy
        || injects
            .filter(|inject| deal.has(inject.only.as_ref()))
            .any(|inject| inject.then.iter().any(clears))
}

//! Red herrings: a full drill has one, and each can be shown to be wrong where it is.

use super::{Criterion, Judged, SLIGHT, Subject, judged};
use crate::scenario::story::deals::Deal;

pub(super) const ASKED: Criterion = Criterion {
    id: "herrings",
    asks: "a red herring that can be disproved",
    weight: SLIGHT,
    judge,
};

fn judge(subject: &Subject) -> Judged {
    let findings = &subject.file.world.findings;
    let any = findings.iter().any(|finding| finding.red_herring);
    match (any, subject.is_full()) {
        (false, false) => Judged::NotAsked,
        (false, true) => Judged::Lacks(
            "every finding is true; add one with `red_herring: true` that points elsewhere, and \
             one that `disproves` it"
                .to_owned(),
        ),
        (true, _) => judged(subject.in_each_deal(|deal| undisproved(subject, deal))),
    }
}

fn undisproved(subject: &Subject, deal: &Deal) -> Option<String> {
    let findings = &subject.file.world.findings;
    let here = || {
        findings
            .iter()
            .filter(|finding| deal.has(finding.only.as_ref()))
    };
    let mut herrings = here().filter(|finding| finding.red_herring);
    let loose =
        herrings.find(|herring| !here().any(|finding| finding.disproves.contains(&herring.id)))?;
    Some(format!(
        "nothing shows that `{0}` is wrong; add a finding with `disproves: [\"{0}\"]`",
        loose.id
    ))
}

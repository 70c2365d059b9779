//! Somebody to fetch: a full drill has a person who comes only when they are paged.

use super::{Criterion, Judged, SLIGHT, Subject, judged};
use crate::scenario::model::Presence;

pub(super) const ASKED: Criterion = Criterion {
    id: "page",
    asks: "somebody to page",
    weight: SLIGHT,
    judge,
};

fn judge(subject: &Subject) -> Judged {
    if !subject.is_full() {
        return Judged::NotAsked;
    }
    let paged = |presence| matches!(presence, Presence::Paged(..));
    let mut cast = subject.file.cast.iter();
    judged((!cast.any(|person| paged(person.presence))).then(|| {
        "everybody is there already; give one of those who are needed \
         `presence: Paged(\"3m\", \"5m\")`"
            .to_owned()
    }))
}

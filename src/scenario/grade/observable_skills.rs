//! Whatever the scenario says that it practises can be seen in a drill of it; a full drill also
//! practises what every incident asks of a commander.

use super::{Criterion, GRAVE, Judged, Subject, judged};
use crate::scenario::model::Dimension;
use crate::scenario::observable;

/// What every incident asks of a commander. Ours, from the practice: command is taken, work is
/// given away with a time box, something is decided, others are told, somebody presses, and
/// customers are better off for it or not.
const COMMON: [Dimension; 7] = [
    Dimension::Command,
    Dimension::Delegation,
    Dimension::Timeboxing,
    Dimension::Decisions,
    Dimension::Updates,
    Dimension::Pressure,
    Dimension::Outcome,
];

pub(super) const ASKED: Criterion = Criterion {
    id: "observable",
    asks: "nothing practised that cannot be seen",
    weight: GRAVE,
    judge,
};

fn judge(subject: &Subject) -> Judged {
    let file = subject.file;
    if file.skills.is_empty() {
        return Judged::Lacks("`skills` is empty; name what is practised".to_owned());
    }
    let common: &[Dimension] = if subject.is_full() { &COMMON } else { &[] };
    let mut asked = file.skills.iter().chain(common);
    judged(asked.find_map(|dimension| {
        let why = observable::observable(file, *dimension).err()?;
        Some(format!("{} cannot be marked: {why}", name(*dimension)))
    }))
}

fn name(dimension: Dimension) -> String {
    format!("`{dimension:?}`").to_lowercase()
}

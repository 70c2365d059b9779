//! A turn: the story answers what the trainee does. Something scripted comes because of a
//! finding, a remedy, a fault that is gone, an order or an arc, and not by the clock alone.

use super::{Criterion, Judged, SLIGHT, Subject, judged};
use crate::scenario::model::{Trigger, When};

pub(super) const ASKED: Criterion = Criterion {
    id: "turn",
    asks: "events that answer what is done",
    weight: SLIGHT,
    judge,
};

fn judge(subject: &Subject) -> Judged {
    let file = subject.file;
    let injects = file.injects.iter().map(|inject| &inject.when);
    let endings = file.endings.iter().filter_map(|one| one.when.as_ref());
    // A short drill may answer by ending.
    let answers = match subject.is_full() {
        true => injects.clone().any(answers),
        false => injects.chain(endings).any(answers),
    };
    judged((!answers).then(|| {
        "nothing scripted answers what is found or done; add an inject `when: After(Finding(…), \
         …)`, `After(RemedyDone(…), …)` or `After(FaultCleared(…), …)`"
            .to_owned()
    }))
}

/// Whether a condition waits for something that the trainee brings about.
fn answers(when: &When) -> bool {
    match when {
        When::After(trigger, _) => !matches!(
            trigger,
            Trigger::Inject(_)
                | Trigger::FaultStarted(_)
                | Trigger::PressureBegan(_)
                | Trigger::Joined(_)
                | Trigger::Left(_)
        ),
        When::All(parts) | When::Any(parts) => parts.iter().any(answers),
        When::At(_) | When::Within(..) | When::While(_) | When::Not(_) => false,
    }
}

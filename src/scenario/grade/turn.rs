//! A turn: the story answers what the trainee does. Something scripted comes because of a
//! finding, a remedy, a fault that is gone, an order or an arc, and not by the clock alone.

use super::{Criterion, Judged, SLIGHT, Subject, judged};
use crate::scenario::model::{Effect, Presence, ScenarioFile, Trigger, When};

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
    let answered = match subject.is_full() {
        true => injects.clone().any(|when| answers(file, when)),
        false => injects.chain(endings).any(|when| answers(file, when)),
    };
    judged((!answered).then(|| {
        "nothing scripted answers what is found or done; add an inject `when: After(Finding(…), \
         …)`, `After(RemedyDone(…), …)` or `After(FaultCleared(…), …)`"
            .to_owned()
    }))
}

/// Whether a condition waits for something that the trainee brings about.
fn answers(file: &ScenarioFile, when: &When) -> bool {
    match when {
        When::After(trigger, _) => is_brought_about(file, trigger),
        When::All(parts) | When::Any(parts) => parts.iter().any(|part| answers(file, part)),
        When::At(_) | When::Within(..) | When::While(_) | When::Not(_) => false,
    }
}

fn is_brought_about(file: &ScenarioFile, trigger: &Trigger) -> bool {
    match trigger {
        Trigger::Inject(_) | Trigger::FaultStarted(_) | Trigger::PressureBegan(_) => false,
        // Somebody who comes when paged, somebody whom only the commander sends away.
        Trigger::Joined(who) => file
            .cast
            .iter()
            .any(|person| person.id == *who && matches!(person.presence, Presence::Paged(..))),
        Trigger::Left(who) => {
            let mut effects = file.injects.iter().flat_map(|inject| &inject.then);
            !effects.any(|effect| *effect == Effect::Leave(who.clone()))
        }
        _ => true,
    }
}

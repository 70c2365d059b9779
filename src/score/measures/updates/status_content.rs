//! Condition, actions, needs: what a status update on the call tells. The words of the update and
//! of what the trainee says right after it are looked up in [`content_words`](super::content_words).

use super::content_words::Content;
use super::reach::told_by_trainee;
use super::{Case, Observed, Spec, Tally, Unit};
use crate::drill::What;
use crate::score::Ledger;
use crate::score::ledger::{Listener, Mark};
use crate::units::Span;

/// What the trainee goes on to say so soon after an update began is a part of it. Ours.
const GOES_ON: Span = Span::secs(60);
/// How much each part counts [permille]. Needs are often none. Ours.
const CONDITION: u64 = 400;
const ACTIONS: u64 = 400;
const NEEDS: u64 = 200;

pub(super) const SPEC: Spec = Spec {
    id: "status-content",
    title: "Condition, actions, needs",
    is: "How much of condition, actions and needs your status updates told.",
    unit: Unit::Permille,
    judge,
};

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let mut tally = Tally::default();
    let mut last: Option<Mark> = None;
    for told in told_by_trainee(ledger, Listener::Call) {
        if last.is_some_and(|last| told.mark.at <= last.at + GOES_ON) {
            continue;
        }
        last = Some(told.mark);
        let content = Content::of(&words_from(ledger, told.mark), ledger.scenario);
        let parts = [
            (content.condition, CONDITION),
            (content.actions, ACTIONS),
            (content.needs, NEEDS),
        ];
        let credit = parts
            .iter()
            .filter(|(told, _)| *told)
            .map(|(_, counts)| counts)
            .sum();
        tally.credit(credit, told.mark);
    }
    Some(tally.share()?.instead(|| instead(ledger)))
}

/// What the trainee said on the call from an update on, while it went on.
fn words_from(ledger: &Ledger<'_>, update: Mark) -> String {
    let from = ledger.log.partition_point(|event| event.seq < update.seq);
    let mut words = String::new();
    for event in &ledger.log[from..] {
        if event.at > update.at + GOES_ON {
            break;
        }
        if let What::Said { who, text, .. } = &event.what
            && who == ledger.trainee
        {
            words.push_str(text);
            words.push_str(" . ");
        }
    }
    words
}

/// An update as the practice teaches it, from the trainee's own incident.
fn instead(ledger: &Ledger<'_>) -> Option<String> {
    let service = ledger.scenario.world.services.first()?;
    let task = ledger.tasks.iter().find(|task| task.is_directed());
    let action = match task {
        Some(task) => format!("{} is working on it", ledger.name(task.to)),
        None => "we are looking into it".to_owned(),
    };
    Some(format!(
        "Here's where we are: {} is degraded, {action}, and we need nobody else for now.",
        service.in_a_sentence()
    ))
}

//! Read-back answered: the next commander says back what they were told; what is right is
//! confirmed, what is wrong is corrected. Without a brief there is nothing to read back, and
//! nobody checked.

use super::{Case, Observed, Spec, Unit, begun, successor};
use crate::hearing::BriefElement;

pub(super) const SPEC: Spec = Spec {
    id: "read-back-answered",
    title: "Read-back answered rightly",
    is: "Whether you confirmed a right read-back, or corrected what was wrong in it.",
    unit: Unit::YesNo,
    judge,
};

/// What was read back wrongly, as it should have been, as far as the log tells.
fn put_right(case: &Case<'_>) -> Option<String> {
    let ledger = case.ledger;
    let heard = ledger.read_backs.last()?;
    Some(match ledger.flaw? {
        BriefElement::Severity => {
            let declared = ledger.severities.iter().rfind(|(mark, _)| mark < heard);
            match declared
                .map(|(_, level)| *level)
                .or(ledger.severity_at_start)
            {
                Some(level) => format!("the severity is {level}"),
                None => "the severity is another: …".to_owned(),
            }
        }
        BriefElement::Tasks => {
            let open = ledger.tasks.iter().find(|task| {
                task.given.at <= heard.at && task.closed.is_none_or(|closed| closed > heard.at)
            });
            match open {
                Some(task) => format!("{} has \"{}\"", ledger.name(task.to), task.text),
                None => "the tasks are with others: …".to_owned(),
            }
        }
        BriefElement::Promises => {
            let promised = ledger.promised.iter().rfind(|(mark, _)| mark < heard);
            match promised {
                Some((_, due)) => {
                    let minutes = u64::from(ledger.scenario.start.clock.0) + due.0 / 60_000;
                    let (hour, minute) = (minutes / 60 % 24, minutes % 60);
                    format!("the next update is due at {hour:02}:{minute:02}")
                }
                None => "the next update is due at another time: …".to_owned(),
            }
        }
        BriefElement::Story => "what was decided is something else: …".to_owned(),
        BriefElement::Risks => "the risks are others: …".to_owned(),
    })
}

fn judge(case: &Case<'_>) -> Option<Observed> {
    let ledger = case.ledger;
    let begun = begun(case)?;
    let last = ledger
        .read_back_answers
        .iter()
        .rev()
        .find_map(|(mark, right)| Some((*mark, (*right)?)));
    let observed = match (last, ledger.read_backs.last()) {
        (Some((mark, right)), _) => {
            let mut observed = Observed::answer(right, mark);
            let heard = ledger.read_backs.last().map(|heard| heard.seq);
            observed.proof.extend(heard);
            // An error that stood is the better half of the evidence.
            if !right && ledger.flaw.is_some() {
                observed.faults.extend(heard);
            }
            observed
        }
        (None, Some(unanswered)) => Observed::answer(false, *unanswered),
        (None, None) => Observed::answer(false, begun),
    };
    Some(observed.instead(|| {
        let name = ledger.name(successor(case)?);
        Some(if ledger.read_backs.is_empty() {
            format!("{name}, please read that back to me.")
        } else {
            match put_right(case) {
                Some(right) => format!("No: {right}. {name}, please read that part back again."),
                None => format!("That's right, {name}."),
            }
        })
    }))
}

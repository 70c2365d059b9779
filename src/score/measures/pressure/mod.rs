//! Whether the commander keeps the call on course when somebody pushes.

mod answered_in_time;
mod fitting_act;
mod in_order;
mod not_yielded;
mod settled;

use super::{Case, Observed, Spec, Tally, Unit};
use crate::scenario::model::PressureKind;
use crate::score::ledger::Arc;

/// In the order in which they are printed.
pub(super) const ALL: [Spec; 5] = [
    fitting_act::SPEC,
    answered_in_time::SPEC,
    in_order::SPEC,
    not_yielded::SPEC,
    settled::SPEC,
];

/// The arcs that were the trainee's to answer: not those that began while somebody else
/// commanded. Arguments about severity are marked by their own dimension.
fn arcs<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Arc<'a>> {
    let ledger = case.ledger;
    ledger.arcs.iter().filter(move |arc| {
        let commander = ledger.commander_at(arc.began.at);
        arc.kind != PressureKind::SeverityDispute
            && commander.is_none_or(|who| who == ledger.trainee)
    })
}

/// An arc that the drill's end, or the end of the trainee's command, cut off before an answer
/// could be expected.
fn is_cut_off(case: &Case<'_>, arc: &Arc<'_>) -> bool {
    let until = if case.ledger.commanded_from().is_some() {
        case.ledger.commanded_until()
    } else {
        case.ledger.end.at
    };
    arc.answers.is_empty() && until.since(arc.began.at) < case.policy.limit("pressure-answer")
}

/// What could have been said to this arc at its first step.
fn words_for(case: &Case<'_>, arc: &Arc<'_>) -> String {
    let name = case.ledger.name(arc.who);
    match arc.kind {
        PressureKind::ExecutiveTakeover => format!("{name}, do you wish to take command?"),
        PressureKind::AntiMotivation => {
            format!("{name}, please hold comments until we are done.")
        }
        PressureKind::InformationRequest => {
            format!("{name}, that has to wait. Fixing this comes first.")
        }
        PressureKind::SeverityDispute => {
            "We treat it as the higher severity and discuss it afterwards.".to_owned()
        }
        PressureKind::ProcessDispute => {
            "Let's take the question of process to the review.".to_owned()
        }
        PressureKind::GrenadeThrower => {
            format!("{name}, please hold that until we are done; we go on with the plan.")
        }
        PressureKind::BelligerentResponder => format!(
            "{name}, we want your help, but this is disruptive. If it goes on I will have to \
             remove you from the call."
        ),
        PressureKind::UpdateDemand => {
            format!("{name}, the next update comes in twenty minutes.")
        }
        PressureKind::LateCommander => {
            "Thanks for coming. I am the incident commander and I keep command for now.".to_owned()
        }
        PressureKind::RecapRequest => {
            format!("{name}, please read the scribe's log; we go on here.")
        }
    }
}

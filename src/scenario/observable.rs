//! Which dimensions of the score a scenario gives any opportunity for. A dimension that no drill
//! of it can show is *not observed*: it has no mark, whatever the trainee does.
//!
//! This says no only where the scenario surely gives no opportunity. Whether a trainee takes the
//! one that there is, is the score's business.

use super::felt::Felt;
use super::lint::attendance::Attendance;
use super::lint::conditions::effects;
use super::model::{Dimension, Effect, Pressure, PressureKind, ScenarioFile};
use crate::units::Span;

/// From here on neglected stakeholders come by themselves (docs/scenario-language.md: pressure).
pub(super) const NEGLECTED_AFTER: Span = Span::minutes(30);

/// Whether some drill of this scenario can show something of a dimension.
///
/// # Errors
/// Says what the scenario lacks, as it stands behind "nothing here shows it: ".
pub fn observable(file: &ScenarioFile, dimension: Dimension) -> Result<(), &'static str> {
    let (there, why) = match dimension {
        Dimension::Command | Dimension::Clarity | Dimension::Closing => return Ok(()),
        Dimension::Delegation | Dimension::Timeboxing | Dimension::People => (
            somebody_to_command(file),
            "nobody but the trainee may come to the call",
        ),
        Dimension::Decisions => (
            !file.world.remedies.is_empty(),
            "there is no remedy to decide on",
        ),
        Dimension::Updates => (
            customers_can_be_hurt(file) || has(file, |effect| matches!(effect, Effect::Draft(..))),
            "no fault can hurt customers, so there is nothing to tell them",
        ),
        Dimension::Pressure => (
            somebody_presses(file),
            "nobody presses: there is no pressure arc and no stakeholder",
        ),
        Dimension::Severity => (
            file.severity.at_start.is_none() || begins(file, PressureKind::SeverityDispute),
            "the severity is declared at the start and nobody disputes it",
        ),
        Dimension::Handover => (
            command_may_pass(file),
            "no shift ends, command is not received, and nobody wants to take it",
        ),
        Dimension::Outcome => (
            customers_can_be_hurt(file) || has(file, |effect| matches!(effect, Effect::Lose(_))),
            "no fault can hurt customers, so nothing can be lost",
        ),
    };
    if there { Ok(()) } else { Err(why) }
}

fn somebody_to_command(file: &ScenarioFile) -> bool {
    let attendance = Attendance::of(file);
    file.cast
        .iter()
        .any(|person| person.id != file.trainee && attendance.may_come(&person.id))
}

fn customers_can_be_hurt(file: &ScenarioFile) -> bool {
    let felt = Felt::of(file);
    file.world.faults.iter().any(|fault| felt.can_be(fault))
}

/// An argument about severity is a dimension of its own.
fn somebody_presses(file: &ScenarioFile) -> bool {
    let neglected = !file.stakeholders.is_empty() && ends(file) >= NEGLECTED_AFTER;
    neglected || arcs(file).any(|arc| arc.kind != PressureKind::SeverityDispute)
}

fn command_may_pass(file: &ScenarioFile) -> bool {
    let within = |at: Span| at <= ends(file);
    file.opening.is_some()
        || file.shift_ends.is_some_and(|shift| within(shift.0))
        || begins(file, PressureKind::ExecutiveTakeover)
        || begins(file, PressureKind::LateCommander)
}

fn begins(file: &ScenarioFile, kind: PressureKind) -> bool {
    arcs(file).any(|arc| arc.kind == kind)
}

fn arcs(file: &ScenarioFile) -> impl Iterator<Item = &Pressure> {
    effects(file)
        .into_iter()
        .filter_map(|(_, effect)| match effect {
            Effect::Pressure(arc) => Some(arc),
            _ => None,
        })
}

fn has(file: &ScenarioFile, is: impl Fn(&Effect) -> bool) -> bool {
    effects(file).into_iter().any(|(_, effect)| is(effect))
}

/// When the drill is over at the latest.
pub(super) fn ends(file: &ScenarioFile) -> Span {
    let quarter_more = Span(file.length.0.0.saturating_add(file.length.0.0 / 4));
    file.ends_at_latest.map_or(quarter_more, |latest| latest.0)
}

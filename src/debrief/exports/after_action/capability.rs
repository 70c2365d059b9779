//! Dimensions as objectives of the exercise, with the core capability that each belongs to, what
//! neglecting it leads to, and the short drill that practises it.

use serde::Serialize;

use crate::debrief::report::DimensionReport;
use crate::scenario::model::Dimension;

/// One row of the summary of performance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Capability {
    /// The dimension's name in print.
    pub(super) title: String,
    /// What was to be reached.
    pub(super) objective: String,
    /// The core capability of the US National Preparedness Goal that it belongs to.
    pub(super) capability: String,
    /// P, S, M or U; none when there was no opportunity.
    pub(super) rating: Option<String>,
    /// 0–100.
    pub(super) score: Option<u8>,
}

impl Capability {
    pub(super) fn of(dimension: &DimensionReport) -> Capability {
        let aim = aim(dimension.id);
        Capability {
            title: dimension.title.clone(),
            objective: aim.objective.to_owned(),
            capability: aim.capability.to_owned(),
            rating: dimension.rating.map(|rating| rating.letter().to_owned()),
            score: dimension.score,
        }
    }
}

/// What a dimension is about, for an after-action report.
pub(super) struct Aim {
    /// What is to be reached, beginning with a verb.
    pub(super) objective: &'static str,
    /// The core capability.
    pub(super) capability: &'static str,
    /// Why it matters, with the source.
    pub(super) because: &'static str,
    /// The short drill that practises it; none where only a whole one does.
    pub(super) practised_by: Option<&'static str>,
}

const COORDINATION: &str = "Operational coordination";
const COMMUNICATIONS: &str = "Operational communications";
const ASSESSMENT: &str = "Situational assessment";
const INFORMATION: &str = "Public information and warning";
const RECOVERY: &str = "Infrastructure systems";

/// What each dimension is about.
pub(super) fn aim(dimension: Dimension) -> Aim {
    let (objective, capability, because, practised_by) = match dimension {
        Dimension::Command => (
            "Take command at once and in full, staff the standing roles, and keep off the technical work",
            COORDINATION,
            "Where nobody visibly commands, people wait for one another or several lead; a commander with hands on a keyboard hears nobody (C, D).",
            Some("take-command"),
        ),
        Dimension::Delegation => (
            "Give each piece of work to one person, by name, and hear it confirmed",
            COORDINATION,
            "Work that is asked of nobody by name is taken up by nobody, or by two (C, D); orders that were confirmed aloud were carried out 3.6 times sooner in 89 resuscitations (El-Shafy et al. 2017).",
            Some("assign"),
        ),
        Dimension::Timeboxing => (
            "Give each piece of work an end, and come back to it then and not before",
            COORDINATION,
            "Work without an end goes on unheard of, and asking early costs those who do it time (C, D).",
            Some("time-box-and-follow-up"),
        ),
        Dimension::Decisions => (
            "Decide as soon as options and risks are known, after asking for strong objections, and verify",
            COORDINATION,
            "A wrong decision teaches something, none teaches nothing; who was asked for objections cannot say later that they knew (C, D).",
            Some("poll-objections"),
        ),
        Dimension::Updates => (
            "Tell those inside and outside early, regularly, and when they will hear again",
            INFORMATION,
            "People who are not told come to ask, and each asking takes the response off the repair (C, D).",
            Some("public-update"),
        ),
        Dimension::Pressure => (
            "Keep the response on course when somebody pushes, with dignity",
            COORDINATION,
            "Pressure that gets no fitting answer grows, and a decision given away is made by whoever knows least about it (C, D).",
            Some("swoop-takeover"),
        ),
        Dimension::Severity => (
            "Set the severity early, in doubt the higher one, and do not argue about it on the call",
            ASSESSMENT,
            "An argument about the level repairs nothing; a level that was too high is put right afterwards (C, D).",
            Some("settle-severity"),
        ),
        Dimension::Handover => (
            "Pass command in time, with a complete and true brief that was read back",
            COORDINATION,
            "A structured handover with read-back went with 30 % fewer preventable harms over 10 740 patients (I-PASS).",
            Some("hand-over"),
        ),
        Dimension::People => (
            "Have the right people on the call, and only as long as they are needed",
            COORDINATION,
            "Nobody can lead more than about seven people at once, and tired people slow down and err (C, D).",
            Some("release-and-page"),
        ),
        Dimension::Clarity => (
            "Speak so that a newcomer understands every word",
            COMMUNICATIONS,
            "Short forms and vague orders cost a question each, or worse, are not asked about (C, D).",
            Some("keep-order"),
        ),
        Dimension::Closing => (
            "Verify the recovery, announce the end, name an owner for the postmortem, and thank people",
            RECOVERY,
            "An incident that nobody ends goes on costing, and a postmortem that nobody owns is not written (C, D).",
            Some("close-and-postmortem"),
        ),
        Dimension::Outcome => (
            "Restore the service with as little harm to customers as can be",
            RECOVERY,
            "What customers lose is what the response is for; par is what a commander by the book loses on the same seed.",
            None,
        ),
    };
    Aim {
        objective,
        capability,
        because,
        practised_by,
    }
}

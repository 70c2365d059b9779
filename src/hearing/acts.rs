//! The acts: what an utterance performs on the call. Their names and slots are a contract
//! (`hotwash hear` prints them, recordings hold them), so a change here is a change of format.
//!
//! This file only names things. Which words perform which act is the grammar's business, what
//! an act leads to is the drill's.

use serde::{Deserialize, Serialize};

pub use crate::scenario::ids::ACT_IDS;
use crate::scenario::ids::{PartyId, PersonId, RemedyId};
use crate::scenario::model::{Audience, Role};

/// What was heard in one utterance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    /// The words, as they were said.
    pub text: String,
    /// Where they were said.
    pub channel: Channel,
    /// For a direct message: to whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dm_to: Option<PersonId>,
    /// What they perform, in the order spoken.
    pub acts: Vec<HeardAct>,
    /// Who was named or meant in them, in the order spoken. For who hears the next words; the
    /// acts hold all that counts.
    #[serde(skip)]
    pub mentioned: Vec<PersonId>,
    /// Short forms that were used and that the scenario's glossary does not hold.
    pub acronyms: Vec<String>,
    /// Parts that were not understood. Shown to the trainee, never marked down.
    pub not_understood: Vec<String>,
}

/// One act and where in the text it was heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeardAct {
    /// The act.
    #[serde(flatten)]
    pub act: Act,
    /// The byte range of the text that it was heard in, on character boundaries.
    pub span: (usize, usize),
}

/// Where something is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// The voice call.
    #[default]
    Call,
    /// The incident chat.
    Chat,
    /// A direct message.
    Dm,
    /// The status page.
    StatusPage,
    /// A page.
    Page,
}

/// To what kind of addressee an order was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Directed {
    /// One person by name.
    Person,
    /// A role that one person holds.
    Role,
    /// A team, several people, or everybody.
    Group,
    /// "Someone", or nobody at all.
    Nobody,
    /// The commander themselves.
    #[serde(rename = "self")]
    Oneself,
}

/// The parts of a brief.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum BriefElement {
    Severity,
    Story,
    Tasks,
    Risks,
    Promises,
}

/// What a brief states and can be held against what is so. Empty where nothing of it was said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefFacts {
    /// The level, 1 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<u8>,
    /// Who does what.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<BriefedTask>,
    /// When the next update is due, from now [s]; negative when that is past.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_update_in_s: Option<i64>,
}

impl BriefFacts {
    /// Nothing was stated.
    pub fn is_empty(&self) -> bool {
        *self == BriefFacts::default()
    }
}

/// A task as a brief tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefedTask {
    /// Who has it.
    pub who: PersonId,
    /// In the words of the brief.
    pub task: String,
    /// Until when, from now [s]; negative when that is past.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_in_s: Option<i64>,
}

/// One act. `to` names people or teams by id; times are seconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "kebab-case")]
#[allow(missing_docs)] // the table of acts in docs/hearing.md explains each
pub enum Act {
    AskForCommander,
    TakeCommand {
        named: bool,
        full_title: bool,
    },
    Appoint {
        person: Option<PersonId>,
        role: Role,
    },
    AskPresent {
        team: Option<PartyId>,
    },
    Page {
        whom: Option<PartyId>,
    },
    AskStatus {
        to: Vec<PartyId>,
    },
    AskScope {
        to: Vec<PartyId>,
    },
    AskActions {
        to: Vec<PartyId>,
    },
    AskRisks {
        to: Vec<PartyId>,
        remedy: Option<RemedyId>,
    },
    PinAnswer {
        to: Vec<PartyId>,
    },
    Propose {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        remedy: Option<RemedyId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        plan: Option<String>,
    },
    PollObjections,
    PollAgreement,
    Decide {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        remedy: Option<RemedyId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        plan: Option<String>,
    },
    Assign {
        to: Vec<PartyId>,
        directed: Directed,
        task: String,
        timebox_s: Option<u64>,
        ack_asked: bool,
    },
    AskAck {
        to: Vec<PartyId>,
    },
    FollowUp {
        to: Vec<PartyId>,
    },
    AskEstimate {
        to: Vec<PartyId>,
    },
    GrantTime {
        to: Vec<PartyId>,
        timebox_s: Option<u64>,
    },
    Acknowledge {
        to: Vec<PartyId>,
    },
    CancelTask {
        to: Vec<PartyId>,
    },
    Release {
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        people: Vec<PartyId>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        keep: Vec<PartyId>,
    },
    Rotate {
        person: Option<PersonId>,
        replacement: Option<PersonId>,
    },
    SpinOff {
        leader: Option<PersonId>,
        team: Option<String>,
        task: String,
        timebox_s: Option<u64>,
    },
    StatusUpdate {
        next_in_s: Option<u64>,
    },
    InstructPost {
        to: Vec<PartyId>,
        audience: Audience,
        next_in_s: Option<u64>,
    },
    ApprovePost {
        to: Vec<PartyId>,
    },
    RevisePost {
        to: Vec<PartyId>,
        reason: String,
    },
    PromiseUpdate {
        next_in_s: Option<u64>,
    },
    DeclareSeverity {
        level: u8,
    },
    CloseSeverityDebate,
    ArgueSeverity,
    CloseProcessDebate,
    ChallengeTakeover {
        to: Vec<PartyId>,
    },
    DeferToAfter {
        to: Vec<PartyId>,
    },
    RefuseRequest {
        to: Vec<PartyId>,
    },
    Yield {
        to: Vec<PartyId>,
    },
    KeepOrder,
    Warn {
        person: Option<PersonId>,
    },
    Remove {
        person: Option<PersonId>,
    },
    HandOver {
        person: Option<PersonId>,
    },
    Brief {
        to: Vec<PartyId>,
        elements: Vec<BriefElement>,
        #[serde(default, skip_serializing_if = "BriefFacts::is_empty")]
        facts: BriefFacts,
    },
    ConfirmReadback,
    CorrectReadback {
        correction: String,
    },
    AskRecovered {
        to: Vec<PartyId>,
    },
    DeclareResolved,
    EndCall {
        follow_up_place: Option<String>,
    },
    AssignPostmortem {
        person: Option<PersonId>,
        due: Option<String>,
    },
    Thank {
        to: Vec<PartyId>,
    },
}

impl Act {
    /// To whom the act is said; nobody in particular when empty.
    pub fn said_to(&self) -> &[PartyId] {
        match self {
            Act::AskStatus { to }
            | Act::AskScope { to }
            | Act::AskActions { to }
            | Act::AskRisks { to, .. }
            | Act::PinAnswer { to }
            | Act::Assign { to, .. }
            | Act::AskAck { to }
            | Act::FollowUp { to }
            | Act::AskEstimate { to }
            | Act::GrantTime { to, .. }
            | Act::Acknowledge { to }
            | Act::CancelTask { to }
            | Act::InstructPost { to, .. }
            | Act::ApprovePost { to }
            | Act::RevisePost { to, .. }
            | Act::ChallengeTakeover { to }
            | Act::DeferToAfter { to }
            | Act::RefuseRequest { to }
            | Act::Yield { to }
            | Act::AskRecovered { to }
            | Act::Brief { to, .. }
            | Act::Thank { to } => to,
            _ => &[],
        }
    }

    /// The id of the act, as it stands in recordings and in the scenario language.
    pub fn id(&self) -> &'static str {
        match self {
            Act::AskForCommander => "ask-for-commander",
            Act::TakeCommand { .. } => "take-command",
            Act::Appoint { .. } => "appoint",
            Act::AskPresent { .. } => "ask-present",
            Act::Page { .. } => "page",
            Act::AskStatus { .. } => "ask-status",
            Act::AskScope { .. } => "ask-scope",
            Act::AskActions { .. } => "ask-actions",
            Act::AskRisks { .. } => "ask-risks",
            Act::PinAnswer { .. } => "pin-answer",
            Act::Propose { .. } => "propose",
            Act::PollObjections => "poll-objections",
            Act::PollAgreement => "poll-agreement",
            Act::Decide { .. } => "decide",
            Act::Assign { .. } => "assign",
            Act::AskAck { .. } => "ask-ack",
            Act::FollowUp { .. } => "follow-up",
            Act::AskEstimate { .. } => "ask-estimate",
            Act::GrantTime { .. } => "grant-time",
            Act::Acknowledge { .. } => "acknowledge",
            Act::CancelTask { .. } => "cancel-task",
            Act::Release { .. } => "release",
            Act::Rotate { .. } => "rotate",
            Act::SpinOff { .. } => "spin-off",
            Act::StatusUpdate { .. } => "status-update",
            Act::InstructPost { .. } => "instruct-post",
            Act::ApprovePost { .. } => "approve-post",
            Act::RevisePost { .. } => "revise-post",
            Act::PromiseUpdate { .. } => "promise-update",
            Act::DeclareSeverity { .. } => "declare-severity",
            Act::CloseSeverityDebate => "close-severity-debate",
            Act::ArgueSeverity => "argue-severity",
            Act::CloseProcessDebate => "close-process-debate",
            Act::ChallengeTakeover { .. } => "challenge-takeover",
            Act::DeferToAfter { .. } => "defer-to-after",
            Act::RefuseRequest { .. } => "refuse-request",
            Act::Yield { .. } => "yield",
            Act::KeepOrder => "keep-order",
            Act::Warn { .. } => "warn",
            Act::Remove { .. } => "remove",
            Act::HandOver { .. } => "hand-over",
            Act::Brief { .. } => "brief",
            Act::ConfirmReadback => "confirm-readback",
            Act::CorrectReadback { .. } => "correct-readback",
            Act::AskRecovered { .. } => "ask-recovered",
            Act::DeclareResolved => "declare-resolved",
            Act::EndCall { .. } => "end-call",
            Act::AssignPostmortem { .. } => "assign-postmortem",
            Act::Thank { .. } => "thank",
        }
    }
}

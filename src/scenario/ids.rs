//! The ids that authors give: one type for each kind of thing, so that a service is never
//! taken for a person. An id is a short lower-case text (`orders-db`); it is written as it is
//! into recordings, so a recording can be read without the scenario.

use std::fmt;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub SmolStr);

        impl $name {
            /// The id as the author wrote it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                $name(SmolStr::new(text))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// A person of the cast.
    PersonId;
    /// A team that people belong to and that can be paged.
    TeamId;
    /// Whom words are said to or about: a person's id or a team's id.
    PartyId;
    /// A service of the world.
    ServiceId;
    /// One figure that is measured on a service; unique within the scenario.
    SignalId;
    /// What ails a service.
    FaultId;
    /// What can be done.
    RemedyId;
    /// What can be found out.
    FindingId;
    /// A scripted event.
    InjectId;
    /// A pressure arc.
    ArcId;
    /// A line that somebody speaks.
    LineId;
    /// A group of variants of which each drill has one.
    VariantId;
    /// One choice within a group of variants.
    OptionId;
    /// A way for the drill to end.
    EndingId;
    /// An extra objective of the rubric.
    ObjectiveId;
}

impl From<&PersonId> for PartyId {
    fn from(person: &PersonId) -> Self {
        PartyId(person.0.clone())
    }
}

impl From<&TeamId> for PartyId {
    fn from(team: &TeamId) -> Self {
        PartyId(team.0.clone())
    }
}

/// Whether a text is an id: words of small letters and digits, joined by single dashes.
pub(super) fn is_well_formed(id: &str) -> bool {
    id.split('-').all(|word| {
        !word.is_empty()
            && word
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}

/// Every act id, in the order of the contract. They are named by scenarios (a
/// trigger waits for one) and performed by hearing; a test holds this against what it hears.
pub const ACT_IDS: [&str; 49] = [
    "ask-for-commander",
    "take-command",
    "appoint",
    "ask-present",
    "page",
    "ask-status",
    "ask-scope",
    "ask-actions",
    "ask-risks",
    "pin-answer",
    "propose",
    "poll-objections",
    "poll-agreement",
    "decide",
    "assign",
    "ask-ack",
    "follow-up",
    "ask-estimate",
    "grant-time",
    "acknowledge",
    "cancel-task",
    "release",
    "rotate",
    "spin-off",
    "status-update",
    "instruct-post",
    "approve-post",
    "revise-post",
    "promise-update",
    "declare-severity",
    "close-severity-debate",
    "argue-severity",
    "close-process-debate",
    "challenge-takeover",
    "defer-to-after",
    "refuse-request",
    "yield",
    "keep-order",
    "warn",
    "remove",
    "hand-over",
    "brief",
    "confirm-readback",
    "correct-readback",
    "ask-recovered",
    "declare-resolved",
    "end-call",
    "assign-postmortem",
    "thank",
];

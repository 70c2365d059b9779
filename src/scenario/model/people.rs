//! People: teams, the cast, their traits, the standing roles.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use crate::scenario::ids::{LineId, PersonId, ServiceId, TeamId};
use crate::units::{Lapse, Permille};

/// A team.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// Its id.
    pub id: TeamId,
    /// Its name, as people say it; the id when left out.
    #[serde(default)]
    pub name: Option<String>,
    /// Other names that the commander may use.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Who comes when it is paged, first to last; its members when left out.
    #[serde(default)]
    pub pages: Vec<PersonId>,
}

/// A person.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Full name; the first word is what they are called.
    pub name: String,
    /// Other names by which they may be called.
    #[serde(default)]
    pub nicknames: Vec<String>,
    /// What they are in the company (`SVP Sales`).
    #[serde(default)]
    pub title: String,
    /// Names of a role that they hold alone (`DBA`, `database on-call`).
    #[serde(default)]
    pub known_as: Vec<String>,
    /// How one speaks of them; any pronoun may mean them when left out.
    #[serde(default)]
    pub pronouns: Option<Pronouns>,
    /// Their team.
    #[serde(default)]
    pub team: Option<TeamId>,
    /// What they are on this call.
    pub part: Part,
    /// Trained as an incident commander: may be deputy or take command.
    #[serde(default)]
    pub ic_trained: bool,
    /// How well they know which service [permille].
    #[serde(default)]
    pub expertise: BTreeMap<ServiceId, Permille>,
    /// Whether and how they come to the call.
    #[serde(default)]
    pub presence: Presence,
    /// How long they had been on call when it began; they tire sooner.
    #[serde(default)]
    pub on_call_before: Lapse,
    /// How they are.
    #[serde(default)]
    pub traits: Traits,
    /// How they talk; plainly when left out.
    #[serde(default)]
    pub persona: Option<Persona>,
    /// Lines of their own for a situation, before the house's.
    #[serde(default)]
    pub voice: BTreeMap<SmolStr, Vec<LineId>>,
}

/// A way of talking, for which the house has lines of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all(serialize = "kebab-case"))]
pub enum Persona {
    /// As few words as possible.
    Laconic,
    /// More words than needed, and warm ones.
    Chatty,
    /// By the rules, in whole sentences.
    Formal,
    /// Says what they think, with an edge.
    Blunt,
    /// Worries, and asks to be told that it is all right.
    Anxious,
    /// Dry wit under stress.
    Dry,
}

impl Persona {
    /// All of them.
    pub const ALL: [Persona; 6] = [
        Persona::Laconic,
        Persona::Chatty,
        Persona::Formal,
        Persona::Blunt,
        Persona::Anxious,
        Persona::Dry,
    ];

    /// The name that house lines are found by (`laconic`).
    pub fn name(self) -> &'static str {
        match self {
            Persona::Laconic => "laconic",
            Persona::Chatty => "chatty",
            Persona::Formal => "formal",
            Persona::Blunt => "blunt",
            Persona::Anxious => "anxious",
            Persona::Dry => "dry",
        }
    }
}

/// How one speaks of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Pronouns {
    /// she, her
    She,
    /// he, him
    He,
    /// they, them
    They,
}

/// What somebody is on the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Part {
    /// The one whom the trainee plays.
    Trainee,
    /// Can be deputy, takes over command.
    Commander,
    /// Support: scribe and the like.
    Support,
    /// Speaks to customers.
    CustomerLiaison,
    /// Speaks to the company.
    InternalLiaison,
    /// Subject matter expert.
    Responder,
    /// Outranks everybody except the commander of a running incident.
    Executive,
}

/// Whether and how a person comes to the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Default)]
pub enum Presence {
    /// There when the call begins.
    #[default]
    OnCall,
    /// Comes so long after being paged, at least and at most.
    Paged(Lapse, Lapse),
    /// Comes only by an inject.
    Away,
}

/// How a person is. Shares are thousandths; each has the house's value when left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Traits {
    /// How often they acknowledge an order when no acknowledgement was asked.
    pub acknowledges: Permille,
    /// Their estimates as a share of the truth: 700 promises too early, 1000 is honest.
    pub estimates: Permille,
    /// How readily they say what is unwelcome without being asked.
    pub candour: Permille,
    /// How slowly they tire: 1000 is ordinary, 500 tires twice as soon.
    pub stamina: Permille,
    /// How readily they speak up when everybody is asked.
    pub talks: Permille,
    /// How quickly they take offence.
    pub temper: Permille,
    /// How fast they work: 1000 is ordinary, 1500 takes half as long again.
    pub pace: Permille,
    /// New to incident calls: asks what short forms mean.
    pub newcomer: bool,
    /// Evades a plain question once or twice before they give a plain answer.
    pub evasive: bool,
    /// Trained to report in three parts: condition, actions, needs.
    pub structured: bool,
}

impl Default for Traits {
    fn default() -> Self {
        Traits {
            acknowledges: Permille(600),
            estimates: Permille(850),
            candour: Permille(300),
            stamina: Permille(1000),
            talks: Permille(400),
            temper: Permille(200),
            pace: Permille(1000),
            newcomer: false,
            evasive: false,
            structured: false,
        }
    }
}

/// The standing roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all(serialize = "kebab-case"))]
#[allow(missing_docs)]
pub enum Role {
    #[serde(alias = "deputy")]
    Deputy,
    #[serde(alias = "scribe")]
    Scribe,
    #[serde(alias = "customer-liaison")]
    CustomerLiaison,
    #[serde(alias = "internal-liaison")]
    InternalLiaison,
}

impl Role {
    /// The role's id, as recordings write it (`customer-liaison`).
    pub fn name(self) -> &'static str {
        match self {
            Role::Deputy => "deputy",
            Role::Scribe => "scribe",
            Role::CustomerLiaison => "customer-liaison",
            Role::InternalLiaison => "internal-liaison",
        }
    }
}

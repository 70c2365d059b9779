//! What a line of a table says beside its words: which act it is the cue of, how strongly, and
//! what it tells about the act's slots.

use crate::hearing::acts::ACT_IDS;
use crate::scenario::model::Role;

macro_rules! kinds {
    ($($name:ident),* $(,)?) => {
        /// The kinds of acts, in the order of [`ACT_IDS`], and the two that are none.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs)]
        pub enum Kind { $($name,)* Nothing, Courtesy }
        const KINDS: &[Kind] = &[$(Kind::$name,)*];
    };
}

kinds!(
    AskForCommander,
    TakeCommand,
    Appoint,
    AskPresent,
    Page,
    AskStatus,
    AskScope,
    AskActions,
    AskRisks,
    PinAnswer,
    Propose,
    PollObjections,
    PollAgreement,
    Decide,
    Assign,
    AskAck,
    FollowUp,
    AskEstimate,
    GrantTime,
    Acknowledge,
    CancelTask,
    Release,
    Rotate,
    SpinOff,
    StatusUpdate,
    InstructPost,
    ApprovePost,
    RevisePost,
    PromiseUpdate,
    DeclareSeverity,
    CloseSeverityDebate,
    ArgueSeverity,
    CloseProcessDebate,
    ChallengeTakeover,
    DeferToAfter,
    RefuseRequest,
    Yield,
    KeepOrder,
    Warn,
    Remove,
    HandOver,
    Brief,
    ConfirmReadback,
    CorrectReadback,
    AskRecovered,
    DeclareResolved,
    EndCall,
    AssignPostmortem,
    Thank,
);

impl Kind {
    /// Its id: an act's, `nothing` or `courtesy`.
    pub fn id(self) -> &'static str {
        match self {
            Kind::Nothing => "nothing",
            Kind::Courtesy => "courtesy",
            act => ACT_IDS[act as usize],
        }
    }

    /// The kind with this id: an act's, `nothing` or `courtesy`.
    pub fn named(id: &str) -> Option<Kind> {
        match id {
            "nothing" => Some(Kind::Nothing),
            "courtesy" => Some(Kind::Courtesy),
            _ => ACT_IDS
                .iter()
                .position(|act| *act == id)
                .map(|at| KINDS[at]),
        }
    }
}

/// What a cue tells about the slots. Bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hints(pub u32);

/// The hints, by the word that a table writes behind `::`.
pub const HINTS: [(&str, u32); 22] = [
    ("full", Hints::FULL),
    ("named", Hints::NAMED),
    ("public", Hints::PUBLIC),
    ("internal", Hints::INTERNAL),
    ("nobody", Hints::NOBODY),
    ("self", Hints::ONESELF),
    ("group", Hints::GROUP),
    ("swap", Hints::SWAP),
    ("keep", Hints::KEEP),
    ("deputy", Hints::DEPUTY),
    ("scribe", Hints::SCRIBE),
    ("customer-liaison", Hints::CUSTOMER),
    ("internal-liaison", Hints::INSIDE),
    ("all", Hints::ALL),
    ("question", Hints::QUESTION),
    ("reply", Hints::REPLY),
    ("box", Hints::BOX),
    ("negated", Hints::NEGATED),
    ("clause", Hints::CLAUSE),
    ("object", Hints::OBJECT),
    ("command", Hints::COMMAND),
    ("backup", Hints::BACKUP),
];

#[allow(missing_docs)] // explained in docs/hearing.md, under "Hints"
impl Hints {
    pub const FULL: u32 = 1;
    pub const NAMED: u32 = 1 << 1;
    pub const PUBLIC: u32 = 1 << 2;
    pub const INTERNAL: u32 = 1 << 3;
    pub const NOBODY: u32 = 1 << 4;
    pub const ONESELF: u32 = 1 << 5;
    pub const GROUP: u32 = 1 << 6;
    pub const SWAP: u32 = 1 << 7;
    pub const KEEP: u32 = 1 << 8;
    pub const DEPUTY: u32 = 1 << 9;
    pub const SCRIBE: u32 = 1 << 10;
    pub const CUSTOMER: u32 = 1 << 11;
    pub const INSIDE: u32 = 1 << 12;
    pub const ALL: u32 = 1 << 13;
    pub const QUESTION: u32 = 1 << 14;
    pub const REPLY: u32 = 1 << 15;
    pub const BOX: u32 = 1 << 16;
    pub const NEGATED: u32 = 1 << 17;
    pub const CLAUSE: u32 = 1 << 18;
    pub const OBJECT: u32 = 1 << 19;
    pub const COMMAND: u32 = 1 << 20;
    pub const BACKUP: u32 = 1 << 21;

    /// The hints of an act with those of one line: a role or an audience of the line's own
    /// takes the place of the act's.
    pub fn overridden(act: u32, line: u32) -> u32 {
        const ROLES: u32 = Hints::DEPUTY | Hints::SCRIBE | Hints::CUSTOMER | Hints::INSIDE;
        const AUDIENCES: u32 = Hints::PUBLIC | Hints::INTERNAL;
        let mut kept = act;
        for group in [ROLES, AUDIENCES] {
            if line & group != 0 {
                kept &= !group;
            }
        }
        kept | line
    }

    /// The hint with this word.
    pub fn named(word: &str) -> Option<u32> {
        HINTS
            .iter()
            .find(|(name, _)| *name == word)
            .map(|(_, bit)| *bit)
    }

    /// Whether it holds this hint.
    pub fn has(self, bit: u32) -> bool {
        self.0 & bit != 0
    }

    /// The role it names.
    pub fn role(self) -> Option<Role> {
        if self.has(Self::DEPUTY) {
            Some(Role::Deputy)
        } else if self.has(Self::SCRIBE) {
            Some(Role::Scribe)
        } else if self.has(Self::CUSTOMER) {
            Some(Role::CustomerLiaison)
        } else if self.has(Self::INSIDE) {
            Some(Role::InternalLiaison)
        } else {
            None
        }
    }
}

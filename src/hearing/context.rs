//! What a listener on the call knows beside the words: with whom the speaker is talking, who was
//! spoken of, which tasks are open, what waits for an answer, what time it is.
//!
//! Plain data that a drill fills in. `Context::default()` is "no running drill": then the words
//! alone decide. What is made of it stands in `resolve/`.

use crate::scenario::ids::PersonId;
use crate::scenario::model::PressureKind;
use crate::units::Moment;

/// What a listener on the call knows beside the words.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// Who speaks; the scenario's trainee when `None`.
    pub speaker: Option<PersonId>,
    /// Who spoke last on the channel since the speaker last spoke to somebody.
    pub last_speaker: Option<PersonId>,
    /// To whom the speaker's last words were said.
    pub last_addressee: Option<PersonId>,
    /// The only one who has spoken since the speaker's last words, and with an answer or a
    /// question to them, a moment ago: a bare order now is their reply to that person.
    pub in_exchange_with: Option<PersonId>,
    /// Who was spoken of, spoke or was spoken to, newest first; never the speaker.
    pub mentioned: Vec<PersonId>,
    /// The last words of another, if they were said since the speaker's own: people named in
    /// them can be meant by "him" and "her" as well.
    pub last_words: Option<String>,
    /// The open tasks, oldest first.
    pub open_tasks: Vec<OpenTask>,
    /// A draft waits for an answer, from this person.
    pub draft_from: Option<PersonId>,
    /// A read-back waits for an answer, from this person.
    pub readback_from: Option<PersonId>,
    /// This person is being briefed to take command: what is told in one message need not be
    /// told in the next.
    pub briefing: Option<PersonId>,
    /// The pressure that is open, what was last voiced first.
    pub pressure: Vec<OpenPressure>,
    /// The last words on the call were the first of `pressure`.
    pub pressed_last: bool,
    /// The time, counted from the start of the call; its start when `None`. Clock times ("until
    /// ten past") are reckoned from it.
    pub now: Option<Moment>,
}

/// A task that somebody has been given and has not finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenTask {
    /// Who has it.
    pub owner: PersonId,
    /// In the words in which it was given.
    pub words: String,
    /// The owner asked back and waits: a new order is the answer, no follow-up.
    pub asked_back: bool,
}

impl OpenTask {
    /// A task that is being worked on.
    pub fn of(owner: impl Into<PersonId>, words: impl Into<String>) -> OpenTask {
        OpenTask {
            owner: owner.into(),
            words: words.into(),
            asked_back: false,
        }
    }
}

/// Pressure that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPressure {
    /// Who brings it.
    pub from: PersonId,
    /// Its kind.
    pub kind: PressureKind,
}

//! Hearing: from the commander's words to the acts they perform.
//!
//! ```text
//! text ──normalise──► words ──entities──► people, services, times ──grammar──► acts
//! ```
//!
//! Architecture invariant: hearing never fails and changes nothing. What it does not understand
//! it lists. The same text in the same context is heard the same twice.

pub mod acts;

pub use acts::{ACT_IDS, Act, BriefElement, Channel, Directed, Heard, HeardAct};

use crate::scenario::Scenario;
use crate::scenario::ids::PersonId;

/// What a listener on the call knows beside the words. `Context::default()` is "no running
/// drill": the words alone decide.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// Who speaks; the scenario's trainee when `None`.
    pub speaker: Option<PersonId>,
    /// Who spoke last on the channel, other than the speaker.
    pub last_speaker: Option<PersonId>,
    /// To whom the speaker's last words were said.
    pub last_addressee: Option<PersonId>,
    /// Who has an open task.
    pub open_tasks: Vec<PersonId>,
    /// A draft waits for an answer, from this person.
    pub draft_from: Option<PersonId>,
    /// A read-back waits for an answer, from this person.
    pub readback_from: Option<PersonId>,
    /// Who brings the pressure that is open.
    pub pressure_from: Option<PersonId>,
}

/// The ear for one scenario: its vocabulary, built once, used for every utterance.
#[derive(Clone, Debug)]
pub struct Hearing {}

impl Hearing {
    /// Builds the vocabulary: the grammar's words with the scenario's names and phrases.
    pub fn new(_scenario: &Scenario) -> Hearing {
        Hearing {}
    }

    /// Hears one utterance.
    pub fn hear(&self, text: &str, _context: &Context) -> Heard {
        Heard {
            text: text.to_owned(),
            channel: Channel::Call,
            dm_to: None,
            acts: Vec::new(),
            acronyms: Vec::new(),
            not_understood: vec![text.to_owned()],
        }
    }
}

//! The thread of the talk: who spoke to the commander, to whom the commander spoke, who was spoken
//! of. From it a listener knows whom "you", "she" and "that" mean.
//!
//! Only words on the voice call count, and the commander's own. Nothing is decided here: hearing
//! makes of it what it can.

use super::engine::Drill;
use super::event::{Sense, TaskId};
use super::state::TaskStatus;
use crate::hearing::{Context, Directed, Heard, OpenPressure, OpenTask};
use crate::scenario::ids::{ArcId, PersonId};
use crate::units::{Moment, Span};

/// So long after somebody has answered the commander, a bare order is still the reply to them
/// (ours).
const EXCHANGE: Span = Span::secs(20);
/// So many people are kept in mind (ours).
const KEPT_IN_MIND: usize = 6;

/// Who is talking with whom.
#[derive(Clone, Debug, Default)]
pub(super) struct Talk {
    addressee: Option<PersonId>,
    /// Who spoke since the commander last spoke to somebody.
    speaker: Option<PersonId>,
    /// Newest first.
    mentioned: Vec<PersonId>,
    /// The last words of another since the commander's own.
    last_words: Option<String>,
    /// The one who has answered or asked the commander since their last words, and until when
    /// those words lasted; nobody once a second person has spoken.
    exchange: Exchange,
    /// Arcs in the order in which they were last voiced.
    pressed: Vec<ArcId>,
    pressed_last: bool,
}

#[derive(Clone, Debug, Default)]
enum Exchange {
    /// Nobody has spoken since the commander.
    #[default]
    Silence,
    /// One person has.
    With(PersonId, Option<Moment>),
    /// Several have.
    Several,
}

impl Talk {
    /// To whom the commander spoke last.
    pub fn addressee(&self) -> Option<&PersonId> {
        self.addressee.as_ref()
    }

    /// The commander speaks to this person.
    pub fn addressed(&mut self, who: PersonId) {
        self.mention(&who);
        self.addressee = Some(who);
        self.speaker = None;
    }

    /// The commander has spoken.
    pub fn commander_spoke(&mut self, heard: &Heard) {
        for who in &heard.mentioned {
            self.mention(who);
        }
        self.last_words = None;
        self.exchange = Exchange::Silence;
        self.pressed_last = false;
    }

    /// Somebody speaks on the call, until `until`.
    pub fn spoke(
        &mut self,
        who: &PersonId,
        words: &str,
        sense: &Sense,
        until: Moment,
        task_owner: impl Fn(TaskId) -> Option<PersonId>,
    ) {
        self.last_words = Some(words.to_owned());
        self.pressed_last = false;
        match sense {
            // The clock being called, and crosstalk, are no turn in a conversation.
            Sense::CallsTime { .. }
            | Sense::RemindsOfShift { .. }
            | Sense::CallsRoleOpen { .. }
            | Sense::Reminds
            | Sense::Crosstalk => return,
            Sense::CallsTimebox { task } => {
                if let Some(owner) = task_owner(*task) {
                    self.mention(&owner);
                }
                return;
            }
            Sense::Presses { arc, .. } => {
                self.pressed.retain(|other| other != arc);
                self.pressed.push(arc.clone());
                self.pressed_last = true;
            }
            _ => {}
        }
        let since = answers(sense).then_some(until);
        self.exchange = match &self.exchange {
            Exchange::Silence => Exchange::With(who.clone(), since),
            Exchange::With(before, _) if before == who => Exchange::With(who.clone(), since),
            Exchange::With(..) | Exchange::Several => Exchange::Several,
        };
        self.speaker = Some(who.clone());
        self.mention(who);
        if let Sense::ConfirmsPage { who } | Sense::ConfirmsRemoval { who } = sense {
            self.mention(who);
        }
    }

    fn mention(&mut self, who: &PersonId) {
        self.mentioned.retain(|other| other != who);
        self.mentioned.insert(0, who.clone());
        self.mentioned.truncate(KEPT_IN_MIND);
    }

    fn in_exchange_with(&self, now: Moment) -> Option<PersonId> {
        match &self.exchange {
            Exchange::With(who, Some(until)) if now.since(*until) <= EXCHANGE => Some(who.clone()),
            _ => None,
        }
    }
}

/// Whether words answer the commander, or ask the commander something about the work.
fn answers(sense: &Sense) -> bool {
    matches!(
        sense,
        Sense::AsksBack { .. }
            | Sense::Reports { .. }
            | Sense::Estimates { .. }
            | Sense::TellsStatus { .. }
            | Sense::TellsScope
            | Sense::Offers { .. }
            | Sense::HasNoOption
            | Sense::WarnsOf { .. }
            | Sense::KnowsNoRisk { .. }
            | Sense::AnswersYesNo { .. }
            | Sense::Evades
            | Sense::AsksIfNeeded
            | Sense::AsksRelief
            | Sense::TellsRecovery { .. }
            | Sense::IsPresent
            | Sense::GivesCommand
    )
}

impl Drill {
    /// What a listener knows beside the words, when the trainee opens their mouth now.
    pub fn context(&self) -> Context {
        let trainee = &self.state.trainee;
        let handover = &self.state.handover;
        let talk = &self.talk;
        Context {
            speaker: Some(trainee.clone()),
            last_speaker: talk.speaker.clone(),
            last_addressee: talk.addressee.clone(),
            in_exchange_with: talk.in_exchange_with(self.now),
            mentioned: talk.mentioned.clone(),
            last_words: talk.last_words.clone(),
            open_tasks: self.tasks_known().collect(),
            draft_from: self.state.waiting_draft().map(|draft| draft.who.clone()),
            readback_from: (handover.read_back.is_some() && !handover.answered)
                .then(|| handover.to.clone())
                .flatten(),
            briefing: self.outgoing().cloned().or_else(|| {
                let to = handover.to.clone();
                to.filter(|_| handover.briefed.is_some() && handover.confirmed.is_none())
            }),
            pressure: self.pressure_voiced(),
            pressed_last: talk.pressed_last,
            now: Some(self.now),
        }
    }

    /// The open tasks that the commander gave; who took up something unasked is not known.
    fn tasks_known(&self) -> impl Iterator<Item = OpenTask> {
        self.state
            .open_tasks()
            .filter(|task| task.directed != Directed::Nobody || task.acknowledged)
            .map(|task| OpenTask {
                owner: task.to.clone(),
                words: task.text.clone(),
                asked_back: matches!(task.status, TaskStatus::AskedBack(_)),
            })
    }

    /// The open arcs, what was last voiced first; what was not voiced yet comes last.
    fn pressure_voiced(&self) -> Vec<OpenPressure> {
        let voiced = |id: &ArcId| self.talk.pressed.iter().position(|one| one == id);
        let mut open: Vec<_> = self.state.open_arcs().collect();
        open.sort_by_key(|(id, _)| std::cmp::Reverse(voiced(id)));
        open.into_iter()
            .map(|(_, arc)| OpenPressure {
                from: arc.who.clone(),
                kind: arc.kind,
            })
            .collect()
    }
}

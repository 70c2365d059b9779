//! Standing up to pressure, by its kind, one step at a time.

use std::collections::BTreeMap;

use super::Mind;
use super::past::Past;
use crate::drill::event::{Sense, What};
use crate::rehearsal::habits::{Backbone, Level, Outside};
use crate::rehearsal::words::{Phrase, Slots, minutes, number};
use crate::scenario::ids::{ArcId, PersonId};
use crate::scenario::model::{PressureKind, Role};
use crate::units::{Moment, Span};

/// A removal that was not carried out is ordered again after this.
const REMOVE_AGAIN: Span = Span::secs(25);
/// So long an executive gets to answer whether they take command.
const ANSWER: Span = Span::secs(20);
/// Whoever begins to press speaks within this.
const SPEAKS_WITHIN: Span = Span::secs(20);
/// The act by which somebody is asked whether they take command.
const CHALLENGE: &str = "challenge-takeover";
/// Minutes until the next update, when somebody demands one.
const NEXT_UPDATE: u64 = 20;

/// Those who argue about the level do so unasked this often. Ours.
const ARGUES: Span = Span::minutes(9);

/// What the commander remembers of pressure.
#[derive(Debug, Default)]
pub(super) struct Pressed {
    open: BTreeMap<ArcId, Press>,
    /// To whom command passes because they said yes; the announcement is owed.
    takes: Option<PersonId>,
    /// When those who argue about the level do so next.
    argues_next: Option<Moment>,
}

#[derive(Debug)]
struct Press {
    kind: PressureKind,
    who: PersonId,
    /// They said something that wants an answer.
    wants_answer: bool,
    /// They are about to say something; if not by then, it is answered unsaid.
    presses_by: Option<Moment>,
    answers: u32,
    warned: bool,
    removing: Option<Moment>,
    /// When the challenge was spoken, while its answer is out.
    challenged: Option<Moment>,
}

impl Pressed {
    /// Somebody pressed on.
    pub fn wants_answer(&mut self, arc: &ArcId) {
        if let Some(press) = self.open.get_mut(arc) {
            press.wants_answer = true;
            press.presses_by = None;
        }
    }

    /// An executive said whether they take command.
    pub fn answered(&mut self, who: &PersonId, arc: &ArcId, takes: bool) {
        if takes {
            self.takes = Some(who.clone());
        }
        if let Some(press) = self.open.get_mut(arc) {
            press.challenged = None;
            press.wants_answer = !takes;
        }
    }
}

impl Mind {
    /// Learns of pressure.
    pub(super) fn pressed_by(&mut self, what: &What, now: Moment) {
        match what {
            What::PressureBegan {
                arc, arc_kind, who, ..
            } => {
                self.pressed.open.insert(
                    arc.clone(),
                    Press {
                        kind: *arc_kind,
                        who: who.clone(),
                        wants_answer: false,
                        presses_by: Some(now + SPEAKS_WITHIN),
                        answers: 0,
                        warned: false,
                        removing: None,
                        challenged: None,
                    },
                );
            }
            What::PressureGrew { arc, .. } => {
                if let Some(press) = self.pressed.open.get_mut(arc) {
                    press.presses_by = Some(now + SPEAKS_WITHIN);
                }
            }
            What::PressureEnded { arc, .. } => {
                self.pressed.open.remove(arc);
            }
            _ => {}
        }
    }

    /// Answers whoever presses.
    pub(super) fn answer_pressure(&mut self, now: Moment) -> Option<String> {
        if let Some(words) = self.announce_takeover(now) {
            return Some(words);
        }
        let mut due = super::NEVER;
        let mut answer = None;
        for (id, press) in &mut self.pressed.open {
            if !self.state.is_present(&press.who) {
                continue;
            }
            for waits in [
                press.challenged.map(|asked| asked + ANSWER),
                press.removing.map(|asked| asked + REMOVE_AGAIN),
                press.presses_by,
            ]
            .into_iter()
            .flatten()
            {
                if now < waits {
                    due = due.min(waits);
                } else {
                    press.challenged = None;
                    press.presses_by = None;
                    press.wants_answer = true;
                }
            }
            if press.wants_answer && press.challenged.is_none() {
                press.wants_answer = false;
                press.answers += 1;
                let phrase = match (self.habits.backbone, press.kind) {
                    (_, PressureKind::SeverityDispute) if self.habits.level == Level::Argues => {
                        Phrase::ArgueSeverity
                    }
                    (Backbone::Firm, PressureKind::UpdateDemand)
                        if self.habits.outside == Outside::LeftAlone =>
                    {
                        Phrase::Defer
                    }
                    (Backbone::Firm, _) => press.firm_answer(now),
                    (Backbone::Yields, _) => press.soft_answer(),
                };
                answer = Some((id.clone(), phrase));
                break;
            }
        }
        self.wake_at(due);
        let (arc, phrase) = answer?;
        let who = self.pressed.open.get(&arc)?.who.clone();
        if phrase == Phrase::Remove {
            let deputy = self.who_removes()?;
            return Some(self.say_of(Phrase::Remove, &deputy, &who));
        }
        if phrase == Phrase::ArgueSeverity {
            return Some(self.argue());
        }
        let time = minutes(NEXT_UPDATE);
        let slots = Slots {
            to: self.book.name(&who),
            who: &self.book.me,
            time: &time,
            ..Slots::default()
        };
        Some(self.voice.say(phrase, slots))
    }

    /// Argues about the level unasked, now and then.
    pub(super) fn argue_unasked(&mut self, now: Moment) -> Option<String> {
        if self.habits.level == Level::Settles || self.state.severity.is_none() {
            return None;
        }
        let next = self
            .pressed
            .argues_next
            .unwrap_or(self.opening.since + ARGUES);
        if now < next {
            self.wake_at(next);
            return None;
        }
        self.pressed.argues_next = Some(now + ARGUES);
        Some(self.argue())
    }

    fn argue(&mut self) -> String {
        let what = number(u64::from(self.state.severity.unwrap_or(1)));
        let slots = Slots {
            what: &what,
            ..Slots::default()
        };
        self.voice.say(Phrase::ArgueSeverity, slots)
    }

    /// Says to everybody that command has passed to whoever took it.
    pub(super) fn announce_takeover(&mut self, _now: Moment) -> Option<String> {
        let who = self.pressed.takes.take()?;
        let slots = Slots {
            who: self.book.name(&who),
            ..Slots::default()
        };
        Some(self.voice.say(Phrase::AnnounceHandover, slots))
    }

    /// The deputy removes people; without one, whoever else holds a role.
    fn who_removes(&self) -> Option<PersonId> {
        self.state
            .roles
            .get(&Role::Deputy)
            .or_else(|| self.state.roles.values().next())
            .cloned()
    }
}

impl Press {
    /// What the practice teaches for this kind, at this step.
    fn firm_answer(&mut self, now: Moment) -> Phrase {
        let (first, warning) = match self.kind {
            PressureKind::ExecutiveTakeover => {
                (Some(Phrase::ChallengeTakeover), Phrase::WarnInterrupter)
            }
            PressureKind::BelligerentResponder => (None, Phrase::WarnBelligerent),
            PressureKind::SeverityDispute => {
                (Some(Phrase::CloseSeverityDebate), Phrase::WarnInterrupter)
            }
            PressureKind::ProcessDispute => {
                (Some(Phrase::CloseProcessDebate), Phrase::WarnInterrupter)
            }
            PressureKind::InformationRequest => {
                (Some(Phrase::RefuseRequest), Phrase::WarnInterrupter)
            }
            PressureKind::UpdateDemand => (Some(Phrase::PromiseUpdate), Phrase::WarnInterrupter),
            PressureKind::LateCommander => (Some(Phrase::StayOn), Phrase::WarnInterrupter),
            PressureKind::AntiMotivation
            | PressureKind::GrenadeThrower
            | PressureKind::RecapRequest => (Some(Phrase::Defer), Phrase::WarnInterrupter),
        };
        // Once is enough for a challenge; a plain no may be said twice before the warning.
        let firsts = match self.kind {
            PressureKind::ExecutiveTakeover => 1,
            _ => 2,
        };
        match first {
            Some(first) if self.answers <= firsts => {
                if first == Phrase::ChallengeTakeover {
                    self.challenged = Some(now);
                }
                first
            }
            _ if !self.warned => {
                self.warned = true;
                warning
            }
            _ => {
                self.removing = Some(now);
                Phrase::Remove
            }
        }
    }

    /// What somebody says who cannot say no. An argument about a number costs them nothing to
    /// end, so that is ended by the book.
    fn soft_answer(&mut self) -> Phrase {
        match self.kind {
            PressureKind::SeverityDispute => Phrase::CloseSeverityDebate,
            PressureKind::ProcessDispute => Phrase::CloseProcessDebate,
            _ => Phrase::Yield,
        }
    }
}

impl Mind {
    /// Whoever presses and how often they were answered, and whether the last word is theirs.
    pub(super) fn recall_pressure(&mut self, past: &Past<'_>) {
        for (at, what) in past.events() {
            match what {
                What::PressureAnswered { arc, act, .. } => {
                    if let Some(press) = self.pressed.open.get_mut(arc) {
                        press.answers += 1;
                        press.wants_answer = false;
                        press.challenged = (act == CHALLENGE).then_some(at);
                    }
                }
                What::Said {
                    sense: Some(Sense::Presses { arc, .. }),
                    ..
                } => {
                    self.pressed.wants_answer(arc);
                }
                What::Said {
                    who,
                    sense: Some(Sense::AnswersChallenge { arc, takes }),
                    ..
                } => {
                    self.pressed.answered(who, arc, *takes);
                }
                What::HandoverAnnounced { .. } | What::CommandTaken { .. } => {
                    self.pressed.takes = None;
                }
                _ => {}
            }
        }
        for press in self.pressed.open.values_mut() {
            let who = self.state.people.get(&press.who);
            press.warned = who.is_some_and(|person| person.warned);
        }
    }
}

//! Handing command over: the brief, its read-back with one thing wrong, the announcement, the
//! firm acknowledgement, and a trainee who from then on commands no more.

use std::collections::BTreeSet;

use super::brief_truth::Fact;
use super::numbers::{
    ACKNOWLEDGES_IN, ANSWERS_IN, COLD_HANDOVER_COST, LEAVES_AFTER, READ_BACK_AFTER,
    READ_BACK_FLAWED,
};
use crate::drill::due::{Due, Words};
use crate::drill::engine::Drill;
use crate::drill::event::{EndWhy, Passed, Sense, Seq, TaskId, What};
use crate::hearing::{BriefElement, BriefFacts, Channel};
use crate::scenario::ids::{PartyId, PersonId};
use crate::scenario::model::Part;
use crate::units::{Moment, Span};

/// How a handover goes, beside the events.
#[derive(Clone, Debug, Default)]
pub(in crate::drill) struct HandoverRun {
    round: u32,
    /// Outdates what happens when nobody commands, or an executive does.
    pub idle_round: u32,
    /// What is wrong in the read-back, and words of which a right correction holds one.
    flaw: Option<(BriefElement, Vec<String>)>,
    /// What the trainee told wrongly; it is read back as it was told.
    wrong: Vec<Fact>,
}

impl Drill {
    /// Command has been announced to pass and has not yet been confirmed.
    pub(in crate::drill) fn is_handing_over(&self) -> bool {
        self.state.handover.announced.is_some() && self.state.handover.confirmed.is_none()
    }

    /// The trainee briefs somebody.
    pub(in crate::drill) fn on_brief(
        &mut self,
        to: &[PartyId],
        elements: Vec<BriefElement>,
        facts: BriefFacts,
        channel: Channel,
        utterance: Seq,
    ) {
        let named = to.first().and_then(|party| self.person_of(party));
        let Some(to) = named.or_else(|| self.state.handover.to.clone()) else {
            return;
        };
        let private = channel == Channel::Dm;
        if self.state.handover.to.as_ref() != Some(&to) {
            self.handover.wrong.clear();
        }
        self.emit(What::Briefed {
            to,
            elements,
            private,
            facts: facts.clone(),
            utterance,
        });
        let checked = self.check_brief(&facts, utterance);
        let wrong = &mut self.handover.wrong;
        wrong.retain(|before| !checked.iter().any(|fact| fact.is_about(before)));
        wrong.extend(checked.into_iter().filter(|fact| !fact.right));
        self.handover.round += 1;
        let round = self.handover.round;
        let wait = self.mouth_free.since(self.now) + READ_BACK_AFTER;
        self.later(wait, Due::ReadBack { round });
    }

    /// The incoming commander has heard nothing more for a while and reads back what they have.
    pub(in crate::drill) fn on_read_back(&mut self, round: u32) {
        let handover = self.state.handover.clone();
        let Some(who) = handover.to.filter(|who| self.state.is_present(who)) else {
            return;
        };
        if self.handover.round != round || handover.confirmed.is_some() {
            return;
        }
        let flawed = self.choose_flaw(&who, &handover.elements);
        let mut parts = Vec::new();
        for element in &handover.elements {
            let wrong = flawed.as_ref().is_some_and(|(other, _)| other == element);
            parts.extend(self.read_back_part(*element, wrong, &who));
        }
        if parts.is_empty() {
            parts.push("not much yet".to_owned());
        }
        let elements = handover.elements.iter().copied().collect();
        let mut then = vec![What::ReadBack {
            who: who.clone(),
            elements,
        }];
        if let Some((element, _)) = &flawed {
            then.push(What::ReadBackFlawed { element: *element });
        }
        self.handover.flaw = flawed;
        let words = Words::House("reads-back", vec![("parts", parts.join("; "))]);
        self.tell_trainee(&who, Span::ZERO, words, Sense::ReadsBack, then);
    }

    /// Which of the elements that have a fact to them will be read back wrongly.
    fn choose_flaw(
        &mut self,
        who: &PersonId,
        elements: &BTreeSet<BriefElement>,
    ) -> Option<(BriefElement, Vec<String>)> {
        let mut can: Vec<(BriefElement, Vec<String>)> = Vec::new();
        for element in elements {
            // What was told wrongly is wrong enough.
            if self.told_wrongly(*element).next().is_some() {
                continue;
            }
            match element {
                BriefElement::Severity => {
                    if let Some(level) = self.state.severity {
                        let word = crate::drill::speech::numbers_said(level);
                        let words = vec![level.to_string(), word.to_owned(), "sev".to_owned()];
                        can.push((*element, words));
                    }
                }
                BriefElement::Tasks => {
                    if let Some(task) = self.state.open_tasks().next() {
                        can.push((*element, vec![self.called(&task.to).to_lowercase()]));
                    }
                }
                BriefElement::Promises => {
                    if let Some(due) = self.state.update_due {
                        can.push((*element, vec![self.clock_said(due), "update".to_owned()]));
                    }
                }
                BriefElement::Story | BriefElement::Risks => {}
            }
        }
        let count = u32::try_from(can.len()).unwrap_or(u32::MAX);
        let die = self.die(who);
        if count == 0 || !die.chance(READ_BACK_FLAWED) {
            return None;
        }
        let at = die.below(count) as usize;
        Some(can.swap_remove(at))
    }

    fn told_wrongly(&self, element: BriefElement) -> impl Iterator<Item = &Fact> {
        self.handover
            .wrong
            .iter()
            .filter(move |fact| fact.element == element)
    }

    fn read_back_part(
        &self,
        element: BriefElement,
        wrong: bool,
        reader: &PersonId,
    ) -> Option<String> {
        match element {
            BriefElement::Severity | BriefElement::Promises
                if self.told_wrongly(element).next().is_some() =>
            {
                self.told_wrongly(element)
                    .next()
                    .map(|fact| fact.said.clone())
            }
            BriefElement::Severity => {
                let level = self.state.severity?;
                let said = match (wrong, level) {
                    (false, level) => level,
                    (true, 1) => 2,
                    (true, level) => level - 1,
                };
                Some(format!("severity {said}"))
            }
            BriefElement::Story => {
                let decided = self.last_decided_remedy();
                let name =
                    decided.and_then(|id| self.scenario.remedy(&id).map(|one| one.name.clone()));
                Some(match name {
                    Some(name) => format!("decided so far: {name}"),
                    None => "nothing decided so far".to_owned(),
                })
            }
            BriefElement::Tasks => {
                let mut first = wrong;
                let told = |id: TaskId| {
                    self.told_wrongly(element)
                        .find(move |fact| fact.task == Some(id))
                };
                let over = self
                    .told_wrongly(element)
                    .filter(|fact| {
                        !self
                            .state
                            .open_tasks()
                            .any(|task| fact.task == Some(task.id))
                    })
                    .map(|fact| fact.said.clone());
                let tasks: Vec<String> = self
                    .state
                    .open_tasks()
                    .map(|task| {
                        if let Some(fact) = told(task.id) {
                            return fact.said.clone();
                        }
                        let owner = if std::mem::take(&mut first) {
                            self.somebody_else(&task.to, reader)
                        } else {
                            self.called(&task.to)
                        };
                        format!("{owner} has \"{}\"", task.text)
                    })
                    .chain(over)
                    .collect();
                Some(if tasks.is_empty() {
                    "no open tasks".to_owned()
                } else {
                    tasks.join(", ")
                })
            }
            BriefElement::Risks => Some("risks and plan B noted".to_owned()),
            BriefElement::Promises => {
                let due = self.state.update_due?;
                let said = if wrong { due + Span::minutes(15) } else { due };
                Some(format!("next update due at {}", self.clock_said(said)))
            }
        }
    }

    /// A responder on the call who is neither of these.
    fn somebody_else(&self, owner: &PersonId, reader: &PersonId) -> String {
        let other = self
            .those_with(Part::Responder)
            .find(|who| who != owner && who != reader);
        other.map_or_else(|| "nobody".to_owned(), |who| self.called(&who))
    }

    /// A moment as the clock on the wall shows it.
    pub(in crate::drill) fn clock_said(&self, at: Moment) -> String {
        let minutes = u64::from(self.scenario.start.clock.0) + at.0 / 60_000;
        format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60)
    }

    /// The trainee confirms the read-back, or corrects it.
    pub(in crate::drill) fn on_read_back_answered(
        &mut self,
        correction: Option<&str>,
        utterance: Seq,
    ) {
        let handover = &self.state.handover;
        if handover.read_back.is_none() || handover.answered {
            return;
        }
        let Some(who) = handover.to.clone() else {
            return;
        };
        self.emit(What::ReadBackAnswered {
            confirmed: correction.is_none(),
            utterance,
        });
        let right = match correction {
            None => self.handover.flaw.is_none() && self.handover.wrong.is_empty(),
            Some(text) => self.puts_right(&text.to_lowercase(), utterance),
        };
        self.emit(What::ReadBackJudged { right });
        let situation = if correction.is_some() {
            "read-back-corrected"
        } else {
            "read-back-right"
        };
        let after = self.die(&who).span(ANSWERS_IN.0, ANSWERS_IN.1);
        let words = Words::House(situation, vec![]);
        self.tell_trainee(&who, after, words, Sense::Chatter, Vec::new());
    }

    /// Whether a correction names what was wrong: the planted error, or what the trainee had told
    /// wrongly, which it puts right.
    fn puts_right(&mut self, text: &str, utterance: Seq) -> bool {
        let names = |words: &[String]| words.iter().any(|word| text.contains(word.as_str()));
        let planted = self
            .handover
            .flaw
            .as_ref()
            .is_some_and(|(_, words)| names(words));
        let wrong = std::mem::take(&mut self.handover.wrong);
        let (mended, left): (Vec<Fact>, Vec<Fact>) =
            wrong.into_iter().partition(|fact| names(&fact.words));
        self.handover.wrong = left;
        for fact in &mended {
            self.emit(fact.put_right(utterance));
        }
        planted || !mended.is_empty()
    }

    /// "Everybody, command now goes to Tatiana."
    pub(in crate::drill) fn on_hand_over(&mut self, person: Option<PersonId>, utterance: Seq) {
        if !self.state.trainee_commands() || self.is_handing_over() {
            return;
        }
        let Some(to) = person.or_else(|| self.state.handover.to.clone()) else {
            return;
        };
        if to == self.state.trainee {
            return;
        }
        if !self.state.is_present(&to) {
            self.tell_absent(&to);
            return;
        }
        let part = self.person(&to).map(|one| one.part);
        let trained = self.person(&to).is_some_and(|one| one.ic_trained);
        if part != Some(Part::Executive) && !trained {
            let after = self.reaction(&to, ANSWERS_IN);
            self.say_later(
                after,
                &to,
                "not-trained",
                vec![],
                Sense::HasNoOption,
                vec![],
            );
            return;
        }
        let briefed = self.state.handover.to.as_ref() == Some(&to)
            && !self.state.handover.elements.is_empty();
        self.emit(What::HandoverAnnounced {
            to: to.clone(),
            utterance,
        });
        let trainee = self.state.trainee.clone();
        let slots = vec![
            ("full", self.full_name(&to)),
            ("commander", self.called(&trainee)),
        ];
        let after = self.reaction(&to, ACKNOWLEDGES_IN);
        let how = match part {
            Some(Part::Executive) => Passed::Takeover,
            _ => Passed::Handover,
        };
        let passed = What::CommandPassed {
            from: Some(trainee),
            to: Some(to.clone()),
            how,
        };
        let confirmed = What::HandoverConfirmed { who: to.clone() };
        if how == Passed::Takeover {
            self.takeover_granted(&to);
        } else if !briefed {
            // Nobody told them anything: they ask, and the work waits while they find out.
            self.say_later(
                after,
                &to,
                "asks-for-brief",
                vec![],
                Sense::AsksForBrief,
                vec![],
            );
            self.delay_everybody(COLD_HANDOVER_COST);
            let then = vec![passed, confirmed];
            let after = after + Span::secs(30);
            self.say_later(
                after,
                &to,
                "takes-command",
                slots,
                Sense::TakesCommand,
                then,
            );
            return;
        }
        let then = vec![passed, confirmed];
        self.say_later(
            after,
            &to,
            "takes-command",
            slots,
            Sense::TakesCommand,
            then,
        );
    }

    /// The incoming commander has said that they have command.
    pub(in crate::drill) fn on_handover_confirmed(&mut self) {
        let executive = self.state.commander.as_ref().is_some_and(|who| {
            self.person(who)
                .is_some_and(|one| one.part == Part::Executive)
        });
        if !executive {
            self.later(LEAVES_AFTER, Due::End(EndWhy::HandedOver));
        }
    }
}

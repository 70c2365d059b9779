//! Receiving command of an incident that is under way: another commands, people are at work, and
//! the trainee is briefed by direct messages, part by part, with something wrong in it.
//!
//! ```text
//! brief, part by part ─► "read it back?" ─► answers, corrections ─► offered on the call
//!                                                                     │ said name and title
//!         kept, if nobody takes it ◄── pressed for twice ◄────────────┴─► passes, confirmed
//! ```
//!
//! What was told wrongly and never put right stays a false belief: the truth is in the state, and
//! the trainee's picture of tasks and promises lacks it.

use std::collections::BTreeSet;

use super::numbers::{
    ANSWERS_IN, BRIEF_PAUSE, MS_PER_WORD_READ, OFFERS_AFTER, OFFERS_UNASKED_AFTER,
    OUTGOING_LEAVES_AFTER, PRESSES_TO_TAKE_AFTER, PRESSES_TO_TAKE_TIMES,
};
use crate::drill::due::{Due, Words};
use crate::drill::engine::Drill;
use crate::drill::event::{Gone, Passed, Sense, Seq, What};
use crate::hearing::{Act, BriefElement, BriefFacts, Channel, Heard};
use crate::scenario::ids::{FindingId, PersonId};
use crate::scenario::model::{BriefPart, BriefTopic, GivenWork};
use crate::units::Span;

/// How receiving command goes, beside the events.
#[derive(Clone, Debug, Default)]
pub(in crate::drill) struct ReceivingRun {
    /// Outdates what was to be said next.
    round: u32,
}

impl Drill {
    /// The incident is under way: somebody commands, roles are filled, work is being done.
    pub(in crate::drill) fn opening_at_start(&mut self) {
        let scenario = self.scenario.clone();
        let Some(opening) = &scenario.opening else {
            return;
        };
        let began = self.emit(What::UnderWay {
            commander: opening.commander.clone(),
            age_ms: opening.age.0.0,
            roles: opening.roles.clone(),
        });
        if let Some(due) = opening.next_update {
            self.emit(What::PromiseStands { due_ms: due.0.0 });
        }
        for finding in &opening.known {
            self.is_known_already(finding, &opening.commander);
        }
        for work in &opening.tasks {
            self.is_at_work_already(work, began);
        }
        self.later(opening.brief_at.0, Due::BriefPart { at: 0 });
    }

    fn is_known_already(&mut self, finding: &FindingId, commander: &PersonId) {
        let found = self.scenario.finding(finding);
        let finder =
            found.and_then(|one| one.found_by.iter().find(|who| self.state.is_present(who)));
        let who = finder.unwrap_or(commander).clone();
        let finding = finding.clone();
        self.emit(What::FindingKnown { finding, who });
    }

    fn is_at_work_already(&mut self, work: &GivenWork, began: Seq) {
        if !self.state.is_present(&work.to) {
            return;
        }
        let task =
            self.task_from_before(&work.to, &work.task, work.timebox.map(|ends| ends.0), began);
        self.begin_work(task);
    }

    /// Who commands and is to brief the trainee, as long as the trainee has not taken command.
    pub(in crate::drill) fn outgoing(&self) -> Option<&PersonId> {
        let receiving = self.state.receiving.as_ref()?;
        (self.state.commander.as_ref() == Some(&receiving.from)).then_some(&receiving.from)
    }

    /// The next part of the brief is told, or, after the last one, a read-back is asked for.
    pub(in crate::drill) fn on_brief_part(&mut self, at: usize) {
        let scenario = self.scenario.clone();
        let (Some(opening), Some(who)) = (&scenario.opening, self.outgoing().cloned()) else {
            return;
        };
        let Some(part) = opening.brief.get(at) else {
            self.tell_trainee(
                &who,
                Span::ZERO,
                house("asks-read-back"),
                Sense::AsksReadBack,
                vec![],
            );
            self.offer_command_after(OFFERS_UNASKED_AFTER);
            return;
        };
        let about = element(part.about);
        let mut then = vec![What::BriefPartTold {
            about,
            last: at + 1 == opening.brief.len(),
        }];
        if part.corrected_by.is_some() {
            then.push(What::BriefWasWrong { about });
        } else {
            then.extend(self.learned_from(about));
        }
        let takes = read_in(self.scenario.line(&part.says));
        let words = Words::Line(part.says.clone());
        self.tell_trainee(&who, Span::ZERO, words, Sense::Briefs { about }, then);
        self.later(takes + BRIEF_PAUSE, Due::BriefPart { at: at + 1 });
    }

    /// What the trainee knows once a part of the brief was told truly.
    fn learned_from(&self, about: BriefElement) -> Vec<What> {
        match about {
            BriefElement::Tasks => {
                let open = self.state.open_tasks();
                let learned = open.map(|task| What::TaskLearned {
                    task: task.id,
                    to: task.to.clone(),
                    text: task.text.clone(),
                    service: task.service.clone(),
                    remedy: task.remedy.clone(),
                    box_ends_ms: task.box_ends.map(|ends| ends.0),
                });
                learned.collect()
            }
            BriefElement::Promises => {
                let due = self.state.update_due;
                due.map(|due| What::PromiseLearned { due_ms: due.0 })
                    .into_iter()
                    .collect()
            }
            BriefElement::Severity | BriefElement::Story | BriefElement::Risks => Vec::new(),
        }
    }

    /// Whether words to the one who briefs are about the brief. They are answered by
    /// [`Drill::on_words_about_brief`] and are no orders.
    pub(in crate::drill) fn is_about_brief(&self, heard: &Heard, text: &str) -> bool {
        if heard.channel != Channel::Dm || self.scenario.opening.is_none() {
            return false;
        }
        let to = heard.dm_to.as_ref();
        let takes = heard
            .acts
            .iter()
            .any(|heard| matches!(heard.act, Act::TakeCommand { .. }));
        if self.outgoing().is_some() && self.outgoing() == to {
            return !takes;
        }
        // Command has passed; whoever briefed is still there for questions.
        let receiving = self.state.receiving.as_ref();
        receiving.is_some_and(|one| Some(&one.from) == to && self.state.is_present(&one.from))
            && self.state.handover.to.as_ref() != to
            && self.is_question_about_brief(text)
    }

    fn is_question_about_brief(&self, text: &str) -> bool {
        let touched = self.touched(text);
        let asks = text.trim_end().ends_with('?') && !touched.is_empty();
        asks || !self.wrong_among(&touched).is_empty()
    }

    /// The trainee reads the brief back, or asks after a part of it.
    pub(in crate::drill) fn on_words_about_brief(
        &mut self,
        heard: &Heard,
        text: &str,
        utterance: Seq,
    ) {
        let Some(who) = self.state.receiving.as_ref().map(|one| one.from.clone()) else {
            return;
        };
        let touched = self.touched(text);
        let wrong = self.wrong_among(&touched);
        let reading = read_in(text);
        let mut after = reading + self.reaction(&who, ANSWERS_IN);
        for part in &wrong {
            let about = element(part.about);
            let Some(line) = part.corrected_by.clone() else {
                continue;
            };
            let mut then = vec![What::BriefPutRight { about, utterance }];
            then.extend(self.learned_from(about));
            let words = Words::Line(line);
            self.tell_trainee(&who, after, words, Sense::CorrectsBrief { about }, then);
            after += BRIEF_PAUSE;
        }
        let asks = is_question(text);
        if wrong.is_empty() {
            let (words, sense) = self.answer_about_brief(&touched, asks, &facts_in(heard));
            self.tell_trainee(&who, after, words, sense, vec![]);
        }
        let told_all = self
            .state
            .receiving
            .as_ref()
            .is_some_and(|one| one.told_all);
        if told_all && self.outgoing().is_some() {
            self.offer_command_after(after + OFFERS_AFTER);
        }
    }

    /// What is answered where nothing that was asked or read back had been told wrongly.
    fn answer_about_brief(
        &self,
        touched: &BTreeSet<BriefElement>,
        asks: bool,
        facts: &BriefFacts,
    ) -> (Words, Sense) {
        if let Some(truth) = self.contradicted(facts) {
            let slots = vec![("truth", truth)];
            return (Words::House("brief-corrects", slots), Sense::Chatter);
        }
        let parts = self.scenario.opening.iter().flat_map(|one| &one.brief);
        let first = parts
            .into_iter()
            .find(|part| touched.contains(&element(part.about)));
        match first {
            Some(part) if asks => {
                let said = part.corrected_by.as_ref().unwrap_or(&part.says);
                let slots = vec![("part", self.scenario.line(said).to_owned())];
                let about = element(part.about);
                (Words::House("brief-again", slots), Sense::Briefs { about })
            }
            None if asks => (house("brief-which"), Sense::Chatter),
            _ => (house("brief-right"), Sense::ConfirmsBrief),
        }
    }

    /// The truth, where the trainee read something back that is not so.
    fn contradicted(&self, facts: &BriefFacts) -> Option<String> {
        self.facts_told(facts)
            .into_iter()
            .find(|fact| !fact.right)
            .map(|fact| fact.truth)
    }

    /// The parts of a brief that some words touch.
    fn touched(&self, text: &str) -> BTreeSet<BriefElement> {
        let mut touched: BTreeSet<BriefElement> =
            self.hearing.brief_topics(text).into_iter().collect();
        let words = text.to_lowercase();
        let mut word = words.split(|c: char| !c.is_alphanumeric());
        // "Who has what?" asks after the tasks and "by when?" after what was promised.
        for word in &mut word {
            match word {
                "who" | "whose" => touched.insert(BriefElement::Tasks),
                "when" => touched.insert(BriefElement::Promises),
                "bad" | "serious" => touched.insert(BriefElement::Severity),
                "cause" | "happened" => touched.insert(BriefElement::Story),
                _ => false,
            };
        }
        touched
    }

    /// The parts told wrongly and not yet put right that are among these.
    fn wrong_among(&self, touched: &BTreeSet<BriefElement>) -> Vec<BriefPart> {
        let Some(receiving) = &self.state.receiving else {
            return Vec::new();
        };
        let stands_wrong = |part: &&BriefPart| {
            let about = element(part.about);
            touched.contains(&about) && receiving.wrong.contains(&about)
        };
        let parts = self.scenario.opening.iter().flat_map(|one| &one.brief);
        parts.filter(stands_wrong).cloned().collect()
    }

    fn offer_command_after(&mut self, after: Span) {
        self.receiving.round += 1;
        let round = self.receiving.round;
        self.later(after, Due::OfferCommand { round, pressed: 0 });
    }

    /// "Everybody, command goes to Alex." Said again, louder, where the trainee does not take it;
    /// in the end the outgoing commander keeps it.
    pub(in crate::drill) fn on_offer_command(&mut self, round: u32, pressed: u32) {
        let Some(who) = self.outgoing().cloned() else {
            return;
        };
        if self.receiving.round != round {
            return;
        }
        let trainee = self.state.trainee.clone();
        let slots = vec![
            ("commander", self.called(&trainee)),
            ("full", self.full_name(&trainee)),
        ];
        let (situation, sense, what) = match pressed {
            0 => (
                "offers-command",
                Sense::OffersCommand,
                Some(What::CommandOffered {
                    from: who.clone(),
                    to: trainee,
                }),
            ),
            1..=PRESSES_TO_TAKE_TIMES => ("presses-to-take", Sense::OffersCommand, None),
            _ => (
                "keeps-command",
                Sense::KeepsCommand,
                Some(What::CommandKept { who: who.clone() }),
            ),
        };
        let kept = sense == Sense::KeepsCommand;
        self.say_later(
            Span::ZERO,
            &who,
            situation,
            slots,
            sense,
            what.into_iter().collect(),
        );
        if !kept {
            let pressed = pressed + 1;
            self.later(PRESSES_TO_TAKE_AFTER, Due::OfferCommand { round, pressed });
        }
    }

    /// The trainee says that they command, to whoever has briefed them. Gives whether this was
    /// what the words were about.
    pub(in crate::drill) fn on_take_over(
        &mut self,
        named: bool,
        full_title: bool,
        utterance: Seq,
    ) -> bool {
        let Some(who) = self.outgoing().cloned() else {
            return false;
        };
        let trainee = self.state.trainee.clone();
        let slots = vec![("commander", self.called(&trainee))];
        let after = self.reaction(&who, ANSWERS_IN);
        let told_all = self
            .state
            .receiving
            .as_ref()
            .is_some_and(|one| one.told_all);
        if !told_all {
            self.say_later(
                after,
                &who,
                "brief-first",
                slots,
                Sense::NotYourCall,
                vec![],
            );
            return true;
        }
        self.receiving.round += 1;
        self.emit(What::CommandPassed {
            from: Some(who.clone()),
            to: Some(trainee.clone()),
            how: Passed::Handover,
        });
        self.emit(What::CommandTaken {
            who: trainee,
            utterance: Some(utterance),
            named,
            full_title,
            again: false,
        });
        self.say_later(
            after,
            &who,
            "gives-command",
            slots,
            Sense::GivesCommand,
            vec![],
        );
        self.later(after + OUTGOING_LEAVES_AFTER, Due::OutgoingLeaves);
        true
    }

    /// Whoever commanded before goes to rest, unless they were given something to do.
    pub(in crate::drill) fn on_outgoing_leaves(&mut self) {
        let Some(who) = self.state.receiving.as_ref().map(|one| one.from.clone()) else {
            return;
        };
        let stays = self.state.roles.values().any(|holder| *holder == who)
            || self.state.open_task_of(&who).is_some()
            || self.state.commander.as_ref() == Some(&who);
        if stays || !self.state.is_present(&who) {
            return;
        }
        let left = What::Left {
            who: who.clone(),
            why: Gone::OwnAccord,
        };
        self.say_later(
            Span::ZERO,
            &who,
            "leaves",
            vec![],
            Sense::Farewell,
            vec![left],
        );
    }
}

/// The facts that the words state, if they are a brief.
fn facts_in(heard: &Heard) -> BriefFacts {
    let facts = heard.acts.iter().find_map(|heard| match &heard.act {
        Act::Brief { facts, .. } => Some(facts.clone()),
        _ => None,
    });
    facts.unwrap_or_default()
}

/// Whether words ask for something, rather than read something back: "… Is that right?" asks for
/// no more than a yes.
fn is_question(text: &str) -> bool {
    const TAGS: [&str; 4] = ["right?", "correct?", "i get that?", "is that it?"];
    let text = text.trim_end().to_lowercase();
    let sentences = text
        .split(['.', '!', '?'])
        .filter(|one| !one.trim().is_empty());
    text.ends_with('?') && sentences.count() == 1 && !TAGS.iter().any(|tag| text.ends_with(tag))
}

fn house(situation: &'static str) -> Words {
    Words::House(situation, Vec::new())
}

/// How long it takes to read a message.
fn read_in(text: &str) -> Span {
    Span(text.split_whitespace().count() as u64 * MS_PER_WORD_READ)
}

fn element(topic: BriefTopic) -> BriefElement {
    match topic {
        BriefTopic::Severity => BriefElement::Severity,
        BriefTopic::Story => BriefElement::Story,
        BriefTopic::Tasks => BriefElement::Tasks,
        BriefTopic::Risks => BriefElement::Risks,
        BriefTopic::Promises => BriefElement::Promises,
    }
}

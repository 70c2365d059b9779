//! Questions: what is wrong, how wide it is, yes or no. Asked by name, a person answers; asked
//! of everybody, several start at once and nobody is understood, until order is kept.

use super::evading::PlainQuestion;
use super::numbers::{ANSWERS_IN, CROSSTALK_WITHIN, KNOWS_WELL, TOLD_JUST_NOW};
use crate::drill::due::Words;
use crate::drill::engine::Drill;
use crate::drill::event::{Sense, Seq, What};
use crate::scenario::ids::{PartyId, PersonId, RemedyId, ServiceId};
use crate::scenario::model::Part;
use crate::units::{Permille, Span};

impl Drill {
    /// "What are you seeing?"
    pub(in crate::drill) fn on_ask_status(&mut self, to: &[PartyId], utterance: Seq) {
        let asked = self.people_of(to);
        if to.is_empty() {
            let room = self.responders_on_main_call();
            self.ask_room(room, |drill, who, after| drill.tell_status(who, after));
            return;
        }
        for who in asked {
            // Who has a task and is asked how things stand is asked about the task.
            if let Some(task) = self.state.open_task_of(&who).map(|task| task.id) {
                self.follow_up(task, utterance);
                continue;
            }
            let after = self.reaction(&who, ANSWERS_IN);
            if self.has_just_reported(&who) {
                self.say_later(after, &who, "nothing-new", vec![], Sense::Chatter, vec![]);
                continue;
            }
            self.tell_status(&who, after);
        }
    }

    /// Somebody has only just told what they found or did.
    fn has_just_reported(&self, who: &PersonId) -> bool {
        self.state.tasks.values().rev().any(|task| {
            task.to == *who
                && task
                    .reported
                    .is_some_and(|at| self.now.since(at) < TOLD_JUST_NOW)
        })
    }

    /// Asks everybody. Who feels like it starts; two who start together are not understood.
    pub(in crate::drill) fn ask_room(
        &mut self,
        room: Vec<PersonId>,
        mut answer: impl FnMut(&mut Drill, &PersonId, Span),
    ) {
        let mut starts: Vec<(Span, PersonId)> = Vec::new();
        for who in room {
            let talks = self
                .person(&who)
                .map_or(Permille::NONE, |one| one.traits.talks);
            if self.die(&who).chance(talks) {
                let after = self.reaction(&who, (Span::secs(1), Span::secs(8)));
                starts.push((after, who));
            }
        }
        starts.sort();
        let orderly = self.now < self.order_until;
        let mut at = 0;
        while at < starts.len() {
            let (after, who) = starts[at].clone();
            let collides = starts
                .get(at + 1)
                .is_some_and(|(next, _)| !orderly && next.0 - after.0 < CROSSTALK_WITHIN.0);
            if collides {
                let other = starts[at + 1].1.clone();
                let slots = vec![("other", self.called(&other))];
                self.say_later(after, &who, "crosstalk", slots, Sense::Crosstalk, vec![]);
                self.say_later(
                    after,
                    &other,
                    "crosstalk-back",
                    vec![],
                    Sense::Crosstalk,
                    vec![],
                );
                at += 2;
            } else {
                answer(self, &who, after);
                at += 1;
            }
        }
    }

    /// Somebody says how things look to them.
    fn tell_status(&mut self, who: &PersonId, after: Span) {
        let part = self.person(who).map(|one| one.part);
        if part == Some(Part::CustomerLiaison) || part == Some(Part::Support) {
            self.tell_scope(who, after);
            return;
        }
        let scenario = self.scenario.clone();
        let known: Vec<&ServiceId> = self
            .person(who)
            .into_iter()
            .flat_map(|one| &one.expertise)
            .filter(|(_, level)| **level >= KNOWS_WELL)
            .filter_map(|(id, _)| scenario.service(id).map(|service| &service.id))
            .collect();
        let own_id = self.own_service(who);
        let mut known: Vec<ServiceId> = known.into_iter().cloned().collect();
        // One's own service comes first.
        known.sort_by_key(|id| own_id.as_ref() != Some(id));
        let mut services = Vec::new();
        let mut words = None;
        for id in &known {
            let Some(service) = scenario.service(id) else {
                continue;
            };
            if let Some((signal, value)) = self.worst_signal(service) {
                services.push(id.clone());
                if words.is_none() {
                    words = Some(Words::House(
                        "status-bad",
                        vec![
                            ("service", service.in_a_sentence()),
                            ("signal", signal.name.clone()),
                            ("value", format!("{value} {}", signal.unit)),
                            ("usual", format!("{} {}", signal.baseline, signal.unit)),
                        ],
                    ));
                }
            }
        }
        let own = own_id.and_then(|id| scenario.service(&id));
        let words = words.unwrap_or_else(|| match own {
            Some(service) => {
                Words::House("status-good", vec![("service", service.in_a_sentence())])
            }
            None => Words::House("status-none", vec![]),
        });
        let sense = Sense::TellsStatus { services };
        self.say_words(after, who, words, sense, vec![]);
    }

    /// "How many customers?"
    pub(in crate::drill) fn on_ask_scope(&mut self, to: &[PartyId], utterance: Seq) {
        let asked = self.people_of(to);
        self.interrupt(&asked, utterance);
        let who = asked
            .first()
            .cloned()
            .or_else(|| self.customer_liaison())
            .or_else(|| self.first_with(Part::Support));
        if let Some(who) = who {
            let after = self.reaction(&who, ANSWERS_IN);
            self.tell_scope(&who, after);
        }
    }

    fn tell_scope(&mut self, who: &PersonId, after: Span) {
        let hurt = self.customers_hurt();
        let percent = (hurt.0 + 5) / 10;
        let situation = match percent {
            0 => "scope-none",
            1..=4 => "scope-small",
            _ => "scope",
        };
        let slots = vec![("percent", percent.to_string())];
        self.say_later(after, who, situation, slots, Sense::TellsScope, vec![]);
    }

    /// "Yes or no?" Asked of what they evaded, else of the danger last spoken of.
    pub(in crate::drill) fn on_pin_answer(&mut self, to: &[PartyId], utterance: Seq) {
        if self.pins_recovery(utterance) {
            self.on_ask_recovered(to, utterance);
            return;
        }
        let asked = self.people_of(to).first().cloned();
        let Some(who) = asked.or_else(|| self.last_evader()) else {
            return;
        };
        self.interrupt(std::slice::from_ref(&who), utterance);
        let evaded = self.evaded_question(&who);
        let question = evaded.unwrap_or_else(|| {
            let spoken_of = self.remedy_spoken_of();
            spoken_of.map_or(PlainQuestion::Other, PlainQuestion::Risk)
        });
        if self.evades(&who, &question) {
            return;
        }
        match question {
            PlainQuestion::Recovered => self.tell_recovered(&who),
            PlainQuestion::Risk(remedy) => self.answer_of_danger(who, Some(remedy)),
            PlainQuestion::Other => self.answer_of_danger(who, None),
        }
    }

    /// Whether the question that an utterance pins is the one after recovery.
    fn pins_recovery(&self, utterance: Seq) -> bool {
        let said = self.log.iter().rev().find(|event| event.seq == utterance);
        match said.map(|event| &event.what) {
            Some(What::Said { text, .. }) => self.hearing.pins_recovery(text, &self.context()),
            _ => false,
        }
    }

    /// Yes, it is dangerous, or no.
    fn answer_of_danger(&mut self, who: PersonId, spoken_of: Option<RemedyId>) {
        let knows = spoken_of
            .as_ref()
            .is_some_and(|remedy| self.knows_risk(&who, remedy));
        let after = self.reaction(&who, ANSWERS_IN);
        let untold = spoken_of.filter(|remedy| knows && !self.has_told(&who, remedy));
        if let Some(remedy) = &untold
            && self.evades_at_times(&who)
        {
            // A bare yes would not tell what they kept back.
            self.tell_risk(&who, remedy);
            return;
        }
        let mut then = Vec::new();
        if let Some(remedy) = untold {
            let serious = self.is_serious(&remedy);
            then.push(What::RiskTold {
                remedy,
                who: who.clone(),
                serious,
            });
        }
        let situation = if knows { "answers-yes" } else { "answers-no" };
        let sense = Sense::AnswersYesNo { yes: knows };
        self.say_later(after, &who, situation, vec![], sense, then);
    }
}

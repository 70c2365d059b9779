//! Sizing up: how bad is it, what do people see, and who looks into what.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::Mind;
use super::past::Past;
use crate::drill::event::{Sense, What};
use crate::hearing::Act;
use crate::rehearsal::book::Tempo;
use crate::rehearsal::habits::{Address, Clock, Hands, Speech};
use crate::rehearsal::words::{Phrase, Slots, minutes, number};
use crate::scenario::ids::{PersonId, ServiceId};
use crate::units::{Moment, Permille, Span};

/// The severity declared while nobody knows better. C, D: undecided means the higher.
const UNSURE: u8 = 1;
/// Minutes for an investigation. C: five minutes or so.
const LOOK_MINUTES: u64 = 5;
/// So many people are asked at first what they see.
const FIRST_ASKED: usize = 3;
/// A service below this health looks unwell [permille].
const UNWELL: Permille = Permille(950);
/// Below this health a service hurts badly [permille].
const BADLY: Permille = Permille(700);
/// So many services that suffer at once are several.
const SEVERAL: usize = 3;
/// So many times a service is looked into at most.
const ROUNDS: u32 = 6;
/// Between two looks into the same service.
const BETWEEN_LOOKS: Span = Span::secs(10);
/// A service that still hurts is looked into again after this.
const LOOK_AGAIN: Span = Span::minutes(8);
/// A call to "someone" that brought nothing is said again after this.
const CALL_AGAIN: Span = Span::secs(50);
/// Between two calls to "someone": others want to be heard, too. Ours.
const BETWEEN_CALLS: Span = Span::secs(15);
/// So often it is said at most.
const CALLS: u32 = 40;
/// Each service is looked into twice: what is wrong, and what changed.
const LOOKS: u32 = 2;
/// Who calls to "someone" has to ask around to learn whether anybody did it.
const ASK_AROUND: Span = Span::minutes(3);
/// No more people than this report to one commander. C, D.
const SPAN_OF_CONTROL: usize = 7;
/// So long people get to answer.
const ANSWER: Span = Span::secs(15);

/// What the commander remembers of sizing up.
#[derive(Debug, Default)]
pub(super) struct Looking {
    declared: bool,
    to_ask: Option<VecDeque<PersonId>>,
    scope_asked: bool,
    looks: BTreeMap<ServiceId, Look>,
    /// The services that look unwell, worst first.
    unwell: Vec<ServiceId>,
    /// Those, and then the ones they need to work.
    suspects: Vec<ServiceId>,
    asked_around: Moment,
    /// When "someone" was last called upon.
    called: Option<Moment>,
    /// What those who mumble meant, by whom they said it to.
    meant: BTreeMap<PersonId, ServiceId>,
}

#[derive(Debug, Default)]
struct Look {
    rounds: u32,
    last: Moment,
    known_then: usize,
    by: BTreeSet<PersonId>,
    /// How often those who cannot keep their hands off have looked themselves.
    myself: u32,
}

impl Looking {
    /// The service that somebody was vaguely told to look into.
    pub fn meant_for(&self, who: &PersonId) -> Option<&ServiceId> {
        self.meant.get(who)
    }
}

impl Mind {
    /// The services that look unwell, worst first.
    pub(super) fn unwell(&self) -> &[ServiceId] {
        &self.looking.unwell
    }

    /// Takes in how the services look now.
    pub(super) fn learn_of_health(&mut self) {
        let mut unwell: Vec<(Permille, &ServiceId)> = self
            .state
            .health
            .iter()
            .filter(|(_, health)| **health < UNWELL)
            .map(|(service, health)| (*health, service))
            .collect();
        unwell.sort();
        self.looking.unwell = unwell.into_iter().map(|(_, id)| id.clone()).collect();
        self.looking.suspects = self.suspects();
        for service in self.state.health.keys() {
            if !self.verifying.was_unwell.contains(service) {
                self.verifying.was_unwell.insert(service.clone());
            }
        }
    }

    /// The responder on the call who knows a service best.
    pub(super) fn owner(&self, service: &ServiceId) -> Option<PersonId> {
        self.book
            .experts(service)
            .iter()
            .find(|who| self.is_here(who))
            .cloned()
    }

    /// Sets the severity, once: where nobody did, and where what is seen is worse than what was
    /// declared.
    pub(super) fn set_severity(&mut self, _now: Moment) -> Option<String> {
        if self.looking.declared || self.state.severity == Some(UNSURE) {
            return None;
        }
        if self.state.severity.is_some() && !self.looks_worst() {
            return None;
        }
        self.looking.declared = true;
        let what = number(u64::from(UNSURE));
        Some(self.voice.say(
            Phrase::DeclareSeverity,
            Slots {
                what: &what,
                ..Slots::default()
            },
        ))
    }

    /// Several services suffer, or one does badly.
    fn looks_worst(&self) -> bool {
        let unwell = self.unwell();
        let health = |service| self.state.health.get(service);
        let worst = unwell.first().and_then(health);
        unwell.len() >= SEVERAL || worst.is_some_and(|health| *health < BADLY)
    }

    /// Asks people what they see, one at a time, and once how wide it is.
    pub(super) fn ask_status(&mut self, _now: Moment) -> Option<String> {
        if self.looking.to_ask.is_none() {
            let first_asked = match self.book.tempo() {
                Tempo::Usual => FIRST_ASKED,
                Tempo::Brisk => 1,
            };
            let mut queue = VecDeque::new();
            for service in &self.looking.suspects {
                if let Some(owner) = self.owner(service)
                    && !queue.contains(&owner)
                    && queue.len() < first_asked
                {
                    queue.push_back(owner);
                }
            }
            self.looking.to_ask = Some(queue);
        }
        while let Some(who) = self.looking.to_ask.as_mut().and_then(VecDeque::pop_front) {
            // Whoever has a task is not asked for anything else meanwhile.
            if self.is_here(&who) && self.state.open_task_of(&who).is_none() {
                self.await_answer(Some(who.clone()), ANSWER);
                let ask = match self.habits.speech {
                    Speech::Plain => Phrase::AskStatus,
                    Speech::Mumbles => Phrase::AskStatusInJargon,
                };
                return Some(self.say_to(ask, &who));
            }
        }
        None
    }

    /// Asks once how wide it is.
    pub(super) fn ask_scope(&mut self) -> Option<String> {
        if self.looking.scope_asked {
            return None;
        }
        self.looking.scope_asked = true;
        let who = self
            .state
            .roles
            .get(&crate::scenario::model::Role::CustomerLiaison)?
            .clone();
        self.await_answer(Some(who.clone()), ANSWER);
        Some(self.say_to(Phrase::AskScope, &who))
    }

    /// Gives each service that looks unwell to one person, and again where it stays so.
    pub(super) fn investigate(&mut self, now: Moment) -> Option<String> {
        if self.state.resolved.is_some()
            || self.is_ordering()
            || (self.is_mending() && !self.verifying.not_helped)
        {
            return None;
        }
        for at in 0..self.looking.suspects.len() {
            let service = self.looking.suspects[at].clone();
            if let Some(words) = self.look_into(&service, now) {
                return Some(words);
            }
        }
        self.ask_scope().or_else(|| self.ask_around(now))
    }

    /// The services that look unwell, worst first, then those they need to work.
    fn suspects(&self) -> Vec<ServiceId> {
        let mut suspects = self.looking.unwell.clone();
        for at in 0..suspects.len() {
            for needed in self.book.needs(&suspects[at]) {
                if !suspects.contains(needed) {
                    suspects.push(needed.clone());
                }
            }
        }
        suspects
    }

    /// Who gave orders to nobody does not know who has them, and asks one after the other.
    fn ask_around(&mut self, now: Moment) -> Option<String> {
        if self.habits.address == Address::ByName || self.looking.looks.is_empty() {
            return None;
        }
        let due = self.looking.asked_around + ASK_AROUND;
        if now < due {
            self.wake_at(due);
            return None;
        }
        self.looking.asked_around = now;
        let mut queue = VecDeque::new();
        for service in &self.looking.suspects {
            if let Some(owner) = self.owner(service)
                && !queue.contains(&owner)
            {
                queue.push_back(owner);
            }
        }
        self.looking.to_ask = Some(queue);
        self.ask_status(now)
    }

    /// It still hurts, and nobody has looked for long.
    fn has_been_long(&mut self, service: &ServiceId, last: Moment, now: Moment) -> bool {
        if !self.unwell().contains(service) {
            return false;
        }
        let again = last + LOOK_AGAIN;
        if now < again {
            self.wake_at(again);
        }
        now >= again
    }

    /// Somebody left with the look that they had been given: it counts for nothing.
    pub(super) fn look_was_lost(&mut self, service: &ServiceId) {
        if let Some(look) = self.looking.looks.get_mut(service) {
            look.rounds = look.rounds.saturating_sub(1);
        }
    }

    fn look_into(&mut self, service: &ServiceId, now: Moment) -> Option<String> {
        if self.reports_to_me() >= SPAN_OF_CONTROL {
            return None;
        }
        let known = self.state.known.len();
        let by_name = self.habits.address == Address::ByName;
        if let Some(next) = self.looking.called.map(|last| last + BETWEEN_CALLS)
            && now < next
        {
            self.wake_at(next);
            return None;
        }
        let (rounds, last, known_then) = self
            .looking
            .looks
            .get(service)
            .map_or((0, Moment::START, 0), |look| {
                (look.rounds, look.last, look.known_then)
            });
        if rounds >= if by_name { ROUNDS } else { CALLS } || self.is_looked_at(service) {
            return None;
        }
        if rounds > 0 {
            let found = self
                .state
                .known
                .keys()
                .filter(|finding| self.book.finding_service(finding) == Some(service))
                .count();
            let enough = if by_name {
                // Where all is well nothing is left to find. Beyond the usual looks one needs a reason: something new to go by.
                (found > 0 && self.is_said_well(service))
                    || (rounds >= LOOKS
                        && !(self.wants_more() && known > known_then)
                        && !self.has_been_long(service, last, now))
            } else {
                found >= LOOKS as usize && !self.wants_more()
            };
            if enough {
                return None;
            }
            let again = last + if by_name { BETWEEN_LOOKS } else { CALL_AGAIN };
            if now < again {
                self.wake_at(again);
                return None;
            }
        }
        let what = self.book.service(service);
        let words = if by_name {
            let who = self.free_expert(service)?;
            if self.looks_themselves(service, rounds) {
                return Some(self.say_about_service(Phrase::LookMyself, service));
            }
            if self.habits.speech == Speech::Mumbles {
                self.looking.meant.insert(who.clone(), service.clone());
            }
            let look = self.looking.looks.entry(service.clone()).or_default();
            look.by.insert(who.clone());
            self.order(
                match (self.habits.clock, self.habits.speech, rounds) {
                    (Clock::Blind, ..) => Phrase::InvestigateUntimed,
                    (_, Speech::Mumbles, _) => Phrase::InvestigateVaguely,
                    (_, _, 0) => Phrase::Investigate,
                    _ => Phrase::InvestigateChanges,
                },
                &who,
                &what,
                match self.book.tempo() {
                    Tempo::Usual => LOOK_MINUTES,
                    Tempo::Brisk => self.book.minutes_in_haste(),
                },
            )
        } else {
            self.looking.called = Some(now);
            self.voice.say(
                Phrase::InvestigateAnybody,
                Slots {
                    what: &what,
                    ..Slots::default()
                },
            )
        };
        let look = self.looking.looks.entry(service.clone()).or_default();
        look.rounds += 1;
        look.last = now;
        look.known_then = known;
        Some(words)
    }

    /// Whether it is time for those who cannot keep their hands off to look themselves, once
    /// before each order.
    fn looks_themselves(&mut self, service: &ServiceId, rounds: u32) -> bool {
        if self.habits.hands == Hands::Off {
            return false;
        }
        let look = self.looking.looks.entry(service.clone()).or_default();
        let looks = look.myself <= rounds;
        look.myself += u32::from(looks);
        looks
    }

    /// Says something about a service.
    pub(super) fn say_about_service(&mut self, phrase: Phrase, service: &ServiceId) -> String {
        let what = self.book.service(service);
        let slots = Slots {
            what: &what,
            ..Slots::default()
        };
        self.voice.say(phrase, slots)
    }

    /// Somebody is still looking into the worst of it.
    pub(super) fn is_worst_looked_at(&self) -> bool {
        self.unwell()
            .first()
            .is_some_and(|worst| self.is_looked_at(worst))
    }

    /// What was reported last of a service is that nothing ails it.
    fn is_said_well(&self, service: &ServiceId) -> bool {
        self.state
            .known
            .iter()
            .filter(|(finding, _)| self.book.finding_service(finding) == Some(service))
            .max_by_key(|(_, (_, when))| *when)
            .is_some_and(|(finding, _)| self.book.says_well(finding))
    }

    /// How many people the commander has given work to.
    fn reports_to_me(&self) -> usize {
        let owners: BTreeSet<&PersonId> = self.state.open_tasks().map(|task| &task.to).collect();
        owners.len()
    }

    /// Somebody whom the commander named is at it.
    fn is_looked_at(&self, service: &ServiceId) -> bool {
        self.state
            .open_tasks()
            .any(|task| task.service.as_ref() == Some(service) && task.remedy.is_none())
    }

    /// Gives an order to one person, with minutes where the words have room for them, and waits
    /// for the acknowledgement.
    pub(super) fn order(
        &mut self,
        phrase: Phrase,
        who: &PersonId,
        what: &str,
        time: u64,
    ) -> String {
        self.await_answer(Some(who.clone()), Span::secs(8));
        let time = minutes(time);
        let slots = Slots {
            to: self.book.name(who),
            what,
            time: &time,
            ..Slots::default()
        };
        self.voice.say(phrase, slots)
    }

    /// Who on the call is to look into a service: whoever knows it best, once they are free. Where
    /// that led nowhere, somebody else who has not looked yet.
    fn free_expert(&self, service: &ServiceId) -> Option<PersonId> {
        let looks = self.looking.looks.get(service);
        let usual = looks.is_none_or(|look| look.rounds < LOOKS);
        let mut here = self
            .book
            .experts(service)
            .iter()
            .filter(|who| self.is_here(who));
        let free = |who: &&PersonId| self.state.open_task_of(who).is_none() && !self.mends(who);
        if usual {
            return here.next().filter(free).cloned();
        }
        let mut here = here.filter(free);
        let first = here.clone().next();
        here.find(|who| !looks.is_some_and(|look| look.by.contains(*who)))
            .or(first)
            .cloned()
    }

    /// Whether the worst service has been looked into as far as it goes for now.
    pub(super) fn has_sized_up(&self) -> bool {
        let Some(worst) = self.unwell().first() else {
            return true;
        };
        if self.habits.address == Address::ToNobody {
            let found = self
                .state
                .known
                .keys()
                .filter(|finding| self.book.finding_service(finding) == Some(worst));
            return found.count() >= LOOKS as usize;
        }
        self.looking
            .looks
            .get(worst)
            .is_some_and(|look| look.rounds >= LOOKS)
            && !self.is_looked_at(worst)
    }
}

impl Mind {
    /// Who was asked, and who looked into what.
    pub(super) fn recall_looking(&mut self, past: &Past<'_>) {
        self.looking.scope_asked = past
            .acts()
            .any(|(_, act)| matches!(act, Act::AskScope { .. }));
        let mut told = false;
        let mut known = 0;
        for (at, what) in past.events() {
            match what {
                What::Said {
                    sense: Some(Sense::TellsStatus { .. }),
                    ..
                } => told = true,
                What::FindingKnown { .. } => known += 1,
                What::TaskGiven {
                    to,
                    service: Some(service),
                    remedy: None,
                    ..
                } => {
                    told = true;
                    let look = self.looking.looks.entry(service.clone()).or_default();
                    look.rounds += 1;
                    look.last = at;
                    look.known_then = known;
                    look.by.insert(to.clone());
                }
                What::TaskCancelled {
                    task,
                    utterance: None,
                } => {
                    let lost = self.state.task(*task);
                    if let Some(service) = lost.and_then(|task| task.service.clone()) {
                        self.look_was_lost(&service);
                    }
                }
                _ => {}
            }
        }
        if told {
            // The first round of questions is over.
            self.looking.to_ask = Some(VecDeque::new());
            self.looking.scope_asked = true;
        }
        self.looking.asked_around = past.now;
    }
}

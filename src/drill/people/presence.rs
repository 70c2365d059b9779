//! Who is on the call: coming, being paged, leaving, being asked after.

use super::numbers::{ANSWERS_IN, COMES_BACK_IN};
use crate::drill::due::Due;
use crate::drill::engine::Drill;
use crate::drill::event::{Came, Gone, Sense, Seq, What};
use crate::hearing::Act;
use crate::scenario::ids::{PartyId, PersonId, ServiceId};
use crate::scenario::model::{Part, Person, Presence, Role};
use crate::units::{Permille, Span};

impl Drill {
    pub(in crate::drill) fn people_at_start(&mut self) {
        let there: Vec<PersonId> = self
            .casting
            .people
            .values()
            .filter(|person| person.presence == Presence::OnCall)
            .map(|person| person.id.clone())
            .collect();
        for who in there {
            self.arrive(&who, Came::AtStart);
        }
        self.deputy_hours();
    }

    /// Somebody comes to the call.
    pub(in crate::drill) fn arrive(&mut self, who: &PersonId, how: Came) {
        if self.state.is_present(who) || self.person(who).is_none() {
            return;
        }
        self.emit(What::Joined {
            who: who.clone(),
            how,
        });
        self.tire_in_time(who);
        if how == Came::Paged {
            let slots = vec![("name", self.called(who)), ("role", self.role_said(who))];
            self.say_later(
                Span::secs(2),
                who,
                "introduces",
                slots,
                Sense::Introduces,
                vec![],
            );
        }
    }

    /// Somebody leaves the call; what they were working on stays undone, what they held is open.
    pub(in crate::drill) fn depart(&mut self, who: &PersonId, why: Gone) {
        if !self.state.is_present(who) {
            return;
        }
        let roles = self.roles_of(who);
        let helped = self.state.team_of(who).map(|(_, team)| team.task);
        self.emit(What::Left {
            who: who.clone(),
            why,
        });
        for role in roles {
            self.role_falls_open(role, who);
        }
        if let Some(task) = helped {
            self.change_speed(task);
        }
        for task in self.state.open_tasks_of(who) {
            self.stop_work(task);
            self.emit(What::TaskCancelled {
                task,
                utterance: None,
            });
            self.work_falls_open(task, who);
        }
        self.pressure_left_with(who);
    }

    /// Somebody is paged and comes when they come.
    pub(in crate::drill) fn page(&mut self, who: &PersonId, by: &PersonId, utterance: Option<Seq>) {
        self.emit(What::Paged {
            who: who.clone(),
            by: by.clone(),
            utterance,
        });
        let gone = self
            .state
            .people
            .get(who)
            .is_some_and(|one| one.gone.is_some());
        let comes_in = match self.person(who).map(|person| person.presence) {
            Some(Presence::Paged(from, to)) => Some((from.0, to.0)),
            Some(Presence::OnCall) if gone => Some(COMES_BACK_IN),
            _ => None,
        };
        if let Some((from, to)) = comes_in {
            let after = self.die(who).span(from, to);
            self.later(
                after,
                Due::Arrive {
                    who: who.clone(),
                    how: Came::Paged,
                },
            );
        }
    }

    /// The commander wants somebody called in. The deputy does it, or the internal liaison, or
    /// whoever was told to by name; otherwise nobody does unless it was typed as a chat command.
    pub(in crate::drill) fn on_page(&mut self, whom: Option<PartyId>, utterance: Seq) {
        let Some(who) = whom.and_then(|party| self.whom_to_page(&party)) else {
            return;
        };
        let typed = matches!(
            self.log.get(utterance as usize - 1).map(|event| &event.what),
            Some(What::Said { text, .. }) if text.trim_start().starts_with('!')
        );
        if typed {
            let by = self.state.trainee.clone();
            self.page(&who, &by, Some(utterance));
            return;
        }
        let told = |one: &&PersonId| **one != who && self.state.is_present(one);
        let told = self.people.named.iter().find(told).cloned();
        let Some(by) = self
            .deputy()
            .or_else(|| self.internal_liaison())
            .or(told.filter(|one| *one != self.state.trainee))
        else {
            return;
        };
        let after = self.reaction(&by, ANSWERS_IN);
        let slots = vec![("who", self.called(&who))];
        if self.state.is_present(&who) {
            self.say_later(after, &by, "already-here", slots, Sense::IsPresent, vec![]);
            return;
        }
        let paged = What::Paged {
            who: who.clone(),
            by: by.clone(),
            utterance: Some(utterance),
        };
        self.say_later(
            after,
            &by,
            "pages",
            slots,
            Sense::ConfirmsPage { who },
            vec![paged],
        );
    }

    /// The one who comes when this party is paged.
    fn whom_to_page(&self, party: &PartyId) -> Option<PersonId> {
        if let Some(person) = self.person_of(party) {
            return Some(person);
        }
        let listed = self.scenario.teams.iter().find(|team| team.id.0 == party.0);
        let members = self
            .casting
            .people
            .values()
            .filter(|person| person.team.as_ref().is_some_and(|team| team.0 == party.0))
            .map(|person| &person.id);
        let pages = listed.map(|team| team.pages.as_slice()).unwrap_or_default();
        let mut candidates = pages.iter().chain(members);
        let first = candidates.clone().next().cloned();
        candidates
            .find(|who| !self.state.is_present(who))
            .cloned()
            .or(first)
    }

    /// The commander asks whether a team or role is there.
    pub(in crate::drill) fn on_ask_present(&mut self, team: Option<PartyId>) {
        let Some(party) = team else { return };
        let there = self.people_of(std::slice::from_ref(&party));
        if let Some(who) = there.first().cloned() {
            let after = self.reaction(&who, ANSWERS_IN);
            let slots = vec![("name", self.called(&who)), ("role", self.role_said(&who))];
            self.say_later(after, &who, "is-present", slots, Sense::IsPresent, vec![]);
        } else if let Some(deputy) = self.deputy() {
            let after = self.reaction(&deputy, ANSWERS_IN) + Span::secs(4);
            let slots = vec![("who", party.to_string())];
            self.say_later(after, &deputy, "nobody-from", slots, Sense::Chatter, vec![]);
        }
    }

    /// A question to people none of whom is there stays open for others: somebody says so.
    pub(in crate::drill) fn tell_if_absent(&mut self, act: &Act) {
        let asks = matches!(
            act,
            Act::AskStatus { .. }
                | Act::AskActions { .. }
                | Act::AskRisks { .. }
                | Act::PinAnswer { .. }
                | Act::AskRecovered { .. }
                | Act::FollowUp { .. }
                | Act::AskEstimate { .. }
        );
        let persons = act.said_to().iter().map(|party| self.person_of(party));
        let Some(asked) = persons.collect::<Option<Vec<PersonId>>>() else {
            return;
        };
        if let Some(who) = asked.first()
            && asks
            && !asked.iter().any(|one| self.state.is_present(one))
        {
            self.tell_absent(who);
        }
    }

    /// Somebody was spoken to who is not there: the deputy says so, or whoever speaks for the room.
    pub(in crate::drill) fn tell_absent(&mut self, who: &PersonId) {
        let Some(by) = self.deputy().or_else(|| self.spokesperson()) else {
            return;
        };
        let after = self.reaction(&by, ANSWERS_IN) + Span::secs(3);
        let slots = vec![("who", self.called(who))];
        self.say_later(after, &by, "not-on-call", slots, Sense::Chatter, vec![]);
    }

    /// The commander lets people go: these, or all but those.
    pub(in crate::drill) fn on_release(&mut self, people: &[PartyId], keep: &[PartyId]) {
        let going = if keep.is_empty() {
            self.people_of(people)
        } else {
            let staying = self.people_of(keep);
            let free = |who: &&PersonId| !staying.contains(who) && **who != self.state.trainee;
            self.state.present().filter(free).cloned().collect()
        };
        for who in going {
            self.tell_before_leaving(&who);
            let after = self.reaction(&who, ANSWERS_IN);
            let left = What::Left {
                who: who.clone(),
                why: Gone::Released,
            };
            self.say_later(after, &who, "leaves", vec![], Sense::Farewell, vec![left]);
        }
    }

    /// Who is let go and has found something that nobody asked for yet tells it first.
    fn tell_before_leaving(&mut self, who: &PersonId) {
        for task in self.state.open_tasks_of(who) {
            if self.result_of(task).is_some() {
                self.report(task);
            }
        }
    }

    /// Whoever holds a role and is there.
    pub(in crate::drill) fn holder(&self, role: Role) -> Option<PersonId> {
        self.state
            .roles
            .get(&role)
            .filter(|who| self.state.is_present(who))
            .cloned()
    }

    /// The internal liaison: appointed, or by their part.
    pub(in crate::drill) fn internal_liaison(&self) -> Option<PersonId> {
        self.holder(Role::InternalLiaison)
            .or_else(|| self.first_with(Part::InternalLiaison))
    }

    /// The customer liaison: appointed, or by their part.
    pub(in crate::drill) fn customer_liaison(&self) -> Option<PersonId> {
        self.holder(Role::CustomerLiaison)
            .or_else(|| self.first_with(Part::CustomerLiaison))
    }

    /// The first on the call, by id, who has a part.
    pub(in crate::drill) fn first_with(&self, part: Part) -> Option<PersonId> {
        self.those_with(part).next()
    }

    /// Those on the call, by id, who have a part.
    pub(in crate::drill) fn those_with(&self, part: Part) -> impl Iterator<Item = PersonId> + '_ {
        self.casting
            .people
            .values()
            .filter(move |person| person.part == part && self.state.is_present(&person.id))
            .map(|person| person.id.clone())
    }

    /// Somebody who would speak for the room: the one trained as a commander, or a responder.
    pub(in crate::drill) fn spokesperson(&self) -> Option<PersonId> {
        self.first_with(Part::Commander)
            .or_else(|| self.first_with(Part::Responder))
    }

    /// What somebody is, as they would say it.
    pub(in crate::drill) fn role_said(&self, who: &PersonId) -> String {
        let Some(person) = self.person(who) else {
            return String::new();
        };
        match (&person.team, person.title.as_str()) {
            (_, title) if !title.is_empty() => title.to_owned(),
            (Some(team), _) => format!("{team} on-call"),
            (None, _) => "on-call".to_owned(),
        }
    }

    /// The service that somebody knows best.
    pub(in crate::drill) fn own_service(&self, who: &PersonId) -> Option<ServiceId> {
        let known = &self.person(who)?.expertise;
        // The first of equals, by id.
        let best = known.values().max()?;
        known
            .iter()
            .find(|(_, level)| *level == best)
            .map(|(service, _)| service.clone())
    }

    /// How well somebody knows a service.
    pub(in crate::drill) fn expertise(&self, who: &PersonId, service: &ServiceId) -> Permille {
        let known = |person: &Person| person.expertise.get(service).copied();
        self.person(who).and_then(known).unwrap_or_default()
    }
}

//! People: order on the call, straight answers, who is missing, who is tired, who may go.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::Mind;
use super::past::Past;
use crate::drill::event::{Gone, Sense, What};
use crate::hearing::Act;
use crate::rehearsal::book::Tempo;
use crate::rehearsal::habits::Room;
use crate::rehearsal::words::Phrase;
use crate::scenario::ids::{PersonId, ServiceId};
use crate::scenario::model::{Part, Role};
use crate::units::{Moment, Span};

/// Somebody who was paged and did not come is paged again after this.
const PAGE_AGAIN: Span = Span::minutes(6);
/// So often.
const PAGES: u32 = 2;
/// A straight answer is asked for so often of one person.
const PINS: u32 = 2;
/// Between two people who are let go.
const BETWEEN_RELEASES: Span = Span::secs(30);
/// The same where there are only minutes in all.
const BETWEEN_RELEASES_IN_HASTE: Span = Span::secs(3);

/// What the commander remembers of people.
#[derive(Debug, Default)]
pub(super) struct People {
    /// Several talk at once.
    pub order_wanted: bool,
    /// Who did not answer a plain question.
    pub evaded: Option<PersonId>,
    /// Who asked to be relieved.
    pub tired: Vec<PersonId>,
    /// Who was cut short last, and when.
    cut_short: Option<(PersonId, Moment)>,
    kept_order: Option<Moment>,
    /// Who asked whether they are needed.
    pub idle: Vec<PersonId>,
    /// Who asked before and was told to stay.
    told_to_stay: BTreeSet<PersonId>,
    pins: BTreeMap<PersonId, u32>,
    paged: BTreeMap<PersonId, (u32, Moment)>,
    pub wanted: VecDeque<PersonId>,
    /// Everybody has been called in, by those who want everybody there.
    all_called: bool,
    released: BTreeSet<PersonId>,
    last_release: Moment,
}

/// Two who are cut short within this talk over each other.
const DIN: Span = Span::secs(15);
/// Order is not called for more often than this.
const ORDER_AGAIN: Span = Span::secs(45);

impl People {
    /// Listens for people who talk over each other: words that break off.
    pub fn heard(&mut self, who: &PersonId, text: &str, now: Moment) {
        if text.trim_end().ends_with(['.', '!', '?', '"', '…', ')']) {
            return;
        }
        if let Some((other, when)) = &self.cut_short
            && other != who
            && now < *when + DIN
        {
            self.order_wanted = true;
        }
        self.cut_short = Some((who.clone(), now));
    }
}

impl Mind {
    /// One at a time; and a straight answer from whoever evades.
    pub(super) fn keep_order(&mut self, now: Moment) -> Option<String> {
        let again = self
            .people
            .kept_order
            .is_none_or(|when| now >= when + ORDER_AGAIN);
        if std::mem::take(&mut self.people.order_wanted) && again {
            self.people.kept_order = Some(now);
            return Some(self.say(Phrase::KeepOrder));
        }
        let who = self.people.evaded.take()?;
        let pins = self.people.pins.entry(who.clone()).or_default();
        if *pins >= PINS {
            return None;
        }
        *pins += 1;
        self.await_answer(Some(who.clone()), Span::secs(12));
        Some(self.say_to(Phrase::PinAnswer, &who))
    }

    /// Has those paged whose service is unwell and who are not represented.
    pub(super) fn call_people_in(&mut self, now: Moment) -> Option<String> {
        for at in 0..self.unwell().len() {
            let service = &self.unwell()[at];
            if self.owner(service).is_some() {
                continue;
            }
            let missing = self
                .book
                .experts(service)
                .iter()
                .find(|who| self.may_page(who, now))
                .cloned();
            if let Some(who) = missing
                && !self.people.wanted.contains(&who)
            {
                self.people.wanted.push_back(who);
            }
        }
        self.call_everybody_in(now);
        let deputy = self.who_pages()?;
        while let Some(who) = self.people.wanted.pop_front() {
            if !self.may_page(&who, now) {
                continue;
            }
            let paged = self.people.paged.entry(who.clone()).or_default();
            *paged = (paged.0 + 1, now);
            self.await_answer(Some(deputy.clone()), Span::secs(8));
            return Some(self.say_of(Phrase::Page, &deputy, &who));
        }
        None
    }

    /// Those who want everybody there have everybody called in who is not, once.
    fn call_everybody_in(&mut self, now: Moment) {
        if self.habits.room == Room::Needed || self.people.all_called {
            return;
        }
        self.people.all_called = true;
        let people = self.book.people().iter();
        let absent: Vec<PersonId> = people
            .filter(|person| person.part != Part::Executive && person.id != self.state.trainee)
            .filter(|person| self.may_page(&person.id, now))
            .map(|person| person.id.clone())
            .collect();
        self.people.wanted.extend(absent);
    }

    /// Whoever pages people: the deputy, else the internal liaison, else any trained commander.
    fn who_pages(&self) -> Option<PersonId> {
        let roles = &self.state.roles;
        let holder = roles
            .get(&Role::Deputy)
            .or_else(|| roles.get(&Role::InternalLiaison));
        let with = |part| {
            let people = self.book.people().iter();
            people
                .filter(|person| person.part == part && person.id != self.state.trainee)
                .find(|person| self.is_here(&person.id))
                .map(|person| person.id.clone())
        };
        match self.book.tempo() {
            Tempo::Usual => holder.cloned(),
            Tempo::Brisk => holder
                .cloned()
                .or_else(|| with(Part::InternalLiaison))
                .or_else(|| with(Part::Commander)),
        }
    }

    pub(super) fn may_page(&self, who: &PersonId, now: Moment) -> bool {
        // Whoever was let go may be called back; not whoever rests or was shown the door.
        let away = |gone| matches!(gone, Gone::Removed | Gone::Relieved);
        let gone = self
            .state
            .people
            .get(who)
            .is_some_and(|person| person.present || person.gone.is_some_and(away));
        !gone
            && self
                .people
                .paged
                .get(who)
                .is_none_or(|(times, last)| *times < PAGES && now >= *last + PAGE_AGAIN)
    }

    /// Sends whoever asked for it to rest, once somebody is there who can take over.
    pub(super) fn relieve_the_tired(&mut self, now: Moment) -> Option<String> {
        if self.habits.room == Room::Everybody {
            return None;
        }
        let who = self.people.tired.last()?.clone();
        if !self.is_here(&who) {
            self.people.tired.pop();
            return None;
        }
        if self.mends(&who) {
            // Nobody hands over half a repair.
            return None;
        }
        if self.state.roles.values().any(|holder| *holder == who) {
            return self.relieve_role_holder(&who, now);
        }
        let theirs: Vec<PersonId> = self
            .book
            .services()
            .map(|service| self.book.experts(service))
            .filter(|experts| experts.contains(&who))
            .flatten()
            .filter(|expert| **expert != who)
            .cloned()
            .collect();
        // Whoever knows it best is worth waiting for, if they can still come.
        let comes = |expert: &&PersonId| self.is_here(expert) || self.may_page(expert, now);
        let coming = theirs.iter().any(|expert| {
            let seen = self.state.people.get(expert);
            seen.is_some_and(|person| person.paged.is_some() && !person.present)
        });
        if coming {
            return None;
        }
        let next = theirs.iter().find(comes)?.clone();
        if let Some(fresh) = Some(&next).filter(|expert| self.is_here(expert)).cloned() {
            self.people.tired.pop();
            self.want_those_who_know_it_better(&who, &fresh, now);
            return Some(self.say_of(Phrase::Rotate, &who, &fresh));
        }
        self.people.wanted.push_back(next);
        self.call_people_in(now)
    }

    /// Whoever goes knew something best that is unwell: whoever knows it better than the one who
    /// takes over is to come.
    fn want_those_who_know_it_better(&mut self, goes: &PersonId, fresh: &PersonId, now: Moment) {
        for service in self.unwell().to_vec() {
            if self.owner(&service).as_ref() != Some(goes) {
                continue;
            }
            let experts = self.book.experts(&service).iter();
            let better = experts
                .take_while(|expert| *expert != fresh)
                .find(|expert| self.may_page(expert, now))
                .cloned();
            self.people.wanted.extend(better);
        }
    }

    /// Sends the holder of a role to rest; whoever is fit for it and free takes over, or is called
    /// in.
    fn relieve_role_holder(&mut self, who: &PersonId, now: Moment) -> Option<String> {
        let role = self.state.roles.iter().find(|(_, holder)| *holder == who);
        let role = *role?.0;
        if let Some(fresh) = self.candidate(role) {
            self.people.tired.pop();
            return Some(self.say_of(Phrase::Rotate, who, &fresh));
        }
        let people = self.book.people().iter();
        let next = people
            .filter(|person| role != Role::Deputy || person.ic_trained)
            .filter(|person| person.part == super::opening::part_of(role))
            .find(|person| self.may_page(&person.id, now))?;
        self.people.wanted.push_back(next.id.clone());
        self.call_people_in(now)
    }

    /// Tells whoever asked whether they are needed: they may go, or they are.
    fn answer_the_idle(&mut self) -> Option<String> {
        let who = self.people.idle.pop()?;
        let idle = self.state.open_task_of(&who).is_none() && self.is_here(&who);
        if !idle || self.state.resolved.is_some() {
            return None;
        }
        // Whoever can be called back need not wait twice.
        let stays = self.has_a_plan(&who) && self.people.told_to_stay.insert(who.clone());
        let answer = match stays {
            true => Phrase::AskToStay,
            false => Phrase::Release,
        };
        Some(self.say_to(answer, &who))
    }

    /// What they offered may still be done.
    fn has_a_plan(&self, who: &PersonId) -> bool {
        self.state.options.iter().any(|(remedy, option)| {
            option.offered_by.as_ref() == Some(who)
                && option.reported.is_none()
                && !self.choosing.given_up.contains(remedy)
        })
    }

    /// Lets those go whose services were never unwell, once the mending has begun, and those whose
    /// services are well again and whom somebody there knows them as well as.
    pub(super) fn let_people_go(&mut self, now: Moment) -> Option<String> {
        if self.habits.room == Room::Everybody {
            return None;
        }
        if let Some(words) = self.answer_the_idle() {
            return Some(words);
        }
        let soon = match self.book.tempo() {
            Tempo::Usual => self.is_mending(),
            Tempo::Brisk => self.is_everybody_in(),
        };
        if !soon || self.state.resolved.is_some() {
            return None;
        }
        let between = match self.book.tempo() {
            Tempo::Usual => BETWEEN_RELEASES,
            Tempo::Brisk => BETWEEN_RELEASES_IN_HASTE,
        };
        if now < self.people.last_release + between && !self.people.released.is_empty() {
            let next = self.people.last_release + between;
            self.wake_at(next);
            return None;
        }
        let (idle, _) = self.book.responders().find(|(who, known)| {
            !known.iter().any(|service| self.needs_for(service, who))
                && self.state.is_present(who)
                && !self.people.released.contains(*who)
                && self.state.open_task_of(who).is_none()
                && !self.has_a_plan(who)
        })?;
        let idle = idle.clone();
        self.people.released.insert(idle.clone());
        self.people.last_release = now;
        Some(self.say_to(Phrase::Release, &idle))
    }

    /// Each service that is unwell has somebody here who knows it, or on the way.
    fn is_everybody_in(&self) -> bool {
        self.unwell().iter().all(|service| {
            self.book.experts(service).iter().any(|who| {
                let seen = self.state.people.get(who);
                seen.is_some_and(|person| person.present || person.paged.is_some())
            })
        })
    }

    /// Whether somebody is needed for a service: it is unwell, or was, and nobody on the call knows
    /// it better.
    fn needs_for(&self, service: &ServiceId, who: &PersonId) -> bool {
        let best = self.owner(service).is_none_or(|owner| owner == *who);
        self.was_ever_unwell(service) && (best || self.unwell().contains(service))
    }

    fn was_ever_unwell(&self, service: &ServiceId) -> bool {
        self.state.health.contains_key(service) || self.verifying.was_unwell.contains(service)
    }
}

impl Mind {
    /// Who was paged and how often; what nobody waits for any more is let be.
    pub(super) fn recall_people(&mut self, past: &Past<'_>) {
        for (at, what) in past.events() {
            if let What::Paged { who, .. } = what {
                let paged = self.people.paged.entry(who.clone()).or_insert((0, at));
                *paged = (paged.0 + 1, at);
            }
        }
        let said = |is: fn(&Sense) -> bool| {
            past.last(|what| matches!(what, What::Said { sense: Some(sense), .. } if is(sense)))
                .is_some_and(|at| past.is_in_the_air(at))
        };
        self.people.order_wanted &= said(|sense| matches!(sense, Sense::Crosstalk));
        if !said(|sense| matches!(sense, Sense::Evades)) {
            self.people.evaded = None;
        }
        let kept = past.acts().filter(|(_, act)| matches!(act, Act::KeepOrder));
        self.people.kept_order = kept.map(|(at, _)| at).last();
    }
}

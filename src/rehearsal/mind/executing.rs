//! Executing: the plan is given to one person by name, again to another if that one cannot, and
//! asked after where somebody took it up unasked.

use std::collections::BTreeSet;

use super::Mind;
use super::choosing::Step;
use crate::drill::state::TaskStatus;
use crate::rehearsal::book::Tempo;
use crate::rehearsal::habits::{Address, Clock, Hands};
use crate::rehearsal::words::Phrase;
use crate::scenario::ids::{PersonId, RemedyId};
use crate::units::{Moment, Span};

/// Minutes for carrying out a remedy.
const EXECUTE_MINUTES: u64 = 5;
/// The same where there are only minutes in all.
const EXECUTE_MINUTES_IN_HASTE: u64 = 2;
/// An order for a remedy that nobody took is given again after this.
const ORDER_AGAIN: Span = Span::secs(45);
/// So often it is given in all.
const ORDERS: u32 = 6;
/// Where somebody is on the way who can do it, the commander looks again after this.
const LOOK_WHO_CAME: Span = Span::secs(30);
/// So often "someone" is called upon.
const CALLS: u32 = 40;
/// A call to "someone" is said again after this.
const CALL_AGAIN: Span = Span::secs(50);
/// Whoever took a remedy up unasked is asked after it this often.
pub(super) const ASK_DOER: Span = Span::minutes(4);

impl Mind {
    pub(super) fn ask_after_doer(&mut self, now: Moment) -> Option<String> {
        let (who, due) = self.choosing.doer.clone()?;
        if now < due {
            self.wake_at(due);
            return None;
        }
        self.choosing.doer = Some((who.clone(), now + ASK_DOER));
        Some(self.say_to(Phrase::FollowUpWhenever, &who))
    }

    pub(super) fn order_remedy(&mut self, now: Moment) -> Option<String> {
        let by_name = self.habits.address == Address::ByName;
        let pause = if by_name { ORDER_AGAIN } else { CALL_AGAIN };
        let Step::Ordering {
            remedy,
            asked,
            orders,
            last,
        } = &self.choosing.step
        else {
            return None;
        };
        let (remedy, orders, last) = (remedy.clone(), *orders, *last);
        if by_name
            && let Some(task) = self
                .state
                .open_tasks()
                .find(|task| task.remedy.as_ref() == Some(&remedy))
            && matches!(task.status, TaskStatus::Open | TaskStatus::AskedBack(_))
        {
            return None;
        }
        let refused = self.state.tasks.values().any(|task| {
            task.status == TaskStatus::Declined
                && task.remedy.as_ref() == Some(&remedy)
                && last.is_some_and(|last| task.given >= last)
        });
        if let Some(last) = last
            && now < last + pause
            && !refused
        {
            self.wake_at(last + pause);
            return None;
        }
        if orders >= if by_name { ORDERS } else { CALLS } {
            self.give_up(&remedy);
            return None;
        }
        if !by_name {
            self.note_order(None, now);
            return Some(self.say_remedy(Phrase::ExecuteAnybody, &remedy));
        }
        let asked = asked.clone();
        let Some(who) = self.executor(&remedy, &asked) else {
            if self.may_still_come(&remedy, now) {
                self.wake_at(now + LOOK_WHO_CAME);
                return self.call_people_in(now);
            }
            self.give_up(&remedy);
            return None;
        };
        if let Some(task) = self.state.open_task_of(&who)
            && task.remedy.is_none()
        {
            // The mending goes first; two things at once is one too many.
            self.count_order();
            return Some(self.say_to(Phrase::CancelTask, &who));
        }
        if self.habits.hands == Hands::On && self.choosing.tried_myself.insert(remedy.clone()) {
            return Some(self.say_remedy(Phrase::ExecuteMyself, &remedy));
        }
        self.note_order(Some(who.clone()), now);
        let what = self.book.remedy(&remedy).to_owned();
        let phrase = match self.habits.clock {
            Clock::Boxes | Clock::Nags => Phrase::Execute,
            Clock::Blind => Phrase::ExecuteUntimed,
        };
        let time = match self.book.tempo() {
            Tempo::Usual => EXECUTE_MINUTES,
            Tempo::Brisk => EXECUTE_MINUTES_IN_HASTE,
        };
        Some(self.order(phrase, &who, &what, time))
    }

    fn count_order(&mut self) {
        // Said once; if it was not obeyed the order is given all the same.
        if let Step::Ordering { orders, .. } = &mut self.choosing.step {
            *orders += 1;
        }
    }

    fn note_order(&mut self, who: Option<PersonId>, now: Moment) {
        if let Step::Ordering {
            asked,
            orders,
            last,
            ..
        } = &mut self.choosing.step
        {
            asked.extend(who);
            *orders += 1;
            *last = Some(now);
        }
    }

    /// Who carries it out: whoever offered it if it is theirs, else who knows the service best.
    fn executor(&self, remedy: &RemedyId, asked: &BTreeSet<PersonId>) -> Option<PersonId> {
        let offered = self.standing(remedy).and_then(|o| o.offered_by.as_ref());
        let experts = self
            .book
            .remedy_service(remedy)
            .map_or(&[][..], |service| self.book.experts(service));
        let theirs = offered.filter(|who| experts.contains(who));
        let declined: BTreeSet<&PersonId> = self
            .state
            .tasks
            .values()
            .filter(|task| task.status == TaskStatus::Declined)
            .filter(|task| task.remedy.as_ref() == Some(remedy))
            .map(|task| &task.to)
            .collect();
        let willing = |who: &&PersonId| self.is_here(who) && !declined.contains(*who);
        let fit = |who: &&PersonId| willing(who) && !asked.contains(*who);
        // Whoever declined named who can; whoever offered it if it is theirs comes first else.
        self.choosing
            .sent_to
            .iter()
            .chain(theirs)
            .chain(experts)
            .chain(offered)
            .find(fit)
            .or_else(|| theirs.or(experts.first()).or(offered))
            .filter(willing)
            .cloned()
    }

    /// Whether somebody who can carry it out is on the way, or can be called in, which is then
    /// due.
    fn may_still_come(&mut self, remedy: &RemedyId, now: Moment) -> bool {
        let offered = self.standing(remedy).and_then(|o| o.offered_by.as_ref());
        let experts = self
            .book
            .remedy_service(remedy)
            .map_or(&[][..], |service| self.book.experts(service));
        let able: Vec<PersonId> = offered.into_iter().chain(experts).cloned().collect();
        let seen = |who: &PersonId| self.state.people.get(who);
        let absent = |who: &PersonId| seen(who).is_none_or(|person| !person.present);
        let coming = |who: &PersonId| seen(who).is_some_and(|person| person.paged.is_some());
        if able.iter().any(|who| absent(who) && coming(who)) {
            return true;
        }
        match able.into_iter().find(|who| self.may_page(who, now)) {
            Some(who) => {
                self.people.wanted.push_back(who);
                true
            }
            None => false,
        }
    }
}

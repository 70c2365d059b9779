//! Verifying: did it help? By asking those who know, not by looking at graphs.

use std::collections::BTreeSet;

use super::Mind;
use super::choosing::Step;
use super::past::Past;
use crate::drill::event::What;
use crate::rehearsal::habits::Hands;
use crate::rehearsal::words::{Phrase, Slots};
use crate::scenario::ids::{PersonId, ServiceId};
use crate::units::{Moment, Span};

/// A remedy gets so long to show its effect before anybody is asked. Ours.
const SETTLES: Span = Span::secs(75);
/// Having heard that it has not recovered, the commander asks again after this.
const ASK_AGAIN: Span = Span::minutes(2);
/// Where only the remains have to clear, the commander asks this often.
const WATCH: Span = Span::minutes(5);
/// So long is waited for recovery before going on to plan B.
const LONG_ENOUGH: Span = Span::minutes(8);
/// Services that gained so much since the last time are on the mend [permille]. Ours.
const IMPROVED: u32 = 20;
/// So long an expert gets to answer.
const ANSWER: Span = Span::secs(15);

/// What the commander remembers of verifying.
#[derive(Debug, Default)]
pub(super) struct Verifying {
    since: Option<Moment>,
    next: Moment,
    /// The health of all services together when it was last asked for [permille].
    health_then: Option<u32>,
    /// Who is asked about what, in this round.
    left: Vec<(PersonId, ServiceId)>,
    asked: Option<PersonId>,
    sick: bool,
    /// Those who cannot keep their hands off have looked at the graphs in this round.
    looked: bool,
    /// It was said since the remedy that it has not recovered.
    pub not_helped: bool,
    told: BTreeSet<PersonId>,
    /// Services that were unwell at some time.
    pub was_unwell: BTreeSet<ServiceId>,
    /// Everybody who was asked said that it has recovered.
    pub recovered: bool,
}

impl Verifying {
    /// A remedy was carried out.
    pub fn begin(&mut self, now: Moment) {
        self.since = Some(now);
        self.health_then = None;
        self.next = now + SETTLES;
        self.not_helped = false;
        self.restart();
    }

    fn restart(&mut self) {
        self.left.clear();
        self.told.clear();
        self.sick = false;
        self.looked = false;
        self.asked = None;
        self.recovered = false;
    }

    /// Somebody said whether it has recovered.
    pub fn told(&mut self, who: &PersonId, healthy: bool) {
        self.told.insert(who.clone());
        self.sick |= !healthy;
        self.not_helped = !healthy;
    }
}

impl Mind {
    /// Asks, one at a time, whether it has recovered, and draws the conclusion.
    pub(super) fn verify(&mut self, now: Moment) -> Option<String> {
        if self.verifying.recovered || self.state.resolved.is_some() {
            return None;
        }
        let since = match self.verifying.since {
            Some(since) => since,
            // It may also have mended by itself, or by somebody's quiet hand.
            None if self.state.health.is_empty() && !self.verifying.was_unwell.is_empty() => {
                self.verifying.begin(now);
                now
            }
            None => return None,
        };
        if now < self.verifying.next {
            let next = self.verifying.next;
            self.wake_at(next);
            return None;
        }
        if self.verifying.left.is_empty() && self.verifying.asked.is_none() {
            self.verifying.left = self.whom_to_ask();
        }
        if self.habits.hands == Hands::On
            && !std::mem::replace(&mut self.verifying.looked, true)
            && let Some((_, service)) = self.verifying.left.last().cloned()
        {
            return Some(self.say_about_service(Phrase::GraphsMyself, &service));
        }
        if !self.verifying.sick
            && let Some((who, service)) = self.verifying.left.pop()
        {
            self.verifying.asked = Some(who.clone());
            self.await_answer(Some(who.clone()), ANSWER);
            let what = self.book.service(&service);
            let slots = Slots {
                to: self.book.name(&who),
                what: &what,
                ..Slots::default()
            };
            return Some(self.voice.say(Phrase::AskRecovered, slots));
        }
        if self.verifying.told.is_empty() || self.verifying.sick {
            self.not_yet(since, now);
            return None;
        }
        self.verifying.recovered = true;
        self.close(now)
    }

    fn not_yet(&mut self, since: Moment, now: Moment) {
        self.verifying.restart();
        self.verifying.next = now + ASK_AGAIN;
        if self.unwell().is_empty() {
            // It helped; what is left over needs time, not another remedy.
            self.verifying.next = now + WATCH;
            self.wake_at(now + WATCH);
        } else if now >= since + LONG_ENOUGH || self.has_new_leads() || !self.is_improving() {
            self.verifying.since = None;
            if let Some(remedy) = self.choosing.last.clone() {
                self.give_up(&remedy);
            }
        } else {
            self.wake_at(now + ASK_AGAIN);
        }
    }

    /// Whether the services look better than when it was last asked; at first they may.
    fn is_improving(&mut self) -> bool {
        let lost = self
            .state
            .health
            .values()
            .map(|health| 1000 - health.0.min(1000));
        let lost: u32 = lost.sum();
        let before = self.verifying.health_then.replace(lost);
        before.is_none_or(|before| lost + IMPROVED <= before)
    }

    /// The best expert on the call for each service that was unwell, the sickest last, as they
    /// are taken from the end. Nobody is asked twice.
    fn whom_to_ask(&self) -> Vec<(PersonId, ServiceId)> {
        let mut ask: Vec<(PersonId, ServiceId)> = Vec::new();
        let (worst, sick) = (self.unwell().iter(), self.state.health.keys());
        for service in worst.chain(sick).chain(&self.verifying.was_unwell) {
            if let Some(who) = self.owner(service)
                && !ask.iter().any(|(asked, _)| *asked == who)
            {
                ask.push((who, service.clone()));
            }
        }
        ask.reverse();
        ask
    }
}

impl Mind {
    /// Whether the last remedy is still to be verified, and when it was last denied to have
    /// helped. What was carried out before the remedy in hand is no longer asked after.
    pub(super) fn recall_verifying(&mut self, past: &Past<'_>) {
        let Step::Done(remedy) = &self.choosing.step else {
            self.verifying.since = None;
            self.verifying.restart();
            return;
        };
        let denied = past.last(|what| matches!(what, What::RecoveryTold { healthy: false, .. }));
        let Some(denied) = denied.filter(|denied| Some(*denied) >= self.verifying.since) else {
            return;
        };
        self.verifying.restart();
        self.verifying.next = denied + ASK_AGAIN;
        let moved_on = past.last(|what| {
            matches!(
                what,
                What::OptionsAsked { .. } | What::RisksAsked { .. } | What::PlanProposed { .. }
            )
        });
        if moved_on > Some(denied) {
            // The call went on to plan B already.
            let remedy = remedy.clone();
            self.verifying.since = None;
            self.give_up(&remedy);
            self.recall_plan(past);
        }
    }
}

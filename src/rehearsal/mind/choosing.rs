//! Choosing: options, risks, proposal, strong objections, decision, and who carries it out.
//!
//! ```text
//! size up → options → risks of the best → propose and poll → pause ─ none ─► decide → order
//!              ▲            │ serious            │ objection
//!              └────────────┴────────────────────┴── next best
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::Mind;
use super::executing::ASK_DOER;
use super::past::Past;
use crate::drill::event::{Reported, TaskId, What};
use crate::drill::state::Standing;
use crate::rehearsal::book::Tempo;
use crate::rehearsal::habits::Nerve;
use crate::rehearsal::words::{Phrase, Slots};
use crate::scenario::ids::{PersonId, RemedyId};
use crate::units::{Moment, Span};

/// After asking for strong objections the commander is silent so long. C, D: a real pause.
const PAUSE: Span = Span::secs(12);
/// Options are asked for again after this, if none came.
const ASK_AGAIN: Span = Span::minutes(3);
/// Without any finding, options are asked for when command is this old.
const LONG_ENOUGH: Span = Span::minutes(12);
/// Even if somebody is still looking into the worst of it, options are asked for by then.
const TOO_LONG: Span = Span::minutes(22);
/// Having asked so often without any option to take, the commander decides to hold.
const ASKS: u32 = 3;
/// What is decided then, and for how long.
const DO_NOTHING: &str = "hold and watch";
const HOLD: Span = Span::minutes(5);
/// Those who do not decide ask again after this. Ours.
const DITHERS: Span = Span::minutes(2);
/// So long the room gets to answer a question before the commander goes on.
const ROOM_ANSWERS: Span = Span::secs(9);

/// What the commander remembers of choosing.
#[derive(Debug, Default)]
pub(super) struct Choosing {
    /// The words of each remedy on offer that tell it from others.
    telling: BTreeMap<RemedyId, Vec<String>>,
    pub step: Step,
    /// Findings that lead somewhere: something ails what was looked into.
    leads: usize,
    /// How many there were at the last decision.
    leads_then: usize,
    /// When options were last asked for, and how many leads there were then.
    asked: Option<(Moment, usize)>,
    /// The option that fits best, until there is news.
    best: Option<Option<RemedyId>>,
    /// What may go wrong if nothing is done was asked.
    hold_weighed: bool,
    /// How often options were asked for without any to take.
    asks: u32,
    /// Carried out, and it did not help, or nobody can do it.
    pub given_up: BTreeSet<RemedyId>,
    /// Nobody can do these before more is known.
    lacking: BTreeSet<RemedyId>,
    /// Tried, and it did not work.
    failed: BTreeSet<RemedyId>,
    /// An objection that is to be acknowledged.
    objected: Option<PersonId>,
    /// Which task carries out which remedy, whoever has it.
    pub carries: BTreeMap<TaskId, RemedyId>,
    /// Who carries a remedy out without having been named, and when to ask after it.
    pub doer: Option<(PersonId, Moment)>,
    /// Whom those named who declined.
    pub sent_to: Vec<PersonId>,
    /// What those who cannot keep their hands off have begun themselves.
    pub tried_myself: BTreeSet<RemedyId>,
    /// When those who do not decide asked last.
    dithered: Option<Moment>,
    /// What is being or was carried out last.
    pub last: Option<RemedyId>,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub(super) enum Step {
    #[default]
    Open,
    /// Objections were polled; the pause is counted from the end of the words.
    Polled(RemedyId),
    /// Nothing could be decided, so doing nothing is put before the call.
    PolledHold,
    /// Decided to do nothing until then.
    Holding(Moment),
    /// Decided; somebody is to do it.
    Ordering {
        remedy: RemedyId,
        asked: BTreeSet<PersonId>,
        orders: u32,
        last: Option<Moment>,
    },
    /// Somebody does it.
    UnderWay(RemedyId),
    /// Done: whether it helped is for the verifying.
    Done(RemedyId),
}

impl Step {
    fn ordering(remedy: RemedyId) -> Step {
        Step::Ordering {
            remedy,
            asked: BTreeSet::new(),
            orders: 0,
            last: None,
        }
    }
}

impl Mind {
    /// Learns what becomes of remedies.
    pub(super) fn learn_of_remedy(&mut self, what: &What, now: Moment) {
        if matches!(
            what,
            What::OptionOffered { .. }
                | What::RiskTold { .. }
                | What::FindingKnown { .. }
                | What::Objected { .. }
        ) {
            self.choosing.best = None;
        }
        match what {
            What::OptionOffered { remedy, .. } => {
                let words = self.telling_words(remedy);
                self.choosing.telling.insert(remedy.clone(), words);
            }
            What::FindingKnown { finding, .. } => {
                self.choosing.leads += usize::from(!self.book.says_well(finding));
                self.choosing.lacking.clear();
            }
            What::Objected { remedy, who, .. } => {
                if matches!(&self.choosing.step, Step::Polled(polled) if polled == remedy) {
                    self.choosing.objected = Some(who.clone());
                }
            }
            What::TaskGiven {
                task,
                remedy: Some(remedy),
                ..
            } => {
                self.choosing.carries.insert(*task, remedy.clone());
            }
            What::RemedyStarted { remedy, task, who }
                if self.book.remedy_service(remedy).is_some() =>
            {
                self.choosing.carries.insert(*task, remedy.clone());
                self.choosing.doer = None;
                if self.state.task(*task).is_none() {
                    // Somebody took it up unasked: the commander can only ask after it.
                    self.choosing.doer = Some((who.clone(), now + ASK_DOER));
                }
                self.choosing.last = Some(remedy.clone());
                if matches!(&self.choosing.step, Step::Ordering { remedy: ordered, .. } if ordered == remedy)
                {
                    self.choosing.step = Step::UnderWay(remedy.clone());
                }
            }
            What::TaskCancelled { task, .. } => {
                if let Some(remedy) = self.choosing.carries.get(task)
                    && matches!(&self.choosing.step, Step::UnderWay(done) if done == remedy)
                {
                    self.choosing.step = Step::ordering(remedy.clone());
                }
            }
            What::TaskReported { task, result, .. } => {
                let Some(remedy) = self.choosing.carries.get(task).cloned() else {
                    return;
                };
                if *result != Reported::NeedsMoreTime {
                    self.choosing.doer = None;
                }
                match result {
                    Reported::Done | Reported::Half => {
                        self.choosing.step = Step::Done(remedy);
                        self.verifying.begin(now);
                    }
                    Reported::Failed => self.has_failed(&remedy),
                    Reported::Nothing => self.give_up(&remedy),
                    Reported::Found | Reported::NeedsMoreTime => {}
                }
            }
            _ => {}
        }
    }

    /// Whoever was to do it has to know more first: another look, and something else meanwhile.
    pub(super) fn it_needs_to_be_known(&mut self, remedy: &RemedyId) {
        self.choosing.lacking.insert(remedy.clone());
        self.choosing.best = None;
        if matches!(&self.choosing.step, Step::Ordering { remedy: ordered, .. } if ordered == remedy)
        {
            self.choosing.step = Step::Open;
        }
    }

    /// It did not work. Plan B comes first; without one it is tried again, once.
    fn has_failed(&mut self, remedy: &RemedyId) {
        if !self.choosing.failed.insert(remedy.clone()) {
            self.choosing.given_up.insert(remedy.clone());
        }
        self.choosing.best = None;
        self.choosing.step = Step::Open;
    }

    /// This one will not help: on to plan B.
    pub(super) fn give_up(&mut self, remedy: &RemedyId) {
        self.choosing.given_up.insert(remedy.clone());
        self.choosing.best = None;
        self.choosing.step = Step::Open;
    }

    /// Objections were polled, and nobody has had the time to raise one.
    pub(super) fn is_pausing(&self, now: Moment) -> bool {
        matches!(self.choosing.step, Step::Polled(_) | Step::PolledHold) && now < self.mine + PAUSE
    }

    /// A remedy is being carried out or its effect is awaited.
    pub(super) fn is_mending(&self) -> bool {
        matches!(
            self.choosing.step,
            Step::Ordering { .. } | Step::UnderWay(_) | Step::Done(_)
        )
    }

    /// Somebody mends something, be it unasked.
    pub(super) fn mends(&self, who: &PersonId) -> bool {
        let unasked = self
            .choosing
            .doer
            .as_ref()
            .is_some_and(|(doer, _)| doer == who);
        let mut theirs = self.state.open_tasks().filter(|task| task.to == *who);
        unasked || theirs.any(|task| task.remedy.is_some())
    }

    /// Decided, and nobody does it yet.
    pub(super) fn is_ordering(&self) -> bool {
        matches!(self.choosing.step, Step::Ordering { .. })
    }

    /// Something was found out since the last decision.
    pub(super) fn has_new_leads(&self) -> bool {
        self.choosing.leads > self.choosing.leads_then
    }

    /// What is known does not lead anywhere yet.
    pub(super) fn wants_more(&self) -> bool {
        // To do nothing is an option, and no answer.
        let best = self.choosing.best.as_ref();
        let idle = |best: &Option<RemedyId>| {
            best.as_ref()
                .is_none_or(|remedy| self.book.remedy_service(remedy).is_none())
        };
        matches!(self.choosing.step, Step::Open | Step::Holding(_))
            && self.choosing.asked.is_some()
            && best.is_some_and(idle)
    }

    /// An objection ends the plan; whoever raised it is heard at once.
    pub(super) fn judge_objections(&mut self, _now: Moment) -> Option<String> {
        let who = self.choosing.objected.take()?;
        if matches!(self.choosing.step, Step::Polled(_)) {
            self.choosing.step = Step::Open;
        }
        Some(self.say_to(Phrase::DecideAgainst, &who))
    }

    /// The next step towards a decision, or towards its being carried out.
    pub(super) fn choose(&mut self, now: Moment) -> Option<String> {
        if self.state.resolved.is_some() {
            return None;
        }
        match &self.choosing.step {
            Step::Open => self.weigh(now),
            Step::Polled(remedy) => {
                let until = self.mine + PAUSE;
                if now < until {
                    self.wake_at(until);
                    return None;
                }
                let remedy = remedy.clone();
                let words = self.say_remedy(Phrase::Decide, &remedy);
                if self.book.remedy_service(&remedy).is_none() {
                    // Doing nothing needs nobody to do it.
                    self.choosing.given_up.insert(remedy);
                    self.choosing.best = None;
                    self.choosing.step = Step::Holding(now + HOLD);
                    return Some(words);
                }
                self.choosing.last = Some(remedy.clone());
                self.choosing.leads_then = self.choosing.leads;
                self.choosing.step = Step::ordering(remedy);
                Some(words)
            }
            Step::PolledHold => {
                if now < self.mine + PAUSE {
                    self.wake_at(self.mine + PAUSE);
                    return None;
                }
                self.choosing.step = Step::Holding(now + HOLD);
                self.choosing.hold_weighed = false;
                Some(self.say_what(Phrase::Decide, DO_NOTHING))
            }
            Step::Holding(until) if now < *until => {
                let until = *until;
                self.wake_at(until);
                None
            }
            Step::Holding(_) => {
                self.choosing.step = Step::Open;
                self.choosing.asked = None;
                self.choosing.asks = 0;
                self.weigh(now)
            }
            Step::Ordering { .. } => self.order_remedy(now),
            Step::UnderWay(_) => self.ask_after_doer(now),
            Step::Done(_) => None,
        }
    }

    fn weigh(&mut self, now: Moment) -> Option<String> {
        if self.unwell().is_empty() {
            return None;
        }
        let known = self.choosing.leads;
        let again = match self.choosing.asked {
            None if self.book.tempo() == Tempo::Brisk => true,
            None => {
                let long = now >= self.opening.since + LONG_ENOUGH;
                (known > 0 && (long || self.has_sized_up()))
                    || (long && !self.is_worst_looked_at())
                    || now >= self.opening.since + TOO_LONG
            }
            Some((when, then)) => known > then || now >= when + ASK_AGAIN,
        };
        if self.choosing.asked.is_none() && !again {
            let wait = self.opening.since + LONG_ENOUGH;
            self.wake_at(if now < wait {
                wait
            } else {
                self.opening.since + TOO_LONG
            });
            return None;
        }
        let best = self.best_option();
        // With an option in hand only news is a reason to ask for more of them.
        let news = self.choosing.asked.is_none_or(|(_, then)| known > then);
        if again && (best.is_none() || news) {
            self.choosing.asked = Some((now, known));
            self.choosing.asks += 1;
            self.await_answer(None, ROOM_ANSWERS);
            return Some(self.say(Phrase::AskOptions));
        }
        let wait = self
            .choosing
            .asked
            .map_or(now, |(when, _)| when + ASK_AGAIN);
        if best.is_none() {
            if self.choosing.asks >= ASKS && self.habits.nerve == Nerve::Decides {
                // A decision to do nothing is a decision too, and has its risks. C, D.
                if !std::mem::replace(&mut self.choosing.hold_weighed, true) {
                    self.await_answer(None, ROOM_ANSWERS);
                    return Some(self.say_what(Phrase::AskRisks, DO_NOTHING));
                }
                self.choosing.step = Step::PolledHold;
                return Some(self.say_what(Phrase::ProposeAndPoll, DO_NOTHING));
            }
            if wait > now {
                self.wake_at(wait);
            }
            return None;
        }
        let best = best?;
        if self
            .standing(&best)
            .is_none_or(|option| option.risks_asked.is_none())
        {
            self.await_answer(None, ROOM_ANSWERS);
            return Some(self.say_remedy(Phrase::AskRisks, &best));
        }
        if self.habits.nerve == Nerve::Dithers {
            return self.dither(&best, now);
        }
        self.choosing.asks = 0;
        let words = self.say_remedy(Phrase::ProposeAndPoll, &best);
        self.choosing.step = Step::Polled(best);
        Some(words)
    }

    /// Asks again, for options or for risks, and never decides.
    fn dither(&mut self, best: &RemedyId, now: Moment) -> Option<String> {
        let next = self.choosing.dithered.map_or(now, |last| last + DITHERS);
        if now < next {
            self.wake_at(next);
            return None;
        }
        self.choosing.dithered = Some(now);
        self.await_answer(None, ROOM_ANSWERS);
        Some(if self.voice.draw().is_multiple_of(2) {
            self.say(Phrase::Dither)
        } else {
            self.say_remedy(Phrase::DitherOverRisks, best)
        })
    }

    pub(super) fn standing(&self, remedy: &RemedyId) -> Option<&Standing> {
        self.state.options.get(remedy)
    }

    /// The option without a serious risk that fits best what was found.
    fn best_option(&mut self) -> Option<RemedyId> {
        if self.choosing.best.is_none() {
            self.choosing.best = Some(self.weigh_options());
        }
        self.choosing.best.clone().flatten()
    }

    fn weigh_options(&self) -> Option<RemedyId> {
        self.state
            .options
            .iter()
            .filter(|(remedy, option)| {
                option.offered_by.is_some()
                    && option.reported != Some(Reported::Done)
                    && option.objections.is_empty()
                    && !option.risks.iter().any(|(_, serious)| *serious)
                    && !self.choosing.given_up.contains(*remedy)
                    && !self.choosing.lacking.contains(*remedy)
            })
            .map(|(remedy, option)| {
                let untried = !self.choosing.failed.contains(remedy);
                ((untried, self.fit(remedy, option)), remedy)
            })
            // Ties go to the first by name.
            .max_by(|one, other| one.0.cmp(&other.0).then(other.1.cmp(one.1)))
            .map(|(_, remedy)| remedy.clone())
    }

    /// How well an option fits what was found: shared words, the service, who offered it.
    fn fit(&self, remedy: &RemedyId, option: &Standing) -> u32 {
        let mut fit = 0;
        let service = self.book.remedy_service(remedy);
        let telling = self.choosing.telling.get(remedy);
        let named = telling.map(Vec::as_slice).unwrap_or_default();
        let newest = self.state.known.values().map(|(_, when)| *when).max();
        for (finding, (finder, when)) in &self.state.known {
            // What was found last is nearest to the cause.
            let weight = if Some(*when) == newest { 8 } else { 3 };
            fit += weight * shared_words(named, self.book.finding_words(finding));
            if service.is_some() && self.book.finding_service(finding) == service {
                fit += 2;
            }
            if option.offered_by.as_ref() == Some(finder) {
                fit += 1;
            }
        }
        if let Some(service) = service
            && self.state.health.contains_key(service)
        {
            fit += 1;
        }
        fit
    }

    /// The words of a remedy that tell it from others: not the names of services.
    fn telling_words(&self, remedy: &RemedyId) -> Vec<String> {
        self.book
            .remedy_words(remedy)
            .flat_map(words)
            .map(str::to_lowercase)
            .filter(|word| !COMMON.contains(&word.as_str()) && !self.book.names_a_service(word))
            .collect::<BTreeSet<String>>()
            .into_iter()
            .collect()
    }

    /// Says something about a remedy.
    pub(super) fn say_remedy(&mut self, phrase: Phrase, remedy: &RemedyId) -> String {
        let slots = Slots {
            what: self.book.remedy(remedy),
            ..Slots::default()
        };
        self.voice.say(phrase, slots)
    }

    fn say_what(&mut self, phrase: Phrase, what: &str) -> String {
        self.voice.say(
            phrase,
            Slots {
                what,
                ..Slots::default()
            },
        )
    }
}

/// Words too common to tell one thing from another.
const COMMON: [&str; 12] = [
    "the", "and", "for", "with", "that", "this", "off", "out", "back", "turn", "add", "are",
];

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 2)
}

/// How many words of what was found name a remedy.
fn shared_words(named: &[String], found: &str) -> u32 {
    words(found).fold(0, |shared, word| {
        let told = named.iter().any(|known| known.eq_ignore_ascii_case(word));
        shared + u32::from(told)
    })
}

impl Mind {
    /// What was asked, put forward and decided, and who carries it out.
    pub(super) fn recall_choosing(&mut self, past: &Past<'_>) {
        let mut leads = 0;
        let mut in_hand: Vec<(TaskId, &RemedyId)> = Vec::new();
        for (at, what) in past.events() {
            match what {
                What::FindingKnown { finding, .. } => {
                    leads += usize::from(!self.book.says_well(finding));
                }
                What::OptionsAsked { .. } => self.choosing.asked = Some((at, leads)),
                What::PlanDecided { .. } => self.choosing.leads_then = leads,
                What::TaskGiven {
                    task,
                    remedy: Some(remedy),
                    ..
                }
                | What::RemedyStarted { remedy, task, .. } => {
                    in_hand.retain(|(known, _)| known != task);
                    in_hand.push((*task, remedy));
                }
                What::TaskReported { task, result, .. } if *result != Reported::NeedsMoreTime => {
                    in_hand.retain(|(known, _)| known != task);
                }
                What::TaskCancelled { task, .. } | What::TaskDeclined { task, .. } => {
                    in_hand.retain(|(known, _)| known != task);
                }
                _ => {}
            }
        }
        self.choosing.objected = None;
        let mends = |remedy: &RemedyId| self.book.remedy_service(remedy).is_some();
        let newest = in_hand.iter().rev().find(|(_, remedy)| mends(remedy));
        if let Some((_, remedy)) = newest {
            self.choosing.last = Some((*remedy).clone());
            self.choosing.step = Step::UnderWay((*remedy).clone());
        } else if self.choosing.step == Step::Open {
            self.recall_plan(past);
        }
    }

    /// A plan that was decided and given to nobody is still to be given to somebody; one that was
    /// just put to the call is decided in its time, if nothing speaks against it.
    pub(super) fn recall_plan(&mut self, past: &Past<'_>) {
        let Some(plan) = self.state.plans.last() else {
            return;
        };
        let Some(remedy) = plan.remedy.clone() else {
            return;
        };
        let is_sound = self.is_sound(&remedy);
        let is_fresh = plan.polled.is_some_and(|polled| past.is_in_the_air(polled));
        let mends = self.book.remedy_service(&remedy).is_some();
        let untouched = self
            .standing(&remedy)
            .is_none_or(|option| option.started.is_none());
        match plan.decided {
            Some(_) if mends && untouched && is_sound => {
                self.choosing.last = Some(remedy.clone());
                self.choosing.step = Step::ordering(remedy);
            }
            None if is_fresh && is_sound => self.choosing.step = Step::Polled(remedy),
            _ => {}
        }
    }

    /// Nothing that is known speaks against it.
    fn is_sound(&self, remedy: &RemedyId) -> bool {
        let fits = |option: &Standing| {
            option.objections.is_empty() && !option.risks.iter().any(|(_, serious)| *serious)
        };
        self.standing(remedy).is_none_or(fits) && !self.choosing.given_up.contains(remedy)
    }
}

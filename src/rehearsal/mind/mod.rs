//! The mind of a simulated commander: what it knows, what it owes, what it says next.
//!
//! It folds what can be heard or seen into a [`State`] and a memory of its own, and when it is
//! asked it goes through its duties in the order of their urgency; the first that has something
//! to say is said. A duty that must act later leaves a wake-up. Nothing here sees hidden events.

mod babbling;
mod briefing;
mod choosing;
mod closing;
mod executing;
mod looking;
mod opening;
mod outside;
mod passing;
mod past;
mod people;
mod pressed;
mod receiving;
mod tasks;
mod verifying;

use std::sync::Arc;

use super::book::{Book, Tempo};
use super::bot::Move;
use super::habits::{self, Habits};
use super::words::{Phrase, Slots, Voice};
use crate::drill::event::{Event, Sense, What};
use crate::drill::{Settings, State};
use crate::hearing::Channel;
use crate::scenario::Scenario;
use crate::scenario::ids::PersonId;
use crate::units::{Moment, Span};

/// Between somebody's last word and the commander's first. Ours; whoever keeps order on a call
/// takes the turn before the next one does.
const BREATH: Span = Span(400);
/// So long the commander lets others talk before speaking into it. Ours.
const PATIENCE: Span = Span::secs(20);
/// Never.
const NEVER: Moment = Moment(u64::MAX);

/// What a simulated commander knows and owes.
#[derive(Debug)]
pub(super) struct Mind {
    book: Book,
    habits: Habits,
    state: State,
    voice: Voice,
    /// When the last words on the call end.
    floor: Moment,
    /// When the commander's own last words end.
    mine: Moment,
    /// Since when the commander has wanted to speak and waited for the floor.
    holding: Option<Moment>,
    /// Something happened that may want an answer.
    stirred: bool,
    wake: Moment,
    awaiting: Option<Awaiting>,
    opening: opening::Opening,
    looking: looking::Looking,
    tasks: tasks::Tasks,
    choosing: choosing::Choosing,
    verifying: verifying::Verifying,
    outside: outside::Outside,
    pressed: pressed::Pressed,
    passing: passing::Passing,
    receiving: receiving::Receiving,
    people: people::People,
    closing: closing::Closing,
    /// When somebody who says anything says something next.
    babbles_at: Moment,
    /// To whom they have just told a brief, before they hand over to them.
    babbled_brief: Option<String>,
}

/// An answer that the commander waits for before going on to other business.
#[derive(Debug)]
struct Awaiting {
    /// From whom; from anybody when `None`.
    who: Option<PersonId>,
    patience: Span,
    asked: Moment,
    until: Moment,
}

/// An announced handover that nobody has confirmed for so long did not take.
const GIVEN_AWAY: Span = Span::secs(40);

type Duty = fn(&mut Mind, Moment) -> Option<String>;

/// What cannot wait for an answer that is due.
const AT_ONCE: [Duty; 3] = [
    Mind::answer_pressure,
    Mind::keep_order,
    Mind::judge_objections,
];

/// What is done in turn.
const IN_TURN: [Duty; 17] = [
    Mind::mind_tasks,
    Mind::answer_drafts,
    Mind::appoint_deputy_and_scribe,
    Mind::set_severity,
    Mind::ask_status,
    Mind::call_people_in,
    Mind::investigate,
    Mind::appoint_liaisons,
    Mind::ask_for_posts,
    Mind::verify,
    Mind::close,
    Mind::choose,
    Mind::relieve_the_tired,
    Mind::tell_the_call,
    Mind::let_people_go,
    Mind::argue_unasked,
    Mind::nag,
];

/// What is done in turn where there are only minutes: first what is open, then what hurts.
const IN_HASTE: [Duty; 15] = [
    Mind::mind_tasks,
    Mind::answer_drafts,
    Mind::call_people_in,
    Mind::verify,
    Mind::close,
    Mind::choose,
    Mind::ask_status,
    Mind::investigate,
    Mind::let_people_go,
    Mind::relieve_the_tired,
    Mind::appoint_deputy_and_scribe,
    Mind::appoint_liaisons,
    Mind::set_severity,
    Mind::ask_for_posts,
    Mind::nag,
];

impl Mind {
    /// Takes the seat.
    pub fn new(habits: Habits, scenario: &Arc<Scenario>, settings: &Settings) -> Mind {
        Mind {
            book: Book::read(scenario, settings),
            habits,
            state: State::default(),
            voice: Voice::new(settings.seed),
            floor: Moment::START,
            mine: Moment::START,
            holding: None,
            stirred: true,
            wake: NEVER,
            awaiting: None,
            opening: opening::Opening::default(),
            looking: looking::Looking::default(),
            tasks: tasks::Tasks::default(),
            choosing: choosing::Choosing::default(),
            verifying: verifying::Verifying::default(),
            outside: outside::Outside::default(),
            pressed: pressed::Pressed::default(),
            passing: passing::Passing::default(),
            receiving: receiving::Receiving::default(),
            people: people::People::default(),
            closing: closing::Closing::default(),
            babbles_at: Moment::START + Span::secs(2),
            babbled_brief: None,
        }
    }

    /// Takes in something that the commander could hear or see.
    pub fn witness(&mut self, event: &Event) {
        if self.habits.voice == habits::Voice::Silent {
            return;
        }
        if matches!(event.what, What::Measured { .. }) {
            // Graphs are read by those who know them; a commander asks.
            return;
        }
        self.state.apply(event);
        match &event.what {
            What::Said {
                who,
                channel,
                lasts_ms,
                sense,
                text,
                ..
            } => {
                let ends = event.at + Span(*lasts_ms);
                if *channel == Channel::Call {
                    self.floor = self.floor.max(ends);
                }
                if *who == self.state.trainee {
                    self.heard_myself(ends);
                } else {
                    self.heard_somebody(who, ends);
                    if let Some(sense) = sense {
                        self.understood(who, text, sense, event.at);
                    }
                }
            }
            What::Logged { .. } | What::Heard { .. } | What::TaskAcknowledged { .. } => {}
            what => {
                self.stirred = true;
                if let What::AskedIfNeeded { who, .. } = what {
                    self.people.idle.push(who.clone());
                }
                if matches!(what, What::HealthChanged { .. }) {
                    self.learn_of_health();
                }
                self.pressed_by(what, event.at);
                self.learn_of_task(what, event.at);
                self.learn_of_remedy(what, event.at);
                self.learn_of_command(what, event.at);
            }
        }
    }

    fn heard_myself(&mut self, ends: Moment) {
        self.mine = ends;
        if let Some(awaiting) = &mut self.awaiting
            && awaiting.until == NEVER
        {
            awaiting.asked = ends;
            awaiting.until = ends + awaiting.patience;
        }
    }

    fn heard_somebody(&mut self, who: &PersonId, ends: Moment) {
        if let Some(awaiting) = &mut self.awaiting {
            match &awaiting.who {
                Some(asked) if asked == who => {
                    self.awaiting = None;
                    self.stirred = true;
                }
                Some(_) => {}
                None => {
                    let on = ends + ROOM_GOES_ON;
                    let most = awaiting.asked + ROOM_AT_MOST;
                    awaiting.until = awaiting.until.max(on.min(most));
                }
            }
        }
    }

    /// Takes in what somebody meant.
    fn understood(&mut self, who: &PersonId, text: &str, sense: &Sense, now: Moment) {
        self.stirred |= !matches!(sense, Sense::Chatter);
        self.people.heard(who, text, now);
        self.receiving.heard(text, sense, now);
        match sense {
            Sense::NeedsFinding { remedy } => self.it_needs_to_be_known(remedy),
            Sense::Declines { .. } => self.choosing.sent_to = self.book.named_in(text),
            Sense::Crosstalk => self.people.order_wanted = true,
            Sense::Evades => self.people.evaded = Some(who.clone()),
            Sense::AsksRelief => self.people.tired.push(who.clone()),
            Sense::AsksForBrief => self.outside.recap_wanted = true,
            Sense::Presses { arc, .. } => self.pressed.wants_answer(arc),
            Sense::AnswersChallenge { arc, takes } => self.pressed.answered(who, arc, *takes),
            Sense::ReturnsCommand => self.opening.returned = true,
            Sense::TellsRecovery { healthy, .. } => self.verifying.told(who, *healthy),
            Sense::TakesPostmortem => self.closing.owner_knows = true,
            Sense::ReadsBack => self.passing.read_back = Some((text.to_owned(), now)),
            Sense::RemindsOfShift { .. } => self.passing.reminded = true,
            Sense::Reports { .. } | Sense::Estimates { .. } => self.tasks.spoke(who, now),
            _ => {}
        }
    }

    /// The next move.
    pub fn next(&mut self, now: Moment) -> Move {
        if self.habits.voice == habits::Voice::Silent || self.state.ended.is_some() {
            return Move::WaitUntil(NEVER);
        }
        if let Some(leaves) = self.passing.leaves() {
            if now >= leaves {
                return Move::Finish;
            }
            self.wake_at(leaves);
        }
        if !self.stirred && now < self.wake {
            return Move::WaitUntil(self.wake);
        }
        let polite = self.floor + BREATH;
        let waits_since = *self.holding.get_or_insert(now);
        if now < polite && now < waits_since + PATIENCE {
            return Move::WaitUntil(polite.min(waits_since + PATIENCE));
        }
        self.stirred = false;
        self.holding = None;
        self.wake = NEVER;
        if self.vanishes(now) {
            return Move::Finish;
        }
        match self.speak(now) {
            Some(words) => {
                self.stirred = true;
                Move::Say(words)
            }
            None => {
                if let Some(leaves) = self.passing.leaves() {
                    self.wake_at(leaves);
                }
                // Never more than one thought a second without an event.
                Move::WaitUntil(self.wake.max(now + Span::secs(1)))
            }
        }
    }

    fn speak(&mut self, now: Moment) -> Option<String> {
        if self.habits.voice == habits::Voice::Random {
            return self.babble(now);
        }
        if self.closing.is_closed() {
            return None;
        }
        if let Some(words) = self.pass_command(now) {
            return Some(words);
        }
        if self.passing.is_under_way() {
            if !self.passing.may_still_order() || !self.state.trainee_commands() {
                return None;
            }
            // What is open is still looked after, but nothing new is begun.
            return self
                .answer_pressure(now)
                .or_else(|| self.mind_tasks(now))
                .or_else(|| self.answer_drafts(now));
        }
        if !self.state.trainee_commands() {
            return self.seek_command(now);
        }
        // Command has been announced to pass: not another word until it is confirmed.
        if let (Some(announced), None) =
            (self.state.handover.announced, self.state.handover.confirmed)
            && now < announced + GIVEN_AWAY
        {
            self.wake_at(announced + GIVEN_AWAY);
            return None;
        }
        if let Some(words) = AT_ONCE.iter().find_map(|duty| duty(self, now)) {
            return Some(words);
        }
        if let Some(awaiting) = &self.awaiting {
            if now < awaiting.until {
                let until = awaiting.until;
                self.wake_at(until);
                return None;
            }
            self.awaiting = None;
        }
        if self.is_pausing(now) {
            return self.choose(now);
        }
        // What is decided is given to somebody before anything else is said.
        if self.is_ordering()
            && let Some(words) = self.choose(now)
        {
            return Some(words);
        }
        let duties: &[Duty] = match self.book.tempo() {
            Tempo::Usual => &IN_TURN,
            Tempo::Brisk => &IN_HASTE,
        };
        duties.iter().find_map(|duty| duty(self, now))
    }

    /// Asks to be woken at `when`, if nothing wakes it before.
    fn wake_at(&mut self, when: Moment) {
        self.wake = self.wake.min(when);
    }

    /// Waits for an answer once the next words are spoken.
    fn await_answer(&mut self, who: Option<PersonId>, patience: Span) {
        self.awaiting = Some(Awaiting {
            who,
            patience,
            asked: NEVER,
            until: NEVER,
        });
    }

    /// Says something to one person.
    fn say_to(&mut self, phrase: Phrase, to: &PersonId) -> String {
        let to = self.book.name(to);
        self.voice.say(
            phrase,
            Slots {
                to,
                ..Slots::default()
            },
        )
    }

    /// Says something to one person about another.
    fn say_of(&mut self, phrase: Phrase, to: &PersonId, who: &PersonId) -> String {
        let slots = Slots {
            to: self.book.name(to),
            who: self.book.name(who),
            ..Slots::default()
        };
        self.voice.say(phrase, slots)
    }

    /// Says something to everybody.
    fn say(&mut self, phrase: Phrase) -> String {
        self.voice.say(phrase, Slots::default())
    }

    /// Whether this person can be spoken to.
    fn is_here(&self, who: &PersonId) -> bool {
        self.state.is_present(who)
    }
}

/// After somebody answered a question to the room, others get so long to add to it. Ours.
const ROOM_GOES_ON: Span = Span::secs(5);
/// A question to the room gets no more time than this. Ours.
const ROOM_AT_MOST: Span = Span::secs(45);

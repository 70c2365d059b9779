//! The crew: who was on the call, who had nothing to do there, who reported to the commander, who
//! was tired, who was called in and who should have been.
//!
//! Only what happens while the trainee commands, and before they declare the incident over, is
//! entered. Who has nothing to do is told as the simulator tells it: a responder without task,
//! role or sub-team, all of whose services are well, and to whom nobody has just spoken.

mod calls;
mod facts;
mod seats;

use std::collections::{BTreeMap, BTreeSet};

use smol_str::SmolStr;

pub use facts::{Idle, Need, Page, Relief, Reports, Response};

use super::Mark;
use crate::drill::event::{Gone, Reported, TaskId};
use crate::drill::{Event, SPAN_OF_CONTROL, Seq, What};
use crate::hearing::{Act, Directed, HeardAct};
use crate::scenario::Scenario;
use crate::scenario::ids::{
    FaultId, FindingId, OptionId, PartyId, PersonId, RemedyId, ServiceId, VariantId,
};
use crate::scenario::model::{Part, Role};
use crate::units::{Moment, Span};
use seats::Seat;

/// Words that let somebody go belong to a departure so shortly after them: whoever goes may have
/// something to tell first. Ours.
const GOES_WITHIN: Span = Span::secs(90);

/// The crew of a drill.
#[derive(Debug)]
pub struct Crew<'a> {
    /// Stretches in which somebody had nothing to do, in the order in which they ended.
    pub idle: Vec<Idle<'a>>,
    /// Who was let go before they had to ask, with the words.
    pub let_go: Vec<(Mark, &'a PersonId)>,
    /// Person-time of responders on the call.
    pub on_call: Span,
    /// How many reported to the commander.
    pub reports: Reports,
    /// Who asked to be relieved.
    pub reliefs: Vec<Relief<'a>>,
    /// Whom the trainee had called in.
    pub pages: Vec<Page<'a>>,
    /// Who was missing.
    pub needs: Vec<Need<'a>>,

    scenario: &'a Scenario,
    options: Option<&'a BTreeMap<VariantId, OptionId>>,
    seats: BTreeMap<&'a PersonId, Seat<'a>>,
    roles: BTreeMap<Role, &'a PersonId>,
    tasks: BTreeMap<TaskId, (&'a PersonId, Directed)>,
    teams: BTreeMap<&'a SmolStr, Vec<&'a PersonId>>,
    unwell: BTreeMap<&'a ServiceId, Mark>,
    faults: BTreeSet<&'a FaultId>,
    known: BTreeMap<&'a FindingId, Mark>,
    /// Remedies that were put forward or decided and have not been carried out.
    chosen: BTreeMap<&'a RemedyId, Mark>,
    /// Words that let people go or sent them to rest.
    farewells: Vec<(Mark, &'a Act)>,
    watches: bool,
    is_resolved: bool,
    now: Moment,
    reporting: usize,
    responders: u64,
}

impl<'a> Crew<'a> {
    pub(super) fn of(scenario: &'a Scenario) -> Crew<'a> {
        Crew {
            idle: Vec::new(),
            let_go: Vec::new(),
            on_call: Span::ZERO,
            reports: Reports::default(),
            reliefs: Vec::new(),
            pages: Vec::new(),
            needs: Vec::new(),
            scenario,
            options: None,
            seats: scenario
                .cast
                .iter()
                .map(|person| (&person.id, Seat::of(person)))
                .collect(),
            roles: BTreeMap::new(),
            tasks: BTreeMap::new(),
            teams: BTreeMap::new(),
            unwell: BTreeMap::new(),
            faults: BTreeSet::new(),
            known: BTreeMap::new(),
            chosen: BTreeMap::new(),
            farewells: Vec::new(),
            watches: false,
            is_resolved: false,
            now: Moment::START,
            reporting: 0,
            responders: 0,
        }
    }

    /// Enters one event; `commands`: the trainee does, after it.
    pub(super) fn enter(&mut self, event: &'a Event, commands: bool) {
        self.pass_time(event.at);
        let before = self.reporting;
        let matters = match &event.what {
            What::Measured { .. } | What::Impact { .. } => false,
            What::Said {
                who, sense: None, ..
            } => {
                self.enter_words(event, who);
                false
            }
            What::Said { .. } => false,
            What::Heard {
                utterance, acts, ..
            } => {
                self.enter_acts(event, *utterance, acts);
                false
            }
            what => {
                self.is_resolved |= matches!(what, What::DeclaredResolved { .. });
                self.enter_seats(event)
                    | self.enter_tasks(event)
                    | self.enter_tiredness(event)
                    | self.enter_calls(event)
            }
        };
        let watches = commands && !self.is_resolved;
        if matters || watches != self.watches {
            self.watches = watches;
            self.settle(event, before);
        }
    }

    /// Time counts for those who are there, and for too many who report.
    fn pass_time(&mut self, now: Moment) {
        let passed = now.since(self.now);
        self.now = now;
        if self.watches {
            self.on_call += Span(passed.0 * self.responders);
            self.reports.commanded += passed;
            if self.reporting > SPAN_OF_CONTROL {
                self.reports.too_many += passed;
            }
        }
    }

    /// Who has nothing to do now, who reports, and who is missing?
    fn settle(&mut self, event: &'a Event, before: usize) {
        self.settle_idle(event);
        self.reporting = self
            .seats
            .values()
            .filter(|seat| seat.reports > 0 && !seat.in_team && seat.part() != Part::Trainee)
            .count();
        let present = |seat: &&Seat<'_>| seat.present && seat.part() != Part::Trainee;
        self.responders = self
            .seats
            .values()
            .filter(present)
            .filter(|seat| seat.part() == Part::Responder)
            .count() as u64;
        if self.watches {
            let people = self.seats.values().filter(present).count();
            self.reports.could_be_too_many |= people > SPAN_OF_CONTROL;
            if let What::TaskGiven { utterance, .. } = &event.what {
                let mark = Mark::words(event, *utterance);
                self.reports.first.get_or_insert(mark);
                if self.reporting > SPAN_OF_CONTROL && self.reporting > before {
                    self.reports.beyond.push(mark);
                }
            }
        }
        self.look_for_needs(event);
    }

    fn settle_idle(&mut self, event: &'a Event) {
        let ended = self.response(event);
        for (who, seat) in &mut self.seats {
            let is_idle = self.watches && seat.has_nothing_to_do(&self.unwell, &self.roles);
            if is_idle && seat.idle.is_none() {
                seat.idle = Some((Mark::of(event), None));
            } else if !is_idle && let Some((since, asked)) = seat.idle.take() {
                self.idle.push(Idle {
                    who,
                    since,
                    until: event.at,
                    asked,
                    response: ended.filter(|_| self.watches),
                });
            }
        }
    }

    /// What the trainee did for whoever ceases to be idle by this event, if they did something.
    fn response(&self, event: &Event) -> Option<Response> {
        let words = |utterance: Seq| Some(Mark::words(event, utterance));
        match &event.what {
            What::TaskGiven { utterance, .. }
            | What::RoleGiven { utterance, .. }
            | What::TeamFormed { utterance, .. } => words(*utterance).map(Response::Work),
            What::Left {
                why: Gone::Released | Gone::Relieved,
                who,
            } => self.farewell(who).map(Response::LetGo),
            _ => None,
        }
    }

    /// The words that have just let somebody go.
    fn farewell(&self, who: &PersonId) -> Option<Mark> {
        let team = self.seats.get(who).and_then(|seat| seat.team());
        let is_among = |parties: &[PartyId]| {
            parties
                .iter()
                .any(|party| party.0 == who.0 || team.is_some_and(|team| team.0 == party.0))
        };
        let concerns = |act: &Act| match act {
            Act::Release { people, keep } if keep.is_empty() => is_among(people),
            Act::Release { keep, .. } => !is_among(keep),
            Act::Rotate { person, .. } => person.as_ref() == Some(who),
            _ => false,
        };
        self.farewells
            .iter()
            .rev()
            .take_while(|(mark, _)| self.now.since(mark.at) <= GOES_WITHIN)
            .find(|(_, act)| concerns(act))
            .map(|(mark, _)| *mark)
    }

    /// The drill is over: what goes on ends.
    pub(super) fn close(&mut self, at: Moment) {
        for (who, seat) in &mut self.seats {
            if let Some((since, asked)) = seat.idle.take() {
                self.idle.push(Idle {
                    who,
                    since,
                    until: at,
                    asked,
                    response: None,
                });
            }
        }
        self.end_watch(at);
    }

    /// Whoever is spoken to by name is not left alone.
    fn enter_words(&mut self, event: &'a Event, who: &PersonId) {
        let What::Said { text, .. } = &event.what else {
            return;
        };
        if self
            .seats
            .get(who)
            .is_none_or(|seat| seat.part() != Part::Trainee)
        {
            return;
        }
        let named: Vec<&'a PersonId> = self
            .seats
            .iter()
            .filter(|(_, seat)| seat.idle.is_some() && seat.is_named_in(text))
            .map(|(who, _)| *who)
            .collect();
        for who in named {
            self.speak_to(who, Mark::of(event));
        }
    }

    fn enter_acts(&mut self, event: &'a Event, utterance: Seq, acts: &'a [HeardAct]) {
        let words = Mark::words(event, utterance);
        for heard in acts {
            if matches!(heard.act, Act::Release { .. } | Act::Rotate { .. }) {
                self.farewells.push((words, &heard.act));
            }
            for party in heard.act.said_to() {
                let spoken = self
                    .seats
                    .keys()
                    .find(|who| who.as_str() == party.0.as_str());
                if let Some(who) = spoken.copied() {
                    self.speak_to(who, words);
                }
            }
        }
    }

    /// Ends a stretch of idleness, and begins a new one.
    fn speak_to(&mut self, who: &'a PersonId, words: Mark) {
        let Some(seat) = self.seats.get_mut(who) else {
            return;
        };
        if let Some((since, asked)) = seat.idle.replace((words, None)) {
            self.idle.push(Idle {
                who,
                since,
                until: words.at,
                asked,
                response: Some(Response::Word(words)),
            });
        }
    }

    fn enter_tasks(&mut self, event: &'a Event) -> bool {
        match &event.what {
            What::TaskGiven {
                task, to, directed, ..
            } => self.take_task(*task, to, *directed),
            What::PickedUp { task, who, .. } => self.take_task(*task, who, Directed::Nobody),
            What::WorkUnderWay { task, to, .. } => self.take_task(*task, to, Directed::Person),
            What::TaskReported { task, result, .. } if *result != Reported::NeedsMoreTime => {
                self.end_task(*task);
            }
            What::TaskDeclined { task, .. } | What::TaskCancelled { task, .. } => {
                self.end_task(*task);
            }
            What::TeamFormed { team, members, .. } => {
                let members: Vec<&PersonId> = members.iter().collect();
                self.put_in_team(&members, true);
                self.teams.insert(team, members);
            }
            What::TeamLeft { who, .. } => self.put_in_team(&[who], false),
            What::TeamDissolved { team, .. } => {
                let members = self.teams.remove(team).unwrap_or_default();
                self.put_in_team(&members, false);
            }
            _ => return false,
        }
        true
    }

    fn take_task(&mut self, task: TaskId, who: &'a PersonId, directed: Directed) {
        self.tasks.insert(task, (who, directed));
        if let Some(seat) = self.seats.get_mut(who) {
            seat.tasks += 1;
            seat.reports += u32::from(directed != Directed::Nobody);
        }
    }

    fn end_task(&mut self, task: TaskId) {
        let Some((who, directed)) = self.tasks.remove(&task) else {
            return;
        };
        if let Some(seat) = self.seats.get_mut(who) {
            seat.tasks = seat.tasks.saturating_sub(1);
            let reported = u32::from(directed != Directed::Nobody);
            seat.reports = seat.reports.saturating_sub(reported);
        }
    }

    fn put_in_team(&mut self, members: &[&'a PersonId], in_team: bool) {
        for who in members {
            if let Some(seat) = self.seats.get_mut(who) {
                seat.in_team = in_team;
            }
        }
    }

    fn enter_tiredness(&mut self, event: &'a Event) -> bool {
        match &event.what {
            What::AskedIfNeeded { who, .. } => {
                let seat = self.seats.get_mut(who);
                if let Some((_, asked)) = seat.and_then(|seat| seat.idle.as_mut()) {
                    asked.get_or_insert(Mark::of(event));
                }
            }
            What::ReliefAsked { who } if self.watches => {
                let waits = |one: &Relief<'_>| one.who == who && one.until.is_none();
                if !self.reliefs.iter().any(waits) {
                    self.reliefs.push(Relief {
                        who,
                        asked: Mark::of(event),
                        until: None,
                        relieved: None,
                    });
                }
            }
            What::Left { who, why } => {
                let sent = matches!(why, Gone::Released | Gone::Relieved);
                let words = self.farewell(who).filter(|_| sent);
                for one in &mut self.reliefs {
                    if one.who == who && one.until.is_none() {
                        one.until = Some(event.at);
                        one.relieved = words;
                    }
                }
            }
            _ => {}
        }
        false
    }

    /// Nothing that goes on is the trainee's any more.
    fn end_watch(&mut self, at: Moment) {
        for one in &mut self.reliefs {
            one.until.get_or_insert(at);
        }
        self.end_needs(at);
    }
}

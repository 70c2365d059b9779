//! Injects: conditions that are looked at only when something they speak of has happened, or
//! when a time they name has come. Endings and objectives with a condition wait the same way.

use std::collections::{BTreeMap, VecDeque};

use smol_str::SmolStr;

use super::casting::Casting;
use super::dice::Dice;
use super::due::{Due, OnlyIf, Speech, Words};
use super::engine::Drill;
use super::event::{Came, EndWhy, Gone, Reminder, Reported, Sense, What};
use crate::hearing::Channel;
use crate::scenario::Scenario;
use crate::scenario::ids::{EndingId, InjectId, LineId, ObjectiveId, PersonId};
use crate::scenario::model::{Again, Audience, Effect, Holds, Outcome, Role, Trigger, When};
use crate::units::{Lapse, Moment, Span};

/// All that waits for a condition.
#[derive(Debug, Default)]
pub(super) struct Injects {
    waiting: Vec<Waiting>,
    watchers: BTreeMap<Key, Vec<usize>>,
    happened: BTreeMap<Key, Moment>,
    noticed: VecDeque<usize>,
}

#[derive(Debug)]
struct Waiting {
    what: Kind,
    when: Condition,
    again: Option<Again>,
    fired: u32,
    last: Moment,
    queued: bool,
}

#[derive(Debug, Clone)]
enum Kind {
    Inject(usize, InjectId),
    Ending(EndingId, Outcome),
    Objective(ObjectiveId),
}

/// A condition with its times drawn.
#[derive(Debug, Clone)]
enum Condition {
    From(Moment),
    After(Key, Span),
    While(Holds),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
}

/// What an event is looked up by.
type Key = (Class, SmolStr);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Inject,
    Act,
    Finding,
    RemedyStarted,
    RemedyDone,
    Decided,
    FaultStarted,
    FaultCleared,
    Joined,
    Left,
    PressureBegan,
    PressureEnded,
    Posted,
    Mitigated,
    Resolved,
    Passed,
    // What only conditions that hold for a while look at:
    Command,
    Presence,
    Roles,
    Faults,
    Health,
    Severity,
    Pressure,
    Tasks,
}

impl Injects {
    /// Reads the conditions of a scenario and draws their times.
    pub fn prepare(scenario: &Scenario, casting: &Casting, dice: &mut Dice) -> Injects {
        let mut injects = Injects::default();
        for (at, inject) in scenario.injects.iter().enumerate() {
            if casting.has(inject.only.as_ref()) {
                let when = drawn(&inject.when, inject.id.as_str(), casting, dice);
                injects.add(Kind::Inject(at, inject.id.clone()), when, inject.again);
            }
        }
        for ending in &scenario.endings {
            if let Some(when) = &ending.when {
                let when = drawn(when, ending.id.as_str(), casting, dice);
                injects.add(Kind::Ending(ending.id.clone(), ending.outcome), when, None);
            }
        }
        for objective in &scenario.rubric.objectives {
            let when = drawn(&objective.when, objective.id.as_str(), casting, dice);
            injects.add(Kind::Objective(objective.id.clone()), when, None);
        }
        injects
    }

    fn add(&mut self, what: Kind, when: Condition, again: Option<Again>) {
        let at = self.waiting.len();
        let mut keys = Vec::new();
        when.keys(&mut keys);
        keys.sort();
        keys.dedup();
        for key in keys {
            self.watchers.entry(key).or_default().push(at);
        }
        let last = Moment::START;
        self.waiting.push(Waiting {
            what,
            when,
            again,
            fired: 0,
            last,
            queued: false,
        });
    }

    fn notice(&mut self, class: Class, id: &str, now: Moment) {
        let key = (class, SmolStr::new(id));
        if let Some(watchers) = self.watchers.get(&key) {
            for at in watchers {
                let waiting = &mut self.waiting[*at];
                if !waiting.queued && waiting.may_fire() {
                    waiting.queued = true;
                    self.noticed.push_back(*at);
                }
            }
        }
        if class < Class::Command && !self.happened.contains_key(&key) {
            self.happened.insert(key, now);
        }
    }

    /// The next one whose condition has to be looked at.
    pub fn take_noticed(&mut self) -> Option<usize> {
        let at = self.noticed.pop_front()?;
        self.waiting[at].queued = false;
        Some(at)
    }
}

impl Waiting {
    fn may_fire(&self) -> bool {
        self.fired == 0 || self.again.is_some_and(|again| self.fired < again.at_most)
    }
}

fn drawn(when: &When, id: &str, casting: &Casting, dice: &mut Dice) -> Condition {
    let several = |list: &[When], dice: &mut Dice| -> Vec<Condition> {
        list.iter()
            .map(|one| drawn(one, id, casting, dice))
            .collect()
    };
    match when {
        When::At(at) => Condition::From(Moment::START + casting.inject_time(*at)),
        When::Within(from, to) => {
            let at = Lapse(dice.of(id).span(from.0, to.0));
            Condition::From(Moment::START + casting.inject_time(at))
        }
        When::After(trigger, delay) => {
            Condition::After(key_of(trigger), casting.inject_time(*delay))
        }
        When::While(holds) => Condition::While(holds.clone()),
        When::All(list) => Condition::All(several(list, dice)),
        When::Any(list) => Condition::Any(several(list, dice)),
        When::Not(one) => Condition::Not(Box::new(drawn(one, id, casting, dice))),
    }
}

fn key_of(trigger: &Trigger) -> Key {
    let none = SmolStr::default();
    match trigger {
        Trigger::Inject(id) => (Class::Inject, id.0.clone()),
        Trigger::Act(id) => (Class::Act, id.clone()),
        Trigger::Finding(id) => (Class::Finding, id.0.clone()),
        Trigger::RemedyStarted(id) => (Class::RemedyStarted, id.0.clone()),
        Trigger::RemedyDone(id) => (Class::RemedyDone, id.0.clone()),
        Trigger::Decided => (Class::Decided, none),
        Trigger::FaultStarted(id) => (Class::FaultStarted, id.0.clone()),
        Trigger::FaultCleared(id) => (Class::FaultCleared, id.0.clone()),
        Trigger::Joined(id) => (Class::Joined, id.0.clone()),
        Trigger::Left(id) => (Class::Left, id.0.clone()),
        Trigger::PressureBegan(id) => (Class::PressureBegan, id.0.clone()),
        Trigger::PressureEnded(id) => (Class::PressureEnded, id.0.clone()),
        Trigger::Posted(audience) => (Class::Posted, SmolStr::new_static(audience_name(*audience))),
        Trigger::Mitigated => (Class::Mitigated, none),
        Trigger::DeclaredResolved => (Class::Resolved, none),
        Trigger::CommandPassed => (Class::Passed, none),
    }
}

fn audience_name(audience: Audience) -> &'static str {
    match audience {
        Audience::Public => "public",
        Audience::Internal => "internal",
    }
}

impl Condition {
    fn keys(&self, keys: &mut Vec<Key>) {
        let none = SmolStr::default;
        match self {
            Condition::From(_) => {}
            Condition::After(key, _) => keys.push(key.clone()),
            Condition::While(holds) => keys.push(match holds {
                Holds::TraineeCommands | Holds::NobodyCommands => (Class::Command, none()),
                Holds::Present(id) => (Class::Presence, id.0.clone()),
                Holds::Filled(_) => (Class::Roles, none()),
                Holds::Fault(id) => (Class::Faults, id.0.clone()),
                Holds::Known(id) => (Class::Finding, id.0.clone()),
                Holds::HealthBelow(id, _) => (Class::Health, id.0.clone()),
                Holds::SeverityAtLeast(_) | Holds::SeverityUndeclared => (Class::Severity, none()),
                Holds::UnderPressure => (Class::Pressure, none()),
                Holds::OpenTasks(_) => (Class::Tasks, none()),
                Holds::QuietFor(audience, _) => {
                    (Class::Posted, SmolStr::new_static(audience_name(*audience)))
                }
                Holds::CustomersHurt => (Class::Mitigated, none()),
            }),
            Condition::All(list) | Condition::Any(list) => {
                for one in list {
                    one.keys(keys);
                }
            }
            Condition::Not(one) => one.keys(keys),
        }
    }

    /// Moments from which the condition has to be looked at again, given what has happened.
    fn times(&self, drill: &Drill, times: &mut Vec<Moment>) {
        match self {
            Condition::From(at) => times.push(*at),
            Condition::After(key, delay) => {
                if let Some(at) = drill.injects.happened.get(key) {
                    times.push(*at + *delay);
                }
            }
            Condition::While(Holds::QuietFor(audience, span)) => {
                let last = drill
                    .state
                    .posted
                    .get(audience)
                    .copied()
                    .unwrap_or(Moment::START);
                times.push(last + span.0);
            }
            Condition::While(_) => {}
            Condition::All(list) | Condition::Any(list) => {
                for one in list {
                    one.times(drill, times);
                }
            }
            Condition::Not(one) => one.times(drill, times),
        }
    }

    fn is_true(&self, drill: &Drill) -> bool {
        match self {
            Condition::From(at) => drill.now >= *at,
            Condition::After(key, delay) => drill
                .injects
                .happened
                .get(key)
                .is_some_and(|at| drill.now >= *at + *delay),
            Condition::While(holds) => drill.holds(holds),
            Condition::All(list) => list.iter().all(|one| one.is_true(drill)),
            Condition::Any(list) => list.iter().any(|one| one.is_true(drill)),
            Condition::Not(one) => !one.is_true(drill),
        }
    }
}

impl Drill {
    pub(super) fn injects_at_start(&mut self) {
        for at in 0..self.injects.waiting.len() {
            self.await_times(at);
            self.injects.waiting[at].queued = true;
            self.injects.noticed.push_back(at);
        }
    }

    /// Puts the future moments of a condition on the agenda.
    fn await_times(&mut self, at: usize) {
        let mut times = Vec::new();
        self.injects.waiting[at].when.times(self, &mut times);
        for time in times {
            if time > self.now {
                self.agenda.enter(time, Due::Inject(at));
            }
        }
    }

    pub(super) fn on_inject_due(&mut self, at: usize) {
        if self.injects.waiting[at].may_fire() {
            self.try_inject(at);
        }
    }

    /// Looks at a condition, and lets it happen if it is true.
    pub(super) fn try_inject(&mut self, at: usize) {
        let waiting = &self.injects.waiting[at];
        if !waiting.may_fire() {
            return;
        }
        let rests_until = match waiting.again {
            Some(again) if waiting.fired > 0 => waiting.last + again.cool_down.0,
            _ => Moment::START,
        };
        if self.now < rests_until || !waiting.when.is_true(self) {
            self.await_times(at);
            return;
        }
        let now = self.now;
        let waiting = &mut self.injects.waiting[at];
        waiting.fired += 1;
        waiting.last = now;
        let (again, what) = (waiting.again, waiting.what.clone());
        if let Some(again) = again {
            self.later(again.cool_down.0, Due::Inject(at));
        }
        self.fire(what);
    }

    fn fire(&mut self, what: Kind) {
        match what {
            Kind::Inject(at, inject) => {
                self.emit(What::InjectFired { inject });
                let scenario = self.scenario.clone();
                for effect in &scenario.injects[at].then {
                    self.happen(effect);
                }
            }
            Kind::Ending(ending, outcome) => {
                self.finish_with(Some(ending), outcome, EndWhy::Scripted);
            }
            Kind::Objective(objective) => {
                self.emit(What::ObjectiveMet { objective });
            }
        }
    }

    /// Looks up who waits for what this event means.
    pub(super) fn notice_for_injects(&mut self, what: &What) {
        let now = self.now;
        let mut notice = |class, id: &str| self.injects.notice(class, id, now);
        match what {
            What::InjectFired { inject } => notice(Class::Inject, inject.as_str()),
            What::Heard { acts, .. } => {
                for heard in acts {
                    notice(Class::Act, heard.act.id());
                }
            }
            What::FindingKnown { finding, .. } => notice(Class::Finding, finding.as_str()),
            What::RemedyStarted { remedy, .. } => notice(Class::RemedyStarted, remedy.as_str()),
            What::RemedyDone { remedy, .. } => notice(Class::RemedyDone, remedy.as_str()),
            What::PlanDecided { .. } => notice(Class::Decided, ""),
            What::FaultStarted { fault, .. } => {
                notice(Class::FaultStarted, fault.as_str());
                notice(Class::Faults, fault.as_str());
            }
            What::FaultCleared { fault } => {
                notice(Class::FaultCleared, fault.as_str());
                notice(Class::Faults, fault.as_str());
            }
            What::Joined { who, .. } => {
                notice(Class::Joined, who.as_str());
                notice(Class::Presence, who.as_str());
            }
            What::Left { who, .. } => {
                notice(Class::Left, who.as_str());
                notice(Class::Presence, who.as_str());
                notice(Class::Roles, "");
            }
            What::PressureBegan { arc, .. } => {
                notice(Class::PressureBegan, arc.as_str());
                notice(Class::Pressure, "");
            }
            What::PressureEnded { arc, .. } => {
                notice(Class::PressureEnded, arc.as_str());
                notice(Class::Pressure, "");
            }
            What::Posted { audience, .. } => notice(Class::Posted, audience_name(*audience)),
            What::Mitigated | What::HurtAgain => notice(Class::Mitigated, ""),
            What::DeclaredResolved { .. } => notice(Class::Resolved, ""),
            What::CommandPassed { .. } => {
                notice(Class::Passed, "");
                notice(Class::Command, "");
            }
            What::CommandTaken { .. } => notice(Class::Command, ""),
            What::RoleGiven { .. } => notice(Class::Roles, ""),
            What::HealthChanged { service, .. } => notice(Class::Health, service.as_str()),
            What::SeverityDeclared { .. } => notice(Class::Severity, ""),
            What::TaskGiven { .. } | What::TaskReported { .. } | What::TaskCancelled { .. } => {
                notice(Class::Tasks, "");
            }
            _ => {}
        }
    }

    fn holds(&self, holds: &Holds) -> bool {
        let state = &self.state;
        match holds {
            Holds::TraineeCommands => state.trainee_commands(),
            Holds::NobodyCommands => state.commander.is_none(),
            Holds::Present(who) => state.is_present(who),
            Holds::Filled(role) => state.roles.contains_key(role),
            Holds::Fault(fault) => state.faults.contains_key(fault),
            Holds::Known(finding) => state.known.contains_key(finding),
            Holds::HealthBelow(service, health) => {
                state.health.get(service).is_some_and(|now| now < health)
            }
            Holds::SeverityAtLeast(level) => state.severity.is_some_and(|now| now >= *level),
            Holds::SeverityUndeclared => state.severity.is_none(),
            Holds::UnderPressure => state.open_arcs().next().is_some(),
            Holds::OpenTasks(least) => state.open_tasks().count() >= *least as usize,
            Holds::QuietFor(audience, span) => {
                let last = state.posted.get(audience).copied().unwrap_or(Moment::START);
                self.now.since(last) >= span.0
            }
            Holds::CustomersHurt => self.customers_hurt() >= super::world::MITIGATED_BELOW,
        }
    }

    /// Makes an effect happen. After the drill has ended only the world goes on.
    pub(super) fn happen(&mut self, effect: &Effect) {
        match effect {
            Effect::StartFault(fault) => self.start_fault(fault),
            Effect::WorsenFault(fault, by) => self.worsen_fault(fault, *by),
            Effect::ClearFault(fault) => {
                self.set_intensity(fault, crate::units::Permille::NONE);
            }
            Effect::Lose(customer_minutes) => self.lose(*customer_minutes),
            Effect::Signal(signal, value) => self.set_signal(signal, *value),
            _ if self.has_ended() => {}
            Effect::Say(who, line) => self.say_line(who, line, Channel::Call),
            Effect::Chat(who, line) => self.say_line(who, line, Channel::Chat),
            Effect::Direct(who, line) => self.say_line(who, line, Channel::Dm),
            Effect::Join(who) => self.arrive(who, Came::Unasked),
            Effect::Leave(who) => self.depart(who, Gone::OwnAccord),
            Effect::Page(who) => {
                let by = who.clone();
                self.page(who, &by, None);
            }
            Effect::Pressure(pressure) => self.begin_pressure(pressure),
            Effect::Draft(audience, line) => self.offer_scripted_draft(*audience, line),
            Effect::Remind(line) => self.remind_of_line(line),
            Effect::Reveal(who, finding) => self.reveal(who, finding),
            Effect::End(ending) => {
                let found = self.scenario.endings.iter().find(|one| one.id == *ending);
                let outcome = found.map_or(Outcome::Unresolved, |one| one.outcome);
                self.finish_with(Some(ending.clone()), outcome, EndWhy::Scripted);
            }
        }
    }

    fn say_line(&mut self, who: &PersonId, line: &LineId, channel: Channel) {
        let to = if channel == Channel::Dm {
            vec![self.state.trainee.clone()]
        } else {
            Vec::new()
        };
        self.speak_later(
            Span::ZERO,
            Speech {
                who: who.clone(),
                to,
                channel,
                words: Words::Line(line.clone()),
                sense: Sense::Chatter,
                then: Vec::new(),
                only_if: OnlyIf::Always,
            },
        );
    }

    fn remind_of_line(&mut self, line: &LineId) {
        let Some(deputy) = self.state.roles.get(&Role::Deputy).cloned() else {
            return;
        };
        self.speak_later(
            Span::ZERO,
            Speech {
                then: vec![What::Reminded {
                    who: deputy.clone(),
                    of: Reminder::Other,
                }],
                who: deputy,
                to: Vec::new(),
                channel: Channel::Call,
                words: Words::Line(line.clone()),
                sense: Sense::Reminds,
                only_if: OnlyIf::Deputy,
            },
        );
    }

    fn reveal(&mut self, who: &PersonId, finding: &crate::scenario::ids::FindingId) {
        let scenario = self.scenario.clone();
        let Some(found) = scenario.finding(finding) else {
            return;
        };
        if self.state.known.contains_key(finding) {
            return;
        }
        self.speak_later(
            Span::ZERO,
            Speech {
                who: who.clone(),
                to: Vec::new(),
                channel: Channel::Call,
                words: Words::Line(found.says.clone()),
                sense: Sense::Reports {
                    task: 0,
                    result: Reported::Found,
                },
                then: vec![What::FindingKnown {
                    finding: finding.clone(),
                    who: who.clone(),
                }],
                only_if: OnlyIf::Always,
            },
        );
    }

    /// The scenario's ending for an outcome that came about by itself.
    pub(super) fn ending_for(&self, outcome: Outcome) -> Option<EndingId> {
        let fits =
            |one: &&crate::scenario::model::Ending| one.outcome == outcome && one.when.is_none();
        self.scenario
            .endings
            .iter()
            .find(fits)
            .map(|one| one.id.clone())
    }
}

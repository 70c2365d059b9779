//! Injects: conditions that are looked at only when something they speak of has happened, or
//! when a time they name has come. Endings and objectives with a condition wait the same way.

use std::collections::{BTreeMap, VecDeque};

use smol_str::SmolStr;

use super::casting::Casting;
use super::dice::Dice;
use super::due::Due;
use super::engine::Drill;
use super::event::{DraftId, EndWhy, Ended, Gone, Reported, What};
use crate::scenario::Scenario;
use crate::scenario::ids::{EndingId, InjectId, ObjectiveId};
use crate::scenario::model::{Again, Outcome};
use crate::units::Moment;

mod condition;
mod effects;

use condition::{Class, Condition, Key, audience_name, drawn};

/// All that waits for a condition.
#[derive(Clone, Debug, Default)]
pub(super) struct Injects {
    waiting: Vec<Waiting>,
    watchers: BTreeMap<Key, Vec<usize>>,
    happened: BTreeMap<Key, Moment>,
    noticed: VecDeque<usize>,
}

#[derive(Clone, Debug)]
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
                let scenario = self.scenario.clone();
                let load = scenario.injects[at].load;
                if load.is_some_and(|load| !self.load_allows(&inject, load)) {
                    return;
                }
                self.emit(What::InjectFired { inject });
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

    fn is_flawed(&self, id: DraftId) -> bool {
        let at = (id as usize).checked_sub(1);
        at.and_then(|at| self.state.drafts.get(at))
            .is_some_and(|draft| draft.flaw.is_some())
    }

    /// Looks up who waits for what this event means.
    pub(super) fn notice_for_injects(&mut self, what: &What) {
        let now = self.now;
        let task_owner = |task| self.state.task(task).map(|one| one.to.clone());
        let owner = match what {
            What::TaskGiven { to, .. } => Some(to.clone()),
            What::FollowedUp { task, .. } | What::TimeExtended { task, .. } => task_owner(*task),
            _ => None,
        };
        let flawed = match what {
            What::Posted { draft, .. } => self.is_flawed(*draft),
            _ => false,
        };
        let mut notice = |class, id: &str| self.injects.notice(class, id, now);
        if let Some(owner) = owner {
            let class = match what {
                What::TaskGiven { .. } => Class::TaskGiven,
                What::FollowedUp { .. } => Class::FollowedUp,
                _ => Class::TimeGranted,
            };
            notice(class, owner.as_str());
        }
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
            What::Left { who, why } => {
                match why {
                    Gone::Removed => notice(Class::Removed, who.as_str()),
                    Gone::Relieved => notice(Class::Relieved, who.as_str()),
                    Gone::Released | Gone::OwnAccord => {}
                }
                notice(Class::Left, who.as_str());
                notice(Class::Presence, who.as_str());
                notice(Class::Roles, "");
            }
            What::PressureBegan { arc, .. } => {
                notice(Class::PressureBegan, arc.as_str());
                notice(Class::Pressure, "");
            }
            What::PressureEnded { arc, how, .. } => {
                if matches!(how, Ended::Settled | Ended::Removed) {
                    notice(Class::Settled, arc.as_str());
                }
                notice(Class::PressureEnded, arc.as_str());
                notice(Class::Pressure, "");
            }
            What::Posted { audience, .. } => {
                let class = if flawed {
                    Class::PostedFlawed
                } else {
                    Class::PostedSound
                };
                notice(class, audience_name(*audience));
                notice(Class::Posted, audience_name(*audience));
            }
            What::Mitigated | What::HurtAgain => notice(Class::Mitigated, ""),
            What::DeclaredResolved { .. } => notice(Class::Resolved, ""),
            What::CommandPassed { .. } => {
                notice(Class::Passed, "");
                notice(Class::Command, "");
            }
            What::CommandTaken { .. } => {
                notice(Class::Taken, "");
                notice(Class::Command, "");
            }
            What::RoleGiven { role, .. } => {
                notice(Class::RoleGiven, role.name());
                notice(Class::Roles, "");
            }
            What::TaskAcknowledged { who, .. } => notice(Class::TaskConfirmed, who.as_str()),
            What::Estimated { who, .. } => notice(Class::Estimated, who.as_str()),
            What::OrderUndirected { .. } => notice(Class::Undirected, ""),
            What::RiskTold { remedy, .. } => notice(Class::RiskTold, remedy.as_str()),
            What::ObjectionsPolled { .. } => notice(Class::Polled, ""),
            What::Objected { remedy, .. } => notice(Class::Objected, remedy.as_str()),
            What::Paged { who, .. } => notice(Class::Paged, who.as_str()),
            What::ReadBackJudged { right: true } => notice(Class::ReadBackRight, ""),
            What::BriefPutRight { .. } => notice(Class::BriefPutRight, ""),
            What::PostmortemGiven { .. } => notice(Class::Postmortem, ""),
            What::CallClosed { .. } => notice(Class::Closed, ""),
            What::HealthChanged { service, .. } => notice(Class::Health, service.as_str()),
            What::SeverityDeclared { .. } => {
                notice(Class::Declared, "");
                notice(Class::Severity, "");
            }
            What::TaskReported { who, result, .. } => {
                if *result != Reported::NeedsMoreTime {
                    notice(Class::TaskReported, who.as_str());
                }
                notice(Class::Tasks, "");
            }
            What::TaskGiven { .. } | What::TaskCancelled { .. } => notice(Class::Tasks, ""),
            _ => {}
        }
    }
}

//! Work: how long a task takes, and what it turns up. Work in progress is kept as what is left
//! of it at full speed and how much slower it goes at present; it is reckoned anew only when
//! its speed changes.

use super::numbers::{
    KNOWS_SERVICE, KNOWS_WELL, ORDINARY_SPREAD, ORDINARY_TASK, TIRED, UNACKNOWLEDGED_SLOWDOWN,
    UNFAMILIAR, WORK_SPREAD,
};
use crate::drill::due::Due;
use crate::drill::engine::Drill;
use crate::drill::event::{Reported, TaskId, What};
use crate::drill::state::{Task, TaskStatus};
use crate::scenario::ids::{FindingId, PersonId, ServiceId};
use crate::scenario::model::{Finding, Part};
use crate::units::{Moment, Permille, Span};

/// A piece of work.
#[derive(Clone, Debug)]
pub(in crate::drill) struct Work {
    /// What is left at full speed.
    left: Span,
    /// How much slower it goes now.
    slower: Permille,
    /// From when on `left` counts.
    since: Moment,
    /// Under way; otherwise it waits for the person's other work.
    running: bool,
    /// Outdates entries of the agenda.
    round: u32,
    /// How often it was chased before its time was up.
    chased: u32,
    /// What it will turn up.
    finding: Option<FindingId>,
    /// How it came out.
    pub result: Option<Reported>,
}

impl Drill {
    /// Begins the work on a task that was just given.
    pub(in crate::drill) fn begin_work(&mut self, id: TaskId) {
        self.prepare_work(id);
        self.resume_work(id);
        let Some(task) = self.state.task(id) else {
            return;
        };
        if let Some(remedy) = task.remedy.clone() {
            let who = task.to.clone();
            self.emit(What::RemedyStarted {
                remedy,
                who,
                task: id,
            });
        }
    }

    /// The work on a task begins when the person has finished what they have.
    pub(in crate::drill) fn begin_work_after(&mut self, id: TaskId, who: &PersonId) {
        self.prepare_work(id);
        let busy = self
            .state
            .open_tasks()
            .any(|task| task.id != id && task.to == *who && self.is_running(task.id));
        if !busy {
            self.resume_work(id);
        }
        self.emit(What::TaskQueued { task: id });
    }

    /// Whether a task is being worked on at this moment.
    pub(in crate::drill) fn is_running(&self, id: TaskId) -> bool {
        self.work
            .get(&id)
            .is_some_and(|work| work.running && work.result.is_none())
    }

    fn prepare_work(&mut self, id: TaskId) {
        let Some(task) = self.state.task(id).cloned() else {
            return;
        };
        let scenario = self.scenario.clone();
        let finding = self.next_finding(&task);
        let finding = finding.map(|at| &scenario.world.findings[at]);
        let remedy = task.remedy.as_ref().and_then(|id| scenario.remedy(id));
        let known = remedy
            .map(|remedy| remedy.takes.0)
            .or_else(|| finding.map(|finding| finding.takes.0));
        let finding = finding.map(|finding| finding.id.clone());
        let die = self.die(&task.to);
        let usual = match known {
            Some(takes) => takes.scaled(die.about(WORK_SPREAD)),
            None => {
                let twentieth = die.below(ORDINARY_SPREAD.len() as u32) as usize;
                ORDINARY_TASK.scaled(Permille(ORDINARY_SPREAD[twentieth]))
            }
        };
        let pace = self
            .person(&task.to)
            .map_or(Permille::FULL, |one| one.traits.pace);
        let left = usual.scaled(pace);
        let slower = self.slowness(&task);
        let (since, running) = (self.now, false);
        self.work.insert(
            id,
            Work {
                left,
                slower,
                since,
                running,
                round: 0,
                chased: 0,
                finding,
                result: None,
            },
        );
    }

    fn slowness(&self, task: &Task) -> Permille {
        let (who, service) = (&task.to, task.service.as_ref());
        let tired = self
            .state
            .people
            .get(who)
            .map_or(0, |one| usize::from(one.tired));
        let mut slower = TIRED[tired.min(2)];
        if !task.acknowledged {
            slower = slower.of(UNACKNOWLEDGED_SLOWDOWN);
        }
        let responder = self
            .person(who)
            .is_some_and(|one| one.part == Part::Responder);
        let knows_well = |service: &ServiceId| {
            let mut people = self.at_work_on(task).into_iter();
            people.any(|one| self.expertise(&one, service) >= KNOWS_WELL)
        };
        if responder && service.is_some_and(|service| !knows_well(service)) {
            slower = slower.of(UNFAMILIAR);
        }
        slower.of(self.team_speed(task.id, service))
    }

    /// What a look would turn up next for the people who take it.
    fn next_finding(&self, task: &Task) -> Option<usize> {
        if task.remedy.is_some() {
            return None;
        }
        let service = task.service.as_ref()?;
        let people = self.at_work_on(task);
        self.scenario.world.findings.iter().position(|finding| {
            finding.service == *service
                && people.iter().any(|who| self.could_find(who, finding))
                && !self.state.known.contains_key(&finding.id)
                && !self.is_being_found(&finding.id)
                && self.casting.has(finding.only.as_ref())
                && finding
                    .after
                    .iter()
                    .all(|before| self.state.known.contains_key(before))
                && finding
                    .while_fault
                    .as_ref()
                    .is_none_or(|fault| self.state.faults.contains_key(fault))
        })
    }

    /// Whether somebody could find this. What only people could find who have left the call, others
    /// who know the service find too.
    fn could_find(&self, who: &PersonId, finding: &Finding) -> bool {
        let left = |one: &PersonId| {
            let seen = self.state.people.get(one);
            seen.is_some_and(|seen| !seen.present && seen.gone.is_some())
        };
        finding.found_by.contains(who)
            || (finding.found_by.iter().all(left)
                && self.expertise(who, &finding.service) >= KNOWS_SERVICE)
    }

    /// Somebody has this under their hands, or found it and has not told.
    fn is_being_found(&self, finding: &FindingId) -> bool {
        self.work.iter().any(|(task, work)| {
            work.finding.as_ref() == Some(finding)
                && self
                    .state
                    .task(*task)
                    .is_some_and(crate::drill::state::Task::is_open)
        })
    }

    fn resume_work(&mut self, id: TaskId) {
        let now = self.now;
        let Some(work) = self.work.get_mut(&id) else {
            return;
        };
        work.running = true;
        work.since = now;
        self.schedule_work(id);
    }

    fn schedule_work(&mut self, id: TaskId) {
        let Some(work) = self.work.get_mut(&id) else {
            return;
        };
        if !work.running || work.result.is_some() {
            return;
        }
        work.round += 1;
        let round = work.round;
        let after = work.left.scaled(work.slower);
        self.later(after, Due::Work { task: id, round });
    }

    /// Reckons what is left until now.
    fn settle_work(&mut self, id: TaskId) {
        let now = self.now;
        if let Some(work) = self.work.get_mut(&id) {
            if work.running && work.result.is_none() {
                let done = now.since(work.since).0 * 1000 / u64::from(work.slower.0.max(1));
                work.left = Span(work.left.0.saturating_sub(done));
            }
            work.since = now;
        }
    }

    /// A task was confirmed: from now on it goes at the speed of a closed loop.
    pub(in crate::drill) fn on_acknowledged(&mut self, id: TaskId) {
        self.change_speed(id);
    }

    /// Reckons anew how fast a task goes.
    pub(in crate::drill) fn change_speed(&mut self, id: TaskId) {
        let Some(task) = self.state.task(id) else {
            return;
        };
        let slower = self.slowness(task);
        self.settle_work(id);
        if let Some(work) = self.work.get_mut(&id) {
            work.slower = slower;
        }
        self.schedule_work(id);
    }

    /// Something costs the work on one task so much more time on the clock.
    pub(in crate::drill) fn delay_work(&mut self, id: TaskId, cost: Span) {
        self.settle_work(id);
        if let Some(work) = self.work.get_mut(&id) {
            work.left += Span(cost.0 * 1000 / u64::from(work.slower.0.max(1)));
        }
        self.schedule_work(id);
    }

    /// Something costs all work under way so much more. Gives what it cost in all.
    pub(in crate::drill) fn delay_everybody(&mut self, cost: Span) -> Span {
        let open: Vec<TaskId> = self
            .state
            .open_tasks()
            .map(|task| task.id)
            .filter(|task| self.is_running(*task))
            .collect();
        for task in &open {
            self.delay_work(*task, cost);
        }
        Span(cost.0 * open.len() as u64)
    }

    /// What is left of a task as time on the clock; nothing when it is done.
    pub(in crate::drill) fn time_left(&mut self, id: TaskId) -> Span {
        self.settle_work(id);
        self.schedule_work(id);
        self.work
            .get(&id)
            .filter(|work| work.result.is_none())
            .map_or(Span::ZERO, |work| work.left.scaled(work.slower))
    }

    /// What somebody is working on right now.
    pub(in crate::drill) fn task_under_hands(&self, who: &PersonId) -> Option<TaskId> {
        let theirs = self.state.open_tasks().filter(|task| task.to == *who);
        theirs.map(|task| task.id).find(|id| self.is_running(*id))
    }

    /// A task is chased. Gives how often it was before.
    pub(in crate::drill) fn chased_before(&mut self, id: TaskId) -> u32 {
        let Some(work) = self.work.get_mut(&id) else {
            return 0;
        };
        work.chased += 1;
        work.chased - 1
    }

    /// Somebody goes on with what another has begun, after a while to get into it.
    pub(in crate::drill) fn inherit_work(&mut self, from: TaskId, to: TaskId, cost: Span) {
        self.settle_work(from);
        self.settle_work(to);
        let left = self.work.get(&from).map(|work| work.left);
        if let (Some(left), Some(work)) = (left, self.work.get_mut(&to)) {
            work.left = work.left.min(left);
        }
        self.delay_work(to, cost);
    }

    /// How the work came out, if it is finished.
    pub(in crate::drill) fn result_of(&self, id: TaskId) -> Option<Reported> {
        self.work.get(&id).and_then(|work| work.result)
    }

    /// What the finished work turned up.
    pub(in crate::drill) fn finding_of(&self, id: TaskId) -> Option<FindingId> {
        let work = self.work.get(&id)?;
        (work.result == Some(Reported::Found))
            .then(|| work.finding.clone())
            .flatten()
    }

    /// Whether the work turns up, or has turned up, something that nobody knows yet.
    pub(in crate::drill) fn will_find(&self, id: TaskId) -> bool {
        let finding = self.work.get(&id).and_then(|work| work.finding.as_ref());
        finding.is_some_and(|finding| !self.state.known.contains_key(finding))
    }

    /// Somebody tells a finding before the task that leads to it is over: the work on it ends and
    /// what waited goes on. Gives that task.
    pub(in crate::drill) fn finish_early(
        &mut self,
        who: &PersonId,
        finding: &FindingId,
    ) -> Option<TaskId> {
        let task = self.work.iter().find_map(|(task, work)| {
            let theirs = |one: &Task| one.is_open() && one.to == *who;
            let leads = work.finding.as_ref() == Some(finding)
                && self.state.task(*task).is_some_and(theirs);
            leads.then_some(*task)
        })?;
        self.stop_work(task);
        if let Some(work) = self.work.get_mut(&task) {
            work.result = Some(Reported::Found);
        }
        self.take_up_next(who);
        Some(task)
    }

    /// Nobody works on this any more.
    pub(in crate::drill) fn stop_work(&mut self, id: TaskId) {
        if let Some(work) = self.work.get_mut(&id) {
            work.running = false;
            work.round += 1;
        }
    }

    /// The other tasks of whoever has this one wait.
    pub(in crate::drill) fn pause_others(&mut self, id: TaskId) {
        let Some(who) = self.state.task(id).map(|task| task.to.clone()) else {
            return;
        };
        let mut others = self.state.open_tasks_of(&who);
        others.retain(|other| *other != id);
        self.pause_work(&others);
    }

    /// All that somebody has waits.
    pub(in crate::drill) fn pause_work_of(&mut self, who: &PersonId) {
        let theirs = self.state.open_tasks_of(who);
        self.pause_work(&theirs);
    }

    fn pause_work(&mut self, tasks: &[TaskId]) {
        for task in tasks {
            self.settle_work(*task);
            self.stop_work(*task);
        }
    }

    /// The work on a task comes to its end. Whether anybody hears of it is another matter.
    pub(in crate::drill) fn on_work_done(&mut self, id: TaskId, round: u32) {
        let Some(work) = self.work.get(&id) else {
            return;
        };
        if work.round != round || !work.running || work.result.is_some() {
            return;
        }
        let finding = work.finding.clone();
        let Some(task) = self.state.task(id).cloned() else {
            return;
        };
        let result = if let Some(remedy) = &task.remedy {
            self.carry_out(remedy, &task.to, id)
        } else if let Some(finding) = finding.filter(|_| !self.slips(&task.to, id)) {
            self.emit(What::Found {
                finding,
                who: task.to.clone(),
                task: id,
            });
            Reported::Found
        } else if task.service.is_some() {
            Reported::Nothing
        } else {
            Reported::Done
        };
        if let Some(work) = self.work.get_mut(&id) {
            work.result = Some(result);
            work.running = false;
        }
        self.emit(What::WorkDone {
            task: id,
            who: task.to.clone(),
        });
        self.report_unasked(id);
        self.take_up_next(&task.to);
    }

    /// Somebody is free: what waited goes on.
    pub(in crate::drill) fn take_up_next(&mut self, who: &PersonId) {
        let next = self
            .state
            .open_tasks()
            .filter(|task| task.to == *who && task.status == TaskStatus::Open)
            .map(|task| task.id)
            .find(|task| {
                self.work
                    .get(task)
                    .is_some_and(|work| !work.running && work.result.is_none())
            });
        if let Some(next) = next {
            self.resume_work(next);
        }
    }
}

//! The state of a drill: a fold of its events, and nothing else.
//!
//! Folded over all events it is the truth, which the engine decides by. Folded over the events
//! that the commander could hear or see ([`State::witness`]) it is what a commander knows: front
//! ends and bots are given only that. What hidden events alone would fill stays empty there.

use std::collections::{BTreeMap, BTreeSet};

use smol_str::SmolStr;

use super::event::{Audience, Event, TaskId};
use crate::hearing::Directed;
use crate::scenario::ids::{
    ArcId, EndingId, FaultId, FindingId, PersonId, RemedyId, ServiceId, SignalId,
};
use crate::scenario::model::{Audience as PostAudience, Outcome, Role};
use crate::units::{Moment, Permille};

mod fold;
mod parts;

pub use parts::{
    Attendance, Draft, DraftStatus, Handover, Plan, PressureArc, Receiving, Standing, Task,
    TaskStatus, Team,
};

/// Where a drill stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// When the last event happened.
    pub now: Moment,
    /// Who the trainee plays.
    pub trainee: PersonId,
    /// When the trainee's shift ends.
    pub shift_ends: Option<Moment>,
    /// Who commands.
    pub commander: Option<PersonId>,
    /// Whether the trainee asked if anybody commands.
    pub asked_for_commander: bool,
    /// The severity declared.
    pub severity: Option<u8>,
    /// Who holds which standing role.
    pub roles: BTreeMap<Role, PersonId>,
    /// Everybody who was ever on the call or paged.
    pub people: BTreeMap<PersonId, Attendance>,
    /// All tasks.
    pub tasks: BTreeMap<TaskId, Task>,
    /// The sub-teams there are, by name.
    pub teams: BTreeMap<SmolStr, Team>,
    /// The health of services that is not full [permille].
    pub health: BTreeMap<ServiceId, Permille>,
    /// The last sample of each signal.
    pub signals: BTreeMap<SignalId, i64>,
    /// Faults that are there, with their intensity. Hidden.
    pub faults: BTreeMap<FaultId, Permille>,
    /// Findings known on the call: who told, and when.
    pub known: BTreeMap<FindingId, (PersonId, Moment)>,
    /// Remedies that were offered or put forward.
    pub options: BTreeMap<RemedyId, Standing>,
    /// When options were first asked for.
    pub options_asked: Option<Moment>,
    /// When risks were first asked for in general.
    pub risks_asked: Option<Moment>,
    /// All plans; the plan with id `n` stands at `n - 1`.
    pub plans: Vec<Plan>,
    /// All pressure arcs that have begun.
    pub arcs: BTreeMap<ArcId, PressureArc>,
    /// All drafts; the draft with id `n` stands at `n - 1`.
    pub drafts: Vec<Draft>,
    /// When something was last posted to whom.
    pub posted: BTreeMap<PostAudience, Moment>,
    /// When stakeholders were last told how things stand: by a post of either kind, or on the call.
    pub informed: Option<Moment>,
    /// When a post was last asked for, for whom.
    pub post_asked: BTreeMap<PostAudience, Moment>,
    /// When the next update was promised for.
    pub update_due: Option<Moment>,
    /// The handover under way or done.
    pub handover: Handover,
    /// How the trainee receives command of an incident under way.
    pub receiving: Option<Receiving>,
    /// When customers ceased to be hurt. Hidden.
    pub mitigated: Option<Moment>,
    /// Lost until `now` and being lost. Hidden.
    pub impact: (u64, u64),
    /// The commander declared it over.
    pub resolved: Option<Moment>,
    /// The owner of the postmortem.
    pub postmortem: Option<PersonId>,
    /// The commander closed the call.
    pub closed: Option<Moment>,
    /// The drill is over for the trainee.
    pub ended: Option<(Option<EndingId>, Outcome)>,
}

impl State {
    /// Folds all of a log.
    pub fn of(log: &[Event]) -> State {
        let mut state = State::default();
        for event in log {
            state.apply(event);
        }
        state
    }

    /// Takes in an event if the commander could hear or see it.
    pub fn witness(&mut self, event: &Event) {
        if event.audience() == Audience::Commander {
            self.apply(event);
        }
    }

    /// Whether the trainee commands.
    pub fn trainee_commands(&self) -> bool {
        self.commander.as_ref() == Some(&self.trainee)
    }

    /// Whether this person is on the call.
    pub fn is_present(&self, who: &PersonId) -> bool {
        self.people.get(who).is_some_and(|person| person.present)
    }

    /// Everybody on the call, in the order of their ids.
    pub fn present(&self) -> impl Iterator<Item = &PersonId> {
        self.people
            .iter()
            .filter(|(_, person)| person.present)
            .map(|(id, _)| id)
    }

    /// The task with this number.
    pub fn task(&self, id: TaskId) -> Option<&Task> {
        self.tasks.get(&id)
    }

    /// Tasks that are not finished, declined or called off, oldest first.
    pub fn open_tasks(&self) -> impl DoubleEndedIterator<Item = &Task> {
        self.tasks.values().filter(|task| task.is_open())
    }

    /// The numbers of a person's open tasks, oldest first.
    pub fn open_tasks_of(&self, who: &PersonId) -> Vec<TaskId> {
        self.open_tasks()
            .filter(|task| task.to == *who)
            .map(|task| task.id)
            .collect()
    }

    /// The newest open task of a person.
    pub fn open_task_of(&self, who: &PersonId) -> Option<&Task> {
        self.open_tasks().rev().find(|task| task.to == *who)
    }

    /// The sub-team that somebody is a member of; its leader stays on the main call.
    pub fn team_of(&self, member: &PersonId) -> Option<(&SmolStr, &Team)> {
        self.teams
            .iter()
            .find(|(_, team)| team.members.contains(member))
    }

    /// The sub-team whose task this is.
    pub fn team_on(&self, task: TaskId) -> Option<(&SmolStr, &Team)> {
        self.teams.iter().find(|(_, team)| team.task == task)
    }

    /// Who reports to the commander: everybody with an open task that the commander gave. Of a
    /// sub-team only the leader does.
    pub fn direct_reports(&self) -> BTreeSet<&PersonId> {
        self.open_tasks()
            .filter(|task| task.directed != Directed::Nobody)
            .map(|task| &task.to)
            .filter(|who| self.team_of(who).is_none())
            .collect()
    }

    /// Arcs that have not ended, in the order of their ids.
    pub fn open_arcs(&self) -> impl Iterator<Item = (&ArcId, &PressureArc)> {
        self.arcs.iter().filter(|(_, arc)| arc.ended.is_none())
    }

    /// The oldest draft for customers that waits for the commander. Notes to the company are not
    /// theirs to approve.
    pub fn waiting_draft(&self) -> Option<&Draft> {
        self.drafts.iter().find(|draft| {
            draft.status == DraftStatus::Waiting && draft.audience == PostAudience::Public
        })
    }
}

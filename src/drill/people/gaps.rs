//! Gaps: when somebody leaves the call, what they had is nobody's. Their roles are open and
//! their tasks want another owner. Somebody says so: of work the deputy, of a role whoever is
//! left to say it.

use super::numbers::ANSWERS_IN;
use super::roles::role_name;
use crate::drill::due::{OnlyIf, Speech, Words};
use crate::drill::engine::Drill;
use crate::drill::event::{Reminder, Sense, TaskId, What};
use crate::drill::state::Task;
use crate::hearing::Directed;
use crate::scenario::ids::PersonId;
use crate::scenario::model::Role;
use crate::units::Span;

/// After a farewell somebody notices what is missing (ours).
const NOTICES_AFTER: Span = Span::secs(2);

impl Drill {
    /// The roles that somebody holds.
    pub(in crate::drill) fn roles_of(&self, who: &PersonId) -> Vec<Role> {
        let held = |(role, holder): (&Role, &PersonId)| (holder == who).then_some(*role);
        self.state.roles.iter().filter_map(held).collect()
    }

    /// Whether anybody would still mind a gap.
    fn minds_gaps(&self) -> bool {
        self.state.trainee_commands() && self.state.resolved.is_none() && !self.has_ended()
    }

    /// Somebody has left who held this role.
    pub(in crate::drill) fn role_falls_open(&mut self, role: Role, who: &PersonId) {
        if !self.minds_gaps() {
            return;
        }
        self.emit(What::RoleLeftOpen {
            role,
            who: who.clone(),
        });
        let Some(by) = self.deputy().or_else(|| self.spokesperson()) else {
            return;
        };
        let after = self.reaction(&by, ANSWERS_IN) + NOTICES_AFTER;
        self.speak_later(
            after,
            Speech::aloud(
                &by,
                Words::House("role-open", vec![("role", role_name(role).to_owned())]),
                Sense::CallsRoleOpen { role },
            )
            .only_if(OnlyIf::RoleOpen(role)),
        );
    }

    /// Somebody has left with this task unfinished. What they had taken up unasked nobody misses.
    pub(in crate::drill) fn work_falls_open(&mut self, id: TaskId, who: &PersonId) {
        let known = |task: &&Task| task.directed != Directed::Nobody || task.acknowledged;
        let Some(task) = self.state.task(id).filter(known).cloned() else {
            return;
        };
        if !self.minds_gaps() {
            return;
        }
        self.emit(What::WorkLeftOpen {
            task: id,
            who: who.clone(),
        });
        let Some(by) = self.deputy() else { return };
        let after = self.reaction(&by, ANSWERS_IN) + NOTICES_AFTER;
        let slots = vec![("who", self.called(who)), ("task", task.text)];
        self.speak_later(
            after,
            Speech::aloud(
                &by,
                Words::House("work-open", slots),
                Sense::CallsWorkOpen { task: id },
            )
            .then(vec![What::Reminded {
                who: by.clone(),
                of: Reminder::WorkOpen { task: id },
            }])
            .only_if(OnlyIf::NobodyHas(id)),
        );
    }

    /// Whether somebody else has been given what this task was about.
    pub(in crate::drill) fn has_new_owner(&self, id: TaskId) -> bool {
        let Some(lost) = self.state.task(id) else {
            return false;
        };
        let same = |task: &Task| {
            task.id > id
                && task.is_open()
                && task.remedy == lost.remedy
                && (task.text == lost.text || task.service == lost.service)
        };
        self.state.open_tasks().any(same)
    }
}

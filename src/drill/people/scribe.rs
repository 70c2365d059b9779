//! The scribe: writes down decisions, tasks, findings and who commands, as they happen. What
//! happened before there was one, or while they were away, is not in the log.

use crate::drill::engine::Drill;
use crate::drill::event::{Reported, What};
use crate::scenario::model::Role;

impl Drill {
    /// What the scribe writes down of an event, if there is one and it is worth a line.
    pub(in crate::drill) fn note_of(&self, what: &What) -> Option<String> {
        let name = |who| self.called(who);
        let note = match what {
            What::CommandTaken {
                who, again: false, ..
            } => format!("{} is Incident Commander", name(who)),
            What::CommandPassed { to: Some(to), .. } => {
                format!("{} is Incident Commander", name(to))
            }
            What::RoleGiven { role, who, .. } => {
                format!("{} is {}", name(who), super::roles::role_name(*role))
            }
            What::SeverityDeclared { level, .. } => format!("severity {level} declared"),
            What::TaskGiven {
                to,
                text,
                timebox_ms,
                ..
            } => match timebox_ms {
                Some(ms) => format!("{}: {text} ({} min)", name(to), ms.div_ceil(60_000)),
                None => format!("{}: {text}", name(to)),
            },
            What::TeamFormed {
                team,
                leader,
                members,
                ..
            } => {
                let members: Vec<String> = members.iter().map(name).collect();
                match members.as_slice() {
                    [] => format!("{} leads team {team}", name(leader)),
                    _ => format!("{} leads team {team}: {}", name(leader), members.join(", ")),
                }
            }
            What::WorkLeftOpen { task, .. } => {
                format!("without an owner: {}", self.state.task(*task)?.text)
            }
            What::FindingKnown { finding, who } => {
                let says = self.scenario.finding(finding)?.says.clone();
                format!("{} reports: {}", name(who), self.scenario.line(&says))
            }
            What::TaskReported {
                who,
                result: Reported::Done,
                task,
                ..
            } => {
                format!("{}: done ({})", name(who), self.state.task(*task)?.text)
            }
            What::TaskReported {
                who,
                result: Reported::Half,
                task,
                ..
            } => {
                format!(
                    "{}: worked by half ({})",
                    name(who),
                    self.state.task(*task)?.text
                )
            }
            What::TaskReported {
                who,
                result: Reported::Failed,
                task,
                ..
            } => {
                format!(
                    "{}: did not work ({})",
                    name(who),
                    self.state.task(*task)?.text
                )
            }
            What::OrderedInstead { who, remedy } => format!(
                "{} orders: {}",
                name(who),
                self.scenario.remedy(remedy)?.name
            ),
            What::PlanDecided { text, .. } => format!("decided: {text}"),
            What::RiskTold { who, remedy, .. } => {
                format!(
                    "{} names a risk of: {}",
                    name(who),
                    self.scenario.remedy(remedy)?.name
                )
            }
            What::Posted {
                audience: crate::scenario::model::Audience::Public,
                ..
            } => "public update posted".to_owned(),
            What::Joined { who, .. } => format!("{} joined", name(who)),
            What::Left { who, .. } => format!("{} left", name(who)),
            What::DeclaredResolved { .. } => "declared resolved".to_owned(),
            _ => return None,
        };
        // Asked last: most of what happens is worth no line.
        self.holder(Role::Scribe).map(|_| note)
    }
}

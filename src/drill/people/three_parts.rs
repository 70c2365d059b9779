//! Reports in three parts: condition, actions, needs (PRACTICE 15), by people who were trained to
//! give them. Made of what they know; a report without a finding or a remedy is told plainly.

use super::tasks::minutes_said;
use crate::drill::due::Words;
use crate::drill::engine::Drill;
use crate::drill::event::{Reported, TaskId, What};
use crate::scenario::ids::{PersonId, ServiceId};

impl Drill {
    /// Whether somebody was trained to report so.
    pub(super) fn reports_in_three_parts(&self, who: &PersonId) -> bool {
        self.person(who).is_some_and(|one| one.traits.structured)
    }

    /// The report of a finding or a remedy in three parts, from those trained to give it.
    pub(super) fn three_parts(&self, id: TaskId, result: Reported) -> Option<Words> {
        let task = self.state.task(id)?;
        if !self.reports_in_three_parts(&task.to) {
            return None;
        }
        let remedy = task
            .remedy
            .as_ref()
            .and_then(|remedy| self.scenario.remedy(remedy));
        match (result, remedy) {
            (Reported::Found, _) => {
                let finding = self.finding_of(id)?;
                let finding = self.scenario.finding(&finding)?;
                let service = self.scenario.service(&finding.service)?;
                let slots = vec![("service", service.in_a_sentence())];
                Some(Words::Framed("can-found", finding.says.clone(), slots))
            }
            (Reported::Done, Some(remedy)) => {
                let slots = vec![("remedy", remedy.name.clone())];
                let says = remedy.says_done.clone()?;
                Some(Words::Framed("can-remedy-done", says, slots))
            }
            (Reported::Half, Some(remedy)) => {
                let slots = vec![("remedy", remedy.name.clone())];
                let says = remedy.says_half.clone()?;
                Some(Words::Framed("can-remedy-half", says, slots))
            }
            (Reported::Failed, Some(remedy)) => {
                let slots = vec![("remedy", remedy.name.clone())];
                let says = remedy.says_failed.clone()?;
                Some(Words::Framed("can-remedy-failed", says, slots))
            }
            _ => None,
        }
    }

    /// "I need more time" in three parts: what they need is an estimate, given unasked.
    pub(super) fn needs_in_three_parts(&mut self, id: TaskId, who: &PersonId) -> (Words, What) {
        let minutes = self.minutes_believed(id, who);
        let service = self.state.task(id).and_then(|task| task.service.clone());
        let slots = vec![
            ("condition", self.condition_of(service.as_ref())),
            ("minutes", minutes_said(minutes)),
        ];
        let estimated = What::Estimated {
            task: id,
            who: who.clone(),
            estimate_ms: minutes * 60_000,
        };
        (Words::House("can-more-time", slots), estimated)
    }

    /// How a service looks to who works on it.
    fn condition_of(&self, id: Option<&ServiceId>) -> String {
        let Some(service) = id.and_then(|id| self.scenario.service(id)) else {
            return "nothing I could show you yet".to_owned();
        };
        match self.worst_signal(service) {
            Some((signal, value)) => format!(
                "{} still has {} at {value} {}",
                service.in_a_sentence(),
                signal.name,
                signal.unit
            ),
            None => format!("{} looks normal so far", service.in_a_sentence()),
        }
    }
}

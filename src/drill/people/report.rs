//! Reports: who tells what unasked, and what they say when it is their turn. A closed loop with
//! a time box brings a report at its end; without a time box, or unconfirmed, people keep what
//! they have until they are asked; and a time box that passes before the work is done passes in
//! silence.

use super::numbers::ANSWERS_IN;
use crate::drill::due::{Due, OnlyIf, Speech, Words};
use crate::drill::engine::Drill;
use crate::drill::event::{Reported, Sense, TaskId, What};
use crate::scenario::ids::PersonId;
use crate::scenario::model::Service;
use crate::units::{Permille, Span};

impl Drill {
    /// The work is done: is it told at once?
    pub(in crate::drill) fn report_unasked(&mut self, id: TaskId) {
        let Some(task) = self.state.task(id).cloned() else {
            return;
        };
        if !task.acknowledged || !task.is_open() {
            return;
        }
        if task.remedy.is_some() {
            // Who carried something out by order says so.
            let after = self.reaction(&task.to, ANSWERS_IN);
            self.later(after, Due::ReportUnasked { task: id });
            return;
        }
        match task.box_ends {
            Some(ends) if ends > self.now => {
                self.later(ends.since(self.now), Due::ReportUnasked { task: id })
            }
            _ => {
                // No time box, or it is over: only the candid speak up by themselves.
                let candour = self
                    .person(&task.to)
                    .map(|one| one.traits.candour)
                    .unwrap_or_default();
                if self.die(&task.to).chance(Permille(candour.0 / 2)) {
                    let after = self.die(&task.to).span(Span::secs(30), Span::secs(90));
                    self.later(after, Due::ReportUnasked { task: id });
                }
            }
        }
    }

    /// Somebody tells how their task came out.
    pub(in crate::drill) fn report(&mut self, id: TaskId) {
        let Some(task) = self.state.task(id).cloned() else {
            return;
        };
        let Some(result) = self.result_of(id).filter(|_| task.is_open()) else {
            return;
        };
        let finding = self.finding_of(id);
        let words = match self.three_parts(id, result) {
            Some(words) => words,
            None => self.report_words(id, result),
        };
        let mut then = vec![What::TaskReported {
            task: id,
            who: task.to.clone(),
            result,
            finding: finding.clone(),
        }];
        if let Some(finding) = finding {
            then.push(What::FindingKnown {
                finding,
                who: task.to.clone(),
            });
        }
        let after = self.mouth_free.since(self.now);
        self.speak_later(
            after,
            Speech::aloud(&task.to, words, Sense::Reports { task: id, result })
                .then(then)
                .only_if(OnlyIf::TaskOpen(id)),
        );
    }

    fn report_words(&self, id: TaskId, result: Reported) -> Words {
        let Some(task) = self.state.task(id) else {
            return Words::House("report-done", vec![]);
        };
        let service = task
            .service
            .as_ref()
            .and_then(|service| self.scenario.service(service));
        let slots = vec![
            ("task", task.text.clone()),
            (
                "service",
                service.map_or_else(String::new, Service::in_a_sentence),
            ),
        ];
        let remedy = task
            .remedy
            .as_ref()
            .and_then(|remedy| self.scenario.remedy(remedy));
        let own = match (result, remedy) {
            (Reported::Done, Some(remedy)) => remedy.says_done.clone(),
            (Reported::Half, Some(remedy)) => remedy.says_half.clone(),
            (Reported::Failed, Some(remedy)) => remedy.says_failed.clone(),
            (Reported::Found, _) => self
                .finding_of(id)
                .and_then(|finding| self.scenario.finding(&finding))
                .map(|finding| finding.says.clone()),
            _ => None,
        };
        if let Some(line) = own {
            return Words::Line(line);
        }
        let name = remedy.map_or_else(String::new, |remedy| remedy.name.clone());
        match (result, remedy.is_some()) {
            (Reported::Done, true) => Words::House("report-remedy-done", vec![("remedy", name)]),
            (Reported::Half, _) => Words::House("report-remedy-half", vec![("remedy", name)]),
            (Reported::Failed, _) => Words::House("report-remedy-failed", vec![("remedy", name)]),
            (Reported::Nothing, _) => {
                // Who sees it suffer does not call it clean.
                let well = task
                    .service
                    .as_ref()
                    .is_none_or(|one| self.is_recovered(one));
                let situation = if well {
                    "report-nothing"
                } else {
                    "report-no-cause"
                };
                Words::House(situation, slots)
            }
            _ => Words::House("report-done", slots),
        }
    }

    /// "Not yet."
    pub(in crate::drill) fn tell_needs_more_time(
        &mut self,
        id: TaskId,
        who: &PersonId,
        early: bool,
    ) {
        let after = self.reaction(who, ANSWERS_IN);
        let result = Reported::NeedsMoreTime;
        let mut then = vec![What::TaskReported {
            task: id,
            who: who.clone(),
            result,
            finding: None,
        }];
        let words = if early {
            Words::House("chased", vec![])
        } else if self.reports_in_three_parts(who) {
            let (words, estimated) = self.needs_in_three_parts(id, who);
            then.push(estimated);
            words
        } else {
            Words::House("needs-more-time", vec![])
        };
        self.speak_later(
            after,
            Speech::aloud(who, words, Sense::Reports { task: id, result })
                .then(then)
                .only_if(OnlyIf::TaskOpen(id)),
        );
    }

    /// What somebody is busy with, beside one task, in the commander's words.
    pub(in crate::drill) fn open_work_said(&self, who: &PersonId, beside: TaskId) -> String {
        self.state
            .open_tasks()
            .rev()
            .find(|task| task.to == *who && task.id != beside)
            .map_or_else(|| "the other thing".to_owned(), |task| task.text.clone())
    }
}

//! Effects: what an inject, a remedy's side effect or its failure makes happen.

use super::super::due::{OnlyIf, Speech, Words};
use super::super::engine::Drill;
use super::super::event::{Came, EndWhy, Gone, Reminder, Reported, Sense, What};
use crate::hearing::Channel;
use crate::scenario::ids::{EndingId, FindingId, LineId, PersonId};
use crate::scenario::model::{Effect, Ending, Outcome, Role};
use crate::units::{Permille, Span};

impl Drill {
    /// Makes an effect happen. After the drill has ended only the world goes on.
    pub(in crate::drill) fn happen(&mut self, effect: &Effect) {
        match effect {
            Effect::StartFault(fault) => self.start_fault(fault),
            Effect::WorsenFault(fault, by) => self.worsen_fault(fault, *by),
            Effect::ClearFault(fault) => {
                self.set_intensity(fault, Permille::NONE);
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
            Effect::Pressure(pressure) => self.pressure_comes(pressure),
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
            Speech::aloud(who, Words::Line(line.clone()), Sense::Chatter).to(to, channel),
        );
    }

    fn remind_of_line(&mut self, line: &LineId) {
        let Some(deputy) = self.state.roles.get(&Role::Deputy).cloned() else {
            return;
        };
        self.speak_later(
            Span::ZERO,
            Speech::aloud(&deputy, Words::Line(line.clone()), Sense::Reminds)
                .then(vec![What::Reminded {
                    who: deputy.clone(),
                    of: Reminder::Other,
                }])
                .only_if(OnlyIf::Deputy),
        );
    }

    fn reveal(&mut self, who: &PersonId, finding: &FindingId) {
        let scenario = self.scenario.clone();
        let Some(found) = scenario.finding(finding) else {
            return;
        };
        if self.state.known.contains_key(finding) {
            return;
        }
        let known = What::FindingKnown {
            finding: finding.clone(),
            who: who.clone(),
        };
        // Who was sent to look for it has told by this what their task turned up.
        let task = self.finish_early(who, finding);
        let result = Reported::Found;
        let reported = task.map(|task| What::TaskReported {
            task,
            who: who.clone(),
            result,
            finding: Some(finding.clone()),
        });
        self.speak_later(
            Span::ZERO,
            Speech::aloud(
                who,
                Words::Line(found.says.clone()),
                Sense::Reports {
                    task: task.unwrap_or(0),
                    result,
                },
            )
            .then(reported.into_iter().chain([known]).collect())
            .only_if(task.map_or(OnlyIf::Always, OnlyIf::TaskOpen)),
        );
    }

    /// The scenario's ending for an outcome that came about by itself.
    pub(in crate::drill) fn ending_for(&self, outcome: Outcome) -> Option<EndingId> {
        let fits = |one: &&Ending| one.outcome == outcome && one.when.is_none();
        self.scenario
            .endings
            .iter()
            .find(fits)
            .map(|one| one.id.clone())
    }
}

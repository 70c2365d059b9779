//! The lanes that one pass over the log fills: command, tasks, pressure, health, impact, updates
//! and moments.

use std::collections::BTreeMap;

use super::{Health, Moment, PressureBar, Stretch, TaskBar, Timeline, Update};
use crate::debrief::quotes;
use crate::drill::event::{Reported, TaskId};
use crate::drill::{Event, Seq, What};
use crate::scenario::Scenario;
use crate::scenario::ids::{ArcId, PersonId, ServiceId};
use crate::scenario::model::Audience;

/// Reads these lanes off the log.
pub(super) fn of(log: &[Event], scenario: &Scenario, until: u64) -> Timeline {
    let mut lanes = Lanes {
        scenario,
        timeline: Timeline {
            until_ms: until,
            ..Timeline::default()
        },
        tasks: BTreeMap::new(),
        arcs: BTreeMap::new(),
        services: BTreeMap::new(),
    };
    lanes.set_commander(None, 0);
    for event in log {
        lanes.take_in(event);
    }
    lanes.finish()
}

struct Lanes<'a> {
    scenario: &'a Scenario,
    timeline: Timeline,
    tasks: BTreeMap<TaskId, usize>,
    arcs: BTreeMap<&'a ArcId, usize>,
    services: BTreeMap<&'a ServiceId, usize>,
}

impl<'a> Lanes<'a> {
    fn name(&self, who: &PersonId) -> String {
        quotes::name_of(self.scenario, who).to_owned()
    }

    fn take_in(&mut self, event: &'a Event) {
        let at = event.at.0;
        match &event.what {
            What::CallBegan { shift_ends_ms, .. } => self.timeline.shift_ends_ms = *shift_ends_ms,
            What::CommandTaken { who, .. } => self.set_commander(Some(who), at),
            What::UnderWay { commander, .. } => self.set_commander(Some(commander), at),
            What::CommandPassed { to, .. } => self.set_commander(to.as_ref(), at),
            What::TaskGiven {
                task,
                to,
                text,
                timebox_ms,
                utterance,
                ..
            } => {
                let boxes = timebox_ms.iter().map(|span| at + span).collect();
                self.add_task(*task, to, text, (*utterance, at), boxes, false);
            }
            What::WorkUnderWay {
                task,
                to,
                text,
                timebox_ms,
                ..
            } => {
                let boxes = timebox_ms.iter().map(|span| at + span).collect();
                self.add_task(*task, to, text, (event.seq, at), boxes, false);
            }
            What::PickedUp {
                task, who, text, ..
            } => self.add_task(*task, who, text, (event.seq, at), Vec::new(), true),
            What::TimeExtended {
                task, timebox_ms, ..
            } => self.on_task(*task, |bar| bar.boxes_ms.push(at + timebox_ms)),
            What::FollowedUp { task, .. } => {
                self.on_task(*task, |bar| bar.follow_ups_ms.push(at));
            }
            What::TaskReported { task, result, .. } if *result != Reported::NeedsMoreTime => {
                self.end_task(*task, at, quotes::reported(*result));
            }
            What::TaskDeclined { task, .. } => self.end_task(*task, at, "declined"),
            What::TaskCancelled { task, .. } => self.end_task(*task, at, "called off"),
            What::PressureBegan {
                arc, arc_kind, who, ..
            } => {
                self.arcs.insert(arc, self.timeline.pressure.len());
                let bar = PressureBar {
                    seq: event.seq,
                    who: self.name(who),
                    kind: quotes::pressure(*arc_kind).to_owned(),
                    from_ms: at,
                    to_ms: self.timeline.until_ms,
                    answers_ms: Vec::new(),
                    ended: "still open at the end".to_owned(),
                };
                self.timeline.pressure.push(bar);
            }
            What::PressureAnswered { arc, .. } => {
                if let Some(place) = self.arcs.get(arc) {
                    self.timeline.pressure[*place].answers_ms.push(at);
                }
            }
            What::PressureEnded { arc, how, .. } => {
                if let Some(place) = self.arcs.get(arc) {
                    let bar = &mut self.timeline.pressure[*place];
                    bar.to_ms = at;
                    quotes::ended(*how).clone_into(&mut bar.ended);
                }
            }
            What::HealthChanged { service, health } => self.set_health(service, at, health.0),
            What::Impact { rate, .. } => {
                if self.timeline.impact.last().map(|(_, last)| *last) != Some(*rate) {
                    self.timeline.impact.push((at, *rate));
                }
            }
            What::UpdateGiven { .. } => self.update(at, "call"),
            What::Posted {
                audience: Audience::Public,
                ..
            } => self.update(at, "public"),
            What::Posted {
                audience: Audience::Internal,
                ..
            } => self.update(at, "internal"),
            what => {
                if let Some(text) = self.moment(what) {
                    self.timeline.moments.push(Moment { at_ms: at, text });
                }
            }
        }
    }

    fn moment(&self, what: &What) -> Option<String> {
        Some(match what {
            What::SeverityDeclared { level, .. } => format!("severity {level} declared"),
            What::PlanDecided {
                remedy: Some(id), ..
            } => {
                let name = self
                    .scenario
                    .remedy(id)
                    .map_or(id.as_str(), |remedy| remedy.name.as_str());
                format!("decided: {name}")
            }
            What::PlanDecided { text, .. } => format!("decided: {text}"),
            What::Mitigated => "customers no longer hurt".to_owned(),
            What::HurtAgain => "customers hurt again".to_owned(),
            What::HandoverAnnounced { to, .. } => {
                format!("handover to {} announced", self.name(to))
            }
            What::DeclaredResolved { .. } => "declared over".to_owned(),
            _ => return None,
        })
    }

    fn set_commander(&mut self, who: Option<&PersonId>, at: u64) {
        let name = who.map(|who| self.name(who));
        let until = self.timeline.until_ms;
        if let Some(last) = self.timeline.commanders.last_mut() {
            if last.who == name {
                return;
            }
            last.to_ms = at;
        }
        self.timeline.commanders.push(Stretch {
            who: name,
            trainee: who == Some(&self.scenario.trainee),
            from_ms: at,
            to_ms: until,
        });
    }

    fn add_task(
        &mut self,
        task: TaskId,
        who: &PersonId,
        text: &str,
        (seq, at): (Seq, u64),
        boxes_ms: Vec<u64>,
        picked_up: bool,
    ) {
        self.tasks.insert(task, self.timeline.tasks.len());
        let bar = TaskBar {
            seq,
            who: self.name(who),
            text: text.to_owned(),
            from_ms: at,
            to_ms: self.timeline.until_ms,
            boxes_ms,
            follow_ups_ms: Vec::new(),
            ended: "open at the end".to_owned(),
            picked_up,
        };
        self.timeline.tasks.push(bar);
    }

    fn on_task(&mut self, task: TaskId, change: impl FnOnce(&mut TaskBar)) {
        if let Some(place) = self.tasks.get(&task) {
            change(&mut self.timeline.tasks[*place]);
        }
    }

    fn end_task(&mut self, task: TaskId, at: u64, how: &str) {
        self.on_task(task, |bar| {
            bar.to_ms = at;
            how.clone_into(&mut bar.ended);
        });
    }

    fn set_health(&mut self, service: &'a ServiceId, at: u64, health: u32) {
        let place = match self.services.get(service) {
            Some(place) => *place,
            None => {
                let place = self.timeline.health.len();
                self.services.insert(service, place);
                let name = self
                    .scenario
                    .service(service)
                    .map_or_else(|| service.to_string(), |service| service.name.clone());
                self.timeline.health.push(Health {
                    service: name,
                    steps: Vec::new(),
                });
                place
            }
        };
        self.timeline.health[place].steps.push((at, health));
    }

    fn update(&mut self, at_ms: u64, to: &str) {
        self.timeline.updates.push(Update {
            at_ms,
            to: to.to_owned(),
        });
    }

    fn finish(mut self) -> Timeline {
        self.timeline
            .commanders
            .retain(|stretch| stretch.to_ms > stretch.from_ms);
        self.timeline
    }
}

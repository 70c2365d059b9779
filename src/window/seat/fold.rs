//! From what could be heard and seen to what is shown.
//!
//! Architecture invariant: whatever is hidden from the commander changes nothing here. Events are
//! taken in one by one; the transcript is only ever appended to, and people, tasks and reminders
//! are made anew only when something has happened, so that a look at the clock costs next to
//! nothing.

mod lines;
mod people;
mod reminders;
mod wants;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::desk::told::{self, Told};
use crate::drill::event::{Audience, Event, Reported, TaskId, What};
use crate::drill::state::{DraftStatus, Task, TaskStatus};
use crate::drill::{Mode, Settings, State};
use crate::hearing::Channel;
use crate::scenario::Scenario;
use crate::scenario::ids::{PersonId, ServiceId, SignalId};
use crate::scenario::model::{Audience as PostAudience, Weekday};
use crate::units::{Moment, Permille, Span};
use crate::window::view::call::{
    CallView, DraftView, HeadView, ServiceView, SignalView, Speech, Standing, TaskView,
};
use reminders::Reminders;
use wants::Wants;

/// What is known so far.
#[derive(Clone)]
pub(crate) struct Fold {
    known: State,
    told: Told,
    scenario: Arc<Scenario>,
    mode: Mode,
    /// Who is speaking, or has been.
    speaking: BTreeMap<PersonId, Speech>,
    /// Who came unasked and has had no part in the response since.
    strangers: BTreeSet<PersonId>,
    /// How long the time box is that a task was last given.
    boxes: BTreeMap<TaskId, Span>,
    wants: Wants,
    reminders: Reminders,
    /// Something happened since the view was last brought up to date.
    stale: bool,
    /// When the view will change by itself next, because words end or people tire.
    changes: Option<Moment>,
}

impl Fold {
    /// Nothing is known yet.
    pub(crate) fn new(scenario: &Arc<Scenario>, settings: &Settings) -> Fold {
        Fold {
            known: State::default(),
            told: Told::new(scenario, settings),
            scenario: scenario.clone(),
            mode: settings.mode,
            speaking: BTreeMap::new(),
            strangers: BTreeSet::new(),
            boxes: BTreeMap::new(),
            wants: Wants::default(),
            reminders: Reminders::default(),
            stale: true,
            changes: None,
        }
    }

    /// The view before anything has happened: the services that everybody here knows.
    pub(crate) fn before(&self) -> CallView {
        let services = self.scenario.world.services.iter();
        CallView {
            head: HeadView {
                title: self.scenario.title.clone(),
                mode: self.mode,
                ..HeadView::default()
            },
            services: services
                .map(|service| ServiceView {
                    id: service.id.clone(),
                    name: service.name.clone(),
                    health: Permille::FULL,
                    state: told::state_of(Permille::FULL),
                    needs: service.depends_on.clone(),
                })
                .collect(),
            ..CallView::default()
        }
    }

    /// Takes in an event, if the commander could hear or see it; adds its lines to the transcript.
    pub(crate) fn take_in(&mut self, event: &Event, view: &mut CallView) {
        if event.audience() != Audience::Commander || self.known.ended.is_some() {
            return;
        }
        self.known.witness(event);
        lines::append(event, &self.scenario, &mut self.told, self.mode, view);
        match &event.what {
            What::Measured { service, values } => {
                self.measured(event.at, service, values, view);
                return;
            }
            What::HealthChanged { service, health } => show_health(service, *health, view),
            What::Said {
                who,
                channel: Channel::Call,
                text,
                lasts_ms,
                ..
            } if *lasts_ms > 0 => {
                let speech = Speech {
                    text: text.clone(),
                    from: event.at,
                    until: event.at + Span(*lasts_ms),
                };
                self.speaking.insert(who.clone(), speech);
            }
            What::TaskGiven {
                task,
                timebox_ms: Some(span),
                ..
            } => {
                self.boxes.insert(*task, Span(*span));
            }
            What::TimeExtended {
                task, timebox_ms, ..
            } => {
                self.boxes.insert(*task, Span(*timebox_ms));
            }
            _ => {}
        }
        self.note_strangers(&event.what);
        self.wants.take_in(&event.what, &self.known);
        if let What::Said { who, text, .. } = &event.what
            && *who == self.known.trainee
        {
            self.answer_by_name(text);
        }
        self.reminders.take_in(event, &self.known);
        self.stale = true;
    }

    /// Brings everything but the transcript up to `now`.
    pub(crate) fn refresh(&mut self, now: Moment, view: &mut CallView) {
        self.refresh_head(now, &mut view.head);
        if !self.stale && self.changes.is_none_or(|at| now < at) {
            return;
        }
        self.speaking.retain(|_, speech| speech.until > now);
        self.reminders.settle(now, &self.known);
        view.people = self.people(now);
        let open = self.known.open_tasks();
        view.tasks = open.map(|task| self.task(task)).collect();
        view.drafts = self.drafts();
        view.reminders = self.reminders();
        view.options = self.options();
        self.stale = false;
        self.changes = self.next_change(now);
    }

    /// When the view will change by itself next.
    pub(crate) fn changes(&self) -> Option<Moment> {
        self.changes
    }

    /// Whoever is named in the commander's words has an answer.
    fn answer_by_name(&mut self, text: &str) {
        let said: Vec<String> = text
            .split(|c: char| !c.is_alphanumeric())
            .map(str::to_lowercase)
            .collect();
        let waiting: Vec<PersonId> = self.wants.waiting().cloned().collect();
        for who in waiting {
            if said.contains(&self.name(&who).to_lowercase()) {
                self.wants.named(&who);
            }
        }
    }

    /// What somebody is called here.
    fn name(&self, who: &PersonId) -> String {
        self.told.name(who)
    }

    fn next_change(&self, now: Moment) -> Option<Moment> {
        let words = self.speaking.values().map(|speech| speech.until);
        let tiring = self.tiring().filter(|at| *at > now);
        words.chain(tiring).chain(self.reminders.forgotten()).min()
    }

    fn refresh_head(&self, now: Moment, head: &mut HeadView) {
        let known = &self.known;
        head.now = now;
        head.severity = known.severity;
        head.you_command = known.trainee_commands();
        head.shift_ends = known.shift_ends;
        head.update_due = known.update_due;
        head.informed = known.informed;
        if self.stale {
            head.commander = known.commander.as_ref().map(|who| self.name(who));
        }
        let time = self.time_of_day(now);
        if head.time_of_day != time {
            head.time_of_day = time;
        }
    }

    /// The time of day in the scenario: `Tue 14:07`.
    fn time_of_day(&self, now: Moment) -> String {
        const DAY: u64 = 24 * 60;
        const DAYS: [Weekday; 7] = [
            Weekday::Monday,
            Weekday::Tuesday,
            Weekday::Wednesday,
            Weekday::Thursday,
            Weekday::Friday,
            Weekday::Saturday,
            Weekday::Sunday,
        ];
        const SHORT: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
        let start = &self.scenario.start;
        let minutes = u64::from(start.clock.0) + now.0 / 60_000;
        let first = DAYS.iter().position(|day| *day == start.day).unwrap_or(0);
        let days = usize::try_from(minutes / DAY).unwrap_or(0);
        let day = SHORT[(first + days) % SHORT.len()];
        format!("{day} {:02}:{:02}", minutes % DAY / 60, minutes % 60)
    }

    fn task(&self, task: &Task) -> TaskView {
        let standing = match task.status {
            TaskStatus::AskedBack(_) => Standing::AskedBack,
            _ if task.acknowledged => Standing::Acknowledged,
            _ if task.ack_asked => Standing::AckAwaited,
            _ => Standing::Given,
        };
        // A box that was set anew runs from then on, not from when the task was given.
        let span = self.boxes.get(&task.id);
        let boxed = task.box_ends.zip(span).map_or(task.given, |(ends, span)| {
            Moment(ends.0.saturating_sub(span.0))
        });
        TaskView {
            id: task.id,
            owner: task.to.clone(),
            owner_name: self.name(&task.to),
            text: task.text.clone(),
            given: task.given,
            box_ends: task.box_ends,
            estimate: task.estimate,
            standing,
            boxed,
        }
    }

    /// Drafts for customers that wait. Notes to the company are not the commander's to approve.
    fn drafts(&self) -> Vec<DraftView> {
        let waiting = self.known.drafts.iter().filter(|draft| {
            draft.status == DraftStatus::Waiting && draft.audience == PostAudience::Public
        });
        waiting
            .map(|draft| DraftView {
                id: draft.id,
                from: self.name(&draft.who),
                text: draft.text.clone(),
                offered: draft.offered,
            })
            .collect()
    }

    /// What could be done, as far as it was spoken of and is not done yet.
    fn options(&self) -> Vec<String> {
        let remedies = self.scenario.world.remedies.iter();
        let open = remedies.filter(|remedy| {
            let standing = self.known.options.get(&remedy.id);
            standing.is_some_and(|standing| standing.reported != Some(Reported::Done))
        });
        open.map(|remedy| remedy.name.clone()).collect()
    }

    fn measured(
        &self,
        at: Moment,
        service: &ServiceId,
        values: &[(SignalId, i64)],
        view: &mut CallView,
    ) {
        // Samples of an hour's drill are far below the 53 bits in which an f64 is exact.
        let minutes = at.0 as f64 / 60_000.0;
        for (signal, value) in values {
            let sample = [minutes, *value as f64];
            match view.signals.iter_mut().find(|known| known.id == *signal) {
                Some(known) => known.samples.push(sample),
                None => {
                    if let Some(new) = self.signal(service, signal, sample) {
                        view.signals.push(new);
                        let order = self.signal_order();
                        view.signals
                            .sort_by_key(|one| order.iter().position(|id| **id == one.id));
                    }
                }
            }
        }
    }

    fn signal(&self, service: &ServiceId, id: &SignalId, sample: [f64; 2]) -> Option<SignalView> {
        let of = self.scenario.service(service)?;
        let signal = of.signals.iter().find(|signal| signal.id == *id)?;
        Some(SignalView {
            id: id.clone(),
            service: service.clone(),
            name: format!("{} · {}", of.name, signal.name),
            unit: signal.unit.to_string(),
            baseline: signal.baseline as f64,
            samples: vec![sample],
        })
    }

    fn signal_order(&self) -> Vec<&SignalId> {
        let services = self.scenario.world.services.iter();
        services
            .flat_map(|service| service.signals.iter().map(|signal| &signal.id))
            .collect()
    }
}

fn show_health(service: &ServiceId, health: Permille, view: &mut CallView) {
    if let Some(shown) = view.services.iter_mut().find(|one| one.id == *service) {
        shown.health = health;
        shown.state = told::state_of(health);
    }
}

#[cfg(test)]
mod tests;

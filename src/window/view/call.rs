//! The call, as the trainee has it before them.

use std::path::PathBuf;

use smol_str::SmolStr;

use crate::desk::pacer::Pace;
use crate::drill::Mode;
use crate::drill::event::{DraftId, TaskId};
use crate::hearing::Channel;
use crate::scenario::ids::{PersonId, ServiceId, SignalId};
use crate::units::{Moment, Permille, Span};

/// The call.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct CallView {
    /// Clock, severity, who commands.
    pub(crate) head: HeadView,
    /// Everybody who is on the call, was paged, or stands at the door; the trainee first.
    pub(crate) people: Vec<PersonView>,
    /// All services, in the scenario's order.
    pub(crate) services: Vec<ServiceView>,
    /// All signals, in the scenario's order, as far as they were measured.
    pub(crate) signals: Vec<SignalView>,
    /// What was said and seen, oldest first. Only ever appended to while a drill goes on.
    pub(crate) lines: Vec<LineView>,
    /// Open tasks, oldest first.
    pub(crate) tasks: Vec<TaskView>,
    /// Drafts for customers that wait for the commander, oldest first.
    pub(crate) drafts: Vec<DraftView>,
    /// What the deputy called to mind and is not yet settled, newest first.
    pub(crate) reminders: Vec<ReminderView>,
    /// What a scenario under edit has wrong, while the last good version is played; empty else.
    pub(crate) findings: Vec<String>,
    /// What could be done, as far as it was offered or put forward on the call, in the form of an
    /// order: `roll back the release`.
    pub(crate) options: Vec<String>,
}

/// What stands on top.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct HeadView {
    /// The scenario's title.
    pub(crate) title: String,
    /// The drill's time.
    pub(crate) now: Moment,
    /// The time of day in the scenario, `Tue 14:07`.
    pub(crate) time_of_day: String,
    /// The severity declared.
    pub(crate) severity: Option<u8>,
    /// Who commands, by first name.
    pub(crate) commander: Option<String>,
    /// Whether that is the trainee.
    pub(crate) you_command: bool,
    /// When the trainee's shift ends.
    pub(crate) shift_ends: Option<Moment>,
    /// When the next update was promised for.
    pub(crate) update_due: Option<Moment>,
    /// When stakeholders were last told anything.
    pub(crate) informed: Option<Moment>,
    /// Practice or exam.
    pub(crate) mode: Mode,
    /// How fast it runs.
    pub(crate) pace: Pace,
    /// Whether the clock stands.
    pub(crate) paused: bool,
    /// The drill is over for the trainee.
    pub(crate) ended: bool,
    /// Where it is kept.
    pub(crate) dir: Option<PathBuf>,
}

/// Somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PersonView {
    /// Who.
    pub(crate) id: PersonId,
    /// As they are called on the call.
    pub(crate) name: String,
    /// What they are: `Database engineer`.
    pub(crate) title: String,
    /// The name of their team.
    pub(crate) team: String,
    /// Their standing roles: `deputy`, `scribe`.
    pub(crate) roles: Vec<String>,
    /// Where they are.
    pub(crate) place: Place,
    /// Whether it is the trainee.
    pub(crate) you: bool,
    /// Whether they command.
    pub(crate) commands: bool,
    /// What they are saying, until when.
    pub(crate) speech: Option<Speech>,
    /// Their newest open task.
    pub(crate) task: Option<TaskId>,
    /// How many open tasks they have.
    pub(crate) tasks: usize,
    /// Why they want a word, if they do: `asks which comes first`.
    pub(crate) wants: Option<String>,
    /// How they press, if they do.
    pub(crate) presses: Option<Press>,
    /// How long they have been on the call shows.
    pub(crate) fatigue: Fatigue,
    /// The sub-team they work in, off the main call.
    pub(crate) sub_team: Option<SmolStr>,
}

/// Where somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// On the call.
    OnCall,
    /// Paged at this moment, not here yet.
    Paged(Moment),
    /// On the call, and not of the response: an executive, somebody who came unasked.
    Door,
}

/// Words being said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Speech {
    /// The words.
    pub(crate) text: String,
    /// When they began.
    pub(crate) from: Moment,
    /// When they end.
    pub(crate) until: Moment,
}

/// Pressure that somebody exerts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Press {
    /// What kind, in words: `executive takeover`.
    pub(crate) kind: String,
    /// How often it grew; 0 is its opening.
    pub(crate) step: u32,
}

/// How tired somebody must be, by how long they have been on the call. What the drill knows of
/// it beyond that is nobody's to see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fatigue {
    /// Less than an hour.
    #[default]
    Fresh,
    /// More than an hour.
    Tiring,
    /// So long that they should be relieved.
    Spent,
}

/// A task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TaskView {
    /// Its number.
    pub(crate) id: TaskId,
    /// Who has it.
    pub(crate) owner: PersonId,
    /// What they are called.
    pub(crate) owner_name: String,
    /// In the words in which it was given.
    pub(crate) text: String,
    /// When it was given.
    pub(crate) given: Moment,
    /// When its time box ends; none without one.
    pub(crate) box_ends: Option<Moment>,
    /// The last estimate.
    pub(crate) estimate: Option<Span>,
    /// Where it stands.
    pub(crate) standing: Standing,
    /// When its time box was set, at first or anew.
    pub(crate) boxed: Moment,
}

impl TaskView {
    /// How much of its time box is left, 1 when it was set, 0 when it is over; none without one.
    pub(crate) fn left(&self, now: Moment) -> Option<f32> {
        let ends = self.box_ends?;
        let whole = ends.since(self.boxed).0.max(1);
        let left = ends.since(now).0;
        // Clocks of a call are far below the 24 bits in which an f32 is exact to the second.
        Some((left as f64 / whole as f64).clamp(0.0, 1.0) as f32)
    }

    /// Whether its time box is over.
    pub(crate) fn is_over(&self, now: Moment) -> bool {
        self.box_ends.is_some_and(|ends| ends <= now)
    }
}

/// Where a task stands, as the call knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Confirmed.
    Acknowledged,
    /// A confirmation was asked for and has not come.
    AckAwaited,
    /// Nobody asked for a confirmation, and none came.
    Given,
    /// The owner has a question.
    AskedBack,
}

/// A service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ServiceView {
    /// Which.
    pub(crate) id: ServiceId,
    /// Its name.
    pub(crate) name: String,
    /// How well it does [permille].
    pub(crate) health: Permille,
    /// The same in words: `is degraded`.
    pub(crate) state: &'static str,
    /// The services it needs.
    pub(crate) needs: Vec<ServiceId>,
}

/// A signal over time.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SignalView {
    /// Which.
    pub(crate) id: SignalId,
    /// Of which service.
    pub(crate) service: ServiceId,
    /// Its name, with the service's.
    pub(crate) name: String,
    /// In what it is measured.
    pub(crate) unit: String,
    /// What is usual.
    pub(crate) baseline: f64,
    /// What was measured, oldest first: minutes into the drill, value.
    pub(crate) samples: Vec<[f64; 2]>,
}

/// A line of the transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LineView {
    /// When.
    pub(crate) at: Moment,
    /// What kind.
    pub(crate) kind: LineKind,
    /// The words.
    pub(crate) text: String,
}

/// What kind of line it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LineKind {
    /// Somebody said it.
    Said {
        /// Who.
        who: PersonId,
        /// What they are called.
        name: String,
        /// Where.
        channel: Channel,
        /// To whom alone, by first name; empty where all heard it.
        to: Vec<String>,
        /// Whether it was the trainee.
        you: bool,
        /// Whether it is the deputy's reminding.
        reminds: bool,
    },
    /// It could be seen.
    Seen,
    /// What was heard in the trainee's words, shown in practice: `assign → Hayley · 5 min`.
    Heard,
    /// What was not understood of them.
    NotUnderstood,
}

/// A draft for customers that waits for the commander.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DraftView {
    /// Its number.
    pub(crate) id: DraftId,
    /// Who wrote it, by first name.
    pub(crate) from: String,
    /// Its words.
    pub(crate) text: String,
    /// When it was offered.
    pub(crate) offered: Moment,
}

/// Something that the deputy called to mind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReminderView {
    /// When.
    pub(crate) at: Moment,
    /// In what words.
    pub(crate) text: String,
    /// Something that could be said now; empty where nothing obvious could.
    pub(crate) say: String,
}

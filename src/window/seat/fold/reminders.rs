//! What the deputy called to mind and is not yet settled, with words that would settle it.
//!
//! The words are offered in practice only, and only where what the call knows makes them plain:
//! they are put on the line for the trainee to finish, and never said by themselves.

use super::Fold;
use crate::drill::event::{Event, Reminder, Sense, TaskId, What};
use crate::drill::state::Task;
use crate::drill::{KNOWS_SERVICE, Mode, SPAN_OF_CONTROL, State};
use crate::scenario::ids::PersonId;
use crate::scenario::model::{Part, Person, Role};
use crate::score::wording;
use crate::units::{Moment, Span};
use crate::window::view::call::ReminderView;

/// A reminder that nothing settles is out of mind after so long. Ours.
const OUT_OF_MIND: Span = Span::secs(90);

/// All reminders that are not settled, oldest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Reminders {
    open: Vec<Open>,
    /// The last words on the call, and whose: a reminder follows its words at once.
    last_words: Option<(PersonId, String)>,
}

#[derive(Clone, Debug)]
struct Open {
    at: Moment,
    text: String,
    of: Of,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Of {
    Reminder(Reminder),
    Role(Role),
}

impl Reminders {
    /// Takes in what could be heard or seen; `known` holds it already.
    pub(super) fn take_in(&mut self, event: &Event, known: &State) {
        match &event.what {
            What::Said { who, .. } if *who == known.trainee => {
                // Any words of the commander's come after a time check or a hint.
                self.open.retain(|open| !open.of.is_passing());
            }
            What::Said {
                who, text, sense, ..
            } => {
                self.last_words = Some((who.clone(), text.clone()));
                if let Some(Sense::CallsRoleOpen { role }) = sense {
                    self.put(event.at, text.clone(), Of::Role(*role));
                }
            }
            What::Reminded { who, of } => {
                let words = self.last_words.as_ref().filter(|(by, _)| by == who);
                let text = words.map_or_else(String::new, |(_, text)| text.clone());
                self.put(event.at, text, Of::Reminder(of.clone()));
            }
            _ => {}
        }
        self.settle(event.at, known);
    }

    /// The newest word on a matter counts.
    fn put(&mut self, at: Moment, text: String, of: Of) {
        self.open.retain(|open| !open.of.is_of_the_same_kind(&of));
        self.open.push(Open { at, text, of });
    }

    /// Drops what is settled or out of mind.
    pub(super) fn settle(&mut self, now: Moment, known: &State) {
        self.open
            .retain(|open| !open.of.is_settled(known) && !open.is_out_of_mind(now));
    }

    /// When the next of them will be out of mind.
    pub(super) fn forgotten(&self) -> impl Iterator<Item = Moment> {
        let passing = self.open.iter().filter(|open| open.of.is_passing());
        passing.map(|open| open.at + OUT_OF_MIND)
    }
}

impl Open {
    fn is_out_of_mind(&self, now: Moment) -> bool {
        self.of.is_passing() && now >= self.at + OUT_OF_MIND
    }
}

impl Of {
    /// Whether nothing that is done settles it: it is said, and then it passes.
    fn is_passing(&self) -> bool {
        matches!(
            self,
            Of::Reminder(Reminder::IncidentTime { .. } | Reminder::HandsOn | Reminder::Other)
        )
    }

    fn is_of_the_same_kind(&self, other: &Of) -> bool {
        match (self, other) {
            (Of::Reminder(Reminder::TimeboxOver { .. } | Reminder::WorkOpen { .. }), _) => {
                self == other
            }
            (Of::Reminder(one), Of::Reminder(other)) => {
                std::mem::discriminant(one) == std::mem::discriminant(other)
            }
            _ => self == other,
        }
    }

    fn is_settled(&self, known: &State) -> bool {
        if known.ended.is_some() || known.resolved.is_some() && self.is_about_work() {
            return true;
        }
        match self {
            Of::Role(role) => known.roles.contains_key(role),
            Of::Reminder(Reminder::TimeboxOver { task }) => {
                let task = known.task(*task);
                task.is_none_or(|task| !task.is_open() || !task.box_over || task.followed_up_since)
            }
            Of::Reminder(Reminder::WorkOpen { task }) => has_new_owner(known, *task),
            Of::Reminder(Reminder::ShiftEnds { .. }) => {
                !known.trainee_commands() || known.handover.announced.is_some()
            }
            Of::Reminder(Reminder::SpanOfControl { .. }) => {
                known.direct_reports().len() <= SPAN_OF_CONTROL
            }
            Of::Reminder(Reminder::IncidentTime { .. } | Reminder::HandsOn | Reminder::Other) => {
                false
            }
        }
    }

    fn is_about_work(&self) -> bool {
        matches!(
            self,
            Of::Reminder(Reminder::WorkOpen { .. } | Reminder::SpanOfControl { .. })
        )
    }
}

/// Whether somebody was given, later, what this task was about.
fn has_new_owner(known: &State, id: TaskId) -> bool {
    let Some(lost) = known.task(id) else {
        return true;
    };
    known.tasks.values().any(|task| {
        task.id > id
            && task.remedy == lost.remedy
            && (task.text == lost.text || task.service == lost.service)
    })
}

impl Fold {
    /// The reminders as they are shown, newest first.
    pub(super) fn reminders(&self) -> Vec<ReminderView> {
        let open = self.reminders.open.iter().rev();
        open.map(|open| ReminderView {
            at: open.at,
            text: open.text.clone(),
            say: match self.mode {
                Mode::Practice => self.could_say(&open.of).unwrap_or_default(),
                Mode::Exam => String::new(),
            },
        })
        .collect()
    }

    /// Words that would settle it, where it is plain which.
    fn could_say(&self, of: &Of) -> Option<String> {
        match of {
            Of::Reminder(Reminder::TimeboxOver { task }) => self.ask_for(self.known.task(*task)?),
            Of::Reminder(Reminder::WorkOpen { task }) => {
                let task = self.known.task(*task)?;
                let next = self.free_for(task)?;
                let time = self.boxes.get(&task.id).copied();
                let time = time.unwrap_or(wording::USUAL_BOX);
                Some(wording::order(&self.name(next), &task.text, time))
            }
            Of::Reminder(Reminder::ShiftEnds { .. }) => {
                let deputy = self.known.roles.get(&Role::Deputy)?;
                let trained = self.scenario.person(deputy)?.ic_trained;
                let severity = self.known.severity?;
                trained.then(|| {
                    let deputy = self.name(deputy);
                    format!("/dm {deputy} Here is the brief: the severity is {severity}.")
                })
            }
            _ => None,
        }
    }

    /// Asks somebody whose time is over how it stands.
    fn ask_for(&self, task: &Task) -> Option<String> {
        if !self.is_here(&task.to) {
            return None;
        }
        let time = self.boxes.get(&task.id).copied();
        let over = time.map_or("time is".to_owned(), |time| {
            let said = wording::said(time);
            match said.ends_with('s') {
                true => format!("{said} are"),
                false => format!("{said} is"),
            }
        });
        let asked = match task.remedy {
            Some(_) => "how does it stand?",
            None => "what did you find?",
        };
        Some(format!("{}, your {over} up – {asked}", self.name(&task.to)))
    }

    /// Somebody who has nothing to do and could take over: of the same team, or else who knows
    /// most of the service that it is about, as everybody in the company knows.
    fn free_for(&self, task: &Task) -> Option<&PersonId> {
        let owner = self.scenario.person(&task.to)?;
        let free = || {
            self.scenario.cast.iter().filter(|person| {
                person.part == Part::Responder
                    && person.id != task.to
                    && person.id != self.known.trainee
                    && self.is_here(&person.id)
                    && self.known.open_task_of(&person.id).is_none()
            })
        };
        let beside = free().find(|person| person.team.is_some() && person.team == owner.team);
        let knows = |person: &&Person| {
            let service = task.service.as_ref()?;
            person.expertise.get(service).copied()
        };
        let expert = || {
            free()
                .filter(|person| knows(person) >= Some(KNOWS_SERVICE))
                .max_by_key(knows)
        };
        beside.or_else(expert).map(|person| &person.id)
    }
}

//! A drill and its recording, as every front end drives them.
//!
//! Architecture invariant: a command is on disk before it is obeyed, and events are on disk
//! before they are given to whoever shows them.

use std::ops::Range;
use std::sync::Arc;

use crate::drill::{Audience, Command, Drill, Event, Timed, What};
use crate::hearing::Hearing;
use crate::recording::Tape;
use crate::scenario::Scenario;
use crate::units::Moment;

/// A drill under way.
pub(crate) struct Session {
    drill: Drill,
    hearing: Arc<Hearing>,
    tape: Option<Tape>,
}

/// Where in the log the events stand that something led to.
pub(crate) type Happened = Range<usize>;

impl Session {
    /// Takes over a drill that has just begun, with its recording if there is one, and writes
    /// what has happened at once.
    pub(crate) fn begin(
        drill: Drill,
        hearing: Arc<Hearing>,
        mut tape: Option<Tape>,
    ) -> anyhow::Result<Session> {
        if let Some(tape) = &mut tape {
            tape.events(drill.log())?;
        }
        Ok(Session::go_on(drill, hearing, tape))
    }

    /// Takes over a drill whose recording is up to date.
    pub(crate) fn go_on(drill: Drill, hearing: Arc<Hearing>, tape: Option<Tape>) -> Session {
        Session {
            drill,
            hearing,
            tape,
        }
    }

    /// Lets time pass until `to`.
    pub(crate) fn advance(&mut self, to: Moment) -> anyhow::Result<Happened> {
        let from = self.drill.log().len();
        self.drill.advance(to);
        self.write_from(from)
    }

    /// Obeys a command now.
    pub(crate) fn command(&mut self, command: Command) -> anyhow::Result<Happened> {
        let from = self.drill.log().len();
        if let Some(tape) = &mut self.tape {
            tape.command(&Timed {
                at: self.drill.now(),
                command: command.clone(),
            })?;
        }
        self.drill.hear(&command);
        self.write_from(from)
    }

    /// Lets the world go on to its reckoning after the drill has ended for the trainee.
    pub(crate) fn run_out(&mut self) -> anyhow::Result<()> {
        while !self.drill.is_over() {
            let Some(due) = self.drill.next_due() else {
                break;
            };
            self.advance(due)?;
        }
        Ok(())
    }

    /// Lets time pass until `to`, or until the drill is over.
    pub(crate) fn advance_until(&mut self, to: Moment) -> anyhow::Result<Happened> {
        let from = self.drill.log().len();
        while self.drill.now() < to && !self.is_ended() {
            let due = self.drill.next_due().unwrap_or(to).min(to);
            self.advance(due)?;
        }
        Ok(from..self.drill.log().len())
    }

    /// Lets time pass, event by event, until the commander hears or sees something, `latest` is
    /// reached or the drill is over.
    pub(crate) fn advance_to_something_heard(
        &mut self,
        latest: Moment,
    ) -> anyhow::Result<Happened> {
        let from = self.drill.log().len();
        loop {
            let due = self.drill.next_due().unwrap_or(latest).min(latest);
            let happened = self.advance(due)?;
            if self.is_ended() || due >= latest || self.heard(happened).next().is_some() {
                return Ok(from..self.drill.log().len());
            }
        }
    }

    /// Of these events, the ones that the commander could hear or see. What happens after the
    /// drill has ended for the trainee is nobody's to see until the debrief.
    pub(crate) fn heard(&self, happened: Happened) -> impl Iterator<Item = &Event> {
        let events = &self.drill.log()[happened];
        let ended_before = self.drill.state().ended.is_some() && !events.iter().any(ends);
        seen(events, ended_before)
    }

    /// Whether the drill has ended for the trainee.
    pub(crate) fn is_ended(&self) -> bool {
        self.drill.is_over() || self.drill.state().ended.is_some()
    }

    /// The drill.
    pub(crate) fn drill(&self) -> &Drill {
        &self.drill
    }

    /// The ear of the drill.
    pub(crate) fn hearing(&self) -> &Arc<Hearing> {
        &self.hearing
    }

    /// The scenario.
    pub(crate) fn scenario(&self) -> &Arc<Scenario> {
        self.drill.scenario()
    }

    /// The recording, if there is one.
    pub(crate) fn tape(&self) -> Option<&Tape> {
        self.tape.as_ref()
    }

    /// The drill and its recording, for who drives the drill without this session.
    pub(crate) fn parts(&mut self) -> (&mut Drill, Option<&mut Tape>) {
        (&mut self.drill, self.tape.as_mut())
    }

    fn write_from(&mut self, from: usize) -> anyhow::Result<Happened> {
        let log = self.drill.log();
        if let Some(tape) = &mut self.tape {
            tape.events(&log[from..])?;
        }
        Ok(from..log.len())
    }
}

/// Of these events, the ones that the commander could hear or see; `ended`: the drill had ended
/// for the trainee before them.
pub(crate) fn seen(events: &[Event], mut ended: bool) -> impl Iterator<Item = &Event> {
    events.iter().filter(move |event| {
        let seen = !ended && event.audience() == Audience::Commander;
        ended |= ends(event);
        seen
    })
}

fn ends(event: &Event) -> bool {
    matches!(event.what, What::DrillEnded { .. })
}

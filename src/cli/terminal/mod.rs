//! Playing in the terminal: the call scrolls by, the commander types what they say.
//!
//! ```text
//!  live   a person at a terminal: the clock runs, a thread reads the line being typed
//!  piped  lines from a file or a pipe: time passes only by `:wait`
//! ```
//!
//! Both hand each line to [`typed`]; `desk::pacer` alone knows how wall time becomes the
//! drill's. Nothing here decides what happens on the call.

mod help;
mod live;
mod orders;
mod piped;
mod reflect;

pub(super) use live::{Typist, play as play_live};
pub(super) use piped::play as play_piped;
pub(super) use reflect::{Asked, Still, rate, resolve};

use super::board;
use super::screen::Screen;
use super::transcript::{Transcript, wrap};
use crate::debrief::EarlierDrill;
use crate::desk::session::{Happened, Session};
use crate::drill::event::{Event, What};
use crate::drill::{Command, Mode, State};
use crate::units::{Moment, Span};
use orders::Typed;

/// How long `:wait` without a time waits for something to happen.
const PATIENCE: Span = Span::minutes(10);

/// How many of the last events are shown to somebody who comes back.
const RECALLED: usize = 30;

/// What the commander sees: the transcript, and what is known so far.
pub(super) struct View {
    /// Where it is printed.
    pub(super) screen: Screen,
    transcript: Transcript,
    known: State,
    own_words: OwnWords,
    /// The latest moment at which somebody still speaks.
    speech_ends: Moment,
    minute: u64,
}

/// Whether the trainee's own words are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OwnWords {
    /// Yes: nobody typed them here.
    Printed,
    /// No: they stand on the screen where they were typed.
    Typed,
}

impl View {
    /// The view of a drill.
    pub(super) fn new(session: &Session, screen: Screen, own_words: OwnWords) -> View {
        let settings = session.drill().settings();
        View {
            transcript: Transcript::new(session.scenario(), settings, screen.paint, screen.width),
            screen,
            known: State::default(),
            own_words,
            speech_ends: Moment::START,
            minute: 0,
        }
    }

    /// Shows what happened, as far as the commander could hear or see it.
    pub(super) fn show(&mut self, session: &Session, happened: Happened) -> anyhow::Result<()> {
        self.show_events(session.heard(happened))
    }

    /// Shows events that the commander could hear or see.
    pub(super) fn show_events<'a>(
        &mut self,
        events: impl Iterator<Item = &'a Event>,
    ) -> anyhow::Result<()> {
        for event in events {
            self.known.witness(event);
            if let What::Said { who, lasts_ms, .. } = &event.what {
                self.speech_ends = self.speech_ends.max(event.at + Span(*lasts_ms));
                if *who == self.known.trainee && self.own_words == OwnWords::Typed {
                    continue;
                }
            }
            if let Some(text) = self.transcript.text(event) {
                self.screen.line(&text)?;
            }
        }
        Ok(())
    }

    /// Comes back to a drill: takes in all of it and shows its last few lines.
    pub(super) fn recall(&mut self, session: &Session, happened: Happened) -> anyhow::Result<()> {
        let from = session
            .heard(happened.clone())
            .count()
            .saturating_sub(RECALLED);
        let mut last = Vec::new();
        for (at, event) in session.heard(happened).enumerate() {
            self.known.witness(event);
            if at >= from {
                last.extend(self.transcript.text(event));
            }
        }
        for text in last {
            self.screen.line(&text)?;
        }
        let now = session.drill().now();
        self.minute = now.0 / 60_000;
        self.status(now)
    }

    /// Shows a head line: what is played, and what the trainee reads before the call begins.
    pub(super) fn briefing(&mut self, session: &Session) -> anyhow::Result<()> {
        let scenario = session.scenario();
        let title = self.screen.paint.bold(&scenario.title);
        self.screen.line(&title)?;
        let room = self.screen.width.saturating_sub(2).max(24);
        for paragraph in scenario.briefing.split("\n\n") {
            let text = wrap(paragraph, room).join("\n  ");
            self.screen.line(&format!("  {text}\n"))?;
        }
        // In an exam nobody helps.
        if let Some(coach) = &scenario.coach
            && session.drill().settings().mode == Mode::Practice
        {
            self.screen.line(&self.screen.paint.bold(&coach.name))?;
            for paragraph in coach.before.split("\n\n") {
                let text = wrap(paragraph, room).join("\n  ");
                self.screen.line(&format!("  {text}\n"))?;
            }
        }
        Ok(())
    }

    /// Shows what the trainee resolved after an earlier drill.
    pub(super) fn resolved(&mut self, earlier: &EarlierDrill) -> anyhow::Result<()> {
        let Some(commitment) = &earlier.commitment else {
            return Ok(());
        };
        let head = format!(
            "What you resolved on {} ({}):",
            earlier.date, earlier.scenario_title
        );
        self.screen.line(&self.screen.paint.bold(&head))?;
        let room = self.screen.width.saturating_sub(2).max(24);
        let text = wrap(commitment, room).join("\n  ");
        self.screen.line(&format!("  {text}\n"))
    }

    /// The status bar, once a minute.
    fn minute(&mut self, now: Moment) -> anyhow::Result<()> {
        let minute = now.0 / 60_000;
        if minute == self.minute {
            return Ok(());
        }
        self.minute = minute;
        self.status(now)
    }

    fn status(&mut self, now: Moment) -> anyhow::Result<()> {
        let bar = board::status(&self.known, now, &self.transcript);
        let bar = self.screen.paint.green(&format!("── {bar}"));
        self.screen.line(&bar)
    }

    fn prompt(&self, now: Moment) -> String {
        board::prompt(&self.known, now)
    }
}

/// How the terminal was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    /// The drill is over.
    Ended,
    /// It waits to be resumed.
    Saved,
}

/// What a typed line leads to, beside what was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    GoOn,
    Pause,
    Leave,
}

/// Does what one typed line asks for.
fn typed(line: &str, session: &mut Session, view: &mut View) -> anyhow::Result<Next> {
    let now = session.drill().now();
    match orders::read(line) {
        Typed::Nothing => {}
        Typed::Say(text) => {
            let happened = session.command(Command::Say { text })?;
            view.show(session, happened)?;
        }
        Typed::Wait(span) => {
            let happened = match span {
                Some(span) => session.advance_until(now + span)?,
                None => session.advance_to_something_heard(now + PATIENCE)?,
            };
            view.show(session, happened)?;
            if !session.is_ended() {
                view.status(session.drill().now())?;
            }
        }
        Typed::Tasks => {
            let tasks = board::tasks(&view.known, now, &view.transcript, view.screen.width);
            view.status(now)?;
            view.screen.line(&tasks)?;
        }
        Typed::Who => {
            let people = board::people(&view.known, session.scenario(), &view.transcript);
            view.screen.line(&people)?;
        }
        Typed::Help => {
            let text = help::text(session.scenario(), session.drill().settings().mode);
            view.screen.line(&text)?;
        }
        Typed::End => {
            let happened = session.command(Command::Finish)?;
            view.show(session, happened)?;
        }
        Typed::Pause => return Ok(Next::Pause),
        Typed::Quit => return Ok(Next::Leave),
        Typed::Unknown(why) => {
            let text = view.screen.paint.yellow(&format!("  {why}"));
            view.screen.line(&text)?;
        }
    }
    Ok(Next::GoOn)
}

/// Leaves the drill so that it resumes at this moment.
fn save(session: &mut Session) -> anyhow::Result<Left> {
    session.command(Command::Clock)?;
    Ok(Left::Saved)
}

/// A line on how to begin.
fn opening_hint(mode: Mode) -> &'static str {
    match mode {
        Mode::Practice => "Type what you say. `?` shows what a commander can say, `:quit` saves.",
        Mode::Exam => "Type what you say. This is an exam: no hints. `:quit` saves.",
    }
}

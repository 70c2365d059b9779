//! The trainee's seat: a drill under way, how fast it runs, and what is seen of it. Every front
//! end of this kind would have it; nothing here knows Bevy's schedules or egui's widgets.

mod fold;
mod reload;
mod review;

pub(crate) use review::Review;

use std::path::Path;
use std::time::Duration;

use bevy::prelude::Resource;

use crate::desk::begin::{self, Begun};
use crate::desk::note::note;
use crate::desk::pacer::{Hold, Pace, Pacer};
use crate::desk::session::Happened;
use crate::desk::trouble::trouble;
use crate::drill::event::What;
use crate::drill::{Command, Mode};
use crate::units::{Moment, Span};

use super::panels::call::line::ChipView;
use super::view::call::{CallView, LineKind, LineView};
use fold::Fold;
use reload::{Found, Watch};

/// A drill under way.
#[derive(Resource)]
pub(crate) struct Seat {
    begun: Begun,
    pacer: Pacer,
    pace: Pace,
    fold: Fold,
    view: CallView,
    /// The latest moment at which somebody still speaks.
    speech_ends: Moment,
    /// The reading of the wall's clock at the last tick.
    wall: Duration,
    /// The scenario's file, where somebody may be writing on it.
    watch: Option<Watch>,
    /// It stands for a picture.
    still: bool,
}

impl Seat {
    /// Sits down before a drill that was begun. `wall` is the reading of a monotonic clock.
    pub(crate) fn take(begun: Begun, pace: Pace, wall: Duration) -> Seat {
        let session = &begun.session;
        let pacer = Pacer::new(pace, session.drill().now(), wall);
        let fold = Fold::new(session.scenario(), session.drill().settings());
        let mut seat = Seat {
            view: fold.before(),
            fold,
            pacer,
            pace,
            speech_ends: Moment::START,
            wall,
            watch: Watch::of(&begun),
            still: false,
            begun,
        };
        let so_far = 0..seat.begun.session.drill().log().len();
        seat.take_in(so_far);
        seat
    }

    /// Lets time pass until the wall's clock reads `wall`.
    ///
    /// # Errors
    /// When the recording cannot be written.
    pub(crate) fn tick(&mut self, wall: Duration, hold: Hold) -> anyhow::Result<()> {
        self.wall = wall;
        if self.is_ended() || self.still {
            return Ok(());
        }
        self.look_at_scenario()?;
        let due = self.begun.session.drill().next_due();
        let tick = self.pacer.tick(wall, self.speech_ends, due, hold);
        if tick.slept {
            note("the machine slept; the drill stood still meanwhile");
        }
        let happened = self.begun.session.advance(tick.now)?;
        self.take_in(happened);
        Ok(())
    }

    /// Says something.
    ///
    /// # Errors
    /// When the recording cannot be written: then nothing was said.
    pub(crate) fn say(&mut self, text: &str) -> anyhow::Result<()> {
        self.command(Command::Say {
            text: text.to_owned(),
        })
    }

    /// Ends the drill now.
    ///
    /// # Errors
    /// When the recording cannot be written.
    pub(crate) fn finish(&mut self) -> anyhow::Result<()> {
        if self.is_ended() {
            return Ok(());
        }
        self.command(Command::Finish)
    }

    /// Leaves the drill so that it resumes at this moment.
    ///
    /// # Errors
    /// When the recording cannot be written.
    pub(crate) fn leave(&mut self) -> anyhow::Result<()> {
        if self.is_ended() {
            return Ok(());
        }
        self.command(Command::Clock)
    }

    /// Stops the clock, or lets it run.
    pub(crate) fn pause(&mut self, paused: bool) {
        self.pacer.pause(paused);
        self.still = false;
        self.refresh();
    }

    /// Lets no time pass any more, for a picture.
    pub(crate) fn hold_still(&mut self) {
        self.still = true;
    }

    /// Changes how fast it runs.
    pub(crate) fn set_pace(&mut self, pace: Pace) {
        self.pace = pace;
        self.pacer.set_pace(pace);
        self.refresh();
    }

    /// Goes back to a moment: a drill of its own from there on, beside this one.
    ///
    /// # Errors
    /// In an exam, or when its recording cannot be made; then this drill goes on.
    pub(crate) fn rewind(&mut self, at: Moment) -> anyhow::Result<()> {
        if self.mode() == Mode::Exam {
            return Err(trouble(
                "an exam cannot be rewound",
                "practise: there any moment can be played again",
            ));
        }
        self.leave()?;
        let session = &self.begun.session;
        let at = at.min(session.drill().now());
        let begun = begin::branched(
            session.drill(),
            session.hearing(),
            self.begun.occasion.header(),
            at,
            self.begun.occasion.branch_dir(),
        )?;
        *self = Seat::take(begun, self.pace, self.wall);
        Ok(())
    }

    /// What is seen of the drill.
    pub(crate) fn view(&self) -> &CallView {
        &self.view
    }

    /// What would be heard of this if it were said now. Nothing in an exam: there nobody helps.
    pub(crate) fn hear(&self, text: &str) -> Vec<ChipView> {
        if text.trim().is_empty() || self.mode() == Mode::Exam || self.is_ended() {
            return Vec::new();
        }
        let session = &self.begun.session;
        let heard = session.drill().would_hear(text);
        ChipView::all(&heard, session.scenario())
    }

    /// Whether the drill is over for the trainee.
    pub(crate) fn is_ended(&self) -> bool {
        self.begun.session.is_ended()
    }

    /// Whether the clock stands.
    pub(crate) fn is_paused(&self) -> bool {
        self.pacer.is_paused()
    }

    /// The scenario's file, where it may be edited meanwhile, paused or not.
    pub(crate) fn watched(&self) -> Option<&Path> {
        let watch = self.watch.as_ref().filter(|_| !self.is_ended())?;
        Some(watch.path())
    }

    /// How long until the drill has something new to show: something happens, words end, or
    /// somebody has been on the call for so long that it shows. None while its clock stands.
    pub(crate) fn until_something_new(&self, hold: Hold) -> Option<Duration> {
        if self.still || self.is_ended() || self.pacer.holds(hold) {
            return None;
        }
        let due = self.begun.session.drill().next_due();
        let next = due.into_iter().chain(self.fold.changes()).min();
        self.pacer.until_due(self.speech_ends, next)
    }

    /// Gets up: the drill is over, and the hot wash begins.
    pub(crate) fn get_up(self) -> Review {
        Review::of(self.begun)
    }

    fn mode(&self) -> Mode {
        self.begun.session.drill().settings().mode
    }

    fn command(&mut self, command: Command) -> anyhow::Result<()> {
        let happened = self.begun.session.command(command)?;
        self.pacer.set(self.begun.session.drill().now());
        self.take_in(happened);
        Ok(())
    }

    fn take_in(&mut self, happened: Happened) {
        for event in self.begun.session.heard(happened) {
            if let What::Said { lasts_ms, .. } = event.what {
                self.speech_ends = self.speech_ends.max(event.at + Span(lasts_ms));
            }
            self.fold.take_in(event, &mut self.view);
        }
        self.refresh();
    }

    fn refresh(&mut self) {
        let now = self.begun.session.drill().now();
        self.fold.refresh(now, &mut self.view);
        let head = &mut self.view.head;
        head.pace = self.pace;
        head.paused = self.pacer.is_paused();
        head.ended = self.begun.session.is_ended();
        let dir = self.begun.occasion.dir();
        if head.dir.as_deref() != dir {
            head.dir = dir.map(Path::to_owned);
        }
    }

    /// Where the scenario is being written on, plays on with what stands there now.
    fn look_at_scenario(&mut self) -> anyhow::Result<()> {
        let Some(watch) = &mut self.watch else {
            return Ok(());
        };
        match watch.look() {
            None => {}
            Some(Found::AsPlayed) => self.view.findings.clear(),
            Some(Found::Wrong(findings)) => self.view.findings = findings,
            Some(Found::Edited(scenario)) => {
                let (begun, paused) = (&self.begun, self.is_paused());
                let again = begin::edited(
                    begun.session.drill(),
                    &scenario,
                    begun.occasion.header(),
                    begun.occasion.branch_dir(),
                )?;
                self.leave()?;
                let watch = self.watch.take();
                *self = Seat::take(again, self.pace, self.wall);
                self.watch = watch;
                self.pause(paused);
                self.view.lines.push(LineView {
                    at: self.view.head.now,
                    kind: LineKind::Seen,
                    text: "The scenario was edited: the call was played again up to here with it."
                        .to_owned(),
                });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;

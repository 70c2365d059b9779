//! The trainee's seat: a drill under way, how fast it runs, and what is seen of it. Every front
//! end of this kind would have it; nothing here knows Bevy's schedules or egui's widgets.

mod fold;
mod review;

pub(crate) use review::Review;

use std::time::Duration;

use bevy::prelude::Resource;

use crate::desk::begin::{self, Begun};
use crate::desk::pacer::{Hold, Pace, Pacer};
use crate::desk::session::Happened;
use crate::drill::Command;
use crate::drill::event::What;
use crate::units::{Moment, Span};

use super::panels::call::line::ChipView;
use super::view::call::CallView;
use fold::Fold;

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
}

impl Seat {
    /// Sits down before a drill that was begun. `wall` is the reading of a monotonic clock.
    pub(crate) fn take(begun: Begun, pace: Pace, wall: Duration) -> Seat {
        let session = &begun.session;
        let pacer = Pacer::new(pace, session.drill().now(), wall);
        let mut seat = Seat {
            fold: Fold::new(session.scenario(), session.drill().settings()),
            pacer,
            pace,
            view: CallView::default(),
            speech_ends: Moment::START,
            wall,
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
        if self.is_ended() {
            return Ok(());
        }
        let due = self.begun.session.drill().next_due();
        let tick = self.pacer.tick(wall, self.speech_ends, due, hold);
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
        self.refresh();
    }

    /// Lets no time pass any more, for a picture.
    pub(crate) fn hold_still(&mut self) {
        self.pacer.pause(true);
    }

    /// Changes how fast it runs.
    pub(crate) fn set_pace(&mut self, pace: Pace) {
        let paused = self.pacer.is_paused();
        self.pace = pace;
        self.pacer = Pacer::new(pace, self.begun.session.drill().now(), self.wall);
        self.pacer.pause(paused);
        self.refresh();
    }

    /// Goes back to a moment: a drill of its own from there on, beside this one.
    ///
    /// # Errors
    /// When its recording cannot be made.
    pub(crate) fn rewind(&mut self, at: Moment) -> anyhow::Result<()> {
        self.leave()?;
        let session = &self.begun.session;
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

    /// What would be heard of this if it were said now.
    pub(crate) fn hear(&self, text: &str) -> Vec<ChipView> {
        let _ = text;
        Vec::new()
    }

    /// Whether the drill is over for the trainee.
    pub(crate) fn is_ended(&self) -> bool {
        self.begun.session.is_ended()
    }

    /// Whether the clock stands.
    pub(crate) fn is_paused(&self) -> bool {
        self.pacer.is_paused()
    }

    /// How long until the drill has something new to show.
    pub(crate) fn until_next_look(&self) -> Duration {
        let due = self.begun.session.drill().next_due();
        self.pacer.until_next_look(self.speech_ends, due)
    }

    /// Gets up: the drill is over, and the hot wash begins.
    pub(crate) fn get_up(self) -> Review {
        Review::of(self.begun)
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
        head.mode = self.begun.session.drill().settings().mode;
        head.ended = self.begun.session.is_ended();
        head.dir = self.begun.occasion.dir().map(std::path::Path::to_owned);
    }
}

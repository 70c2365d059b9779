//! What a panel asks for. Panels change nothing: they give one of these, and `obey` does it.

use std::path::PathBuf;

use crate::desk::pacer::Pace;
use crate::drill::Mode;
use crate::scenario::model::Dimension;
use crate::units::Moment;

use super::screen::Screen;
use super::settings::Settings;
use super::view::review::Step;

/// What somebody at the window wants.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Intent {
    /// Another screen.
    Go(Screen),
    /// To read the briefing of this drill: an id, or a path.
    Choose(String),
    /// To begin the chosen drill.
    Begin(BeginWith),
    /// To go on with a drill that was left.
    Resume(PathBuf),
    /// To look at a finished drill again.
    Review(PathBuf),
    /// To say something on the call, exactly so.
    Say(String),
    /// To put words on the line, for the trainee to finish and say.
    Write(String),
    /// To stop the clock, or let it run.
    Pause(bool),
    /// Another pace.
    Pace(Pace),
    /// To go back to a moment of the call, in practice.
    Rewind(Moment),
    /// To leave the drill so that it can be resumed, and go to the library.
    Leave,
    /// To end the drill now and go to the hot wash.
    Finish,
    /// To rate one's own drill, 1–5; none takes it back.
    Rate(Dimension, Option<u8>),
    /// To go to a step of the hot wash.
    Step(Step),
    /// To write down what one resolves.
    Commit(String),
    /// To look at a moment of a finished drill.
    Scrub(Moment),
    /// To play on from a moment of a finished drill.
    PlayFrom(Moment),
    /// To open the written debrief outside.
    OpenDebrief,
    /// Other settings.
    Set(Settings),
    /// To put a note away.
    PutAway(usize),
    /// To close the window.
    Quit,
}

/// How a drill is begun.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct BeginWith {
    /// What to play: an id, or a path.
    pub(crate) asked: String,
    /// Drawn where it is left out.
    pub(crate) seed: Option<u64>,
    /// Practice or exam.
    pub(crate) mode: Mode,
    /// How fast.
    pub(crate) pace: Pace,
    /// The policy, where it is not the scenario's own.
    pub(crate) policy: Option<String>,
}

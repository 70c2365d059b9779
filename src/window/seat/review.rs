//! The hot wash of a drill: its report, made beside the window's own work, and what the trainee
//! says of it.

use std::path::Path;

use bevy::prelude::Resource;

use crate::desk::begin::Begun;
use crate::scenario::model::Dimension;
use crate::units::Moment;
use crate::window::view::review::{ReviewView, Step};

/// A hot wash.
#[derive(Resource)]
pub(crate) struct Review {
    view: ReviewView,
}

impl Review {
    /// The hot wash of a drill that is over. Its marking begins, on a thread of its own.
    pub(crate) fn of(begun: Begun) -> Review {
        let _ = begun;
        unimplemented!()
    }

    /// The hot wash of a recorded drill.
    ///
    /// # Errors
    /// When the recording cannot be read.
    pub(crate) fn open(recording: &Path) -> anyhow::Result<Review> {
        let _ = recording;
        unimplemented!()
    }

    /// Takes in what has been worked out meanwhile. Gives whether anything has.
    pub(crate) fn look(&mut self) -> bool {
        false
    }

    /// What is shown.
    pub(crate) fn view(&self) -> &ReviewView {
        &self.view
    }

    /// Goes to a step.
    pub(crate) fn step(&mut self, step: Step) {
        self.view.step = step;
    }

    /// Takes in the trainee's own rating, and keeps it.
    pub(crate) fn rate(&mut self, dimension: Dimension, rating: Option<u8>) {
        let _ = (dimension, rating);
    }

    /// Takes in what the trainee resolves, and keeps it.
    pub(crate) fn commit(&mut self, commitment: &str) {
        let _ = commitment;
    }

    /// Looks at a moment of the drill.
    pub(crate) fn scrub(&mut self, at: Moment) {
        let _ = at;
    }

    /// A drill of its own from a moment of this one on.
    ///
    /// # Errors
    /// When its recording cannot be made, or this drill cannot be branched.
    pub(crate) fn branch(&self, at: Moment) -> anyhow::Result<Begun> {
        let _ = at;
        unimplemented!()
    }

    /// Whether something is still being worked out.
    pub(crate) fn is_busy(&self) -> bool {
        false
    }
}

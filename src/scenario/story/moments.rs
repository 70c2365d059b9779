//! When injects come: by the clock, or in answer to what happens.

use crate::scenario::model::ScenarioFile;
use crate::scenario::model::{Inject, When};
use crate::units::{Moment, Span};

/// When an inject comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Comes {
    /// By the clock: not before the first, and drawn up to the second where the seed decides.
    At(Moment, Moment),
    /// When something has happened, whenever that is.
    Answering,
}

/// When an inject comes. One that waits for both comes by the clock: it cannot be earlier.
pub fn comes(inject: &Inject) -> Comes {
    match clock(&inject.when) {
        Some((from, to)) => Comes::At(from, to),
        None => Comes::Answering,
    }
}

/// The earliest moment that the clock alone allows, and the latest that the seed may draw.
fn clock(when: &When) -> Option<(Moment, Moment)> {
    let moment = |span: Span| Moment(span.0);
    match when {
        When::At(time) => Some((moment(time.0), moment(time.0))),
        When::Within(from, to) => Some((moment(from.0), moment(to.0))),
        When::All(parts) => parts.iter().filter_map(clock).max(),
        // The first that comes true will do; one without a time may be that.
        When::Any(parts) => {
            let times: Option<Vec<_>> = parts.iter().map(clock).collect();
            times.and_then(|times| times.into_iter().min())
        }
        When::After(..) | When::While(_) | When::Not(_) => None,
    }
}

/// The injects that come by the clock, earliest first, those of the same moment as written.
pub fn by_the_clock(file: &ScenarioFile) -> Vec<(Moment, &Inject)> {
    let mut timed: Vec<(Moment, &Inject)> = file
        .injects
        .iter()
        .filter_map(|inject| match comes(inject) {
            Comes::At(from, _) => Some((from, inject)),
            Comes::Answering => None,
        })
        .collect();
    timed.sort_by_key(|(at, _)| *at);
    timed
}

//! The hot wash of a drill: its report, made beside the window's own work, and what the trainee
//! says of it.
//!
//! Whatever the trainee says is kept at once. The report comes first; the long look at the
//! costliest moments goes on behind it.

mod marking;
mod past;

use std::path::Path;
use std::sync::Arc;

use bevy::prelude::Resource;

use crate::debrief::{Reflection, Report, WhatIf};
use crate::desk::begin::{self, Begun};
use crate::desk::note::note;
use crate::desk::occasion::{self, Keeps, Occasion};
use crate::desk::opened::Opened;
use crate::desk::session::Session;
use crate::desk::trouble::trouble;
use crate::drill::{Drill, Mode};
use crate::hearing::Hearing;
use crate::recording::Header;
use crate::scenario::model::Dimension;
use crate::score::Policy;
use crate::units::Moment;
use crate::window::view::review::{ReviewView, Step};
use marking::{Marking, News, Writing};
use past::Past;

/// The steps of the scale on which trainees rate themselves.
const STEPS: std::ops::RangeInclusive<u8> = 1..=5;

/// A hot wash.
#[derive(Resource)]
pub(crate) struct Review {
    view: ReviewView,
    /// The drill as it was when it ended for the trainee.
    drill: Drill,
    hearing: Arc<Hearing>,
    past: Past,
    marking: Option<Marking>,
    writing: Writing,
}

/// A drill that is to be looked back on.
struct Looked {
    session: Session,
    policy: Policy,
    occasion: Occasion,
    /// What another way would have cost, where that was looked into before.
    compared: Option<WhatIf>,
    /// Whether its reports are yet to be written.
    write: bool,
    can_branch: bool,
}

impl Review {
    /// The hot wash of a drill that is over. Its marking begins, on a thread of its own.
    pub(crate) fn of(begun: Begun) -> Review {
        let kept = begun.occasion.dir().is_some();
        Review::begin(Looked {
            session: begun.session,
            policy: begun.policy,
            occasion: begun.occasion,
            compared: None,
            write: true,
            can_branch: kept,
        })
    }

    /// The hot wash of a recorded drill.
    ///
    /// # Errors
    /// When the recording cannot be read.
    pub(crate) fn open(recording: &Path) -> anyhow::Result<Review> {
        let opened = Opened::open(recording, None, None)?;
        let dir = opened.dir();
        let Opened {
            path,
            recording,
            policy,
            hearing,
            drill,
        } = opened;
        let session = Session::go_on(drill, hearing, None);
        if !session.is_ended() {
            note(&format!(
                "this drill is not over, it stands at {}; resume it to play it to its end",
                session.drill().now()
            ));
        }
        let scenario = session.scenario();
        let trainee = scenario.person(&scenario.trainee);
        let keeps = trainee.map_or(Keeps::Nothing, |trainee| {
            occasion::kept(&recording.header, &trainee.name)
        });
        let whole = recording.torn.is_none();
        if let Some(torn) = &recording.torn {
            note(&format!("{}: {}", path.display(), torn.said()));
        }
        let written = dir.join("debrief.html").is_file();
        let compared = compared_before(&dir, &recording.header, &policy);
        let occasion = Occasion::new(recording.header, Some(dir), keeps).comparing(true);
        Ok(Review::begin(Looked {
            session,
            policy,
            occasion,
            compared,
            write: !written,
            can_branch: whole,
        }))
    }

    fn begin(looked: Looked) -> Review {
        let drill = looked.session.drill().clone();
        let hearing = looked.session.hearing().clone();
        let ended = drill.log().iter().find(|event| event.ends_the_drill());
        let end = ended.map_or(drill.now(), |event| event.at);
        let reflection = looked.occasion.reflection();
        let step = match reflection.self_assessment.is_empty() {
            true => Step::OwnView,
            false => Step::Evidence,
        };
        let mut past = Past::of(&drill);
        let dir = looked.occasion.dir().map(Path::to_owned);
        let writing = Writing::new(looked.occasion);
        let view = ReviewView {
            report: None,
            looking: None,
            reflection,
            step,
            at: end,
            then: past.at(end),
            end,
            can_branch: looked.can_branch && drill.settings().mode == Mode::Practice,
            dir,
        };
        let marking = Marking::begin(
            looked.session,
            looked.policy,
            &writing,
            looked.compared,
            looked.write,
        );
        Review {
            view,
            drill,
            hearing,
            past,
            marking: Some(marking),
            writing,
        }
    }

    /// Takes in what has been worked out meanwhile. Gives whether anything has.
    pub(crate) fn look(&mut self) -> bool {
        let Some(marking) = &mut self.marking else {
            return false;
        };
        let looking = marking.looking();
        let mut has = self.view.looking.is_some() && self.view.looking != looking;
        let news: Vec<News> = marking.news().collect();
        for news in news {
            has = true;
            match news {
                News::Marked => self.take_in_report(),
                News::Compared => self.show_report(),
                News::Failed(why) => note(&why),
                News::Over => self.marking = None,
            }
        }
        self.view.looking =
            looking.filter(|_| self.marking.is_some() && self.view.report.is_some());
        has
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
        let rated = &mut self.view.reflection.self_assessment;
        match rating.filter(|rating| STEPS.contains(rating)) {
            Some(rating) => rated.insert(dimension, rating),
            None => rated.remove(&dimension),
        };
        self.keep();
    }

    /// Takes in what the trainee resolves, and keeps it: beside the drill and in their history.
    pub(crate) fn commit(&mut self, commitment: &str) {
        let commitment = commitment.trim();
        let resolved = (!commitment.is_empty()).then(|| commitment.to_owned());
        if self.view.reflection.commitment == resolved {
            return;
        }
        self.view.reflection.commitment = resolved;
        self.keep();
        self.writing.keep_in_history(&self.view.reflection);
    }

    /// Looks at a moment of the drill.
    pub(crate) fn scrub(&mut self, at: Moment) {
        let at = at.min(self.view.end);
        self.view.at = at;
        self.view.then = self.past.at(at);
    }

    /// A drill of its own from a moment of this one on.
    ///
    /// # Errors
    /// When its recording cannot be made, or this drill cannot be branched.
    pub(crate) fn branch(&self, at: Moment) -> anyhow::Result<Begun> {
        if !self.view.can_branch {
            let why = match self.drill.settings().mode {
                Mode::Exam => "an exam cannot be played on from a moment of it",
                Mode::Practice => "this drill cannot be played on: its recording is not whole",
            };
            return Err(trouble(why, "begin the drill anew"));
        }
        let occasion = self.writing.occasion();
        begin::branched(
            &self.drill,
            &self.hearing,
            occasion.header(),
            at.min(self.view.end),
            occasion.branch_dir(),
        )
    }

    /// Whether something is still being worked out.
    pub(crate) fn is_busy(&self) -> bool {
        self.marking.is_some()
    }

    fn keep(&mut self) {
        self.writing.reflect(&self.view.reflection);
        self.show_report();
    }

    /// The report stands: what was said while it was being made belongs to it.
    fn take_in_report(&mut self) {
        let said = &self.view.reflection;
        if *said != Reflection::default() {
            self.writing.reflect(said);
        }
        self.show_report();
    }

    fn show_report(&mut self) {
        if let Some(report) = self.writing.report() {
            self.view.report = Some(Arc::new(report));
        }
    }
}

/// What another way would have cost, as the debrief in a drill's folder has it: looking takes long,
/// and the same drill marked by the same policy comes out the same.
fn compared_before(dir: &Path, header: &Header, policy: &Policy) -> Option<WhatIf> {
    let text = std::fs::read(dir.join("debrief.json")).ok()?;
    let report: Report = serde_json::from_slice(&text).ok()?;
    let same = report.scenario_hash == header.scenario_hash
        && report.seed == header.seed
        && report.policy_used == *policy
        && report.complete;
    report.what_if.filter(|_| same)
}

#[cfg(test)]
mod tests;

//! People: how responders behave. One file for each kind of thing that is asked of them.
//!
//! Whatever somebody does follows from how they were asked: by name or not, with minutes or
//! not, confirmed or not. The numbers stand in `numbers`, with their sources.

pub mod numbers;

mod brief_truth;
mod bystanders;
mod closing;
mod command;
mod deputy;
mod evading;
mod fatigue;
mod follow_up;
mod gaps;
pub(super) mod handover;
mod hands_on;
mod idle;
mod interrupting;
mod mood;
mod options;
mod plans;
mod posts;
mod presence;
mod questions;
pub(super) mod receiving;
mod report;
mod roles;
mod rotation;
mod scribe;
mod short_forms;
mod span_of_control;
mod tasks;
mod teams;
mod three_parts;
pub(super) mod work;

use std::collections::BTreeSet;

use crate::drill::event::Seq;
use crate::scenario::ids::PersonId;
use crate::units::Moment;

/// What is kept of people beside the events.
#[derive(Clone, Debug, Default)]
pub(super) struct PeopleRun {
    /// Who was named in the words that are being obeyed, in the order spoken.
    pub named: Vec<PersonId>,
    /// The last words that were refused because the trainee does not command.
    pub refused: Option<Seq>,
    evading: evading::Evading,
    idle: idle::Idling,
    /// Short forms that somebody has asked about, in lower case.
    short_forms_asked: BTreeSet<String>,
    /// Until when the commander does technical work.
    hands_on_until: Moment,
    /// The deputy has said that too many report.
    too_many_called: bool,
}

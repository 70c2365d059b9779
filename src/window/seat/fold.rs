//! From what could be heard and seen to what is shown.

use std::sync::Arc;

use crate::desk::told::Told;
use crate::drill::event::Event;
use crate::drill::{Settings, State};
use crate::scenario::Scenario;
use crate::units::Moment;
use crate::window::view::call::CallView;

/// What is known so far.
pub(crate) struct Fold {
    known: State,
    told: Told,
    scenario: Arc<Scenario>,
}

impl Fold {
    /// Nothing is known yet.
    pub(crate) fn new(scenario: &Arc<Scenario>, settings: &Settings) -> Fold {
        Fold {
            known: State::default(),
            told: Told::new(scenario, settings),
            scenario: scenario.clone(),
        }
    }

    /// Takes in an event that the commander could hear or see; adds its lines to the transcript.
    pub(crate) fn take_in(&mut self, event: &Event, view: &mut CallView) {
        let _ = (view, &mut self.told);
        self.known.witness(event);
    }

    /// Brings everything but the transcript up to `now`.
    pub(crate) fn refresh(&mut self, now: Moment, view: &mut CallView) {
        view.head.now = now;
        view.head.title.clone_from(&self.scenario.title);
        view.head.severity = self.known.severity;
    }
}

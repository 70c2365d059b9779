//! What will be heard of the words on the line, as the line shows it.

use crate::desk::advice;
use crate::desk::chips::chip;
use crate::hearing::Heard;
use crate::scenario::Scenario;

/// A chip: what will be heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ChipView {
    /// An act: `assign → Hayley · 5 min · acknowledgement asked`.
    Act(String),
    /// Words that are not understood.
    NotUnderstood(String),
    /// A short form that not everybody knows.
    ShortForm(String),
    /// Something that is missing, and the words that help.
    Missing {
        /// What: `no time box`.
        what: String,
        /// The words: `I'll come back to you in five minutes.`
        say: String,
        /// Whether those words, put behind what was said, are all that is needed.
        adds: bool,
    },
}

impl ChipView {
    /// All that is heard of an utterance: its acts, then what is missing from them, then what was
    /// not understood.
    pub(crate) fn all(heard: &Heard, scenario: &Scenario) -> Vec<ChipView> {
        let acts = heard
            .acts
            .iter()
            .map(|heard| ChipView::Act(chip(&heard.act, scenario)));
        let missing = advice::of(heard)
            .into_iter()
            .map(|advice| ChipView::Missing {
                what: advice.what.to_owned(),
                say: advice.say.to_owned(),
                adds: advice.adds,
            });
        let short = heard.acronyms.iter().cloned().map(ChipView::ShortForm);
        let lost = heard
            .not_understood
            .iter()
            .cloned()
            .map(ChipView::NotUnderstood);
        acts.chain(missing).chain(short).chain(lost).collect()
    }

    /// The words that would add what is missing, if words behind the rest can.
    pub(super) fn added(&self) -> Option<&str> {
        match self {
            ChipView::Missing {
                say, adds: true, ..
            } => Some(say),
            _ => None,
        }
    }
}

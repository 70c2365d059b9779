//! What the tone of pressure changes: how long they wait, how often they press, what each step
//! costs the work, and how readily they stop. All figures are ours.

use crate::scenario::model::Tone;
use crate::units::{Permille, Span};

/// How somebody presses.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    /// How long they wait for an answer before they press again.
    pub patience: Span,
    /// After so many steps they have said everything.
    pub steps: u32,
    /// What each step costs everybody's work: harsh words are hard to work under.
    pub cost: Span,
    /// The chance that a warning is enough.
    pub warning_works: Permille,
    /// The chance that an executive who does not wish to command stops at being asked.
    pub challenge_works: Permille,
}

const POLITE: Manner = Manner {
    patience: Span::secs(75),
    steps: 2,
    cost: Span::secs(12),
    warning_works: Permille(650),
    challenge_works: Permille(700),
};

const PUSHY: Manner = Manner {
    patience: Span::secs(55),
    steps: 3,
    cost: Span::secs(20),
    warning_works: Permille(350),
    challenge_works: Permille(350),
};

const HOSTILE: Manner = Manner {
    patience: Span::secs(40),
    steps: 4,
    cost: Span::secs(28),
    warning_works: Permille(0),
    challenge_works: Permille(100),
};

/// How they press in a tone.
pub(super) fn manner(tone: Tone) -> Manner {
    match tone {
        Tone::Polite => POLITE,
        Tone::Pushy => PUSHY,
        Tone::Hostile => HOSTILE,
    }
}

/// One tone milder.
pub(super) fn milder(tone: Tone) -> Tone {
    match tone {
        Tone::Polite | Tone::Pushy => Tone::Polite,
        Tone::Hostile => Tone::Pushy,
    }
}

/// One tone harsher.
pub(super) fn harsher(tone: Tone) -> Tone {
    match tone {
        Tone::Polite => Tone::Pushy,
        Tone::Pushy | Tone::Hostile => Tone::Hostile,
    }
}

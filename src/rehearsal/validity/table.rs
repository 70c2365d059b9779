//! What each commander with one fault loses: the dimension that the fault belongs to, and the
//! dimensions in which it has consequences, each with the reason. Data alone.
//!
//! A coupling stands here because people on a call would suffer it too, not because a mark is
//! inconvenient: what a fault does not cause must not show.

use crate::scenario::model::Dimension;

/// A commander with one fault.
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    /// The commander's name.
    pub bot: &'static str,
    /// What they do, after "who".
    pub habit: &'static str,
    /// The dimension that the fault belongs to.
    pub own: Dimension,
    /// Where else it shows.
    pub touches: &'static [Coupling],
}

/// A consequence of a fault in another dimension.
#[derive(Clone, Copy, Debug)]
pub struct Coupling {
    /// Where it shows.
    pub dimension: Dimension,
    /// Why.
    pub because: &'static str,
}

/// All commanders with one fault.
pub fn faults() -> &'static [Fault] {
    FAULTS
}

const fn touches(dimension: Dimension, because: &'static str) -> Coupling {
    Coupling { dimension, because }
}

const FAULTS: &[Fault] = &[
    Fault {
        bot: "group-caller",
        habit: "gives work to \"someone\"",
        own: Dimension::Delegation,
        touches: &[touches(
            Dimension::Outcome,
            "everybody waits for everybody else, and work is picked up late or never",
        )],
    },
    Fault {
        bot: "clock-blind",
        habit: "gives no minutes and asks when it occurs to them",
        own: Dimension::Timeboxing,
        touches: &[touches(
            Dimension::Outcome,
            "people without minutes report only when they are asked, and what they have found waits for that",
        )],
    },
    Fault {
        bot: "nag",
        habit: "asks how it goes every minute",
        own: Dimension::Timeboxing,
        touches: &[
            touches(
                Dimension::Outcome,
                "each question costs those who work time, and more each time",
            ),
            touches(
                Dimension::People,
                "work that never ends tires those who do it and keeps the others waiting",
            ),
        ],
    },
    Fault {
        bot: "solo-hero",
        habit: "reads logs and graphs, and tries the remedy themselves",
        own: Dimension::Command,
        touches: &[touches(
            Dimension::Outcome,
            "reports wait until the commander looks up",
        )],
    },
    Fault {
        bot: "ditherer",
        habit: "asks for options and risks again and never decides",
        own: Dimension::Decisions,
        touches: &[touches(
            Dimension::Outcome,
            "nothing is mended that nobody decided to mend",
        )],
    },
    Fault {
        bot: "pushover",
        habit: "gives in to whoever presses",
        own: Dimension::Pressure,
        touches: &[touches(
            Dimension::Outcome,
            "each time somebody is given way, everybody's work stops for it",
        )],
    },
    Fault {
        bot: "litigator",
        habit: "argues about the severity",
        own: Dimension::Severity,
        touches: &[],
    },
    Fault {
        bot: "mute-outside",
        habit: "tells nobody outside anything",
        own: Dimension::Updates,
        touches: &[],
    },
    Fault {
        bot: "hoarder",
        habit: "has everybody called in and lets nobody go",
        own: Dimension::People,
        touches: &[touches(
            Dimension::Outcome,
            "the tired stay at their work, and slow down and slip",
        )],
    },
    Fault {
        bot: "mumbler",
        habit: "speaks in short forms and gives vague orders",
        own: Dimension::Clarity,
        touches: &[touches(
            Dimension::Outcome,
            "whoever does not understand asks back before beginning",
        )],
    },
    Fault {
        bot: "cold-handover",
        habit: "passes command without a brief",
        own: Dimension::Handover,
        touches: &[],
    },
    Fault {
        bot: "marathoner",
        habit: "stays in command beyond the end of the shift",
        own: Dimension::Handover,
        touches: &[],
    },
    Fault {
        bot: "vanisher",
        habit: "leaves once customers are out of harm",
        own: Dimension::Closing,
        touches: &[],
    },
];

//! Habits: in what one simulated commander differs from another, and the table of them all.
//!
//! Each faulty bot is by-the-book with one habit changed, so that what its score loses is lost
//! by that habit. A new bot of that kind is a row here and a branch where the habit is acted out.

/// How a simulated commander behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Habits {
    pub voice: Voice,
    pub address: Address,
    pub clock: Clock,
    pub backbone: Backbone,
    pub handover: Leaving,
}

/// Whether they speak at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    Speaks,
    /// Says whatever comes to mind.
    Random,
    Silent,
}

/// To whom they give work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// To one person by name.
    ByName,
    /// To "someone".
    ToNobody,
}

/// What they do about time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    /// Give minutes and come back when they are over.
    Boxes,
    /// Give none and ask when it occurs to them.
    Blind,
}

/// How they stand up to those who press them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Backbone {
    Firm,
    /// Give in to executives and to demands.
    Yields,
}

/// How they pass command at the end of a shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leaving {
    /// Brief, read-back, announcement, confirmation.
    Briefed,
    /// The announcement alone.
    Cold,
    /// Not at all: they stay until it is over.
    Never,
}

/// What the practice teaches.
const BY_THE_BOOK: Habits = Habits {
    voice: Voice::Speaks,
    address: Address::ByName,
    clock: Clock::Boxes,
    backbone: Backbone::Firm,
    handover: Leaving::Briefed,
};

/// Every bot by name. By-the-book comes first.
pub(super) const BOTS: [(&str, Habits); 8] = [
    ("by-the-book", BY_THE_BOOK),
    (
        "group-caller",
        Habits {
            address: Address::ToNobody,
            ..BY_THE_BOOK
        },
    ),
    (
        "clock-blind",
        Habits {
            clock: Clock::Blind,
            ..BY_THE_BOOK
        },
    ),
    (
        "pushover",
        Habits {
            backbone: Backbone::Yields,
            ..BY_THE_BOOK
        },
    ),
    (
        "cold-handover",
        Habits {
            handover: Leaving::Cold,
            ..BY_THE_BOOK
        },
    ),
    (
        "marathoner",
        Habits {
            handover: Leaving::Never,
            ..BY_THE_BOOK
        },
    ),
    (
        "random",
        Habits {
            voice: Voice::Random,
            ..BY_THE_BOOK
        },
    ),
    (
        "silent",
        Habits {
            voice: Voice::Silent,
            ..BY_THE_BOOK
        },
    ),
];

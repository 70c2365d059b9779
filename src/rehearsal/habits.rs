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
    pub hands: Hands,
    pub nerve: Nerve,
    pub backbone: Backbone,
    pub level: Level,
    pub outside: Outside,
    pub room: Room,
    pub speech: Speech,
    pub handover: Leaving,
    pub ending: Ending,
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
    /// Give minutes, and ask every minute all the same.
    Nags,
}

/// Whether they leave technical work to those whose work it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hands {
    Off,
    /// Read logs and graphs themselves, beside giving the same work to others.
    On,
}

/// Whether they decide once they could.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nerve {
    Decides,
    /// Ask for options and risks again, and never decide.
    Dithers,
}

/// How they stand up to those who press them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Backbone {
    Firm,
    /// Give in to executives and to demands.
    Yields,
}

/// What they do about arguments over the severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// End them: undecided means the higher.
    Settles,
    /// Join them, and begin them.
    Argues,
}

/// What those outside hear from them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outside {
    Informed,
    /// Nothing.
    LeftAlone,
}

/// Whom they want on the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    /// Those who are needed, as long as they are.
    Needed,
    /// Everybody, to the end.
    Everybody,
}

/// How plainly they speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speech {
    Plain,
    /// In short forms, and in orders that say nothing at first.
    Mumbles,
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

/// What they do once customers are out of harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// Verify, announce, name an owner for the postmortem, thank.
    Closes,
    /// Leave.
    Vanishes,
}

/// What the practice teaches.
const BY_THE_BOOK: Habits = Habits {
    voice: Voice::Speaks,
    address: Address::ByName,
    clock: Clock::Boxes,
    hands: Hands::Off,
    nerve: Nerve::Decides,
    backbone: Backbone::Firm,
    level: Level::Settles,
    outside: Outside::Informed,
    room: Room::Needed,
    speech: Speech::Plain,
    handover: Leaving::Briefed,
    ending: Ending::Closes,
};

/// Every bot by name. By-the-book comes first.
pub(super) const BOTS: [(&str, Habits); 16] = [
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
        "nag",
        Habits {
            clock: Clock::Nags,
            ..BY_THE_BOOK
        },
    ),
    (
        "solo-hero",
        Habits {
            hands: Hands::On,
            ..BY_THE_BOOK
        },
    ),
    (
        "ditherer",
        Habits {
            nerve: Nerve::Dithers,
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
        "litigator",
        Habits {
            level: Level::Argues,
            ..BY_THE_BOOK
        },
    ),
    (
        "mute-outside",
        Habits {
            outside: Outside::LeftAlone,
            ..BY_THE_BOOK
        },
    ),
    (
        "hoarder",
        Habits {
            room: Room::Everybody,
            ..BY_THE_BOOK
        },
    ),
    (
        "mumbler",
        Habits {
            speech: Speech::Mumbles,
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
        "vanisher",
        Habits {
            ending: Ending::Vanishes,
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

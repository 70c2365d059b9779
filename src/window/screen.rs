//! The screens, as states of the app.

use bevy::prelude::*;

/// Which screen is shown.
#[derive(States, Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Screen {
    /// What to practise.
    #[default]
    Library,
    /// Two minutes for who is here for the first time.
    Guide,
    /// What one reads before the call.
    Briefing,
    /// The call.
    Call,
    /// The conversation right after.
    HotWash,
    /// What was played, and how it goes.
    History,
    /// How it looks and runs.
    Settings,
}

impl Screen {
    /// As it is named on the command line.
    pub(crate) fn named(name: &str) -> Option<Screen> {
        Screen::ALL
            .into_iter()
            .find_map(|(screen, known)| (known == name).then_some(screen))
    }

    /// All of them with their names.
    pub(crate) const ALL: [(Screen, &'static str); 7] = [
        (Screen::Library, "library"),
        (Screen::Guide, "guide"),
        (Screen::Briefing, "briefing"),
        (Screen::Call, "call"),
        (Screen::HotWash, "hot-wash"),
        (Screen::History, "history"),
        (Screen::Settings, "settings"),
    ];
}

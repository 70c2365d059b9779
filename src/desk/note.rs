//! What the program says of its own running, and how it colours what it prints.
//!
//! Notes go to standard error. While a window is open they are shown there as well: whoever
//! opened it [listens](listen).

use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};

/// Who wants to hear notes beside standard error.
static LISTENER: Mutex<Option<Sender<String>>> = Mutex::new(None);

/// From now on each note is given here, too. The latest listener gets them.
#[cfg_attr(
    not(feature = "window"),
    expect(dead_code, reason = "the window alone listens")
)]
pub(crate) fn listen() -> Receiver<String> {
    let (to, notes) = channel();
    *LISTENER
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner()) = Some(to);
    notes
}

/// Says something about the running of the program, on standard error.
pub(crate) fn note(text: &str) {
    // Where even this cannot be written there is nobody left to tell.
    let _ = writeln!(io::stderr(), "{text}");
    let listener = LISTENER
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner());
    if let Some(listener) = &*listener {
        // A window that was closed hears no more.
        let _ = listener.send(text.to_owned());
    }
}

/// Colours, on a terminal that wants them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paint {
    /// No colours.
    Plain,
    /// ANSI colours.
    Ansi,
}

impl Paint {
    /// As standard output and `NO_COLOR` have it.
    pub(crate) fn for_stdout() -> Paint {
        Paint::choose(io::stdout().is_terminal())
    }

    /// As standard error and `NO_COLOR` have it.
    pub(crate) fn for_stderr() -> Paint {
        Paint::choose(io::stderr().is_terminal())
    }

    fn choose(is_terminal: bool) -> Paint {
        let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
            || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        if is_terminal && !refused {
            Paint::Ansi
        } else {
            Paint::Plain
        }
    }

    fn wrap(self, code: &str, text: &str) -> String {
        match self {
            Paint::Plain => text.to_owned(),
            Paint::Ansi => format!("\x1b[{code}m{text}\x1b[0m"),
        }
    }

    pub(crate) fn bold(self, text: &str) -> String {
        self.wrap("1", text)
    }

    pub(crate) fn dim(self, text: &str) -> String {
        self.wrap("2", text)
    }

    pub(crate) fn cyan(self, text: &str) -> String {
        self.wrap("36", text)
    }

    pub(crate) fn yellow(self, text: &str) -> String {
        self.wrap("33", text)
    }

    pub(crate) fn green(self, text: &str) -> String {
        self.wrap("32", text)
    }
}

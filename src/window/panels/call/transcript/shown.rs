//! Which lines are shown: everything, a channel, a person, direct messages; and of those the ones
//! with the words that are searched for.

use crate::hearing::Channel;
use crate::scenario::ids::PersonId;
use crate::window::view::call::{LineKind, LineView};

/// Which lines are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Chosen {
    /// Everything.
    #[default]
    Everything,
    /// What was said on a channel.
    Channel(Channel),
    /// What could be seen.
    Seen,
    /// What somebody said.
    Person(PersonId),
    /// Direct messages: with this person, or with anybody.
    Direct(Option<String>),
}

/// The lines that are shown, by number. Lines are only ever added, so it looks at each once.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    /// Their numbers in the transcript.
    pub(super) lines: Vec<usize>,
    looked_at: usize,
    chosen: Chosen,
    search: String,
    /// Whether the last thing said was shown: what was heard of it goes with it.
    last_said: bool,
}

impl Shown {
    /// Takes in new lines. Gives whether it had to begin anew, because something else is wanted or
    /// the call went back.
    pub(super) fn choose(&mut self, all: &[LineView], chosen: &Chosen, search: &str) -> bool {
        let anew = self.chosen != *chosen || self.search != search || all.len() < self.looked_at;
        if anew {
            *self = Shown {
                chosen: chosen.clone(),
                search: search.to_owned(),
                ..Shown::default()
            };
        }
        for (nth, line) in all.iter().enumerate().skip(self.looked_at) {
            let wanted = self.wants(line);
            if matches!(line.kind, LineKind::Said { .. }) {
                self.last_said = wanted;
            }
            if wanted && has(line, &self.search) {
                self.lines.push(nth);
            }
        }
        self.looked_at = all.len();
        anew
    }

    fn wants(&self, line: &LineView) -> bool {
        match (&self.chosen, &line.kind) {
            (Chosen::Everything, _) | (Chosen::Seen, LineKind::Seen) => true,
            (Chosen::Channel(wanted), LineKind::Said { channel, .. }) => wanted == channel,
            (Chosen::Person(wanted), LineKind::Said { who, .. }) => wanted == who,
            (Chosen::Direct(wanted), LineKind::Said { .. }) => {
                partner(line).is_some_and(|with| wanted.as_deref().is_none_or(|one| one == with))
            }
            (Chosen::Seen, _) | (_, LineKind::Seen) => false,
            (_, LineKind::Heard | LineKind::NotUnderstood) => self.last_said,
        }
    }
}

/// With whom a direct message was exchanged, by first name.
pub(crate) fn partner(line: &LineView) -> Option<&str> {
    match &line.kind {
        LineKind::Said { name, to, you, .. } if !to.is_empty() => match you {
            true => to.first().map(String::as_str),
            false => Some(name),
        },
        _ => None,
    }
}

/// Whether a line has these words, in its text or its speaker's name; case does not matter.
fn has(line: &LineView, search: &str) -> bool {
    if search.is_empty() {
        return true;
    }
    let search = search.to_lowercase();
    let named = match &line.kind {
        LineKind::Said { name, .. } => name.to_lowercase().contains(&search),
        _ => false,
    };
    named || line.text.to_lowercase().contains(&search)
}

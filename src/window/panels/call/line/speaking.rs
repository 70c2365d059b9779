//! Whom one speaks to: the call, the chat, or one person alone; and how the drill is told so.

use crate::hearing::Channel;
use crate::window::view::call::{CallView, LineKind, PersonView};

/// Where the words on the line go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Speaking {
    /// Aloud, to everybody on the call.
    #[default]
    Call,
    /// In writing, to everybody.
    Chat,
    /// In writing, to this person alone, by the name they have on the call.
    Direct(String),
}

impl Speaking {
    /// The words as the drill is to hear them.
    pub(super) fn said(&self, text: &str) -> String {
        let text = text.trim();
        // Whoever types a command of their own means it.
        if text.starts_with(['/', '!']) {
            return text.to_owned();
        }
        match self {
            Speaking::Call => text.to_owned(),
            Speaking::Chat => format!("/chat {text}"),
            Speaking::Direct(name) => format!("/dm {name} {text}"),
        }
    }

    /// What stands on the line where nothing is typed yet.
    pub(super) fn hint(&self) -> &'static str {
        match self {
            Speaking::Call => "Say something to everybody on the call",
            Speaking::Chat => "everybody can read it, nobody is interrupted",
            Speaking::Direct(_) => "nobody else reads it",
        }
    }

    /// Where a line of the transcript was said, so that it is said there again.
    pub(super) fn of(kind: &LineKind) -> Option<Speaking> {
        let LineKind::Said { channel, to, .. } = kind else {
            return None;
        };
        match (channel, to.first()) {
            (Channel::Chat, _) => Some(Speaking::Chat),
            (Channel::Dm, Some(name)) => Some(Speaking::Direct(name.clone())),
            _ => Some(Speaking::Call),
        }
    }
}

/// Takes a channel off the front of what was typed: `/dm tatiana That's right` is a direct
/// message from its third word on. None where there is no whole one.
pub(super) fn taken_off(text: &str, view: &CallView) -> Option<(Speaking, usize)> {
    let command = text.split(' ').next()?;
    let rest = text.get(command.len() + 1..)?;
    match command.to_ascii_lowercase().as_str() {
        "/call" | "/say" => Some((Speaking::Call, command.len() + 1)),
        "/chat" => Some((Speaking::Chat, command.len() + 1)),
        "/dm" | "/msg" | "/whisper" => {
            let (person, length) = others(view).find_map(|person| {
                let name = rest.get(..person.name.len())?;
                let ends = rest[name.len()..].starts_with([' ', ',', ':']);
                let same = name.eq_ignore_ascii_case(&person.name);
                (ends && same).then_some((person, name.len()))
            })?;
            let behind = rest[length..].trim_start_matches([' ', ',', ':']);
            let off = text.len() - behind.len();
            Some((Speaking::Direct(person.name.clone()), off))
        }
        _ => None,
    }
}

/// Everybody but the trainee.
pub(super) fn others(view: &CallView) -> impl Iterator<Item = &PersonView> + Clone {
    view.people.iter().filter(|person| !person.you)
}

//! Where something is said: the call, or with a command in front the chat, a direct message, a
//! page, the status.

use super::acts::Channel;

/// An utterance with its channel told apart from its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said<'a> {
    /// Words on a channel, and where they begin in the text.
    Words(Channel, &'a str, usize),
    /// A direct message: all that stands behind the command, and where it begins.
    Direct(&'a str, usize),
    /// The chat command that pages a team or person.
    Page(&'a str),
    /// The chat command that pages the back-up commander.
    PageCommander,
    /// The chat command that asks for the status.
    Status,
}

/// Tells the channel of an utterance.
pub fn channel(text: &str) -> Said<'_> {
    let trimmed = text.trim_start();
    let offset = text.len() - trimmed.len();
    let Some(sign) = trimmed.chars().next() else {
        return Said::Words(Channel::Call, text, 0);
    };
    if sign != '/' && sign != '!' {
        return Said::Words(Channel::Call, text, 0);
    }
    let (command, rest) = trimmed
        .split_once(char::is_whitespace)
        .unwrap_or((trimmed, ""));
    let rest_at = offset + trimmed.len() - rest.len();
    match command.to_ascii_lowercase().as_str() {
        "/chat" => match channel(rest) {
            Said::Words(..) => Said::Words(Channel::Chat, rest, rest_at),
            command => command,
        },
        "/call" | "/say" => Said::Words(Channel::Call, rest, rest_at),
        "/dm" | "/msg" | "/whisper" => Said::Direct(rest, rest_at),
        "!page" => Said::Page(rest),
        "!status" => Said::Status,
        "!ic" if rest.trim().eq_ignore_ascii_case("page") => Said::PageCommander,
        "!ic" => Said::Words(Channel::Chat, rest, rest_at),
        _ => Said::Words(Channel::Call, text, 0),
    }
}

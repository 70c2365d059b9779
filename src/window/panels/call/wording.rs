//! How the call's panels put things: clocks, channels, who is spoken to.

use crate::hearing::Channel;
use crate::units::{Moment, Span};
use crate::window::intent::Intent;

/// A length of time as a clock shows it: `3:20`.
pub(crate) fn clock(span: Span) -> String {
    let seconds = span.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// How long it is until a moment, or since it: `in 3:20`, `1:20 late`.
pub(crate) fn until(moment: Moment, now: Moment) -> String {
    match moment >= now {
        true => format!("in {}", clock(moment.since(now))),
        false => format!("{} late", clock(now.since(moment))),
    }
}

/// A channel's sign and name; nothing for the call itself, which is where people talk.
pub(crate) fn channel(channel: Channel) -> Option<(&'static str, &'static str)> {
    match channel {
        Channel::Call => None,
        Channel::Chat => Some(("#", "chat")),
        Channel::Dm => Some(("@", "direct")),
        Channel::StatusPage => Some(("■", "status page")),
        Channel::Page => Some(("↗", "page")),
    }
}

/// To put a name on the line, so that what follows is said to that person.
pub(crate) fn speak_to(name: &str) -> Intent {
    Intent::Write(format!("{name}, "))
}

/// To begin a direct message.
pub(crate) fn write_to(name: &str) -> Intent {
    Intent::Write(format!("/dm {} ", name.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_that_has_passed_is_late() {
        let due = Moment::at(10, 0);
        assert_eq!(until(due, Moment::at(6, 40)), "in 3:20");
        assert_eq!(until(due, Moment::at(11, 20)), "1:20 late");
    }

    #[test]
    fn every_channel_but_the_call_has_a_sign_and_a_name_of_its_own() {
        let others = [
            Channel::Chat,
            Channel::Dm,
            Channel::StatusPage,
            Channel::Page,
        ];
        let mut told: Vec<_> = others.iter().filter_map(|one| channel(*one)).collect();
        assert_eq!(told.len(), others.len());
        told.sort_unstable();
        told.dedup_by(|one, other| one.0 == other.0 || one.1 == other.1);
        assert_eq!(told.len(), others.len());
        assert_eq!(channel(Channel::Call), None);
    }
}

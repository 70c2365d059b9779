//! The call as text: who said what when, on which channel, and what could be seen to happen.
//!
//! One event in, a few wrapped lines out. It decides nothing; it prints only what it is given,
//! and it is given only what the commander could hear or see.

use std::sync::Arc;

use crate::desk::chips;
use crate::desk::note::Paint;
use crate::desk::told::Told;
use crate::drill::event::{Event, Sense, What};
use crate::drill::{Mode, Settings};
use crate::hearing::Channel;
use crate::scenario::Scenario;
use crate::scenario::ids::PersonId;
use crate::units::Moment;

/// Columns of the time and the speaker, before the words begin.
const SPEAKER: usize = 10;
const INDENT: usize = 8 + SPEAKER + 2;
/// However narrow the terminal is, a line holds so many characters of words.
const NARROWEST: usize = 24;

/// Turns events into the text of the call.
pub(super) struct Transcript {
    scenario: Arc<Scenario>,
    told: Told,
    mode: Mode,
    paint: Paint,
    width: usize,
}

impl Transcript {
    /// The transcript of a drill of this scenario with these settings.
    pub(super) fn new(
        scenario: &Arc<Scenario>,
        settings: &Settings,
        paint: Paint,
        width: usize,
    ) -> Transcript {
        Transcript {
            scenario: scenario.clone(),
            told: Told::new(scenario, settings),
            mode: settings.mode,
            paint,
            width,
        }
    }

    /// The lines for an event; none when there is nothing to read.
    pub(super) fn text(&mut self, event: &Event) -> Option<String> {
        match &event.what {
            What::Said {
                who,
                channel,
                to,
                text,
                sense,
                ..
            } => Some(self.said(event.at, who, *channel, to, text, sense.as_ref())),
            What::Heard { .. } if self.mode == Mode::Practice => {
                let lines = chips::heard(&event.what, &self.scenario);
                let shown: Vec<String> = lines
                    .iter()
                    .map(|line| {
                        let text = format!("{:INDENT$}· {line}", "");
                        if line.starts_with("heard") {
                            self.paint.dim(&text)
                        } else {
                            self.paint.yellow(&text)
                        }
                    })
                    .collect();
                Some(shown.join("\n"))
            }
            what => {
                let seen = self.told.seen(what)?;
                let time = event.at;
                Some(
                    self.paint
                        .dim(&self.wrapped(&format!(" {time}  "), "--", &seen)),
                )
            }
        }
    }

    /// What somebody is called here.
    pub(super) fn name(&self, who: &PersonId) -> String {
        self.told.name(who)
    }

    fn said(
        &self,
        at: Moment,
        who: &PersonId,
        channel: Channel,
        to: &[PersonId],
        text: &str,
        sense: Option<&Sense>,
    ) -> String {
        let name = self.name(who);
        let marked = match channel {
            Channel::Call => text.to_owned(),
            Channel::Chat => format!("[chat] {text}"),
            Channel::StatusPage => format!("[status page] {text}"),
            Channel::Page => format!("[page] {text}"),
            Channel::Dm => {
                let whom: Vec<String> = to.iter().map(|id| self.name(id)).collect();
                // Whom it is for stands before it already.
                let words = text
                    .strip_prefix("/dm ")
                    .and_then(|rest| rest.split_once(' '));
                let words = words.map_or(text, |(_, words)| words);
                format!("[to {} alone] {words}", whom.join(", "))
            }
        };
        let speaker = format!("{name:<SPEAKER$}");
        let lines = self.wrapped(&format!(" {at}  "), &speaker, &marked);
        let reminds = matches!(
            sense,
            Some(
                Sense::CallsTime { .. }
                    | Sense::CallsTimebox { .. }
                    | Sense::RemindsOfShift { .. }
                    | Sense::Reminds
            )
        );
        if reminds {
            self.paint.yellow(&lines)
        } else if *who == self.scenario.trainee {
            self.paint.bold(&lines)
        } else {
            lines.replacen(&name, &self.paint.cyan(&name), 1)
        }
    }

    fn wrapped(&self, time: &str, speaker: &str, text: &str) -> String {
        let room = self.width.saturating_sub(INDENT).max(NARROWEST);
        let mut lines = wrap(text, room).into_iter();
        let head = format!("{time}{speaker}");
        let mut shown = format!("{head:<INDENT$}{}", lines.next().unwrap_or_default());
        for line in lines {
            shown.push_str(&format!("\n{:INDENT$}{line}", ""));
        }
        shown
    }
}

/// Breaks a text into lines of at most `room` characters, at spaces where there are any.
pub(super) fn wrap(text: &str, room: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        // Control characters have no business on a terminal, whoever said them.
        let word: String = word.chars().filter(|c| !c.is_control()).collect();
        let long = word.chars().count();
        if length > 0 && length + 1 + long > room {
            lines.push(std::mem::take(&mut line));
            length = 0;
        }
        if length > 0 {
            line.push(' ');
            length += 1;
        }
        line.push_str(&word);
        length += long;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_wrap_at_spaces_and_lose_nothing() {
        let text = "one two three four five";
        assert_eq!(wrap(text, 9), ["one two", "three", "four five"]);
        assert_eq!(wrap(text, 9).join(" "), text);
        assert_eq!(wrap("", 9), Vec::<String>::new());
    }

    #[test]
    fn no_escape_sequence_reaches_the_terminal() {
        assert_eq!(wrap("a\u{1b}[2Jb", 20), ["a[2Jb"]);
    }
}

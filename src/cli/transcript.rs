//! The call as text: who said what when, on which channel, and what could be seen to happen.
//!
//! One event in, a few wrapped lines out. It decides nothing; it prints only what it is given,
//! and it is given only what the commander could hear or see.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::chips;
use super::screen::Paint;
use crate::drill::event::{Came, EndWhy, Event, Gone, Passed, Sense, What};
use crate::drill::{Mode, Settings};
use crate::hearing::Channel;
use crate::scenario::Scenario;
use crate::scenario::ids::{PartyId, PersonId, ServiceId};
use crate::scenario::model::{Audience, Outcome};
use crate::units::{Moment, Permille};

/// Columns of the time and the speaker, before the words begin.
const SPEAKER: usize = 10;
const INDENT: usize = 8 + SPEAKER + 2;
/// However narrow the terminal is, a line holds so many characters of words.
const NARROWEST: usize = 24;

/// Turns events into the text of the call.
pub(super) struct Transcript {
    scenario: Arc<Scenario>,
    trainee: String,
    mode: Mode,
    paint: Paint,
    width: usize,
    /// The state of each service that was last told, so that only a change of it is.
    told: RefCell<BTreeMap<ServiceId, &'static str>>,
}

impl Transcript {
    /// The transcript of a drill of this scenario with these settings.
    pub(super) fn new(
        scenario: &Arc<Scenario>,
        settings: &Settings,
        paint: Paint,
        width: usize,
    ) -> Transcript {
        let trainee = settings.trainee.as_deref().map_or_else(
            || chips::called(scenario, &PartyId::from(&scenario.trainee)),
            |name| name.split_whitespace().next().unwrap_or(name).to_owned(),
        );
        Transcript {
            scenario: scenario.clone(),
            trainee,
            mode: settings.mode,
            paint,
            width,
            told: RefCell::default(),
        }
    }

    /// The lines for an event; none when there is nothing to read.
    pub(super) fn text(&self, event: &Event) -> Option<String> {
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
                let seen = self.seen(what)?;
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
        if *who == self.scenario.trainee {
            self.trainee.clone()
        } else {
            chips::called(&self.scenario, &PartyId::from(who))
        }
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

    /// What can be seen beside what is said. Most events show in somebody's words already.
    fn seen(&self, what: &What) -> Option<String> {
        Some(match what {
            What::CallBegan { severity, .. } => match severity {
                Some(level) => format!("The call begins. Declared: SEV-{level}."),
                None => "The call begins. No severity has been declared.".to_owned(),
            },
            What::Joined {
                who,
                how: Came::Paged,
            } => format!("{} joins, paged.", self.full_name(who)),
            What::Joined {
                who,
                how: Came::Unasked,
            } => format!("{} joins.", self.full_name(who)),
            What::Left { who, why } => {
                let how = match why {
                    Gone::Removed => "is removed from the call",
                    Gone::Relieved => "leaves to rest",
                    Gone::Released | Gone::OwnAccord => "leaves the call",
                };
                format!("{} {how}.", self.name(who))
            }
            What::Paged { who, .. } => format!("{} is paged.", self.name(who)),
            What::CommandPassed { to, how, .. } => {
                let to = to
                    .as_ref()
                    .map_or("nobody".to_owned(), |who| self.full_name(who));
                match how {
                    Passed::Takeover => format!("{to} has taken command."),
                    Passed::Returned => "Command was given back; nobody commands.".to_owned(),
                    Passed::SteppedIn => format!("{to} stepped in and commands now."),
                    Passed::Yielded => format!("{to} commands now; nothing was handed over."),
                    Passed::Abandoned => format!("Command lies with {to}."),
                    Passed::Handover => format!("Command passes to {to}."),
                }
            }
            What::HealthChanged { service, health } => {
                let name = self
                    .scenario
                    .service(service)
                    .map_or(service.as_str(), |service| &service.name);
                let state = state_of(*health);
                if self.told.borrow_mut().insert(service.clone(), state) == Some(state) {
                    return None;
                }
                let mut letters = name.chars();
                let first = letters.next().into_iter().flat_map(char::to_uppercase);
                let name: String = first.chain(letters).collect();
                format!("{name} {state} ({} %).", health.0 / 10)
            }
            What::Posted { audience, text, .. } => match audience {
                Audience::Public => format!("Status page: {text}"),
                Audience::Internal => format!("To stakeholders: {text}"),
            },
            What::DrillEnded {
                ending,
                outcome,
                why,
            } => {
                let written = ending.as_ref().and_then(|id| {
                    let ending = self.scenario.endings.iter().find(|e| e.id == *id)?;
                    Some(ending.text.clone())
                });
                written.unwrap_or_else(|| {
                    match (why, outcome) {
                        (EndWhy::SteppedIn, _) => {
                            "The drill is over: nobody commanded, and somebody else took it."
                        }
                        (EndWhy::CallClosed, Outcome::Unresolved) => {
                            "The drill is over: you closed the call while the incident was open."
                        }
                        (_, Outcome::Resolved) => "The drill is over: the incident is resolved.",
                        (_, Outcome::HandedOver) => {
                            "The drill is over: command was handed on, without a brief."
                        }
                        (_, Outcome::Unresolved) => {
                            "The drill is over: the incident is not resolved."
                        }
                    }
                    .to_owned()
                })
            }
            _ => return None,
        })
    }

    fn full_name(&self, who: &PersonId) -> String {
        if *who == self.scenario.trainee {
            return self.trainee.clone();
        }
        match self.scenario.person(who) {
            Some(person) if person.title.is_empty() => person.name.clone(),
            Some(person) => format!("{} ({})", person.name, person.title),
            None => who.to_string(),
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

/// How a service does, in words. The bounds are those of most status pages' colours (ours).
fn state_of(health: Permille) -> &'static str {
    match health.0 {
        985.. => "is healthy",
        800..985 => "is degraded",
        500..800 => "is badly degraded",
        _ => "is failing",
    }
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

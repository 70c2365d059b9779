//! The mode of an event: by which channel somebody speaks, or what else happens.

use std::fmt;

use crate::scenario::model::{Audience, Effect, PressureKind, Tone};

/// What kind of effect a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Call,
    Chat,
    Direct,
    Joins,
    Leaves,
    Page,
    FaultStarts,
    FaultWorsens,
    FaultClears,
    Lose,
    Signal,
    Pressure(PressureKind, Option<Tone>),
    Draft(Audience),
    Reminder,
    Reveals,
    Ends,
}

/// Modes that stand alone, with the names by which they are read; the first is written.
const PLAIN: [(Mode, &[&str]); 16] = [
    (
        Mode::Call,
        &[
            "call",
            "phone",
            "telephone",
            "phone call",
            "voice",
            "conference call",
            "bridge",
            "radio",
            "verbal",
            "says",
            "in person",
            "face to face",
            "briefing",
            "spoken",
        ],
    ),
    (
        Mode::Chat,
        &[
            "chat",
            "slack",
            "teams",
            "irc",
            "instant message",
            "im",
            "chat message",
            "channel",
        ],
    ),
    (
        Mode::Direct,
        &[
            "direct message",
            "direct",
            "dm",
            "email",
            "mail",
            "text",
            "text message",
            "sms",
            "private message",
            "note",
        ],
    ),
    (Mode::Joins, &["joins", "join", "arrives"]),
    (Mode::Leaves, &["leaves", "leave"]),
    (Mode::Page, &["page", "pager", "paged"]),
    (Mode::FaultStarts, &["fault starts"]),
    (Mode::FaultWorsens, &["fault worsens"]),
    (Mode::FaultClears, &["fault clears"]),
    (Mode::Lose, &["customers lose"]),
    (Mode::Signal, &["signal"]),
    (
        Mode::Draft(Audience::Public),
        &["draft for the status page"],
    ),
    (Mode::Draft(Audience::Internal), &["draft for stakeholders"]),
    (Mode::Reminder, &["reminder", "reminds"]),
    (Mode::Reveals, &["reports"]),
    (Mode::Ends, &["the drill ends"]),
];

/// What else a row's mode may be.
const KINDS: [(PressureKind, &str, &str); 10] = [
    (
        PressureKind::ExecutiveTakeover,
        "executive takeover",
        "Ask whether they wish to take command. If not: warn them, then have them removed.",
    ),
    (
        PressureKind::AntiMotivation,
        "anti-motivation",
        "Put it off until after the incident.",
    ),
    (
        PressureKind::InformationRequest,
        "information request",
        "Say, as a statement, that the incident comes first.",
    ),
    (
        PressureKind::SeverityDispute,
        "severity dispute",
        "Close it: it was decided; undecided means the higher level.",
    ),
    (
        PressureKind::ProcessDispute,
        "process dispute",
        "Close it: it belongs to the review afterwards.",
    ),
    (
        PressureKind::GrenadeThrower,
        "grenade thrower",
        "Put it off until after the incident.",
    ),
    (
        PressureKind::BelligerentResponder,
        "belligerent responder",
        "Warn them with a way to save face, then have them removed.",
    ),
    (
        PressureKind::UpdateDemand,
        "update demand",
        "Say when the next update comes, give the status, or have the internal liaison write.",
    ),
    (
        PressureKind::LateCommander,
        "late commander",
        "Keep command and say so, give them a role, or hand over properly, with a brief.",
    ),
    (
        PressureKind::RecapRequest,
        "recap request",
        "Point them to the log, the scribe or the deputy, or put it off.",
    ),
];

impl Mode {
    /// The mode of an effect.
    pub(super) fn of(effect: &Effect) -> Mode {
        match effect {
            Effect::Say(..) => Mode::Call,
            Effect::Chat(..) => Mode::Chat,
            Effect::Direct(..) => Mode::Direct,
            Effect::Join(_) => Mode::Joins,
            Effect::Leave(_) => Mode::Leaves,
            Effect::Page(_) => Mode::Page,
            Effect::StartFault(_) => Mode::FaultStarts,
            Effect::WorsenFault(..) => Mode::FaultWorsens,
            Effect::ClearFault(_) => Mode::FaultClears,
            Effect::Lose(_) => Mode::Lose,
            Effect::Signal(..) => Mode::Signal,
            Effect::Pressure(arc) => Mode::Pressure(arc.kind, arc.tone),
            Effect::Draft(audience, _) => Mode::Draft(*audience),
            Effect::Remind(_) => Mode::Reminder,
            Effect::Reveal(..) => Mode::Reveals,
            Effect::End(_) => Mode::Ends,
        }
    }

    /// The mode that a cell names.
    pub(super) fn read(cell: &str) -> Option<Mode> {
        let (name, tone) = match cell
            .trim()
            .strip_suffix(')')
            .and_then(|rest| rest.split_once('('))
        {
            Some((name, tone)) => (plain(name), Some(tone_named(tone)?)),
            None => (plain(cell), None),
        };
        if tone.is_none() {
            let found = PLAIN
                .iter()
                .find(|(_, names)| names.contains(&name.as_str()));
            if let Some((mode, _)) = found {
                return Some(*mode);
            }
        }
        KINDS
            .iter()
            .find(|(_, named, _)| plain(named) == name)
            .map(|(kind, ..)| Mode::Pressure(*kind, tone))
    }

    /// Whether somebody of the cast says or does it.
    pub(super) fn has_somebody(self) -> bool {
        matches!(
            self,
            Mode::Call
                | Mode::Chat
                | Mode::Direct
                | Mode::Joins
                | Mode::Leaves
                | Mode::Pressure(..)
                | Mode::Reveals
        )
    }

    /// Whether words are said or written with it.
    pub(super) fn is_spoken(self) -> bool {
        let spoken = matches!(self, Mode::Draft(_) | Mode::Reminder);
        spoken || (self.has_somebody() && !matches!(self, Mode::Joins | Mode::Leaves))
    }

    /// What settles it, where it is pressure.
    pub(super) fn settled_by(self) -> &'static str {
        match self {
            Mode::Pressure(kind, _) => KINDS
                .iter()
                .find(|(known, ..)| *known == kind)
                .map_or("", |(_, _, settles)| settles),
            _ => "",
        }
    }

    /// The modes that a person may write, for advice.
    pub(super) fn all() -> String {
        let plain = PLAIN.iter().map(|(_, names)| names[0]);
        let kinds = KINDS.iter().map(|(_, name, _)| *name);
        plain.chain(kinds).collect::<Vec<_>>().join(", ")
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Mode::Pressure(kind, tone) = self {
            let name = KINDS.iter().find(|(known, ..)| known == kind);
            f.write_str(name.map_or("pressure", |(_, name, _)| name))?;
            return match tone {
                Some(tone) => write!(f, " ({})", tone.name()),
                None => Ok(()),
            };
        }
        let names = PLAIN.iter().find(|(mode, _)| mode == self);
        f.write_str(names.map_or("", |(_, names)| names[0]))
    }
}

fn tone_named(name: &str) -> Option<Tone> {
    let name = plain(name);
    Tone::ALL.into_iter().find(|tone| tone.name() == name)
}

/// In small letters, with one space between words and none of the marks in which people differ.
fn plain(name: &str) -> String {
    let small: String = name
        .chars()
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            '-' | '_' | ':' | '.' => ' ',
            other => other,
        })
        .collect();
    let words: Vec<&str> = small.split_whitespace().collect();
    words.join(" ").replace("e mail", "email")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mode_is_read_as_it_is_written() {
        let plain = PLAIN.iter().map(|(mode, _)| *mode);
        let kinds = KINDS.iter().flat_map(|(kind, ..)| {
            [
                None,
                Some(Tone::Polite),
                Some(Tone::Pushy),
                Some(Tone::Hostile),
            ]
            .map(|tone| Mode::Pressure(*kind, tone))
        });
        for mode in plain.chain(kinds) {
            assert_eq!(Mode::read(&mode.to_string()), Some(mode), "{mode}");
        }
    }

    #[test]
    fn modes_are_read_by_other_names() {
        assert_eq!(Mode::read("E-Mail"), Some(Mode::Direct));
        assert_eq!(Mode::read(" Slack "), Some(Mode::Chat));
        let pushy = Mode::Pressure(PressureKind::AntiMotivation, Some(Tone::Pushy));
        assert_eq!(Mode::read("Anti motivation (Pushy)"), Some(pushy));
        assert_eq!(Mode::read("call (loud)"), None);
        assert_eq!(Mode::read("smoke signals"), None);
    }
}

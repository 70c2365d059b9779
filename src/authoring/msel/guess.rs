//! What words in other people's lists tell: what somebody is on the call, whom a message is for,
//! by which channel it comes.

use super::mode::Mode;
use crate::scenario::model::Part;

/// Words that tell what somebody is on the call. The first that is found decides.
const PARTS: [(Part, &[&str]); 5] = [
    (
        Part::Executive,
        &[
            "ceo",
            "cto",
            "cfo",
            "coo",
            "ciso",
            "cio",
            "chief",
            "vp",
            "svp",
            "evp",
            "president",
            "director",
            "executive",
            "board",
            "owner",
            "mayor",
            "minister",
        ],
    ),
    (
        Part::CustomerLiaison,
        &[
            "customer",
            "customers",
            "support",
            "helpdesk",
            "service desk",
            "help desk",
            "care",
            "press",
            "media",
            "public affairs",
            "pio",
        ],
    ),
    (
        Part::InternalLiaison,
        &[
            "internal communications",
            "internal comms",
            "liaison",
            "communications",
        ],
    ),
    (
        Part::Commander,
        &["deputy", "commander", "duty manager", "duty officer"],
    ),
    (
        Part::Support,
        &[
            "scribe",
            "secretary",
            "assistant",
            "recorder",
            "monitoring",
            "monitor",
            "alerting",
            "system",
            "siem",
            "automated",
            "bot",
            "exercise control",
            "excon",
            "controller",
            "facilitator",
            "simcell",
            "white cell",
        ],
    ),
];

/// Who the trainee is called in a list.
const TRAINEE: [&str; 12] = [
    "ic",
    "incident commander",
    "incident manager",
    "commander",
    "player",
    "players",
    "trainee",
    "trainees",
    "participant",
    "participants",
    "incident lead",
    "im",
];

/// Words for everybody.
const EVERYBODY: [&str; 14] = [
    "all",
    "everyone",
    "everybody",
    "all players",
    "all participants",
    "team",
    "call",
    "the call",
    "bridge",
    "all hands",
    "group",
    "eoc",
    "ert",
    "incident team",
];

/// Who plays others: the name behind it, in brackets, is the one that counts.
const STAND_INS: [&str; 7] = [
    "simcell",
    "sim cell",
    "white cell",
    "excon",
    "exercise control",
    "controller",
    "role player",
];

/// Whether a name is that of somebody who plays others.
pub(super) fn is_stand_in(name: &str) -> bool {
    STAND_INS.contains(&plain(name).as_str())
}

/// What somebody of this name or title is on the call; a responder where nothing tells.
pub(super) fn part(name: &str) -> Part {
    let words = format!(" {} ", plain(name));
    PARTS
        .iter()
        .find(|(_, told)| told.iter().any(|word| words.contains(&format!(" {word} "))))
        .map_or(Part::Responder, |(part, _)| *part)
}

/// Whether the trainee is meant.
pub(super) fn is_trainee(name: &str) -> bool {
    TRAINEE.contains(&plain(name).as_str())
}

/// Whether everybody is meant.
pub(super) fn is_everybody(name: &str) -> bool {
    EVERYBODY.contains(&plain(name).as_str())
}

/// By which channel it comes: on the call, in the chat, or as a direct message. None where
/// nothing tells.
pub(super) fn channel(cell: &str) -> Option<Mode> {
    if let Some(mode @ (Mode::Call | Mode::Chat | Mode::Direct)) = Mode::read(cell) {
        return Some(mode);
    }
    let words = format!(" {} ", plain(cell));
    let told = |all: &[&str]| all.iter().any(|word| words.contains(&format!(" {word} ")));
    if told(&[
        "email", "mail", "sms", "letter", "memo", "fax", "text", "dm", "direct", "ticket",
    ]) {
        return Some(Mode::Direct);
    }
    if told(&[
        "chat",
        "slack",
        "teams",
        "im",
        "alert",
        "alarm",
        "monitoring",
        "pager",
        "page",
        "news",
        "twitter",
        "tweet",
        "social",
        "media",
        "video",
        "tv",
        "report",
        "document",
        "handout",
        "log",
        "website",
        "injection",
    ]) {
        return Some(Mode::Chat);
    }
    told(&[
        "phone",
        "call",
        "telephone",
        "radio",
        "verbal",
        "person",
        "face",
        "voice",
        "briefing",
        "meeting",
        "zoom",
        "conference",
        "oral",
        "controller",
        "facilitator",
        "runner",
    ])
    .then_some(Mode::Call)
}

/// Small letters and single spaces; every other mark is a space.
fn plain(name: &str) -> String {
    let small: String = name
        .chars()
        .flat_map(char::to_lowercase)
        .map(|letter| {
            if letter.is_alphanumeric() {
                letter
            } else {
                ' '
            }
        })
        .collect();
    let words: Vec<&str> = small.split_whitespace().collect();
    words.join(" ").replace("e mail", "email")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_titles_tell_what_somebody_is() {
        assert_eq!(part("SimCell (CEO)"), Part::Executive);
        assert_eq!(part("Help Desk"), Part::CustomerLiaison);
        assert_eq!(part("DBA on call"), Part::Responder);
        assert!(is_trainee("Incident Commander"));
        assert!(is_everybody("ALL"));
        assert!(!is_everybody("Network team"));
    }

    #[test]
    fn means_tell_the_channel() {
        assert_eq!(channel("Phone call"), Some(Mode::Call));
        assert_eq!(channel("E-mail"), Some(Mode::Direct));
        assert_eq!(channel("Monitoring alert"), Some(Mode::Chat));
        assert_eq!(channel("carrier pigeon"), None);
    }
}

//! The words by which an update is seen to tell condition, actions and needs. The table is
//! generous on purpose: plain good English in any order passes; what fails is an update that says
//! nothing of a part in any of the usual ways. Where a word is misjudged, it is in the trainee's favour.

use crate::scenario::Scenario;

/// In what state things are. The names of services count too.
const CONDITION: &[&str] = &[
    "affected",
    "alert",
    "back",
    "bad",
    "better",
    "broken",
    "cause",
    "caused",
    "clean",
    "clear",
    "confirmed",
    "connection",
    "customers",
    "degraded",
    "delayed",
    "disruption",
    "down",
    "dropping",
    "error",
    "errors",
    "failed",
    "failing",
    "fails",
    "failures",
    "fine",
    "fixed",
    "found",
    "good",
    "gone",
    "green",
    "healthy",
    "high",
    "hurt",
    "impact",
    "impacted",
    "improving",
    "incident",
    "latency",
    "leaking",
    "low",
    "mitigated",
    "normal",
    "ok",
    "okay",
    "outage",
    "percent",
    "problem",
    "recovered",
    "recovering",
    "red",
    "rejected",
    "resolved",
    "restored",
    "rising",
    "seeing",
    "sev",
    "severity",
    "slow",
    "slower",
    "stable",
    "stuck",
    "symptom",
    "timeouts",
    "unavailable",
    "unhealthy",
    "users",
    "worse",
    "wrong",
];
/// Signs that all is well, after which no action is owed.
const WELL: &[&str] = &[
    "clear",
    "healthy",
    "mitigated",
    "normal",
    "recovered",
    "resolved",
    "restored",
];
/// What is being done, has been done or will be. Every other word in -ing counts too.
const ACTIONS: &[&str] = &[
    "action",
    "actions",
    "assigned",
    "chose",
    "decided",
    "disabled",
    "did",
    "done",
    "going",
    "is on",
    "are on",
    "plan",
    "paged",
    "posted",
    "prepares",
    "restarted",
    "rolled",
    "started",
    "switched",
    "tried",
    "under way",
    "underway",
    "we will",
    "we'll",
    "will",
];
/// Words in -ing that tell no action.
const NO_ACTION: &[&str] = &[
    "anything",
    "being",
    "during",
    "evening",
    "everything",
    "failing",
    "leaking",
    "meeting",
    "morning",
    "nothing",
    "rising",
    "seeing",
    "something",
    "thing",
];
/// What is needed, missing or comes next.
const NEEDS: &[&str] = &[
    "await",
    "awaiting",
    "blocked",
    "by",
    "cannot",
    "don't need",
    "help",
    "in a",
    "keep",
    "minutes",
    "missing",
    "must",
    "need",
    "needed",
    "needs",
    "next",
    "no need",
    "nobody",
    "nothing else",
    "open",
    "please",
    "require",
    "should",
    "soon",
    "stay",
    "then",
    "until",
    "wait",
    "waiting",
    "want",
    "when",
    "without",
];

/// What an update tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Content {
    /// In what state things are.
    pub condition: bool,
    /// What is being done, or that all is well.
    pub actions: bool,
    /// What is needed, or what comes next.
    pub needs: bool,
}

impl Content {
    /// Looks through the words of an update.
    pub(super) fn of(words: &str, scenario: &Scenario) -> Content {
        let text = padded(words);
        let names_a_service = scenario.world.services.iter().any(|service| {
            let names = std::iter::once(&service.name).chain(&service.aliases);
            names.into_iter().any(|name| holds(&text, &padded(name)))
        });
        let names_a_remedy = scenario.world.remedies.iter().any(|remedy| {
            let names = std::iter::once(&remedy.name).chain(&remedy.phrases);
            names.into_iter().any(|name| holds(&text, &padded(name)))
        });
        let active = text
            .split(' ')
            .any(|word| word.len() > 4 && word.ends_with("ing") && !NO_ACTION.contains(&word));
        Content {
            condition: names_a_service || any(&text, CONDITION),
            actions: names_a_remedy || active || any(&text, ACTIONS) || any(&text, WELL),
            needs: any(&text, NEEDS),
        }
    }
}

fn any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| holds(text, &padded(word)))
}

fn holds(text: &str, words: &str) -> bool {
    words.len() > 2 && text.contains(words)
}

/// Small letters, one blank around each word, marks left out.
fn padded(words: &str) -> String {
    let mut text = String::with_capacity(words.len() + 2);
    text.push(' ');
    let split = |letter: char| !(letter.is_alphanumeric() || letter == '\'');
    for word in words.split(split).filter(|word| !word.is_empty()) {
        text.push_str(&word.to_lowercase());
        text.push(' ');
    }
    text
}

//! Who and what a text mentions: people with their roles, services by the way they are written.

use crate::scenario::model::Part;

use super::happened::{RANKS, begins_word, is_word};

/// Somebody whom the source names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mentioned {
    /// Their name; empty where only a role is told.
    pub name: String,
    /// What they are, in the words of the source; may be empty.
    pub role: String,
}

/// Roles by the words that name them, the most telling first.
const ROLES: &[(Part, &[&str])] = &[
    (Part::Commander, &["deputy"]),
    (
        Part::Trainee,
        &[
            "incident commander",
            "incident manager",
            "incident lead",
            "ic",
        ],
    ),
    (Part::Support, &["scribe", "note taker", "note-taker"]),
    (
        Part::InternalLiaison,
        &["internal liaison", "stakeholder liaison", "internal comms"],
    ),
    (
        Part::CustomerLiaison,
        &[
            "customer liaison",
            "customer support",
            "support lead",
            "support",
            "communications",
            "comms",
            "liaison",
            "customer success",
        ],
    ),
    (
        Part::Responder,
        &[
            "on-call",
            "on call",
            "oncall",
            "engineer",
            "dba",
            "sre",
            "sme",
            "responder",
            "developer",
            "administrator",
            "operator",
        ],
    ),
];

/// What somebody is on a call, by the words for it.
pub(super) fn part(role: &str) -> Option<Part> {
    let lower = role.to_lowercase();
    let named = ROLES
        .iter()
        .find(|(_, words)| words.iter().any(|word| is_word(&lower, word)));
    let ranks = || RANKS.iter().any(|rank| is_word(&lower, rank));
    match named {
        Some((part, _)) => Some(*part),
        None if ranks() => Some(Part::Executive),
        None => None,
    }
}

/// A person from an item of a list of responders: `IC: Jane Roe`, `Jane Roe (scribe)`,
/// `Who was the IC? Jane Roe`, `Jane Roe, database engineer`.
pub(super) fn from_item(item: &str) -> Option<Mentioned> {
    let item = super::plain(item);
    let item = item.trim_matches(['_', '.', ' ']);
    if item.is_empty() || item.ends_with('?') {
        return None;
    }
    let (before, after) = ["?", ":", " – ", " — ", " - ", "(", ","]
        .iter()
        .find_map(|mark| item.split_once(mark))
        .map(|(before, after)| (before.trim(), after.trim_matches([' ', ')'])))
        .unwrap_or((item, ""));
    let (name, role) = match (looks_like_name(before), looks_like_name(after)) {
        (true, _) if part(before).is_none() => (before, after),
        (_, true) => (after, before),
        _ => return None,
    };
    Some(Mentioned {
        name: name.trim_start_matches('@').to_owned(),
        role: role.to_owned(),
    })
}

/// Several people from one text: `Jane Roe, Bob Li and @kim`.
pub(super) fn several(text: &str, role: &str) -> Vec<Mentioned> {
    let parts = text
        .split([',', ';', '&'])
        .flat_map(|part| part.split(" and "));
    parts
        .map(|part| part.trim().trim_start_matches('@'))
        .filter(|part| looks_like_name(part))
        .map(|name| Mentioned {
            name: name.to_owned(),
            role: role.to_owned(),
        })
        .collect()
}

/// Words that begin with a capital at the start of an entry and name nobody.
const NOBODY: &[&str] = &[
    "alert",
    "alerts",
    "alarm",
    "all",
    "another",
    "api",
    "automation",
    "backlog",
    "cpu",
    "customer",
    "customers",
    "database",
    "databases",
    "deploy",
    "deployment",
    "dns",
    "engineering",
    "engineers",
    "error",
    "errors",
    "everyone",
    "first",
    "google",
    "incident",
    "it",
    "latency",
    "memory",
    "monitor",
    "monitoring",
    "network",
    "no",
    "on",
    "operations",
    "ops",
    "our",
    "page",
    "pagerduty",
    "queue",
    "response",
    "second",
    "service",
    "site",
    "some",
    "someone",
    "somebody",
    "status",
    "system",
    "team",
    "the",
    "they",
    "this",
    "ticket",
    "tickets",
    "traffic",
    "two",
    "update",
    "user",
    "users",
    "we",
    "website",
    "nagios",
    "datadog",
    "slack",
    "we've",
    "action",
    "decision",
    "detection",
    "impact",
    "note",
    "cause",
    "resolution",
    "mitigation",
    "recovery",
    "summary",
    "investigation",
    "started",
    "rolled",
    "restarted",
    "found",
    "posted",
    "paged",
    "decided",
    "still",
    "after",
    "before",
    "when",
    "while",
    "then",
    "now",
    "also",
    "confirmed",
    "identified",
    "noticed",
    "resolved",
    "monitors",
    "support",
    "failover",
    "rollback",
    "as",
    "at",
    "in",
    "by",
    "with",
];

/// Whether a text looks like the name of a person: one to three words with capitals, or a handle.
pub(super) fn looks_like_name(text: &str) -> bool {
    let text = text.trim();
    if let Some(handle) = text.strip_prefix('@') {
        return !handle.is_empty() && !handle.contains(' ');
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_capital = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && word
                .chars()
                .all(|c| c.is_alphabetic() || "'’.-".contains(c))
            && (word.chars().count() < 2
                || word.chars().any(char::is_lowercase)
                || word.ends_with('.'))
    };
    (1..=3).contains(&words.len())
        && words.iter().all(is_capital)
        && !NOBODY.contains(&words[0].to_lowercase().as_str())
}

/// Verbs behind which the subject of an entry is a person, or a role.
const VERBS: &[&str] = &[
    "joined",
    "joins",
    "acknowledged",
    "acknowledges",
    "acked",
    "found",
    "finds",
    "noticed",
    "notices",
    "identified",
    "identifies",
    "discovered",
    "discovers",
    "restarted",
    "restarts",
    "rolled",
    "rolls",
    "reverted",
    "reverts",
    "reported",
    "reports",
    "confirmed",
    "confirms",
    "asked",
    "asks",
    "decided",
    "decides",
    "declared",
    "declares",
    "paged",
    "pages",
    "started",
    "starts",
    "began",
    "posted",
    "posts",
    "suspected",
    "suspects",
    "investigated",
    "investigates",
    "checked",
    "checks",
    "failed",
    "disabled",
    "disables",
    "enabled",
    "enables",
    "deployed",
    "deploys",
    "said",
    "says",
    "took",
    "takes",
    "wants",
    "demands",
    "insists",
    "orders",
    "escalated",
    "escalates",
    "realized",
    "realised",
    "determined",
    "turned",
    "turns",
    "switched",
    "killed",
    "kills",
    "scaled",
    "scales",
    "added",
    "adds",
    "cleared",
    "clears",
    "left",
    "is",
    "was",
    "saw",
    "sees",
    "applied",
    "applies",
    "traced",
    "traces",
    "sent",
    "sends",
    "called",
    "calls",
    "opened",
];

/// Who acts in an entry, from its own words: `Jane: …`, `Jane Roe restarted …`, `the DBA finds …`.
/// Gives the name or role, and the text without a name that merely stands before a colon.
pub(super) fn actor(text: &str) -> (Option<String>, &str) {
    if let Some((before, after)) = text.split_once(':')
        && before.len() <= 40
        && !after.starts_with("//")
        && (looks_like_name(before) || part(before).is_some() && before.split(' ').count() <= 4)
        && !after.trim().is_empty()
    {
        return (
            Some(before.trim().trim_start_matches('@').to_owned()),
            after.trim(),
        );
    }
    let words: Vec<&str> = text.split_whitespace().take(6).collect();
    for length in (1..words.len().min(5)).rev() {
        let verb = words[length]
            .trim_matches(|c: char| !c.is_alphabetic())
            .to_lowercase();
        if !VERBS.contains(&verb.as_str()) {
            continue;
        }
        let subject = words[..length].join(" ");
        let article = ["the ", "The ", "our ", "Our "];
        let subject = article
            .iter()
            .find_map(|article| subject.strip_prefix(article))
            .unwrap_or(&subject);
        if looks_like_name(subject) || part(subject).is_some() {
            return (Some(subject.trim_start_matches('@').to_owned()), text);
        }
    }
    (None, text)
}

/// Last words of the names of services.
const SERVICE_WORDS: &[&str] = &[
    "service",
    "api",
    "database",
    "db",
    "gateway",
    "cluster",
    "cache",
    "queue",
    "website",
    "site",
    "cdn",
    "dns",
    "proxy",
    "broker",
    "pipeline",
    "backend",
    "frontend",
    "server",
    "servers",
    "replica",
    "store",
    "balancer",
    "network",
    "storage",
    "scheduler",
];

/// Words that stand before those and are no name.
const NO_NAMES: &[&str] = &[
    "the",
    "a",
    "an",
    "our",
    "their",
    "its",
    "this",
    "that",
    "of",
    "to",
    "on",
    "in",
    "for",
    "from",
    "and",
    "or",
    "with",
    "all",
    "each",
    "every",
    "new",
    "old",
    "restarted",
    "restart",
    "restarts",
    "down",
    "by",
    "at",
    "is",
    "are",
    "was",
    "were",
    "into",
    "primary",
    "both",
    "one",
    "some",
    "no",
    "over",
    "back",
    "affected",
    "public",
    "against",
    "because",
    "other",
    "another",
    "more",
];

/// The services that a text names: `checkout-api`, `` `orders` ``, the orders database.
pub(super) fn services(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut note = |name: &str| {
        let name = name.trim_matches(|c: char| !c.is_alphanumeric());
        let known = found
            .iter()
            .any(|one: &String| one.eq_ignore_ascii_case(name));
        if name.len() > 1 && !known {
            found.push(name.to_owned());
        }
    };
    for (at, quoted) in text.split('`').enumerate() {
        let is_quoted = at % 2 == 1;
        if is_quoted && is_identifier(quoted) {
            note(quoted);
        }
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    for (at, word) in words.iter().enumerate() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = bare.to_lowercase();
        if lower.contains(['-', '_']) && SERVICE_WORDS.iter().any(|end| lower.ends_with(end)) {
            note(bare);
        } else if SERVICE_WORDS.contains(&lower.as_str()) && at > 0 {
            let before = words[at - 1].trim_start_matches(|c: char| !c.is_alphanumeric());
            let is_name = before.chars().all(|c| c.is_alphanumeric() || c == '-')
                && !before.is_empty()
                && !before.chars().all(|c| c.is_ascii_digit())
                && !NO_NAMES.contains(&before.to_lowercase().as_str());
            if is_name {
                note(&format!("{before} {bare}"));
            }
        }
    }
    found
}

fn is_identifier(text: &str) -> bool {
    let dashed = text.contains(['-', '_']);
    dashed
        && text.len() <= 40
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

/// Whether a text speaks of a service, by its name or the words of its id.
pub(super) fn speaks_of(text: &str, service: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().replace(['-', '_'], " ");
    begins_word(&plain(text), &plain(service))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_read_from_lists_as_people_write_them() {
        let person = |name: &str, role: &str| {
            Some(Mentioned {
                name: name.to_owned(),
                role: role.to_owned(),
            })
        };
        for (item, expected) in [
            ("IC: Jane Roe", person("Jane Roe", "IC")),
            ("Jane Roe (scribe)", person("Jane Roe", "scribe")),
            (
                "Who was the IC? Jane Roe",
                person("Jane Roe", "Who was the IC"),
            ),
            (
                "**Jane Roe**, database engineer",
                person("Jane Roe", "database engineer"),
            ),
            (
                "Customer liaison — Bo Li",
                person("Bo Li", "Customer liaison"),
            ),
            ("Jane Roe", person("Jane Roe", "")),
            ("_Who was the scribe?_", None),
            ("nobody else", None),
        ] {
            assert_eq!(from_item(item), expected, "{item}");
        }
    }

    #[test]
    fn who_acts_is_read_from_the_words() {
        let who = |text| actor(text).0;
        assert_eq!(who("Jane: restarted the API").as_deref(), Some("Jane"));
        assert_eq!(
            who("Jane Roe restarted the API").as_deref(),
            Some("Jane Roe")
        );
        assert_eq!(who("The DBA finds a lock").as_deref(), Some("DBA"));
        assert_eq!(
            who("Customer support reports tickets").as_deref(),
            Some("Customer support")
        );
        for text in [
            "Alert: latency",
            "Customers reported errors",
            "Latency is bad",
            "Rolled back",
            "https://x.y",
        ] {
            assert_eq!(who(text), None, "{text}");
        }
    }

    #[test]
    fn services_are_read_by_how_they_are_written() {
        assert_eq!(
            services("`checkout-api` waits for the orders database"),
            ["checkout-api", "orders database"]
        );
        assert_eq!(services("restarted payments-service"), ["payments-service"]);
        assert_eq!(
            services("the database was down on 3 servers"),
            Vec::<String>::new()
        );
    }
}

//! What sort of thing an entry is, by its words: what happened to the responders, what they found
//! out, what they did, what they decided. A draft scripts the first, makes findings and remedies of
//! the next two, and leaves the last to the trainee.

use crate::scenario::model::PressureKind;

/// What sort of thing happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A monitor told of it.
    Alert,
    /// Customers or colleagues told of it.
    Report,
    /// It got worse.
    Worse,
    /// Somebody pressed.
    Pressed(PressureKind),
    /// Somebody found something out.
    Found,
    /// Somebody did something about it.
    Done,
    /// The responders decided or ordered something.
    Decided,
    /// Something was told to customers or stakeholders.
    Told,
    /// Somebody was called in, confirmed or came.
    Came,
    /// It was over, or better.
    Over,
    /// None of these, by its words.
    Unsorted,
}

impl Kind {
    /// What it is, for a comment.
    pub fn said(self) -> &'static str {
        match self {
            Kind::Alert => "an alert",
            Kind::Report => "a report",
            Kind::Worse => "it got worse",
            Kind::Pressed(_) => "somebody pressed",
            Kind::Found => "found out",
            Kind::Done => "done",
            Kind::Decided => "decided",
            Kind::Told => "told outside",
            Kind::Came => "people",
            Kind::Over => "the end",
            Kind::Unsorted => "unsorted",
        }
    }
}

/// Words by which an entry is sorted; the first row of which one is there decides. Each begins a
/// word of the text.
const SIGNS: &[(Kind, &[&str])] = &[
    (
        Kind::Told,
        &[
            "status page",
            "statuspage",
            "status update",
            "posted",
            "tweeted",
            "update sent",
            "sent update",
            "sent an update",
            "sent an email",
            "email sent",
            "emailed",
            "notified customers",
            "notified stakeholders",
            "public post",
            "banner",
        ],
    ),
    (
        Kind::Decided,
        &[
            "decide",
            "can you ",
            "could you ",
            "please ",
            "can you ",
            "could you ",
            "please ",
            "decision",
            "agreed",
            "agrees",
            "chose to",
            "asked to",
            "asks to",
            "told to",
            "instructed",
            "assigned",
            "assigns",
            "declared",
            "declares",
            "upgraded to sev",
            "downgraded to sev",
            "raised to sev",
            "takes command",
            "took command",
            "hands over",
            "handed over",
            "polled",
            "approved",
            "will try",
            "plan to",
            "plan is",
        ],
    ),
    (
        Kind::Over,
        &[
            "resolved",
            "recovered",
            "mitigated",
            "back to normal",
            "all clear",
            "normal again",
            "is normal",
            "fine again",
            "well again",
            "incident closed",
            "incident over",
            "service restored",
            "fully restored",
            "fully operational",
            "call closed",
            "call ended",
            "returned to normal",
            "stabilized",
            "stabilised",
        ],
    ),
    (
        Kind::Done,
        &[
            "rolled back",
            "rolls back",
            "rollback",
            "roll back",
            "reverted",
            "restarted",
            "restarts",
            "rebooted",
            "failed over",
            "fails over",
            "failover",
            "scaled",
            "added capacity",
            "disabled",
            "turned off",
            "switched off",
            "enabled",
            "turned on",
            "killed",
            "flushed",
            "cleared",
            "purged",
            "blocked",
            "drained",
            "patched",
            "hotfix",
            "deployed a fix",
            "fix deployed",
            "applied",
            "increased the",
            "promoted",
            "restored from",
            "re-ran",
            "reran",
            "rotated",
            "renewed",
            "redeployed",
            "took out of rotation",
            "throttled",
            "rate limited",
            "rate-limited",
            "stopped the",
            "shut down",
        ],
    ),
    (
        Kind::Found,
        &[
            "found",
            "finds",
            "discover",
            "noticed",
            "notices",
            "identified",
            "identifies",
            "determined",
            "realized",
            "realised",
            "root cause",
            "turned out",
            "turns out",
            "traced",
            "confirmed that",
            "confirms that",
            "saw that",
            "sees that",
            "suspect",
            "diagnosed",
            "correlated",
            "points to",
            "caused by",
            "because",
        ],
    ),
    (
        Kind::Came,
        &[
            "joined",
            "joins",
            "acknowledged",
            "acknowledges",
            "acked",
            "paged",
            "pages",
            "escalated",
            "escalates",
            "page sent",
            "left the call",
            "signed off",
            "incident call",
            "bridge opened",
            "call opened",
            "call started",
            "notified",
        ],
    ),
    (
        Kind::Alert,
        &[
            "alert",
            "alarm",
            "monitor",
            "triggered",
            "fired",
            "fires",
            "threshold",
            "pagerduty",
            "nagios",
            "healthcheck",
            "health check",
        ],
    ),
    (
        Kind::Report,
        &[
            "customer",
            "support",
            "ticket",
            "complain",
            "users report",
            "user report",
            "reports",
            "reported",
            "twitter",
            "tweets",
            "phone",
        ],
    ),
    (
        Kind::Worse,
        &[
            "spike",
            "worse",
            "increas",
            "rising",
            "rises",
            "climb",
            "drop",
            "fails",
            "failing",
            "failed",
            "failure",
            "down",
            "error",
            "latency",
            "timeout",
            "time out",
            "timing out",
            "degraded",
            "unavailable",
            "slow",
            "crash",
            "out of memory",
            "saturat",
            "exhaust",
            "backlog",
            "queue",
            "lag",
            "lost",
            "outage",
        ],
    ),
];

/// Words by which somebody presses, with the kind of pressure; only where one of [`RANKS`] or a
/// demand is there too.
const PRESSES: &[(PressureKind, &[&str])] = &[
    (
        PressureKind::SeverityDispute,
        &[
            "really a sev",
            "not a sev",
            "lower the sev",
            "downgrade the sev",
            "only a sev",
            "questions the sev",
            "disputes",
        ],
    ),
    (
        PressureKind::InformationRequest,
        &[
            "list of",
            "spreadsheet",
            "how many customers",
            "which customers",
            "numbers for",
        ],
    ),
    (
        PressureKind::ExecutiveTakeover,
        &[
            "demands that",
            "orders",
            "insists",
            "take over",
            "takes over",
            "wants us to",
        ],
    ),
    (
        PressureKind::UpdateDemand,
        &[
            "asks for an update",
            "asked for an update",
            "wants an update",
            "demands an update",
            "asks when",
            "asked when",
            "asking when",
            "asks for status",
            "asked for status",
            "requests update",
            "requested an update",
            "eta",
        ],
    ),
];

/// Who outranks the call.
pub(super) const RANKS: &[&str] = &[
    "ceo",
    "cto",
    "coo",
    "cfo",
    "cio",
    "ciso",
    "vp",
    "svp",
    "evp",
    "chief",
    "director",
    "executive",
    "president",
    "head of",
    "founder",
    "leadership",
];

/// What sort of thing an entry is.
pub(super) fn kind(text: &str) -> Kind {
    let lower = text.to_lowercase();
    let ranks = RANKS.iter().any(|rank| is_word(&lower, rank));
    if ranks {
        for (pressure, signs) in PRESSES {
            if signs.iter().any(|sign| begins_word(&lower, sign)) {
                return Kind::Pressed(*pressure);
            }
        }
    }
    let found = SIGNS
        .iter()
        .find(|(_, signs)| signs.iter().any(|sign| begins_word(&lower, sign)));
    found.map_or(Kind::Unsorted, |(kind, _)| *kind)
}

/// Whether a sign stands in a text where a word begins. Both in small letters.
pub(super) fn begins_word(text: &str, sign: &str) -> bool {
    text.match_indices(sign).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        before.is_none_or(|letter| !letter.is_alphanumeric())
    })
}

/// Whether a whole word, or several, stand in a text. Both in small letters.
pub(super) fn is_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, found)| {
        let before = text[..at].chars().next_back();
        let after = text[at + found.len()..].chars().next();
        before.is_none_or(|letter| !letter.is_alphanumeric())
            && after.is_none_or(|letter| !letter.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_sorted_by_what_they_say() {
        for (text, expected) in [
            ("Alert: checkout latency above 2 s", Kind::Alert),
            ("Customers report that they cannot pay", Kind::Report),
            ("Error rate climbs to 40 %", Kind::Worse),
            ("Sam found that the connection pool is full", Kind::Found),
            ("Rolled back deploy 714", Kind::Done),
            ("IC decides to roll back deploy 714", Kind::Decided),
            ("Posted to the status page", Kind::Told),
            ("Priya joined the call", Kind::Came),
            ("Latency back to normal", Kind::Over),
            (
                "CEO asks for an update",
                Kind::Pressed(PressureKind::UpdateDemand),
            ),
            (
                "VP Sales wants a list of affected customers",
                Kind::Pressed(PressureKind::InformationRequest),
            ),
            ("Lunch", Kind::Unsorted),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
    }
}

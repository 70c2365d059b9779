//! The columns of a list of events, and what people call them.
//!
//! Our own columns come first: those that a facilitator reads, then those that keep what a
//! spreadsheet has no words for, in the scenario language. Other people's lists have the first
//! kind alone, under many names.

/// A column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Which event, and which of its effects.
    Event,
    /// When.
    Time,
    /// Who speaks or acts.
    From,
    /// Whom it is for.
    To,
    /// By which channel, or what happens.
    Mode,
    /// What is said.
    Message,
    /// What a good answer is.
    Expected,
    /// What it practises.
    Objective,
    /// The condition, in the scenario language.
    When,
    /// The effect, in the scenario language.
    Then,
    /// How often it may happen again.
    Again,
    /// The variants it belongs to.
    Only,
    /// For whom it is, by how they cope.
    Load,
    /// A word to other authors.
    Note,
    /// The id of the line.
    Line,
    /// What the row was when it was written.
    Check,
    /// A title beside the message; in other people's lists alone.
    Title,
}

impl Column {
    /// Our own columns, in the order in which they are written.
    pub const OURS: [Column; 16] = [
        Column::Event,
        Column::Time,
        Column::From,
        Column::To,
        Column::Mode,
        Column::Message,
        Column::Expected,
        Column::Objective,
        Column::When,
        Column::Then,
        Column::Again,
        Column::Only,
        Column::Load,
        Column::Note,
        Column::Line,
        Column::Check,
    ];

    /// Its header.
    pub fn name(self) -> &'static str {
        match self {
            Column::Event => "event",
            Column::Time => "time",
            Column::From => "from",
            Column::To => "to",
            Column::Mode => "mode",
            Column::Message => "message",
            Column::Expected => "expected response",
            Column::Objective => "objective",
            Column::When => "when",
            Column::Then => "then",
            Column::Again => "again",
            Column::Only => "only",
            Column::Load => "load",
            Column::Note => "note",
            Column::Line => "line",
            Column::Check => "check",
            Column::Title => "title",
        }
    }

    /// The column that a header names, by any of its usual names.
    pub fn named(header: &str) -> Option<Column> {
        let plain = plain(header);
        if plain.is_empty() {
            return None;
        }
        // Behind ours stands a mark of the whole list.
        if plain.starts_with("check ") {
            return Some(Column::Check);
        }
        NAMES
            .iter()
            .find(|(_, names)| names.contains(&plain.as_str()))
            .map(|(column, _)| *column)
    }
}

/// A header in small letters, without what people decorate it with: `Event #` is `event #`,
/// `STARTEX +` is `startex+`, `To:` is `to`, `Time (local)` is `time`.
fn plain(header: &str) -> String {
    let without_remark = header.split(['(', '[']).next().unwrap_or(header);
    let small: String = without_remark
        .chars()
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'a'..='z' | '0'..='9' | '#' | '+' | '/' => letter,
            _ => ' ',
        })
        .collect();
    let words: Vec<&str> = small.split_whitespace().collect();
    words.join(" ").replace(" +", "+").replace(" / ", "/")
}

/// What each column is called. Gathered from published templates of lists of scenario events
/// and from what the words of the field allow.
const NAMES: [(Column, &[&str]); 17] = [
    (
        Column::Event,
        &[
            "event",
            "event #",
            "event no",
            "event number",
            "event id",
            "event nr",
            "inject #",
            "inject no",
            "inject number",
            "inject id",
            "inject nr",
            "id",
            "#",
            "no",
            "nr",
            "number",
            "serial",
            "serial #",
            "serial no",
            "msel #",
            "msel no",
            "msel number",
            "msel id",
            "ref",
            "reference",
            "item",
            "item #",
            "seq",
            "sequence",
            "step",
        ],
    ),
    (
        Column::Time,
        &[
            "time",
            "dtg",
            "date time group",
            "date/time",
            "date time",
            "datetime",
            "startex+",
            "startex",
            "t+",
            "h+",
            "e+",
            "planned time",
            "scheduled time",
            "inject time",
            "event time",
            "delivery time",
            "exercise time",
            "elapsed",
            "elapsed time",
            "elapsed minutes",
            "minutes",
            "minute",
            "min",
            "start time",
            "start",
            "clock",
            "t",
            "time of inject",
            "time of delivery",
            "timing",
            "real time",
            "scenario time",
        ],
    ),
    (
        Column::From,
        &[
            "from",
            "sender",
            "source",
            "originator",
            "initiator",
            "role player",
            "roleplayer",
            "simulated by",
            "sent by",
            "actor",
            "sim cell",
            "simulator",
            "inject from",
            "delivered by",
            "who",
            "injected by",
            "role",
            "caller",
            "originating agency",
        ],
    ),
    (
        Column::To,
        &[
            "to",
            "recipient",
            "recipients",
            "receiver",
            "audience",
            "target",
            "target audience",
            "player",
            "players",
            "participant",
            "participants",
            "intended recipient",
            "recipient player",
            "recipient players",
            "addressee",
            "inject to",
            "responsible player",
            "intended player",
            "intended players",
            "receiving party",
            "to whom",
            "for",
        ],
    ),
    (
        Column::Mode,
        &[
            "mode",
            "method",
            "means",
            "medium",
            "channel",
            "delivery",
            "delivery method",
            "delivery mode",
            "delivery means",
            "type",
            "inject type",
            "event type",
            "inject mode",
            "inject method",
            "method of delivery",
            "mode of delivery",
            "means of delivery",
            "how",
            "communication",
            "comms",
            "via",
        ],
    ),
    (
        Column::Message,
        &[
            "message",
            "description",
            "inject",
            "event description",
            "inject description",
            "inject text",
            "content",
            "contents",
            "scenario event",
            "event/inject",
            "inject/event",
            "details",
            "detail",
            "narrative",
            "text",
            "script",
            "summary",
            "inject message",
            "what",
            "inject details",
            "event details",
            "inject content",
            "message text",
            "injects",
            "event inject",
            "inject narrative",
            "scenario inject",
            "body",
            "what happens",
        ],
    ),
    (
        Column::Expected,
        &[
            "expected response",
            "expected responses",
            "expected action",
            "expected actions",
            "expected player action",
            "expected player actions",
            "expected outcome",
            "expected outcomes",
            "expected result",
            "expected results",
            "anticipated response",
            "anticipated action",
            "anticipated actions",
            "player action",
            "player actions",
            "desired response",
            "expected participant response",
            "expected player response",
            "expected participant action",
            "expected participant actions",
            "expected reaction",
            "anticipated player action",
            "anticipated player actions",
            "response",
            "reaction",
        ],
    ),
    (
        Column::Objective,
        &[
            "objective",
            "objectives",
            "exercise objective",
            "exercise objectives",
            "objective #",
            "objective no",
            "training objective",
            "learning objective",
            "capability",
            "core capability",
            "core capabilities",
            "target capability",
            "purpose",
            "goal",
        ],
    ),
    (Column::When, &["when", "condition"]),
    (Column::Then, &["then"]),
    (Column::Again, &["again"]),
    (Column::Only, &["only"]),
    (Column::Load, &["load"]),
    (
        Column::Note,
        &[
            "note",
            "notes",
            "remark",
            "remarks",
            "comment",
            "comments",
            "controller notes",
            "controller note",
            "facilitator notes",
            "notes/remarks",
            "notes/comments",
        ],
    ),
    (Column::Line, &["line", "line id"]),
    (Column::Check, &["check"]),
    (
        Column::Title,
        &[
            "title",
            "event name",
            "inject title",
            "subject",
            "inject name",
            "headline",
            "event title",
            "name",
            "topic",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_found_by_its_own_name() {
        for column in Column::OURS {
            assert_eq!(Column::named(column.name()), Some(column));
        }
    }

    #[test]
    fn headers_are_known_in_many_spellings() {
        for (header, column) in [
            ("Event #", Column::Event),
            ("STARTEX +", Column::Time),
            ("DTG", Column::Time),
            ("Time (local)", Column::Time),
            ("To:", Column::To),
            ("Method", Column::Mode),
            ("Expected Player Action(s)", Column::Expected),
            ("  DESCRIPTION ", Column::Message),
            ("Date / Time", Column::Time),
        ] {
            assert_eq!(Column::named(header), Some(column), "{header}");
        }
        assert_eq!(Column::named("Weather"), None);
        assert_eq!(Column::named(""), None);
    }

    #[test]
    fn no_name_stands_for_two_columns() {
        let mut seen = std::collections::BTreeSet::new();
        for name in NAMES.iter().flat_map(|(_, names)| *names) {
            assert!(seen.insert(name), "{name}");
            assert_eq!(plain(name), **name);
        }
    }
}

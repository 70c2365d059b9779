//! The kinds of incident that there are templates for: a row and a file each.

/// A kind of incident.
#[derive(Debug)]
pub struct Kind {
    /// How it is asked for.
    pub id: &'static str,
    /// What happens in it, in a sentence.
    pub about: &'static str,
    /// What a drill of it is called where nobody says.
    pub title: &'static str,
    /// What customers use, where nobody says.
    pub product: &'static str,
    /// The service that suffers, where nobody says.
    pub service: &'static str,
    /// Its template.
    pub(super) text: &'static str,
}

macro_rules! template {
    ($name:literal) => {
        include_str!(concat!("../../../assets/templates/", $name, ".ron.j2"))
    };
}

/// All of them, easiest to imagine first.
pub const KINDS: [Kind; 7] = [
    Kind {
        id: "bad-deploy",
        about: "What was shipped this morning eats the database's connections.",
        title: "Shipped at ten",
        product: "the web shop",
        service: "checkout",
        text: template!("bad-deploy"),
    },
    Kind {
        id: "database",
        about: "The database's disk is full: everything can be read, nothing can be saved.",
        title: "No room left",
        product: "the booking site",
        service: "booking",
        text: template!("database"),
    },
    Kind {
        id: "dependency",
        about: "Another company does not answer, and whoever can reach them comes late.",
        title: "Somebody else's problem",
        product: "the ticket shop",
        service: "payment page",
        text: template!("dependency"),
    },
    Kind {
        id: "capacity",
        about: "Three times as much comes in as the machines can carry.",
        title: "More than we can carry",
        product: "the news site",
        service: "front page",
        text: template!("capacity"),
    },
    Kind {
        id: "expired-certificate",
        about: "A certificate ran out at nine, and nobody gets in.",
        title: "Valid until today",
        product: "the patient portal",
        service: "portal",
        text: template!("expired-certificate"),
    },
    Kind {
        id: "data-loss",
        about: "Something deletes what customers still need, and goes on deleting.",
        title: "Where did it go",
        product: "the photo archive",
        service: "archive",
        text: template!("data-loss"),
    },
    Kind {
        id: "security",
        about: "Somebody is in with a key of ours, and copies documents.",
        title: "A key in the open",
        product: "the accounting service",
        service: "document vault",
        text: template!("security"),
    },
];

/// What the kinds have in common, by the names under which templates ask for it.
pub(super) const PARTS: [(&str, &str); 6] = [
    ("parts/head", template!("parts/head")),
    ("parts/hold", template!("parts/hold")),
    ("parts/people", template!("parts/people")),
    ("parts/events", template!("parts/events")),
    ("parts/endings", template!("parts/endings")),
    ("parts/objectives", template!("parts/objectives")),
];

/// The kind with this id.
pub fn kind(id: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.id == id)
}

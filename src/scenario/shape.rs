//! The kinds of shape that the scenario language is made of. `language` states the language in
//! them, `walk` holds a text against it.
//!
//! The types in `model` say the same; but reading into types stops at the first mistake and
//! knows no places. A test holds the two against each other.

/// What a value has to be.
#[derive(Debug)]
pub(crate) enum Shape {
    /// Any text.
    Text,
    /// `true` or `false`.
    Flag,
    /// A whole number from the first to the second.
    Whole(i64, i64),
    /// A length of time, at least so many milliseconds and at most a day.
    Lapse(u64),
    /// A clock time.
    Clock,
    /// An id that is given here.
    Gives(IdKind),
    /// An id that is given elsewhere.
    Names(IdKind),
    /// A list.
    List(&'static Shape),
    /// A map.
    Map(&'static Shape, &'static Shape),
    /// `("variant", "option")`: a choice out of a group of variants.
    Option,
    /// Named fields.
    Record(&'static Record),
    /// One of several words.
    Choice(&'static Choice),
}

/// The kinds of id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum IdKind {
    Scenario,
    Person,
    Team,
    Service,
    Signal,
    Fault,
    Remedy,
    Finding,
    Inject,
    Line,
    Arc,
    Ending,
    Variant,
    /// Unique within its variant.
    Option,
    Objective,
    /// An act of the hearing; given by the house.
    Act,
    /// A situation in which people speak, perhaps with a variant; given by the house.
    Situation,
    /// A step of a pressure arc; given by the house.
    Step,
}

impl IdKind {
    /// What an author calls it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            IdKind::Scenario => "scenario",
            IdKind::Person => "person",
            IdKind::Team => "team",
            IdKind::Service => "service",
            IdKind::Signal => "signal",
            IdKind::Fault => "fault",
            IdKind::Remedy => "remedy",
            IdKind::Finding => "finding",
            IdKind::Inject => "inject",
            IdKind::Line => "line",
            IdKind::Arc => "pressure arc",
            IdKind::Ending => "ending",
            IdKind::Variant => "variant",
            IdKind::Option => "option",
            IdKind::Objective => "objective",
            IdKind::Act => "act",
            IdKind::Situation => "situation",
            IdKind::Step => "step",
        }
    }

    /// The same with its article: "an inject".
    pub(super) fn one(self) -> String {
        let name = self.name();
        let article = if name.starts_with(['a', 'e', 'i', 'o']) {
            "an"
        } else {
            "a"
        };
        format!("{article} {name}")
    }
}

/// Named fields.
#[derive(Debug)]
pub(crate) struct Record {
    /// What an author calls it, with its article.
    pub name: &'static str,
    /// Its fields.
    pub fields: &'static [Field],
}

/// One field of a record.
#[derive(Debug)]
pub(crate) struct Field {
    /// Its name.
    pub name: &'static str,
    /// Whether it has to be there.
    pub need: Need,
    /// What it has to be.
    pub shape: Shape,
}

/// Whether a field has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// It must be.
    Required,
    /// It has a default.
    Defaulted,
    /// It may be left out, and `None` or `Some(…)` may be written.
    Optional,
}

/// One of several words.
#[derive(Debug)]
pub(crate) struct Choice {
    /// What an author calls it, with its article.
    pub name: &'static str,
    /// The words.
    pub words: &'static [Word],
}

/// One word of a choice.
#[derive(Debug)]
pub(crate) struct Word {
    /// The word.
    pub name: &'static str,
    /// The values in brackets behind it.
    pub values: &'static [Shape],
}

/// A field that must be there.
pub(crate) const fn must(name: &'static str, shape: Shape) -> Field {
    Field {
        name,
        need: Need::Required,
        shape,
    }
}

/// A field with a default.
pub(crate) const fn may(name: &'static str, shape: Shape) -> Field {
    Field {
        name,
        need: Need::Defaulted,
        shape,
    }
}

/// A field that may be left out or `None`.
pub(crate) const fn optional(name: &'static str, shape: Shape) -> Field {
    Field {
        name,
        need: Need::Optional,
        shape,
    }
}

/// A word that stands alone.
pub(crate) const fn word(name: &'static str) -> Word {
    Word { name, values: &[] }
}

/// A word with values.
pub(crate) const fn with(name: &'static str, values: &'static [Shape]) -> Word {
    Word { name, values }
}

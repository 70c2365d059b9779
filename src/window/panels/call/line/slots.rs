//! The slots of a phrase on the line: words in `‹ ›` that wait to be filled. They stand in the
//! text itself, so nothing has to be kept in step with what is typed.

use std::ops::Range;

use super::speaking::others;
use crate::window::view::call::{CallView, Place};

/// Opens a slot.
const OPEN: char = '‹';
/// Closes it.
const CLOSE: char = '›';

/// What fills a slot. Its `name` stands in the templates as `{name}` and on the line as `‹name›`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Person,
    Deputy,
    Liaison,
    AtTheDoor,
    Minutes,
    Severity,
    Service,
    Option,
    Team,
    /// Free words.
    Words,
}

impl Slot {
    /// What fills the slot with this name.
    pub(super) fn named(name: &str) -> Slot {
        match name {
            "who" | "who else" => Slot::Person,
            "deputy" => Slot::Deputy,
            "liaison" => Slot::Liaison,
            "who presses" => Slot::AtTheDoor,
            "minutes" => Slot::Minutes,
            "level" => Slot::Severity,
            "service" => Slot::Service,
            "option" => Slot::Option,
            "team" => Slot::Team,
            _ => Slot::Words,
        }
    }

    /// What could stand there, likeliest first: only what can be heard and seen on the call.
    pub(super) fn offers(self, view: &CallView) -> Vec<String> {
        let people = |first: &dyn Fn(&crate::window::view::call::PersonView) -> bool| {
            let mut all: Vec<_> = others(view).collect();
            all.sort_by_key(|person| (!first(person), matches!(person.place, Place::Paged(_))));
            all.iter().map(|person| person.name.clone()).collect()
        };
        let words = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect();
        match self {
            Slot::Person => people(&|person| person.place == Place::OnCall),
            Slot::Deputy => people(&|person| holds(&person.roles, "deputy")),
            Slot::Liaison => people(&|person| {
                holds(&person.roles, "liaison") || person.title.to_lowercase().contains("liaison")
            }),
            Slot::AtTheDoor => {
                people(&|person| person.presses.is_some() || person.place == Place::Door)
            }
            Slot::Minutes => words(&["2", "5", "10", "15"]),
            Slot::Severity => words(&["1", "2", "3"]),
            Slot::Service => view.services.iter().map(|one| one.name.clone()).collect(),
            Slot::Option => view.options.clone(),
            Slot::Team => {
                let mut teams: Vec<String> = Vec::new();
                for person in others(view) {
                    if !person.team.is_empty() && !teams.contains(&person.team) {
                        teams.push(person.team.clone());
                    }
                }
                teams
            }
            Slot::Words => Vec::new(),
        }
    }
}

fn holds(roles: &[String], part: &str) -> bool {
    roles.iter().any(|role| role.contains(part))
}

/// A template as it is put on the line: `{me}` filled, the others to be filled.
pub(super) fn opened(template: &str, view: &CallView) -> String {
    let me = view.people.iter().find(|person| person.you);
    let me = me.map_or("…", |person| person.name.as_str());
    template
        .replace("{me}", me)
        .replace('{', "‹")
        .replace('}', "›")
}

/// The slots in a text, in order [bytes, with their signs].
pub(super) fn all(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find(OPEN).map(|at| from + at) {
        let Some(close) = text[open..]
            .find(CLOSE)
            .map(|at| open + at + CLOSE.len_utf8())
        else {
            break;
        };
        found.push(open..close);
        from = close;
    }
    found
}

/// The name of the slot at these bytes.
pub(super) fn name<'a>(text: &'a str, at: &Range<usize>) -> &'a str {
    text[at.clone()].trim_matches([OPEN, CLOSE])
}

/// The slot after `cursor` [bytes], round to the first again; before it when `back`.
pub(super) fn next(text: &str, cursor: usize, back: bool) -> Option<Range<usize>> {
    let all = all(text);
    let found = match back {
        false => all.iter().find(|slot| slot.start >= cursor).or(all.first()),
        true => all.iter().rfind(|slot| slot.end <= cursor).or(all.last()),
    };
    found.cloned()
}

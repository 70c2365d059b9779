//! Who takes part: a role for each person, and a name for those whom nobody named.

use super::Wrong;
use super::answers::{Said, spoken};

/// A role in a drill, and who has it where nobody is named. The second name is for when the
/// first of the first is taken.
#[derive(Debug)]
pub struct Role {
    /// The id in the scenario.
    pub id: &'static str,
    /// What they do in the drill.
    pub about: &'static str,
    usual: [&'static str; 2],
}

const fn role(id: &'static str, about: &'static str, usual: [&'static str; 2]) -> Role {
    Role { id, about, usual }
}

/// In the order in which names are given.
pub const ROLES: [Role; 13] = [
    role(
        "commander",
        "commands: the trainee",
        ["Sasha Moreau", "Imke Dahl"],
    ),
    role(
        "deputy",
        "can be the deputy",
        ["Ruth Okafor", "Bela Kertesz"],
    ),
    role("scribe", "takes notes", ["Tomas Novak", "Wendy Achebe"]),
    role(
        "liaison",
        "writes for customers",
        ["Lina Haas", "Gus Pereira"],
    ),
    role(
        "staff",
        "writes for the company",
        ["Emeka Obi", "Vera Lindholm"],
    ),
    role(
        "owner",
        "knows the service that suffers",
        ["Priyanka Rao", "Jesper Holm"],
    ),
    role(
        "data",
        "knows what lies beneath, and is quiet",
        ["Anselm Vogt", "Noemi Sandor"],
    ),
    role(
        "network",
        "knows what lies around it, and talks",
        ["Dario Conti", "Kirsten Bauer"],
    ),
    role(
        "expert",
        "has to be paged",
        ["Yara Haddad", "Florin Popescu"],
    ),
    role("sales", "wants a list", ["Philip Crane", "Orla Byrne"]),
    role(
        "executive",
        "wants it done their way",
        ["Helena Strand", "Casimir Wolff"],
    ),
    role(
        "junior",
        "can be paged, and is not needed",
        ["Milan Kovac", "Sunniva Lie"],
    ),
    role(
        "tester",
        "can be paged, and is not needed either",
        ["Greta Nilsen", "Hugo Varga"],
    ),
];

/// A name for each role: those given, in their order, and the usual ones where there is none.
///
/// # Errors
/// When there are more names than roles, two people have the same first name, or a name cannot
/// be said.
pub fn names(given: &[String]) -> Result<Vec<String>, Wrong> {
    if given.len() > ROLES.len() {
        return Err(Wrong::TooMany(given.len()));
    }
    let mut named = Vec::new();
    for name in given {
        let blank = name.trim().is_empty();
        named.push((!blank).then(|| spoken(Said::Name, name)).transpose()?);
    }
    named.resize(ROLES.len(), None);
    let given: Vec<&str> = named.iter().flatten().map(String::as_str).collect();
    told_apart(&given)?;
    let firsts: Vec<String> = given.iter().map(|name| heard(name)).collect();
    let filled = ROLES.iter().zip(named).map(|(role, name)| {
        let [usual, other] = role.usual;
        let is_free = !firsts.contains(&heard(usual));
        name.unwrap_or_else(|| if is_free { usual } else { other }.to_owned())
    });
    let filled: Vec<String> = filled.collect();
    // The second choice may be taken as well: two out of twenty-six.
    told_apart(&filled)?;
    Ok(filled)
}

/// Whether all of them have first names of their own.
fn told_apart(names: &[impl AsRef<str>]) -> Result<(), Wrong> {
    let heard: Vec<String> = names.iter().map(|name| heard(name.as_ref())).collect();
    let twice = (1..heard.len()).find(|at| heard[..*at].contains(&heard[*at]));
    match twice {
        Some(at) => Err(Wrong::SameFirstName(first(names[at].as_ref()).to_owned())),
        None => Ok(()),
    }
}

/// What somebody is called on the call.
pub(super) fn first(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

/// A first name as hearing tells it from others.
fn heard(name: &str) -> String {
    first(name).to_lowercase()
}

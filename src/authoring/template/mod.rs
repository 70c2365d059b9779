//! Templates: a first scenario of one's own, by the kind of incident.
//!
//! Each kind is a whole drill in `assets/templates/KIND.ron.j2`; what all kinds have in common (head,
//! roles, pressure, endings) lies in `assets/templates/parts/`. Answers are checked here and put in; what
//! comes out is the text of a scenario that loads with nothing to say. Who asks the questions,
//! and where the text goes, is for the verb `hotwash new`.

mod answers;
mod fill;
mod kinds;
mod people;
mod wrong;

pub use answers::{Answers, LENGTHS, Said, id_of, length, spoken, title};
pub use kinds::{KINDS, Kind, kind};
pub use people::{ROLES, Role, names};
pub use wrong::Wrong;

use crate::scenario::{self, Loaded, Scenario};

/// The text of a scenario of this kind, with these answers in it.
///
/// # Errors
/// When an answer cannot be part of a drill; it says which, and what would do.
pub fn written(kind: &Kind, answers: &Answers) -> Result<(String, Loaded), Wrong> {
    let text = fill::filled(kind, answers)?;
    let loaded = scenario::load(&text);
    if let Some(scenario) = &loaded.scenario
        && let Some(name) = taken(scenario)
    {
        return Err(Wrong::Taken(name));
    }
    Ok((text, loaded))
}

/// The name of the service that was asked for, if another of the drill's services goes by it.
fn taken(scenario: &Scenario) -> Option<String> {
    let mut services = scenario.world.services.iter();
    let asked = bare(&services.next()?.name).to_lowercase();
    let mut others = services.flat_map(|service| service.aliases.iter().chain([&service.name]));
    others
        .any(|name| bare(name).to_lowercase() == asked)
        .then_some(asked)
}

/// A name without its article: `the web shop` is called `web shop` on a status page.
fn bare(name: &str) -> &str {
    let article = name
        .get(..4)
        .filter(|begin| begin.eq_ignore_ascii_case("the ") || begin.eq_ignore_ascii_case("our "));
    article.map_or(name, |article| &name[article.len()..])
}

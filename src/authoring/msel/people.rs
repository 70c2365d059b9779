//! Whom a cell names: somebody of the cast, by name, first name, nickname, title or id.

use crate::scenario::Scenario;
use crate::scenario::ids::PersonId;
use crate::scenario::model::Person;

/// From this likeness on (0 to 1) a misspelt name is taken for a hint. Ours.
const ALIKE: f64 = 0.8;

/// The person that a cell names; otherwise what to say about it.
pub(super) fn named(scenario: &Scenario, cell: &str) -> Result<PersonId, String> {
    let wanted = cell.trim().to_lowercase();
    if wanted.is_empty() {
        return Err("somebody has to be named".to_owned());
    }
    // The surest way to name somebody comes first; a way that names two names nobody.
    let ways: [fn(&Person) -> Vec<&str>; 4] = [
        |person| vec![person.id.as_str()],
        |person| vec![person.name.as_str()],
        |person| {
            let known_as = person.known_as.iter().map(String::as_str);
            let nicknames = person.nicknames.iter().map(String::as_str);
            nicknames
                .chain(known_as)
                .chain([person.title.as_str()])
                .collect()
        },
        |person| vec![person.first_name()],
    ];
    for way in ways {
        let mut found = scenario
            .cast
            .iter()
            .filter(|person| way(person).iter().any(|name| name.to_lowercase() == wanted));
        match (found.next(), found.next()) {
            (Some(person), None) => return Ok(person.id.clone()),
            (Some(one), Some(other)) => {
                return Err(format!(
                    "`{}` may be `{}` or `{}`; write the id",
                    cell.trim(),
                    one.id,
                    other.id
                ));
            }
            _ => {}
        }
    }
    let meant = scenario
        .cast
        .iter()
        .flat_map(|person| [person.name.as_str(), person.id.as_str()])
        .map(|name| (strsim::jaro_winkler(&name.to_lowercase(), &wanted), name))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|one, other| one.0.total_cmp(&other.0));
    Err(match meant {
        Some((_, name)) => format!(
            "`{}` is nobody of the cast; did you mean {name}?",
            cell.trim()
        ),
        None => format!(
            "`{}` is nobody of the cast; add them to the cast of the scenario first",
            cell.trim()
        ),
    })
}

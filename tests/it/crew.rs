//! The crew: a quiet company with many people, for tests of how people behave. Played like the
//! reference scenario in `stage`.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use hotwash::drill::Drill;
use hotwash::hearing::Hearing;
use hotwash::scenario::Scenario;
use hotwash::units::Moment;

use crate::stage::{load, say, seed};

/// The scenario as it stands.
pub const CREW: &str = include_str!("fixtures/crew.ron");

/// The crew with some text of its scenario replaced everywhere.
pub fn crew(changes: &[(&str, &str)]) -> String {
    let mut source = CREW.to_owned();
    for (old, new) in changes {
        assert!(source.contains(old), "the crew has no {old:?}");
        source = source.replace(old, new);
    }
    source
}

/// The crew with only these responders on the call, by id; the others can be paged.
pub fn only(source: &str, here: &[&str]) -> String {
    let line = |line: &str| {
        let stays = here
            .iter()
            .any(|id| line.contains(&format!("id: \"{id}\"")));
        if stays || !line.contains("part: Responder") || line.contains("Paged") {
            line.to_owned()
        } else {
            line.replace(
                "part: Responder,",
                "part: Responder, presence: Paged(\"1h\", \"2h\"),",
            )
        }
    };
    source.lines().map(line).collect::<Vec<_>>().join("\n")
}

type Loaded = (Arc<Scenario>, Arc<Hearing>);

/// Reads a scenario once, however many drills are played of it.
fn loaded(source: &str) -> Loaded {
    static READ: Mutex<BTreeMap<String, Loaded>> = Mutex::new(BTreeMap::new());
    let mut read = READ.lock().expect("nobody panics while reading");
    if let Some(known) = read.get(source) {
        return known.clone();
    }
    let new = load(source);
    read.insert(source.to_owned(), new.clone());
    new
}

/// Plays timed lines (seconds, words) with this crew, until `until` seconds.
pub fn play_with(source: &str, number: u64, lines: &[(u64, &str)], until: u64) -> Drill {
    let (scenario, hearing) = loaded(source);
    let mut drill = Drill::begin(scenario, hearing, seed(number));
    for (at, words) in lines {
        say(&mut drill, *at, words);
    }
    drill.advance(Moment(until * 1000));
    drill
}

/// The trainee commands.
pub const ALONE: [(u64, &str); 1] = [(2, "Hi, I'm Alex Reyes and I am the Incident Commander.")];

/// The trainee commands and has a deputy.
pub const WITH_DEPUTY: [(u64, &str); 2] = [ALONE[0], (10, "Tatiana, you are my deputy.")];

/// An opening, then these lines.
pub fn after<'a>(opening: &[(u64, &'a str)], lines: &[(u64, &'a str)]) -> Vec<(u64, &'a str)> {
    opening.iter().chain(lines).copied().collect()
}

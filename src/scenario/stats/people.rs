//! The cast in figures: who has how much to say.

use serde::Serialize;
use smol_str::SmolStr;

use super::words;
use crate::scenario::model::{Part, Persona, Presence, ScenarioFile};
use crate::scenario::story::speakers::Speakers;
use crate::units::Span;

/// A person and what is theirs to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Speaker {
    /// Their id.
    pub id: SmolStr,
    /// Their name.
    pub name: String,
    /// What they are on the call.
    pub part: Part,
    /// How they come to the call: `there`, `paged` or `by inject`.
    pub comes: &'static str,
    /// How they talk; none for plainly.
    pub persona: Option<Persona>,
    /// Lines that they may speak.
    pub lines: usize,
    /// Words in them.
    pub words: usize,
    /// How long it takes to say them all once [ms].
    pub speaking_ms: Span,
}

/// The cast, as written.
pub fn of(file: &ScenarioFile) -> Vec<Speaker> {
    let speakers = Speakers::of(file);
    let each = file.cast.iter().map(|person| {
        let lines: Vec<usize> = speakers
            .lines_of(&person.id)
            .map(|line| file.lines.get(line).map_or(0, |text| words::count(text)))
            .collect();
        let spoken = lines.iter().sum();
        Speaker {
            id: person.id.0.clone(),
            name: person.name.clone(),
            part: person.part,
            comes: match person.presence {
                Presence::OnCall => "there",
                Presence::Paged(..) => "paged",
                Presence::Away => "by inject",
            },
            persona: person.persona,
            lines: lines.len(),
            words: spoken,
            speaking_ms: words::takes(spoken),
        }
    });
    each.collect()
}

//! How much is read and spoken. Speaking is charged at the pace that a drill charges it.

use serde::Serialize;

use crate::scenario::model::ScenarioFile;
use crate::units::Span;

/// Words that somebody speaks or reads in a minute: an ordinary pace of clear speech.
pub const WORDS_A_MINUTE: u64 = 150;

/// What is read and spoken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Words {
    /// Lines of the scenario's own.
    pub lines: usize,
    /// Words in them.
    pub spoken: usize,
    /// How long it takes to say them all once [ms].
    pub speaking_ms: Span,
    /// Words of the longest line.
    pub longest: usize,
    /// Words of the briefing.
    pub briefing: usize,
    /// How long it takes to read the briefing [ms].
    pub reading_ms: Span,
    /// Words of the coach, before and after.
    pub coach: usize,
}

/// Counts the words of a scenario.
pub fn of(file: &ScenarioFile) -> Words {
    let each = file.lines.values().map(|line| count(line));
    let spoken = each.clone().sum();
    let briefing = count(&file.briefing);
    let coach = file.coach.iter().map(|coach| {
        let after = coach.after.iter();
        let after: usize = after
            .map(|word| count(&word.met) + count(&word.missed))
            .sum();
        count(&coach.before) + after
    });
    Words {
        lines: file.lines.len(),
        spoken,
        speaking_ms: takes(spoken),
        longest: each.max().unwrap_or(0),
        briefing,
        reading_ms: takes(briefing),
        coach: coach.sum(),
    }
}

/// The words of a text.
pub fn count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// How long so many words take.
pub fn takes(words: usize) -> Span {
    Span(words as u64 * 60_000 / WORDS_A_MINUTE)
}

//! What there is to play, what came of it, what to do next; and what is read before a drill.

use std::path::PathBuf;

use smol_str::SmolStr;

use crate::scenario::model::Dimension;
use crate::score::Rating;
use crate::units::Span;

/// The library.
#[derive(Clone, Debug, Default)]
pub(crate) struct LibraryView {
    /// The trainee, as they go into the history.
    pub(crate) trainee: String,
    /// All drills: the practice ladder from its lowest rung on, then the full drills, easiest
    /// first, then those of the player's own.
    pub(crate) drills: Vec<DrillCard>,
    /// What to practise next, and why; none before anything is known.
    pub(crate) next: Option<Advice>,
    /// Drills that were left or cut off, latest first.
    pub(crate) interrupted: Vec<Interrupted>,
    /// Scenarios of the player's own that cannot be played, a sentence each.
    pub(crate) troubles: Vec<String>,
    /// Where scenarios of one's own are looked for.
    pub(crate) own_folder: Option<String>,
    /// What was resolved last, and after which drill.
    pub(crate) resolved: Option<(String, String)>,
    /// The drill that was left in this window and stands still meanwhile.
    pub(crate) under_way: Option<UnderWay>,
}

/// A drill that waits behind the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UnderWay {
    /// The scenario's title.
    pub(crate) title: String,
    /// Where its clock stands, in words: `11:40`.
    pub(crate) reached: String,
}

/// A drill that can be played.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DrillCard {
    /// What to ask for: an id, or a path.
    pub(crate) asked: String,
    /// The scenario's id.
    pub(crate) id: SmolStr,
    /// Its title.
    pub(crate) title: String,
    /// The first sentences of its briefing.
    pub(crate) teaser: String,
    /// Its whole briefing.
    pub(crate) briefing: String,
    /// What it trains.
    pub(crate) skills: Vec<String>,
    /// How long it takes.
    pub(crate) length: Span,
    /// 1 easy – 5 hard.
    pub(crate) difficulty: u8,
    /// Its rung on the practice ladder; none for a full drill.
    pub(crate) rung: Option<u32>,
    /// The coach's name and words before, where it has one.
    pub(crate) coach: Option<(String, String)>,
    /// The best mark so far, 0–100.
    pub(crate) best: Option<u8>,
    /// How often it was played to its end.
    pub(crate) played: usize,
    /// Who the trainee plays, with title.
    pub(crate) plays: String,
    /// The policy it is marked by.
    pub(crate) policy: String,
    /// What it trains, as it is marked.
    pub(crate) trains: Vec<Dimension>,
    /// It is the player's own.
    pub(crate) own: bool,
    /// What the player resolved last, and after which drill.
    pub(crate) resolved: Option<(String, String)>,
    /// The policy's name in print, where it is known.
    pub(crate) policy_title: Option<String>,
}

/// What to practise next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Advice {
    /// Which drill: what to ask for.
    pub(crate) asked: String,
    /// Its title.
    pub(crate) title: String,
    /// Why, in a sentence to the trainee.
    pub(crate) why: String,
}

/// A drill that was left or cut off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Interrupted {
    /// Its recording.
    pub(crate) recording: PathBuf,
    /// The scenario's title.
    pub(crate) title: String,
    /// When it was begun, in words: `22 Nov, 14:05`.
    pub(crate) begun: String,
    /// How far it went, in words: `11:40`.
    pub(crate) reached: String,
}

/// The history.
#[derive(Clone, Debug, Default)]
pub(crate) struct HistoryView {
    /// Whose.
    pub(crate) trainee: String,
    /// Finished drills, latest first.
    pub(crate) drills: Vec<PlayedDrill>,
    /// How each dimension went, oldest first: drill number, mark.
    pub(crate) trends: Vec<(Dimension, Vec<[f64; 2]>)>,
    /// What was resolved last, and when.
    pub(crate) commitment: Option<(String, String)>,
    /// Lines of the history that could not be read.
    pub(crate) skipped: Vec<String>,
    /// How the whole went, oldest first: drill number, mark.
    pub(crate) whole: Vec<[f64; 2]>,
}

/// A finished drill.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PlayedDrill {
    /// The day.
    pub(crate) date: String,
    /// The scenario's title.
    pub(crate) title: String,
    /// Practice or exam, in a word.
    pub(crate) mode: &'static str,
    /// The whole, 0–100.
    pub(crate) score: Option<u8>,
    /// What was resolved after it.
    pub(crate) commitment: Option<String>,
    /// Its recording, where there is one still.
    pub(crate) recording: Option<PathBuf>,
    /// What the mark is called, where its policy is known.
    pub(crate) rating: Option<Rating>,
    /// What to ask for to play it again, where it is still there.
    pub(crate) again: Option<String>,
}

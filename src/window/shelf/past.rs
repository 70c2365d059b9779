//! What a trainee has played, laid beside what there is to play.
//!
//! A drill that was played without a name stands in the history under the name of the part that
//! was played. Whoever gives no name has those; whoever gives one has the drills under it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::cards::Playable;
use crate::drill::Mode;
use crate::records::{History, Line};
use crate::scenario::model::Dimension;
use crate::score::dimensions::MARKED;
use crate::score::policy::shipped as shipped_policy;
use crate::score::{Policy, Rating};
use crate::window::settings::Settings;
use crate::window::view::library::{DrillCard, HistoryView, PlayedDrill};

/// The drills of whoever the settings name, oldest first.
pub(super) fn of<'a>(
    history: &'a History,
    all: &[&Playable],
    settings: &Settings,
) -> Vec<&'a Line> {
    let name = settings.trainee.trim();
    let is_mine = |line: &&Line| {
        if !name.is_empty() {
            return line.is_by(name);
        }
        let played = all.iter().find(|one| one.card.id == line.drill.scenario);
        played.is_none_or(|one| line.is_by(&one.cast_name))
    };
    history.drills.iter().filter(is_mine).collect()
}

/// A card with what came of it so far.
pub(super) fn card(one: &Playable, mine: &[&Line], settings: &Settings) -> DrillCard {
    let name = settings.trainee.trim();
    let called = if name.is_empty() {
        &one.cast_name
    } else {
        name
    };
    let lines = || {
        mine.iter()
            .filter(|line| line.drill.scenario == one.card.id)
    };
    let mut card = one.card.clone();
    card.briefing = card.briefing.replace(&one.cast_name, called);
    card.teaser = card.teaser.replace(&one.cast_name, called);
    if let Some((_, before)) = &mut card.coach {
        *before = before.replace(first_name(&one.cast_name), first_name(called));
    }
    card.plays = match one.cast_title.as_str() {
        "" => called.to_owned(),
        title => format!("{called}, {title}"),
    };
    card.best = lines().filter_map(|line| line.drill.score).max();
    card.played = lines().count();
    card.resolved = resolved(mine);
    card
}

/// What people call somebody.
fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

/// What was resolved last, and after which drill.
pub(super) fn resolved(mine: &[&Line]) -> Option<(String, String)> {
    mine.iter().rev().find_map(|line| {
        let text = line
            .drill
            .commitment
            .clone()
            .filter(|text| !text.trim().is_empty())?;
        Some((
            text,
            format!("{}, {}", line.drill.scenario_title, said(line)),
        ))
    })
}

/// The history as it is shown.
pub(super) fn view(
    history: &History,
    mine: &[&Line],
    all: &[&Playable],
    settings: &Settings,
) -> HistoryView {
    let mut policies: BTreeMap<String, Option<Policy>> = BTreeMap::new();
    let mut rate = |line: &Line, score: u8| -> Option<Rating> {
        let id = line.policy.to_string();
        let policy = policies
            .entry(id.clone())
            .or_insert_with(|| shipped_policy(&id).ok());
        Some(policy.as_ref()?.ratings.rate(score))
    };
    let drills = mine.iter().rev().map(|line| PlayedDrill {
        date: said(line),
        title: line.drill.scenario_title.clone(),
        mode: match line.mode {
            Mode::Practice => "practice",
            Mode::Exam => "exam",
        },
        score: line.drill.score,
        rating: line.drill.score.and_then(|score| rate(line, score)),
        commitment: line
            .drill
            .commitment
            .clone()
            .filter(|text| !text.trim().is_empty()),
        recording: line
            .recording
            .as_ref()
            .map(PathBuf::from)
            .filter(|path| path.is_file()),
        again: all
            .iter()
            .find(|one| one.card.id == line.drill.scenario)
            .map(|one| one.card.asked.clone()),
    });
    HistoryView {
        trainee: settings.trainee.trim().to_owned(),
        drills: drills.collect(),
        trends: trends(mine),
        commitment: resolved(mine),
        skipped: history.skipped.iter().map(ToString::to_string).collect(),
        whole: marks(mine, |line| line.drill.score),
    }
}

/// How each dimension went that was ever marked, in the order of the practice.
fn trends(mine: &[&Line]) -> Vec<(Dimension, Vec<[f64; 2]>)> {
    let each = MARKED.into_iter().map(|dimension| {
        let marks = marks(mine, |line| line.drill.dimensions.get(&dimension).copied());
        (dimension, marks)
    });
    each.filter(|(_, marks)| !marks.is_empty()).collect()
}

/// One mark of each drill that has it: the drill's number, the mark.
fn marks(mine: &[&Line], mark: impl Fn(&Line) -> Option<u8>) -> Vec<[f64; 2]> {
    let numbered = (1_u32..).zip(mine);
    numbered
        .filter_map(|(number, line)| Some([f64::from(number), f64::from(mark(line)?)]))
        .collect()
}

/// The day of a drill in words.
fn said(line: &Line) -> String {
    line.drill.date.strftime("%-d %b %Y").to_string()
}

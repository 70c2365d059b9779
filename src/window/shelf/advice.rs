//! What to practise next, and why. A pure function of what there is and what was played.
//!
//! ```text
//!  nobody has played            ► the first rung
//!  the lowest dimension < 66    ► the shortest drill that trains it, short drills first
//!  a rung not passed            ► the lowest of them
//!  a skill long not practised   ► a refresher (PRACTICE 40: skill decays)
//!  else                         ► the next full drill
//! ```

use jiff::Unit;
use jiff::civil::Date;

use crate::records::{Line, Trend};
use crate::scenario::model::Dimension;
use crate::score::dimensions::{self, MARKED};
use crate::units::Span;
use crate::window::view::library::{Advice, DrillCard};

/// A mark from which on a drill is passed: "performed with some challenges" of the usual policy.
pub(crate) const PASSED: u8 = 66;

/// After so long without practice a skill is refreshed. Of closed-loop orders, 50 % after training
/// had become 43 % weeks later (PRACTICE 40); the number of days is ours.
const FADES_AFTER_DAYS: i32 = 30;

/// What to practise next. `mine` oldest first; none only where there is nothing to play.
pub(super) fn next(drills: &[DrillCard], mine: &[&Line], today: Date) -> Option<Advice> {
    first(drills, mine)
        .or_else(|| weakest(drills, mine))
        .or_else(|| rung(drills))
        .or_else(|| refresher(drills, mine, today))
        .or_else(|| full(drills, mine))
}

/// Whether this drill is behind the trainee.
pub(crate) fn is_passed(card: &DrillCard) -> bool {
    card.best.is_some_and(|best| best >= PASSED)
}

fn first(drills: &[DrillCard], mine: &[&Line]) -> Option<Advice> {
    if !mine.is_empty() {
        return None;
    }
    let card = ladder(drills).next()?;
    let skill = card.skills.first().map_or("one skill", String::as_str);
    let why = format!(
        "Everybody begins here: {}, in {}. Nothing can go wrong for real.",
        skill.to_lowercase(),
        in_words(card.length)
    );
    Some(advice(card, why))
}

/// The dimension whose latest marks are lowest, below what is a pass.
fn weakest(drills: &[DrillCard], mine: &[&Line]) -> Option<Advice> {
    let last = mine.last()?.drill.scenario.clone();
    let marks = |dimension: Dimension| {
        let marks = mine.iter();
        marks.filter_map(move |line| line.drill.dimensions.get(&dimension).copied())
    };
    let mut weak: Vec<(u8, Dimension, Trend)> = trained()
        .filter_map(|dimension| {
            let trend = Trend::of(marks(dimension))?;
            (trend.latest < PASSED).then_some((trend.latest, dimension, trend))
        })
        .collect();
    weak.sort_by_key(|(latest, dimension, _)| (*latest, *dimension));
    weak.into_iter().find_map(|(latest, dimension, trend)| {
        let card = shortest(drills, dimension, &last)?;
        let name = dimensions::title(dimension);
        let figure = match trend.scores.len() {
            1 => format!("{name} was your lowest mark, {latest} of 100"),
            2 => format!("{name} was your lowest mark last time, {latest} of 100"),
            _ => format!("{name} is your lowest of late, {latest} of 100 on average"),
        };
        let drill = match card.rung {
            Some(_) => format!("this drill trains just that, in {}", in_words(card.length)),
            None => format!(
                "this is the shortest drill that trains it, {}",
                in_words(card.length)
            ),
        };
        Some(advice(card, format!("{figure}; {drill}.")))
    })
}

/// The lowest rung that is not passed.
fn rung(drills: &[DrillCard]) -> Option<Advice> {
    let rungs: Vec<&DrillCard> = ladder(drills).collect();
    let card = rungs.iter().find(|card| !is_passed(card))?;
    let passed = rungs.iter().filter(|card| is_passed(card)).count();
    let next = match card.best {
        Some(best) => format!("your best here is {best}, and {PASSED} is a pass"),
        None => {
            let skills = card.skills.join(" and ").to_lowercase();
            format!("{skills}, in {}", in_words(card.length))
        }
    };
    let why = format!(
        "You have passed {passed} of {} steps of the ladder. The next one: {next}.",
        rungs.len()
    );
    Some(advice(card, why))
}

/// The skill that was longest not practised, if that is long.
fn refresher(drills: &[DrillCard], mine: &[&Line], today: Date) -> Option<Advice> {
    let last = mine.last()?.drill.scenario.clone();
    let days_since = |dimension: Dimension| -> Option<i32> {
        let marked = mine.iter().rev();
        let mut marked = marked.filter(|line| line.drill.dimensions.contains_key(&dimension));
        let date = marked.next()?.drill.date;
        Some(date.until((Unit::Day, today)).ok()?.get_days())
    };
    let oldest = trained()
        .filter_map(|dimension| Some((days_since(dimension)?, dimension)))
        .filter(|(days, _)| *days >= FADES_AFTER_DAYS)
        .max_by_key(|(days, dimension)| (*days, std::cmp::Reverse(*dimension)));
    let (days, dimension) = oldest?;
    let card = shortest(drills, dimension, &last)?;
    let why = format!(
        "You last practised {} {days} days ago, and skill fades without practice; {} bring it back.",
        dimensions::title(dimension).to_lowercase(),
        in_words(card.length)
    );
    Some(advice(card, why))
}

/// A full drill: one not passed, easiest first; else the one that was played longest ago.
fn full(drills: &[DrillCard], mine: &[&Line]) -> Option<Advice> {
    let full = || drills.iter().filter(|card| card.rung.is_none());
    let open = full()
        .filter(|card| !is_passed(card))
        .min_by_key(|card| (card.own, card.difficulty, card.length, card.asked.clone()));
    if let Some(card) = open {
        let why = match card.best {
            Some(best) => format!(
                "Every step of the ladder is behind you. Your best here is {best}, and {PASSED} is a pass."
            ),
            None => format!(
                "Every step of the ladder is behind you; now all of it together, in {}.",
                in_words(card.length)
            ),
        };
        return Some(advice(card, why));
    }
    let played = |card: &DrillCard| mine.iter().rposition(|line| line.drill.scenario == card.id);
    let card = full().min_by_key(|card| played(card))?;
    let best = card.best?;
    let why = format!(
        "You have passed everything. This one was longest ago, with {best} at best; another seed deals it anew."
    );
    Some(advice(card, why))
}

/// The dimensions that can be trained: the outcome follows from the others.
fn trained() -> impl Iterator<Item = Dimension> {
    let all = MARKED.into_iter();
    all.filter(|dimension| *dimension != Dimension::Outcome)
}

/// The drill to train this with: a short one, one not passed yet, not the one just played, one
/// that trains little else.
fn shortest<'a>(
    drills: &'a [DrillCard],
    dimension: Dimension,
    last: &str,
) -> Option<&'a DrillCard> {
    drills
        .iter()
        .filter(|card| card.trains.contains(&dimension))
        .min_by_key(|card| {
            let full = card.rung.is_none();
            let main = card.trains.first() != Some(&dimension);
            let just_played = card.id == last;
            (
                full,
                is_passed(card),
                just_played,
                main,
                card.length,
                card.rung,
            )
        })
}

fn ladder(drills: &[DrillCard]) -> impl Iterator<Item = &DrillCard> {
    drills.iter().filter(|card| card.rung.is_some())
}

fn advice(card: &DrillCard, why: String) -> Advice {
    Advice {
        asked: card.asked.clone(),
        title: card.title.clone(),
        why,
    }
}

/// A length in words: `3 minutes`.
fn in_words(length: Span) -> String {
    match length.as_minutes_said() {
        1 => "1 minute".to_owned(),
        minutes => format!("{minutes} minutes"),
    }
}

#[cfg(test)]
#[path = "advice_tests.rs"]
mod tests;

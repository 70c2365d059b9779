//! What one commander's drills of a scenario came to, counted so that memory does not grow with
//! the number of drills and that it does not matter which thread counted which.

use std::collections::BTreeMap;

use smol_str::{SmolStr, format_smolstr};

use super::OddKind;
use super::scores::{Behind, Minutes, Scores};
use crate::drill::lines::repeated;
use crate::drill::{Drill, What};
use crate::rehearsal::drive::Played;
use crate::scenario::Scenario;
use crate::scenario::ids::{OptionId, VariantId};
use crate::scenario::model::{Dimension, Effect, Outcome, Variant};
use crate::score::Score;

/// So many drills are named for each kind of oddity and commander; more would say no more.
const NAMED: usize = 3;

/// Counts of one commander.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    pub whole: Scores,
    pub dimensions: BTreeMap<Dimension, Scores>,
    /// How far the marks lie below by-the-book's in the same drills.
    pub behind: BTreeMap<Dimension, Behind>,
    pub outcomes: BTreeMap<Outcome, u64>,
    /// Drills in which customers were out of harm at the end.
    pub mitigated: u64,
    /// When they came out of harm, in those.
    pub mitigated_at: Minutes,
    /// Customer-minutes lost in all drills.
    pub lost: u64,
    /// In how many drills a part of the scenario was reached.
    pub reached: BTreeMap<Part, BTreeMap<SmolStr, u64>>,
    /// Which drills were odd: how many, and the first of them with what it is about.
    pub odd: BTreeMap<OddKind, (u64, Vec<(u64, String)>)>,
    /// The lowest mark in each dimension, and the first seed that it was given under.
    pub lowest: BTreeMap<Dimension, (u8, u64)>,
    /// The first seeds under which the drill was not brought to its proper end.
    pub failed: Vec<u64>,
}

/// The parts of a scenario that a drill may reach or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Injects,
    Lines,
    Findings,
    Remedies,
    Endings,
    Options,
    Faults,
    Pressure,
}

impl Tally {
    /// What one drill has reached so far, and nothing else.
    pub fn of(drill: &Drill) -> Tally {
        let mut tally = Tally::default();
        tally.count_reached(drill);
        tally
    }

    /// Counts one drill.
    pub fn count(&mut self, seed: u64, drill: &Drill, played: Played, score: &Score) {
        if let Some(whole) = score.whole {
            self.whole.add(whole);
        }
        for dimension in &score.dimensions {
            let scores = self.dimensions.entry(dimension.id).or_default();
            if let Some(score) = dimension.score {
                scores.add(score);
                let lowest = self.lowest.entry(dimension.id).or_insert((score, seed));
                *lowest = (*lowest).min((score, seed));
            }
        }
        self.count_reached(drill);
        if played.dead_end || !drill.is_over() {
            self.note(OddKind::DeadEnd, seed, format!("at {}", drill.now()));
        }
        if let Some(first) = repeated(drill.log()).first() {
            self.note(OddKind::Repeats, seed, first.text.clone());
        }
        if played.made_to_stop {
            self.note(OddKind::NoEnd, seed, format!("said {} things", played.said));
        }
        if played.made_to_wait > 0 {
            let times = played.made_to_wait;
            self.note(
                OddKind::TalksOn,
                seed,
                format!("made to wait {times} times"),
            );
        }
    }

    /// Counts how far one drill's marks lie below those of by-the-book under the same seed.
    pub fn compare(&mut self, good: &Score, score: &Score) {
        for (good, one) in good.dimensions.iter().zip(&score.dimensions) {
            if let (Some(good), Some(mark)) = (good.score, one.score) {
                self.behind.entry(one.id).or_default().add(good, mark);
            }
        }
    }

    fn count_reached(&mut self, drill: &Drill) {
        let mut reached: BTreeMap<(Part, SmolStr), ()> = BTreeMap::new();
        // What happens after the farewell happens to nobody.
        let mut over = false;
        for event in drill.log() {
            let mut reach = |part, id: &SmolStr| {
                if !over {
                    reached.insert((part, id.clone()), ());
                }
            };
            match &event.what {
                What::InjectFired { inject } => reach(Part::Injects, &inject.0),
                What::Said {
                    line: Some(line), ..
                } => reach(Part::Lines, &line.0),
                What::DraftOffered { text, .. } => {
                    let lines = drill.scenario().lines.iter();
                    let said = lines.filter(|(_, words)| is_said_by(text, words));
                    said.for_each(|(line, _)| reach(Part::Lines, &line.0));
                }
                What::Cast { options } => {
                    for (variant, option) in options {
                        reach(Part::Options, &option_id(variant, option));
                    }
                }
                What::FaultStarted { fault, .. } => reach(Part::Faults, &fault.0),
                What::PressureBegan { arc, .. } => reach(Part::Pressure, &arc.0),
                What::FindingKnown { finding, .. } => reach(Part::Findings, &finding.0),
                What::RemedyStarted { remedy, .. } => reach(Part::Remedies, &remedy.0),
                What::DrillEnded {
                    ending, outcome, ..
                } => {
                    *self.outcomes.entry(*outcome).or_default() += 1;
                    if let Some(ending) = ending {
                        reach(Part::Endings, &ending.0);
                    }
                    over = true;
                }
                What::Reckoned {
                    lost, mitigated_ms, ..
                } => {
                    self.lost += lost;
                    if let Some(ms) = mitigated_ms {
                        self.mitigated += 1;
                        self.mitigated_at.add(*ms);
                    }
                }
                _ => {}
            }
        }
        for (part, id) in reached.into_keys() {
            *self.reached.entry(part).or_default().entry(id).or_default() += 1;
        }
    }

    /// Notes an odd drill.
    pub fn note(&mut self, kind: OddKind, seed: u64, about: String) {
        let (count, named) = self.odd.entry(kind).or_default();
        *count += 1;
        named.push((seed, about));
        keep_the_first(named);
    }

    /// Notes that a drill was not brought to its proper end.
    pub fn fail(&mut self, seed: u64) {
        self.failed.push(seed);
        keep_the_first(&mut self.failed);
    }

    /// Adds another's counts of the same commander.
    pub fn merge(&mut self, other: &Tally) {
        self.whole.merge(&other.whole);
        for (dimension, scores) in &other.dimensions {
            self.dimensions.entry(*dimension).or_default().merge(scores);
        }
        for (dimension, behind) in &other.behind {
            self.behind.entry(*dimension).or_default().merge(*behind);
        }
        for (outcome, count) in &other.outcomes {
            *self.outcomes.entry(*outcome).or_default() += count;
        }
        self.mitigated += other.mitigated;
        self.mitigated_at.merge(&other.mitigated_at);
        for (dimension, low) in &other.lowest {
            let mine = self.lowest.entry(*dimension).or_insert(*low);
            *mine = (*mine).min(*low);
        }
        self.failed.extend(&other.failed);
        keep_the_first(&mut self.failed);
        self.lost += other.lost;
        for (part, ids) in &other.reached {
            let mine = self.reached.entry(*part).or_default();
            for (id, count) in ids {
                *mine.entry(id.clone()).or_default() += count;
            }
        }
        for (kind, (count, named)) in &other.odd {
            let mine = self.odd.entry(*kind).or_default();
            mine.0 += count;
            mine.1.extend(named.iter().cloned());
            keep_the_first(&mut mine.1);
        }
    }

    /// In how many drills this part was reached.
    pub fn times(&self, part: Part, id: &str) -> u64 {
        let ids = self.reached.get(&part);
        ids.and_then(|ids| ids.get(id)).copied().unwrap_or(0)
    }

    pub fn outcome(&self, outcome: Outcome) -> u64 {
        self.outcomes.get(&outcome).copied().unwrap_or(0)
    }
}

/// Whether a text says a line whose slots were filled. A draft does not tell its line.
fn is_said_by(text: &str, line: &str) -> bool {
    let mut rest = text;
    let mut pieces = line.split('{').enumerate().map(|(at, piece)| match at {
        0 => piece,
        _ => piece.split_once('}').map_or(piece, |(_, behind)| behind),
    });
    let first = pieces.next().unwrap_or_default();
    let Some(behind) = rest.strip_prefix(first) else {
        return false;
    };
    rest = behind;
    let mut filled = false;
    for piece in pieces {
        let Some(at) = rest.find(piece) else {
            return false;
        };
        rest = &rest[at + piece.len()..];
        filled = piece.is_empty();
    }
    filled || rest.is_empty()
}

/// An option as one id, with its variant.
fn option_id(variant: &VariantId, option: &OptionId) -> SmolStr {
    format_smolstr!("{variant}/{option}")
}

fn keep_the_first<T: Ord>(named: &mut Vec<T>) {
    named.sort();
    named.truncate(NAMED);
}

impl Part {
    /// All of them, with what they are called in print.
    pub const ALL: [(Part, &'static str); 8] = [
        (Part::Injects, "injects"),
        (Part::Lines, "lines"),
        (Part::Findings, "findings"),
        (Part::Remedies, "remedies"),
        (Part::Endings, "endings"),
        (Part::Options, "options"),
        (Part::Faults, "faults"),
        (Part::Pressure, "pressure"),
    ];

    /// The ids of a scenario's parts of this kind.
    pub fn ids(self, scenario: &Scenario) -> Vec<SmolStr> {
        match self {
            Part::Injects => scenario
                .injects
                .iter()
                .map(|one| one.id.0.clone())
                .collect(),
            Part::Lines => scenario.lines.keys().map(|id| id.0.clone()).collect(),
            Part::Findings => {
                let findings = scenario.world.findings.iter();
                findings.map(|one| one.id.0.clone()).collect()
            }
            Part::Remedies => {
                let remedies = scenario.world.remedies.iter();
                remedies.map(|one| one.id.0.clone()).collect()
            }
            Part::Endings => scenario
                .endings
                .iter()
                .map(|one| one.id.0.clone())
                .collect(),
            Part::Options => {
                let options = |variant: &Variant| {
                    let options = variant.options.iter();
                    let ids = options.map(|option| option_id(&variant.id, &option.id));
                    ids.collect::<Vec<_>>()
                };
                scenario.variants.iter().flat_map(options).collect()
            }
            Part::Faults => {
                let faults = scenario.world.faults.iter();
                faults.map(|one| one.id.0.clone()).collect()
            }
            Part::Pressure => {
                let effects = scenario.injects.iter().flat_map(|inject| &inject.then);
                let arcs = effects.filter_map(|effect| match effect {
                    Effect::Pressure(arc) => Some(arc.id.0.clone()),
                    _ => None,
                });
                arcs.collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_said_by;

    #[test]
    fn a_text_says_a_line_whatever_its_slots_were_filled_with() {
        let line = "We work on {service} and write in {minutes} minutes.";
        for (text, said) in [
            ("We work on the relay and write in 20 minutes.", true),
            (
                "We work on the relay and write in 20 minutes. Sorry.",
                false,
            ),
            ("So: We work on the relay and write in 20 minutes.", false),
            ("We work on the relay.", false),
        ] {
            assert_eq!(is_said_by(text, line), said, "{text}");
        }
        assert!(is_said_by("Hello.", "Hello."));
        assert!(!is_said_by("Hello there.", "Hello."));
        assert!(is_said_by("It is 5", "It is {number}"));
    }
}

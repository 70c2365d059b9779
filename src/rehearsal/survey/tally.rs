//! What one commander's drills of a scenario came to, counted so that memory does not grow with
//! the number of drills and that it does not matter which thread counted which.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::OddKind;
use super::scores::{Behind, Scores};
use crate::drill::lines::repeated;
use crate::drill::{Drill, What};
use crate::rehearsal::drive::Played;
use crate::scenario::Scenario;
use crate::scenario::model::{Dimension, Outcome};
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
    /// Customer-minutes lost in all drills.
    pub lost: u64,
    /// In how many drills a part of the scenario was reached.
    pub reached: BTreeMap<Part, BTreeMap<SmolStr, u64>>,
    /// Which drills were odd: how many, and the first of them with what it is about.
    pub odd: BTreeMap<OddKind, (u64, Vec<(u64, String)>)>,
}

/// The parts of a scenario that a drill may reach or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Injects,
    Lines,
    Findings,
    Remedies,
    Endings,
}

impl Tally {
    /// Counts one drill.
    pub fn count(&mut self, seed: u64, drill: &Drill, played: Played, score: &Score) {
        if let Some(whole) = score.whole {
            self.whole.add(whole);
        }
        for dimension in &score.dimensions {
            let scores = self.dimensions.entry(dimension.id).or_default();
            if let Some(score) = dimension.score {
                scores.add(score);
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
        let mut reach = |part, id: &SmolStr| {
            reached.insert((part, id.clone()), ());
        };
        for event in drill.log() {
            match &event.what {
                What::InjectFired { inject } => reach(Part::Injects, &inject.0),
                What::Said {
                    line: Some(line), ..
                } => reach(Part::Lines, &line.0),
                What::DraftOffered { text, .. } => {
                    // A draft that the scenario wrote is offered in words of the house.
                    let lines = &drill.scenario().lines;
                    if let Some((line, _)) = lines.iter().find(|(_, words)| *words == text) {
                        reach(Part::Lines, &line.0);
                    }
                }
                What::FindingKnown { finding, .. } => reach(Part::Findings, &finding.0),
                What::RemedyStarted { remedy, .. } => reach(Part::Remedies, &remedy.0),
                What::DrillEnded {
                    ending, outcome, ..
                } => {
                    *self.outcomes.entry(*outcome).or_default() += 1;
                    if let Some(ending) = ending {
                        reach(Part::Endings, &ending.0);
                    }
                }
                What::Reckoned {
                    lost, mitigated_ms, ..
                } => {
                    self.lost += lost;
                    self.mitigated += u64::from(mitigated_ms.is_some());
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

fn keep_the_first(named: &mut Vec<(u64, String)>) {
    named.sort();
    named.truncate(NAMED);
}

impl Part {
    /// All of them, with what they are called in print.
    pub const ALL: [(Part, &'static str); 5] = [
        (Part::Injects, "injects"),
        (Part::Lines, "lines"),
        (Part::Findings, "findings"),
        (Part::Remedies, "remedies"),
        (Part::Endings, "endings"),
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
        }
    }
}

//! What may have been meant by words that were not understood: the acts whose cues share the
//! most telling words with them, each with a phrase that is sure to be heard.
//!
//! A word tells the more the fewer acts use it. Unknown words stand for the words of the grammar
//! that they come near to. Nothing of this decides anything: it is advice to the trainee.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::explain::Quote;
use super::grammar::Grammar;
use super::grammar::hints::Kind;
use super::items::{Item, class};
use super::lexicon::{Lexicon, UNKNOWN, WordId, mark};
use super::trace::Trace;
use super::{Context, Hearing};

/// A part that was not understood, and what may have been meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// The part.
    #[serde(flatten)]
    pub part: Quote,
    /// The nearest acts, the nearest first.
    pub nearest: Vec<Near>,
}

/// An act that may have been meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Near {
    /// The act.
    pub act: &'static str,
    /// A phrase that is heard as this act, with names of this cast.
    pub say: String,
}

/// So many acts are suggested at most.
const AT_MOST: usize = 3;
/// An act is only suggested with this share of the score of the nearest one [permille].
const NEAR_ENOUGH: u32 = 350;
/// What a word counts that was not written as the grammar has it [permille].
const MISSPELT: u32 = 700;
/// What a word counts that only begins like one of the grammar [permille].
const BEGINS_ALIKE: u32 = 500;
/// So many letters have to be the same where only the beginning is.
const BEGINNING: usize = 5;

/// The classes that count as words.
const CLASSES: u32 = class::PERSON
    | class::TEAM
    | class::SERVICE
    | class::REMEDY
    | class::TIME
    | class::SEV
    | mark::GROUP
    | mark::SOMEONE;

/// How much each word says for each act.
#[derive(Clone, Debug)]
pub struct Index {
    by_word: BTreeMap<WordId, Vec<(Kind, u32)>>,
    by_class: BTreeMap<u32, Vec<(Kind, u32)>>,
    spellings: Vec<(Box<str>, WordId)>,
}

impl Index {
    /// Weighs the words of all cues.
    pub fn new(grammar: &Grammar, lexicon: &Lexicon) -> Index {
        let mut lines: BTreeSet<(Kind, usize, Sign)> = BTreeSet::new();
        for (kind, line, word, classes) in grammar.signs() {
            if matches!(kind, Kind::Nothing | Kind::Courtesy) {
                continue;
            }
            if let Some(word) = word {
                lines.insert((kind, line, Sign::Word(word)));
            }
            for bit in (0..32).map(|bit| 1 << bit) {
                if classes & CLASSES & bit != 0 && classes & class::ANY == 0 {
                    lines.insert((kind, line, Sign::Class(bit)));
                }
            }
        }
        let mut counts: BTreeMap<Sign, BTreeMap<Kind, u32>> = BTreeMap::new();
        let mut sizes: BTreeMap<Kind, BTreeSet<usize>> = BTreeMap::new();
        for (kind, line, sign) in &lines {
            *counts.entry(*sign).or_default().entry(*kind).or_default() += 1;
            sizes.entry(*kind).or_default().insert(*line);
        }
        let acts = sizes.len() as f64;
        let mut index = Index {
            by_word: BTreeMap::new(),
            by_class: BTreeMap::new(),
            spellings: Vec::new(),
        };
        for (sign, kinds) in counts {
            let rarity = (acts / kinds.len() as f64).ln() + 0.05;
            let weigh = |(kind, count): (Kind, u32)| {
                let share = f64::from(count) / sizes[&kind].len() as f64;
                (kind, (rarity * (0.3 + share.sqrt()) * 1000.0) as u32)
            };
            let weights = kinds.into_iter().map(weigh).collect();
            match sign {
                Sign::Class(bit) => {
                    index.by_class.insert(bit, weights);
                }
                Sign::Word(word) => {
                    index.spellings.push((lexicon.text(word).into(), word));
                    index.by_word.insert(word, weights);
                }
            }
        }
        index
    }

    /// The acts that these items come near to, the nearest first.
    fn nearest(&self, text: &str, items: &[Item]) -> Vec<Kind> {
        let mut scores: BTreeMap<Kind, u32> = BTreeMap::new();
        let mut add = |weights: Option<&Vec<(Kind, u32)>>, permille: u32| {
            for (kind, weight) in weights.into_iter().flatten() {
                *scores.entry(*kind).or_default() += weight * permille / 1000;
            }
        };
        let mut heard: BTreeSet<Sign> = BTreeSet::new();
        for item in items {
            for (bit, weights) in &self.by_class {
                if item.is_any(*bit) && heard.insert(Sign::Class(*bit)) {
                    add(Some(weights), 1000);
                }
            }
            let said = text.get(item.start as usize..item.end as usize);
            let (word, permille) = match item.word {
                UNKNOWN if item.is & !class::START == 0 => {
                    self.meant(&said.unwrap_or("").to_lowercase())
                }
                word => (word, 1000),
            };
            if heard.insert(Sign::Word(word)) {
                add(self.by_word.get(&word), permille);
            }
        }
        let mut ranked: Vec<(Kind, u32)> = scores.into_iter().filter(|one| one.1 > 0).collect();
        ranked.sort_by_key(|(kind, score)| (std::cmp::Reverse(*score), *kind));
        let best = ranked.first().map_or(0, |(_, score)| *score);
        ranked.retain(|(_, score)| score * 1000 >= best * NEAR_ENOUGH);
        ranked.into_iter().map(|(kind, _)| kind).collect()
    }

    /// The word of the grammar that an unknown word comes nearest to.
    fn meant(&self, low: &str) -> (WordId, u32) {
        let letters = low.chars().count();
        let allowed = match letters {
            0..=3 => return (UNKNOWN, 0),
            4..=6 => 1,
            _ => 2,
        };
        let near = self
            .spellings
            .iter()
            .filter(|(text, _)| text.len() >= 3 && text.len().abs_diff(low.len()) <= allowed)
            .map(|(text, word)| (strsim::osa_distance(text, low), *word))
            .filter(|(distance, _)| *distance <= allowed)
            .min();
        if let Some((_, word)) = near {
            return (word, MISSPELT);
        }
        self.spellings
            .iter()
            .map(|(text, word)| {
                let same = text.bytes().zip(low.bytes()).take_while(|(a, b)| a == b);
                (std::cmp::Reverse(same.count()), text.len(), *word)
            })
            .min()
            .filter(|(same, _, _)| same.0 >= BEGINNING)
            .map_or((UNKNOWN, 0), |(_, _, word)| (word, BEGINS_ALIKE))
    }
}

/// A word, or a class of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    Word(WordId),
    Class(u32),
}

impl Hearing {
    /// For each part that was not understood, the acts that come nearest to it. A part that
    /// shares no word with the grammar has none.
    pub fn suggest(&self, text: &str, context: &Context) -> Vec<Suggestion> {
        let mut trace = Trace::kept();
        let heard = self.hear_tracing(text, context, &mut trace);
        if trace.brief {
            return Vec::new();
        }
        let index = self.index();
        let said = &text[trace.offset..];
        trace
            .unheard
            .iter()
            .map(|sentence| {
                let items = &trace.items[sentence.low..sentence.high];
                let start = trace.offset + items[0].start as usize;
                let end = trace.offset + items[items.len() - 1].end as usize;
                let known = index.nearest(said, items).into_iter().filter_map(|kind| {
                    Some(Near {
                        act: kind.id(),
                        say: self.examples.of(kind)?.to_owned(),
                    })
                });
                Suggestion {
                    part: Quote {
                        span: (start, end),
                        words: heard.text[start..end].to_owned(),
                    },
                    nearest: known.take(AT_MOST).collect(),
                }
            })
            .collect()
    }

    fn index(&self) -> &Index {
        self.index
            .get_or_init(|| Index::new(&self.grammar, &self.lexicon))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::load;

    /// How often the act is among the three nearest, judged by words alone [percent]; 82 when
    /// this was written.
    const AMONG_THE_NEAREST: usize = 78;

    #[test]
    fn the_act_meant_is_mostly_among_the_three_nearest() {
        let loaded = load(include_str!("../../scenarios/checkout-latency.ron"));
        let hearing = Hearing::new(&loaded.scenario.expect("the fixture loads"));
        let (mut all, mut found) = (0, 0);
        let corpora = concat!(
            include_str!("../../tests/it/hearing/contract.txt"),
            include_str!("../../tests/it/hearing/corpus.txt")
        );
        for text in corpora.lines().filter(|line| !line.starts_with([' ', '#'])) {
            let explained = hearing.explain(text, &Context::default());
            let [act] = &explained.heard.acts[..] else {
                continue;
            };
            let (items, _) = hearing.items(text, None);
            let nearest = hearing.index().nearest(text, &items);
            all += 1;
            found += usize::from(
                nearest
                    .iter()
                    .take(AT_MOST)
                    .any(|kind| kind.id() == act.act.id()),
            );
        }
        println!("among the three nearest: {found} of {all}");
        assert!(found * 100 >= all * AMONG_THE_NEAREST, "{found} of {all}");
    }
}

//! The grammar: which words are the cue of which act. It is data, in the tables beside this
//! file, one for each family of acts; `docs/hearing.md` explains how they are written.
//!
//! ```text
//! tables/*.txt ──pattern──► cues, filed under their rarest word ──matcher──► matches
//! ```
//!
//! Architecture invariant: no rule of the language stands in the matching code. To teach
//! Hotwash a phrase, write it into a table.

pub mod hints;
pub mod matcher;
pub mod pattern;
pub mod table;

use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::lexicon::Lexicon;
use hints::{Hints, Kind};
use pattern::{Place, Sequence, Step};

/// The tables of cues, by family.
const TABLES: [(&str, &str); 11] = [
    ("command", include_str!("tables/command.txt")),
    ("asking", include_str!("tables/asking.txt")),
    ("deciding", include_str!("tables/deciding.txt")),
    ("tasks", include_str!("tables/tasks.txt")),
    ("people", include_str!("tables/people.txt")),
    ("updates", include_str!("tables/updates.txt")),
    ("severity", include_str!("tables/severity.txt")),
    ("pressure", include_str!("tables/pressure.txt")),
    ("handover", include_str!("tables/handover.txt")),
    ("closing", include_str!("tables/closing.txt")),
    ("nothing", include_str!("tables/nothing.txt")),
];

/// The table of words: spellings, verbs, fillers.
const WORDS: &str = include_str!("tables/words.txt");

/// In place of a table: the cue is the scenario's own.
const OWN: u8 = u8::MAX;

/// One way to perform one act.
#[derive(Clone, Debug)]
pub struct Cue {
    /// The act.
    pub kind: Kind,
    /// Where it stands against other cues on the same words.
    pub tier: u8,
    /// What the cue tells about the slots.
    pub hints: Hints,
    /// The table that it stands in, in [`TABLES`].
    table: u8,
    /// Its line there, from 1.
    line: u16,
    /// Its steps, in [`Grammar::steps`].
    from: u32,
    to: u32,
}

/// All cues, ready to be matched.
#[derive(Clone, Debug)]
pub struct Grammar {
    cues: Vec<Cue>,
    steps: Vec<Step>,
    words: Vec<u16>,
    /// The sequences that choices choose from, as ranges of steps.
    sequences: Vec<Sequence>,
    /// By word: the cues of which it is the rarest word, as a range of `filed`.
    by_word: Vec<(u32, u32)>,
    filed: Vec<Place>,
    /// By class bit: the cues that have nothing rarer than that class.
    by_class: Vec<Vec<Place>>,
    /// The classes that have cues of their own.
    filed_classes: u32,
    /// The lines that the scenario added.
    own: Vec<String>,
    /// Phrases that perform an act, with slots for names.
    says: Vec<(Kind, &'static str)>,
}

impl Grammar {
    /// Fills the lexicon with the words of the grammar. Names come after it, cues last.
    pub fn words(lexicon: &mut Lexicon) {
        table::read_words(WORDS, lexicon);
    }

    /// Reads the tables, and the cues of the scenario's own.
    pub fn new(lexicon: &mut Lexicon, own: &BTreeMap<SmolStr, Vec<String>>) -> Grammar {
        let mut grammar = Grammar::empty();
        for table in 0..TABLES.len() {
            table::read_cues(table, lexicon, &mut grammar);
        }
        table::read_own(own, lexicon, &mut grammar);
        grammar.file(lexicon);
        grammar
    }

    fn empty() -> Grammar {
        Grammar {
            cues: Vec::with_capacity(4096),
            steps: Vec::with_capacity(16384),
            words: Vec::with_capacity(16384),
            sequences: Vec::with_capacity(4096),
            by_word: Vec::new(),
            filed: Vec::new(),
            by_class: vec![Vec::new(); 32],
            filed_classes: 0,
            own: Vec::new(),
            says: Vec::with_capacity(64),
        }
    }

    #[cfg(test)]
    /// The lines of the tables that cannot be read; none, as a test sees to.
    pub fn unreadable() -> Vec<String> {
        let mut lexicon = Lexicon::default();
        Grammar::words(&mut lexicon);
        let mut grammar = Grammar::empty();
        (0..TABLES.len())
            .flat_map(|table| table::read_cues(table, &mut lexicon, &mut grammar))
            .collect()
    }

    /// Where a cue is written: its table and its line, as in `tasks:12`, and what stands there.
    pub fn written(&self, cue: u32) -> (String, String) {
        let Some(cue) = self.cues.get(cue as usize) else {
            return (
                "replies".to_owned(),
                "a reply to the pressure that is open".to_owned(),
            );
        };
        if cue.table == OWN {
            let line = self.own[usize::from(cue.line)].clone();
            return (format!("scenario:{}", cue.kind.id()), line);
        }
        let (table, text) = TABLES[usize::from(cue.table)];
        let line = text.lines().nth(usize::from(cue.line) - 1).unwrap_or("");
        (format!("{table}:{}", cue.line), line.to_owned())
    }

    /// How many lines the scenario added.
    pub fn own_phrases(&self) -> usize {
        self.own.len()
    }

    /// Phrases that perform an act, with slots for names, from the `say:` lines.
    pub fn says(&self) -> &[(Kind, &'static str)] {
        &self.says
    }

    /// The words and classes of all cues, each with its act and a number for its line.
    pub fn signs(&self) -> impl Iterator<Item = (Kind, usize, Option<u16>, u32)> {
        self.cues.iter().flat_map(|cue| {
            let line = usize::from(cue.table) << 16 | usize::from(cue.line);
            let mut signs = Vec::new();
            self.signs_of((cue.from, cue.to), &mut signs);
            signs
                .into_iter()
                .map(move |(word, classes)| (cue.kind, line, word, classes))
        })
    }

    fn signs_of(&self, (from, to): (u32, u32), signs: &mut Vec<(Option<u16>, u32)>) {
        for step in &self.steps[from as usize..to as usize] {
            match step.take {
                pattern::Take::One => {
                    signs.push((None, step.classes()));
                    signs.extend(step.words(&self.words).iter().map(|word| (Some(*word), 0)));
                }
                pattern::Take::Choice => {
                    for sequence in &self.sequences[step.choices()] {
                        self.signs_of((sequence.from, sequence.to), signs);
                    }
                }
                _ => {}
            }
        }
    }

    /// Files every cue under the rarest of the things that it cannot do without.
    fn file(&mut self, lexicon: &Lexicon) {
        let mut by_word: Vec<Vec<Place>> = vec![Vec::new(); lexicon.len()];
        let rarest = |(at, cue): (usize, &Cue)| {
            let steps = &self.steps[cue.from as usize..cue.to as usize];
            let priced = steps.iter().enumerate();
            let (_, which) = priced
                .filter_map(|(which, step)| Some((step.price()?, which)))
                .min()?;
            Some((Place::new(at as u32, which, steps, self), steps[which]))
        };
        let places: Vec<(Place, Step)> = self.cues.iter().enumerate().filter_map(rarest).collect();
        for (place, step) in places {
            for word in step.words(&self.words) {
                by_word[usize::from(*word)].push(place);
            }
            for bit in 0..32 {
                if step.classes() & (1 << bit) != 0 {
                    self.by_class[bit].push(place);
                    self.filed_classes |= 1 << bit;
                }
            }
        }
        for places in by_word {
            let from = self.filed.len() as u32;
            self.filed.extend(places);
            self.by_word.push((from, self.filed.len() as u32));
        }
    }
}

/// Whether a word, in lower case, is a verb in its base form that can open an order ("check").
pub fn opens_an_order(word: &str) -> bool {
    table::stands_in(WORDS, "verb", word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_tables_is_understood() {
        let wrong = Grammar::unreadable();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

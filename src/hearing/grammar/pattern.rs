//! From a line of a table to steps that the matcher walks.
//!
//! ```text
//! word          that word, in any of its spellings
//! (a|b c)       one of these            [a|b]   one of these, or nothing
//! *             up to four words        **      up to twelve
//! @person …     an item of that class   ^  $    the clause begins or ends here
//! =             the task, plan or reason begins here
//! ```
//!
//! Alternatives of one word are one step; longer ones are a choice between sequences. A line
//! whose rarest words stand in such a choice becomes one cue for each of its sequences, so that
//! each can be filed under a word.

use super::Grammar;
use crate::hearing::items::class;
use crate::hearing::lexicon::{Lexicon, WordId, mark};

/// What a step takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// One item: one of these words or classes.
    One,
    /// Up to so many items, whatever they are.
    Gap(u8),
    /// One of several sequences of steps.
    Choice,
    /// Nothing: the captured words begin here.
    Capture,
    /// Nothing: the clause begins here.
    Start,
    /// Nothing: the clause ends here.
    End,
}

/// One step of a cue.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// What it takes.
    pub take: Take,
    optional: bool,
    from: u32,
    to: u32,
    classes: u32,
}

impl Step {
    /// The words that it takes.
    pub fn words<'a>(&self, arena: &'a [WordId]) -> &'a [WordId] {
        match self.take {
            Take::One => &arena[self.from as usize..self.to as usize],
            _ => &[],
        }
    }

    /// The sequences that it chooses from, as places in the list of sequences.
    pub fn choices(&self) -> std::ops::Range<usize> {
        self.from as usize..self.to as usize
    }

    /// The classes that it takes.
    pub fn classes(&self) -> u32 {
        self.classes
    }

    /// Whether it may be left out.
    pub fn is_optional(&self) -> bool {
        self.optional
    }

    /// Whether a match must have an item for it.
    pub fn is_needed(&self) -> bool {
        self.take == Take::One && !self.optional && self.classes & class::ANY == 0
    }

    /// How often it will be met in vain, roughly.
    pub fn commonness(&self, arena: &[WordId], lexicon: &Lexicon) -> u32 {
        commonness(self.words(arena), self.classes, lexicon)
    }
}

fn commonness(words: &[WordId], classes: u32, lexicon: &Lexicon) -> u32 {
    let cost = |word: &WordId| {
        if lexicon.marks(*word) & mark::COMMON != 0 {
            40
        } else {
            1
        }
    };
    let mut sum: u32 = words.iter().map(cost).sum();
    for (class, price) in [
        (class::SEV, 2),
        (class::TIME, 8),
        (class::REMEDY | class::DOING, 8),
        (class::TEAM | mark::GROUP | class::SERVICE, 10),
        (class::NUM, 20),
        (class::PERSON, 30),
        (mark::VERB | mark::SUBJECT, 200),
    ] {
        if classes & class != 0 {
            sum += price;
        }
    }
    sum
}

const CLASSES: [(&str, u32); 16] = [
    ("@person", class::PERSON),
    ("@team", class::TEAM),
    ("@party", class::PERSON | class::TEAM),
    ("@service", class::SERVICE),
    ("@remedy", class::REMEDY),
    ("@doing", class::DOING),
    ("@time", class::TIME),
    ("@num", class::NUM),
    ("@sev", class::SEV),
    ("@verb", mark::VERB),
    ("@tell", mark::TELL),
    ("@group", mark::GROUP),
    ("@subject", mark::SUBJECT),
    ("@customer-liaison", class::CUSTOMER_LIAISON),
    ("@internal-liaison", class::INTERNAL_LIAISON),
    ("@any", class::ANY),
];

#[derive(Clone, Debug)]
enum Part {
    Take(Take),
    Word(String),
    Class(u32),
    Choice(Vec<Vec<Part>>, bool),
}

/// Adds the cues of one line to the grammar's steps; `made` receives their ranges. Nothing when
/// the line cannot be read or no word of it is sure to be there.
pub fn compile(
    line: &str,
    lexicon: &mut Lexicon,
    grammar: &mut Grammar,
    made: &mut Vec<(u32, u32)>,
) -> Option<()> {
    let signs = split(line);
    let mut at = 0;
    let parts = parse(&signs, &mut at)?;
    if at != signs.len() || parts.is_empty() {
        return None;
    }
    let mut whole = Vec::new();
    flatten(&parts, lexicon, &mut whole)?;
    spread(whole, lexicon, grammar, made, 0)
}

/// Stores a sequence as one cue, or as several where its rarest words stand in a choice.
fn spread(
    sequence: Vec<Flat>,
    lexicon: &Lexicon,
    grammar: &mut Grammar,
    made: &mut Vec<(u32, u32)>,
    depth: u32,
) -> Option<()> {
    let single = sequence
        .iter()
        .filter_map(|flat| flat.anchor(lexicon, false))
        .min();
    let choice = sequence
        .iter()
        .enumerate()
        .filter(|(_, flat)| matches!(flat.take, Take::Choice))
        .filter_map(|(at, flat)| Some((flat.anchor(lexicon, true)?, at)))
        .min();
    match (single, choice) {
        (Some(single), Some((cost, _))) if single <= cost => {}
        (_, Some((_, at))) if depth < 4 => {
            for alternative in &sequence[at].choices {
                let mut one = sequence[..at].to_vec();
                one.extend(alternative.iter().cloned());
                one.extend(sequence[at + 1..].iter().cloned());
                spread(one, lexicon, grammar, made, depth + 1)?;
            }
            return Some(());
        }
        (None, _) => return None,
        _ => {}
    }
    made.push(store(&sequence, grammar));
    Some(())
}

fn store(sequence: &[Flat], grammar: &mut Grammar) -> (u32, u32) {
    let steps: Vec<Step> = sequence
        .iter()
        .map(|flat| {
            let (from, to) = if flat.take == Take::Choice {
                let ranges: Vec<(u32, u32)> = flat
                    .choices
                    .iter()
                    .map(|choice| store(choice, grammar))
                    .collect();
                let from = grammar.sequences.len() as u32;
                grammar.sequences.extend(ranges);
                (from, grammar.sequences.len() as u32)
            } else {
                let from = grammar.words.len() as u32;
                grammar.words.extend_from_slice(&flat.words);
                (from, grammar.words.len() as u32)
            };
            Step {
                take: flat.take,
                optional: flat.optional,
                from,
                to,
                classes: flat.classes,
            }
        })
        .collect();
    let from = grammar.steps.len() as u32;
    grammar.steps.extend(steps);
    (from, grammar.steps.len() as u32)
}

#[derive(Clone, Debug)]
struct Flat {
    take: Take,
    optional: bool,
    words: Vec<WordId>,
    classes: u32,
    choices: Vec<Vec<Flat>>,
}

impl Flat {
    fn plain(take: Take) -> Flat {
        Flat {
            take,
            optional: true,
            words: Vec::new(),
            classes: 0,
            choices: Vec::new(),
        }
    }

    /// The price of filing a cue under this step; nothing when it may be missing.
    fn anchor(&self, lexicon: &Lexicon, choices: bool) -> Option<u32> {
        if self.optional || self.classes & class::ANY != 0 {
            return None;
        }
        match self.take {
            Take::One => Some(commonness(&self.words, self.classes, lexicon)),
            Take::Choice if choices => self
                .choices
                .iter()
                .map(|choice| {
                    choice
                        .iter()
                        .filter_map(|flat| flat.anchor(lexicon, true))
                        .min()
                })
                .try_fold(0u32, |sum, cost| Some(sum + cost?)),
            _ => None,
        }
    }
}

fn split(line: &str) -> Vec<String> {
    let mut signs = Vec::new();
    let mut word = String::new();
    for sign in line.chars() {
        if sign.is_whitespace()
            || matches!(sign, '(' | ')' | '[' | ']' | '|' | '^' | '$' | '=' | '*')
        {
            if !word.is_empty() {
                signs.push(std::mem::take(&mut word));
            }
            if sign == '*' && signs.last().is_some_and(|last| last == "*") && line.contains("**") {
                signs.pop();
                signs.push("**".to_owned());
            } else if !sign.is_whitespace() {
                signs.push(sign.to_string());
            }
        } else {
            word.push(sign);
        }
    }
    if !word.is_empty() {
        signs.push(word);
    }
    signs
}

fn parse(signs: &[String], at: &mut usize) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    while let Some(sign) = signs.get(*at) {
        match sign.as_str() {
            ")" | "]" | "|" => break,
            "(" | "[" => {
                let close = if sign == "(" { ")" } else { "]" };
                let optional = sign == "[";
                let mut choices = Vec::new();
                loop {
                    *at += 1;
                    choices.push(parse(signs, at)?);
                    match signs.get(*at)?.as_str() {
                        "|" => {}
                        end if end == close => break,
                        _ => return None,
                    }
                }
                parts.push(Part::Choice(choices, optional));
            }
            "*" => parts.push(Part::Take(Take::Gap(4))),
            "**" => parts.push(Part::Take(Take::Gap(12))),
            "^" => parts.push(Part::Take(Take::Start)),
            "$" => parts.push(Part::Take(Take::End)),
            "=" => parts.push(Part::Take(Take::Capture)),
            name if name.starts_with('@') => {
                let (_, classes) = CLASSES.iter().find(|(known, _)| *known == name)?;
                parts.push(Part::Class(*classes));
            }
            word => parts.push(Part::Word(word.to_owned())),
        }
        *at += 1;
    }
    Some(parts)
}

/// The plain words of a spelling, added to the lexicon when new.
fn reads(word: &str, lexicon: &mut Lexicon) -> Vec<WordId> {
    match lexicon.look_up(word) {
        Some(reads) => reads.to_vec(),
        None => vec![lexicon.word(word)],
    }
}

fn flatten(parts: &[Part], lexicon: &mut Lexicon, sequence: &mut Vec<Flat>) -> Option<()> {
    for part in parts {
        match part {
            Part::Take(take) => sequence.push(Flat::plain(*take)),
            Part::Class(classes) => sequence.push(Flat {
                optional: false,
                classes: *classes,
                ..Flat::plain(Take::One)
            }),
            Part::Word(word) => {
                for id in reads(word, lexicon) {
                    sequence.push(Flat {
                        optional: false,
                        words: vec![id],
                        ..Flat::plain(Take::One)
                    });
                }
            }
            Part::Choice(choices, optional) => choice(choices, *optional, lexicon, sequence)?,
        }
    }
    Some(())
}

/// Alternatives of one word or class become one step, and all of them a choice if some are
/// longer. An empty alternative makes the whole optional.
fn choice(
    choices: &[Vec<Part>],
    optional: bool,
    lexicon: &mut Lexicon,
    sequence: &mut Vec<Flat>,
) -> Option<()> {
    let mut optional = optional;
    let mut single = Flat {
        optional: false,
        ..Flat::plain(Take::One)
    };
    let mut longer: Vec<Vec<Flat>> = Vec::new();
    for choice in choices {
        let mut flat = Vec::new();
        flatten(choice, lexicon, &mut flat)?;
        match &flat[..] {
            [] => optional = true,
            [one] if one.take == Take::One && !one.optional => {
                single.words.extend_from_slice(&one.words);
                single.classes |= one.classes;
            }
            _ => longer.push(flat),
        }
    }
    let has_single = !single.words.is_empty() || single.classes != 0;
    if longer.is_empty() {
        single.optional = optional;
        if has_single {
            sequence.push(single);
        }
        return Some(());
    }
    // the longest first, so that a match does not stop short
    longer.sort_by_key(|flat| std::cmp::Reverse(flat.len()));
    if has_single {
        longer.push(vec![single]);
    }
    sequence.push(Flat {
        optional,
        choices: longer,
        ..Flat::plain(Take::Choice)
    });
    Some(())
}

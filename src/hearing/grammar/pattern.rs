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
//! Alternatives of one word stay together as one step; longer ones become cues of their own.

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
        &arena[self.from as usize..self.to as usize]
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
    pub fn commonness(&self, arena: &[WordId], uses: &[u32]) -> u32 {
        let mut cost: u32 = self
            .words(arena)
            .iter()
            .map(|word| 1 + uses[usize::from(*word)])
            .sum();
        for (classes, price) in [
            (class::SEV, 20),
            (class::TIME, 60),
            (class::REMEDY, 60),
            (class::TEAM | mark::GROUP, 100),
            (class::NUM, 200),
            (class::PERSON, 300),
            (mark::VERB, 2_000),
        ] {
            if self.classes & classes != 0 {
                cost += price;
            }
        }
        cost
    }
}

const CLASSES: [(&str, u32); 14] = [
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
    ("@any", class::ANY),
];

#[derive(Clone, Debug)]
enum Part {
    Take(Take),
    Word(String),
    Class(u32),
    Choice(Vec<Vec<Part>>, bool),
}

/// How many cues one line may become.
const LARGEST_LINE: usize = 4_000;

/// Adds the cues of one line to the grammar's steps; `made` receives their ranges. Nothing when
/// the line cannot be read.
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
    let mut variants: Vec<Vec<Flat>> = vec![Vec::new()];
    expand(&parts, lexicon, &mut variants)?;
    for flat in variants {
        let from = grammar.steps.len() as u32;
        for step in flat {
            let words_from = grammar.words.len() as u32;
            grammar.words.extend_from_slice(&step.words);
            grammar.steps.push(Step {
                take: step.take,
                optional: step.optional,
                from: words_from,
                to: grammar.words.len() as u32,
                classes: step.classes,
            });
        }
        made.push((from, grammar.steps.len() as u32));
    }
    Some(())
}

#[derive(Clone, Debug)]
struct Flat {
    take: Take,
    optional: bool,
    words: Vec<WordId>,
    classes: u32,
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

fn expand(parts: &[Part], lexicon: &mut Lexicon, variants: &mut Vec<Vec<Flat>>) -> Option<()> {
    let one = |words: Vec<WordId>, classes, optional| Flat {
        take: Take::One,
        optional,
        words,
        classes,
    };
    for part in parts {
        match part {
            Part::Take(take) => {
                let flat = Flat {
                    take: *take,
                    optional: true,
                    words: Vec::new(),
                    classes: 0,
                };
                variants
                    .iter_mut()
                    .for_each(|variant| variant.push(flat.clone()));
            }
            Part::Class(classes) => {
                let flat = one(Vec::new(), *classes, false);
                variants
                    .iter_mut()
                    .for_each(|variant| variant.push(flat.clone()));
            }
            Part::Word(word) => {
                for id in reads(word, lexicon) {
                    let flat = one(vec![id], 0, false);
                    variants
                        .iter_mut()
                        .for_each(|variant| variant.push(flat.clone()));
                }
            }
            Part::Choice(choices, optional) => {
                let mut words = Vec::new();
                let mut classes = 0;
                let mut longer = Vec::new();
                for choice in choices {
                    match &choice[..] {
                        [Part::Word(word)] => {
                            let ids = reads(word, lexicon);
                            match ids[..] {
                                [id] => words.push(id),
                                _ => longer.push(choice),
                            }
                        }
                        [Part::Class(class)] => classes |= class,
                        _ => longer.push(choice),
                    }
                }
                let before = std::mem::take(variants);
                if !words.is_empty() || classes != 0 {
                    let optional = *optional && longer.is_empty();
                    let flat = one(words, classes, optional);
                    variants.extend(before.iter().cloned().map(|mut variant| {
                        variant.push(flat.clone());
                        variant
                    }));
                }
                if *optional && !longer.is_empty() {
                    variants.extend(before.iter().cloned());
                }
                for choice in longer {
                    let mut grown = before.clone();
                    expand(choice, lexicon, &mut grown)?;
                    variants.append(&mut grown);
                }
            }
        }
        if variants.len() > LARGEST_LINE {
            return None;
        }
    }
    Some(())
}

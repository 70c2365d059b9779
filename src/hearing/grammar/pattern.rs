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
use crate::hearing::lexicon::{Lexicon, UNKNOWN, WordId, mark};

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
    /// A bit for each word that it may begin with; all bits when that is not known.
    begins: u64,
    /// The same for the words that it may end with.
    ends: u64,
    /// How often it will be met in vain, roughly; [`NEVER`] where a match may do without it.
    price: u32,
}

/// One of the sequences that a choice chooses from, with what it begins and ends with, so that most
/// are passed over at a glance.
#[derive(Clone, Copy, Debug)]
pub struct Sequence {
    /// Its steps.
    pub from: u32,
    /// Behind its last step.
    pub to: u32,
    begins: Glance,
    ends: Glance,
}

impl Sequence {
    fn new(steps: &[Step], (from, to): (u32, u32)) -> Sequence {
        Sequence {
            from,
            to,
            begins: Glance::of(steps.first()),
            ends: Glance::of(steps.last()),
        }
    }

    /// Whether it can begin with what can be reached; may say yes in vain.
    #[inline]
    pub fn may_begin(&self, reach: Reach) -> bool {
        self.begins.may_be(reach)
    }

    /// Whether it can end with what can be reached; may say yes in vain.
    #[inline]
    pub fn may_end(&self, reach: Reach) -> bool {
        self.ends.may_be(reach)
    }
}

/// What a step takes, at a glance: a bit for each word, and classes; all bits when that is not
/// known.
#[derive(Clone, Copy, Debug)]
struct Glance {
    words: u64,
    classes: u32,
}

impl Glance {
    fn of(step: Option<&Step>) -> Glance {
        match step {
            Some(step) if step.is_sure() => Glance {
                words: step.begins,
                classes: step.classes,
            },
            _ => Glance {
                words: u64::MAX,
                classes: 0,
            },
        }
    }

    #[inline]
    fn may_be(self, reach: Reach) -> bool {
        self.words == u64::MAX || self.words & reach.words != 0 || self.classes & reach.classes != 0
    }
}

/// The words and classes of the items that a step can reach from some place.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reach {
    words: u64,
    classes: u32,
}

impl Reach {
    /// Adds an item.
    #[inline]
    pub fn add(&mut self, word: WordId, is: u32) {
        self.words |= bit(word);
        self.classes |= is;
    }
}

/// The words and classes of a whole sentence.
#[derive(Clone, Copy, Debug, Default)]
pub struct Content {
    words: u128,
    classes: u32,
}

impl Content {
    /// Adds an item.
    #[inline]
    pub fn add(&mut self, word: WordId, is: u32) {
        self.words |= wide_bit(word);
        self.classes |= is;
    }
}

/// Where a cue is filed: the step that is looked for, and what else the sentence must hold.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The cue.
    pub cue: u32,
    /// Its step.
    pub step: u32,
    needs: [Content; 2],
}

impl Place {
    /// Files a cue under one of its steps.
    pub fn new(cue: u32, step: usize, steps: &[Step], grammar: &Grammar) -> Place {
        let all = Content {
            words: u128::MAX,
            classes: 0,
        };
        let mut needs: Vec<Content> = steps
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != step)
            .filter_map(|(_, step)| step.need(grammar))
            .collect();
        needs.sort_by_key(|need| need.words.count_ones() + 8 * need.classes.count_ones());
        let mut needs = needs.into_iter();
        Place {
            cue,
            step: step as u32,
            needs: [needs.next().unwrap_or(all), needs.next().unwrap_or(all)],
        }
    }

    /// Whether the sentence may hold what the cue needs; may say yes in vain.
    #[inline]
    pub fn may_be_in(&self, sentence: Content) -> bool {
        self.needs
            .iter()
            .all(|need| need.words & sentence.words != 0 || need.classes & sentence.classes != 0)
    }
}

/// The price of what no cue can be filed under.
const NEVER: u32 = u32::MAX;

/// The bit that stands for a word in [`Step::begins`].
const fn bit(word: WordId) -> u64 {
    1 << (word & 63)
}

/// The bit that stands for a word in [`Content`].
const fn wide_bit(word: WordId) -> u128 {
    1 << (word & 127)
}

impl Step {
    /// Whether a match cannot do without an item of these words and classes.
    fn is_sure(&self) -> bool {
        self.take == Take::One && !self.optional && self.classes & class::ANY == 0
    }

    /// What a sentence must hold for this step; nothing when it can do without.
    fn need(&self, grammar: &Grammar) -> Option<Content> {
        if self.is_sure() {
            let words = self.words(&grammar.words).iter();
            return Some(Content {
                words: words.fold(0, |bits, word| bits | wide_bit(*word)),
                classes: self.classes,
            });
        }
        if self.take != Take::Choice || self.optional {
            return None;
        }
        let mut all = Content::default();
        for sequence in &grammar.sequences[self.choices()] {
            let steps = &grammar.steps[sequence.from as usize..sequence.to as usize];
            let need = steps
                .iter()
                .filter(|step| step.is_sure())
                .filter_map(|step| step.need(grammar))
                .min_by_key(|need| need.words.count_ones() + 8 * need.classes.count_ones())?;
            all.words |= need.words;
            all.classes |= need.classes;
        }
        Some(all)
    }

    fn plain(take: Take) -> Step {
        Step {
            take,
            optional: true,
            from: 0,
            to: 0,
            classes: 0,
            begins: u64::MAX,
            ends: u64::MAX,
            price: NEVER,
        }
    }

    fn one(
        words: &[WordId],
        classes: u32,
        optional: bool,
        lexicon: &Lexicon,
        grammar: &mut Grammar,
    ) -> Step {
        let from = grammar.words.len() as u32;
        grammar.words.extend_from_slice(words);
        grammar.words[from as usize..].sort_unstable();
        let bits = words.iter().fold(0, |bits, word| bits | bit(*word));
        let sure = !optional && classes & class::ANY == 0;
        Step {
            take: Take::One,
            optional,
            from,
            to: grammar.words.len() as u32,
            classes,
            begins: bits,
            ends: bits,
            price: if sure {
                commonness(words, classes, lexicon)
            } else {
                NEVER
            },
        }
    }

    /// The words that it takes.
    pub fn words<'a>(&self, arena: &'a [WordId]) -> &'a [WordId] {
        match self.take {
            Take::One => &arena[self.from as usize..self.to as usize],
            _ => &[],
        }
    }

    /// Whether it takes an item with this word and these classes.
    #[inline]
    pub fn takes(&self, word: WordId, is: u32, arena: &[WordId]) -> bool {
        self.classes & (is | class::ANY) != 0
            || (self.begins & bit(word) != 0 && word != UNKNOWN && self.has(word, arena))
    }

    fn has(&self, word: WordId, arena: &[WordId]) -> bool {
        let words = self.words(arena);
        if words.len() <= 8 {
            words.contains(&word)
        } else {
            words.binary_search(&word).is_ok()
        }
    }

    /// Whether it takes such an item by name, not because it takes anything.
    pub fn names(&self, word: WordId, is: u32, arena: &[WordId]) -> bool {
        self.classes & is != 0
            || (self.begins & bit(word) != 0 && word != UNKNOWN && self.has(word, arena))
    }

    /// Whether a sequence of this choice can begin with what can be reached; may say yes in vain.
    #[inline]
    pub fn may_begin(&self, reach: Reach) -> bool {
        self.glance(self.begins).may_be(reach)
    }

    /// Whether a sequence of this choice can end with what can be reached; may say yes in vain.
    #[inline]
    pub fn may_end(&self, reach: Reach) -> bool {
        self.glance(self.ends).may_be(reach)
    }

    #[inline]
    fn glance(&self, words: u64) -> Glance {
        Glance {
            words,
            classes: self.classes,
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

    /// The price of filing a cue under this step; nothing when a match may do without it.
    pub fn price(&self) -> Option<u32> {
        (self.take == Take::One && self.price != NEVER).then_some(self.price)
    }

    /// The price of making one cue for each sequence of this choice.
    fn price_of_spreading(&self) -> Option<u32> {
        (self.take == Take::Choice && self.price != NEVER).then_some(self.price)
    }
}

/// How often words and classes will be met in vain, roughly.
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
enum Part<'a> {
    Take(Take),
    Word(&'a str),
    Class(u32),
    Choice(Vec<Vec<Part<'a>>>, bool),
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
    let mut sequence = Vec::new();
    flatten(&parts, lexicon, grammar, &mut sequence)?;
    spread(sequence, grammar, made, 0)
}

/// Stores a sequence as one cue, or as several where its rarest words stand in a choice.
fn spread(
    sequence: Vec<Step>,
    grammar: &mut Grammar,
    made: &mut Vec<(u32, u32)>,
    depth: u32,
) -> Option<()> {
    let single = sequence.iter().filter_map(Step::price).min();
    let choice = sequence
        .iter()
        .enumerate()
        .filter_map(|(at, step)| Some((step.price_of_spreading()?, at)))
        .min();
    match (single, choice) {
        (Some(single), Some((cost, _))) if single <= cost => {}
        (_, Some((_, at))) if depth < 4 => {
            for which in sequence[at].choices() {
                let Sequence { from, to, .. } = grammar.sequences[which];
                let mut one = sequence[..at].to_vec();
                one.extend_from_slice(&grammar.steps[from as usize..to as usize]);
                one.extend_from_slice(&sequence[at + 1..]);
                spread(one, grammar, made, depth + 1)?;
            }
            return Some(());
        }
        (None, _) => return None,
        _ => {}
    }
    made.push(store(&sequence, grammar));
    Some(())
}

fn store(sequence: &[Step], grammar: &mut Grammar) -> (u32, u32) {
    let from = grammar.steps.len() as u32;
    grammar.steps.extend_from_slice(sequence);
    (from, grammar.steps.len() as u32)
}

fn split(line: &str) -> Vec<&str> {
    let mut signs = Vec::with_capacity(line.len() / 3);
    let mut rest = line.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '*' if rest.starts_with("**") => 2,
            '(' | ')' | '[' | ']' | '|' | '^' | '$' | '=' | '*' => 1,
            _ => rest
                .find(|sign: char| {
                    sign.is_whitespace()
                        || matches!(sign, '(' | ')' | '[' | ']' | '|' | '^' | '$' | '=' | '*')
                })
                .unwrap_or(rest.len()),
        };
        signs.push(&rest[..length]);
        rest = rest[length..].trim_start();
    }
    signs
}

fn parse<'a>(signs: &[&'a str], at: &mut usize) -> Option<Vec<Part<'a>>> {
    let mut parts = Vec::new();
    while let Some(sign) = signs.get(*at) {
        match *sign {
            ")" | "]" | "|" => break,
            "(" | "[" => {
                let close = if *sign == "(" { ")" } else { "]" };
                let mut choices = Vec::new();
                loop {
                    *at += 1;
                    choices.push(parse(signs, at)?);
                    match *signs.get(*at)? {
                        "|" => {}
                        end if end == close => break,
                        _ => return None,
                    }
                }
                parts.push(Part::Choice(choices, close == "]"));
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
            word => parts.push(Part::Word(word)),
        }
        *at += 1;
    }
    Some(parts)
}

/// The plain words of a spelling, added to the lexicon when new.
fn reads(word: &str, lexicon: &mut Lexicon, into: &mut Vec<WordId>) {
    match lexicon.look_up(word) {
        Some(reads) => into.extend_from_slice(reads),
        None => into.push(lexicon.word(word)),
    }
}

fn flatten(
    parts: &[Part],
    lexicon: &mut Lexicon,
    grammar: &mut Grammar,
    sequence: &mut Vec<Step>,
) -> Option<()> {
    let mut words = Vec::new();
    for part in parts {
        match part {
            Part::Take(take) => sequence.push(Step::plain(*take)),
            Part::Class(classes) => {
                sequence.push(Step::one(&[], *classes, false, lexicon, grammar))
            }
            Part::Word(word) => {
                words.clear();
                reads(word, lexicon, &mut words);
                for word in &words {
                    sequence.push(Step::one(&[*word], 0, false, lexicon, grammar));
                }
            }
            Part::Choice(choices, optional) => {
                choose(choices, *optional, lexicon, grammar, sequence)?
            }
        }
    }
    Some(())
}

/// Alternatives of one word or class become one step, and all of them a choice if some are
/// longer. An empty alternative makes the whole optional.
fn choose(
    choices: &[Vec<Part>],
    optional: bool,
    lexicon: &mut Lexicon,
    grammar: &mut Grammar,
    sequence: &mut Vec<Step>,
) -> Option<()> {
    let mut optional = optional;
    let (mut words, mut classes) = (Vec::new(), 0);
    let mut longer: Vec<Vec<Step>> = Vec::new();
    for choice in choices {
        match &choice[..] {
            [] => optional = true,
            [Part::Class(class)] => classes |= class,
            [Part::Word(word)] => {
                let before = words.len();
                reads(word, lexicon, &mut words);
                if words.len() > before + 1 {
                    let steps = words.drain(before..).collect::<Vec<_>>();
                    longer.push(
                        steps
                            .iter()
                            .map(|word| Step::one(&[*word], 0, false, lexicon, grammar))
                            .collect(),
                    );
                }
            }
            _ => {
                let mut steps = Vec::new();
                flatten(choice, lexicon, grammar, &mut steps)?;
                longer.push(steps);
            }
        }
    }
    let has_single = !words.is_empty() || classes != 0;
    if longer.is_empty() {
        if has_single {
            sequence.push(Step::one(&words, classes, optional, lexicon, grammar));
        }
        return Some(());
    }
    // the longest first, so that a match does not stop short
    longer.sort_by_key(|steps| std::cmp::Reverse(steps.len()));
    if has_single {
        longer.push(vec![Step::one(&words, classes, false, lexicon, grammar)]);
    }
    let mut whole = Step {
        optional,
        begins: 0,
        ends: 0,
        ..Step::plain(Take::Choice)
    };
    for steps in &longer {
        let sure = |step: Option<&Step>| {
            step.filter(|step| !step.optional && step.classes & class::ANY == 0)
                .copied()
        };
        let (first, last) = (sure(steps.first()), sure(steps.last()));
        whole.begins |= first.map_or(u64::MAX, |step| step.begins);
        whole.ends |= last.map_or(u64::MAX, |step| step.ends);
        whole.classes |= first.map_or(0, |step| step.classes) | last.map_or(0, |step| step.classes);
    }
    if !optional {
        let cheapest = |steps: &Vec<Step>| {
            steps
                .iter()
                .filter(|step| !step.optional)
                .map(|step| step.price)
                .min()
        };
        whole.price = longer
            .iter()
            .map(|steps| cheapest(steps).unwrap_or(NEVER))
            .fold(0, u32::saturating_add);
    }
    let ranges: Vec<Sequence> = longer
        .iter()
        .map(|steps| Sequence::new(steps, store(steps, grammar)))
        .collect();
    whole.from = grammar.sequences.len() as u32;
    grammar.sequences.extend(ranges);
    whole.to = grammar.sequences.len() as u32;
    sequence.push(whole);
    Some(())
}

//! From words to items: names of people, teams, services and remedies, times and levels become
//! one item each, whatever the number of words; every other word is an item of its own. What
//! the speaker took back ("Hayley, no, Sam") is taken back here.

use super::durations::Units;
use super::lexicon::{Lexicon, UNKNOWN, WordId, mark};
use super::names::{Names, Party};
use super::ordinary::{is_also_a_word, reads_as_ordinary};
use super::tokens::{COMMA, NO_BREAK, NUMBER, OPENS, OWNS, QUOTED, Token};

/// What an item is, beside the marks of its word (see [`mark`]). Bits.
pub mod class {
    /// A person.
    pub const PERSON: u32 = 1 << 12;
    /// The person was named by a role that they alone hold.
    pub const BY_ROLE: u32 = 1 << 13;
    /// A team.
    pub const TEAM: u32 = 1 << 14;
    /// The words can only mean a team ("payments team"), not its trade.
    pub const SURE: u32 = 1 << 15;
    /// A service.
    pub const SERVICE: u32 = 1 << 16;
    /// A remedy.
    pub const REMEDY: u32 = 1 << 17;
    /// A remedy in a form that is no order ("rolling back").
    pub const DOING: u32 = 1 << 18;
    /// A length of time, or a clock time reckoned from the scenario's.
    pub const TIME: u32 = 1 << 19;
    /// A number.
    pub const NUM: u32 = 1 << 20;
    /// A severity level.
    pub const SEV: u32 = 1 << 21;
    /// A clause can begin here.
    pub const START: u32 = 1 << 22;
    /// The words "customer liaison".
    pub const CUSTOMER_LIAISON: u32 = 1 << 29;
    /// The words "internal liaison".
    pub const INTERNAL_LIAISON: u32 = 1 << 30;
    /// Any item at all.
    pub const ANY: u32 = 1 << 31;
}

/// One item of an utterance.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// The word, where it is one; [`UNKNOWN`] for several.
    pub word: WordId,
    /// What it is.
    pub is: u32,
    /// Which person or team.
    pub party: u16,
    /// Which remedy; of what is none, which service.
    pub remedy: u16,
    /// Seconds of a time, the number, or the level of a severity.
    pub value: u32,
    /// Where it begins in the text.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// How strongly it is cut off from the item before.
    pub cut: u8,
    /// What it looks like.
    pub looks: u16,
}

impl Item {
    /// Whether it is any of these.
    #[inline]
    pub fn is_any(&self, classes: u32) -> bool {
        self.is & classes != 0
    }

    /// Whom it names, if it names somebody.
    pub fn party(&self) -> Option<Party> {
        if self.is_any(class::PERSON) {
            Some(Party::Person(self.party))
        } else if self.is_any(class::TEAM) {
            Some(Party::Team(self.party))
        } else {
            None
        }
    }
}

/// The items of an utterance.
pub fn itemise(tokens: &[Token], lexicon: &Lexicon, names: &Names, units: &Units) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let token = tokens[at];
        let mut item = Item {
            word: token.word,
            is: lexicon.marks(token.word) & !mark::ORDINARY,
            party: 0,
            remedy: 0,
            value: token.number / 10,
            start: token.start,
            end: token.end,
            cut: token.cut,
            looks: token.looks,
        };
        let mut taken = 1;
        if token.looks & NUMBER != 0 || lexicon.value(token.word) != 0 {
            item.is |= class::NUM;
            if token.looks & NUMBER == 0 {
                item.value = (lexicon.value(token.word) - 1) / 10;
            }
        }
        if let Some((count, level)) = units.severity(&tokens[at..], lexicon) {
            item.is = class::SEV;
            item.value = level;
            item.word = UNKNOWN;
            taken = count;
        } else if let Some((count, seconds)) = units.duration(tokens, at, lexicon) {
            item.is = class::TIME;
            item.value = seconds;
            item.word = UNKNOWN;
            taken = count;
        } else if let Some(found) = names.longest(&tokens[at..])
            && !reads_as_ordinary(tokens, at, &found, lexicon, names)
        {
            taken = found.words;
            item.party = found.party;
            item.remedy = found.remedy;
            // called by a name that is also a word, somebody is no such word
            if taken > 1 || is_also_a_word(tokens, at, &found, lexicon) {
                item.word = UNKNOWN;
                item.is = 0;
            }
            item.is |= found.is;
        }
        item.end = tokens[at + taken - 1].end;
        at += taken;
        items.push(item);
    }
    name_the_verb_minded(&mut items, lexicon);
    tell_works_from_workers(&mut items, lexicon);
    quote_what_is_said_to_be(&mut items, lexicon);
    open_orders_that_run_on(&mut items, lexicon);
    take_back(&mut items, lexicon, units);
    mark_starts(&mut items, lexicon);
    items
}

/// "Would you mind checking" asks somebody to check.
fn name_the_verb_minded(items: &mut [Item], lexicon: &Lexicon) {
    let mut minded = false;
    for item in items {
        let verb = lexicon.verb_of(item.word);
        if minded && verb != UNKNOWN {
            item.word = verb;
            item.is |= lexicon.marks(verb) & !mark::ORDINARY;
        }
        let passes = minded && item.is_any(mark::SKIP);
        minded = passes || lexicon.text(item.word) == "mind";
    }
}

/// "Pickup is fine": where a team bears the name of what it works on, the thing is told of.
fn tell_works_from_workers(items: &mut [Item], lexicon: &Lexicon) {
    for at in 1..items.len() {
        let opens = at == 1 || items[at - 1].cut != NO_BREAK;
        let told = opens
            && items[at].cut == NO_BREAK
            && matches!(
                lexicon.text(items[at].word),
                "is" | "was" | "looks" | "seems" | "works"
            )
            && items.get(at + 1).is_some_and(|next| {
                !matches!(
                    lexicon.text(next.word),
                    "here" | "on" | "present" | "with" | "listening" | "there"
                )
            });
        let item = &mut items[at - 1];
        if told && item.is_any(class::SERVICE) && !item.is_any(class::SURE) {
            item.is &= !class::TEAM;
        }
    }
}

/// "Hayley, no sorry, Sam": what is said last counts. The words of the correction go, and the
/// item before that is of the same sort takes the new value.
fn take_back(items: &mut Vec<Item>, lexicon: &Lexicon, units: &Units) {
    const SORTS: [u32; 5] = [
        class::PERSON | class::TEAM,
        class::TIME,
        class::SEV,
        class::NUM,
        class::REMEDY,
    ];
    let mut at = 1;
    while at < items.len() {
        let words = if units.may_correct(items[at].word) {
            correction_words(&items[at..], lexicon)
        } else {
            0
        };
        if words == 0 || at + words >= items.len() {
            at += 1;
            continue;
        }
        // "a sev two, sorry, a sev one"
        let words = words
            + items[at + words..]
                .iter()
                .take_while(|item| {
                    item.word != UNKNOWN
                        && matches!(
                            lexicon.text(item.word),
                            "a" | "an" | "the" | "actually" | "in" | "at" | "for" | "that" | "we"
                        )
                })
                .count();
        if at + words >= items.len() {
            at += 1;
            continue;
        }
        let new = items[at + words];
        let Some(sort) = SORTS.into_iter().find(|sort| new.is_any(*sort)) else {
            at += 1;
            continue;
        };
        let reach = at.saturating_sub(10);
        // a bare number corrects a time in minutes or a level
        let found = (reach..at).rev().find(|before| {
            let old = &items[*before];
            old.is_any(sort) || (sort == class::NUM && old.is_any(class::TIME | class::SEV))
        });
        let Some(old) = found else {
            at += 1;
            continue;
        };
        let plain_sorry = words == 1 && lexicon.text(items[at].word) == "sorry";
        if plain_sorry && old + 1 != at {
            at += 1;
            continue;
        }
        if sort == class::NUM && items[old].is_any(class::TIME) {
            items[old].value = units.minutes(new.value);
        } else if sort == class::NUM && items[old].is_any(class::SEV) {
            items[old].value = new.value;
        } else {
            let (cut, start) = (items[old].cut, items[old].start);
            items[old] = Item { cut, start, ..new };
        }
        items.drain(at..=at + words);
        if let Some(next) = items.get_mut(at)
            && old + 1 == at
        {
            next.cut = next.cut.min(1);
        }
    }
}

/// How many words from here on announce a correction.
fn correction_words(items: &[Item], lexicon: &Lexicon) -> usize {
    const CORRECTIONS: [&[&str]; 19] = [
        &["sorry", "make", "that"],
        &["no", "sorry", "make", "that"],
        &["no", "wait", "sorry"],
        &["no", "sorry", "i", "mean"],
        &["sorry", "i", "mean"],
        &["sorry", "i", "meant"],
        &["no", "i", "mean"],
        &["no", "i", "meant"],
        &["no", "make", "that"],
        &["no", "sorry"],
        &["no", "wait"],
        &["i", "mean"],
        &["i", "meant"],
        &["make", "that"],
        &["scratch", "that"],
        &["or", "rather"],
        &["correction"],
        &["sorry"],
        &["no"],
    ];
    CORRECTIONS
        .iter()
        .find(|words| {
            words.len() < items.len()
                && words
                    .iter()
                    .zip(items)
                    .all(|(word, item)| item.word != UNKNOWN && lexicon.text(item.word) == *word)
                // "no, Sam" corrects; "no Sam on the call" does not
                && (words.len() > 1
                    || words[0] != "no"
                    || items[1].cut == COMMA
                    || items[0].cut != NO_BREAK
                        && items[1].cut == NO_BREAK
                        && items[1].is_any(class::PERSON))
        })
        .map_or(0, |words| words.len())
}

/// Marks where a clause can begin: after a break, after a word that leads in, after a name that
/// itself stands at such a place.
fn mark_starts(items: &mut [Item], lexicon: &Lexicon) {
    for at in 0..items.len() {
        let starts = at == 0 || items[at].cut != NO_BREAK || {
            let before = items[at - 1];
            // "network's clean", "a good graph": what follows belongs to the name, to the noun
            let owned = before.looks & OWNS != 0;
            let described = before.is_any(mark::LEAD)
                && at >= 2
                && before.cut == NO_BREAK
                && is_determiner(&items[at - 2], lexicon);
            !owned
                && !described
                && (before.is_any(mark::LEAD | class::TIME)
                    || (before.is_any(class::START)
                        && before.is_any(class::PERSON | class::TEAM | mark::GROUP | mark::SKIP)))
        };
        if starts || items[at].looks & OPENS != 0 {
            items[at].is |= class::START;
        }
    }
}

fn is_determiner(item: &Item, lexicon: &Lexicon) -> bool {
    item.looks & OWNS != 0
        || matches!(
            lexicon.text(item.word),
            "the" | "a" | "an" | "my" | "our" | "your" | "his" | "her" | "their" | "any" | "some"
        )
}

/// "Check the locks Jonas look at the balancer": in text without any punctuation a name before a
/// verb opens an order, and a verb that nobody knows is one behind a name.
fn open_orders_that_run_on(items: &mut [Item], lexicon: &Lexicon) {
    let run_on = items
        .iter()
        .skip(1)
        .rev()
        .skip(1)
        .all(|item| item.cut == NO_BREAK);
    for at in 0..items.len().saturating_sub(1) {
        let (item, next) = (items[at], items[at + 1]);
        let opens = at == 0 || item.cut != NO_BREAK;
        if !item.is_any(class::PERSON) || item.looks & OWNS != 0 {
            continue;
        }
        let before_orders = next.is_any(mark::VERB) || lexicon.text(next.word) == "please";
        if run_on && !opens && before_orders {
            let before = items[at - 1];
            let pointed_at = before.is_any(mark::POINTS | mark::VERB | mark::COMMON | mark::LEAD);
            if !pointed_at {
                items[at].looks |= OPENS;
            }
        }
        let names_work = items.get(at + 2).is_some_and(|object| {
            object.cut == NO_BREAK
                && matches!(
                    lexicon.text(object.word),
                    "the"
                        | "a"
                        | "an"
                        | "that"
                        | "those"
                        | "these"
                        | "our"
                        | "all"
                        | "every"
                        | "any"
                        | "their"
                        | "them"
                        | "everything"
                        | "what"
                )
        });
        let unmarked = next.is == 0 && next.looks & (NUMBER | OWNS) == 0;
        let unknown = unmarked && (next.word == UNKNOWN || can_be_a_verb(lexicon.text(next.word)));
        if opens && unknown && names_work && next.cut != NO_BREAK {
            items[at + 1].is |= mark::VERB;
        }
    }
}

/// Whether a word that is known, but not as a verb, can still be one that orders: "destroy the
/// machines", but not "given the load", "during the call", "lost the graphs".
fn can_be_a_verb(word: &str) -> bool {
    const NONE: [&str; 66] = [
        "before",
        "after",
        "during",
        "since",
        "under",
        "over",
        "within",
        "behind",
        "through",
        "while",
        "because",
        "as",
        "per",
        "via",
        "despite",
        "regarding",
        "given",
        "considering",
        "half",
        "such",
        "than",
        "into",
        "onto",
        "off",
        "above",
        "below",
        "between",
        "against",
        "around",
        "along",
        "across",
        "past",
        "beside",
        "besides",
        "beyond",
        "like",
        "unlike",
        "unless",
        "until",
        "till",
        "was",
        "were",
        "has",
        "had",
        "said",
        "gave",
        "got",
        "took",
        "made",
        "meant",
        "saw",
        "heard",
        "found",
        "told",
        "lost",
        "left",
        "broke",
        "came",
        "went",
        "knew",
        "thought",
        "felt",
        "same",
        "good",
        "bad",
        "once",
    ];
    word.len() > 2
        && !["ed", "ing", "ly", "s", "er"]
            .iter()
            .any(|end| word.ends_with(end))
        && !NONE.contains(&word)
}

/// "His words were, quote, fail over now, unquote".
fn quote_what_is_said_to_be(items: &mut [Item], lexicon: &Lexicon) {
    let is = |item: &Item, word: &str| lexicon.text(item.word) == word;
    let Some(from) = items.iter().position(|item| is(item, "quote")) else {
        return;
    };
    let end = items[from + 1..]
        .iter()
        .position(|item| is(item, "unquote") || is(item, "quote"));
    if let Some(end) = end {
        for item in &mut items[from + 1..=from + 1 + end] {
            item.looks |= QUOTED;
        }
    }
}

/// Whether the item was said in quotation marks.
pub fn is_quoted(item: &Item) -> bool {
    item.looks & QUOTED != 0
}

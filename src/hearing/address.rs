//! To whom words are said: the names in front of a cue, behind it, in passing, at the head of a
//! dictated clause; and where the names that lead into a cue begin.

use super::cues::Sentence;
use super::items::{Item, class};
use super::lexicon::{Lexicon, mark};
use super::names::Party;
use super::tokens::{HESITATED, NO_BREAK, PRONOUN, STOP};

/// To whom a part of an utterance is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addressed {
    /// People and teams.
    pub to: Vec<Party>,
    /// Everybody was addressed.
    pub everybody: bool,
    /// Called by a role.
    pub by_role: bool,
    /// Not said here but taken over from earlier words.
    pub inherited: bool,
}

impl Addressed {
    /// Whether anybody was addressed.
    pub fn somebody(&self) -> bool {
        !self.to.is_empty() || self.everybody
    }
}

/// Whether a team's name, inside a clause, is rather what the team works on.
pub fn is_a_thing(item: &Item) -> bool {
    item.is_any(class::TEAM) && !item.is_any(class::SURE) && item.cut == NO_BREAK
}

/// Whether an item can stand among the words by which somebody is addressed.
pub fn is_vocative_stuff(item: &Item) -> bool {
    item.is_any(class::PERSON | class::TEAM | mark::GROUP | mark::SKIP | mark::LEAD)
        && item.looks & PRONOUN == 0
}

/// Where the names and courtesies that lead into a cue begin.
pub fn lead_start(
    items: &[Item],
    floor: usize,
    cue: usize,
    sentence_low: usize,
    lexicon: &Lexicon,
) -> usize {
    let mut at = cue;
    while at > floor {
        let item = &items[at - 1];
        // "Lucia, do put something …"
        let insists = at == cue && lexicon.text(item.word) == "do" && items[at].is_any(mark::VERB);
        if !insists && !is_vocative_stuff(item) {
            break;
        }
        let named = item.is_any(class::PERSON | class::TEAM);
        // "heard you Sam Jonas is it …": two names in a row, and something was said before them
        let two = at < cue
            && named
            && floor > sentence_low
            && items[at].is_any(class::PERSON)
            && items[at].cut == NO_BREAK;
        if two {
            break;
        }
        // "remove you um Priya how long …": behind the hesitation somebody else is spoken to
        let turned = at < cue
            && items[at].is_any(class::PERSON | class::TEAM)
            && items[at].looks & HESITATED != 0
            && named;
        if turned {
            break;
        }
        let pointed_at =
            at >= 2 && named && item.cut == NO_BREAK && items[at - 2].is_any(mark::POINTS);
        if pointed_at {
            break;
        }
        // "check the database and come back": what is worked on is not spoken to
        let worked_on = at >= 3
            && item.is_any(class::TEAM)
            && matches!(lexicon.text(items[at - 2].word), "the" | "our" | "your")
            && items[at - 2..at].iter().all(|item| item.cut == NO_BREAK)
            && items[at - 3].is_any(mark::VERB | mark::POINTS);
        // "count the stuck payments and look at …"
        if is_a_thing(item) && at - 1 > sentence_low {
            break;
        }
        // "we are restoring checkout, the list waits": nor is the object of what is done
        let object = at >= 2
            && item.is_any(class::TEAM)
            && item.cut == NO_BREAK
            && (items[at - 2].is_any(mark::VERB)
                || lexicon.text(items[at - 2].word).ends_with("ing"));
        if worked_on || object {
            break;
        }
        // "Scrap the review, Jonas, and look at …": the name closes what goes before
        let ends_clause = named
            && item.cut != NO_BREAK
            && at < cue
            && matches!(lexicon.text(items[at].word), "and" | "but" | "then" | "so")
            && (floor > 0 && items[floor].cut < STOP
                || !items[floor..at - 1].iter().all(is_vocative_stuff));
        if ends_clause {
            break;
        }
        // "got it, Sam, now …": directly behind a cue, before a break, a name belongs to that cue
        let closes_before = named
            && at - 1 == floor
            && floor > 0
            && items[at].cut != NO_BREAK
            && (item.cut == NO_BREAK || lexicon.text(items[at].word) == "and");
        // "you're scribe, Wei, and you're deputy, Tatiana": so it does before an "and"
        if closes_before {
            break;
        }
        at -= 1;
    }
    at
}

/// The people, teams and groups named between two places.
pub fn vocatives(items: &[Item], from: usize, to: usize) -> Addressed {
    let mut said = Addressed::default();
    for item in &items[from..to] {
        if item.is_any(mark::GROUP) {
            said.everybody = true;
        }
        if let Some(party) = item.party() {
            said.by_role |= item.is_any(class::BY_ROLE);
            if !said.to.contains(&party) {
                said.to.push(party);
            }
        }
    }
    if !said.to.is_empty() {
        said.everybody = false;
    }
    said
}

/// "Thanks, Priya" goes on "and Jonas": the names that are joined to the one before.
pub fn names_that_follow<'a>(
    items: &'a [Item],
    lexicon: &Lexicon,
) -> impl Iterator<Item = &'a Item> {
    let mut end = 0;
    loop {
        let joined = items
            .get(end)
            .is_some_and(|item| lexicon.text(item.word) == "and");
        let at = end + usize::from(joined);
        let named = items
            .get(at)
            .is_some_and(|item| item.is_any(class::PERSON) && (joined || item.cut != NO_BREAK));
        let goes_on = items.get(at + 1).is_none_or(|next| next.cut != NO_BREAK)
            || items
                .get(at + 1)
                .is_some_and(|next| matches!(lexicon.text(next.word), "and" | "for"));
        if !(named && goes_on) {
            return items[..end].iter();
        }
        end = at + 1;
    }
}

/// "… can you", "… did we": a question begins here.
pub fn asks_you(items: &[Item], at: usize, lexicon: &Lexicon) -> bool {
    matches!(
        lexicon.text(items[at].word),
        "can" | "could" | "would" | "will" | "do" | "did" | "are" | "have" | "may" | "might"
    ) && items
        .get(at + 1)
        .is_some_and(|next| matches!(lexicon.text(next.word), "you" | "we" | "i"))
}

/// "Understood, Sam, the rollback is at sixty": a name directly behind the cue that is cut off on
/// both sides.
pub fn vocative_behind(items: &[Item], floor: usize, end: usize, lexicon: &Lexicon) -> Addressed {
    let names = (floor..end)
        .take_while(|at| items[*at].is_any(class::PERSON | mark::SKIP))
        .count();
    let (from, to) = (floor, floor + names);
    let cut_off = names > 0
        && items[from].cut != NO_BREAK
        && items.get(to).is_some_and(|item| item.cut != NO_BREAK);
    // "straight answer please Hayley can the gateway take it": dictated
    let asked = names > 0
        && items[floor..end].iter().all(|item| item.cut == NO_BREAK)
        && items.get(to).is_some_and(|item| {
            item.is_any(mark::SUBJECT | mark::ASKS)
                || matches!(
                    lexicon.text(item.word),
                    "can"
                        | "could"
                        | "is"
                        | "are"
                        | "do"
                        | "does"
                        | "did"
                        | "will"
                        | "would"
                        | "has"
                        | "have"
                )
        });
    if cut_off {
        vocatives(items, from, to)
    } else if asked {
        // "heard you Sam Jonas is it …": the second name opens what follows
        let first = (from..to).find(|at| items[*at].is_any(class::PERSON));
        first.map_or_else(Addressed::default, |at| vocatives(items, at, at + 1))
    } else {
        Addressed::default()
    }
}

/// "…, hey Hayley it's been ten": the last name between two cues that opens a clause.
pub fn opening_clause(items: &[Item], from: usize, to: usize) -> Addressed {
    let opens = (from + 1..to).rev().find(|at| {
        let item = &items[*at];
        let before = &items[at - 1];
        item.is_any(class::PERSON)
            && (item.cut != NO_BREAK || before.is_any(mark::LEAD) && before.cut != NO_BREAK)
            && items[at + 1].cut == NO_BREAK
    });
    opens.map_or_else(Addressed::default, |at| vocatives(items, at, at + 1))
}

/// A name that opens the sentence and is cut off from it, though the cue comes later.
pub fn opening_vocative(items: &[Item], sentence: &Sentence, lexicon: &Lexicon) -> Addressed {
    let mut at = sentence.low;
    // "Hayley, all payment graphs": a team inside a clause is no longer spoken to
    let speaks =
        |at: usize| is_vocative_stuff(&items[at]) && !(is_a_thing(&items[at]) && at > sentence.low);
    while at < sentence.high && speaks(at) {
        at += 1;
    }
    let named = items[sentence.low..at]
        .iter()
        .any(|item| item.is_any(class::PERSON));
    let broken = (sentence.low + 1..=at).any(|next| items[next].cut != NO_BREAK);
    // "Lucia that draft is fine": in dictation a new subject behind the name cuts it off
    let turns = at > sentence.low
        && at < sentence.high
        && named
        && (items[at].is_any(mark::SUBJECT | mark::ASKS | mark::NOT | mark::VERB)
            || asks_you(items, at, lexicon)
            || matches!(
                lexicon.text(items[at].word),
                "your" | "in" | "for" | "the" | "any" | "as" | "not" | "about" | "on" | "to"
            ));
    // "Ines can you …", "Sam did it …"
    let dictated = named
        && items.get(at + 1).is_some_and(|next| {
            next.cut == NO_BREAK
                && next.is_any(mark::SUBJECT)
                && !next.is_any(class::PERSON)
                && items[at].is_any(mark::COMMON)
        });
    if at > sentence.low && (broken || turns || dictated) {
        vocatives(items, sentence.low, at)
    } else {
        Addressed::default()
    }
}

/// A name called between two breaks, or between a break and the end of a sentence, not in a list.
pub fn called_in_passing(items: &[Item], from: usize, to: usize) -> Addressed {
    let called = (from.max(1)..to).find(|at| {
        let (item, next) = (&items[*at], items.get(at + 1));
        item.is_any(class::PERSON)
            && item.cut != NO_BREAK
            && next.is_none_or(|next| next.cut != NO_BREAK && !next.is_any(class::PERSON))
            && !items[at - 1].is_any(class::PERSON | class::TEAM)
    });
    called.map_or_else(Addressed::default, |at| vocatives(items, at, at + 1))
}

//! Pronouns of the third person: "page him", "she can leave". Before cues are looked for, such a
//! word becomes the name of whom it stands for, so that the tables need not know it.
//!
//! It stands for whoever was spoken of last and is neither the speaker nor spoken to: in the same
//! utterance first, then in the last words of another, then on the call. Gender is never guessed
//! from a name: where the scenario gives somebody's pronouns they count, else any fits.

use super::super::Context;
use super::super::items::{Item, class};
use super::super::lexicon::{Lexicon, mark};
use super::super::names::Names;
use super::super::tokens::{NO_BREAK, PRONOUN, STOP};
use crate::scenario::ids::PersonId;
use crate::scenario::model::Pronouns;

/// Who may be meant, beside those whom the utterance names.
pub struct Company<'a> {
    /// What the drill knows.
    pub context: &'a Context,
    /// The names.
    pub names: &'a Names,
    /// The words.
    pub lexicon: &'a Lexicon,
    /// By place in the cast: the pronouns that the scenario gives.
    pub pronouns: &'a [Option<Pronouns>],
    /// Who speaks.
    pub speaker: Option<u16>,
    /// To whom all of it is said.
    pub dm_to: Option<u16>,
}

/// Makes each pronoun the name of whom it stands for. `named_in` gives the people that other
/// words name, in order; it is asked only where a pronoun stands.
pub fn name_them(items: &mut [Item], company: &Company, named_in: impl Fn(&str) -> Vec<u16>) {
    let mut known: Option<Vec<u16>> = None;
    for at in 0..items.len().saturating_sub(1) {
        let Some(sort) = sort_of(items, at, company.lexicon) else {
            continue;
        };
        let known = known.get_or_insert_with(|| company.known(&named_in));
        let spoken_to = spoken_to(items, at, company);
        let fits = |who: &u16| {
            let given = company.pronouns.get(usize::from(*who)).copied().flatten();
            !spoken_to.contains(who)
                && company.speaker != Some(*who)
                && (sort == Pronouns::They || given.is_none_or(|given| given == sort))
        };
        let removes = at > 0
            && matches!(
                company.lexicon.text(items[at - 1].word),
                "remove" | "kick" | "boot" | "eject" | "mute" | "drop" | "warn" | "removing"
            );
        let presser = || {
            let first = company.context.pressure.first().filter(|_| removes)?;
            company.names.place(&first.from)
        };
        let here = || {
            items[..at]
                .iter()
                .rev()
                .filter(|item| item.is_any(class::PERSON))
                .map(|item| item.party)
                .find(fits)
        };
        let meant = here()
            .or_else(|| presser().filter(fits))
            .or_else(|| known.iter().copied().find(fits));
        if let Some(who) = meant {
            let item = &mut items[at];
            item.is |= class::PERSON;
            item.party = who;
            item.looks |= PRONOUN;
        }
    }
}

impl Company<'_> {
    /// Who was spoken of before this utterance, newest first.
    fn known(&self, named_in: &impl Fn(&str) -> Vec<u16>) -> Vec<u16> {
        let mut known: Vec<u16> = match &self.context.last_words {
            Some(words) => named_in(words).into_iter().rev().collect(),
            None => Vec::new(),
        };
        let context = self.context;
        let place = |id: &PersonId| self.names.place(id);
        known.extend(context.mentioned.iter().filter_map(place));
        known.extend(context.last_speaker.iter().filter_map(place));
        known.extend(context.last_addressee.iter().filter_map(place));
        known
    }
}

/// Whose pronoun stands here, if it is one that stands for a person.
fn sort_of(items: &[Item], at: usize, lexicon: &Lexicon) -> Option<Pronouns> {
    let text = |at: usize| items.get(at).map_or("", |item| lexicon.text(item.word));
    let next = items[at + 1];
    let before = if at > 0 && items[at].cut == NO_BREAK {
        text(at - 1)
    } else {
        ""
    };
    match text(at) {
        "he" => Some(Pronouns::He),
        "him" => Some(Pronouns::He),
        "she" => Some(Pronouns::She),
        "her" => {
            // "have her check" is she; "check her logs" is what she has
            let causes = matches!(
                before,
                "have" | "get" | "let" | "ask" | "want" | "need" | "make" | "help"
            );
            let ends = next.cut != NO_BREAK
                || next.is_any(mark::POINTS | mark::SKIP | mark::LEAD | class::TIME)
                || matches!(text(at + 1), "up" | "out" | "down" | "go" | "over" | "back")
                || (causes && next.is_any(mark::VERB));
            ends.then_some(Pronouns::She)
        }
        // things are "they" as well: only where it must be a person
        "them" => matches!(
            before,
            "page"
                | "ask"
                | "tell"
                | "have"
                | "let"
                | "thank"
                | "relieve"
                | "release"
                | "remove"
                | "kick"
                | "warn"
                | "wake"
                | "mute"
        )
        .then_some(Pronouns::They),
        "they" => {
            let leaves = matches!(
                text(at + 2),
                "leave" | "go" | "drop" | "hang" | "rest" | "stand" | "take"
            );
            (matches!(text(at + 1), "can" | "may" | "could" | "should") && leaves)
                .then_some(Pronouns::They)
        }
        _ => None,
    }
}

/// Who is spoken to where the pronoun stands: names cut off from the sentence or opening an
/// order in it, before or behind.
fn spoken_to(items: &[Item], at: usize, company: &Company) -> Vec<u16> {
    let mut to: Vec<u16> = company.dm_to.into_iter().collect();
    let low = (0..=at)
        .rev()
        .find(|from| items[*from].cut >= STOP)
        .unwrap_or(0);
    let high = (at + 1..items.len())
        .find(|end| items[*end].cut >= STOP)
        .unwrap_or(items.len() - 1);
    for place in low..high {
        let item = &items[place];
        if !item.is_any(class::PERSON) || item.looks & PRONOUN != 0 {
            continue;
        }
        let opens = place == low
            || item.cut != NO_BREAK
            || items[place - 1].is_any(mark::LEAD | mark::SKIP);
        let next = &items[place + 1];
        let orders = next.cut != NO_BREAK
            || next.is_any(mark::SKIP | mark::VERB | mark::GROUP)
            || matches!(
                company.lexicon.text(next.word),
                "can" | "could" | "would" | "will" | "you"
            );
        let ends = place > at && place + 1 == high && !items[place - 1].is_any(mark::POINTS);
        if opens && orders || ends {
            to.push(item.party);
        }
    }
    to
}

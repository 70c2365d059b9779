//! Telling the outside: posts and their drafts, and where things stand, to the call.

use std::collections::{BTreeMap, BTreeSet};

use super::Mind;
use super::past::Past;
use crate::drill::event::{DraftId, Sense, What};
use crate::rehearsal::habits::{Outside as Informing, Speech};
use crate::rehearsal::words::{Phrase, Slots, minutes};
use crate::scenario::ids::PersonId;
use crate::scenario::model::{Audience, Part, Role};
use crate::units::{Moment, Span};

/// Minutes to the next public update that are promised. D: at least every 20 at first.
const PUBLIC_MINUTES: u64 = 20;
/// Minutes to the next internal update that are promised. C, D: every 20 to 30.
const INTERNAL_MINUTES: u64 = 25;
/// A post is asked for so long before it is due: it has to be written and read.
const WRITING: Span = Span::secs(270);
/// Internal updates are asked for so long before they are due.
const WRITING_INTERNAL: Span = Span::minutes(5);
/// A post that did not come is asked for again after this.
const ASK_AGAIN: Span = Span::minutes(3);
/// The call is told where things stand this often.
const TELL_EVERY: Span = Span::minutes(19);
/// A draft takes so long to read.
const READING: Span = Span::secs(3);
/// A draft whose answer led to nothing is answered again after this.
const ANSWER_AGAIN: Span = Span::secs(45);

/// What the commander remembers of the outside.
#[derive(Debug, Default)]
pub(super) struct Outside {
    asked: BTreeMap<Audience, Moment>,
    answered: BTreeMap<DraftId, Moment>,
    given_up: BTreeSet<DraftId>,
    told: Option<Moment>,
    /// Somebody asked where things stand.
    pub recap_wanted: bool,
}

impl Mind {
    fn liaison(&self, audience: Audience) -> Option<PersonId> {
        let (role, part) = match audience {
            Audience::Public => (Role::CustomerLiaison, Part::CustomerLiaison),
            Audience::Internal => (Role::InternalLiaison, Part::InternalLiaison),
        };
        self.state.roles.get(&role).cloned().or_else(|| {
            self.book
                .people()
                .iter()
                .find(|person| person.part == part && self.is_here(&person.id))
                .map(|person| person.id.clone())
        })
    }

    /// Has the first posts written early and each next one in time.
    pub(super) fn ask_for_posts(&mut self, now: Moment) -> Option<String> {
        if self.state.resolved.is_some() || self.habits.outside == Informing::LeftAlone {
            return None;
        }
        for (audience, every, lead, phrase) in [
            (
                Audience::Public,
                PUBLIC_MINUTES,
                WRITING,
                Phrase::PostPublic,
            ),
            (
                Audience::Internal,
                INTERNAL_MINUTES,
                WRITING_INTERNAL,
                Phrase::PostInternal,
            ),
        ] {
            let posted = self.state.posted.get(&audience).copied();
            let asked = self.outside.asked.get(&audience).copied();
            let due = match (posted, asked) {
                (_, None) => now,
                (Some(posted), Some(asked)) if posted >= asked => {
                    posted + Span::minutes(every) - lead
                }
                (_, Some(asked)) => asked + ASK_AGAIN,
            };
            if now < due {
                self.wake_at(due);
                continue;
            }
            let Some(who) = self.liaison(audience) else {
                continue;
            };
            self.outside.asked.insert(audience, now);
            self.await_answer(Some(who.clone()), Span::secs(8));
            return Some(self.say_timed(phrase, &who, every));
        }
        None
    }

    fn say_timed(&mut self, phrase: Phrase, who: &PersonId, time: u64) -> String {
        let time = minutes(time);
        let slots = Slots {
            to: self.book.name(who),
            time: &time,
            ..Slots::default()
        };
        self.voice.say(phrase, slots)
    }

    /// Reads the draft that waits and answers it.
    pub(super) fn answer_drafts(&mut self, now: Moment) -> Option<String> {
        if self.habits.outside == Informing::LeftAlone {
            return None;
        }
        let draft = self.state.waiting_draft()?;
        let id = draft.id;
        if draft.audience == Audience::Internal {
            // The internal liaison sends what they wrote; only public words need approval.
            return None;
        }
        let due = match self.outside.answered.get(&id) {
            None => draft.offered + READING,
            Some(last) => *last + ANSWER_AGAIN,
        };
        if now < due {
            self.wake_at(due);
            return None;
        }
        if self.outside.given_up.contains(&id) {
            return None;
        }
        let who = draft.who.clone();
        let unsayable = self.unsayable_in(&draft.text);
        let fault = fault_of(&draft.text);
        if self.outside.answered.insert(id, now).is_some() {
            self.outside.given_up.insert(id);
        }
        if let Some(word) = unsayable {
            let slots = Slots {
                to: self.book.name(&who),
                what: &word,
                ..Slots::default()
            };
            return Some(self.voice.say(Phrase::ReviseWord, slots));
        }
        Some(self.say_to(fault.unwrap_or(Phrase::Approve), &who))
    }

    /// The first word of a draft that must not be said.
    fn unsayable_in(&self, draft: &str) -> Option<String> {
        let draft = draft.to_lowercase();
        let words = self.book.unsayable().iter();
        words
            .map(|word| word.to_lowercase())
            .find(|word| draft.contains(word))
    }

    /// Tells the call where things stand, at times and when asked to.
    pub(super) fn tell_the_call(&mut self, now: Moment) -> Option<String> {
        if self.state.resolved.is_some() || self.habits.outside == Informing::LeftAlone {
            return None;
        }
        let last = self.outside.told.unwrap_or(self.opening.since);
        let due = if self.outside.recap_wanted {
            last + Span::minutes(2)
        } else {
            last + TELL_EVERY
        };
        if now < due {
            self.wake_at(due);
            return None;
        }
        self.outside.told = Some(now);
        self.outside.recap_wanted = false;
        let what = self.where_things_stand();
        let time = minutes(PUBLIC_MINUTES);
        let slots = Slots {
            what: &what,
            time: &time,
            ..Slots::default()
        };
        let phrase = match self.habits.speech {
            Speech::Plain => Phrase::StatusUpdate,
            Speech::Mumbles => Phrase::StatusUpdateInJargon,
        };
        Some(self.voice.say(phrase, slots))
    }

    /// One clause on what is unwell and who is at work.
    pub(super) fn where_things_stand(&self) -> String {
        let mut said = match self.unwell().first() {
            Some(service) => format!("{} is degraded", self.book.service(service)),
            None => "all services look healthy".to_owned(),
        };
        let at_work: BTreeSet<&str> = self
            .state
            .open_tasks()
            .map(|task| self.book.name(&task.to))
            .collect();
        if !at_work.is_empty() {
            let names: Vec<&str> = at_work.into_iter().collect();
            let verb = if names.len() == 1 { "is" } else { "are" };
            said.push_str(&format!(" and {} {verb} working on it", list(&names)));
        }
        said
    }
}

impl Mind {
    /// What was asked for, what was told, and whether somebody has just asked.
    pub(super) fn recall_outside(&mut self, past: &Past<'_>) {
        self.outside.asked.clone_from(&self.state.post_asked);
        self.outside.told = past.last(|what| matches!(what, What::UpdateGiven { .. }));
        let asked = past.last(|what| {
            matches!(
                what,
                What::Said {
                    sense: Some(Sense::AsksForBrief),
                    ..
                }
            )
        });
        self.outside.recap_wanted =
            asked.is_some_and(|asked| past.is_in_the_air(asked)) && asked > self.outside.told;
    }
}

/// `Hayley`, `Hayley and Priya`, `Hayley, Priya and Sam`.
pub(super) fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// What is wrong with a public text, as the request to mend it. D: no "outage", no promised time
/// of repair, no host names.
fn fault_of(draft: &str) -> Option<Phrase> {
    let text = draft.to_lowercase();
    if text.contains("outage") {
        return Some(Phrase::ReviseOutage);
    }
    if text.split(['.', '!', ';']).any(promises_a_time) {
        return Some(Phrase::ReviseTime);
    }
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | ':'))
        .any(names_a_host)
        .then_some(Phrase::ReviseHost)
}

/// A sentence that says when it will be mended; when the next update comes is no such promise.
fn promises_a_time(sentence: &str) -> bool {
    if ["update", "post again", "hear", "note", "since"]
        .iter()
        .any(|word| sentence.contains(word))
    {
        return false;
    }
    if sentence.contains("will be back to normal") || sentence.contains("will be fixed") {
        return true;
    }
    let words: Vec<&str> = sentence.split_whitespace().collect();
    words.windows(2).any(|pair| {
        let number = pair[1].starts_with(|c: char| c.is_ascii_digit())
            || matches!(
                pair[1],
                "a" | "an"
                    | "half"
                    | "the"
                    | "two"
                    | "three"
                    | "four"
                    | "five"
                    | "six"
                    | "seven"
                    | "eight"
                    | "nine"
                    | "ten"
                    | "fifteen"
                    | "twenty"
                    | "thirty"
                    | "noon"
                    | "midnight"
            );
        let time = ["minute", "hour", ":", "o'clock", "noon", "midnight"]
            .iter()
            .any(|one| sentence.contains(one));
        matches!(pair[0], "by" | "within" | "in") && number && time
    })
}

/// `db-03`, `orders-db-2.prod`, `pg02`: letters and a number joined.
fn names_a_host(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let letters = word.starts_with(|c: char| c.is_ascii_alphabetic());
    let number = word.contains(|c: char| c.is_ascii_digit());
    let sev = word.starts_with("sev");
    letters && !sev && (number || word.contains(".prod") || word.contains(".internal"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_read_for_its_faults() {
        for (draft, fault) in [
            (
                "We are investigating an outage of checkout.",
                Some(Phrase::ReviseOutage),
            ),
            (
                "Checkout is degraded. We will have this fixed within 30 minutes.",
                Some(Phrase::ReviseTime),
            ),
            (
                "We expect sign-in to work again by nine o'clock.",
                Some(Phrase::ReviseTime),
            ),
            (
                "Everything will be back to normal before boarding begins.",
                Some(Phrase::ReviseTime),
            ),
            (
                "Everything will be back by midnight.",
                Some(Phrase::ReviseTime),
            ),
            (
                "Checkout is degraded. We expect recovery by 14:45.",
                Some(Phrase::ReviseTime),
            ),
            (
                "Some payments fail because orders-db-02 is slow.",
                Some(Phrase::ReviseHost),
            ),
            (
                "Some customers see slow checkout. Next update in 20 minutes.",
                None,
            ),
            (
                "Checkout is degraded. We will post again in 20 minutes.",
                None,
            ),
            (
                "We are looking into a service disruption in the checkout. Next update by 14:45.",
                None,
            ),
        ] {
            assert_eq!(fault_of(draft), fault, "{draft}");
        }
    }
}

//! Words that a liaison is told to send. Whoever speaks to customers is known from the cast, so
//! "Carmen, tell the clinics that …" is a post in a company whose customers are clinics, and
//! "Bridget, send the depot managers a note" is one for the inside.

use super::super::drafts::Draft;
use super::super::grammar::hints::{Hints, Kind};
use super::super::items::{Item, class};
use super::super::lexicon::{Lexicon, mark};
use super::super::names::{Names, Party};
use super::super::tokens::COMMA;
use crate::scenario::model::Role;

/// Makes orders to the liaisons to tell somebody something instructions to post.
pub fn what_a_liaison_is_to_tell_is_a_post(
    drafts: &mut [Draft],
    items: &[Item],
    names: &Names,
    lexicon: &Lexicon,
) {
    for draft in drafts {
        let orders = draft.kind == Kind::Assign
            && !draft
                .hints
                .has(Hints::NOBODY | Hints::ONESELF | Hints::GROUP);
        let [Party::Person(to)] = draft.said.to[..] else {
            continue;
        };
        let holds = |role| names.holder(role) == Some(to);
        let audience = if holds(Role::CustomerLiaison) {
            Hints::PUBLIC
        } else if holds(Role::InternalLiaison) {
            Hints::INTERNAL
        } else {
            continue;
        };
        let words = &items[draft.words.0..draft.words.1.max(draft.words.0)];
        if orders && tells_others(words, lexicon) {
            draft.kind = Kind::InstructPost;
            draft.hints = Hints(audience);
        }
    }
}

/// Whether the words of a task are to be said to people who are not on the call.
fn tells_others(words: &[Item], lexicon: &Lexicon) -> bool {
    let text = |at: usize| words.get(at).map_or("", |item| lexicon.text(item.word));
    let Some(verb) = words.iter().position(|item| !item.is_any(mark::SKIP)) else {
        return false;
    };
    let mut at = verb + 1;
    while words.get(at).is_some_and(|item| item.is_any(mark::SKIP)) || text(at) == "to" {
        at += 1;
    }
    let on_the_call = words
        .get(at)
        .is_none_or(|item| item.is_any(class::PERSON | mark::GROUP | mark::SOMEONE))
        || matches!(text(at), "me" | "us" | "yourself" | "him" | "her");
    if on_the_call {
        return false;
    }
    match text(verb) {
        "tell" | "inform" | "notify" | "warn" | "assure" | "reassure" | "brief" | "message"
        | "mail" | "email" | "text" | "announce" | "publish" => true,
        "let" => words[at..]
            .iter()
            .any(|item| lexicon.text(item.word) == "know"),
        "write" | "send" | "give" | "post" | "put" | "draft" | "prepare" | "say" | "update" => {
            words[at..]
                .iter()
                .take_while(|item| item.cut <= COMMA)
                .any(|item| is_a_message(lexicon.text(item.word)))
        }
        _ => false,
    }
}

/// What is sent out, or introduces what it says.
fn is_a_message(word: &str) -> bool {
    matches!(
        word,
        "note"
            | "word"
            | "words"
            | "line"
            | "lines"
            | "message"
            | "update"
            | "mail"
            | "email"
            | "summary"
            | "notice"
            | "text"
            | "statement"
            | "sentence"
            | "sentences"
            | "page"
            | "that"
    )
}

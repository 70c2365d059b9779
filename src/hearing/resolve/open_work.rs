//! Words about work that somebody already has: the same words give a task or ask for it, and
//! "carry on" is no new order. Called by `context::consider`, once it is known whom they mean.

use super::super::drafts::Draft;
use super::super::grammar::hints::{Hints, Kind};
use super::super::lexicon::mark;
use super::super::names::Party;
use super::about::{Words, is_the_same_work};
use super::context::Call;

/// "Good, carry on" to somebody who is at work receives what they said and orders nothing.
/// To nobody it is nothing at all.
pub fn going_on_is_no_order(drafts: &mut Vec<Draft>, call: &Call) {
    const GOES_ON: [&[&str]; 10] = [
        &["carry", "on"],
        &["go", "on"],
        &["keep", "going"],
        &["going"],
        &["keep", "at", "it"],
        &["at", "it"],
        &["take", "your", "time"],
        &["continue"],
        &["keep", "digging"],
        &["keep", "looking"],
    ];
    let goes_on = |draft: &Draft| {
        let words = call
            .items(draft.words)
            .iter()
            .filter(|item| !item.is_any(mark::SKIP | mark::LEAD) || item.is_any(mark::VERB))
            .map(|item| call.scene.lexicon.text(item.word));
        draft.kind == Kind::Assign
            && draft.timebox.is_none()
            && GOES_ON
                .iter()
                .any(|form| words.clone().eq(form.iter().copied()))
    };
    for draft in drafts.iter_mut() {
        if !goes_on(draft) || call.partner().is_none() {
            continue;
        }
        let whom = match draft.said.to[..] {
            [one] => one,
            [] if !draft.said.everybody && !draft.hints.has(Hints::NOBODY) => {
                match call.partner() {
                    Some(one) => one,
                    None => continue,
                }
            }
            _ => continue,
        };
        let works = call.tasks_of(whom).any(|task| !task.asked_back);
        if works {
            draft.kind = Kind::Acknowledge;
            draft.said = [whom].into_iter().collect();
        }
    }
    drafts.retain(|draft| !(goes_on(draft) && draft.said.to.is_empty()));
}

/// The same words give a task to somebody who has none on it and ask for it where one is open. A
/// new time box and a confirmation that come with them count by themselves.
pub fn what_is_open_is_followed_up(drafts: &mut Vec<Draft>, call: &Call) {
    if call.context.open_tasks.is_empty() {
        return;
    }
    let mut at = 0;
    while at < drafts.len() {
        let draft = &mut drafts[at];
        at += 1;
        if draft.kind == Kind::AskStatus {
            let open = |party: &Party| call.tasks_of(*party).next().is_some();
            if draft.said.to.iter().any(open) {
                draft.kind = Kind::FollowUp;
            }
            continue;
        }
        let [whom] = draft.said.to[..] else {
            continue;
        };
        let given = draft.hints.has(Hints::NOBODY | Hints::ONESELF);
        if draft.kind != Kind::Assign || given || !asks_for_open_work(draft, whom, call) {
            continue;
        }
        draft.kind = Kind::FollowUp;
        let (time, ack) = (draft.timebox.or(draft.time), draft.ack);
        let mut more = draft.clone();
        if time.is_some() {
            more.kind = Kind::GrantTime;
            more.time = time;
            drafts.insert(at, more.clone());
            at += 1;
        }
        if ack {
            more.kind = Kind::AskAck;
            drafts.insert(at, more);
            at += 1;
        }
    }
}

/// Whether an order asks somebody for what they are at. Whoever asked back waits for an order.
fn asks_for_open_work(draft: &Draft, whom: Party, call: &Call) -> bool {
    if call.tasks_of(whom).any(|task| task.asked_back) {
        return false;
    }
    let order = Words {
        text: call.text,
        items: call.items(draft.words),
    };
    call.tasks_of(whom).any(|task| {
        let items = (call.words_of)(&task.words);
        let task = Words {
            text: &task.words,
            items: &items[..items.len() - 1],
        };
        is_the_same_work(order, task, call.scene.lexicon)
    })
}

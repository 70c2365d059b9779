//! What a listener on the call knows beside the words: replies without a name go to whoever
//! spoke, and the same words are a follow-up where a task is open.

use super::super::Context;
use super::super::drafts::{Addressed, Draft};
use super::super::grammar::hints::{Hints, Kind};
use super::super::names::{Names, Party};
use crate::scenario::ids::PersonId;

/// Lets the drill's context decide what the words leave open.
pub fn consider(drafts: &mut [Draft], context: &Context, names: &Names) {
    let place = |person: &Option<PersonId>| {
        person
            .as_ref()
            .and_then(|id| names.place(id))
            .map(Party::Person)
    };
    let speaker = place(&context.last_speaker);
    let addressee = place(&context.last_addressee);
    let presser = place(&context.pressure_from);
    let drafter = place(&context.draft_from);
    let reader = place(&context.readback_from);
    let is_open = |said: &Addressed| {
        said.to.iter().any(|party| {
            context
                .open_tasks
                .iter()
                .any(|id| names.place(id).map(Party::Person) == Some(*party))
        })
    };
    for draft in drafts.iter_mut() {
        // whoever reads back is answered first, unless the words name the drafter
        let to_reader =
            reader.is_some_and(|reader| !draft.said.somebody() || draft.said.to == [reader]);
        if !to_reader {
            reply_to_a_draft(draft, drafter);
        }
        reply_to_a_readback(draft, reader);
        if draft.kind == Kind::AskStatus && is_open(&draft.said) {
            draft.kind = Kind::FollowUp;
        }
        if draft.said.somebody() {
            continue;
        }
        let whom = match draft.kind {
            Kind::ApprovePost | Kind::RevisePost => drafter.or(speaker),
            Kind::DeferToAfter
            | Kind::RefuseRequest
            | Kind::Yield
            | Kind::ChallengeTakeover
            | Kind::Warn
            | Kind::Remove => presser.or(speaker),
            Kind::Acknowledge
            | Kind::Thank
            | Kind::AskEstimate
            | Kind::GrantTime
            | Kind::PinAnswer
            | Kind::AskAck
            | Kind::FollowUp
            | Kind::CancelTask
            | Kind::Rotate
            | Kind::Release => speaker.or(addressee),
            Kind::Assign
                if !draft.hints.has(Hints::NOBODY | Hints::ONESELF) && !draft.said.everybody =>
            {
                continue;
            }
            _ => continue,
        };
        if draft.hints.has(Hints::ALL) {
            continue;
        }
        if let Some(whom) = whom {
            draft.said = Addressed {
                to: vec![whom],
                inherited: true,
                ..Addressed::default()
            };
        }
    }
}

/// While a draft waits, "good, go ahead" approves it.
fn reply_to_a_draft(draft: &mut Draft, drafter: Option<Party>) {
    let Some(drafter) = drafter else {
        return;
    };
    let to_drafter = !draft.said.somebody() || draft.said.inherited || draft.said.to == [drafter];
    if to_drafter && matches!(draft.kind, Kind::ConfirmReadback) {
        draft.kind = Kind::ApprovePost;
    }
}

/// While a read-back waits, "correct" confirms it, and a receipt does too.
fn reply_to_a_readback(draft: &mut Draft, reader: Option<Party>) {
    let Some(reader) = reader else {
        return;
    };
    let to_reader = !draft.said.somebody() || draft.said.inherited || draft.said.to == [reader];
    if to_reader && matches!(draft.kind, Kind::RevisePost) {
        draft.kind = Kind::CorrectReadback;
    }
}

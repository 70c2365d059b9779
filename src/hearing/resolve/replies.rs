//! Bare replies to pressure: "later", "do it", "not now". By themselves such words perform nothing
//! or something else; said to somebody who has just pressed for something they answer that.
//!
//! Two small tables decide: what putting off amounts to for each kind of pressure, and which
//! replies are heard only while a kind is open. A bare "okay" or "fine" is in neither: it performs
//! nothing, and giving the decision away takes words that plainly comply.

use super::super::drafts::Draft;
use super::super::grammar::hints::Kind;
use super::super::items::{Item, class};
use super::super::lexicon::mark;
use super::super::names::Party;
use super::super::tokens::PRONOUN;
use super::context::Call;
use crate::scenario::model::PressureKind as Pressure;

/// What putting off is as an answer to each kind of pressure: the end of a debate where there is
/// one.
pub fn put_off(pressure: Pressure) -> Kind {
    match pressure {
        Pressure::SeverityDispute => Kind::CloseSeverityDebate,
        Pressure::ProcessDispute => Kind::CloseProcessDebate,
        Pressure::ExecutiveTakeover
        | Pressure::AntiMotivation
        | Pressure::InformationRequest
        | Pressure::GrenadeThrower
        | Pressure::BelligerentResponder
        | Pressure::UpdateDemand
        | Pressure::LateCommander
        | Pressure::RecapRequest => Kind::DeferToAfter,
    }
}

/// Words that put off whatever is pressed for. A slot is `one|or|other`; `?` may be missing.
const PUTS_OFF: [&str; 8] = [
    "not now|here|yet",
    "later|afterward on? then?",
    "after|when|once this|we|it|the is|are? incident|done|over|fixed|call|finished?",
    "let? we|i|us can|will|shall? sort|settle|look|discuss|talk|decide|review|revisit|handle|do|get|see|come about|at|to|back|into|over? that|it|this|them? out|about|to? later|afterward|after|then",
    "let us not do|have|discuss|argue this|that|it now|here?",
    "enough of|about this|that?",
    "drop|leave|park|shelve|stop it|that|this",
    "that|this|it waits|comes|can|will|must|has to? wait|come|keep? later|after|afterward?",
];

/// What the words must be a reply to, the whole sentence (courtesies, names and leading words
/// like "fine," apart), and what they perform.
const REPLIES: [(&[Pressure], &str, Kind); 34] = [
    (TAKEOVER, "do it|that|so", Kind::Yield),
    (TAKEOVER, "go ahead|for it?", Kind::Yield),
    (TAKEOVER, "we|i will do that|it|so", Kind::Yield),
    (TAKEOVER, "let us do that|it", Kind::Yield),
    (
        TAKEOVER,
        "you do|take|run it|over|this|command",
        Kind::Yield,
    ),
    (
        TAKEOVER,
        "do you want it|this|that|the? call|command?",
        Kind::ChallengeTakeover,
    ),
    (
        TAKEOVER,
        "is it|this|that|command yours now?",
        Kind::ChallengeTakeover,
    ),
    (
        TAKEOVER,
        "are you taking|claiming it|over|this|that now?",
        Kind::ChallengeTakeover,
    ),
    (REQUEST, "no", Kind::RefuseRequest),
    (
        REQUEST,
        "no|not possible|way|chance|today",
        Kind::RefuseRequest,
    ),
    (
        REQUEST,
        "we|i can|will not do? that|it|this? now?",
        Kind::RefuseRequest,
    ),
    (REQUEST, "will|can do that|it?", Kind::Yield),
    (
        REQUEST,
        "we|i|you will do|get|make|have|pull that|it|one up|together?",
        Kind::Yield,
    ),
    (
        LATE,
        "go? ahead? and? you can|may|do? take|run|have it|over|this|command|charge from? here?",
        Kind::Yield,
    ),
    (LATE, "take it|over|this|command from? here?", Kind::Yield),
    (LATE, "it|this|command|call is all? yours now?", Kind::Yield),
    (LATE, "go ahead|for it?", Kind::Yield),
    (LATE, "do it|that|so", Kind::Yield),
    (
        LATE,
        "i have got? it|this|command still|here?",
        Kind::TakeCommand,
    ),
    (
        LATE,
        "i have got? it|this|command stand by",
        Kind::TakeCommand,
    ),
    (
        LATE,
        "i keep it|this|command|on for? now?",
        Kind::TakeCommand,
    ),
    (LATE, "no need? thank? you?", Kind::RefuseRequest),
    (LATE, "stand by for? now?", Kind::RefuseRequest),
    (LATE, "i am fine|good|okay", Kind::RefuseRequest),
    (RECAP, "no", Kind::RefuseRequest),
    (
        RECAP,
        "listen in|along for? the? now|moment?",
        Kind::DeferToAfter,
    ),
    (
        RECAP,
        "catch|read up in|on|from|with the|our? log|notes|timeline|chat|channel|document?",
        Kind::RefuseRequest,
    ),
    (
        RECAP,
        "the|our? log|notes|timeline is|are in|on the|our? chat|channel|log|document read|catch? up? there|it|them?",
        Kind::RefuseRequest,
    ),
    (
        RECAP,
        "it|everything|all is all? in|on the|our? log|notes|timeline|chat|channel|document",
        Kind::RefuseRequest,
    ),
    (
        LATE,
        "i am? have|got|keep|keeping|hold|holding|run|running got? it|this|that on? for? now?",
        Kind::TakeCommand,
    ),
    (
        LATE,
        "i will? stay|staying on? for? now?",
        Kind::TakeCommand,
    ),
    (
        LATE,
        "it|this is|stays me|mine for? now?",
        Kind::TakeCommand,
    ),
    (
        RECAP,
        "the|our|his|her? scribe? log|notes|timeline has|have|holds it|everything|all|that",
        Kind::RefuseRequest,
    ),
    (
        RECAP,
        "no|not recap|summary|repeats now|here?",
        Kind::DeferToAfter,
    ),
];
const LATE: &[Pressure] = &[Pressure::LateCommander];
const RECAP: &[Pressure] = &[Pressure::RecapRequest];
const TAKEOVER: &[Pressure] = &[Pressure::ExecutiveTakeover];
const REQUEST: &[Pressure] = &[Pressure::InformationRequest];

/// Words, a name apart, that send a newcomer who wants to be told everything to that person.
const SENDS_TO: [&str; 4] = [
    "ask is? the|our? scribe|deputy?",
    "talk|speak to|with the|our? scribe|deputy?",
    "can|will catch|fill|bring|get|tell you up|in? to? speed|date?",
    "has|keeps the|all|our? notes|log|timeline in|read? the|those|them? channel|chat?",
];

/// So many words that perform nothing, said to who wants to be told everything, tell it (ours).
const TELLS_FROM: usize = 8;

/// Hears bare replies to whoever has just pressed, or is named in them.
pub fn to_pressure(drafts: &mut Vec<Draft>, call: &Call) {
    let Some(open) = call.context.pressure.first() else {
        return;
    };
    for (at, sentence) in call.scene.sentences.iter().enumerate() {
        let items = &call.scene.items[sentence.low..sentence.high];
        let named = items
            .iter()
            .find(|item| item.is_any(class::PERSON | class::TEAM) && item.looks & PRONOUN == 0)
            .and_then(Item::party)
            .or(call.dm_to.map(Party::Person));
        let (from, pressure) = match named {
            Some(party) => {
                let theirs =
                    call.context.pressure.iter().find(|open| {
                        call.names.place(&open.from).map(Party::Person) == Some(party)
                    });
                match theirs {
                    Some(open) => (party, open.kind),
                    None => {
                        sends_a_newcomer_on(drafts, call, at);
                        return;
                    }
                }
            }
            None if call.context.pressed_last && call.opens(at) => {
                match call.names.place(&open.from) {
                    Some(place) => (Party::Person(place), open.kind),
                    None => return,
                }
            }
            None => return,
        };
        let told = match pressure {
            Pressure::RecapRequest => told_at_length(drafts, items, at),
            _ => None,
        };
        if let Some(kind) = heard_as(items, pressure, call).or(told) {
            drafts.retain(|draft| draft.sentence != at);
            let place = drafts.partition_point(|draft| draft.sentence < at);
            drafts.insert(
                place,
                Draft::made_up(kind, at, (sentence.low, sentence.high), from),
            );
        }
    }
}

/// "Ask Wei", "Tatiana can fill you in": said to who wants a recap it is no order to those.
fn sends_a_newcomer_on(drafts: &mut Vec<Draft>, call: &Call, at: usize) {
    let Some(open) = call.context.pressure.first() else {
        return;
    };
    let newcomer =
        open.kind == Pressure::RecapRequest && call.context.pressed_last && call.opens(at);
    let Some(place) = call.names.place(&open.from).filter(|_| newcomer) else {
        return;
    };
    let sentence = &call.scene.sentences[at];
    let items = &call.scene.items[sentence.low..sentence.high];
    let (words, count) = plain_words(items, call).unwrap_or(([""; LONGEST], 0));
    let kind = if SENDS_TO.iter().any(|form| fits(form, &words[..count])) {
        Some(Kind::RefuseRequest)
    } else {
        None
    };
    if let Some(kind) = kind.or_else(|| told_at_length(drafts, items, at)) {
        drafts.retain(|draft| draft.sentence != at);
        let place_in = drafts.partition_point(|draft| draft.sentence < at);
        let span = (sentence.low, sentence.high);
        let to = Party::Person(place);
        drafts.insert(place_in, Draft::made_up(kind, at, span, to));
    }
}

/// "No, we're busy" declines a request where nothing was read back; "in ten minutes" answers who
/// demands an update.
pub fn to_a_demand(drafts: &mut [Draft], call: &Call) {
    let Some(open) = call.context.pressure.first() else {
        return;
    };
    let nothing_read = call.context.readback_from.is_none() && call.dm_to.is_none();
    for draft in drafts {
        if draft.said.somebody() || !call.context.pressed_last || !call.opens(draft.sentence) {
            continue;
        }
        match (open.kind, draft.kind) {
            (Pressure::InformationRequest, Kind::CorrectReadback) if nothing_read => {
                draft.kind = Kind::RefuseRequest;
            }
            (Pressure::UpdateDemand, Kind::GrantTime) => draft.kind = Kind::PromiseUpdate,
            _ => {}
        }
    }
}

/// "Read Wei's log for that": a newcomer who is sent to read what has happened is put off, and has
/// no task.
pub fn to_a_newcomer(drafts: &mut [Draft], call: &Call) {
    for draft in drafts {
        let asked = call.context.pressure.iter().find(|open| {
            let from = call.names.place(&open.from).map(Party::Person);
            open.kind == Pressure::RecapRequest
                && (from.is_some_and(|from| draft.said.to == [from])
                    || !draft.said.somebody() && call.context.pressed_last)
        });
        let Some(newcomer) = asked.and_then(|open| call.names.place(&open.from)) else {
            continue;
        };
        let reads = call.items(draft.words).iter().any(|item| {
            matches!(
                call.scene.lexicon.text(item.word),
                "read" | "scroll" | "log" | "notes" | "timeline" | "catch" | "listen" | "chat"
            )
        });
        if draft.kind == Kind::Assign && reads {
            draft.kind = Kind::DeferToAfter;
            draft.said = [Party::Person(newcomer)].into_iter().collect();
        }
    }
}

/// A sentence that performs nothing and is long enough to tell what has happened.
fn told_at_length(drafts: &[Draft], items: &[Item], at: usize) -> Option<Kind> {
    let idle = !drafts.iter().any(|draft| draft.sentence == at);
    (idle && items.len() >= TELLS_FROM).then_some(Kind::StatusUpdate)
}

/// The words of a sentence, names, courtesies and leading words apart; none when they are too
/// many for a bare reply.
fn plain_words<'a>(items: &[Item], call: &Call<'a>) -> Option<([&'a str; LONGEST], usize)> {
    let lexicon = call.scene.lexicon;
    let says = |item: &&Item| {
        let courtesy = matches!(
            lexicon.text(item.word),
            "please" | "just" | "really" | "actually" | "maybe" | "perhaps"
        );
        let keeps = matches!(lexicon.text(item.word), "no" | "now");
        let named = item.is_any(class::PERSON | class::TEAM);
        !named && !courtesy && (keeps || !item.is_any(mark::LEAD))
    };
    let mut words = [""; LONGEST];
    let mut count = 0;
    for item in items.iter().filter(says) {
        *words.get_mut(count)? = lexicon.text(item.word);
        count += 1;
    }
    Some((words, count))
}

/// What a sentence is as a reply to a kind of pressure, if it is nothing but one.
fn heard_as(items: &[Item], pressure: Pressure, call: &Call) -> Option<Kind> {
    let (words, count) = plain_words(items, call)?;
    let words = &words[..count];
    // "no, not now", "no, later"
    let plain = words.strip_prefix(&["no"]).filter(|rest| !rest.is_empty());
    let plain = plain.unwrap_or(words);
    let put_off_here = PUTS_OFF.iter().any(|form| fits(form, plain));
    REPLIES
        .iter()
        .find(|(kinds, form, _)| {
            kinds.contains(&pressure) && (fits(form, words) || fits(form, plain))
        })
        .map(|(_, _, kind)| *kind)
        .or_else(|| put_off_here.then(|| put_off(pressure)))
}

/// A reply has no more words than this.
const LONGEST: usize = 10;

/// Whether all the words, in order, fill the slots of a form.
fn fits(form: &str, words: &[&str]) -> bool {
    fn from(form: &str, words: &[&str]) -> bool {
        let form = form.trim_start();
        if form.is_empty() {
            return words.is_empty();
        }
        let (slot, rest) = form.split_once(' ').unwrap_or((form, ""));
        let (slot, may_miss) = match slot.strip_suffix('?') {
            Some(slot) => (slot, true),
            None => (slot, false),
        };
        let taken = words.split_first().is_some_and(|(first, others)| {
            slot.split('|').any(|one| one == *first) && from(rest, others)
        });
        taken || may_miss && from(rest, words)
    }
    from(form, words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_filled_from_its_first_slot_to_its_last() {
        assert!(fits("not now|here", &["not", "now"]));
        assert!(fits("later on? then?", &["later"]));
        assert!(fits("later on? then?", &["later", "then"]));
        assert!(!fits("not now", &["not"]));
        assert!(!fits("not now", &["not", "now", "hayley"]));
        assert!(!fits("", &["not"]));
    }
}

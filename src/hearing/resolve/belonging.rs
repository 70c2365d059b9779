//! Rules about what belongs to an order: its time box, the acknowledgement asked for it, who
//! takes over; and to an update: when the next one comes. Called by `neighbours::settle`.

use super::super::drafts::Draft;
use super::super::grammar::hints::{Hints, Kind};
use super::super::items::class;
use super::super::lexicon::mark;
use super::super::names::Party;
use super::neighbours::{Scene, text};

/// "Priya, five minutes: find out …".
pub(super) fn a_time_put_first_belongs_to_the_order_behind(drafts: &mut Vec<Draft>, _: &Scene) {
    let mut at = 0;
    while at + 1 < drafts.len() {
        let (time, order) = (&drafts[at], &drafts[at + 1]);
        let fits = time.kind == Kind::GrantTime
            && order.kind == Kind::Assign
            && order.sentence == time.sentence
            && (order.said.inherited || order.said.to == time.said.to)
            && !(at > 0 && drafts[at - 1].kind == Kind::Assign);
        if fits {
            let time = drafts.remove(at);
            drafts[at].timebox = time.time;
            drafts[at].part.0 = time.part.0;
            drafts[at].said = time.said;
        } else {
            at += 1;
        }
    }
}

/// "Take a break, Priya. Kenji, please take over."
pub(super) fn whoever_takes_over_is_the_replacement(drafts: &mut Vec<Draft>, scene: &Scene) {
    let mut at = 1;
    while at < drafts.len() {
        let order = &drafts[at];
        let takes_over = matches!(
            (text(scene, order.words.0), text(scene, order.words.0 + 1)),
            (
                "take" | "step" | "fill" | "come" | "pick" | "jump",
                "over" | "in" | "up" | "your" | "her" | "his" | "their" | "it" | "on"
            ) | ("takes", "her" | "his" | "their" | "over")
                | ("cover" | "relieve" | "replace", _)
        );
        if drafts[at - 1].kind == Kind::Rotate
            && order.kind == Kind::Assign
            && takes_over
            && !order.said.inherited
        {
            let order = drafts.remove(at);
            let rest = &mut drafts[at - 1];
            rest.part.1 = order.part.1;
            rest.hints.0 &= !Hints::CLAUSE;
            for party in order.said.to {
                rest.relief.get_or_insert(party);
            }
        } else {
            at += 1;
        }
    }
}

/// "Go and lie down, Kenji takes over": rest is all that somebody is told who rests.
pub(super) fn whoever_rests_gets_no_task(drafts: &mut Vec<Draft>, _scene: &Scene) {
    let rests: Vec<(usize, Vec<Party>)> = drafts
        .iter()
        .filter(|draft| draft.kind == Kind::Rotate)
        .map(|draft| (draft.sentence, draft.said.to.clone()))
        .collect();
    drafts.retain(|draft| {
        let tired = rests
            .iter()
            .any(|(sentence, to)| *sentence == draft.sentence && *to == draft.said.to);
        let by_the_way = draft.kind == Kind::Assign
            || draft.kind == Kind::Release
            || matches!(draft.kind, Kind::FollowUp | Kind::GrantTime) && draft.time.is_some();
        !(tired && by_the_way)
    });
}

/// "The interval is fifteen seconds" gives nobody time; "Fifteen seconds." alone does.
pub(super) fn a_time_alone_needs_an_order(drafts: &mut Vec<Draft>, scene: &Scene) {
    // "Take eight minutes, Haruto, I'll come back to you then": the name stays with the time
    for at in 1..drafts.len() {
        let (before, draft) = (&drafts[at - 1], &drafts[at]);
        let same_breath = before.kind == Kind::GrantTime
            && draft.kind == Kind::GrantTime
            && before.sentence == draft.sentence
            && !before.said.somebody();
        if same_breath {
            drafts[at - 1].said = drafts[at].said.clone();
        }
    }
    drafts.retain(|draft| {
        let weak = draft.kind == Kind::GrantTime && draft.hints.has(Hints::BOX);
        let sentence = &scene.sentences[draft.sentence];
        let rest = (sentence.low..draft.cue.0).chain(draft.cue.1..sentence.high);
        let alone = rest.into_iter().all(|at| {
            scene.items[at].is_any(mark::SKIP | mark::LEAD | mark::GROUP | class::PERSON)
        });
        !weak || alone
    });
}

/// "I'll come back to you in five minutes" is the time box of the order before it.
pub(super) fn times_belong_to_the_order_before(drafts: &mut Vec<Draft>, scene: &Scene) {
    let mut at = 1;
    while at < drafts.len() {
        let draft = &drafts[at];
        if draft.kind != Kind::GrantTime || draft.time.is_none() {
            at += 1;
            continue;
        }
        let low = scene.sentences[draft.sentence].low.min(draft.part.0);
        let low = if at > 0 && drafts[at - 1].sentence == draft.sentence {
            draft.part.0
        } else {
            low
        };
        let to_all = scene.items[low..draft.part.1].iter().any(|item| {
            matches!(
                scene.lexicon.text(item.word),
                "both" | "all" | "everyone" | "each" | "you two"
            )
        });
        let order = drafts[..at]
            .iter()
            .rposition(|before| matches!(before.kind, Kind::Assign | Kind::SpinOff));
        let Some(order) = order else {
            at += 1;
            continue;
        };
        let between_is_small = drafts[order + 1..at]
            .iter()
            .all(|between| matches!(between.kind, Kind::AskAck | Kind::GrantTime | Kind::Thank));
        // "Check the logs, Hayley, ten minutes"
        let names_both = drafts[order].sentence == draft.sentence && !drafts[order].said.somebody();
        let same_people = draft.said.inherited
            || draft.said.to.is_empty()
            || draft.said.to == drafts[order].said.to
            || names_both && !drafts[order].hints.has(Hints::NOBODY)
            || to_all;
        if !between_is_small || !same_people || drafts[order].hints.has(Hints::ONESELF) {
            at += 1;
            continue;
        }
        let time = draft.time;
        let end = draft.part.1;
        let said = draft.said.clone();
        // "five minutes understood": asked in the same breath
        let asked = draft.hints.has(Hints::BOX)
            && matches!(
                text(scene, draft.cue.1 - 1),
                "understood" | "it" | "that" | "copy" | "clear" | "roger" | "confirm"
            );
        for (place, before) in drafts[..at].iter_mut().enumerate() {
            if matches!(before.kind, Kind::Assign | Kind::SpinOff)
                && (place == order || to_all)
                && before.timebox.is_none()
            {
                before.timebox = time;
                before.ack |= asked;
            }
        }
        if names_both && !to_all {
            drafts[order].said = said;
        }
        drafts[order].part.1 = end;
        drafts.remove(at);
    }
}

/// "own the postmortem, due in 48 hours": when it is due is no time box.
pub(super) fn when_a_postmortem_is_due_is_no_time_box(drafts: &mut Vec<Draft>, _: &Scene) {
    let mut at = 0;
    while at < drafts.len() {
        let sentence = drafts[at].sentence;
        let owner = drafts
            .iter()
            .position(|draft| draft.kind == Kind::AssignPostmortem && draft.sentence == sentence);
        match owner {
            Some(owner) if drafts[at].kind == Kind::GrantTime => {
                let end = drafts[at].part.1;
                drafts[owner].part.1 = drafts[owner].part.1.max(end);
                drafts.remove(at);
            }
            _ => at += 1,
        }
    }
}

/// "Would you own the postmortem? Five working days.": a date alone, behind it, is when it is due.
pub(super) fn a_date_behind_a_postmortem_is_when_it_is_due(drafts: &mut [Draft], scene: &Scene) {
    for at in 0..drafts.len() {
        let next = drafts[at].sentence + 1;
        let alone = drafts[at].kind == Kind::AssignPostmortem
            && drafts.iter().all(|draft| draft.sentence != next);
        let Some(sentence) = scene.sentences.get(next).filter(|_| alone) else {
            continue;
        };
        let dated = scene.items[sentence.low].is_any(class::NUM)
            || matches!(text(scene, sentence.low), "due" | "by" | "within" | "until");
        if dated {
            drafts[at].part.1 = sentence.high;
        }
    }
}

/// "… understood" at the end of dictated text asks only behind an order.
pub(super) fn a_closing_word_needs_an_order(drafts: &mut Vec<Draft>, _: &Scene) {
    let mut before: Option<(Kind, usize)> = None;
    drafts.retain(|draft| {
        let weak = draft.kind == Kind::AskAck && draft.hints.has(Hints::BOX);
        let ordered = before.is_some_and(|(kind, sentence)| {
            sentence == draft.sentence
                && matches!(
                    kind,
                    Kind::Assign | Kind::Appoint | Kind::Page | Kind::InstructPost | Kind::SpinOff
                )
        });
        let keep = !weak || ordered;
        if keep {
            before = Some((draft.kind, draft.sentence));
        }
        keep
    });
}

/// "Understood?" behind an order is part of it.
pub(super) fn acknowledgements_belong_to_the_order_before(drafts: &mut Vec<Draft>, scene: &Scene) {
    let mut at = 1;
    while at < drafts.len() {
        let asks = drafts[at].kind == Kind::AskAck;
        let same = drafts[at].said.inherited
            || drafts[at].said.to.is_empty()
            || drafts[at].said.to == drafts[at - 1].said.to;
        if asks
            && same
            && drafts[at - 1].kind == Kind::Assign
            && !drafts[at - 1].hints.has(Hints::ONESELF)
        {
            let asked = drafts.remove(at);
            let order = &drafts[at - 1];
            let to_all = scene.items[order.words.1..asked.cue.0.max(order.words.1)]
                .iter()
                .any(|item| matches!(scene.lexicon.text(item.word), "both" | "all" | "each"));
            let timebox = order.timebox;
            drafts[at - 1].part.1 = asked.part.1;
            for (place, order) in drafts[..at].iter_mut().enumerate() {
                let shares = to_all && order.kind == Kind::Assign && order.timebox == timebox;
                order.ack |= place + 1 == at || shares;
            }
        } else {
            at += 1;
        }
    }
}

/// "Next update in twenty minutes" inside an update or an instruction to post fills its slot.
pub(super) fn the_next_update_belongs_to_the_update(drafts: &mut Vec<Draft>, _: &Scene) {
    let mut at = 0;
    while at < drafts.len() {
        let holds = |draft: &Draft| matches!(draft.kind, Kind::StatusUpdate | Kind::InstructPost);
        if drafts[at].kind != Kind::PromiseUpdate {
            at += 1;
            continue;
        }
        let holder = if at > 0 && holds(&drafts[at - 1]) {
            Some(at - 1)
        } else if at + 1 < drafts.len()
            && holds(&drafts[at + 1])
            && drafts[at].sentence == drafts[at + 1].sentence
        {
            Some(at + 1)
        } else {
            None
        };
        match holder {
            Some(holder) => {
                let promise = drafts.remove(at);
                let holder = if holder > at { holder - 1 } else { holder };
                let held = &mut drafts[holder];
                held.next = promise.time;
                held.part = (
                    held.part.0.min(promise.part.0),
                    held.part.1.max(promise.part.1),
                );
            }
            None => at += 1,
        }
    }
}

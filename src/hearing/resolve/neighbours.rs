//! The rules that decide between neighbours, one function each, in the order in which they are
//! applied. Each looks only at the drafts and their items, and is named after what it ensures.

use super::super::cues::Sentence;
use super::super::drafts::Draft;
use super::super::grammar::hints::{Hints, Kind};
use super::super::items::Item;
use super::super::lexicon::{Lexicon, mark};
use super::super::tokens::NO_BREAK;

/// What the rules may look at.
pub struct Scene<'a> {
    /// The items of the utterance; the last is its end.
    pub items: &'a [Item],
    /// Its sentences.
    pub sentences: &'a [Sentence],
    /// The words.
    pub lexicon: &'a Lexicon,
}

/// Applies all rules.
pub fn settle(drafts: &mut Vec<Draft>, scene: &Scene) {
    a_status_update_swallows_its_statements(drafts, scene);
    an_order_to_the_leader_is_the_task_of_the_team(drafts);
    an_embedded_question_is_part_of_the_task(drafts, scene);
    a_pinned_question_is_only_pinned(drafts);
    yielding_stands_alone(drafts);
    closing_a_debate_wins(drafts);
    a_correction_runs_to_the_end(drafts);
    a_warning_says_it_all(drafts);
    a_named_executor_makes_it_an_order(drafts, scene);
    a_closing_word_asks_for_acknowledgement(drafts, scene);
    a_time_put_first_belongs_to_the_order_behind(drafts);
    when_a_postmortem_is_due_is_no_time_box(drafts);
    whoever_takes_over_is_the_replacement(drafts, scene);
    a_question_behind_a_follow_up_is_part_of_it(drafts);
    times_belong_to_the_order_before(drafts, scene);
    acknowledgements_belong_to_the_order_before(drafts);
    the_next_update_belongs_to_the_update(drafts);
    bare_thanks_inside_another_act_are_nothing(drafts, scene);
    the_same_act_twice_is_one(drafts, scene);
    who_stays_matters_only_where_others_may_go(drafts);
}

fn text<'a>(scene: &'a Scene, at: usize) -> &'a str {
    scene
        .items
        .get(at)
        .map_or("", |item| scene.lexicon.text(item.word))
}

/// What is told inside a status update ("we are rolling back") commits to nothing new.
fn a_status_update_swallows_its_statements(drafts: &mut Vec<Draft>, _scene: &Scene) {
    let Some(first) = drafts
        .iter()
        .position(|draft| draft.kind == Kind::StatusUpdate)
    else {
        return;
    };
    let sentence = drafts[first].sentence;
    let mut at = 0;
    drafts.retain(|draft| {
        at += 1;
        let same_place = at - 1 != first && draft.sentence == sentence;
        let later = at - 1 > first && draft.sentence > sentence;
        let told = matches!(
            draft.kind,
            Kind::Assign
                | Kind::Propose
                | Kind::Decide
                | Kind::FollowUp
                | Kind::GrantTime
                | Kind::AskScope
                | Kind::StatusUpdate
                | Kind::AskStatus
                | Kind::HandOver
                | Kind::Acknowledge
                | Kind::Brief
                | Kind::DeclareResolved
                | Kind::AskActions
                | Kind::AskRisks
        );
        let told_later = match draft.kind {
            Kind::StatusUpdate => true,
            Kind::Assign => {
                draft.hints.has(Hints::NOBODY) || (draft.said.inherited && draft.said.to.is_empty())
            }
            _ => false,
        };
        let directed = draft.kind == Kind::Assign && !draft.said.inherited && draft.said.somebody();
        !(same_place && told && !directed || later && told_later)
    });
}

/// "take team Alpha and chase the queue": the order is the team's.
fn an_order_to_the_leader_is_the_task_of_the_team(drafts: &mut Vec<Draft>) {
    let mut at = 1;
    while at < drafts.len() {
        let (team, order) = (&drafts[at - 1], &drafts[at]);
        let same = order.said.inherited || order.said.to == team.said.to;
        if team.kind == Kind::SpinOff
            && order.kind == Kind::Assign
            && same
            && order.sentence.abs_diff(team.sentence) <= 1
        {
            let order = drafts.remove(at);
            let team = &mut drafts[at - 1];
            team.words = order.words;
            team.part.1 = order.part.1;
            team.time = team.time.or(order.time);
        } else {
            at += 1;
        }
    }
}

/// "find out what is wrong" is a task; "tell us what is wrong" is the question.
fn an_embedded_question_is_part_of_the_task(drafts: &mut Vec<Draft>, scene: &Scene) {
    let mut at = 0;
    while at + 1 < drafts.len() {
        let (order, question) = (&drafts[at], &drafts[at + 1]);
        let claims_no_words = order.kind == Kind::Assign
            && order.sentence == question.sentence
            && order.words.0 >= question.cue.0
            && question.kind != Kind::GrantTime;
        if claims_no_words {
            let order = drafts.remove(at);
            drafts[at].part.0 = order.part.0;
            continue;
        }
        let wins_over_work = matches!(
            question.kind,
            Kind::InstructPost
                | Kind::Page
                | Kind::Appoint
                | Kind::AssignPostmortem
                | Kind::SpinOff
                | Kind::Rotate
                | Kind::Remove
        );
        let close_by = order.kind == Kind::Assign
            && order.sentence == question.sentence
            && question.cue.0 >= order.cue.1
            && question.cue.0 - order.cue.1 <= 3
            && scene.items[order.cue.1..=question.cue.0]
                .iter()
                .all(|item| item.cut == NO_BREAK && !item.is_any(mark::LEAD));
        if wins_over_work && close_by {
            let order = drafts.remove(at);
            drafts[at].part.0 = order.part.0;
            continue;
        }
        let is_question = matches!(
            question.kind,
            Kind::AskStatus
                | Kind::AskScope
                | Kind::AskActions
                | Kind::AskRisks
                | Kind::AskRecovered
                | Kind::AskPresent
                | Kind::AskEstimate
                | Kind::FollowUp
                | Kind::Propose
                | Kind::Decide
                | Kind::PinAnswer
                | Kind::StatusUpdate
                | Kind::PollObjections
                | Kind::ArgueSeverity
                | Kind::DeclareResolved
                | Kind::DeclareSeverity
                | Kind::PromiseUpdate
        );
        let between = &scene.items[order.cue.1.min(question.cue.0)..question.cue.0];
        let near = order.kind == Kind::Assign
            && is_question
            && order.sentence == question.sentence
            && question.said.to == order.said.to
            && scene.items[order.cue.1..=question.cue.0.max(order.cue.1)]
                .iter()
                .all(|item| item.cut == NO_BREAK)
            && !between.iter().any(|item| item.is_any(mark::LEAD));
        if !near {
            at += 1;
            continue;
        }
        let verb = order.words.0.min(question.cue.0);
        let tells = scene.items[order.cue.0..question.cue.0]
            .iter()
            .chain(scene.items.get(verb))
            .any(|item| item.is_any(mark::TELL));
        let asks = scene.items[question.cue.0].is_any(mark::ASKS)
            || (question.cue.0 > order.cue.1 && scene.items[question.cue.0 - 1].is_any(mark::ASKS));
        let apart = question.cue.0 - order.cue.1.min(question.cue.0);
        let own_clause = matches!(
            question.kind,
            Kind::GrantTime
                | Kind::AskAck
                | Kind::PromiseUpdate
                | Kind::Thank
                | Kind::AskEstimate
                | Kind::PinAnswer
        );
        if own_clause && !(tells && apart <= 2) {
            at += 1;
        } else if tells && apart <= 3 {
            let order = drafts.remove(at);
            drafts[at].part.0 = order.part.0;
            if drafts[at].said.inherited {
                drafts[at].said = order.said;
            }
        } else if asks || apart <= 3 {
            let question = drafts.remove(at + 1);
            drafts[at].part.1 = question.part.1;
            drafts[at].words.1 = question.words.1.max(question.cue.1);
        } else {
            at += 1;
        }
    }
}

/// With "yes or no" a question is only pinned.
fn a_pinned_question_is_only_pinned(drafts: &mut Vec<Draft>) {
    let Some(pin) = drafts
        .iter()
        .position(|draft| draft.kind == Kind::PinAnswer)
    else {
        return;
    };
    let sentence = drafts[pin].sentence;
    let mut said = drafts[pin].said.clone();
    let mut part = drafts[pin].part;
    let mut at = 0;
    drafts.retain(|draft| {
        at += 1;
        let question = matches!(
            draft.kind,
            Kind::AskStatus
                | Kind::AskScope
                | Kind::AskActions
                | Kind::AskRisks
                | Kind::FollowUp
                | Kind::AskRecovered
                | Kind::AskEstimate
                | Kind::AskAck
                | Kind::PinAnswer
                | Kind::Propose
                | Kind::AskPresent
        ) || (draft.kind == Kind::Assign && draft.sentence == sentence);
        let drop = at - 1 != pin && question && draft.sentence.abs_diff(sentence) <= 1;
        if drop {
            part = (part.0.min(draft.part.0), part.1.max(draft.part.1));
            if !said.somebody() || said.inherited && !draft.said.inherited {
                said = draft.said.clone();
            }
        }
        !drop
    });
    if let Some(pin) = drafts
        .iter_mut()
        .find(|draft| draft.kind == Kind::PinAnswer)
    {
        pin.said = said;
        pin.part = part;
    }
}

/// Complying with an executive is only that, even if a remedy is named.
fn yielding_stands_alone(drafts: &mut Vec<Draft>) {
    let Some(sentence) = drafts
        .iter()
        .find(|draft| draft.kind == Kind::Yield)
        .map(|draft| draft.sentence)
    else {
        return;
    };
    drafts.retain(|draft| {
        draft.kind == Kind::Yield
            || draft.sentence != sentence
            || !matches!(
                draft.kind,
                Kind::Decide
                    | Kind::Propose
                    | Kind::Acknowledge
                    | Kind::ApprovePost
                    | Kind::AskActions
            ) && !(draft.kind == Kind::Assign
                && (draft.said.to.is_empty() || draft.said.inherited))
    });
}

/// Severity or process named: the debate is closed, nothing else is put off or declared there.
fn closing_a_debate_wins(drafts: &mut Vec<Draft>) {
    let closing: Vec<usize> = drafts
        .iter()
        .filter(|draft| {
            matches!(
                draft.kind,
                Kind::CloseSeverityDebate | Kind::CloseProcessDebate
            )
        })
        .map(|draft| draft.sentence)
        .collect();
    let severity = drafts
        .iter()
        .any(|draft| draft.kind == Kind::CloseSeverityDebate);
    drafts.retain(|draft| {
        let here = closing.contains(&draft.sentence);
        let near = closing
            .iter()
            .any(|sentence| sentence.abs_diff(draft.sentence) <= 1);
        match draft.kind {
            Kind::DeferToAfter => !near,
            Kind::DeclareSeverity | Kind::Propose | Kind::Decide => !here,
            Kind::ArgueSeverity => !(here && severity),
            Kind::Assign | Kind::RevisePost | Kind::CancelTask => {
                !(here && (draft.said.to.is_empty() || draft.said.inherited))
            }
            _ => true,
        }
    });
}

/// "no, the next post is due at ten past": what follows is the correction.
fn a_correction_runs_to_the_end(drafts: &mut Vec<Draft>) {
    let mut at = 0;
    while at + 1 < drafts.len() {
        let runs_on = matches!(drafts[at].kind, Kind::CorrectReadback | Kind::RevisePost);
        let (next, kind) = (drafts[at + 1].sentence, drafts[at + 1].kind);
        let goes = runs_on
            && next == drafts[at].sentence
            && !matches!(
                kind,
                Kind::InstructPost | Kind::ApprovePost | Kind::PromiseUpdate | Kind::AskAck
            );
        if goes
            || runs_on && next == drafts[at].sentence && drafts[at].kind == Kind::CorrectReadback
        {
            let part = drafts.remove(at + 1);
            drafts[at].part.1 = part.part.1;
            drafts[at].words.1 = part.words.1.max(part.cue.1);
        } else {
            at += 1;
        }
    }
}

/// "Stop interrupting or I'll have you removed" warns; it neither removes nor assigns.
fn a_warning_says_it_all(drafts: &mut Vec<Draft>) {
    let warned: Vec<usize> = drafts
        .iter()
        .filter(|draft| draft.kind == Kind::Warn)
        .map(|draft| draft.sentence)
        .collect();
    drafts.retain(|draft| {
        let here = warned.contains(&draft.sentence);
        let unsaid = matches!(
            draft.kind,
            Kind::KeepOrder
                | Kind::CancelTask
                | Kind::Assign
                | Kind::Remove
                | Kind::Release
                | Kind::DeferToAfter
        );
        !(here && unsaid)
    });
}

/// "Hayley, go ahead and roll back" orders; "we go ahead" decides.
fn a_named_executor_makes_it_an_order(drafts: &mut [Draft], scene: &Scene) {
    for draft in drafts {
        if draft.kind != Kind::Decide || draft.said.inherited || draft.said.to.is_empty() {
            continue;
        }
        let by_us = scene.items[draft.cue.0..draft.cue.1].iter().any(|item| {
            matches!(
                scene.lexicon.text(item.word),
                "we" | "i" | "us" | "decision" | "decided" | "hearing" | "my"
            )
        });
        if !by_us {
            draft.kind = Kind::Assign;
            draft.words.0 = draft.cue.0;
        }
    }
}

/// "… understood" at the end of an order asks, it does not confirm.
fn a_closing_word_asks_for_acknowledgement(drafts: &mut [Draft], scene: &Scene) {
    for at in 1..drafts.len() {
        let behind_order = drafts[..at]
            .iter()
            .rev()
            .find(|draft| draft.kind != Kind::GrantTime)
            .is_some_and(|draft| {
                matches!(
                    draft.kind,
                    Kind::Assign | Kind::SpinOff | Kind::InstructPost | Kind::Page | Kind::Appoint
                )
            });
        let draft = &drafts[at];
        let word = text(scene, draft.cue.0);
        if draft.kind == Kind::Acknowledge
            && behind_order
            && draft.cue.1 - draft.cue.0 <= 2
            && matches!(
                word,
                "understood" | "got" | "copy" | "clear" | "roger" | "acknowledged"
            )
            && at + 1 == drafts.len()
        {
            drafts[at].kind = Kind::AskAck;
        }
    }
}

/// "Priya, five minutes: find out …".
fn a_time_put_first_belongs_to_the_order_behind(drafts: &mut Vec<Draft>) {
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
fn whoever_takes_over_is_the_replacement(drafts: &mut Vec<Draft>, scene: &Scene) {
    let mut at = 1;
    while at < drafts.len() {
        let order = &drafts[at];
        let takes_over = matches!(
            (text(scene, order.words.0), text(scene, order.words.0 + 1)),
            (
                "take" | "step" | "fill" | "come" | "pick" | "jump",
                "over" | "in" | "up"
            ) | ("cover" | "relieve" | "replace", _)
        );
        if drafts[at - 1].kind == Kind::Rotate
            && order.kind == Kind::Assign
            && takes_over
            && !order.said.inherited
        {
            let order = drafts.remove(at);
            let rest = &mut drafts[at - 1];
            rest.part.1 = order.part.1;
            for party in order.said.to {
                rest.relief.get_or_insert(party);
            }
        } else {
            at += 1;
        }
    }
}

/// "That's five minutes, what do you have?" is one follow-up.
fn a_question_behind_a_follow_up_is_part_of_it(drafts: &mut Vec<Draft>) {
    let mut at = 1;
    while at < drafts.len() {
        let same = drafts[at].said.inherited || drafts[at].said.to == drafts[at - 1].said.to;
        if drafts[at - 1].kind == Kind::FollowUp
            && matches!(drafts[at].kind, Kind::AskStatus | Kind::FollowUp)
            && same
        {
            let question = drafts.remove(at);
            drafts[at - 1].part.1 = question.part.1;
        } else {
            at += 1;
        }
    }
}

/// "Hayley and Priya stay" alone lets nobody go.
fn who_stays_matters_only_where_others_may_go(drafts: &mut Vec<Draft>) {
    drafts.retain(|draft| {
        let stays = draft.kind == Kind::Release && draft.hints.has(Hints::KEEP);
        let only_due = draft.kind == Kind::AssignPostmortem;
        !((stays || only_due) && draft.hints.has(Hints::CLAUSE))
    });
}

/// "I'll come back to you in five minutes" is the time box of the order before it.
fn times_belong_to_the_order_before(drafts: &mut Vec<Draft>, scene: &Scene) {
    let mut at = 1;
    while at < drafts.len() {
        let draft = &drafts[at];
        if draft.kind != Kind::GrantTime || draft.time.is_none() {
            at += 1;
            continue;
        }
        let to_all = scene.items[draft.part.0..draft.part.1].iter().any(|item| {
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
        let same_people = draft.said.inherited
            || draft.said.to.is_empty()
            || draft.said.to == drafts[order].said.to
            || to_all;
        if !between_is_small || !same_people || drafts[order].hints.has(Hints::ONESELF) {
            at += 1;
            continue;
        }
        let time = draft.time;
        let end = draft.part.1;
        for (place, before) in drafts[..at].iter_mut().enumerate() {
            if matches!(before.kind, Kind::Assign | Kind::SpinOff)
                && (place == order || to_all)
                && before.timebox.is_none()
            {
                before.timebox = time;
            }
        }
        drafts[order].part.1 = end;
        drafts.remove(at);
    }
}

/// "own the postmortem, due in 48 hours": when it is due is no time box.
fn when_a_postmortem_is_due_is_no_time_box(drafts: &mut Vec<Draft>) {
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

/// "Understood?" behind an order is part of it.
fn acknowledgements_belong_to_the_order_before(drafts: &mut Vec<Draft>) {
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
            drafts[at - 1].ack = true;
            drafts[at - 1].part.1 = drafts[at].part.1;
            drafts.remove(at);
        } else {
            at += 1;
        }
    }
}

/// "Next update in twenty minutes" inside an update or an instruction to post fills its slot.
fn the_next_update_belongs_to_the_update(drafts: &mut Vec<Draft>) {
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

/// "Thanks" in the middle of something else thanks nobody.
fn bare_thanks_inside_another_act_are_nothing(drafts: &mut Vec<Draft>, scene: &Scene) {
    if drafts.len() < 2 {
        return;
    }
    let sentences: Vec<(usize, Kind)> = drafts
        .iter()
        .map(|draft| (draft.sentence, draft.kind))
        .collect();
    let last = scene.sentences.len() - 1;
    drafts.retain(|draft| {
        let bare = draft.kind == Kind::Thank
            && draft.hints.0 & Hints::ALL == 0
            && draft.cue.1 - draft.cue.0 <= 3
            && !(draft.cue.0..draft.cue.1).any(|at| text(scene, at) == "for");
        let shares = sentences
            .iter()
            .filter(|(sentence, _)| *sentence == draft.sentence)
            .count()
            > 1;
        !(bare && (shares || draft.sentence != last))
    });
}

/// Adjacent sentences that perform the same act towards the same people are one act.
fn the_same_act_twice_is_one(drafts: &mut Vec<Draft>, scene: &Scene) {
    let mut at = 1;
    while at < drafts.len() {
        let (before, draft) = (&drafts[at - 1], &drafts[at]);
        let same_people = draft.said.to == before.said.to
            && draft.said.everybody == before.said.everybody
            || (draft.said.inherited && draft.said.to.is_empty())
            || (draft.said.to.is_empty() && !draft.said.everybody);
        let same_people = same_people
            || draft.kind == Kind::Release && draft.hints.has(Hints::KEEP)
            || matches!(draft.kind, Kind::Rotate | Kind::AssignPostmortem) && draft.said.inherited;
        let same_object = match draft.kind {
            Kind::Page
            | Kind::Remove
            | Kind::Appoint
            | Kind::HandOver
            | Kind::AskPresent
            | Kind::AssignPostmortem => draft.objects.is_empty() || draft.objects == before.objects,
            Kind::Release => draft.hints.has(Hints::KEEP) == before.hints.has(Hints::KEEP),
            Kind::Propose | Kind::Decide => {
                draft.remedy == before.remedy || draft.remedy.is_none() || before.remedy.is_none()
            }
            Kind::DeclareSeverity => draft.level == before.level,
            Kind::AskRisks => draft.remedy == before.remedy || draft.remedy.is_none(),
            Kind::InstructPost => {
                draft.hints.role() == before.hints.role()
                    && draft.hints.has(Hints::INTERNAL) == before.hints.has(Hints::INTERNAL)
            }
            _ => true,
        };
        let same_direction = draft.kind != Kind::Assign
            || draft.hints.0 & (Hints::NOBODY | Hints::ONESELF)
                == before.hints.0 & (Hints::NOBODY | Hints::ONESELF)
            || draft.said.inherited && !draft.hints.has(Hints::NOBODY | Hints::ONESELF);
        if draft.kind == before.kind && same_people && same_object && same_direction {
            let draft = drafts.remove(at);
            let before = &mut drafts[at - 1];
            before.part.1 = draft.part.1;
            if draft.kind == Kind::Assign {
                before.words.1 = draft.words.1;
            }
            before.ack |= draft.ack;
            before.timebox = before.timebox.or(draft.timebox);
            before.remedy = before.remedy.or(draft.remedy);
            before.time = before.time.or(draft.time);
            before.next = before.next.or(draft.next);
            before.hints.0 |= draft.hints.0 & Hints::FULL;
            if draft.kind == Kind::Rotate {
                before.hints.0 |= draft.hints.0 & Hints::OBJECT;
            }
            if draft.hints.0 & Hints::CLAUSE == 0 {
                before.hints.0 &= !Hints::CLAUSE;
            }
            if draft.kind == Kind::Release {
                before.hints.0 |= draft.hints.0 & Hints::KEEP;
            }
            for object in draft.objects {
                if !before.objects.contains(&object) {
                    before.objects.push(object);
                }
            }
        } else {
            at += 1;
        }
    }
    let _ = scene;
}

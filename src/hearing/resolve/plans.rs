//! Rules about plans: what is taken back, what is risked, what is pinned, who executes. Called by
//! `neighbours::settle`.

use super::super::drafts::Draft;
use super::super::grammar::hints::Kind;
use super::super::items::class;
use super::super::tokens::NO_BREAK;
use super::neighbours::{Scene, text};

/// "I propose a restart. What could go wrong with it?"
pub(super) fn what_is_risked_was_named_before(drafts: &mut Vec<Draft>, scene: &Scene) {
    for draft in drafts {
        if draft.kind == Kind::AskRisks && draft.remedy.is_none() {
            draft.remedy = scene.items[..draft.cue.0]
                .iter()
                .rev()
                .find(|item| item.is_any(class::REMEDY))
                .map(|item| item.remedy);
        }
    }
}

/// "Let's restart, no, let's scale out": the last plan counts.
pub(super) fn a_plan_taken_back_is_none(drafts: &mut Vec<Draft>, scene: &Scene) {
    let mut at = 0;
    while at + 1 < drafts.len() {
        let (before, after) = (&drafts[at], &drafts[at + 1]);
        let plans = |kind: Kind| matches!(kind, Kind::Propose | Kind::Decide);
        let to_nobody = before.kind == Kind::Assign && before.said.to.is_empty();
        let again = after.kind == before.kind
            && matches!(
                after.kind,
                Kind::Page | Kind::Appoint | Kind::DeclareSeverity | Kind::Remove
            );
        let taken_back = (plans(after.kind) && (plans(before.kind) || to_nobody) || again)
            && before.sentence == after.sentence
            && (before.cue.1..after.cue.1).any(|place| {
                let word = text(scene, place);
                let scratch = word == "scratch" && text(scene, place + 1) == "that";
                let no = matches!(word, "no" | "wait" | "sorry" | "correction");
                let mean = word == "i" && text(scene, place + 1) == "mean";
                scratch || mean || no && scene.items[place].cut != NO_BREAK
            });
        if taken_back {
            let before = drafts.remove(at);
            let after = &mut drafts[at];
            after.part.0 = before.part.0;
            if before.kind == Kind::Propose {
                after.kind = before.kind;
            }
        } else {
            at += 1;
        }
    }
}

/// "Should we fail over, or do we lose writes?" asks for the risks of that remedy.
pub(super) fn danger_makes_it_a_question_of_risks(drafts: &mut Vec<Draft>, _: &Scene) {
    let mut at = 0;
    while at + 1 < drafts.len() {
        let (actions, risks) = (&drafts[at], &drafts[at + 1]);
        let one = actions.kind == Kind::AskActions
            && actions.remedy.is_some()
            && risks.kind == Kind::AskRisks
            && (risks.remedy.is_none() || risks.remedy == actions.remedy)
            && actions.sentence == risks.sentence;
        if one {
            let actions = drafts.remove(at);
            let risks = &mut drafts[at];
            risks.part.0 = actions.part.0;
            risks.remedy = actions.remedy;
            if !risks.said.somebody() || risks.said.inherited {
                risks.said = actions.said;
            }
        } else {
            at += 1;
        }
    }
}

/// With "yes or no" a question is only pinned.
pub(super) fn a_pinned_question_is_only_pinned(drafts: &mut Vec<Draft>, _: &Scene) {
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

/// "Hayley, go ahead and roll back" orders; "we go ahead" decides.
pub(super) fn a_named_executor_makes_it_an_order(drafts: &mut [Draft], scene: &Scene) {
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

/// "We make the north read-only and shift the traffic": what is joined to a plan or a decision and
/// given to nobody is part of it.
pub(super) fn what_goes_with_a_decision_is_part_of_it(drafts: &mut Vec<Draft>, scene: &Scene) {
    let mut at = 1;
    while at < drafts.len() {
        let (decision, work) = (&drafts[at - 1], &drafts[at]);
        let joined = work.cue.0 > 0
            && matches!(text(scene, work.cue.0 - 1), "and" | "then")
            && scene.items[work.cue.0].cut == NO_BREAK
            && (scene.items[work.cue.0 - 1].cut == NO_BREAK
                || text(scene, work.cue.0 - 1) == "then");
        let to_nobody = !work.said.somebody() || work.said.to.is_empty();
        if matches!(decision.kind, Kind::Decide | Kind::Propose)
            && work.kind == Kind::Assign
            && decision.sentence == work.sentence
            && joined
            && to_nobody
        {
            let work = drafts.remove(at);
            drafts[at - 1].part.1 = work.part.1;
        } else {
            at += 1;
        }
    }
}

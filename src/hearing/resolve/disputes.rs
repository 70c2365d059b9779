//! Rules about pressure and order on the call: giving way, refusing, closing debates, warning. Called by
//! `neighbours::settle`.

use super::super::drafts::Draft;
use super::super::grammar::hints::Kind;
use super::super::lexicon::mark;
use super::neighbours::{Scene, text};

/// Complying with an executive is only that, even if a remedy is named.
pub(super) fn yielding_stands_alone(drafts: &mut Vec<Draft>, _: &Scene) {
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

/// "No, not now, the fix comes first" refuses, and that is all.
pub(super) fn who_refuses_puts_nothing_off(drafts: &mut Vec<Draft>, _: &Scene) {
    let refused: Vec<usize> = drafts
        .iter()
        .filter(|draft| draft.kind == Kind::RefuseRequest)
        .map(|draft| draft.sentence)
        .collect();
    drafts.retain(|draft| draft.kind != Kind::DeferToAfter || !refused.contains(&draft.sentence));
}

/// Severity or process named: the debate is closed, nothing else is put off or declared there.
pub(super) fn closing_a_debate_wins(drafts: &mut Vec<Draft>, scene: &Scene) {
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
            Kind::EndCall => !near || names_the_call(draft, scene),
            Kind::DeclareSeverity | Kind::Propose | Kind::Decide => !here,
            Kind::ArgueSeverity => !(here && severity),
            Kind::Assign | Kind::RevisePost | Kind::CancelTask => {
                // "Not on this call. Review it later."
                let put_off = near
                    && draft.words.1 - draft.words.0 <= 5
                    && (draft.words.0..draft.words.1)
                        .any(|at| matches!(text(scene, at), "later" | "afterward"));
                !((here || put_off) && (draft.said.to.is_empty() || draft.said.inherited))
            }
            _ => true,
        }
    });
}

/// "let's leave it there" may end a debate; "let's end the call" does not.
fn names_the_call(draft: &Draft, scene: &Scene) -> bool {
    (draft.cue.0..draft.cue.1)
        .any(|at| matches!(text(scene, at), "call" | "bridge" | "line" | "meeting"))
}

/// "Stop interrupting or I'll have you removed" warns; it neither removes nor assigns.
pub(super) fn a_warning_says_it_all(drafts: &mut Vec<Draft>, _: &Scene) {
    let warned: Vec<usize> = drafts
        .iter()
        .filter(|draft| draft.kind == Kind::Warn)
        .map(|draft| draft.sentence)
        .collect();
    // "Please stop interrupting. If you carry on …"
    let mut at = 0;
    while at + 1 < drafts.len() {
        let (before, warning) = (&drafts[at], &drafts[at + 1]);
        let leads_up = matches!(before.kind, Kind::KeepOrder | Kind::CancelTask)
            && warning.kind == Kind::Warn
            && warning.sentence == before.sentence + 1
            && (warning.said.inherited || !warning.said.somebody());
        if leads_up {
            let before = drafts.remove(at);
            drafts[at].part.0 = before.part.0;
            if before.said.somebody() {
                drafts[at].said = before.said;
            }
        } else {
            at += 1;
        }
    }
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
                | Kind::Yield
        );
        !(here && unsaid)
    });
}

/// "Stop. One at a time, please." orders nobody to stop anything.
pub(super) fn a_call_to_order_is_one(drafts: &mut Vec<Draft>, scene: &Scene) {
    let calls: Vec<usize> = drafts
        .iter()
        .filter(|draft| draft.kind == Kind::KeepOrder)
        .map(|draft| draft.sentence)
        .collect();
    drafts.retain(|draft| {
        let near = calls.iter().any(|call| call.abs_diff(draft.sentence) <= 1);
        let calls_out = matches!(draft.kind, Kind::Assign | Kind::CancelTask)
            && draft.said.to.is_empty()
            && (draft.cue.0..draft.words.1.max(draft.cue.1)).all(|at| {
                scene.items[at].is_any(mark::GROUP | mark::SKIP)
                    || matches!(
                        text(scene, at),
                        "stop" | "wait" | "hold" | "on" | "speak" | "listen" | "you" | "talk"
                    )
            });
        !(near && calls_out)
    });
}

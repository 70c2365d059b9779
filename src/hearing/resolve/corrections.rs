//! Rules about corrections of a read-back or a draft: how far they reach. Called by
//! `neighbours::settle`.

use super::super::drafts::Draft;
use super::super::grammar::hints::Kind;
use super::neighbours::Scene;

/// "No, the severity is one. Sam has the rollback.": whatever is told behind a correction
/// corrects as well.
pub fn a_correction_goes_on(drafts: &mut Vec<Draft>, scene: &Scene) {
    let Some(first) = drafts
        .iter()
        .position(|draft| draft.kind == Kind::CorrectReadback)
    else {
        return;
    };
    let tells = |draft: &Draft| {
        matches!(
            draft.kind,
            Kind::CorrectReadback
                | Kind::ConfirmReadback
                | Kind::DeclareSeverity
                | Kind::CloseSeverityDebate
                | Kind::ArgueSeverity
                | Kind::PromiseUpdate
                | Kind::GrantTime
                | Kind::FollowUp
                | Kind::StatusUpdate
                | Kind::Brief
                | Kind::Decide
                | Kind::Propose
                | Kind::RevisePost
                | Kind::DeclareResolved
        ) || draft.kind == Kind::Assign && (draft.said.inherited || draft.said.to.is_empty())
    };
    // up to the first sentence in which something else is done
    let end = drafts[first + 1..]
        .iter()
        .find(|draft| !tells(draft) && draft.sentence > drafts[first].sentence)
        .map_or(scene.sentences.len(), |draft| draft.sentence);
    if end <= drafts[first].sentence + 1 {
        return;
    }
    let words_end = scene.sentences[end - 1].high;
    let mut at = 0;
    drafts.retain(|draft| {
        at += 1;
        at - 1 <= first || draft.sentence >= end
    });
    drafts[first].words.1 = words_end;
    drafts[first].part.1 = words_end;
}

/// "no, the next post is due at ten past": what follows is the correction.
pub(super) fn a_correction_runs_to_the_end(drafts: &mut Vec<Draft>, scene: &Scene) {
    // "That's not right. It's sev one.": it is told in the sentence behind
    for at in 0..drafts.len() {
        let draft = &drafts[at];
        let (empty, next) = (draft.words.0 >= draft.words.1, draft.sentence + 1);
        if draft.kind != Kind::CorrectReadback || !empty || next >= scene.sentences.len() {
            continue;
        }
        let (low, high) = (scene.sentences[next].low, scene.sentences[next].high);
        drafts[at].words = (low, high);
        drafts[at].part.1 = high;
        drafts.retain(|other| other.sentence != next);
        break;
    }
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

//! Rules about what is one act although it was said in two goes, or none although it sounds like
//! one. Called by `neighbours::settle`.

use super::super::drafts::Draft;
use super::super::grammar::hints::{Hints, Kind};
use super::super::items::class;
use super::super::lexicon::mark;
use super::super::tokens::NO_BREAK;
use super::neighbours::{Scene, text};

/// "That's five minutes, what do you have?" is one follow-up.
pub(super) fn a_question_behind_a_follow_up_is_part_of_it(drafts: &mut Vec<Draft>, _: &Scene) {
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

/// "Tell the customers that we're rolling back": what a post is to say is not done by saying so.
pub(super) fn what_a_post_says_is_part_of_it(drafts: &mut Vec<Draft>, scene: &Scene) {
    let mut at = 1;
    while at < drafts.len() {
        let (post, said) = (&drafts[at - 1], &drafts[at]);
        let told = matches!(
            said.kind,
            Kind::Decide
                | Kind::Propose
                | Kind::AskStatus
                | Kind::AskScope
                | Kind::StatusUpdate
                | Kind::DeclareResolved
                | Kind::DeclareSeverity
                | Kind::FollowUp
                | Kind::Brief
        );
        let from = post.cue.1.min(said.cue.0);
        let runs_on = scene.items[from..=said.cue.0]
            .iter()
            .all(|item| item.cut == NO_BREAK);
        let introduced = (post.cue.0..=said.cue.0).any(|at| {
            matches!(
                text(scene, at),
                "that" | "saying" | "what" | "how" | "where" | "whether" | "about"
            )
        });
        if post.kind == Kind::InstructPost
            && post.sentence == said.sentence
            && told
            && runs_on
            && introduced
        {
            let said = drafts.remove(at);
            drafts[at - 1].part.1 = said.part.1;
        } else {
            at += 1;
        }
    }
}

/// "Tell the customers it is slow. Not a word about the cause.": what is not to be in a post that
/// is only being ordered belongs to the order.
pub(super) fn what_a_post_may_not_say_is_part_of_it(drafts: &mut Vec<Draft>, _: &Scene) {
    let mut at = 1;
    while at < drafts.len() {
        let (post, word) = (&drafts[at - 1], &drafts[at]);
        let same = word.said.inherited || word.said.to.is_empty() || word.said.to == post.said.to;
        if post.kind == Kind::InstructPost && word.kind == Kind::RevisePost && same {
            let word = drafts.remove(at);
            drafts[at - 1].part.1 = word.part.1;
        } else {
            at += 1;
        }
    }
}

/// "Tomasz, six minutes. What did you find?": a time and nothing else, before a question how a task
/// stands, is the time that is over.
pub(super) fn a_time_that_is_over_opens_a_follow_up(drafts: &mut Vec<Draft>, scene: &Scene) {
    let mut at = 1;
    while at < drafts.len() {
        let (time, question) = (&drafts[at - 1], &drafts[at]);
        let sentence = &scene.sentences[time.sentence];
        let bare = scene.items[sentence.low..sentence.high]
            .iter()
            .all(|item| item.is_any(class::TIME | class::PERSON | mark::SKIP | mark::LEAD));
        let over = time.kind == Kind::GrantTime
            && question.kind == Kind::FollowUp
            && bare
            && (question.said.inherited || question.said.to == time.said.to);
        if over {
            let time = drafts.remove(at - 1);
            let question = &mut drafts[at - 1];
            question.part.0 = time.part.0;
            question.said = time.said;
        } else {
            at += 1;
        }
    }
}

/// "Hayley and Priya stay" alone lets nobody go.
pub(super) fn who_stays_matters_only_where_others_may_go(drafts: &mut Vec<Draft>, _: &Scene) {
    drafts.retain(|draft| {
        let stays = draft.kind == Kind::Release && draft.hints.has(Hints::KEEP);
        let only_part = matches!(
            draft.kind,
            Kind::AssignPostmortem | Kind::Rotate | Kind::TakeCommand
        );
        !((stays || only_part) && draft.hints.has(Hints::CLAUSE))
    });
}

/// "Thanks" in the middle of something else thanks nobody.
pub(super) fn bare_thanks_inside_another_act_are_nothing(drafts: &mut Vec<Draft>, scene: &Scene) {
    if drafts.len() < 2 {
        return;
    }
    let sentences: Vec<(usize, Kind)> = drafts
        .iter()
        .map(|draft| (draft.sentence, draft.kind))
        .collect();
    let last = scene.sentences.len() - 1;
    // "I approve that, Lucia, thank you": the name behind stays with what is said to her
    for at in 1..drafts.len() {
        let thanks = drafts[at].kind == Kind::Thank
            && drafts[at].sentence == drafts[at - 1].sentence
            && !drafts[at].said.inherited;
        let unsaid = !drafts[at - 1].said.somebody() || drafts[at - 1].said.inherited;
        if thanks && unsaid && !drafts[at].said.to.is_empty() {
            drafts[at - 1].said = drafts[at].said.clone();
        }
    }
    // "thank you all for the good work": the work is part of the thanks
    let mut at = 1;
    while at < drafts.len() {
        let part = drafts[at].kind == Kind::Acknowledge
            && drafts[at - 1].kind == Kind::Thank
            && drafts[at].sentence == drafts[at - 1].sentence;
        if part {
            let end = drafts.remove(at).part.1;
            drafts[at - 1].part.1 = end;
        } else {
            at += 1;
        }
    }
    drafts.retain(|draft| {
        let bare = draft.kind == Kind::Thank
            && draft.hints.0 & Hints::ALL == 0
            && draft.cue.1 - draft.cue.0 <= 3
            && (draft.cue.0..draft.cue.1).any(|at| matches!(text(scene, at), "thanks" | "thank"))
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
pub(super) fn the_same_act_twice_is_one(drafts: &mut Vec<Draft>, scene: &Scene) {
    let mut at = 1;
    while at < drafts.len() {
        let (before, draft) = (&drafts[at - 1], &drafts[at]);
        let same_people = draft.said.to == before.said.to
            && draft.said.everybody == before.said.everybody
            || (draft.said.inherited && draft.said.to.is_empty())
            || (draft.said.to.is_empty() && !draft.said.everybody);
        // "Understood, Sam, thank you for the report": one receipt, whoever is named in which half
        let same_people = same_people
            || draft.sentence - before.sentence <= 1
                && !before.said.somebody()
                && matches!(
                    draft.kind,
                    Kind::Acknowledge
                        | Kind::Yield
                        | Kind::KeepOrder
                        | Kind::FollowUp
                        | Kind::ApprovePost
                        | Kind::RevisePost
                        | Kind::RefuseRequest
                        | Kind::DeferToAfter
                        | Kind::CancelTask
                        | Kind::GrantTime
                        | Kind::PinAnswer
                        | Kind::ChallengeTakeover
                )
            || draft.kind == Kind::SpinOff && draft.sentence == before.sentence
            || draft.sentence == before.sentence
                && (!before.said.somebody() || before.said.to.is_empty() && before.said.everybody)
                && draft.said.to.is_empty()
                && matches!(
                    draft.kind,
                    Kind::AskActions | Kind::AskStatus | Kind::AskScope | Kind::AskRisks
                )
            // "Kenji, step in for Priya. Priya, go and rest."
            || draft.kind == Kind::Rotate
                && draft.objects.is_empty()
                && draft.said.to.iter().all(|who| before.objects.contains(who))
            || draft.kind == Kind::Release && draft.hints.has(Hints::KEEP)
            || draft.kind == Kind::Page && draft.objects.is_empty()
            || draft.kind == Kind::Rotate
                && (draft.said.inherited || draft.hints.has(Hints::CLAUSE))
            || draft.kind == Kind::AssignPostmortem
                && draft.hints.has(Hints::CLAUSE)
                && !before.said.somebody();
        let same_people = same_people || says_it_to_nobody(draft.kind);
        let same_object = match draft.kind {
            // "Aisha, you are in command now. Everybody, Aisha is the commander."
            Kind::HandOver => {
                draft.objects.is_empty()
                    || draft.objects == before.objects
                    || before.objects.is_empty() && before.said.to == draft.objects
            }
            Kind::Page
            | Kind::Remove
            | Kind::Appoint
            | Kind::AskPresent
            | Kind::AssignPostmortem => draft.objects.is_empty() || draft.objects == before.objects,
            Kind::SpinOff => draft.objects.is_empty() || draft.objects == before.objects,
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
        let same_object = same_object
            && (draft.kind != Kind::Appoint || draft.hints.role() == before.hints.role());
        let same_direction = draft.kind != Kind::Assign
            || draft.hints.0 & (Hints::NOBODY | Hints::ONESELF)
                == before.hints.0 & (Hints::NOBODY | Hints::ONESELF)
            || draft.said.inherited && !draft.hints.has(Hints::NOBODY | Hints::ONESELF);
        if draft.kind == before.kind && same_people && same_object && same_direction {
            let draft = drafts.remove(at);
            let before = &mut drafts[at - 1];
            before.part.1 = draft.part.1;
            if !before.said.somebody() {
                before.said = draft.said;
            }
            if draft.kind == Kind::SpinOff {
                before.words = draft.words;
            }
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

/// Acts that no slot tells the addressee of: whoever is named beside them, they are the same.
fn says_it_to_nobody(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::AskForCommander
            | Kind::TakeCommand
            | Kind::HandOver
            | Kind::ConfirmReadback
            | Kind::DeclareResolved
            | Kind::EndCall
            | Kind::DeclareSeverity
            | Kind::CloseSeverityDebate
            | Kind::ArgueSeverity
            | Kind::CloseProcessDebate
            | Kind::PollAgreement
            | Kind::PollObjections
            | Kind::KeepOrder
    )
}

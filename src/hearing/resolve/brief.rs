//! What a direct message tells: the parts of a brief to the incoming commander.

use super::super::acts::BriefElement;
use super::super::drafts::Draft;
use super::super::grammar::hints::Kind;
use super::super::items::{Item, class};
use super::super::lexicon::{Lexicon, mark};

/// How many parts make a message a brief although it says nothing about being one.
pub const ENOUGH: usize = 2;

/// Whether a draft does something that no brief does. What opens a message decides more: a brief
/// may tell of posts and sub-teams later on.
pub fn does_something_else(draft: &Draft) -> bool {
    let anywhere = matches!(
        draft.kind,
        Kind::Page
            | Kind::ChallengeTakeover
            | Kind::Warn
            | Kind::Remove
            | Kind::AskStatus
            | Kind::FollowUp
            | Kind::AskEstimate
            | Kind::ConfirmReadback
            | Kind::CorrectReadback
            | Kind::AskAck
    );
    let first = matches!(
        draft.kind,
        Kind::InstructPost
            | Kind::Rotate
            | Kind::Release
            | Kind::SpinOff
            | Kind::AssignPostmortem
            | Kind::ApprovePost
            | Kind::RevisePost
            | Kind::CancelTask
    );
    anywhere || first && draft.sentence == 0
}

/// The parts of a brief that the items tell, in the order of the contract.
pub fn elements(items: &[Item], text: &str, lexicon: &Lexicon) -> Vec<BriefElement> {
    let any = |classes: u32| items.iter().any(|item| item.is_any(classes));
    let somebody_works = items
        .iter()
        .enumerate()
        .any(|(at, item)| item.is_any(class::PERSON) && works_on(&items[at + 1..], text, lexicon));
    let under_way = items.windows(2).enumerate().any(|(at, two)| {
        let word = |at: usize| items.get(at).map_or("", |item| lexicon.text(item.word));
        let goes_on = |word: &str| {
            matches!(
                word,
                "running"
                    | "done"
                    | "complete"
                    | "went"
                    | "in"
                    | "under"
                    | "finished"
                    | "out"
                    | "half"
                    | "going"
                    | "started"
            )
        };
        two[0].is_any(class::REMEDY)
            && (goes_on(word(at + 1))
                || matches!(word(at + 1), "is" | "has" | "was") && goes_on(word(at + 2)))
    });
    let can_go_wrong = items
        .windows(2)
        .any(|two| lexicon.text(two[0].word) == "go" && lexicon.text(two[1].word) == "wrong");
    let mut told = Vec::new();
    if any(class::SEV | mark::SEVERITY) {
        told.push(BriefElement::Severity);
    }
    if any(mark::STORY) || under_way {
        told.push(BriefElement::Story);
    }
    if somebody_works || any(mark::TASKS) {
        told.push(BriefElement::Tasks);
    }
    if any(mark::RISKS) || can_go_wrong {
        told.push(BriefElement::Risks);
    }
    if any(mark::PROMISES) {
        told.push(BriefElement::Promises);
    }
    told
}

/// Whether what follows a name tells what that person is at.
fn works_on(behind: &[Item], text: &str, lexicon: &Lexicon) -> bool {
    behind
        .iter()
        .take(4)
        .take_while(|item| item.cut < 2)
        .enumerate()
        .any(|(at, item)| {
            let said = text
                .get(item.start as usize..item.end as usize)
                .unwrap_or("");
            let word = lexicon.text(item.word);
            // "Priya checks the lag", "Sam to roll back"
            let does = at == 0 && said.len() > 4 && said.ends_with('s') && word != "says";
            does || at <= 1 && item.is_any(class::DOING | mark::VERB | class::REMEDY)
                || said.ends_with("ing")
                || matches!(
                    word,
                    "has" | "owns" | "owes" | "on" | "until" | "back" | "reports" | "to"
                )
        })
}

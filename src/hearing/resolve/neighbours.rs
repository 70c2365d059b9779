//! The rules that decide between neighbours, one function each, in the order in which they are
//! applied. Each looks only at the drafts and their items, and is named after what it ensures.

use super::super::address::is_vocative_stuff;
use super::super::cues::Sentence;
use super::super::drafts::Draft;
use super::super::grammar::hints::{Hints, Kind};
use super::super::items::Item;
use super::super::lexicon::{Lexicon, mark};
use super::super::names::Party;
use super::super::tokens::{NO_BREAK, STOP};
use super::super::trace::Trace;
use super::{belonging, corrections, disputes, plans, sameness};

/// What the rules may look at.
pub struct Scene<'a> {
    /// The items of the utterance; the last is its end.
    pub items: &'a [Item],
    /// Its sentences.
    pub sentences: &'a [Sentence],
    /// The words.
    pub lexicon: &'a Lexicon,
}

type Rule = fn(&mut Vec<Draft>, &Scene);

/// A list of rules, each with its name.
macro_rules! rules {
    ($($($path:ident)::+),* $(,)?) => {
        &[$((
            stringify!($($path)::+),
            |drafts: &mut Vec<Draft>, scene: &Scene| $($path)::+(drafts, scene),
        )),*]
    };
}

/// All rules, in the order in which they are applied.
const RULES: &[(&str, Rule)] = rules![
    a_fragment_behind_a_name_is_the_task,
    plans::what_is_risked_was_named_before,
    a_status_update_swallows_its_statements,
    an_order_to_the_leader_is_the_task_of_the_team,
    an_embedded_question_is_part_of_the_task,
    to_tell_what_was_found_is_part_of_the_task,
    plans::a_plan_taken_back_is_none,
    plans::danger_makes_it_a_question_of_risks,
    sameness::what_a_post_says_is_part_of_it,
    sameness::what_a_post_may_not_say_is_part_of_it,
    plans::what_goes_with_a_decision_is_part_of_it,
    plans::a_pinned_question_is_only_pinned,
    any_other_question_needs_a_name,
    disputes::yielding_stands_alone,
    disputes::who_refuses_puts_nothing_off,
    disputes::closing_a_debate_wins,
    corrections::a_correction_runs_to_the_end,
    disputes::a_warning_says_it_all,
    disputes::a_call_to_order_is_one,
    letting_go_ends_the_task_too,
    plans::a_named_executor_makes_it_an_order,
    a_closing_word_asks_for_acknowledgement,
    belonging::a_time_put_first_belongs_to_the_order_behind,
    belonging::when_a_postmortem_is_due_is_no_time_box,
    belonging::a_date_behind_a_postmortem_is_when_it_is_due,
    belonging::whoever_takes_over_is_the_replacement,
    sameness::a_time_that_is_over_opens_a_follow_up,
    sameness::a_question_behind_a_follow_up_is_part_of_it,
    belonging::whoever_rests_gets_no_task,
    everybody_goes_when_the_call_ends,
    belonging::times_belong_to_the_order_before,
    belonging::a_time_alone_needs_an_order,
    belonging::a_closing_word_needs_an_order,
    belonging::acknowledgements_belong_to_the_order_before,
    belonging::the_next_update_belongs_to_the_update,
    sameness::bare_thanks_inside_another_act_are_nothing,
    sameness::the_same_act_twice_is_one,
    sameness::who_stays_matters_only_where_others_may_go,
];

/// Applies all rules.
pub fn settle(drafts: &mut Vec<Draft>, scene: &Scene, trace: &mut Trace) {
    for (name, rule) in RULES {
        trace.rule(name, drafts, |drafts| rule(drafts, scene));
    }
}

/// "Alex has command", said by Alex.
pub fn command_passed_to_oneself_is_taken(
    drafts: &mut [Draft],
    items: &[Item],
    lexicon: &Lexicon,
    speaker: Option<u16>,
) {
    for draft in drafts {
        let to_oneself = draft.kind == Kind::HandOver
            && speaker.is_some_and(|speaker| draft.objects == [Party::Person(speaker)]);
        if to_oneself {
            draft.kind = Kind::TakeCommand;
            let full = items[draft.cue.0..draft.cue.1].windows(2).any(|two| {
                lexicon.text(two[0].word) == "incident" && lexicon.text(two[1].word) == "commander"
            });
            if full {
                draft.hints.0 |= Hints::FULL;
            }
        }
    }
}

pub(super) fn text<'a>(scene: &'a Scene, at: usize) -> &'a str {
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
    // behind an order to somebody the telling is over
    let over = drafts[first..]
        .iter()
        .position(|draft| {
            draft.kind == Kind::Assign
                && draft.sentence == sentence
                && !draft.said.inherited
                && !draft.said.to.is_empty()
        })
        .map_or(usize::MAX, |order| first + order);
    let mut at = 0;
    drafts.retain(|draft| {
        at += 1;
        if at > over {
            return true;
        }
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
                | Kind::DeclareSeverity
                | Kind::Rotate
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

/// "Priya. Replication lag. Five minutes." orders on the radio.
fn a_fragment_behind_a_name_is_the_task(drafts: &mut Vec<Draft>, scene: &Scene) {
    for at in 1..scene.sentences.len().saturating_sub(1) {
        let (name, fragment) = (&scene.sentences[at - 1], &scene.sentences[at]);
        let mut called = scene.items[name.low..name.high].iter();
        let only_a_name = called.clone().all(is_vocative_stuff);
        let Some(Party::Person(who)) = called.find_map(Item::party).filter(|_| only_a_name) else {
            continue;
        };
        let empty = |sentence: usize| drafts.iter().all(|draft| draft.sentence != sentence);
        let asks = scene.items[fragment.high].cut > STOP;
        let says_nothing = scene.items[fragment.low..fragment.high]
            .iter()
            .all(is_vocative_stuff);
        if !empty(at - 1) || !empty(at) || asks || says_nothing {
            continue;
        }
        let next = drafts.iter().position(|draft| draft.sentence == at + 1);
        let Some(next) = next else {
            continue;
        };
        let behind = &drafts[next];
        let closes =
            behind.kind == Kind::GrantTime && behind.time.is_some() || behind.kind == Kind::AskAck;
        if closes && behind.said.to == [Party::Person(who)] {
            let words = (fragment.low, fragment.high);
            let mut order = Draft::made_up(Kind::Assign, at, words, Party::Person(who));
            order.words = words;
            order.part.0 = name.low;
            drafts.insert(next, order);
        }
    }
}

/// "take team Alpha and chase the queue": the order is the team's.
fn an_order_to_the_leader_is_the_task_of_the_team(drafts: &mut Vec<Draft>, scene: &Scene) {
    let mut at = 1;
    while at < drafts.len() {
        let (team, order) = (&drafts[at - 1], &drafts[at]);
        let with_whom = order.cue.0 > 0 && text(scene, order.cue.0 - 1) == "with";
        let same = order.said.inherited || order.said.to == team.said.to || with_whom;
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
            gives_way(drafts, at);
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
                | Kind::HandOver
        );
        let close_by = order.kind == Kind::Assign
            && order.sentence == question.sentence
            && question.cue.0 >= order.cue.1
            && question.cue.0 - order.cue.1 <= 3
            && scene.items[order.cue.1..=question.cue.0]
                .iter()
                .all(|item| item.cut == NO_BREAK && !item.is_any(mark::LEAD));
        if wins_over_work && close_by {
            gives_way(drafts, at);
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
            && (question.said.to == order.said.to
                || !order.said.somebody()
                || question.said.everybody && between.iter().any(|item| item.is_any(mark::GROUP)))
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
            gives_way(drafts, at);
        } else if asks || apart <= 3 {
            let question = drafts.remove(at + 1);
            drafts[at].part.1 = question.part.1;
            drafts[at].words.1 = question.words.1.max(question.cue.1);
        } else {
            at += 1;
        }
    }
}

/// "Bashir, whose machines are those?" asks Bashir for what he knows; asked of nobody it may be
/// anything.
fn any_other_question_needs_a_name(drafts: &mut Vec<Draft>, scene: &Scene) {
    let heard_else: Vec<usize> = drafts
        .iter()
        .filter(|draft| draft.kind != Kind::AskStatus)
        .map(|draft| draft.sentence)
        .collect();
    drafts.retain(|draft| {
        let any_other = draft.kind == Kind::AskStatus && draft.hints.has(Hints::CLAUSE);
        let named = !draft.said.inherited && matches!(draft.said.to[..], [Party::Person(_)]);
        let alone = !heard_else.contains(&draft.sentence);
        // "are you all right?", "is that a threat?" ask for no fact
        let (first, second) = (draft.cue.0, text(scene, draft.cue.0 + 1));
        let of_a_fact = scene.items[first].is_any(mark::ASKS)
            || !matches!(second, "you" | "i" | "we" | "that" | "this" | "it")
            || second == "you"
                && matches!(
                    text(scene, first + 2),
                    "see" | "have" | "know" | "get" | "find" | "notice"
                );
        !any_other || named && alone && of_a_fact
    });
}

/// "Compare the two and tell me what is missing" is one task.
fn to_tell_what_was_found_is_part_of_the_task(drafts: &mut Vec<Draft>, scene: &Scene) {
    let mut at = 1;
    while at < drafts.len() {
        let (order, telling) = (&drafts[at - 1], &drafts[at]);
        let joined = telling.cue.0 > order.cue.1
            && text(scene, telling.cue.0 - 1) == "and"
            && scene.items[telling.cue.0].is_any(mark::TELL);
        let same = telling.said.inherited || telling.said.to == order.said.to;
        if order.kind == Kind::Assign
            && telling.kind == Kind::AskStatus
            && order.sentence == telling.sentence
            && joined
            && same
        {
            let telling = drafts.remove(at);
            drafts[at - 1].part.1 = telling.part.1;
            drafts[at - 1].words.1 = telling.words.1;
        } else {
            at += 1;
        }
    }
}

/// The draft at this place gives way to the one behind it, which takes over its beginning and whom
/// it was said to.
fn gives_way(drafts: &mut Vec<Draft>, at: usize) {
    let order = drafts.remove(at);
    let next = &mut drafts[at];
    next.part.0 = order.part.0;
    if next.said.inherited || !next.said.somebody() {
        next.said = order.said;
    }
}

/// Everybody without exception may go: the call is over.
fn everybody_goes_when_the_call_ends(drafts: &mut Vec<Draft>, scene: &Scene) {
    for draft in drafts {
        let everybody = draft.said.everybody
            || scene.items[draft.cue.0..draft.cue.1]
                .iter()
                .any(|item| item.is_any(mark::GROUP));
        let named = scene.items[draft.part.0..draft.part.1]
            .iter()
            .any(|item| item.party().is_some());
        let to_some = !draft.said.to.is_empty() && !draft.said.inherited;
        if draft.kind == Kind::Release
            && everybody
            && !named
            && !to_some
            && !draft.hints.has(Hints::KEEP)
        {
            draft.kind = Kind::EndCall;
        }
        // "Omar and Jonas, you all can drop off": those two
        let only_some =
            draft.kind == Kind::EndCall && !draft.said.inherited && draft.said.to.len() > 1;
        if only_some {
            draft.kind = Kind::Release;
        }
    }
}

/// "You're not needed any more, feel free to drop off" only lets go.
fn letting_go_ends_the_task_too(drafts: &mut Vec<Draft>, _: &Scene) {
    let mut at = 0;
    while at + 1 < drafts.len() {
        let (before, release) = (&drafts[at], &drafts[at + 1]);
        let one = before.kind == Kind::CancelTask
            && release.kind == Kind::Release
            && release.sentence == before.sentence
            && (release.said.inherited || release.said.to == before.said.to);
        if one {
            let before = drafts.remove(at);
            drafts[at].part.0 = before.part.0;
            drafts[at].said = before.said;
        } else {
            at += 1;
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

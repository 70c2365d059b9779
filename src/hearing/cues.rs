//! From the items of an utterance to the cues that stand: sentence by sentence, all cues are
//! found, what is quoted, reported or hangs on a condition is struck out, and where cues claim
//! the same words the stronger one gets them.

use super::grammar::Grammar;
use super::grammar::hints::{Hints, Kind};
use super::grammar::matcher::Match;
use super::items::{Item, class, is_quoted};
use super::lexicon::{Lexicon, UNKNOWN, mark};
use super::tokens::{COMMA, NO_BREAK, OWNS, STOP};
use super::trace::{Trace, Why};

/// A sentence: the range of its items.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// Its first item.
    pub low: usize,
    /// Behind its last item.
    pub high: usize,
    /// Something in it was understood, be it that it performs nothing.
    pub understood: bool,
}

/// The sentences of the items; the last item is the end of the text.
pub fn sentences(items: &[Item]) -> Vec<Sentence> {
    let mut list = Vec::new();
    let mut low = 0;
    for (at, item) in items.iter().enumerate().skip(1) {
        if item.cut >= STOP {
            list.push(Sentence {
                low,
                high: at,
                understood: false,
            });
            low = at;
        }
    }
    list
}

/// "No. The severity is one." is one sentence where a read-back is answered.
pub fn join_refusal(items: &mut [Item], lexicon: &Lexicon) {
    let Some(end) = (1..items.len()).find(|at| items[*at].cut >= STOP) else {
        return;
    };
    let text = |item: &Item| lexicon.text(item.word);
    let refuses = items[..end].iter().any(|item| {
        matches!(
            text(item),
            "no" | "not" | "wrong" | "incorrect" | "correction" | "almost" | "nearly"
        )
    });
    let only = items[..end].iter().all(|item| {
        item.is_any(mark::SKIP | mark::LEAD | class::PERSON)
            || matches!(
                text(item),
                "no" | "not"
                    | "wrong"
                    | "incorrect"
                    | "correction"
                    | "almost"
                    | "nearly"
                    | "quite"
                    | "that"
                    | "is"
                    | "it"
                    | "right"
                    | "correct"
                    | "exactly"
                    | "one"
                    | "sorry"
            )
    });
    if refuses && only && items[end].cut == STOP && end + 1 < items.len() {
        items[end].cut = COMMA;
    }
}

/// The cues that stand, in the order spoken.
pub fn standing(
    items: &[Item],
    sentences: &mut [Sentence],
    grammar: &Grammar,
    lexicon: &Lexicon,
    answers: bool,
    trace: &mut Trace,
) -> Vec<Match> {
    let mut standing: Vec<Match> = Vec::with_capacity(8);
    let mut found = Vec::with_capacity(64);
    for sentence in sentences.iter_mut() {
        found.clear();
        grammar.find(items, sentence.low, sentence.high, &mut found, trace);
        sentence.understood = !found.is_empty();
        trace.strikes(Why::NotAwaited, &mut found, |found| {
            weigh_replies(items, answers, found, lexicon);
        });
        trace.strikes(Why::AcrossClauses, &mut found, |found| {
            keep_checks_to_their_clause(items, found);
            keep_times_to_their_clause(items, found, lexicon);
        });
        trace.strikes(Why::Misread, &mut found, |found| {
            strike_misread(items, sentence, found, lexicon);
        });
        trace.strikes(Why::Told, &mut found, |found| {
            strike_told(items, sentence, found, lexicon);
        });
        trace.strikes(Why::Quoted, &mut found, |found| strike_quoted(items, found));
        trace.strikes(Why::Reported, &mut found, |found| {
            strike_reported(items, sentence, found, lexicon);
        });
        trace.strikes(Why::Conditional, &mut found, |found| {
            strike_conditional(items, sentence, found, lexicon);
        });
        found.sort_unstable_by_key(|one| {
            (
                std::cmp::Reverse((one.tier, one.weight)),
                one.to - one.from,
                one.from,
                one.kind,
            )
        });
        let first = standing.len();
        for one in &found {
            let taken = standing[first..]
                .iter()
                .find(|taken| taken.from < one.to && one.from < taken.to);
            match taken {
                None => standing.push(*one),
                Some(taken) => trace.strike(one, Why::Weaker(*taken)),
            }
        }
        standing[first..].sort_unstable_by_key(|one| one.from);
    }
    trace.strikes(Why::PerformsNothing, &mut standing, |standing| {
        standing.retain(|one| !matches!(one.kind, Kind::Nothing | Kind::Courtesy));
    });
    standing
}

/// The tier of a reply where one is awaited.
const AWAITED: u8 = 10;

/// "No, Sam has it" corrects where a read-back may have been given, and means nothing elsewhere.
fn weigh_replies(items: &[Item], answers: bool, found: &mut Vec<Match>, lexicon: &Lexicon) {
    found.retain_mut(|one| {
        if one.kind != Kind::CorrectReadback {
            return true;
        }
        // … also behind a name: "not quite, Lucia, kindly remove …"
        let verb = one.capture.is_some_and(|at| {
            let said = (at..items.len() - 1)
                .find(|at| !items[*at].is_any(mark::SKIP | class::PERSON))
                .unwrap_or(at);
            let cut = items[one.from + 1..=said.max(one.from + 1)]
                .iter()
                .any(|item| item.cut != NO_BREAK);
            cut && items[said].is_any(mark::VERB)
        });
        // "almost all hosts are up" corrects nobody
        let runs_on = one.capture.is_some_and(|at| {
            at > one.from
                && items[at].cut == NO_BREAK
                && matches!(
                    lexicon.text(items[at - 1].word),
                    "almost" | "nearly" | "quite" | "exactly" | "close"
                )
        });
        if runs_on && !answers {
            return false;
        }
        // "not quite, take out the host name" asks for a change
        if !one.hints.has(Hints::REPLY) {
            return !(verb && one.to - one.from <= 3);
        }
        let orders = one
            .capture
            .is_some_and(|at| items[at].is_any(mark::VERB | mark::SKIP | mark::ASKS));
        one.tier = AWAITED;
        answers && !orders
    });
}

/// "Check the edge, it is normal for it to flap" orders a check and does not ask whether the edge
/// is back to normal.
fn keep_checks_to_their_clause(items: &[Item], found: &mut Vec<Match>) {
    found.retain(|one| {
        let checks = one.kind == Kind::AskRecovered && items[one.from].is_any(mark::VERB);
        !(checks && has_break_inside(items, one))
    });
}

/// Whether a break stands inside a cue.
fn has_break_inside(items: &[Item], one: &Match) -> bool {
    items[one.from + 1..one.to]
        .iter()
        .any(|item| item.cut != NO_BREAK)
}

/// "Five minutes, got it?" is a time and a question of its own.
fn keep_times_to_their_clause(items: &[Item], found: &mut Vec<Match>, lexicon: &Lexicon) {
    found.retain(|one| {
        let asks = one.kind == Kind::GrantTime
            && one.hints.has(Hints::BOX)
            && matches!(
                lexicon.text(items[one.to - 1].word),
                "understood" | "it" | "that" | "copy" | "clear" | "roger" | "confirm"
            );
        !(asks && has_break_inside(items, one))
    });
}

/// "The call, Tatiana" calls nobody in, "the release" lets nobody go, "what happened: …" asks
/// nobody.
fn strike_misread(items: &[Item], sentence: &Sentence, found: &mut Vec<Match>, lexicon: &Lexicon) {
    let text = |at: usize| lexicon.text(items[at].word);
    found.retain(|one| {
        // "we restore from a copy" asks for no confirmation
        let noun = one.kind == Kind::AskAck
            && one.from > sentence.low
            && text(one.from) == "copy"
            && matches!(
                text(one.from - 1),
                "a" | "an" | "the" | "our" | "this" | "staging"
            );
        if noun {
            return false;
        }
        // "Who can't sign in?" looks for nobody
        if one.kind == Kind::Assign && one.capture.is_some_and(|at| items[at].is_any(mark::NOT)) {
            return false;
        }
        // "You have the key?" gives nobody anything
        let holds = one.kind == Kind::Assign && text(one.from) == "you";
        if holds && items[sentence.high].cut > STOP && text(one.from + 1) == "have" {
            return false;
        }
        if one.kind == Kind::AskStatus && text(one.to - 1) == "happened" {
            let next = &items[one.to];
            return next.cut != COMMA || next.is_any(class::PERSON | mark::SKIP | mark::LEAD);
        }
        if !matches!(one.kind, Kind::Page | Kind::Release | Kind::Remove) {
            return true;
        }
        let last = &items[one.to - 1];
        let spoken_to = one.kind == Kind::Page
            && one.to - 1 > one.from
            && last.is_any(class::PERSON)
            && last.cut != NO_BREAK;
        let a_thing = one.from > sentence.low
            && matches!(
                text(one.from),
                "call" | "page" | "ring" | "release" | "drop"
            )
            && matches!(
                text(one.from - 1),
                "the" | "this" | "a" | "our" | "that" | "status"
            );
        !(spoken_to || a_thing)
    });
}

/// "Research grants pay for half of it", "I might page him": no order is given by what a sentence
/// tells, and by what somebody may do.
fn strike_told(items: &[Item], sentence: &Sentence, found: &mut Vec<Match>, lexicon: &Lexicon) {
    let text = |at: usize| lexicon.text(items[at].word);
    let asks = items[sentence.high].cut > STOP;
    found.retain(|one| {
        if one.tier >= AWAITED || matches!(one.kind, Kind::Nothing | Kind::Courtesy) {
            return true;
        }
        let maybe = one.from > sentence.low
            && items[one.from].cut == NO_BREAK
            && matches!(text(one.from - 1), "might" | "may")
            && !asks;
        let bare = one.kind == Kind::Assign
            && one.capture == Some(one.from)
            && one.to == one.from + 1
            && items[one.from].is_any(class::START)
            && !items[sentence.low..one.from]
                .iter()
                .any(|item| item.is_any(class::PERSON | class::TEAM | mark::GROUP));
        let for_nobody = bare
            && !items[one.from].is_any(class::REMEDY)
            && !items[sentence.low..sentence.high]
                .iter()
                .any(|item| item.is_any(class::PERSON | mark::GROUP));
        // in the middle of a sentence it may be anything, unless it is asked for
        let opens = items[sentence.low..one.from]
            .iter()
            .all(|item| item.is_any(mark::SKIP | mark::LEAD))
            || (sentence.low..sentence.high).any(|at| text(at) == "please")
            || matches!(text(sentence.low), "since" | "as" | "because" | "given");
        if bare && items[one.from].looks & OWNS != 0 {
            return false; // "rollback's at eighty percent"
        }
        if for_nobody && !(opens && takes_an_object(items, one.to, sentence.high, lexicon)) {
            return false;
        }
        let tells =
            bare && !matches!(
                text(one.from),
                "check"
                    | "see"
                    | "verify"
                    | "confirm"
                    | "ensure"
                    | "make"
                    | "find"
                    | "watch"
                    | "tell"
                    | "let"
                    | "say"
                    | "look"
                    | "keep"
                    | "validate"
                    | "know"
                    | "show"
            ) && (one.to..sentence.high)
                .take_while(|at| items[*at].cut == NO_BREAK && !items[*at].is_any(mark::ASKS))
                .take_while(|at| !matches!(text(*at), "that" | "and" | "or" | "until" | "so"))
                .any(|at| {
                    at > one.to
                        && matches!(
                            text(at),
                            "is" | "was"
                                | "were"
                                | "goes"
                                | "comes"
                                | "came"
                                | "shows"
                                | "has"
                                | "pays"
                                | "pay"
                                | "takes"
                                | "took"
                                | "had"
                                | "went"
                                | "forgot"
                                | "promised"
                                | "means"
                                | "always"
                                | "are"
                        )
                });
        !(maybe || tells)
    });
}

/// Whether what stands behind a verb can be what it is done to: "check the logs", "count errors",
/// but not "drill I forgot".
fn takes_an_object(items: &[Item], at: usize, high: usize, lexicon: &Lexicon) -> bool {
    // "carry on", "keep going" are words to somebody who is at work; the drill knows to whom
    if matches!(
        lexicon.text(items[at - 1].word),
        "carry" | "keep" | "continue" | "go" | "take"
    ) {
        return true;
    }
    let Some(next) = items[..high].get(at) else {
        return false;
    };
    if next.cut != NO_BREAK {
        return false;
    }
    if next.is_any(class::SERVICE | class::TEAM | class::REMEDY | class::NUM | mark::ASKS)
        || next.word == UNKNOWN
    {
        return true;
    }
    match lexicon.text(next.word) {
        "me" | "us" => items[..high]
            .get(at + 1)
            .is_some_and(|behind| matches!(lexicon.text(behind.word), "the" | "a" | "an" | "all")),
        "of" | "until" | "till" | "in" | "as" | "than" | "but" | "is" | "are" | "was" | "were"
        | "has" | "had" | "have" | "do" | "does" | "did" | "will" | "would" | "can" | "could"
        | "and" | "or" | "not" | "by" | "from" | "on" | "there" | "here" => false,
        _ => {
            !next.is_any(mark::SUBJECT) || matches!(lexicon.text(next.word), "that" | "this" | "it")
        }
    }
}

/// What somebody else said is no act of the speaker.
fn strike_quoted(items: &[Item], found: &mut Vec<Match>) {
    let all = items
        .split_last()
        .is_some_and(|(_, items)| items.iter().all(is_quoted));
    if !all {
        found.retain(|one| !is_quoted(&items[one.from]));
    }
}

/// "Grant said we should roll back": from the report on, nothing is performed, up to a comma
/// behind which the speaker goes on in their own words.
fn strike_reported(items: &[Item], sentence: &Sentence, found: &mut Vec<Match>, lexicon: &Lexicon) {
    let reports: Vec<Match> = found
        .iter()
        .filter(|one| one.kind == Kind::Nothing)
        .copied()
        .collect();
    for report in reports {
        let end = (report.to + 1..sentence.high)
            .find(|at| {
                let item = &items[*at];
                let turns = matches!(
                    lexicon.text(item.word),
                    "but" | "so" | "can" | "could" | "please" | "anyway" | "however"
                );
                turns && item.cut != NO_BREAK
                    || lexicon.text(item.word) == "but"
                    || (item.cut != NO_BREAK && item.is_any(class::PERSON))
            })
            .unwrap_or(sentence.high);
        found.retain(|one| {
            one.kind == Kind::Nothing
                || one.tier > report.tier
                || one.to <= report.from
                || one.from >= end
        });
    }
}

/// An order that hangs on a condition is not given yet.
fn strike_conditional(
    items: &[Item],
    sentence: &Sentence,
    found: &mut Vec<Match>,
    lexicon: &Lexicon,
) {
    let text = |at: usize| items.get(at).map_or("", |item| lexicon.text(item.word));
    for at in sentence.low..sentence.high {
        let starts = items[at].is_any(class::START);
        let before = || if at > sentence.low { text(at - 1) } else { "" };
        let conditional = match text(at) {
            "if" | "unless" => {
                starts
                    || !matches!(
                        before(),
                        "check"
                            | "see"
                            | "know"
                            | "tell"
                            | "out"
                            | "sure"
                            | "ask"
                            | "wonder"
                            | "verify"
                            | "confirm"
                            | "find"
                            | "me"
                            | "us"
                            | "investigate"
                            | "determine"
                            | "say"
                            | "idea"
                            | "as"
                            | "what"
                            | "even"
                            | "shout"
                            | "yell"
                            | "holler"
                            | "ping"
                            | "flag"
                            | "alert"
                            | "speak"
                            | "away"
                            | "immediately"
                            | "up"
                            | "matter"
                    )
            }
            "when" | "once" | "whenever" => starts,
            "as" => starts && text(at + 1) == "soon",
            "until" => {
                // what follows "until" is only a time
                found
                    .retain(|one| one.from <= at || one.from > at + 4 || one.kind == Kind::Nothing);
                false
            }
            "in" => text(at + 1) == "case",
            "provided" | "providing" | "assuming" | "supposing" => starts,
            // "were Dana to ask me"
            "were" | "had" => {
                at == sentence.low
                    && items[sentence.high].cut <= STOP
                    && items
                        .get(at + 1)
                        .is_some_and(|next| next.is_any(class::PERSON | mark::SUBJECT))
            }
            // "should Marcus come back, drop him"
            "should" => {
                let asks = items.get(sentence.high).is_some_and(|end| end.cut > STOP);
                starts && !asks && !matches!(text(at + 1), "we" | "i" | "you")
            }
            _ => false,
        };
        if matches!(
            text(at),
            "when" | "once" | "after" | "before" | "until" | "if" | "whether"
        ) {
            // "we can talk when the incident is over" does not say that it is
            let told = |one: &Match| {
                matches!(
                    one.kind,
                    Kind::DeclareResolved
                        | Kind::EndCall
                        | Kind::HandOver
                        | Kind::TakeCommand
                        | Kind::ConfirmReadback
                ) && one.from > at
                    && one.from <= at + 2
                    && items[at + 1..=one.from]
                        .iter()
                        .all(|item| item.cut == NO_BREAK)
            };
            found.retain(|one| !told(one));
        }
        let asks_kindly = !items[at].is_any(class::START)
            && text(at) == "if"
            && text(at + 1) == "you"
            && matches!(
                text(at + 2),
                "can" | "could" | "would" | "will" | "take" | "be"
            );
        if !conditional || asks_kindly {
            continue;
        }
        // the condition itself performs nothing
        let clause_end = (at + 1..sentence.high)
            .find(|next| items[*next].cut != NO_BREAK)
            .unwrap_or(sentence.high);
        found.retain(|one| {
            one.from <= at || one.from >= clause_end || one.tier >= 8 || one.from > at + 3
        });
        if is_courtesy(at, &text) {
            continue;
        }
        found.retain(|one| {
            let hangs = matches!(
                one.kind,
                Kind::Assign
                    | Kind::Decide
                    | Kind::Page
                    | Kind::CancelTask
                    | Kind::Release
                    | Kind::InstructPost
                    | Kind::ApprovePost
                    | Kind::DeclareSeverity
                    | Kind::Remove
                    | Kind::HandOver
                    | Kind::DeclareResolved
                    | Kind::EndCall
                    | Kind::Propose
                    | Kind::SpinOff
                    | Kind::Rotate
                    | Kind::Appoint
                    | Kind::AssignPostmortem
                    | Kind::TakeCommand
                    | Kind::Yield
            );
            let owns_it = one.from <= at && at < one.to;
            !hangs
                || owns_it
                || one.to <= at
                    && has_comma_between(items, one.to, at)
                    && !starts_sentence(sentence, at)
        });
    }
}

fn starts_sentence(sentence: &Sentence, at: usize) -> bool {
    at == sentence.low
}

fn has_comma_between(items: &[Item], from: usize, to: usize) -> bool {
    items[from..=to].iter().any(|item| item.cut != NO_BREAK)
        && items[from..=to].iter().any(|item| item.is_any(mark::LEAD))
}

/// "if you can", "when you have a moment": politeness, no condition.
fn is_courtesy<'a>(at: usize, text: &impl Fn(usize) -> &'a str) -> bool {
    match (text(at), text(at + 1), text(at + 2)) {
        ("if", "possible" | "needed" | "necessary" | "needs" | "that", _) => true,
        (
            "if",
            "you",
            "can" | "could" | "would" | "will" | "do" | "have" | "please" | "like" | "need"
            | "want" | "let" | "agree",
        ) => true,
        ("if", "i" | "we", "may" | "can" | "could") => true,
        ("if", "nobody" | "none" | "someone" | "anyone" | "everyone", "minds" | "objects") => true,
        ("if", "you", "are") => {
            matches!(text(at + 3), "willing" | "able" | "free" | "up" | "happy")
        }
        ("if", "it", "is") => matches!(text(at + 3), "okay" | "possible" | "not"),
        ("when" | "once" | "whenever", "you" | "ready" | "possible" | "done" | "that", _) => true,
        ("as", "soon", "as") => matches!(text(at + 3), "you" | "possible"),
        _ => false,
    }
}

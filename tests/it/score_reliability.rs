//! Whether marks can be relied on, held against drills that simulated commanders played.
//!
//! * Marked again, a recording has the same marks, also after it was written and read.
//! * A mark rests on what it cites. Take one cited event out of the recording, with everything
//!   that names it as the utterance that led to it: then the mark *changes*. For words of the
//!   trainee that were counted against them, its value does: another figure, other opportunities,
//!   or none. For whatever else is cited either the value does, or other evidence is cited in its
//!   place, because a log often tells a thing twice; it is not enough that the citation is gone.
//!   What does neither is named in [`STANDS_OTHERWISE`] and [`TOLD_BESIDE`], with the reason.
//! * Two things said one right after the other that have nothing to do with each other may as well
//!   have been said the other way round: put into the same second in either order, they come to
//!   the same marks with the same evidence.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use hotwash::drill::{Drill, Event, Seq, What};
use hotwash::hearing::Hearing;
use hotwash::rehearsal::{self, Bot};
use hotwash::scenario::Scenario;
use hotwash::score::{Measure, Policy, Score, Value, policy, score};
use hotwash::units::Moment;

use super::score_log::PAR;
use super::stage::{CHECKOUT, load, say, seed};

/// A drill that was played.
struct Played {
    name: String,
    scenario: Arc<Scenario>,
    log: Vec<Event>,
}

static PLAYED: LazyLock<Vec<Played>> = LazyLock::new(|| {
    let leak = load(include_str!("../../scenarios/slow-leak.ron"));
    let key = load(include_str!("../../scenarios/stolen-key.ron"));
    let brain = load(include_str!("../../scenarios/split-brain.ron"));
    [
        (&*CHECKOUT, "by-the-book"),
        (&*CHECKOUT, "mumbler"),
        (&*CHECKOUT, "random"),
        (&leak, "nag"),
        (&key, "pushover"),
        (&key, "hoarder"),
        (&brain, "vanisher"),
    ]
    .into_iter()
    .map(|((scenario, hearing), name)| {
        let mut drill = Drill::begin(scenario.clone(), hearing.clone(), seed(7));
        let mut bot = Bot::named(name).expect("it is shipped");
        rehearsal::play(&mut drill, &mut bot, |_, _| {});
        Played {
            name: format!("{name} in {}", scenario.id),
            scenario: scenario.clone(),
            log: drill.log().to_vec(),
        }
    })
    .collect()
});

fn pagerduty() -> Policy {
    policy::shipped("pagerduty").expect("it is shipped")
}

fn marks(log: &[Event], scenario: &Scenario) -> Score {
    score(log, scenario, &pagerduty(), Some(&PAR))
}

fn measures(score: &Score) -> impl Iterator<Item = &Measure> {
    score.dimensions.iter().flat_map(|one| &one.measures)
}

/// The words that led to an event, if words did.
fn utterance(event: &Event) -> Option<Seq> {
    let json = serde_json::to_value(event).expect("it is data");
    json.get("utterance").and_then(serde_json::Value::as_u64)
}

#[test]
fn a_recording_marked_again_has_the_same_marks_also_when_written_and_read() {
    for played in PLAYED.iter() {
        let once = marks(&played.log, &played.scenario);
        assert_eq!(
            once,
            marks(&played.log, &played.scenario),
            "{}",
            played.name
        );
        let read: Vec<Event> = played
            .log
            .iter()
            .map(|event| serde_json::to_string(event).expect("it is data"))
            .map(|line| serde_json::from_str(&line).expect("it reads back"))
            .collect();
        assert_eq!(once, marks(&read, &played.scenario), "{}", played.name);
    }
}

/// Faults whose value stands without the words that were counted, because what is missing then is
/// as bad and shown by something else.
const STANDS_OTHERWISE: [(&str, &str); 4] = [
    ("fitting-act", "without the wrong answer there is none"),
    (
        "handover-announced",
        "what did not announce it is followed by what does not either",
    ),
    ("end-announced", "without the false end there is none"),
    (
        "postmortem-owned",
        "without the end of the call there is the end of the drill",
    ),
];

/// What is cited to tell the story, by its measure and kind.
const TOLD_BESIDE: [(&str, &str, &str); 8] = [
    (
        "plain-words",
        "acronym-asked",
        "somebody did not know it; the words count anyway",
    ),
    (
        "read-back-answered",
        "read-back",
        "what was answered; the answer counts",
    ),
    (
        "dispute-length",
        "said",
        "how it was answered; the time counts",
    ),
    (
        "brief-complete",
        "said",
        "what was told twice stands by the other",
    ),
    (
        "verified-after",
        "recovery-told",
        "denied; that nobody confirmed it is as bad",
    ),
    (
        "verified-before-close",
        "recovery-told",
        "denied; that nobody confirmed it is as bad",
    ),
    ("verified-before-close", "said", "asked twice"),
    (
        "end-announced",
        "said",
        "a false end; that there was no true one is as bad",
    ),
];

fn kind(event: &Event) -> String {
    let json = serde_json::to_value(event).expect("it is data");
    json["kind"].as_str().unwrap_or_default().to_owned()
}

/// What is cited in the marks of one drill and does not bear on them.
fn unfounded(played: &Played) -> Vec<String> {
    let full = marks(&played.log, &played.scenario);
    let led_to: Vec<Option<Seq>> = played.log.iter().map(utterance).collect();
    let mut cited: BTreeMap<Seq, Vec<&Measure>> = BTreeMap::new();
    for measure in measures(&full) {
        for seq in &measure.evidence {
            cited.entry(*seq).or_default().push(measure);
        }
    }
    let mut wrong = Vec::new();
    for (seq, citing) in cited {
        let rest: Vec<Event> = played
            .log
            .iter()
            .zip(&led_to)
            .filter(|(event, words)| event.seq != seq && **words != Some(seq))
            .map(|(event, _)| event.clone())
            .collect();
        let less = marks(&rest, &played.scenario);
        for before in citing {
            let after = less.measure(&before.id).expect("it exists");
            let event = played.log.iter().find(|event| event.seq == seq);
            let event = event.expect("what is cited is there");
            let is_fault = before.faults.contains(&seq);
            let counted = matches!(
                before.value,
                Some(Value::Share { .. } | Value::Count { .. })
            );
            let own_words = matches!(
                &event.what,
                What::Said { who, .. } if *who == played.scenario.trainee
            );
            let excused = STANDS_OTHERWISE.iter().any(|(id, _)| *id == before.id);
            let is_strict = is_fault && counted && own_words && !excused;
            let other_evidence = || {
                let left = before.evidence.iter().filter(|one| **one != seq);
                !left.eq(after.evidence.iter())
            };
            let kind = kind(event);
            let beside = TOLD_BESIDE
                .iter()
                .any(|(id, of, _)| *id == before.id && *of == kind);
            let changes = after.value != before.value || (!is_strict && other_evidence());
            if !changes && !beside {
                let what: String = format!("{:?}", event.what).chars().take(150).collect();
                wrong.push(format!(
                    "{} of {} cites {}: {what}",
                    before.id,
                    played.name,
                    if is_fault { "a fault" } else { "evidence" }
                ));
            }
        }
    }
    wrong
}

#[test]
fn a_mark_changes_when_what_it_cites_is_taken_out() {
    let (one, other) = PLAYED.split_at(PLAYED.len() / 2);
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let first = scope.spawn(|| one.iter().flat_map(unfounded).collect::<Vec<_>>());
        let mut found: Vec<String> = other.iter().flat_map(unfounded).collect();
        found.extend(first.join().expect("no panic"));
        found
    });
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

/// What comes of words that concern one person, one task, one role, one post or the level alone.
const SEPARATE: [&str; 14] = [
    "heard",
    "ack-asked-again",
    "draft-revised",
    "estimate-asked",
    "followed-up",
    "paged",
    "post-asked",
    "risks-asked",
    "role-given",
    "severity-declared",
    "task-cancelled",
    "task-given",
    "thanked",
    "time-extended",
];
/// What names somebody or something that other words may be about, too.
const NAMES: [&str; 8] = [
    "who", "to", "task", "role", "remedy", "audience", "level", "draft",
];
/// What is said so soon after something else can be put into the same second with it [ms].
const RIGHT_AFTER: u64 = 10_000;

/// The same words, said in bursts: what a bot said is said at the last full twenty seconds.
fn in_bursts(played: &Played) -> Played {
    let hearing = Arc::new(Hearing::new(&played.scenario));
    let mut drill = Drill::begin(played.scenario.clone(), hearing, seed(7));
    for event in &played.log {
        if let What::Said { who, text, .. } = &event.what
            && *who == played.scenario.trainee
        {
            say(&mut drill, event.at.0 / 20_000 * 20, text);
        }
    }
    drill.advance(Moment::START + played.scenario.length.0);
    Played {
        name: format!("{} in bursts", played.name),
        scenario: played.scenario.clone(),
        log: drill.log().to_vec(),
    }
}

/// Everybody and everything that words were about, at once and later; nothing where they were
/// about more than that.
fn concerns(logged: &[serde_json::Value], words: Seq) -> Option<BTreeSet<String>> {
    // A task is about whoever has it, and about whoever had it.
    let owners = |task: &serde_json::Value| -> Vec<String> {
        let task = Some(task);
        logged
            .iter()
            .filter(|json| json.get("task") == task)
            .filter_map(|json| json.get("to").or(json.get("who")))
            .map(serde_json::Value::to_string)
            .collect()
    };
    let led_to = |json: &&serde_json::Value| json["utterance"].as_u64() == Some(words);
    let effects: Vec<&serde_json::Value> = logged.iter().filter(led_to).collect();
    let separate = |json: &&serde_json::Value| {
        json["kind"]
            .as_str()
            .is_some_and(|kind| SEPARATE.contains(&kind))
    };
    let named = effects
        .iter()
        .flat_map(|json| NAMES.iter().filter_map(|key| Some((*key, json.get(key)?))))
        .flat_map(|(key, value)| match key {
            // Somebody is the same whether they do something or it is done to them.
            "who" | "to" => vec![value.to_string()],
            "task" => owners(value),
            key => vec![format!("{key} {value}")],
        });
    (effects.len() > 1 && effects.iter().all(separate)).then(|| named.collect())
}

/// Where two things were said one right after the other that have nothing to do with each other:
/// where the first begins, the second begins, and what came of it at once ends.
fn independent(played: &Played) -> Vec<(usize, usize, usize)> {
    let log = &played.log;
    let logged: Vec<serde_json::Value> = log
        .iter()
        .map(|event| serde_json::to_value(event).expect("it is data"))
        .collect();
    let is_trainee = |at: usize| matches!(&log[at].what, What::Said { who, .. } if *who == played.scenario.trainee);
    let end_of = |from: usize| {
        let at_once = |at: &usize| {
            let is_effect = logged[*at]["utterance"].as_u64() == Some(log[from].seq);
            is_effect || matches!(log[*at].what, What::Logged { .. })
        };
        (from + 1..log.len())
            .take_while(at_once)
            .last()
            .unwrap_or(from)
            + 1
    };
    let mut pairs = Vec::new();
    for first in (0..log.len()).filter(|at| is_trainee(*at)) {
        let second = end_of(first);
        let follows = second < log.len()
            && is_trainee(second)
            && log[second].at.since(log[first].at).0 <= RIGHT_AFTER;
        let both = follows
            .then(|| {
                let one = concerns(&logged, log[first].seq)?;
                Some((one, concerns(&logged, log[second].seq)?))
            })
            .flatten();
        if both.is_some_and(|(one, other)| one.is_disjoint(&other)) {
            pairs.push((first, second, end_of(second)));
        }
    }
    pairs
}

/// The log with two neighbours in the same second, in the order that is asked for, and where each
/// event went.
fn in_one_second(
    log: &[Event],
    (first, second, end): (usize, usize, usize),
    turned: bool,
) -> (Vec<Event>, BTreeMap<Seq, Seq>) {
    let order: Vec<usize> = if turned {
        (0..first)
            .chain(second..end)
            .chain(first..second)
            .chain(end..log.len())
            .collect()
    } else {
        (0..log.len()).collect()
    };
    let moved: BTreeMap<Seq, Seq> = order
        .iter()
        .zip(1..)
        .map(|(from, seq)| (log[*from].seq, seq))
        .collect();
    let events = order.iter().map(|from| {
        let mut json = serde_json::to_value(&log[*from]).expect("it is data");
        json["seq"] = moved[&log[*from].seq].into();
        if let Some(words) = json["utterance"].as_u64() {
            json["utterance"] = moved[&words].into();
        }
        if (first..end).contains(from) {
            json["at_ms"] = log[first].at.0.into();
        }
        serde_json::from_value(json).expect("it reads back")
    });
    (events.collect(), moved)
}

#[test]
fn what_has_nothing_to_do_with_each_other_may_be_said_the_other_way_round() {
    let mut tried = 0;
    for played in PLAYED.iter() {
        let burst = in_bursts(played);
        for pair in independent(&burst) {
            tried += 1;
            let said = |at: usize| match &burst.log[at].what {
                What::Said { text, .. } => text.as_str(),
                _ => "",
            };
            let place = format!("{}: {} / {}", burst.name, said(pair.0), said(pair.1));
            let (straight, _) = in_one_second(&burst.log, pair, false);
            let (turned, moved) = in_one_second(&burst.log, pair, true);
            let before = marks(&straight, &burst.scenario);
            let after = marks(&turned, &burst.scenario);
            for (was, is) in measures(&before).zip(measures(&after)) {
                let went =
                    |seqs: &[Seq]| -> BTreeSet<Seq> { seqs.iter().map(|seq| moved[seq]).collect() };
                let stand = |seqs: &[Seq]| -> BTreeSet<Seq> { seqs.iter().copied().collect() };
                assert_eq!(was.value, is.value, "{} of {place}", was.id);
                assert_eq!(
                    went(&was.evidence),
                    stand(&is.evidence),
                    "{} of {place}",
                    was.id
                );
                assert_eq!(
                    went(&was.faults),
                    stand(&is.faults),
                    "{} of {place}",
                    was.id
                );
            }
        }
    }
    assert!(tried >= 20, "only {tried} pairs");
}

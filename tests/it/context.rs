//! Context: the same words mean different things at different moments of a drill. Whom "you" and
//! "she" mean, whose task "it" is, what a bare reply to pressure performs, and what no context
//! cures.

use hotwash::hearing::{Act, Context, Hearing, OpenPressure, OpenTask};
use hotwash::scenario::model::PressureKind;
use hotwash::units::Moment;
use proptest::prelude::*;

use crate::hearing::form;
use crate::stage::CHECKOUT;

/// What is heard in this context, a line for each act.
fn heard(text: &str, context: &Context) -> Vec<String> {
    form::lines(&CHECKOUT.1.hear(text, context))
}

/// The first act, of which `wanted` must be a part.
#[track_caller]
fn check(text: &str, context: &Context, wanted: &str) {
    let lines = heard(text, context);
    let first = lines.first().map_or("(nothing)", String::as_str);
    let id = |line: &str| line.split(' ').next().unwrap_or("").to_owned();
    let holds = wanted
        .split(' ')
        .all(|part| first.split(' ').any(|have| have == part));
    assert!(
        holds && id(first) == id(wanted),
        "{text}\n  wanted {wanted}\n  heard  {lines:?}"
    );
}

/// Priya has just answered the commander.
fn after_priya() -> Context {
    Context {
        last_speaker: Some("priya".into()),
        in_exchange_with: Some("priya".into()),
        mentioned: vec!["priya".into(), "hayley".into()],
        last_words: Some("The replica lags a little.".into()),
        ..Context::default()
    }
}

/// The commander has given Hayley a task, and nobody has spoken since.
fn after_the_order_to_hayley() -> Context {
    Context {
        last_addressee: Some("hayley".into()),
        mentioned: vec!["hayley".into(), "priya".into()],
        open_tasks: vec![
            OpenTask::of("sam", "watch the front end"),
            OpenTask::of("hayley", "check the gateway logs"),
        ],
        ..Context::default()
    }
}

/// Somebody has just pressed.
fn pressed(from: &str, kind: PressureKind) -> Context {
    Context {
        last_speaker: Some(from.into()),
        last_addressee: Some("hayley".into()),
        mentioned: vec![from.into(), "hayley".into()],
        pressure: vec![OpenPressure {
            from: from.into(),
            kind,
        }],
        pressed_last: true,
        ..Context::default()
    }
}

#[test]
fn you_is_whoever_the_commander_talks_with() {
    for (text, wanted) in [
        (
            "can you check the replica lag?",
            "assign directed=person to=priya",
        ),
        (
            "I need you to look at the pool",
            "assign directed=person to=priya",
        ),
        ("how long do you need?", "ask-estimate to=priya"),
        ("what do you suggest?", "ask-actions to=priya"),
        ("what do you see on the replica?", "ask-status to=priya"),
        (
            "yes or no please: does it drop writes?",
            "pin-answer to=priya",
        ),
        ("got it", "acknowledge to=priya"),
        ("thanks for that", "acknowledge to=priya"),
        ("you can leave the call", "release people=priya"),
    ] {
        check(text, &after_priya(), wanted);
    }
    let order = after_the_order_to_hayley();
    check(
        "can you look at the error rate too?",
        &order,
        "assign directed=person to=hayley",
    );
    check("understood?", &order, "ask-ack to=hayley");
    // nobody to talk with
    check(
        "can you check the replica lag?",
        &Context::default(),
        "assign directed=nobody to=",
    );
}

#[test]
fn it_and_that_are_the_task_of_whoever_was_last_spoken_with_or_of() {
    let context = after_the_order_to_hayley();
    for (text, wanted) in [
        ("and drop that", "cancel-task to=hayley"),
        ("drop it", "cancel-task to=hayley"),
        ("how is that going?", "follow-up to=hayley"),
        ("any news on that?", "follow-up to=hayley"),
        ("five more minutes then", "grant-time to=hayley"),
    ] {
        check(text, &context, wanted);
    }
    // Priya, who has no task, spoke since: the task is still Hayley's
    let context = Context {
        last_speaker: Some("priya".into()),
        mentioned: vec!["priya".into(), "hayley".into()],
        ..context
    };
    check("drop it", &context, "cancel-task to=hayley");
    check("how long do you need?", &context, "ask-estimate to=priya");
    // nobody mentioned: the newest task's owner
    let context = Context {
        mentioned: vec![],
        last_speaker: None,
        last_addressee: None,
        ..context
    };
    check("drop it", &context, "cancel-task to=hayley");
}

#[test]
fn a_pronoun_is_whoever_was_last_spoken_of_and_not_spoken_to() {
    let context = after_priya();
    for (text, wanted) in [
        ("page her", "page whom=priya"),
        ("get her on the call", "page whom=priya"),
        ("remove him from the call", "remove person=priya"),
        ("she can leave", "release people=priya"),
        (
            "Priya, please remove him from the call",
            "remove person=hayley",
        ),
        ("have her check the logs", "assign directed=person to=priya"),
    ] {
        check(text, &context, wanted);
    }
    // people named in the last words of another come first
    let context = Context {
        last_words: Some("Kenji knows that pool best.".into()),
        ..after_priya()
    };
    check("page him", &context, "page whom=kenji");
    // the utterance itself comes before all
    check(
        "Grant is out of line. Tatiana, remove him from the call.",
        &context,
        "remove person=grant",
    );
    check(
        "Jonas knows the edge. Page him.",
        &Context::default(),
        "page whom=jonas",
    );
    // things are "they" as well, and what is hers is not she
    check(
        "restart them",
        &context,
        "assign task=\"restart them\""
            .split(' ')
            .next()
            .unwrap_or(""),
    );
    assert!(heard("Sam, check her logs", &context)[0].contains("to=sam"));
    // nobody known: nobody is removed, least of all who is told to do it
    check(
        "Tatiana, please remove him from the call",
        &Context::default(),
        "remove person=-",
    );
}

#[test]
fn pronouns_that_the_scenario_gives_are_kept_to() {
    let source = include_str!("../../scenarios/checkout-latency.ron")
        .replacen(
            "name: \"Priya Raman\",",
            "name: \"Priya Raman\", pronouns: She,",
            1,
        )
        .replacen(
            "name: \"Sam Adeyemi\",",
            "name: \"Sam Adeyemi\", pronouns: He,",
            1,
        );
    let loaded = hotwash::scenario::load(&source);
    let hearing = Hearing::new(&loaded.scenario.expect("pronouns are part of the language"));
    let context = Context {
        mentioned: vec!["priya".into(), "sam".into(), "hayley".into()],
        ..Context::default()
    };
    let page = |text: &str| form::lines(&hearing.hear(text, &context))[0].clone();
    assert_eq!(page("page her"), "page whom=priya");
    assert_eq!(page("page him"), "page whom=sam");
}

#[test]
fn a_bare_order_is_a_reply_only_to_who_has_just_answered_or_asked() {
    check(
        "check the logs please",
        &after_priya(),
        "assign directed=person to=priya",
    );
    check(
        "please go ahead and restart it",
        &after_priya(),
        "assign directed=person to=priya",
    );
    let spoke_of_something_else = Context {
        in_exchange_with: None,
        ..after_priya()
    };
    check(
        "check the logs please",
        &spoke_of_something_else,
        "assign directed=nobody to=",
    );
    // an order behind the reply is no reply
    let lines = heard(
        "Thanks. So the plan stands. Check the logs please.",
        &after_priya(),
    );
    assert!(
        lines.iter().any(|line| line.contains("directed=nobody")),
        "{lines:?}"
    );
}

#[test]
fn no_context_cures_an_order_to_nobody() {
    for text in [
        "Can someone check the logs?",
        "We should check the logs.",
        "Could somebody please look into the replica lag?",
        "The logs need to be checked.",
        "Somebody restart the gateway",
        "Let's check the pool.",
        "Who can look into the errors?",
    ] {
        for context in [
            after_priya(),
            after_the_order_to_hayley(),
            pressed("marcus", PressureKind::InformationRequest),
        ] {
            let lines = heard(text, &context);
            assert!(
                lines
                    .iter()
                    .any(|line| line.contains("directed=nobody") && line.ends_with("to=")),
                "{text}: {lines:?}"
            );
        }
    }
    // whoever presses is given no work by a "you" that names nobody
    let context = pressed("marcus", PressureKind::InformationRequest);
    check(
        "can you check the replica lag?",
        &context,
        "assign directed=nobody to=",
    );
}

#[test]
fn the_same_words_give_a_task_or_ask_for_it() {
    let context = after_the_order_to_hayley();
    for (text, wanted) in [
        (
            "Hayley, can you check the gateway logs?",
            "follow-up to=hayley",
        ),
        (
            "Hayley, look into the gateway logs please",
            "follow-up to=hayley",
        ),
        (
            "Hayley, what do the logs say, what are you seeing?",
            "follow-up to=hayley",
        ),
        (
            "Hayley, can you check the payment queue?",
            "assign to=hayley",
        ),
        ("Hayley, restart the gateway", "assign to=hayley"),
        ("Jonas, can you check the gateway logs?", "assign to=jonas"),
    ] {
        check(text, &context, wanted);
    }
    let text =
        "Hayley, please check the gateway logs, I'll come back to you in five minutes. Understood?";
    assert_eq!(
        heard(text, &context),
        [
            "follow-up to=hayley",
            "grant-time timebox_s=300 to=hayley",
            "ask-ack to=hayley"
        ]
    );
    // without a drill the words alone decide
    check(
        "Hayley, can you check the gateway logs?",
        &Context::default(),
        "assign to=hayley",
    );
    // who asked back waits for an order
    let mut asked_back = after_the_order_to_hayley();
    asked_back.open_tasks[1].asked_back = true;
    check(
        "Hayley, can you check the gateway logs?",
        &asked_back,
        "assign to=hayley",
    );
}

#[test]
fn going_on_is_received_and_no_new_order() {
    let context = after_the_order_to_hayley();
    for text in ["Good, carry on.", "keep going", "okay, take your time"] {
        check(text, &context, "acknowledge to=hayley");
    }
    check(
        "Good, carry on.",
        &Context::default(),
        "assign directed=nobody",
    );
}

/// The table of bare replies, kind by kind.
#[test]
fn a_bare_reply_answers_the_pressure_that_is_open() {
    use PressureKind as Kind;
    for (from, kind, text, wanted) in [
        (
            "marcus",
            Kind::AntiMotivation,
            "that can wait until we're done",
            "defer-to-after to=marcus",
        ),
        (
            "marcus",
            Kind::AntiMotivation,
            "noted, we're working on it",
            "acknowledge to=marcus",
        ),
        (
            "marcus",
            Kind::InformationRequest,
            "no, not now",
            "defer-to-after to=marcus",
        ),
        (
            "marcus",
            Kind::InformationRequest,
            "later",
            "defer-to-after to=marcus",
        ),
        (
            "marcus",
            Kind::InformationRequest,
            "no",
            "refuse-request to=marcus",
        ),
        (
            "marcus",
            Kind::InformationRequest,
            "sorry, we can't do that now",
            "refuse-request to=marcus",
        ),
        (
            "marcus",
            Kind::InformationRequest,
            "sure, will do",
            "yield to=marcus",
        ),
        (
            "grant",
            Kind::SeverityDispute,
            "we'll sort that out later",
            "close-severity-debate",
        ),
        (
            "grant",
            Kind::SeverityDispute,
            "not now",
            "close-severity-debate",
        ),
        (
            "grant",
            Kind::SeverityDispute,
            "Grant, that can wait until we're done",
            "close-severity-debate",
        ),
        (
            "grant",
            Kind::ProcessDispute,
            "we'll look at that afterwards",
            "close-process-debate",
        ),
        (
            "grant",
            Kind::ProcessDispute,
            "not now",
            "close-process-debate",
        ),
        (
            "dana",
            Kind::ExecutiveTakeover,
            "go ahead then, it's yours",
            "yield to=dana",
        ),
        (
            "dana",
            Kind::ExecutiveTakeover,
            "okay, do it",
            "yield to=dana",
        ),
        (
            "dana",
            Kind::ExecutiveTakeover,
            "fine, we'll do that",
            "yield to=dana",
        ),
        (
            "dana",
            Kind::ExecutiveTakeover,
            "are you taking it?",
            "challenge-takeover to=dana",
        ),
        (
            "dana",
            Kind::ExecutiveTakeover,
            "do you want it?",
            "challenge-takeover to=dana",
        ),
    ] {
        check(text, &pressed(from, kind), wanted);
    }
    // neither gives anything away
    for text in ["okay", "fine", "right", "okay, fine"] {
        let lines = heard(text, &pressed("dana", Kind::ExecutiveTakeover));
        assert_eq!(lines, [""; 0], "{text}");
    }
    // said to somebody else, or after somebody else spoke, the words are what they are
    let mut context = pressed("dana", Kind::ExecutiveTakeover);
    check("Hayley, do it", &context, "assign to=hayley");
    context.pressed_last = false;
    assert!(!heard("okay, do it", &context)[0].starts_with("yield"));
}

#[test]
fn a_clock_time_is_reckoned_from_now() {
    // the call begins at a clock time of the scenario's; ten minutes later it is ten less to go
    let text = "Hayley, check the gateway, I'll come back to you by 14:50.";
    let at = |now: Option<Moment>| {
        let heard = CHECKOUT.1.hear(
            text,
            &Context {
                now,
                ..Context::default()
            },
        );
        match &heard.acts[0].act {
            Act::Assign { timebox_s, .. } => timebox_s.expect("a time box"),
            act => panic!("{act:?}"),
        }
    };
    assert_eq!(at(None), at(Some(Moment::START)));
    assert_eq!(at(None) - at(Some(Moment::at(10, 30))), 630);
    let past = |now: Moment, text: &str| {
        let context = Context {
            now: Some(now),
            ..Context::default()
        };
        match &CHECKOUT.1.hear(text, &context).acts[0].act {
            Act::Assign { timebox_s, .. } => timebox_s.expect("a time box"),
            act => panic!("{act:?}"),
        }
    };
    let early = past(
        Moment::START,
        "Hayley, check the gateway until quarter past.",
    );
    let later = past(
        Moment::at(4, 20),
        "Hayley, check the gateway until quarter past.",
    );
    assert_eq!((early + 3600 - later) % 3600, 260);
}

fn anybody() -> impl Strategy<Value = Option<hotwash::scenario::ids::PersonId>> {
    let ids = [
        "priya",
        "hayley",
        "tatiana",
        "marcus",
        "dana",
        "alex",
        "nobody-known",
    ];
    prop::option::of(prop::sample::select(ids.to_vec()).prop_map(Into::into))
}

proptest! {
    #[test]
    fn no_context_breaks_hearing(
        words in prop::collection::vec(prop::sample::select(
            "he she him her them they you it that drop page remove check the logs , . ? not now later no do fine \
             hayley tatiana okay carry on five minutes until 14:50 sev 1 /dm".split_whitespace().collect::<Vec<_>>()), 0..14),
        people in prop::collection::vec(anybody(), 6),
        now in 0u64..100_000_000,
        pressed_last: bool,
    ) {
        let text = words.join(" ");
        let context = Context {
            last_speaker: people[0].clone(),
            last_addressee: people[1].clone(),
            in_exchange_with: people[2].clone(),
            briefing: people[3].clone(),
            mentioned: people.iter().flatten().cloned().collect(),
            last_words: Some(text.clone()),
            open_tasks: people.iter().flatten().map(|who| OpenTask::of(who.clone(), text.clone())).collect(),
            pressure: people[4].iter().map(|from| OpenPressure { from: from.clone(), kind: PressureKind::InformationRequest }).collect(),
            pressed_last,
            now: Some(Moment(now)),
            ..Context::default()
        };
        let first = CHECKOUT.1.hear(&text, &context);
        for act in &first.acts {
            prop_assert!(text.get(act.span.0..act.span.1).is_some());
        }
        prop_assert_eq!(&first, &CHECKOUT.1.hear(&text, &context));
    }
}

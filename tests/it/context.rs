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
        ("you own the postmortem", "assign-postmortem person=priya"),
        ("you're my deputy", "appoint person=priya"),
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
    assert_eq!(heard("Good, carry on.", &Context::default()), [""; 0]);
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
    // courtesies may stand before it
    check(
        "Fine. Do it.",
        &pressed("dana", Kind::ExecutiveTakeover),
        "yield to=dana",
    );
    check(
        "No, we're busy.",
        &pressed("marcus", Kind::InformationRequest),
        "refuse-request to=marcus",
    );
    check(
        "In ten minutes.",
        &pressed("ines", Kind::UpdateDemand),
        "promise-update next_in_s=600",
    );
    // an argument is dropped, not somebody's task
    let mut context = pressed("grant", Kind::SeverityDispute);
    context.open_tasks = vec![OpenTask::of("hayley", "check the gateway logs")];
    check("Drop it.", &context, "close-severity-debate");
    // all of these are understood
    for text in ["later", "do it", "not here"] {
        let heard = CHECKOUT
            .1
            .hear(text, &pressed("dana", Kind::ExecutiveTakeover));
        assert_eq!(heard.not_understood, [""; 0], "{text}");
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

mod talk {
    //! The same inside a drill: who spoke to whom is taken from what was said.

    use hotwash::drill::event::Ended;
    use hotwash::drill::{Drill, What};
    use hotwash::hearing::Act;
    use hotwash::scenario::model::PressureKind;
    use hotwash::units::Moment;

    use crate::stage::{all, opened, say};

    /// What the trainee's last words performed.
    pub fn last_acts(drill: &Drill) -> Vec<Act> {
        let heard = all(drill, |what| match what {
            What::Heard { acts, .. } => Some(acts),
            _ => None,
        });
        let (_, acts) = heard.last().expect("something was heard");
        acts.iter().map(|heard| heard.act.clone()).collect()
    }

    #[track_caller]
    fn performs(drill: &Drill, act: &str, to: &str) {
        let acts = last_acts(drill);
        assert!(
            acts.iter()
                .any(|one| one.id() == act
                    && one.said_to().iter().map(|party| party.as_str()).eq([to])),
            "wanted {act} to {to}: {acts:?}"
        );
    }

    #[track_caller]
    fn performs_at_all(drill: &Drill, act: &str) {
        let acts = last_acts(drill);
        assert!(
            acts.iter().any(|one| one.id() == act),
            "wanted {act}: {acts:?}"
        );
    }

    fn commanded() -> Drill {
        opened(3)
    }

    const ORDER: &str = "Hayley, please look into the payments gateway, I'll come back to you in five minutes. Understood?";

    #[test]
    fn the_order_its_follow_up_and_its_end_need_the_name_only_once() {
        let mut drill = commanded();
        say(&mut drill, 60, ORDER);
        say(&mut drill, 64, "And how is that going?");
        performs(&drill, "follow-up", "hayley");
        say(&mut drill, 100, "How long do you need?");
        performs(&drill, "ask-estimate", "hayley");
        say(
            &mut drill,
            130,
            "Hayley, can you look into the payments gateway?",
        );
        performs(&drill, "follow-up", "hayley");
        say(&mut drill, 160, "And drop that, please.");
        performs(&drill, "cancel-task", "hayley");
        assert!(
            drill.state().open_tasks().next().is_none(),
            "it was called off"
        );
        // with the task gone, the words give it again
        say(
            &mut drill,
            190,
            "Hayley, can you look into the payments gateway?",
        );
        performs(&drill, "assign", "hayley");
    }

    #[test]
    fn a_bare_reply_settles_the_dispute_that_was_just_voiced() {
        let settled = (1..40).find_map(|number| {
            let mut drill = opened(number);
            let kind = PressureKind::SeverityDispute;
            while drill.next_due()? < Moment::at(40, 0) {
                drill.advance(drill.next_due()?);
                let context = drill.context();
                let voiced = context.pressed_last && context.pressure[0].kind == kind;
                if voiced {
                    let now = drill.now().0.div_ceil(1000);
                    say(&mut drill, now, "We'll sort that out later.");
                    performs_at_all(&drill, "close-severity-debate");
                    let arc = drill.state().arcs.values().find(|arc| arc.kind == kind)?;
                    return Some(arc.ended);
                }
            }
            None
        });
        assert_eq!(settled, Some(Some(Ended::Settled)));
    }

    #[test]
    fn you_is_whoever_answered_and_an_order_to_nobody_stays_one() {
        let mut drill = commanded();
        say(&mut drill, 60, "Priya, what are you seeing?");
        drill.advance(Moment(72_000));
        let spoke = all(&drill, |what| match what {
            What::Said { who, .. } if who.as_str() == "priya" => Some(()),
            _ => None,
        });
        assert!(!spoke.is_empty(), "Priya answers");
        say(&mut drill, 73, "Can you check the replica lag?");
        performs(&drill, "assign", "priya");
        assert!(
            drill
                .state()
                .open_tasks()
                .any(|task| task.to.as_str() == "priya")
        );
        say(&mut drill, 100, "Can someone check the payments gateway?");
        let undirected = all(&drill, |what| {
            matches!(what, What::OrderUndirected { .. }).then_some(())
        });
        assert_eq!(undirected.len(), 1);
    }
}

mod told {
    //! A brief to the incoming commander: its facts, what is wrong with them, and what comes of it.

    use hotwash::drill::{Drill, Seq, What};
    use hotwash::hearing::{Act, BriefElement, BriefFacts, Context};
    use hotwash::rehearsal::{self, Bot};
    use hotwash::score::{Measure, Rating, policy, score};
    use hotwash::units::Moment;

    use super::talk::last_acts;
    use crate::stage::{CHECKOUT, all, in_full_swing, say, seed, uttered};

    /// The facts of a brief that is given when the call begins, at 14:02.
    fn facts(text: &str) -> BriefFacts {
        let heard = CHECKOUT.1.hear(text, &Context::default());
        match heard.acts.first().map(|one| &one.act) {
            Some(Act::Brief { facts, .. }) => facts.clone(),
            act => panic!("{text}: {act:?}"),
        }
    }

    #[track_caller]
    fn tasks(text: &str, wanted: &[(&str, &str, Option<i64>)]) {
        let told = facts(text);
        let have: Vec<(&str, &str, Option<i64>)> = told
            .tasks
            .iter()
            .map(|task| (task.who.as_str(), task.task.as_str(), task.due_in_s))
            .collect();
        assert_eq!(have, wanted, "{text}");
    }

    #[test]
    fn the_level_is_told_in_many_ways_and_what_was_is_not_what_is() {
        for (text, level) in [
            (
                "/dm tatiana it's a sev 1, started at two, Hayley is on the gateway",
                Some(1),
            ),
            (
                "/dm tatiana Severity: the severity is one, and it is not over.",
                Some(1),
            ),
            (
                "/dm tatiana We are at severity two since noon. Risks: the pool.",
                Some(2),
            ),
            (
                "/dm tatiana it was a sev 3, now it is a sev 2. Risk is the pool.",
                Some(2),
            ),
            (
                "/dm tatiana story: deploy went out and errors started; risk is the pool",
                None,
            ),
        ] {
            assert_eq!(facts(text).severity, level, "{text}");
        }
    }

    #[test]
    fn who_does_what_until_when_is_read_from_plain_words() {
        tasks(
            "/dm tatiana sev 1. Hayley has the gateway logs until ten past, Priya is on the replica lag.",
            &[
                ("hayley", "the gateway logs", Some(480)),
                ("priya", "the replica lag", None),
            ],
        );
        tasks(
            "/dm tatiana Open tasks: Sam has \"roll back deploy 714\", due at 14:40; Priya has \"look into the orders database\", due now.",
            &[
                ("sam", "roll back deploy 714", Some(2280)),
                ("priya", "look into the orders database", Some(0)),
            ],
        );
        tasks(
            "/dm tatiana sev 1 and Sam is rolling back the deploy and Jonas is checking the edge, back in five minutes",
            &[
                ("sam", "rolling back the deploy", None),
                ("jonas", "checking the edge", Some(300)),
            ],
        );
        // past, by the clock; and what is no task
        tasks(
            "/dm tatiana sev 1. Hayley has the gateway logs, due at 13:58. Wei is scribe. I talked to Lucia.",
            &[("hayley", "the gateway logs", Some(-240))],
        );
    }

    #[test]
    fn the_next_update_is_told_by_the_clock_or_in_minutes() {
        for (text, due) in [
            ("/dm tatiana sev 1. Next update at quarter past.", Some(780)),
            (
                "/dm tatiana sev 1. The next update is due in ten minutes.",
                Some(600),
            ),
            (
                "/dm tatiana sev 1. Promises made outside: the next update was promised for 14:55.",
                Some(3180),
            ),
            ("/dm tatiana sev 1. We post updates every 20 minutes.", None),
            (
                "/dm tatiana sev 1. The last update went out at 13:50, risk is the pool.",
                None,
            ),
        ] {
            assert_eq!(facts(text).next_update_in_s, due, "{text}");
        }
    }

    #[test]
    fn a_brief_without_facts_prints_as_before() {
        let heard = CHECKOUT.1.hear(
            "/dm tatiana story: deploy went out; risk is the pool",
            &Context::default(),
        );
        let json = serde_json::to_value(&heard.acts[0]).expect("json");
        let mut keys: Vec<&String> = json.as_object().expect("an object").keys().collect();
        keys.sort();
        assert_eq!(keys, ["act", "elements", "span", "to"]);
    }

    /// Severity one; Sam has the checkout API until 14:12; the next update is due at 14:23.
    fn commanded() -> Drill {
        let mut drill = in_full_swing(3);
        drill.advance(Moment(100_000));
        drill
    }

    fn checked(drill: &Drill) -> Vec<(BriefElement, &str, &str, bool)> {
        let pick = |what| match what {
            &What::BriefChecked {
                element,
                ref said,
                ref truth,
                right,
                ..
            } => Some((element, said.as_str(), truth.as_str(), right)),
            _ => None,
        };
        all(drill, pick).into_iter().map(|(_, fact)| fact).collect()
    }

    fn brief_true(drill: &Drill) -> Measure {
        let policy = policy::shipped("pagerduty").expect("it is shipped");
        let score = score(drill.log(), &CHECKOUT.0, &policy, None);
        score
            .measure("brief-true")
            .expect("it is a measure")
            .clone()
    }

    fn read_back(drill: &Drill) -> &str {
        let said = all(drill, |what| match what {
            What::Said { who, text, to, .. } if who.as_str() == "tatiana" && !to.is_empty() => {
                Some(text.as_str())
            }
            _ => None,
        });
        said.iter()
            .map(|(_, text)| *text)
            .rfind(|text| {
                text.contains("everity") || text.contains("update") || text.contains("has")
            })
            .expect("it was read back")
    }

    #[test]
    fn a_true_brief_is_found_true() {
        let mut drill = commanded();
        say(
            &mut drill,
            120,
            "/dm tatiana Severity one. The story: checkout is slow. Sam has the checkout API until 14:12. Risks: the fail-over may lose orders. The next update is due at 14:23.",
        );
        let facts = checked(&drill);
        assert_eq!(facts.len(), 3, "{facts:?}");
        assert!(facts.iter().all(|(_, _, _, right)| *right), "{facts:?}");
        let measure = brief_true(&drill);
        assert_eq!((measure.score, measure.faults.len()), (Some(100), 0));
        assert!(measure.say_instead.is_none());
    }

    #[test]
    fn wrong_facts_are_marked_with_the_words_and_what_was_so() {
        let mut drill = commanded();
        let words = "/dm tatiana Severity two. The story: checkout is slow. Jonas has the checkout API. Risks: the fail-over may lose orders. The next update is due at 14:40.";
        say(&mut drill, 120, words);
        let facts = checked(&drill);
        assert_eq!(
            facts,
            [
                (BriefElement::Severity, "severity 2", "severity 1", false),
                (
                    BriefElement::Tasks,
                    "Jonas has \"the checkout API\"",
                    "Sam has \"look into the checkout API\" until 14:12",
                    false
                ),
                (
                    BriefElement::Promises,
                    "next update due at 14:40",
                    "next update due at 14:23",
                    false
                ),
            ]
        );
        let brief: Seq = uttered(&drill, "/dm tatiana");
        let measure = brief_true(&drill);
        assert_eq!((measure.rating, measure.score), (Some(Rating::U), Some(0)));
        assert_eq!(measure.faults, [brief]);
        let instead = measure
            .say_instead
            .expect("words that would have been true");
        for part in [
            "Tatiana",
            "severity 1, not severity 2",
            "14:23, not",
            "Sam has",
        ] {
            assert!(instead.contains(part), "{instead}");
        }
        // and nobody tells the trainee while the drill runs
        let hidden = drill
            .log()
            .iter()
            .filter(|event| matches!(event.what, What::BriefChecked { .. }));
        for event in hidden {
            assert_eq!(event.audience(), hotwash::drill::event::Audience::Hidden);
        }
    }

    #[test]
    fn what_was_told_wrongly_is_read_back_so_and_can_be_put_right() {
        let mut drill = commanded();
        say(
            &mut drill,
            120,
            "/dm tatiana Severity two. The story: checkout is slow. Jonas has the checkout API.",
        );
        drill.advance(Moment(145_000));
        let read = read_back(&drill);
        assert!(
            read.contains("severity 2") && read.contains("Jonas has"),
            "{read}"
        );
        say(
            &mut drill,
            150,
            "/dm tatiana No, the severity is one and Sam has the checkout API.",
        );
        let judged = all(&drill, |what| match what {
            What::ReadBackJudged { right } => Some(*right),
            _ => None,
        });
        assert_eq!(judged.last().map(|(_, right)| *right), Some(true));
        assert_eq!(
            brief_true(&drill).score,
            Some(100),
            "put right before command passed"
        );
        // confirming it instead is wrong
        let mut drill = commanded();
        say(
            &mut drill,
            120,
            "/dm tatiana Severity two. The story: checkout is slow.",
        );
        drill.advance(Moment(145_000));
        say(&mut drill, 150, "/dm tatiana That's right.");
        let judged = all(&drill, |what| match what {
            What::ReadBackJudged { right } => Some(*right),
            _ => None,
        });
        assert_eq!(judged.last().map(|(_, right)| *right), Some(false));
        assert_eq!(brief_true(&drill).score, Some(0));
    }

    #[test]
    fn a_brief_gathers_its_parts_over_several_messages() {
        let mut drill = commanded();
        for (at, words) in [
            (
                120,
                "/dm tatiana Severity one, and the story: checkout is slow since noon.",
            ),
            (124, "/dm tatiana Sam has the checkout API until 14:12."),
            (128, "/dm tatiana We promised the next update for 14:23."),
            (
                132,
                "/dm tatiana The danger is that failing over might lose orders.",
            ),
        ] {
            say(&mut drill, at, words);
            let acts = last_acts(&drill);
            assert!(matches!(acts[..], [Act::Brief { .. }]), "{words}: {acts:?}");
        }
        assert_eq!(drill.state().handover.elements.len(), 5);
        assert!(
            checked(&drill).iter().all(|(_, _, _, right)| *right),
            "{:?}",
            checked(&drill)
        );
        // an order in the middle of it is an order
        say(&mut drill, 134, "/dm tatiana Please watch the error rates.");
        assert_eq!(last_acts(&drill)[0].id(), "assign");
    }

    #[test]
    fn a_stale_task_and_a_stale_promise_are_told_from_what_cannot_be_compared() {
        let mut drill = commanded();
        say(&mut drill, 105, "Sam, drop that please.");
        say(
            &mut drill,
            120,
            "/dm tatiana Severity one. Sam has the checkout API. Lucia has comms. Wei is scribe.",
        );
        let facts = checked(&drill);
        assert_eq!(facts.len(), 2, "{facts:?}");
        let (_, _, truth, right) = facts[1];
        assert!(!right && truth.contains("called off"), "{facts:?}");
    }

    /// The bot that plays by the book tells the truth; that it does is also the proof that facts
    /// are read as they are meant.
    #[test]
    fn the_brief_of_the_by_the_book_commander_is_found_true() {
        let mut facts = 0;
        for number in 1..31 {
            let (scenario, hearing) = CHECKOUT.clone();
            let mut drill = Drill::begin(scenario, hearing, seed(number));
            let mut bot = Bot::named("by-the-book").expect("it is shipped");
            rehearsal::play(&mut drill, &mut bot, |_, _| {});
            for (element, said, truth, right) in checked(&drill) {
                assert!(right, "seed {number}: {element:?} {said:?}, was {truth:?}");
                facts += 1;
            }
        }
        assert!(facts >= 20, "only {facts} facts were compared");
    }
}

#[test]
fn a_late_commander_and_a_newcomer_are_answered_as_one_speaks() {
    for (text, wanted) in [
        ("You take it.", "yield"),
        ("Sure, take it from here.", "yield"),
        ("It's yours.", "yield"),
        ("Go ahead, you take over.", "yield"),
        ("Yes please take command.", "yield"),
        ("I've got it, please stand by.", "take-command"),
        ("No, I'll keep command for now.", "take-command"),
        ("Not now.", "defer-to-after"),
        ("No, thank you.", "refuse-request"),
    ] {
        check(text, &pressed("grant", PressureKind::LateCommander), wanted);
    }
    for (text, wanted) in [
        ("Ask Wei, he is the scribe.", "refuse-request"),
        ("Tatiana can catch you up.", "refuse-request"),
        ("Wei has notes in the channel.", "refuse-request"),
        ("It's all in the log.", "refuse-request"),
        (
            "The timeline is in the chat, catch up there.",
            "refuse-request",
        ),
        (
            "Not now, please listen in for the moment.",
            "defer-to-after",
        ),
        (
            "So checkout has been slow since two, and we suspect the deploy of this afternoon.",
            "status-update",
        ),
        ("Tatiana, please catch Grant up.", "assign to=tatiana"),
        ("Sam, please fill him in.", "assign to=sam"),
    ] {
        check(text, &pressed("grant", PressureKind::RecapRequest), wanted);
    }
    // without somebody who asks for it they are what they are
    let nobody = Context::default();
    for text in ["It's all in the log.", "Ask Wei, he is the scribe."] {
        assert!(!heard(text, &nobody)[0].starts_with("refuse-request"));
    }
}

#[test]
fn a_newcomer_who_wants_a_recap_is_sent_to_read_and_has_no_task() {
    let recap = pressed("grant", PressureKind::RecapRequest);
    for text in ["Grant, read Wei's log for that.", "Please read the log."] {
        check(text, &recap, "defer-to-after to=grant");
    }
    for text in [
        "Grant, it's all in the notes.",
        "Grant, the log has everything.",
    ] {
        check(text, &recap, "refuse-request to=grant");
    }
    // work is work, whoever asks for what
    check(
        "Grant, check the gateway.",
        &recap,
        "assign directed=person to=grant",
    );
    check(
        "Sam, read the log.",
        &recap,
        "assign directed=person to=sam",
    );
    check(
        "Grant, read Wei's log for that.",
        &Context::default(),
        "assign directed=person to=grant",
    );
}

#[test]
fn a_late_commander_is_told_who_commands() {
    let late = pressed("tatiana", PressureKind::LateCommander);
    for text in ["I've got it.", "I keep it for now.", "It's me for now."] {
        check(text, &late, "take-command");
    }
    let heard = CHECKOUT.1.hear(
        "Thanks for coming, Tatiana. I have command and I'm keeping it for now.",
        &late,
    );
    let acts: Vec<&str> = heard.acts.iter().map(|one| one.act.id()).collect();
    assert_eq!(acts, ["thank", "take-command"]);
}

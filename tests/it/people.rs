//! How people behave when they evade, tire, idle, leave and work in teams: each rule with what
//! happens on either side of it.

use hotwash::drill::event::{Gone, Lost, Reminder, Reported, Sense};
use hotwash::drill::{Drill, What};
use hotwash::scenario::model::Role;
use hotwash::units::Moment;

use crate::crew::{ALONE, CREW, WITH_DEPUTY, after, crew, only, play_with};
use crate::stage::{all, said_after, uttered};

const SEEDS: std::ops::Range<u64> = 1..13;

/// What simulated people said that a listener understands so, with its moment.
fn said<'a>(drill: &'a Drill, pick: impl Fn(&Sense) -> bool + 'a) -> Vec<(Moment, &'a str)> {
    all(drill, move |what| match what {
        What::Said {
            who,
            sense: Some(sense),
            ..
        } if pick(sense) => Some(who.as_str()),
        _ => None,
    })
}

fn count(drill: &Drill, pick: impl Fn(&What) -> bool) -> usize {
    drill.log().iter().filter(|event| pick(&event.what)).count()
}

/// When the first piece of work was done.
fn first_done(drill: &Drill) -> Option<Moment> {
    let done = all(drill, |what| {
        matches!(what, What::WorkDone { .. }).then_some(())
    });
    done.first().map(|(at, ())| *at)
}

// Evasive people.

const EVASIVE: (&str, &str) = ("/*evasive*/false", "true");

#[test]
fn a_plain_question_is_evaded_once_or_twice_and_then_answered() {
    let source = crew(&[EVASIVE]);
    let lines = after(
        &ALONE,
        &[
            (30, "Eve, could a restart of orders go wrong?"),
            (60, "Eve, yes or no?"),
            (90, "Yes or no?"),
        ],
    );
    let mut often = [0; 3];
    for seed in SEEDS {
        let drill = play_with(&source, seed, &lines, 120);
        let evaded = said(&drill, |sense| *sense == Sense::Evades).len();
        often[evaded] += 1;
        let told = said(&drill, |sense| matches!(sense, Sense::WarnsOf { .. }));
        let (at, who) = told.first().expect("pinned, she says what she knows");
        assert_eq!(*who, "eve");
        assert!(
            *at > Moment(60_000),
            "seed {seed}: told before she was pinned"
        );
        assert_eq!(
            count(&drill, |what| matches!(what, What::RiskTold { .. })),
            1
        );
    }
    assert!(often[0] == 0 && often[1] > 0 && often[2] > 0, "{often:?}");
}

#[test]
fn who_is_not_evasive_answers_at_once() {
    let lines = after(&ALONE, &[(30, "Eve, could a restart of orders go wrong?")]);
    let drill = play_with(CREW, 1, &lines, 60);
    assert!(said(&drill, |sense| *sense == Sense::Evades).is_empty());
    assert_eq!(
        count(&drill, |what| matches!(what, What::RiskTold { .. })),
        1
    );
}

#[test]
fn whether_all_is_well_is_evaded_too_and_an_open_question_is_not() {
    let source = crew(&[EVASIVE]);
    let lines = after(
        &ALONE,
        &[
            (30, "Eve, what are you seeing?"),
            (60, "Eve, is everything back to normal?"),
            (90, "Eve, yes or no?"),
            (120, "Eve, yes or no?"),
        ],
    );
    let drill = play_with(&source, 3, &lines, 150);
    let evaded = said(&drill, |sense| *sense == Sense::Evades);
    assert!(
        !evaded.is_empty() && evaded[0].0 > Moment(60_000),
        "{evaded:?}"
    );
    assert_eq!(
        count(&drill, |what| matches!(what, What::RecoveryTold { .. })),
        1
    );
}

#[test]
fn the_question_after_recovery_may_be_pinned_in_the_same_breath() {
    for words in [
        "Eve, is everything back to normal? Yes or no.",
        "Eve, are all the graphs back to normal? Yes or no, please.",
    ] {
        let drill = play_with(CREW, 3, &after(&ALONE, &[(30, words)]), 60);
        let told = count(&drill, |what| matches!(what, What::RecoveryTold { .. }));
        assert_eq!(told, 1, "{words}");
    }
    let danger = "Eve, could a restart of orders go wrong? Yes or no.";
    let drill = play_with(CREW, 3, &after(&ALONE, &[(30, danger)]), 60);
    let told = count(&drill, |what| matches!(what, What::RecoveryTold { .. }));
    assert_eq!(told, 0, "another question is answered as itself");
}

// Short forms.

#[test]
fn a_newcomer_asks_once_what_a_short_form_means() {
    let source = crew(&[("/*newcomer*/false", "true")]);
    let lines = after(
        &ALONE,
        &[
            (20, "We have an SLO and a DBA to look after."),
            (60, "The SLO is what counts, and the LB."),
        ],
    );
    let drill = play_with(&source, 1, &lines, 90);
    let asked = all(&drill, |what| match what {
        What::AcronymAsked { short, .. } => Some(short.join(" ")),
        _ => None,
    });
    let asked: Vec<&str> = asked.iter().map(|(_, short)| short.as_str()).collect();
    assert_eq!(asked, ["SLO", "LB"], "the glossary explains the DBA");
    let nobody_new = play_with(CREW, 1, &lines, 90);
    assert_eq!(
        count(&nobody_new, |what| matches!(
            what,
            What::AcronymAsked { .. }
        )),
        0
    );
}

// Span of control.

/// Orders to the first so many responders, five seconds apart from 20 s on.
fn orders(people: usize, minutes: &str) -> Vec<(u64, String)> {
    const NAMES: [(&str, &str); 11] = [
        ("Finn", "mail"),
        ("Gus", "mail"),
        ("Hana", "mail"),
        ("Ivo", "mail"),
        ("Jane", "mail"),
        ("Kai", "mail"),
        ("Ada", "orders"),
        ("Cleo", "orders"),
        ("Dan", "orders"),
        ("Eve", "orders"),
        ("Ben", "orders"),
    ];
    let order = |(at, (who, what)): (usize, &(&str, &str))| {
        let words = format!(
            "{who}, please look into the {what} service, I'll come back to you in {minutes}. Understood?"
        );
        (20 + 8 * at as u64, words)
    };
    NAMES.iter().take(people).enumerate().map(order).collect()
}

#[test]
fn beyond_seven_direct_reports_messages_are_lost_until_asked_for_again() {
    let mut lost_in_all = 0;
    for (people, seeds) in [(7, 1..5), (11, 1..9)] {
        for seed in seeds {
            let orders = orders(people, "five minutes");
            let mut lines = WITH_DEPUTY.to_vec();
            lines.extend(orders.iter().map(|(at, words)| (*at, words.as_str())));
            let drill = play_with(CREW, seed, &lines, 900);
            let lost = count(&drill, |what| matches!(what, What::MessageLost { .. }));
            let warned = count(&drill, |what| {
                matches!(
                    what,
                    What::Reminded {
                        of: Reminder::SpanOfControl { .. },
                        ..
                    }
                )
            });
            assert_eq!(warned, usize::from(people > 7), "seed {seed}");
            if people == 7 {
                assert_eq!(lost, 0, "seed {seed}");
            }
            lost_in_all += lost;
        }
    }
    assert!(lost_in_all > 5, "{lost_in_all} lost");
}

#[test]
fn a_lost_report_leaves_the_task_open_and_comes_when_it_is_asked_for() {
    let orders = orders(11, "five minutes");
    let mut lines = ALONE.to_vec();
    lines.extend(orders.iter().map(|(at, words)| (*at, words.as_str())));
    let mut seen = false;
    for seed in 1..30 {
        let mut drill = play_with(CREW, seed, &lines, 480);
        let lost = all(&drill, |what| match what {
            What::MessageLost {
                task,
                who,
                what: Lost::Report,
            } => Some((*task, who.clone())),
            _ => None,
        });
        let Some((_, (task, who))) = lost.into_iter().next() else {
            continue;
        };
        assert!(drill.state().task(task).expect("it was given").is_open());
        let name = drill
            .scenario()
            .person(&who)
            .expect("cast")
            .first_name()
            .to_owned();
        crate::stage::say(&mut drill, 500, &format!("{name}, any news?"));
        drill.advance(Moment(560_000));
        assert!(!drill.state().task(task).expect("it was given").is_open());
        seen = true;
        break;
    }
    assert!(seen, "no report was lost in 30 drills");
}

// Interruptions.

#[test]
fn a_question_beside_the_work_costs_it_a_little_and_an_estimate_nothing() {
    let order = (
        30,
        "Ben, please look into the orders service, I'll come back to you in ten minutes. Understood?",
    );
    let done = |question: &'static str| {
        let lines = after(&ALONE, &[order, (60, question)]);
        first_done(&play_with(CREW, 2, &lines, 900)).expect("it is done")
    };
    let left_alone = done("/chat all quiet");
    assert_eq!(done("Ben, how long do you need?"), left_alone);
    let asked = done("Ben, what can we do?").since(left_alone);
    assert!((14_990..=15_010).contains(&asked.0), "{asked}");
    let chased = done("Ben, any news?").since(left_alone);
    assert!((39_990..=40_010).contains(&chased.0), "{chased}");
}

#[test]
fn chasing_the_same_task_again_costs_more_each_time() {
    let lines = after(
        &ALONE,
        &[
            (
                30,
                "Ben, please look into the orders service, I'll come back to you in twenty minutes. Understood?",
            ),
            (60, "Ben, any news?"),
            (90, "Ben, any news?"),
            (120, "Ben, any news?"),
        ],
    );
    let drill = play_with(CREW, 2, &lines, 150);
    let costs = all(&drill, |what| match what {
        What::Interrupted { cost_ms, .. } => Some(*cost_ms),
        _ => None,
    });
    let costs: Vec<u64> = costs.iter().map(|(_, cost)| *cost).collect();
    assert_eq!(costs, [40_000, 60_000, 80_000]);
}

// Fatigue.

fn tired(before: &str) -> String {
    let on_duty = format!("part: Responder, on_call_before: \"{before}\",");
    crew(&[("part: Responder,", on_duty.as_str())])
}

#[test]
fn tired_hands_spoil_work_now_and_then_and_fresh_ones_never() {
    let lines = after(
        &ALONE,
        &[(
            30,
            "Cleo, please restart orders, report back in five minutes. Understood?",
        )],
    );
    let spoilt = |source: &str| {
        let failed = |seed: &u64| {
            let drill = play_with(source, *seed, &lines, 900);
            let slipped = count(&drill, |what| matches!(what, What::Slipped { .. }));
            let failed = count(&drill, |what| {
                matches!(what, What::RemedyDone { worked: false, .. })
            });
            assert_eq!(slipped, failed, "a slip makes the remedy fail");
            failed == 1
        };
        (1..41).filter(failed).count()
    };
    assert_eq!(spoilt(CREW), 0);
    let tired = spoilt(&tired("150m"));
    assert!((2..=20).contains(&tired), "{tired} of 40");
}

#[test]
fn the_spent_ask_to_be_relieved_at_about_ninety_minutes_and_again() {
    let source = tired("70m");
    let drill = play_with(&source, 1, &ALONE, 45 * 60);
    let asked = all(&drill, |what| match what {
        What::ReliefAsked { who } if who.as_str() == "gus" => Some(()),
        _ => None,
    });
    let at: Vec<u64> = asked.iter().map(|(at, ())| 70 + at.0 / 60_000).collect();
    assert_eq!(at.len(), 3, "{at:?}");
    assert!((90..=94).contains(&at[0]), "{at:?}");
    assert!((at[0] + 9..=at[0] + 12).contains(&at[1]), "{at:?}");
    // Somebody is on the way by then: they wait.
    let paged = after(
        &ALONE,
        &[
            (21 * 60, "Tatiana, you are my deputy."),
            (30 * 60, "Tatiana, please page Lena."),
        ],
    );
    let source = source.replace("Paged(\"1m\", \"2m\")", "Paged(\"20m\", \"21m\")");
    let drill = play_with(&source, 1, &paged, 36 * 60);
    let asked = all(&drill, |what| match what {
        What::ReliefAsked { who } if who.as_str() == "gus" => Some(()),
        _ => None,
    });
    assert_eq!(asked.len(), 1);
}

#[test]
fn who_comes_late_tires_late() {
    let lines = after(&WITH_DEPUTY, &[(20 * 60, "Tatiana, please page Lena.")]);
    // Responders with nothing to do do not stay that long.
    let source = crew(&[(
        "name: \"Lena Vogt\", part: Responder",
        "name: \"Lena Vogt\", part: Support",
    )]);
    let drill = play_with(&source, 1, &lines, 100 * 60);
    let tired = |name: &str| {
        let tired = all(&drill, |what| match what {
            What::Tired { who, level: 1 } if who.as_str() == name => Some(()),
            _ => None,
        });
        tired.first().map(|(at, ())| at.0 / 60_000)
    };
    assert_eq!(tired("tatiana"), Some(60));
    assert!(
        tired("lena").is_some_and(|at| (81..=83).contains(&at)),
        "{:?}",
        tired("lena")
    );
}

// Idle people.

fn asked_if_needed(drill: &Drill, name: &str) -> Vec<u64> {
    let asked = all(drill, |what| match what {
        What::AskedIfNeeded { who, .. } if who.as_str() == name => Some(()),
        _ => None,
    });
    asked.iter().map(|(at, ())| at.0 / 60_000).collect()
}

#[test]
fn who_has_had_nothing_to_do_for_twelve_minutes_asks_and_asks_again_and_gives_up() {
    let source = only(CREW, &["kai"]);
    let (mut left, mut stayed) = (0, 0);
    for seed in SEEDS {
        let drill = play_with(&source, seed, &ALONE, 32 * 60);
        assert_eq!(asked_if_needed(&drill, "kai"), [12, 20], "seed {seed}");
        if drill.state().is_present(&"kai".into()) {
            stayed += 1;
        } else {
            let gone = drill.state().people[&"kai".into()].gone;
            assert_eq!(gone, Some(Gone::OwnAccord));
            left += 1;
        }
    }
    assert!(left > 2 && stayed > 2, "{left} left, {stayed} stayed");
    let early = play_with(&source, 1, &ALONE, 719);
    assert!(asked_if_needed(&early, "kai").is_empty());
}

#[test]
fn the_idle_do_not_ask_in_chorus() {
    let drill = play_with(CREW, 1, &ALONE, 20 * 60);
    let asked = all(&drill, |what| {
        matches!(what, What::AskedIfNeeded { .. }).then_some(())
    });
    assert!(asked.len() >= 4, "{}", asked.len());
    for two in asked.windows(2) {
        assert!(two[1].0.since(two[0].0).as_secs() > 90, "{asked:?}");
    }
}

#[test]
fn who_is_asked_has_a_task_or_has_a_service_that_is_unwell_is_not_idle() {
    let lines = after(
        &ALONE,
        &[
            (
                30,
                "Finn, please look into the mail service, I'll come back to you in forty minutes. Understood?",
            ),
            (600, "Gus, what are you seeing?"),
        ],
    );
    let source = crew(&[("/*orders are slow*/false", "true")]);
    let source = only(&source, &["finn", "gus", "dan", "kai"]);
    let drill = play_with(&source, 1, &lines, 16 * 60);
    assert_eq!(asked_if_needed(&drill, "kai").len(), 1);
    for busy in ["finn", "gus", "dan"] {
        assert!(asked_if_needed(&drill, busy).is_empty(), "{busy}");
    }
}

#[test]
fn idle_time_is_counted_in_money_and_ends_with_a_release() {
    let lines = after(
        &ALONE,
        &[
            (900, "Kai, you can go, thanks."),
            (1200, "Jane, you can go, thanks."),
        ],
    );
    let source = only(CREW, &["jane", "kai"]);
    let mut drill = play_with(&source, 1, &lines, 1260);
    drill.hear(&hotwash::drill::Command::Finish);
    let reckoned = all(&drill, |what| match what {
        What::IdleReckoned {
            idle_ms,
            cost_cents,
        } => Some((idle_ms, *cost_cents)),
        _ => None,
    });
    let (_, (idle, cents)) = reckoned.first().expect("people sat there for nothing");
    let minutes = |who: &str| idle.get(&who.into()).map(|ms| ms / 60_000);
    assert_eq!(minutes("kai"), Some(15));
    assert_eq!(minutes("jane"), Some(20));
    assert_eq!(
        drill.state().people[&"kai".into()].gone,
        Some(Gone::Released)
    );
    let hours = idle.values().sum::<u64>();
    assert_eq!(*cents, hours * 10_000 / 3_600_000);
}

// The commander's hands on a keyboard.

#[test]
fn what_is_for_the_commander_waits_while_their_hands_are_on_a_keyboard() {
    let order = (
        20,
        "Ben, please look into the orders service, I'll come back to you in ten minutes. Understood?",
    );
    let reported = |more: &[(u64, &'static str)]| {
        let lines = after(&WITH_DEPUTY, &[&[order], more].concat());
        let source = crew(&[("/*dana comes*/\"3h\"", "\"10m\"")]);
        let drill = play_with(&source, 2, &lines, 15 * 60);
        let report = all(&drill, |what| match what {
            What::TaskReported { result, .. } if *result != Reported::NeedsMoreTime => Some(()),
            _ => None,
        });
        let pressed = all(&drill, |what| {
            matches!(what, What::PressureBegan { .. }).then_some(())
        });
        let waited = count(&drill, |what| matches!(what, What::MessageWaited { .. }));
        let scolded = count(&drill, |what| {
            matches!(
                what,
                What::Reminded {
                    of: Reminder::HandsOn,
                    ..
                }
            )
        });
        (report[0].0, pressed[0].0, waited, scolded)
    };
    let (report, pressed, waited, scolded) = reported(&[]);
    assert!(
        report < Moment(640_000) && pressed < Moment(601_000),
        "{report} {pressed}"
    );
    assert_eq!((waited, scolded), (0, 0));
    let (report, pressed, waited, scolded) = reported(&[(590, "Let me check the logs myself.")]);
    assert!(
        report > Moment(710_000) && pressed > Moment(710_000),
        "{report} {pressed}"
    );
    assert!(waited >= 2);
    assert_eq!(scolded, 1);
}

#[test]
fn a_known_task_keeps_the_commander_as_long_as_it_takes() {
    let order = (
        20,
        "Ben, please look into the orders service, I'll come back to you in ten minutes. Understood?",
    );
    let lines = after(&ALONE, &[order, (600, "I'll restart orders myself.")]);
    let drill = play_with(CREW, 2, &lines, 15 * 60);
    let waited = all(&drill, |what| match what {
        What::MessageWaited { wait_ms, .. } => Some(*wait_ms),
        _ => None,
    });
    assert!(
        waited
            .iter()
            .any(|(_, ms)| (200_000..=245_000).contains(ms)),
        "{waited:?}"
    );
}

// Deputy and roles.

#[test]
fn without_a_deputy_nobody_pages_or_calls_time_unless_told_by_name() {
    let paged = |opening: &[(u64, &'static str)], words: &'static str| {
        let drill = play_with(CREW, 1, &after(opening, &[(30, words)]), 660);
        let paged = count(&drill, |what| matches!(what, What::Paged { .. }));
        let time = said(&drill, |sense| matches!(sense, Sense::CallsTime { .. })).len();
        (paged, time)
    };
    assert_eq!(paged(&ALONE, "Please page Lena."), (0, 0));
    assert_eq!(paged(&ALONE, "Gus, please page Lena."), (1, 0));
    assert_eq!(paged(&WITH_DEPUTY, "Please page Lena."), (1, 1));
}

#[test]
fn a_deputy_who_is_relieved_passes_the_role_on_to_whoever_is_trained() {
    let role = |words: &'static str| {
        let drill = play_with(CREW, 1, &after(&WITH_DEPUTY, &[(60, words)]), 120);
        let open = said(&drill, |sense| matches!(sense, Sense::CallsRoleOpen { .. })).len();
        let deputy = drill
            .state()
            .roles
            .get(&Role::Deputy)
            .map(ToString::to_string);
        (deputy, open)
    };
    let trained = role("Tatiana, take a break, Omar takes over for you as deputy.");
    assert_eq!(trained, (Some("omar".to_owned()), 0));
    assert_eq!(
        role("Tatiana, take a break, Gus takes over for you as deputy."),
        (None, 1)
    );
    assert_eq!(role("Tatiana, you can go."), (None, 1));
}

// Rotation and work left behind.

#[test]
fn who_takes_over_goes_on_with_the_work_after_a_while_to_get_into_it() {
    let order = (
        30,
        "Ada, please restart orders, report back in ten minutes. Understood?",
    );
    let relieve = (120, "Ada, take a break, Ben takes over for you.");
    let alone = play_with(CREW, 4, &after(&ALONE, &[order]), 900);
    let relieved = play_with(CREW, 4, &after(&ALONE, &[order, relieve]), 900);
    assert!(!relieved.state().is_present(&"ada".into()));
    assert_eq!(
        relieved.state().people[&"ada".into()].gone,
        Some(Gone::Relieved)
    );
    assert_eq!(
        count(&relieved, |what| matches!(what, What::WorkLeftOpen { .. })),
        0
    );
    let by = all(&relieved, |what| match what {
        What::RemedyDone { who, .. } => Some(who.as_str()),
        _ => None,
    });
    assert_eq!(by[0].1, "ben");
    let cost = by[0]
        .0
        .since(first_done(&alone).expect("it is done"))
        .as_secs();
    assert!((20..=110).contains(&cost), "{cost} s");
}

#[test]
fn whoever_is_absent_takes_nothing_over_and_the_tired_one_stays() {
    let lines = after(
        &WITH_DEPUTY,
        &[
            (
                30,
                "Ada, please restart orders, report back in ten minutes. Understood?",
            ),
            (60, "Ada, take a break, Lena takes over for you."),
        ],
    );
    let drill = play_with(CREW, 1, &lines, 110);
    assert!(drill.state().is_present(&"ada".into()));
    assert!(drill.state().open_task_of(&"ada".into()).is_some());
    let told = said_after(&drill, uttered(&drill, "Ada, take a break"));
    assert!(
        told.iter().any(|(_, _, text)| text.contains("Lena")),
        "{told:?}"
    );
}

#[test]
fn work_of_who_is_removed_is_called_open_until_somebody_has_it() {
    let order = (
        30,
        "Ada, please restart orders, report back in ten minutes. Understood?",
    );
    let remove = (60, "Tatiana, please remove Ada from the call.");
    let again = (
        67,
        "Ben, please restart orders, report back in ten minutes. Understood?",
    );
    let play = |lines: &[(u64, &'static str)]| {
        let drill = play_with(CREW, 1, &after(&WITH_DEPUTY, lines), 130);
        let open = count(&drill, |what| matches!(what, What::WorkLeftOpen { .. }));
        let said = said(&drill, |sense| matches!(sense, Sense::CallsWorkOpen { .. })).len();
        let cancelled = count(&drill, |what| matches!(what, What::TaskCancelled { .. }));
        (open, said, cancelled)
    };
    assert_eq!(play(&[order, remove]), (1, 1, 1));
    assert_eq!(play(&[order, remove, again]).0, 1);
    assert_eq!(play(&[remove]), (0, 0, 0));
}

#[test]
fn a_question_to_somebody_who_has_left_is_not_lost_in_silence() {
    let answers = |question: &'static str| {
        let lines = after(
            &WITH_DEPUTY,
            &[
                (30, "Tatiana, please remove Eve from the call."),
                (60, question),
            ],
        );
        let drill = play_with(CREW, 1, &lines, 90);
        let answers = said_after(&drill, uttered(&drill, question));
        let answers: Vec<String> = answers.iter().map(|one| one.2.to_owned()).collect();
        answers
    };
    let answer = answers("Eve, could a restart of orders go wrong?");
    assert!(answer.len() == 1 && answer[0].contains("Eve"), "{answer:?}");
    let answer = answers("Dan, could a restart of orders go wrong?");
    assert!(
        answer.len() == 1 && !answer[0].contains("Eve"),
        "{answer:?}"
    );
}

#[test]
fn what_only_people_knew_who_have_left_others_can_find() {
    let look = (
        120,
        "Dan, please look into the orders service, I'll come back to you in ten minutes. Understood?",
    );
    let found = |lines: &[(u64, &'static str)]| {
        let drill = play_with(CREW, 1, &after(&ALONE, lines), 1500);
        count(&drill, |what| matches!(what, What::Found { .. }))
    };
    assert_eq!(
        found(&[look]),
        0,
        "Ben is here, and Dan cannot know what Ben knows"
    );
    assert_eq!(found(&[(30, "Ben, you can go, thanks."), look]), 1);
}

#[test]
fn who_was_on_the_call_comes_back_when_paged() {
    let lines = after(
        &WITH_DEPUTY,
        &[
            (30, "Kai, you can go, thanks."),
            (120, "Tatiana, please page Kai."),
        ],
    );
    let away = play_with(CREW, 1, &lines, 115);
    assert!(!away.state().is_present(&"kai".into()));
    let back = play_with(CREW, 1, &lines, 330);
    assert!(back.state().is_present(&"kai".into()));
}

// Sub-teams.

const TEAM: (u64, &str) = (
    30,
    "Ada, take team Alpha with Ben and find out why orders is slow, report in ten minutes.",
);

#[test]
fn a_sub_team_answers_through_its_leader_and_ends_with_its_task() {
    let drill = play_with(CREW, 1, &after(&ALONE, &[TEAM]), 90);
    let team = &drill.state().teams["Alpha"];
    assert_eq!(team.leader.as_str(), "ada");
    assert_eq!(team.members.len(), 1);
    assert_eq!(drill.state().direct_reports().len(), 1);
    let task = drill.state().task(team.task).expect("it was given");
    assert!(task.acknowledged);
    let drill = play_with(CREW, 1, &after(&ALONE, &[TEAM]), 720);
    assert!(drill.state().teams.is_empty(), "it has reported");
    let known = all(&drill, |what| match what {
        What::FindingKnown { who, .. } => Some(who.as_str()),
        _ => None,
    });
    assert_eq!(known[0].1, "ada", "the leader tells what a member found");
}

#[test]
fn a_question_to_a_member_is_answered_by_the_leader_or_referred_to_them() {
    let asked = |words: &'static str| {
        let drill = play_with(CREW, 1, &after(&ALONE, &[TEAM, (120, words)]), 160);
        let who: Vec<String> = said_after(&drill, uttered(&drill, words))
            .iter()
            .map(|(_, who, _)| (*who).to_owned())
            .collect();
        (who, drill)
    };
    assert_eq!(asked("Ben, any news?").0, ["ada"]);
    assert_eq!(
        asked("Ben, could a restart of orders go wrong?").0,
        ["ada", "ben"]
    );
    let (_, drill) = asked("Ben, please look into the mail service. Understood?");
    assert!(
        drill.state().teams["Alpha"].members.is_empty(),
        "he was given back"
    );
}

#[test]
fn those_who_were_not_named_come_from_the_leaders_own_team_if_they_are_free() {
    let lines = after(
        &ALONE,
        &[
            (
                20,
                "Cleo, please restart orders, report back in ten minutes. Understood?",
            ),
            (
                40,
                "Ada, take team Bravo and find out why orders is slow, report in ten minutes.",
            ),
        ],
    );
    let drill = play_with(CREW, 1, &lines, 90);
    let members: Vec<&str> = drill.state().teams["Bravo"]
        .members
        .iter()
        .map(|who| who.as_str())
        .collect();
    assert_eq!(members, ["ben"]);
}

#[test]
fn members_who_know_the_service_make_the_work_faster() {
    let done = |words: &'static str| {
        let lines = after(&ALONE, &[(30, words)]);
        first_done(&play_with(CREW, 5, &lines, 1200))
            .expect("it is done")
            .0
            - 30_000
    };
    let alone = done("Ben, please find out why orders is slow, report in ten minutes. Understood?");
    let two = done(
        "Ben, take team Alpha with Ada and find out why orders is slow, report in ten minutes.",
    );
    let helpless = done(
        "Ben, take team Alpha with Finn and find out why orders is slow, report in ten minutes.",
    );
    let near = |a: u64, b: u64| a.abs_diff(b) * 10 < b;
    assert!(near(two, alone * 3 / 4), "{two} of {alone}");
    assert!(near(helpless, alone), "{helpless} of {alone}");
}

#[test]
fn what_a_member_had_before_waits_until_the_team_is_done() {
    let order = (
        15,
        "Ben, please restart orders, report back in thirty minutes. Understood?",
    );
    let done = |lines: &[(u64, &'static str)]| {
        let drill = play_with(CREW, 1, &after(&ALONE, lines), 1800);
        let done = all(&drill, |what| match what {
            What::RemedyDone { who, .. } => Some(who.as_str()),
            _ => None,
        });
        let over = all(&drill, |what| {
            matches!(what, What::TeamDissolved { .. }).then_some(())
        });
        (done[0].0, over.first().map(|(at, ())| *at))
    };
    let (alone, _) = done(&[order]);
    let (later, over) = done(&[order, TEAM]);
    let over = over.expect("the team has reported");
    assert!(alone < over && over < later, "{alone}, {over}, {later}");
}

// Undirected orders.

#[test]
fn two_who_did_the_same_both_say_so() {
    let lines = after(
        &ALONE,
        &[
            (20, "Can someone look into the mail service?"),
            (400, "Finn, any news?"),
            (420, "Gus, any news?"),
            (440, "Hana, any news?"),
            (460, "Ivo, any news?"),
            (480, "Jane, any news?"),
            (500, "Kai, any news?"),
        ],
    );
    let (mut doubled, mut single) = (0, 0);
    for seed in 1..40 {
        let drill = play_with(CREW, seed, &lines, 560);
        let took = count(&drill, |what| matches!(what, What::PickedUp { .. }));
        let same = count(&drill, |what| matches!(what, What::WorkDoubled { .. }));
        let said = said(&drill, |sense| matches!(sense, Sense::DidTheSame { .. })).len();
        assert_eq!(same, said, "seed {seed}");
        if took < 2 {
            assert_eq!(same, 0, "seed {seed}");
            single += 1;
        }
        doubled += same;
    }
    assert!(
        doubled > 0 && single > 0,
        "{doubled} doubled, {single} single"
    );
}

// Orders without command.

#[test]
fn however_many_orders_one_breath_holds_they_are_refused_once() {
    let both = "Ada, please look into the mail queue. Ben, please look into the orders service.";
    let drill = play_with(CREW, 1, &[(5, both)], 30);
    assert_eq!(
        count(&drill, |what| matches!(
            what,
            What::OrderWithoutCommand { .. }
        )),
        1
    );
    assert_eq!(drill.state().commander, None);
}

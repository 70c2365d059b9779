//! Receiving command of an incident that is under way, and the coach who explains it.

use std::sync::{Arc, LazyLock};

use hotwash::debrief::{self, Report};
use hotwash::drill::event::{Passed, Sense};
use hotwash::drill::{Audience, Drill, State, What};
use hotwash::hearing::{BriefElement, Hearing};
use hotwash::scenario::{Scenario, load};
use hotwash::score::policy;

use crate::stage::{self, all, say, seed};

const SOURCE: &str = include_str!("fixtures/receiving.ron");

static RECEIVING: LazyLock<(Arc<Scenario>, Arc<Hearing>)> = LazyLock::new(|| stage::load(SOURCE));

/// Plays timed lines on the fixture, then lets time pass.
fn played(lines: &[(u64, &str)], until: u64) -> Drill {
    let (scenario, hearing) = RECEIVING.clone();
    let mut drill = Drill::begin(scenario, hearing, seed(2));
    for (at, words) in lines {
        say(&mut drill, *at, words);
    }
    drill.advance(hotwash::units::Moment(until * 1000));
    drill
}

fn put_right(drill: &Drill) -> Vec<BriefElement> {
    let found = all(drill, |what| match what {
        What::BriefPutRight { about, .. } => Some(*about),
        _ => None,
    });
    found.into_iter().map(|(_, about)| about).collect()
}

fn passed(drill: &Drill) -> Option<u64> {
    let passed = all(drill, |what| match what {
        What::CommandPassed {
            to,
            how: Passed::Handover,
            ..
        } => to.clone(),
        _ => None,
    });
    passed.first().map(|(at, _)| at.0 / 1000)
}

/// What the trainee can know.
fn seen(drill: &Drill) -> State {
    let mut state = State::default();
    for event in drill.log() {
        state.witness(event);
    }
    state
}

const TAKES: &str = "I'm Alex Reyes and I am the Incident Commander.";

#[test]
fn the_incident_is_under_way_when_the_trainee_comes() {
    let drill = played(&[], 5);
    let state = drill.state();
    assert_eq!(
        state.commander.as_ref().map(|who| who.as_str()),
        Some("ola")
    );
    assert_eq!(state.roles.len(), 1);
    assert_eq!(state.known.len(), 1);
    assert_eq!(state.open_tasks().count(), 2);
    assert_eq!(state.update_due.map(|due| due.0), Some(600_000));
    // Only the brief tells of tasks and promises.
    let seen = seen(&drill);
    assert_eq!((seen.open_tasks().count(), seen.update_due), (0, None));
}

#[test]
fn people_work_on_what_they_had_and_report_it() {
    let drill = played(&[], 500);
    let reported: Vec<&str> = all(&drill, |what| match what {
        What::TaskReported { who, .. } => Some(who.as_str()),
        _ => None,
    })
    .into_iter()
    .map(|(_, who)| who)
    .collect();
    assert!(
        reported.contains(&"nadia") && reported.contains(&"jonas"),
        "{reported:?}"
    );
}

#[test]
fn the_brief_is_told_to_the_trainee_alone_part_by_part() {
    let drill = played(&[], 60);
    let parts = all(&drill, |what| match what {
        What::Said {
            to,
            sense: Some(Sense::Briefs { about }),
            ..
        } => Some((to.len(), *about)),
        _ => None,
    });
    assert_eq!(parts.len(), 5);
    assert!(parts.iter().all(|(_, (to, _))| *to == 1));
    assert!(parts.windows(2).all(|two| two[1].0.0 >= two[0].0.0 + 4_000));
}

#[test]
fn whoever_reads_a_wrong_part_back_hears_how_it_is() {
    let drill = played(
        &[(
            50,
            "/dm Ola So the next update is at 10:10 and the severity is two.",
        )],
        70,
    );
    assert_eq!(put_right(&drill), [BriefElement::Promises]);
    assert_eq!(seen(&drill).update_due.map(|due| due.0), Some(600_000));
    assert_eq!(seen(&drill).open_tasks().count(), 0);
}

#[test]
fn whoever_asks_after_a_wrong_part_hears_how_it_is() {
    let drill = played(&[(50, "/dm Ola who has the cache?")], 70);
    assert_eq!(put_right(&drill), [BriefElement::Tasks]);
    assert_eq!(seen(&drill).open_tasks().count(), 2);
    let understood = all(&drill, |what| match what {
        What::Heard { not_understood, .. } => Some(not_understood.is_empty()),
        _ => None,
    });
    assert!(understood.iter().all(|(_, understood)| *understood));
}

#[test]
fn a_right_part_is_confirmed_and_nothing_is_put_right() {
    let drill = played(&[(50, "/dm Ola So the severity is two.")], 70);
    assert_eq!(put_right(&drill), []);
    let confirmed = all(&drill, |what| match what {
        What::Said {
            sense: Some(Sense::ConfirmsBrief),
            ..
        } => Some(()),
        _ => None,
    });
    assert_eq!(confirmed.len(), 1);
}

#[test]
fn what_the_trainee_reads_back_wrongly_is_corrected() {
    let drill = played(&[(50, "/dm Ola So the severity is four.")], 70);
    let told: Vec<&str> = stage::said_after(&drill, stage::uttered(&drill, "/dm Ola"))
        .into_iter()
        .map(|(_, _, text)| text)
        .collect();
    assert!(
        told.iter().any(|text| text.contains("severity 2")),
        "{told:?}"
    );
}

#[test]
fn what_nobody_asks_after_stays_wrong() {
    let drill = played(&[(100, TAKES)], 400);
    assert!(passed(&drill).is_some());
    assert_eq!(put_right(&drill), []);
    assert_eq!(
        drill.state().receiving.as_ref().map(|one| one.wrong.len()),
        Some(2)
    );
    assert_eq!(seen(&drill).update_due, None);
}

#[test]
fn command_passes_only_when_the_brief_is_over() {
    let early = played(&[(20, TAKES)], 40);
    assert_eq!(passed(&early), None);
    let after = played(&[(48, TAKES)], 60);
    assert_eq!(passed(&after), Some(48));
    assert!(after.state().trainee_commands());
}

#[test]
fn until_then_the_other_commands() {
    let order = "Nadia, please look into the index. Five minutes. Understood?";
    let before = played(&[(30, order)], 45);
    let refused = all(&before, |what| {
        matches!(what, What::OrderWithoutCommand { .. }).then_some(())
    });
    assert_eq!(refused.len(), 1);
    let after = played(&[(48, TAKES), (60, order)], 80);
    let refused = all(&after, |what| {
        matches!(what, What::OrderWithoutCommand { .. }).then_some(())
    });
    assert!(refused.is_empty());
}

#[test]
fn whoever_commanded_confirms_and_leaves_after_a_minute() {
    let drill = played(&[(48, TAKES)], 200);
    let confirmed = all(&drill, |what| match what {
        What::Said {
            who,
            sense: Some(Sense::GivesCommand),
            ..
        } => Some(who.as_str()),
        _ => None,
    });
    assert_eq!(confirmed.len(), 1);
    let left = all(&drill, |what| match what {
        What::Left { who, .. } => Some(who.as_str()),
        _ => None,
    });
    assert!(
        matches!(left.as_slice(), [(at, "ola")] if at.0 > 100_000 && at.0 < 125_000),
        "{left:?}"
    );
}

#[test]
fn who_is_given_a_role_stays() {
    let drill = played(&[(48, TAKES), (70, "Ola, please be our scribe.")], 300);
    assert!(drill.state().is_present(&"ola".into()));
}

#[test]
fn who_never_takes_it_is_pressed_twice_and_loses_it() {
    let drill = played(&[], 400);
    let pressed = all(&drill, |what| match what {
        What::Said {
            sense: Some(Sense::OffersCommand),
            ..
        } => Some(()),
        _ => None,
    });
    assert_eq!(pressed.len(), 3);
    assert!(drill.state().receiving.as_ref().is_some_and(|one| one.kept));
    assert!(!drill.state().trainee_commands());
}

#[test]
fn what_is_wrong_in_the_brief_is_hidden() {
    let drill = played(&[(50, "/dm Ola who has the cache?")], 120);
    for event in drill.log() {
        if matches!(
            event.what,
            What::BriefWasWrong { .. }
                | What::BriefPutRight { .. }
                | What::WorkUnderWay { .. }
                | What::PromiseStands { .. }
        ) {
            assert_eq!(event.audience(), Audience::Hidden);
        }
    }
    assert!(
        seen(&drill)
            .receiving
            .is_some_and(|one| one.wrong.is_empty())
    );
}

#[test]
fn an_inject_may_wait_for_the_brief_to_be_put_right() {
    let fired = |lines: &[(u64, &str)]| {
        let drill = played(lines, 100);
        all(&drill, |what| {
            matches!(what, What::InjectFired { .. }).then_some(())
        })
        .len()
    };
    assert_eq!(fired(&[(50, "/dm Ola who has the cache?")]), 1);
    assert_eq!(fired(&[(50, "/dm Ola So the severity is two.")]), 0);
}

#[test]
fn the_age_of_the_incident_is_called_not_the_age_of_the_call() {
    let drill = played(&[], 200);
    let called = all(&drill, |what| match what {
        What::Said {
            sense: Some(Sense::CallsTime { minutes }),
            ..
        } => Some(*minutes),
        _ => None,
    });
    assert!(
        matches!(called.as_slice(), [(at, 30)] if at.0 >= 120_000),
        "{called:?}"
    );
}

#[test]
fn what_was_there_before_is_no_mark_of_the_trainee() {
    let drill = played(&[(48, TAKES)], 1_600);
    let (scenario, _) = RECEIVING.clone();
    let policy = policy::shipped("pagerduty").expect("it is shipped");
    let report = Report::of(drill.log(), &scenario, drill.settings(), &policy, None);
    for id in ["asked-first", "deputy-in-time", "directed-rate"] {
        let measure = report.measure(id).expect("it is a measure");
        assert_eq!(measure.score, None, "{id}");
    }
    assert_eq!(
        report.measure("scribe-in-time").and_then(|one| one.score),
        Some(0)
    );
}

fn diagnostics(from: &str, to: &str) -> Vec<String> {
    assert!(SOURCE.contains(from), "{from}");
    let loaded = load(&SOURCE.replacen(from, to, 1));
    let told = loaded
        .diagnostics
        .iter()
        .map(|one| format!("{} {}", one.code, one.message));
    told.collect()
}

#[test]
fn an_opening_that_cannot_be_played_is_found() {
    for (from, to, code) in [
        ("commander: \"ola\"", "commander: \"alex\"", "E029"),
        ("commander: \"ola\"", "commander: \"nadia\"", "E029"),
        (
            "name: \"Ola Berg\", part: Commander, ic_trained: true",
            "name: \"Ola Berg\", part: Commander, ic_trained: true, presence: Away",
            "E029",
        ),
        ("{Deputy: \"femi\"}", "{Deputy: \"alex\"}", "E030"),
        ("(to: \"nadia\", task", "(to: \"alex\", task", "E030"),
    ] {
        let found = diagnostics(from, to);
        assert!(
            found.iter().any(|one| one.starts_with(code)),
            "{to}: {found:?}"
        );
    }
    let right = SOURCE
        .replace(", corrected_by: \"brief-tasks-right\"", "")
        .replace(", corrected_by: \"brief-promises-right\"", "");
    let codes: Vec<&str> = load(&right)
        .diagnostics
        .iter()
        .map(|one| one.code)
        .collect();
    assert!(codes.contains(&"W120"), "{codes:?}");
    assert!(
        load(SOURCE).diagnostics.is_empty(),
        "{:?}",
        load(SOURCE).diagnostics
    );
}

const COACH: &str = r#"coach: (
        name: "Robin",
        before: "Say your name <b>and</b> your role.",
        after: [
            (objective: "put-right", met: "You asked.", missed: "Ask: what did we promise?"),
            (objective: "took-it", met: "Everybody knew.", missed: "Say it in full."),
        ],
    ),
    world: ("#;

#[test]
fn the_coach_comments_objective_by_objective() {
    let (scenario, hearing) = stage::load(&SOURCE.replacen("world: (", COACH, 1));
    let mut drill = Drill::begin(scenario.clone(), hearing, seed(2));
    say(&mut drill, 48, TAKES);
    drill.advance(hotwash::units::Moment(1_600_000));
    let policy = policy::shipped("pagerduty").expect("it is shipped");
    let report = Report::of(drill.log(), &scenario, drill.settings(), &policy, None);
    let coach = report.coach.as_ref().expect("there is a coach");
    let said: Vec<(bool, &str)> = coach
        .after
        .iter()
        .map(|word| (word.met, word.said.as_str()))
        .collect();
    assert_eq!(
        said,
        [
            (false, "Ask: what did we promise?"),
            (true, "Everybody knew.")
        ]
    );
    let page = debrief::html(&report);
    assert!(
        page.contains("Robin says") && page.contains("&lt;b&gt;and"),
        "{page}"
    );
    let text = debrief::markdown(&report);
    assert!(
        text.contains("## Robin says") && text.contains("Everybody knew."),
        "{text}"
    );
    let silent = SOURCE.replacen(
        "world: (",
        &COACH.replace(
            "(objective: \"took-it\", met: \"Everybody knew.\", missed: \"Say it in full.\"),",
            "",
        ),
        1,
    );
    let codes: Vec<&str> = load(&silent)
        .diagnostics
        .iter()
        .map(|one| one.code)
        .collect();
    assert_eq!(codes, ["W121"]);
}

//! The rules of the fold, on whole drills that bots play.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use super::*;
use crate::drill::event::Reminder;
use crate::drill::{Command, Drill};
use crate::hearing::{Act, Hearing};
use crate::rehearsal::{self, Bot};
use crate::scenario::ids::{PartyId, PersonId};
use crate::window::view::call::{Fatigue, LineKind, Place};

/// A drill that a bot played to its end.
fn played(scenario: &str, bot: &str, mode: Mode) -> Drill {
    /// The one that most tests look at, played once.
    static USUAL: LazyLock<Drill> =
        LazyLock::new(|| plays("checkout-latency", "by-the-book", Mode::Practice));
    match (scenario, bot, mode) {
        ("checkout-latency", "by-the-book", Mode::Practice) => USUAL.clone(),
        _ => plays(scenario, bot, mode),
    }
}

fn plays(scenario: &str, bot: &str, mode: Mode) -> Drill {
    let mut drill = begun(scenario, mode);
    let mut bot = Bot::named(bot).expect("a bot of this name");
    rehearsal::play_until(&mut drill, &mut bot, Moment::at(600, 0), |_, _| {});
    drill
}

/// A task is given to somebody, in a box of five minutes.
fn given(task: u32, to: PersonId) -> What {
    What::TaskGiven {
        task,
        to,
        directed: crate::hearing::Directed::Person,
        text: "look into it".to_owned(),
        service: None,
        remedy: None,
        timebox_ms: Some(300_000),
        ack_asked: true,
        utterance: 1,
    }
}

fn begun(scenario: &str, mode: Mode) -> Drill {
    let scenario = crate::desk::find::scenario(scenario)
        .expect("it is shipped")
        .scenario;
    let hearing = Arc::new(Hearing::new(&scenario));
    let settings = Settings {
        seed: 7,
        mode,
        trainee: None,
    };
    Drill::begin(scenario, hearing, settings)
}

/// Folds these events, bringing the view up to date at each.
fn folded<'a>(drill: &Drill, events: impl Iterator<Item = &'a Event>) -> (Fold, CallView) {
    let mut fold = Fold::new(drill.scenario(), drill.settings());
    let mut view = fold.before();
    for event in events {
        fold.take_in(event, &mut view);
        fold.refresh(event.at, &mut view);
    }
    (fold, view)
}

fn until(drill: &Drill, at: Moment) -> CallView {
    let events = drill.log().iter().take_while(|event| event.at <= at);
    let (mut fold, mut view) = folded(drill, events);
    fold.refresh(at, &mut view);
    view
}

/// The log of a drill, and the view after each event.
fn each(drill: &Drill, mut look: impl FnMut(&Event, &Fold, &CallView)) {
    let mut fold = Fold::new(drill.scenario(), drill.settings());
    let mut view = fold.before();
    for event in drill.log() {
        fold.take_in(event, &mut view);
        fold.refresh(event.at, &mut view);
        look(event, &fold, &view);
    }
}

#[test]
fn what_is_hidden_changes_nothing_that_is_shown() {
    for (scenario, bot) in [
        ("checkout-latency", "by-the-book"),
        ("bad-config", "random"),
        ("stolen-key", "pushover"),
    ] {
        let drill = played(scenario, bot, Mode::Practice);
        let log = drill.log();
        let heard = log
            .iter()
            .filter(|event| event.audience() == Audience::Commander);
        let end = log.last().expect("a drill has events").at;
        let (mut all, mut of_all) = folded(&drill, log.iter());
        let (mut some, mut of_heard) = folded(&drill, heard);
        all.refresh(end, &mut of_all);
        some.refresh(end, &mut of_heard);
        assert_eq!(of_all, of_heard, "{scenario} by {bot}");
        assert_eq!(all.known, some.known, "{scenario} by {bot}");
        assert!(all.known.faults.is_empty() && all.known.impact == (0, 0));
    }
}

#[test]
fn nothing_is_shown_of_what_happens_after_the_drill_has_ended() {
    let mut drill = begun("checkout-latency", Mode::Practice);
    drill.advance(Moment::at(2, 0));
    drill.hear(&Command::Finish);
    let before = folded(&drill, drill.log().iter()).1;
    drill.advance(Moment::at(60, 0));
    let after = folded(&drill, drill.log().iter()).1;
    assert_eq!(before.lines, after.lines);
    assert_eq!(before.services, after.services);
    assert_eq!(before.signals, after.signals);
}

#[test]
fn the_transcript_is_only_appended_to_and_time_never_goes_back_in_it() {
    let drill = played("checkout-latency", "by-the-book", Mode::Practice);
    let mut last = 0;
    each(&drill, |_, _, view| {
        assert!(view.lines.len() >= last);
        last = view.lines.len();
    });
    let view = until(&drill, Moment::at(600, 0));
    assert!(view.lines.len() > 200, "{}", view.lines.len());
    assert!(view.lines.is_sorted_by_key(|line| line.at));
}

#[test]
fn what_was_heard_is_shown_in_practice_and_not_in_an_exam() {
    let hints = |mode| {
        let view = until(
            &played("checkout-latency", "by-the-book", mode),
            Moment::at(600, 0),
        );
        let heard = |line: &&crate::window::view::call::LineView| {
            matches!(line.kind, LineKind::Heard | LineKind::NotUnderstood)
        };
        let lines: Vec<String> = view
            .lines
            .iter()
            .filter(heard)
            .map(|l| l.text.clone())
            .collect();
        lines
    };
    let practice = hints(Mode::Practice);
    assert!(
        practice
            .iter()
            .any(|line| line.starts_with("assign → ") && line.contains("acknowledgement asked")),
        "{practice:?}"
    );
    assert_eq!(hints(Mode::Exam), Vec::<String>::new());
}

#[test]
fn words_to_one_alone_are_shown_without_the_order_to_the_program() {
    let drill = played("checkout-latency", "by-the-book", Mode::Practice);
    let view = until(&drill, Moment::at(600, 0));
    let alone = view.lines.iter().find_map(|line| match &line.kind {
        LineKind::Said { to, you: true, .. } if !to.is_empty() => Some((to, &line.text)),
        _ => None,
    });
    let (to, text) = alone.expect("by-the-book briefs in private");
    assert_eq!(to, &["Tatiana"]);
    assert!(text.starts_with("Severity: "), "{text}");
}

#[test]
fn everybody_who_is_there_is_shown_once_and_the_trainee_first() {
    let drill = played("checkout-latency", "by-the-book", Mode::Practice);
    each(&drill, |event, fold, view| {
        let Some(first) = view.people.first() else {
            return;
        };
        assert!(
            first.you && first.id == drill.scenario().trainee,
            "{event:?}"
        );
        assert_eq!(view.people.iter().filter(|person| person.you).count(), 1);
        for (who, there) in &fold.known.people {
            let shown: Vec<_> = view.people.iter().filter(|one| one.id == *who).collect();
            let is = there.present || there.paged.is_some();
            assert_eq!(shown.len(), usize::from(is), "{who} after {event:?}");
        }
        let commands = view.people.iter().filter(|person| person.commands).count();
        assert_eq!(
            commands,
            usize::from(view.head.commander.is_some()),
            "{event:?}"
        );
    });
}

#[test]
fn an_executive_stands_at_the_door_and_presses_until_it_is_settled() {
    let drill = played("checkout-latency", "by-the-book", Mode::Practice);
    let mut seen = 0;
    each(&drill, |event, fold, view| {
        for person in &view.people {
            let part = drill.scenario().person(&person.id).map(|one| one.part);
            let executive = part == Some(crate::scenario::model::Part::Executive);
            if executive && person.place != Place::Door {
                assert!(person.commands || matches!(person.place, Place::Paged(_)));
            }
            let open = fold.known.open_arcs().any(|(_, arc)| arc.who == person.id);
            assert_eq!(person.presses.is_some(), open, "{event:?}");
            if let Some(press) = person.presses.as_ref().filter(|_| executive) {
                assert!(!press.kind.is_empty() && !press.kind.contains('-'));
                seen += 1;
            }
        }
    });
    assert!(seen > 0, "nobody pressed");
}

#[test]
fn who_is_given_something_to_do_stands_at_the_door_no_longer() {
    let drill = begun("checkout-latency", Mode::Practice);
    let mut fold = Fold::new(drill.scenario(), drill.settings());
    let who = drill
        .scenario()
        .cast
        .iter()
        .find(|one| one.part == crate::scenario::model::Part::Responder)
        .expect("a responder")
        .id
        .clone();
    let mut view = fold.before();
    let mut happens = |what: What, view: &mut CallView| {
        let event = Event {
            seq: 1,
            at: Moment::at(1, 0),
            what,
        };
        fold.take_in(&event, view);
        fold.refresh(event.at, view);
        view.people[0].place
    };
    let joined = What::Joined {
        who: who.clone(),
        how: crate::drill::event::Came::Unasked,
    };
    assert_eq!(happens(joined, &mut view), Place::Door);
    let given = given(1, who);
    assert_eq!(happens(given, &mut view), Place::OnCall);
    assert_eq!(view.people[0].task, Some(1));
    assert_eq!(view.tasks[0].standing, Standing::AckAwaited);
    assert_eq!(view.tasks[0].box_ends, Some(Moment::at(6, 0)));
}

#[test]
fn more_time_is_a_new_box_that_is_whole_when_it_is_granted() {
    let drill = begun("checkout-latency", Mode::Practice);
    let (mut fold, mut view) = folded(&drill, drill.log().iter());
    let who = drill.scenario().cast[1].id.clone();
    let mut happens = |at: Moment, what: What| {
        fold.take_in(&Event { seq: 1, at, what }, &mut view);
        fold.refresh(at, &mut view);
        let task = view.tasks.iter().find(|task| task.id == 77);
        task.cloned().expect("it is open")
    };
    let given = given(77, who.clone());
    let task = happens(Moment::at(10, 0), given);
    assert_eq!(task.boxed, Moment::at(10, 0));
    assert_eq!(task.left(Moment::at(12, 30)), Some(0.5));
    let extended = What::TimeExtended {
        task: 77,
        timebox_ms: 120_000,
        asked: true,
        utterance: 1,
    };
    let task = happens(Moment::at(15, 0), extended);
    assert_eq!(task.given, Moment::at(10, 0));
    assert_eq!(task.boxed, Moment::at(15, 0));
    assert_eq!(task.left(Moment::at(15, 0)), Some(1.0));
    assert_eq!(task.left(Moment::at(16, 0)), Some(0.5));
}

#[test]
fn people_speak_while_their_words_last_and_no_longer() {
    let drill = played("checkout-latency", "by-the-book", Mode::Practice);
    let mut fold = Fold::new(drill.scenario(), drill.settings());
    let mut view = fold.before();
    let mut spoke = 0;
    for event in drill.log() {
        fold.take_in(event, &mut view);
        fold.refresh(event.at, &mut view);
        let What::Said {
            who,
            channel: Channel::Call,
            text,
            lasts_ms,
            ..
        } = &event.what
        else {
            continue;
        };
        let speech = |view: &CallView| {
            let person = view.people.iter().find(|one| one.id == *who);
            person.and_then(|person| person.speech.clone())
        };
        let says = speech(&view).expect("who has begun to speak speaks");
        assert_eq!((&says.text, says.until), (text, event.at + Span(*lasts_ms)));
        assert!(fold.changes().is_some_and(|at| at <= says.until));
        let mut later = fold.clone();
        let mut then = view.clone();
        later.refresh(says.until - Span(1), &mut then);
        assert!(speech(&then).is_some());
        later.refresh(says.until, &mut then);
        assert_eq!(speech(&then), None);
        spoke += 1;
    }
    assert!(spoke > 50, "{spoke}");
}

#[test]
fn how_long_somebody_has_been_on_the_call_shows_and_nothing_else_of_their_strength() {
    let mut drill = begun("checkout-latency", Mode::Practice);
    drill.advance(Moment::at(1, 0));
    let (mut fold, mut view) = folded(&drill, drill.log().iter());
    let mut look = |at| {
        fold.refresh(at, &mut view);
        view.people
            .iter()
            .find(|one| !one.you)
            .map(|one| one.fatigue)
    };
    assert_eq!(look(Moment::at(59, 59)), Some(Fatigue::Fresh));
    assert_eq!(look(Moment::at(60, 0)), Some(Fatigue::Tiring));
    assert_eq!(look(Moment::at(90, 0)), Some(Fatigue::Spent));
}

#[test]
fn a_time_box_that_is_over_is_reminded_of_until_it_is_followed_up_in_words_that_do_so() {
    let mut drill = begun("checkout-latency", Mode::Practice);
    for (at, words) in [
        (10, "This is Alex, I am the incident commander."),
        (20, "Tatiana, please be my deputy."),
        (
            40,
            "Hayley, please look into the payments gateway, I will come back to you in three minutes. Understood?",
        ),
    ] {
        drill.advance(Moment::at(0, at));
        drill.hear(&Command::Say {
            text: words.to_owned(),
        });
    }
    drill.advance(Moment::at(8, 0));
    let mut reminded = None;
    each(&drill, |event, fold, view| {
        if let What::Reminded {
            of: Reminder::TimeboxOver { task },
            ..
        } = &event.what
            && reminded.is_none()
        {
            let owner = fold.known.task(*task).expect("it was given").to.clone();
            assert_eq!(view.reminders[0].at, event.at);
            assert!(!view.reminders[0].text.is_empty());
            reminded = Some((event.at, owner, view.reminders[0].say.clone()));
        }
    });
    let (at, owner, say) = reminded.expect("a deputy calls a time box");
    assert!(say.contains("minutes are up – what did you find?"), "{say}");

    let mut again = begun("checkout-latency", Mode::Practice);
    for earlier in drill.commands().iter().filter(|one| one.at <= at) {
        again.advance(earlier.at);
        again.hear(&earlier.command);
    }
    again.advance(at);
    drill = again;
    let acts = drill.would_hear(&say).acts;
    let to = vec![PartyId::from(&owner)];
    assert!(
        acts.iter()
            .any(|heard| heard.act == Act::FollowUp { to: to.clone() }),
        "{say}: {acts:?}"
    );
    let before = until(&drill, at);
    drill.hear(&Command::Say { text: say.clone() });
    let settled = until(&drill, drill.now());
    let offers = |view: &CallView| view.reminders.iter().any(|reminder| reminder.say == say);
    assert!(offers(&before) && !offers(&settled));
}

#[test]
fn nothing_is_put_into_the_mouth_of_who_sits_an_exam() {
    let drill = played("checkout-latency", "clock-blind", Mode::Exam);
    let mut reminders = 0;
    each(&drill, |_, _, view| {
        reminders += view.reminders.len();
        assert!(
            view.reminders
                .iter()
                .all(|reminder| reminder.say.is_empty())
        );
    });
    assert!(reminders > 0, "nobody was reminded of anything");
}

/// Somebody is given a second thing while they are at the first.
fn ordered_twice() -> Drill {
    let mut drill = begun("checkout-latency", Mode::Practice);
    for (at, text) in [
        (2, "Hi, I'm Alex Reyes and I am the Incident Commander."),
        (20, "Hayley, please look into the checkout latency."),
        (35, "Hayley, please check the logs of the payments gateway."),
    ] {
        drill.advance(Moment::at(0, at));
        drill.hear(&Command::Say {
            text: text.to_owned(),
        });
    }
    drill.advance(Moment::at(1, 0));
    drill
}

#[test]
fn who_asks_wants_a_word_until_they_are_answered() {
    use std::collections::BTreeSet;
    let mut why = BTreeSet::new();
    let drills = [
        ("checkout-latency", "by-the-book"),
        ("checkout-latency", "mumbler"),
        ("checkout-latency", "hoarder"),
        ("bad-config", "marathoner"),
        ("stolen-key", "random"),
    ]
    .map(|(scenario, bot)| played(scenario, bot, Mode::Practice));
    for drill in drills.into_iter().chain([ordered_twice()]) {
        each(&drill, |event, fold, view| {
            for person in &view.people {
                why.extend(person.wants.clone());
                assert!(person.wants.is_none() || fold.known.is_present(&person.id));
            }
            if let What::AskedBack { who, .. } = &event.what {
                let asks = view.people.iter().find(|one| one.id == *who);
                let wants = asks.and_then(|one| one.wants.as_deref());
                assert!(
                    wants.is_some_and(|wants| wants.starts_with("asks w")),
                    "{wants:?}"
                );
            }
            if matches!(event.what, What::Posted { .. }) {
                let drafts = fold.known.drafts.iter();
                let waiting = drafts
                    .filter(|one| one.status == DraftStatus::Waiting)
                    .count();
                let wants = view
                    .people
                    .iter()
                    .filter(|one| one.wants.as_deref() == Some("has a draft for you"));
                assert!(wants.count() <= waiting);
            }
        });
    }
    for expected in [
        "asks which comes first",
        "has a draft for you",
        "asks whether they are needed",
        "presses: executive takeover",
    ] {
        assert!(why.contains(expected), "{expected}: {why:#?}");
    }
}

#[test]
fn who_asks_whether_they_are_needed_is_answered_by_any_words_to_them() {
    let drill = played("checkout-latency", "by-the-book", Mode::Practice);
    let mut asked = None;
    let mut answered = false;
    each(&drill, |event, _, view| {
        let waits = |who: &PersonId| {
            let one = view.people.iter().find(|one| one.id == *who);
            one.is_some_and(|one| one.wants.as_deref() == Some("asks whether they are needed"))
        };
        match (&event.what, &asked) {
            (What::AskedIfNeeded { who, .. }, None) => {
                assert!(waits(who));
                asked = Some(who.clone());
            }
            (What::Said { text, .. }, Some(who)) if !answered => {
                answered = text.contains("please stay");
                assert_eq!(waits(who), !answered, "{text}");
            }
            _ => {}
        }
    });
    assert!(answered, "{asked:?} was not answered");
}

#[test]
fn work_that_lost_its_owner_is_offered_to_somebody_who_is_free_in_words_that_give_it() {
    let drill = played("checkout-latency", "by-the-book", Mode::Practice);
    let (mut open, mut gave) = (0, 0);
    let mut offered = Vec::new();
    each(&drill, |event, fold, view| {
        for reminder in &view.reminders {
            let Some((name, _)) = reminder.say.split_once(", please ") else {
                continue;
            };
            let free = view
                .people
                .iter()
                .find(|one| one.name == name)
                .expect("they are here");
            assert!(
                free.task.is_none() && free.place == Place::OnCall,
                "{}",
                reminder.say
            );
            offered.push((free.id.clone(), reminder.say.clone(), event.at));
        }
        if let What::Reminded {
            of: Reminder::WorkOpen { task },
            ..
        } = &event.what
        {
            open += 1;
            assert!(fold.known.task(*task).is_some());
        }
    });
    for (who, say, at) in offered.iter().take(3) {
        let mut again = begun("checkout-latency", Mode::Practice);
        for earlier in drill.commands().iter().filter(|one| one.at <= *at) {
            again.advance(earlier.at);
            again.hear(&earlier.command);
        }
        again.advance(*at);
        let acts = again.would_hear(say).acts;
        let to = PartyId::from(who);
        gave += usize::from(acts.iter().any(|heard| {
            matches!(&heard.act, Act::Assign { to: given, ack_asked: true, timebox_s: Some(_), .. }
                if given.contains(&to))
        }));
    }
    assert!(
        open > 0 && gave == offered.len().min(3) && gave > 0,
        "{open} {gave} {offered:#?}"
    );
}

#[test]
fn signals_are_all_that_was_measured_and_services_are_as_they_were_last_told() {
    let drill = played("checkout-latency", "by-the-book", Mode::Practice);
    let (fold, view) = folded(&drill, drill.log().iter());
    assert!(!view.signals.is_empty());
    for signal in &view.signals {
        assert_eq!(
            signal.samples.last().map(|last| last[1]),
            Some(fold.known.signals[&signal.id] as f64)
        );
        assert!(signal.samples.is_sorted_by_key(|sample| sample[0] as u64));
        assert!(!signal.name.is_empty() && !signal.unit.is_empty());
    }
    let order = fold.signal_order();
    let at = |id| order.iter().position(|one| **one == id);
    assert!(
        view.signals
            .iter()
            .map(|one| at(one.id.clone()))
            .is_sorted()
    );
    for service in &view.services {
        let known = fold.known.health.get(&service.id);
        assert_eq!(service.health, known.copied().unwrap_or(Permille::FULL));
    }
}

#[test]
fn what_could_be_done_is_known_from_when_it_was_spoken_of_until_it_is_done() {
    let drill = played("checkout-latency", "by-the-book", Mode::Practice);
    let (mut named, mut done) = (0, 0);
    each(&drill, |event, fold, view| {
        let name = |remedy| {
            drill
                .scenario()
                .remedy(remedy)
                .expect("it exists")
                .name
                .clone()
        };
        match &event.what {
            What::OptionOffered { remedy, .. } => {
                named += 1;
                assert!(view.options.contains(&name(remedy)));
            }
            What::TaskReported {
                task,
                result: Reported::Done,
                ..
            } => {
                let task = fold.known.task(*task).expect("it was given");
                if let Some(remedy) = &task.remedy {
                    done += 1;
                    assert!(!view.options.contains(&name(remedy)));
                }
            }
            _ if named == 0 => assert!(view.options.is_empty(), "{:?}", view.options),
            _ => {}
        }
    });
    assert!(named > 0 && done > 0, "{named} named, {done} done");
}

#[test]
fn the_clock_of_the_scenario_goes_on_past_midnight() {
    let drill = begun("checkout-latency", Mode::Practice);
    let fold = Fold::new(drill.scenario(), drill.settings());
    let start = drill.scenario().start.clone();
    let first = fold.time_of_day(Moment::START);
    assert!(first.ends_with(&format!(
        "{:02}:{:02}",
        start.clock.0 / 60,
        start.clock.0 % 60
    )));
    assert_eq!(fold.time_of_day(Moment::at(7 * 24 * 60, 0)), first);
    assert_ne!(fold.time_of_day(Moment::at(24 * 60, 0))[..3], first[..3]);
}

#[test]
fn a_look_at_the_clock_costs_next_to_nothing_however_long_the_call_was() {
    let drill = played("stolen-key", "random", Mode::Practice);
    let (mut fold, mut view) = folded(&drill, drill.log().iter());
    // A long call: the same words again, until there are 2 000 lines.
    while view.lines.len() < 2_000 {
        let more = view.lines.clone();
        view.lines.extend(more);
    }
    let looks = 1_000;
    let from = drill.now();
    #[expect(clippy::disallowed_methods, reason = "the test measures")]
    let began = Instant::now();
    for at in 0..looks {
        fold.refresh(from + Span(at), &mut view);
    }
    let each = began.elapsed() / 1_000;
    println!("a look costs {each:?}");
    assert!(each < Duration::from_millis(3), "{each:?}");
}

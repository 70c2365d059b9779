//! The simulated commanders: their words are heard as they are meant, and their drills end.

use std::sync::Arc;

use hotwash::drill::{Audience, Command, Drill, Event, Mode, Settings, What};
use hotwash::hearing::{Act, Context, Directed, Hearing, OpenTask};
use hotwash::rehearsal::{Bot, Phrase, Slots, par, play};
use hotwash::scenario::ids::PersonId;
use hotwash::scenario::model::Audience as PostAudience;
use hotwash::scenario::{Scenario, load};
use hotwash::units::{Moment, Span};

fn reference() -> (Arc<Scenario>, Arc<Hearing>) {
    let source = include_str!("../../scenarios/checkout-latency.ron");
    let scenario = load(source)
        .scenario
        .expect("the reference scenario can be played");
    let hearing = Hearing::new(&scenario);
    (Arc::new(scenario), Arc::new(hearing))
}

fn settings(seed: u64) -> Settings {
    Settings {
        seed,
        mode: Mode::Exam,
        trainee: None,
    }
}

fn played(name: &str, seed: u64) -> Drill {
    let (scenario, hearing) = reference();
    let mut drill = Drill::begin(scenario, hearing, settings(seed));
    let mut bot = Bot::named(name).expect("the bot exists");
    play(&mut drill, &mut bot, |_, _| {});
    drill
}

/// What each phrase is said about here.
fn slots(phrase: Phrase) -> Slots<'static> {
    let to = match phrase {
        Phrase::AppointDeputy
        | Phrase::Page
        | Phrase::Remove
        | Phrase::ConfirmReadback
        | Phrase::CorrectReadback
        | Phrase::ReadBack => "Tatiana",
        Phrase::AppointScribe => "Wei",
        Phrase::AppointInternalLiaison | Phrase::PostInternal => "Omar",
        Phrase::AppointCustomerLiaison
        | Phrase::AskScope
        | Phrase::PostPublic
        | Phrase::PostFinal
        | Phrase::Approve
        | Phrase::ReviseOutage
        | Phrase::ReviseTime
        | Phrase::ReviseHost
        | Phrase::ReviseWord => "Lucia",
        Phrase::WarnBelligerent => "Grant",
        Phrase::ChallengeTakeover | Phrase::WarnInterrupter | Phrase::Yield => "Dana",
        Phrase::RefuseRequest | Phrase::Defer | Phrase::PromiseUpdate => "Marcus",
        Phrase::Rotate => "Priya",
        _ => "Hayley",
    };
    let who = match phrase {
        Phrase::TakeCommand | Phrase::TakeBack | Phrase::StayOn => "Alex",
        Phrase::Page | Phrase::Rotate => "Kenji",
        Phrase::Remove => "Grant",
        Phrase::AnnounceHandover => "Tatiana",
        _ => "",
    };
    let what = match phrase {
        Phrase::DeclareSeverity | Phrase::ArgueSeverity => "one",
        Phrase::Execute
        | Phrase::ExecuteUntimed
        | Phrase::ExecuteAnybody
        | Phrase::ExecuteMyself
        | Phrase::AskRisks
        | Phrase::DitherOverRisks
        | Phrase::ProposeAndPoll
        | Phrase::Decide => "roll back deploy 714",
        Phrase::ReviseWord => "hacked",
        Phrase::ReadBack => {
            "Severity two, and it isn't growing. Hayley looks into the payments gateway. The next update was promised for 14:58."
        }
        Phrase::CorrectReadback => "the next update was promised for 14:58.",
        Phrase::StatusUpdate | Phrase::StatusUpdateInJargon => {
            "the checkout API is degraded and Hayley is working on it"
        }
        _ => "the checkout API",
    };
    let time = match phrase {
        Phrase::AssignPostmortem => "three business days",
        _ => "five minutes",
    };
    Slots {
        to,
        who,
        what,
        time,
    }
}

/// What a listener knows when the phrase is said.
fn context(phrase: Phrase) -> Context {
    let person = |id: &str| Some(PersonId::from(id));
    match phrase {
        Phrase::FollowUp
        | Phrase::FollowUpWhenever
        | Phrase::Chase
        | Phrase::AskEstimate
        | Phrase::GrantTime => Context {
            open_tasks: vec![OpenTask::of("hayley", "look into the payments gateway")],
            ..Context::default()
        },
        Phrase::Approve
        | Phrase::ReviseOutage
        | Phrase::ReviseTime
        | Phrase::ReviseHost
        | Phrase::ReviseWord => Context {
            draft_from: person("lucia"),
            ..Context::default()
        },
        Phrase::ConfirmReadback | Phrase::CorrectReadback => Context {
            readback_from: person("tatiana"),
            ..Context::default()
        },
        _ => Context::default(),
    }
}

#[test]
fn every_phrase_is_heard_as_it_is_meant() {
    let (_, hearing) = reference();
    let mut misheard = String::new();
    for (phrase, acts, ways) in Phrase::all() {
        for way in ways {
            let said = slots(phrase).fill(way);
            let heard = hearing.hear(&said, &context(phrase));
            let ids: Vec<&str> = heard.acts.iter().map(|heard| heard.act.id()).collect();
            let in_jargon = matches!(
                phrase,
                Phrase::ClarifyInJargon | Phrase::AskStatusInJargon | Phrase::StatusUpdateInJargon
            );
            if ids != acts || heard.acronyms.is_empty() == in_jargon {
                misheard += &format!(
                    "{phrase:?}: {said}\n   meant {acts:?}, heard {ids:?}, short forms {:?}\n",
                    heard.acronyms
                );
            }
        }
    }
    assert!(misheard.is_empty(), "\n{misheard}");
}

#[test]
fn orders_carry_their_person_minutes_and_question() {
    let (_, hearing) = reference();
    for (phrase, _, ways) in Phrase::all() {
        let (named, timed) = match phrase {
            Phrase::Investigate
            | Phrase::InvestigateChanges
            | Phrase::InvestigateVaguely
            | Phrase::Execute
            | Phrase::Clarify
            | Phrase::ClarifyInJargon => (true, true),
            Phrase::InvestigateUntimed | Phrase::ExecuteUntimed | Phrase::ClarifyUntimed => {
                (true, false)
            }
            Phrase::InvestigateAnybody | Phrase::ExecuteAnybody => (false, false),
            _ => continue,
        };
        for way in ways {
            let said = slots(phrase).fill(way);
            let heard = hearing.hear(&said, &Context::default());
            let Some(Act::Assign {
                to,
                directed,
                timebox_s,
                ack_asked,
                ..
            }) = heard.acts.first().map(|heard| &heard.act)
            else {
                panic!("no order in: {said}");
            };
            if named {
                assert_eq!(*directed, Directed::Person, "{said}");
                assert_eq!(to.len(), 1, "{said}");
                assert!(*ack_asked, "{said}");
            } else {
                assert_eq!(*directed, Directed::Nobody, "{said}");
            }
            assert_eq!(*timebox_s, timed.then_some(300), "{said}");
        }
    }
}

#[test]
fn what_commanders_do_themselves_is_heard_so() {
    let (_, hearing) = reference();
    for phrase in [
        Phrase::LookMyself,
        Phrase::GraphsMyself,
        Phrase::ExecuteMyself,
    ] {
        let (_, _, ways) = Phrase::all()
            .find(|(one, _, _)| *one == phrase)
            .expect("in the table");
        for way in ways {
            let said = slots(phrase).fill(way);
            let heard = hearing.hear(&said, &Context::default());
            let own = |act: &Act| matches!(act, Act::Assign { directed, .. } if *directed == Directed::Oneself);
            assert!(heard.acts.iter().all(|heard| own(&heard.act)), "{said}");
        }
    }
}

#[test]
fn posts_go_to_whom_they_are_meant_for() {
    let (_, hearing) = reference();
    for (phrase, meant) in [
        (Phrase::PostPublic, PostAudience::Public),
        (Phrase::PostInternal, PostAudience::Internal),
    ] {
        let (_, _, ways) = Phrase::all()
            .find(|(one, _, _)| *one == phrase)
            .expect("in the table");
        for way in ways {
            let said = slots(phrase).fill(way);
            let heard = hearing.hear(&said, &Context::default());
            let Some(Act::InstructPost {
                audience,
                next_in_s,
                ..
            }) = heard.acts.first().map(|heard| &heard.act)
            else {
                panic!("no post in: {said}");
            };
            assert_eq!((*audience, *next_in_s), (meant, Some(300)), "{said}");
        }
    }
}

#[test]
fn every_bot_brings_every_drill_to_its_end() {
    for name in Bot::NAMES {
        for seed in 0..4 {
            let drill = played(name, seed);
            assert!(drill.is_over(), "{name}, seed {seed}");
            let said = utterances(&drill).count();
            assert!(said < 600, "{name}, seed {seed} said {said} things");
        }
    }
}

fn utterances(drill: &Drill) -> impl Iterator<Item = (&Event, &str)> {
    let trainee = &drill.scenario().trainee;
    drill
        .log()
        .iter()
        .filter_map(move |event| match &event.what {
            What::Said { who, text, .. } if who == trainee => Some((event, text.as_str())),
            _ => None,
        })
}

#[test]
fn by_the_book_takes_command_within_a_minute_by_name_and_title() {
    for seed in 0..20 {
        let drill = played("by-the-book", seed);
        let taken = drill.log().iter().find_map(|event| match event.what {
            What::CommandTaken {
                named, full_title, ..
            } => Some((event.at, named, full_title)),
            _ => None,
        });
        let (at, named, full_title) = taken.expect("command is taken");
        assert!(at < Moment::START + Span::minutes(1), "seed {seed}: {at}");
        assert!(named && full_title, "seed {seed}");
    }
}

#[test]
fn the_silent_say_nothing() {
    let drill = played("silent", 3);
    assert_eq!(utterances(&drill).count(), 0);
}

#[test]
fn the_same_seed_gives_the_same_drill() {
    assert_eq!(
        played("by-the-book", 5).log(),
        played("by-the-book", 5).log()
    );
}

#[test]
fn what_was_noted_is_the_whole_drill() {
    let (scenario, hearing) = reference();
    let mut drill = Drill::begin(scenario.clone(), hearing.clone(), settings(9));
    let mut bot = Bot::named("by-the-book").expect("the bot exists");
    let mut noted = drill.log().to_vec();
    let mut commands = Vec::new();
    play(&mut drill, &mut bot, |timed, events| {
        noted.extend_from_slice(events);
        if timed.command != Command::Clock {
            commands.push(timed.clone());
        }
    });
    assert_eq!(noted, drill.log());

    // The commands alone give the drill again.
    let mut again = Drill::begin(scenario, hearing, settings(9));
    for timed in &commands {
        again.advance(timed.at);
        again.hear(&timed.command);
    }
    while let Some(due) = again.next_due() {
        again.advance(due);
    }
    assert_eq!(again.log(), drill.log());
}

#[test]
fn a_bot_learns_nothing_that_a_commander_cannot() {
    // A second bot is given the audible events alone, and makes the same moves.
    let (scenario, hearing) = reference();
    let mut drill = Drill::begin(scenario.clone(), hearing.clone(), settings(4));
    let mut bot = Bot::named("by-the-book").expect("the bot exists");
    play(&mut drill, &mut bot, |_, _| {});
    let mut deaf = Bot::named("by-the-book").expect("the bot exists");
    deaf.sit_down(&scenario, &settings(4));
    let mut second = Drill::begin(scenario, hearing, settings(4));
    let audible = |events: &[Event], bot: &mut Bot| {
        for event in events {
            if event.audience() == Audience::Commander {
                bot.witness(event);
            }
        }
    };
    audible(second.log(), &mut deaf);
    let mut steps = 0;
    while !second.is_over() && steps < 100_000 {
        steps += 1;
        match deaf.next(second.now()) {
            hotwash::rehearsal::Move::Say(text) => {
                audible(second.hear(&Command::Say { text }), &mut deaf);
            }
            hotwash::rehearsal::Move::WaitUntil(wake) => {
                let due = second.next_due().map_or(wake, |due| due.min(wake));
                audible(second.advance(due), &mut deaf);
            }
            hotwash::rehearsal::Move::Finish => {
                audible(second.hear(&Command::Finish), &mut deaf);
            }
        }
    }
    assert_eq!(second.log(), drill.log());
}

#[test]
fn par_is_what_by_the_book_reaches() {
    let (scenario, hearing) = reference();
    let par = par(&scenario, &hearing, &settings(7));
    let drill = played("by-the-book", 7);
    let reckoned = drill.log().iter().rev().find_map(|event| match event.what {
        What::Reckoned {
            lost, mitigated_ms, ..
        } => Some((lost, mitigated_ms)),
        _ => None,
    });
    assert_eq!(reckoned, Some((par.customer_minutes, par.mitigated_ms)));
}

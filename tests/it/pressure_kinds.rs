//! Each kind of pressure: what settles it, in which order, and what each wrong way leads to.

use hotwash::drill::event::{Ended, Gone, Passed, Sense};
use hotwash::drill::{Drill, What};
use hotwash::scenario::model::Tone;
use hotwash::units::Moment;

use crate::pressed::{Shop, count, lines_of, said, tell, tones, wait, wait_until};
use crate::stage::all;

fn arc(id: &str) -> hotwash::scenario::ids::ArcId {
    id.into()
}

fn ended(drill: &Drill, id: &str) -> Option<Ended> {
    drill.state().arcs.get(&arc(id)).and_then(|one| one.ended)
}

fn grew(drill: &Drill, id: &str) -> usize {
    count(
        drill,
        |what| matches!(what, What::PressureGrew { arc, .. } if arc.as_str() == id),
    )
}

fn cost(drill: &Drill, id: &str) -> u64 {
    all(drill, |what| match what {
        What::PressureEnded { arc, cost_ms, .. } if arc.as_str() == id => Some(*cost_ms),
        _ => None,
    })[0]
        .1
}

/// Whether the answers to an arc were fitting, in order.
fn fitting(drill: &Drill, id: &str) -> Vec<bool> {
    all(drill, |what| match what {
        What::PressureAnswered { arc, fitting, .. } if arc.as_str() == id => Some(*fitting),
        _ => None,
    })
    .into_iter()
    .map(|(_, fitting)| fitting)
    .collect()
}

const PAUL_WORKS: &str = "Paul, please look into the store, thirty minutes. Understood?";

#[test]
fn each_tone_has_its_own_words_patience_steps_and_cost() {
    let mut costs = Vec::new();
    for (tone, name, steps) in [
        (Tone::Polite, "polite", 2),
        (Tone::Pushy, "pushy", 3),
        (Tone::Hostile, "hostile", 4),
    ] {
        let spec = format!(r#"kind: AntiMotivation, by: "marcus", tone: {tone:?}"#);
        let mut drill = Shop::new().head("ladder: 1,").pressed(&spec).commanded(1);
        tell(&mut drill, PAUL_WORKS);
        wait_until(&mut drill, 500);
        assert_eq!(grew(&drill, "press"), steps, "{name}");
        assert_eq!(ended(&drill, "press"), Some(Ended::RanOut), "{name}");
        let lines = lines_of(&drill, "marcus");
        assert!(
            lines[0].starts_with(&format!("house.anti-motivation@{name}.")),
            "{lines:?}"
        );
        assert!(
            lines[1..]
                .iter()
                .all(|line| line.starts_with(&format!("house.anti-motivation-grows@{name}."))),
            "{lines:?}"
        );
        costs.push(cost(&drill, "press"));
    }
    assert!(costs[0] < costs[1] && costs[1] < costs[2], "{costs:?}");
}

#[test]
fn giving_in_to_a_takeover_has_the_demand_carried_out_unpolled_with_its_risk() {
    let spec = r#"kind: ExecutiveTakeover, by: "dana", tone: Pushy, demands: "restart""#;
    let mut drill = Shop::new().pressed(spec).under_pressure(1);
    tell(&mut drill, "Okay Dana, whatever you think is best.");
    wait(&mut drill, 30);
    assert_eq!(ended(&drill, "press"), Some(Ended::Yielded));
    assert!(said(&drill, "dana", "orders-remedy"));
    assert!(said(&drill, "paul", "does-as-told"));
    let started = all(&drill, |what| match what {
        What::RemedyStarted { remedy, who, .. } => Some((remedy.to_string(), who.to_string())),
        _ => None,
    });
    assert_eq!(started[0].1, ("restart".to_owned(), "paul".to_owned()));
    assert!(drill.state().trainee_commands());
    let polled = count(&drill, |what| matches!(what, What::ObjectionsPolled { .. }));
    assert_eq!(polled, 0);
    wait(&mut drill, 400);
    let told = count(&drill, |what| {
        matches!(
            what,
            What::Said {
                sense: Some(Sense::ToldYouSo { .. }),
                ..
            }
        )
    });
    assert_eq!(told, 1, "who knew the risk says so");
}

#[test]
fn who_is_challenged_and_declines_has_nothing_done() {
    let spec = r#"kind: ExecutiveTakeover, by: "dana", tone: Pushy, demands: "restart""#;
    for seed in 1..6 {
        let mut drill = Shop::new().pressed(spec).under_pressure(seed);
        tell(&mut drill, "Dana, do you wish to take command?");
        wait(&mut drill, 400);
        assert!(said(&drill, "dana", "declines-challenge"));
        let started = count(&drill, |what| matches!(what, What::RemedyStarted { .. }));
        assert_eq!(started, 0);
    }
}

#[test]
fn an_executive_who_commands_is_followed_and_the_trainee_is_told_so() {
    let spec =
        r#"kind: ExecutiveTakeover, by: "dana", tone: Pushy, says_yes: true, demands: "restart""#;
    for announced in [true, false] {
        let mut drill = Shop::new().pressed(spec).under_pressure(2);
        tell(&mut drill, "Dana, do you wish to take command?");
        assert!(drill.state().trainee_commands(), "not before it is said");
        if announced {
            tell(&mut drill, "Everyone, I am handing over command to Dana.");
        }
        wait(&mut drill, 50);
        assert_eq!(ended(&drill, "press"), Some(Ended::TookCommand));
        assert_eq!(
            drill.state().commander.as_ref().map(|who| who.as_str()),
            Some("dana")
        );
        assert!(said(&drill, "dana", "orders-remedy"));
        assert!(said(&drill, "paul", "does-as-told"));
        tell(
            &mut drill,
            "Nadia, please look into the orders, five minutes.",
        );
        assert!(said(&drill, "dana", "not-your-call"));
        let given = count(&drill, |what| matches!(what, What::TaskGiven { .. }));
        assert_eq!(given, 0, "nobody follows the trainee");
        for _ in 0..60 {
            if drill.state().commander.is_some() {
                wait(&mut drill, 5);
            }
        }
        let returned = count(&drill, |what| {
            matches!(
                what,
                What::CommandPassed {
                    how: Passed::Returned,
                    ..
                }
            )
        });
        assert_eq!(returned, 1);
        tell(&mut drill, "I'm Alex and I am the Incident Commander.");
        assert!(drill.state().trainee_commands());
    }
}

#[test]
fn a_takeover_is_challenged_then_warned_then_ended_by_removal() {
    let spec = r#"kind: ExecutiveTakeover, by: "dana", tone: Hostile"#;
    let mut drill = Shop::new().pressed(spec).under_pressure(3);
    tell(&mut drill, "Dana, do you wish to take command?");
    tell(
        &mut drill,
        "Dana, this is disruptive; carry on and I'll have to remove you from the call.",
    );
    tell(&mut drill, "Tatiana, please remove Dana from the call.");
    assert_eq!(ended(&drill, "press"), Some(Ended::Removed));
    assert_eq!(fitting(&drill, "press"), [true, true, true]);
    wait(&mut drill, 600);
    assert_eq!(tones(&drill).len(), 1, "who was warned stays away");
}

#[test]
fn an_executive_removed_unwarned_comes_back_harsher_and_it_shakes_the_room() {
    let spec = r#"kind: ExecutiveTakeover, by: "dana", tone: Polite"#;
    let mut drill = Shop::new().head("ladder: 1,").pressed(spec).commanded(3);
    tell(&mut drill, PAUL_WORKS);
    wait_until(&mut drill, 70);
    tell(&mut drill, "Tatiana, please remove Dana from the call.");
    assert_eq!(ended(&drill, "press"), Some(Ended::Removed));
    assert_eq!(fitting(&drill, "press"), [false]);
    assert!(cost(&drill, "press") >= 60_000);
    wait(&mut drill, 170);
    assert_eq!(tones(&drill).len(), 1);
    wait(&mut drill, 30);
    assert_eq!(tones(&drill)[1], ("press--2".to_owned(), Tone::Pushy));
}

#[test]
fn a_belligerent_responder_has_no_second_warning_and_putting_them_off_feeds_them() {
    let spec = r#"kind: BelligerentResponder, by: "grant", tone: Hostile"#;
    let warning =
        "Grant, we want your help, but this is disruptive. Carry on and I'll have to remove you.";
    let mut drill = Shop::new().pressed(spec).under_pressure(4);
    tell(&mut drill, warning);
    assert_eq!(grew(&drill, "press"), 0);
    tell(&mut drill, warning);
    assert_eq!(fitting(&drill, "press"), [true, false]);
    assert_eq!(grew(&drill, "press"), 1, "a warning that nothing follows");
    tell(&mut drill, "Tatiana, please remove Grant from the call.");
    assert_eq!(fitting(&drill, "press"), [true, false, true]);
    assert_eq!(ended(&drill, "press"), Some(Ended::Removed));

    let mut drill = Shop::new().pressed(spec).under_pressure(4);
    tell(&mut drill, "Grant, please hold that until we're done.");
    assert_eq!(fitting(&drill, "press"), [false]);
    assert_eq!(grew(&drill, "press"), 1);
}

#[test]
fn a_list_that_is_granted_takes_a_responder_from_their_work() {
    let spec = r#"kind: InformationRequest, by: "marcus", tone: Pushy"#;
    let mut drill = Shop::new().pressed(spec).under_pressure(1);
    tell(&mut drill, "Okay Marcus, we'll pull that together.");
    wait(&mut drill, 20);
    assert_eq!(ended(&drill, "press"), Some(Ended::Yielded));
    let taken = all(&drill, |what| match what {
        What::PickedUp { who, text, .. } => Some((who.to_string(), text.clone())),
        _ => None,
    });
    assert_eq!(taken.len(), 1);
    let (who, text) = &taken[0].1;
    assert!(text.contains("list"));
    assert!(said(&drill, who, "takes-errand"));
    assert!(
        drill.state().open_task_of(&who.as_str().into()).is_some(),
        "they are busy with it"
    );

    let mut drill = Shop::new().pressed(spec).under_pressure(1);
    tell(
        &mut drill,
        "Marcus, the list waits, fixing this comes first.",
    );
    wait(&mut drill, 20);
    assert_eq!(ended(&drill, "press"), Some(Ended::Settled));
    let taken = count(&drill, |what| matches!(what, What::PickedUp { .. }));
    assert_eq!(taken, 0);
}

#[test]
fn a_responder_told_to_pull_the_list_is_giving_in_and_somebody_beside_the_work_is_not() {
    let spec = r#"kind: InformationRequest, by: "marcus", tone: Pushy"#;
    for (words, how) in [
        (
            "Nadia, please pull that list of customers for Marcus.",
            Ended::Yielded,
        ),
        (
            "Lucia, please see to the list of customers for Marcus.",
            Ended::Settled,
        ),
    ] {
        let mut drill = Shop::new().pressed(spec).under_pressure(1);
        tell(&mut drill, words);
        assert_eq!(ended(&drill, "press"), Some(how), "{words}");
        assert_eq!(fitting(&drill, "press"), [how == Ended::Settled], "{words}");
        let given = count(&drill, |what| matches!(what, What::TaskGiven { .. }));
        assert_eq!(given, 1, "{words}");
        let taken = count(&drill, |what| matches!(what, What::PickedUp { .. }));
        assert_eq!(taken, 0, "{words}");
    }
}

#[test]
fn the_harsher_the_tone_the_less_a_warning_does() {
    let warned = |tone: &str| {
        let spec = format!(r#"kind: BelligerentResponder, by: "grant", tone: {tone}"#);
        let shop = Shop::new().pressed(&spec).load();
        (1..=16)
            .filter(|seed| {
                let mut drill = shop.commanded(*seed);
                wait_until(&mut drill, 70);
                tell(
                    &mut drill,
                    "Grant, we want your help, but this is disruptive. Carry on and I'll have to remove you.",
                );
                ended(&drill, "press") == Some(Ended::Settled)
            })
            .count()
    };
    let (polite, pushy) = (warned("Polite"), warned("Pushy"));
    assert!(polite > pushy && pushy > 0, "{polite} and {pushy} of 16");
    assert_eq!(warned("Hostile"), 0);
}

#[test]
fn nobody_obeys_an_order_that_nobody_there_can_carry_out() {
    let spec = r#"kind: ExecutiveTakeover, by: "dana", tone: Pushy, demands: "restart""#;
    let mut drill = Shop::new().pressed(spec).commanded(1);
    tell(&mut drill, "Paul, you can drop off, thank you.");
    wait_until(&mut drill, 70);
    assert!(!drill.state().is_present(&"paul".into()), "he has left");
    tell(&mut drill, "Okay Dana, whatever you think is best.");
    wait(&mut drill, 30);
    assert!(said(&drill, "nadia", "declines-remedy"));

    let shop = Shop::new()
        .remedy(r#"needs: ["backup-age"],"#)
        .pressed(spec);
    let mut drill = shop.under_pressure(1);
    tell(&mut drill, "Okay Dana, whatever you think is best.");
    wait(&mut drill, 30);
    assert!(said(&drill, "paul", "remedy-needs"));
    let started = count(&drill, |what| matches!(what, What::RemedyStarted { .. }));
    assert_eq!(started, 0);
}

#[test]
fn a_severity_that_falls_by_arguing_was_argued_down() {
    let spec = r#"kind: SeverityDispute, by: "marcus", tone: Pushy, level: 3"#;
    for (words, how, level, fits) in [
        ("This is a severity three.", Ended::Yielded, 3, false),
        ("This is a severity two.", Ended::Settled, 2, true),
        ("This is a severity one.", Ended::Settled, 1, true),
        (
            "Okay Marcus, whatever you think is best.",
            Ended::Yielded,
            3,
            false,
        ),
        (
            "We treat it as the higher severity and sort it out after the incident.",
            Ended::Settled,
            2,
            true,
        ),
    ] {
        let mut drill = Shop::new().pressed(spec).under_pressure(1);
        tell(&mut drill, words);
        assert_eq!(ended(&drill, "press"), Some(how), "{words}");
        assert_eq!(drill.state().severity, Some(level), "{words}");
        assert_eq!(fitting(&drill, "press"), [fits], "{words}");
    }
}

#[test]
fn others_chip_in_until_the_argument_is_closed_and_undecided_leaves_the_higher() {
    let spec = r#"kind: SeverityDispute, by: "marcus", tone: Polite, level: 3, chips_in: ["nadia", "lucia"]"#;
    let mut drill = Shop::new()
        .head("ladder: 1,")
        .pressed(spec)
        .under_pressure(1);
    wait(&mut drill, 700);
    assert_eq!(
        grew(&drill, "press"),
        4,
        "two steps, and one for each other"
    );
    assert!(said(&drill, "nadia", "severity-dispute-grows"));
    assert_eq!(ended(&drill, "press"), Some(Ended::RanOut));
    assert_eq!(drill.state().severity, Some(2));

    let mut drill = Shop::new().pressed(spec).under_pressure(1);
    tell(
        &mut drill,
        "We treat it as the higher severity and sort it out after the incident.",
    );
    wait(&mut drill, 300);
    assert!(!said(&drill, "nadia", "severity-dispute-grows"));
}

#[test]
fn a_grenade_thrower_leaves_by_themselves_and_what_was_left_hanging_costs() {
    let spec = r#"kind: GrenadeThrower, by: "grant", tone: Polite"#;
    let mut costs = Vec::new();
    for answered in [true, false] {
        let mut drill = Shop::new().pressed(spec).commanded(1);
        tell(&mut drill, PAUL_WORKS);
        wait_until(&mut drill, 70);
        if answered {
            tell(&mut drill, "Grant, please hold that until we're done.");
            assert_eq!(ended(&drill, "press"), Some(Ended::Settled));
        }
        wait_until(&mut drill, 230);
        assert!(drill.state().is_present(&"grant".into()));
        wait_until(&mut drill, 420);
        assert!(said(&drill, "grant", "grenade-leaves"));
        let gone = drill.state().people[&"grant".into()].gone;
        assert_eq!(gone, Some(Gone::OwnAccord));
        costs.push(cost(&drill, "press"));
    }
    assert!(costs[0] < costs[1], "{costs:?}");
}

#[test]
fn a_grenade_thrower_who_was_given_work_stays() {
    let spec = r#"kind: GrenadeThrower, by: "grant", tone: Polite"#;
    let mut drill = Shop::new().pressed(spec).under_pressure(1);
    tell(
        &mut drill,
        "Grant, please write down what you suspect, twenty minutes. Understood?",
    );
    wait_until(&mut drill, 420);
    assert!(drill.state().is_present(&"grant".into()));
}

#[test]
fn an_update_demand_comes_back_until_a_time_is_said() {
    let spec = r#"kind: UpdateDemand, by: "marcus", tone: Polite"#;
    let shop = || Shop::new().head("ladder: 1,").pressed(spec);
    let came = |drill: &Drill| tones(drill).len();

    let mut drill = shop().under_pressure(1);
    tell(&mut drill, "Marcus, please hold that until we're done.");
    assert_eq!(ended(&drill, "press"), Some(Ended::Settled));
    wait(&mut drill, 270);
    assert_eq!(came(&drill), 1);
    wait(&mut drill, 40);
    assert_eq!(came(&drill), 2, "no time was said: five minutes later");

    let mut drill = shop().under_pressure(1);
    tell(
        &mut drill,
        "Marcus, the next update comes in fifteen minutes.",
    );
    assert_eq!(ended(&drill, "press"), Some(Ended::Settled));
    wait(&mut drill, 15 * 60 + 90);
    assert_eq!(
        came(&drill),
        1,
        "a time was said, and a grace belongs to it"
    );
    wait(&mut drill, 60);
    assert_eq!(
        tones(&drill)[1].1,
        Tone::Pushy,
        "it passed, and nobody told"
    );

    let mut drill = shop().under_pressure(1);
    tell(
        &mut drill,
        "Marcus, the next update comes in fifteen minutes.",
    );
    wait(&mut drill, 14 * 60);
    tell(
        &mut drill,
        "Here's where we are: the store is stuck and Paul is restarting it. Next update in twenty minutes.",
    );
    wait(&mut drill, 10 * 60);
    assert_eq!(came(&drill), 1, "the promise was kept");
}

#[test]
fn who_gives_in_to_an_update_demand_will_be_asked_again() {
    let spec = r#"kind: UpdateDemand, by: "marcus", tone: Polite"#;
    let mut drill = Shop::new()
        .head("ladder: 1,")
        .pressed(spec)
        .under_pressure(1);
    tell(&mut drill, "Okay Marcus, whatever you think is best.");
    assert_eq!(ended(&drill, "press"), Some(Ended::Yielded));
    wait(&mut drill, 310);
    assert_eq!(tones(&drill).len(), 2);
}

#[test]
fn the_internal_liaison_may_answer_who_demands_updates() {
    let spec = r#"kind: UpdateDemand, by: "marcus", tone: Polite"#;
    let mut drill = Shop::new().pressed(spec).under_pressure(1);
    tell(&mut drill, "Omar, please send the stakeholders a note.");
    assert_eq!(ended(&drill, "press"), Some(Ended::Settled));
    assert_eq!(fitting(&drill, "press"), [true]);
    wait(&mut drill, 120);
    assert!(drill.state().posted.len() == 1, "and the note goes out");
}

const LATE: &str = r#"kind: LateCommander, by: "vera", tone: Pushy"#;

#[test]
fn a_late_commander_takes_nothing_by_rota() {
    let mut drill = Shop::new().pressed(LATE).under_pressure(1);
    wait(&mut drill, 600);
    assert_eq!(ended(&drill, "press"), Some(Ended::RanOut));
    assert!(drill.state().trainee_commands());
}

#[test]
fn where_nobody_commands_a_late_commander_does() {
    let mut drill = Shop::new()
        .pressed(LATE)
        .begin(hotwash::drill::Mode::Practice, 1);
    wait_until(&mut drill, 400);
    assert_eq!(
        drill.state().commander.as_ref().map(|who| who.as_str()),
        Some("vera")
    );
}

#[test]
fn who_keeps_command_and_says_so_settles_it() {
    for words in [
        "Thanks Vera. I'm Alex, I'm the incident commander and I keep command for now.",
        "I've got it, please stand by.",
        "Vera, you are my deputy.",
        "Vera, please watch the mail queue for us, ten minutes. Understood?",
        "Not now.",
    ] {
        let mut drill = Shop::new().pressed(LATE).under_pressure(1);
        tell(&mut drill, words);
        assert_eq!(ended(&drill, "press"), Some(Ended::Settled), "{words}");
        assert_eq!(fitting(&drill, "press"), [true], "{words}");
        assert!(said(&drill, "vera", "late-commander-relents"), "{words}");
        assert!(drill.state().trainee_commands(), "{words}");
    }
}

#[test]
fn a_late_commander_takes_over_once_briefed_and_announced() {
    let mut drill = Shop::new().pressed(LATE).under_pressure(1);
    tell(&mut drill, "Vera, do you want to take command?");
    assert!(said(&drill, "vera", "late-ready"));
    tell(
        &mut drill,
        "/dm vera We are at severity two. The store is stuck, Paul looks into it. No risks yet, no promises made.",
    );
    wait(&mut drill, 30);
    assert_eq!(ended(&drill, "press"), None);
    tell(&mut drill, "Everybody, command now goes to Vera.");
    wait(&mut drill, 20);
    assert_eq!(ended(&drill, "press"), Some(Ended::Settled));
    assert!(fitting(&drill, "press").into_iter().all(|fits| fits));
    assert_eq!(
        drill.state().commander.as_ref().map(|who| who.as_str()),
        Some("vera")
    );
    assert!(!said(&drill, "vera", "asks-for-brief"));
}

#[test]
fn a_cold_handover_to_a_late_commander_is_no_fitting_answer() {
    let mut drill = Shop::new().pressed(LATE).under_pressure(1);
    tell(&mut drill, "Everybody, command now goes to Vera.");
    assert_eq!(fitting(&drill, "press"), [false]);
    assert_eq!(ended(&drill, "press"), Some(Ended::Yielded));
    assert!(said(&drill, "vera", "asks-for-brief"));
}

#[test]
fn who_just_lets_a_late_commander_have_it_makes_two_commanders() {
    let mut drill = Shop::new().pressed(LATE).commanded(1);
    tell(&mut drill, PAUL_WORKS);
    wait_until(&mut drill, 72);
    tell(&mut drill, "Sure, take it from here.");
    assert!(said(&drill, "vera", "late-takes-it"));
    assert_eq!(fitting(&drill, "press"), [false]);
    assert!(drill.state().trainee_commands(), "nothing was announced");
    tell(
        &mut drill,
        "Nadia, please look into the orders, five minutes.",
    );
    assert!(said(&drill, "nadia", "two-commanders"));
    let mut other = 0;
    while !drill.has_ended() && other < 300 {
        wait(&mut drill, 5);
        other += 5;
    }
    assert!(drill.has_ended(), "the trainee's part is over");
    assert!(cost(&drill, "press") >= 180_000);
    let how = all(&drill, |what| match what {
        What::CommandPassed { how, .. } => Some(*how),
        _ => None,
    });
    assert_eq!(how.last().map(|(_, how)| *how), Some(Passed::Yielded));
}

#[test]
fn two_commanders_are_one_again_when_the_trainee_says_so() {
    let mut drill = Shop::new().pressed(LATE).under_pressure(1);
    tell(&mut drill, "Sure, take it from here.");
    tell(
        &mut drill,
        "Sorry, to be clear: I'm Alex and I am the Incident Commander.",
    );
    assert_eq!(ended(&drill, "press"), Some(Ended::Settled));
    wait(&mut drill, 300);
    assert!(drill.state().trainee_commands());
    let orders = drill.now();
    tell(
        &mut drill,
        "Nadia, please look into the orders, five minutes.",
    );
    let asked = all(&drill, |what| match what {
        What::Said {
            sense: Some(Sense::AsksWhomToFollow),
            ..
        } => Some(()),
        _ => None,
    });
    assert!(asked.iter().all(|(at, ())| *at < orders));
}

const RECAP: &str = r#"kind: RecapRequest, by: "vera", tone: Pushy"#;

#[test]
fn a_newcomer_is_pointed_to_the_log_or_put_off_at_no_cost() {
    for words in [
        "Vera, please read the log.",
        "Please read the scribe's notes.",
        "Ask Wei, he is the scribe.",
        "Tatiana can catch you up.",
        "Not now, please listen in for the moment.",
        "The store is stuck, Paul looks into it.",
    ] {
        let mut drill = Shop::new().pressed(RECAP).under_pressure(1);
        tell(&mut drill, words);
        let short = words.starts_with("The store");
        if !short {
            assert_eq!(ended(&drill, "press"), Some(Ended::Settled), "{words}");
            assert_eq!(fitting(&drill, "press"), [true], "{words}");
            assert_eq!(cost(&drill, "press"), 0, "{words}");
            assert!(said(&drill, "vera", "recap-request-relents"), "{words}");
        }
        let orders = count(&drill, |what| {
            matches!(what, What::TaskGiven { .. } | What::OrderUndirected { .. })
        });
        assert_eq!(orders, 0, "{words}");
    }
}

#[test]
fn telling_a_newcomer_everything_costs_those_who_have_to_listen() {
    let long = "Okay so it began at nine, the store got stuck and nobody knew why, then Paul looked \
                into it and found locks all over the place, and since then we have been waiting \
                for him while the shop is slow for everybody.";
    let mut drill = Shop::new().pressed(RECAP).commanded(1);
    tell(&mut drill, PAUL_WORKS);
    wait_until(&mut drill, 70);
    tell(&mut drill, long);
    assert_eq!(ended(&drill, "press"), Some(Ended::Settled));
    assert_eq!(fitting(&drill, "press"), [false]);
    assert!(cost(&drill, "press") >= 60_000);
}

#[test]
fn who_is_told_to_explain_does_nothing_else_meanwhile() {
    for (who, name, fits) in [("nadia", "Nadia", false), ("tatiana", "Tatiana", true)] {
        let mut drill = Shop::new().pressed(RECAP).under_pressure(1);
        tell(
            &mut drill,
            &format!("{name}, please explain to Vera what has happened."),
        );
        assert_eq!(fitting(&drill, "press"), [fits], "{who}");
        assert_eq!(ended(&drill, "press"), Some(Ended::Settled));
        assert!(said(&drill, who, "takes-errand"));
        let task = drill.state().open_task_of(&who.into()).expect("a task");
        assert!(task.acknowledged && task.service.is_none());
        let found = count(&drill, |what| matches!(what, What::Found { .. }));
        assert_eq!(found, 0);
    }
}

#[test]
fn nothing_presses_after_the_end() {
    let mut drill = Shop::new().pressed(RECAP).under_pressure(1);
    drill.hear(&hotwash::drill::Command::Finish);
    drill.advance(Moment::at(99, 0));
    assert_eq!(ended(&drill, "press"), Some(Ended::CutOff));
    assert_eq!(tones(&drill).len(), 1);
}

//! Pressure and handover: every way of handling an arc that the simulator plays, and what comes
//! of it; command passing with a brief, without one, and to an executive.

use hotwash::drill::event::{Ended, Gone, Passed, Sense};
use hotwash::drill::{Drill, What};
use hotwash::scenario::model::{PressureKind, Tone};
use hotwash::units::{Moment, Span};

use crate::stage::{all, in_full_swing, opened, say};

/// A commanded drill that has just seen this kind of pressure begin, with its moment.
fn pressed(seed: u64, kind: PressureKind) -> Option<(Drill, u64)> {
    let mut drill = opened(seed);
    loop {
        let due = drill.next_due()?;
        if due > Moment::at(40, 0) {
            return None;
        }
        drill.advance(due);
        let began = all(&drill, |what| match what {
            What::PressureBegan { arc_kind, .. } if *arc_kind == kind => Some(()),
            _ => None,
        });
        if let Some((at, ())) = began.last() {
            let second = at.0 / 1000;
            return Some((drill, second));
        }
    }
}

/// The first seeds under which this kind of pressure comes.
fn cases(kind: PressureKind) -> Vec<(Drill, u64)> {
    let found: Vec<_> = (1..40)
        .filter_map(|seed| pressed(seed, kind))
        .take(12)
        .collect();
    assert!(found.len() >= 6, "{kind:?} comes too seldom");
    found
}

fn ended(drill: &Drill, kind: PressureKind) -> Option<Ended> {
    let arc = drill.state().arcs.values().find(|arc| arc.kind == kind)?;
    arc.ended
}

fn wait(drill: &mut Drill, seconds: u64) {
    let to = drill.now() + Span::secs(seconds);
    drill.advance(to);
}

#[test]
fn an_information_request_ends_at_a_firm_statement_and_grows_when_ignored() {
    for (mut drill, at) in cases(PressureKind::InformationRequest) {
        say(
            &mut drill,
            at + 10,
            "Marcus, the list waits, fixing this comes first.",
        );
        assert_eq!(
            ended(&drill, PressureKind::InformationRequest),
            Some(Ended::Settled)
        );
    }
    for (mut drill, _) in cases(PressureKind::InformationRequest) {
        wait(&mut drill, 400);
        let began = all(&drill, |what| match what {
            What::PressureBegan {
                arc,
                arc_kind,
                tone,
                ..
            } if *arc_kind == PressureKind::InformationRequest => Some((arc.clone(), *tone)),
            _ => None,
        });
        let (request, tone) = &began[0].1;
        let grew = all(&drill, |what| match what {
            What::PressureGrew { arc, .. } if arc == request => Some(()),
            _ => None,
        });
        let steps = match tone {
            Tone::Polite => 2,
            Tone::Pushy => 3,
            Tone::Hostile => 4,
        };
        assert_eq!(grew.len(), steps, "{tone:?}");
        assert_eq!(
            ended(&drill, PressureKind::InformationRequest),
            Some(Ended::RanOut)
        );
    }
}

#[test]
fn a_severity_dispute_is_closed_at_the_higher_level_and_fed_by_arguing() {
    for (mut drill, at) in cases(PressureKind::SeverityDispute) {
        say(
            &mut drill,
            at + 10,
            "We treat it as the higher severity and sort it out after the incident.",
        );
        assert_eq!(
            ended(&drill, PressureKind::SeverityDispute),
            Some(Ended::Settled)
        );
    }
    for (mut drill, at) in cases(PressureKind::SeverityDispute) {
        say(
            &mut drill,
            at + 10,
            "Well, I'd say it's more of a sev 3 really.",
        );
        assert_eq!(ended(&drill, PressureKind::SeverityDispute), None);
        let grew = all(&drill, |what| {
            matches!(what, What::PressureGrew { .. }).then_some(())
        });
        assert!(!grew.is_empty());
    }
}

#[test]
fn an_executive_who_says_no_relents_is_warned_or_is_removed() {
    let mut ways = std::collections::BTreeSet::new();
    for (mut drill, at) in cases(PressureKind::ExecutiveTakeover) {
        say(&mut drill, at + 10, "Dana, do you wish to take command?");
        wait(&mut drill, 12);
        let takes = all(&drill, |what| match what {
            What::Said {
                sense: Some(Sense::AnswersChallenge { takes, .. }),
                ..
            } => Some(*takes),
            _ => None,
        });
        assert_eq!(takes.len(), 1, "no answer to the challenge");
        if takes[0].1 {
            continue;
        }
        for words in [
            "Dana, this is disruptive; carry on and I'll have to remove you from the call.",
            "Tatiana, please remove Dana from the call.",
        ] {
            if ended(&drill, PressureKind::ExecutiveTakeover).is_none() {
                let now = drill.now().0 / 1000;
                say(&mut drill, now + 5, words);
                wait(&mut drill, 20);
            }
        }
        let how = ended(&drill, PressureKind::ExecutiveTakeover).expect("it is over by now");
        assert!(matches!(how, Ended::Settled | Ended::Removed), "{how:?}");
        assert!(drill.state().trainee_commands());
        ways.insert(format!("{how:?}"));
    }
    assert_eq!(ways.len(), 2, "both ways were seen: {ways:?}");
}

#[test]
fn an_executive_who_says_yes_commands_and_the_trainee_does_not() {
    let mut seen = 0;
    for (mut drill, at) in cases(PressureKind::ExecutiveTakeover) {
        say(&mut drill, at + 10, "Dana, do you wish to take command?");
        wait(&mut drill, 12);
        let takes = all(&drill, |what| match what {
            What::Said {
                sense: Some(Sense::AnswersChallenge { takes, .. }),
                ..
            } => Some(*takes),
            _ => None,
        });
        if !takes[0].1 {
            continue;
        }
        seen += 1;
        let now = drill.now().0 / 1000;
        say(
            &mut drill,
            now + 2,
            "Everyone, I am handing over command to Dana.",
        );
        wait(&mut drill, 25);
        assert!(!drill.state().trainee_commands());
        assert_eq!(
            ended(&drill, PressureKind::ExecutiveTakeover),
            Some(Ended::TookCommand)
        );
        let now = drill.now().0 / 1000;
        say(
            &mut drill,
            now + 2,
            "Sam, please look into the checkout API, five minutes. Understood?",
        );
        let refused = all(&drill, |what| {
            matches!(what, What::OrderWithoutCommand { .. }).then_some(())
        });
        assert_eq!(refused.len(), 1);
        wait(&mut drill, 300);
        let passed = all(&drill, |what| match what {
            What::CommandPassed { how, .. } => Some(*how),
            _ => None,
        });
        assert!(
            passed.iter().any(|(_, how)| *how == Passed::Returned),
            "{passed:?}"
        );
        let now = drill.now().0 / 1000;
        if drill.state().commander.is_none() {
            say(
                &mut drill,
                now + 2,
                "I'm Alex and I am the Incident Commander.",
            );
            assert!(drill.state().trainee_commands());
        }
    }
    assert!(seen >= 1, "no seed casts an executive who says yes");
}

#[test]
fn yielding_gives_the_decision_away_and_costs_work() {
    for (mut drill, at) in cases(PressureKind::ExecutiveTakeover) {
        say(
            &mut drill,
            at + 10,
            "Okay Dana, whatever you think is best.",
        );
        assert_eq!(
            ended(&drill, PressureKind::ExecutiveTakeover),
            Some(Ended::Yielded)
        );
    }
}

#[test]
fn a_belligerent_responder_is_warned_once_and_then_removed_by_the_deputy() {
    let mut removed = 0;
    for (mut drill, at) in cases(PressureKind::BelligerentResponder) {
        say(
            &mut drill,
            at + 10,
            "Grant, we want your help, but this is disruptive. If you carry on I'll have to remove you from the call.",
        );
        wait(&mut drill, 90);
        if ended(&drill, PressureKind::BelligerentResponder).is_some() {
            continue;
        }
        let now = drill.now().0 / 1000;
        say(
            &mut drill,
            now + 1,
            "Tatiana, please remove Grant from the call.",
        );
        wait(&mut drill, 40);
        assert_eq!(
            ended(&drill, PressureKind::BelligerentResponder),
            Some(Ended::Removed)
        );
        let left = all(&drill, |what| match what {
            What::Left {
                who,
                why: Gone::Removed,
            } => Some(who.clone()),
            _ => None,
        });
        assert_eq!(left.last().map(|(_, who)| who.as_str()), Some("grant"));
        removed += 1;
    }
    assert!(removed >= 1, "everybody relented");
}

const BRIEF: &str = "/dm tatiana We are at severity one since two o'clock. The story so far: checkout is slow and we are looking for the cause. Open tasks: Sam has the checkout API, due at 14:12. Risks: the fail-over may lose orders, plan B is the restart. Promises: the next update is due at 14:23.";

fn briefed(seed: u64) -> Drill {
    let mut drill = in_full_swing(seed);
    say(&mut drill, 120, BRIEF);
    drill.advance(Moment(145_000));
    drill
}

#[test]
fn a_brief_is_read_back_with_one_thing_wrong_and_a_correction_is_judged() {
    let mut corrected = 0;
    for seed in 1..12 {
        let mut drill = briefed(seed);
        assert_eq!(
            drill.state().handover.elements.len(),
            5,
            "all five elements were heard"
        );
        assert!(
            drill.state().handover.read_back.is_some(),
            "seed {seed}: nobody read it back"
        );
        let flawed = all(&drill, |what| {
            matches!(what, What::ReadBackFlawed { .. }).then_some(())
        });
        assert_eq!(flawed.len(), 1);
        let flaw_is_severity = all(&drill, |what| match what {
            What::ReadBackFlawed { element } => Some(format!("{element:?}")),
            _ => None,
        })[0]
            .1
            .contains("Severity");
        let answer = if flaw_is_severity {
            "/dm tatiana No, the severity is one."
        } else {
            "/dm tatiana That's right."
        };
        say(&mut drill, 150, answer);
        let judged = all(&drill, |what| match what {
            What::ReadBackJudged { right } => Some(*right),
            _ => None,
        });
        assert_eq!(
            judged.iter().map(|(_, right)| *right).collect::<Vec<_>>(),
            [flaw_is_severity]
        );
        corrected += usize::from(flaw_is_severity);
    }
    assert!(corrected >= 1);
}

#[test]
fn after_an_announced_handover_the_new_commander_confirms_and_the_old_commands_no_more() {
    let mut drill = briefed(3);
    say(&mut drill, 160, "Everybody, command now goes to Tatiana.");
    drill.advance(Moment(185_000));
    assert_eq!(
        drill.state().commander.as_ref().map(|who| who.as_str()),
        Some("tatiana")
    );
    assert!(drill.state().handover.confirmed.is_some());
    say(
        &mut drill,
        186,
        "Sam, please check the payments gateway, five minutes. Understood?",
    );
    let refused = all(&drill, |what| {
        matches!(what, What::OrderWithoutCommand { .. }).then_some(())
    });
    assert_eq!(refused.len(), 1);
    drill.advance(Moment(260_000));
    assert!(drill.has_ended(), "the trainee's part is over");
}

#[test]
fn a_handover_without_a_brief_is_asked_about_and_costs_work() {
    let mut drill = opened(3);
    say(&mut drill, 60, "Everybody, command now goes to Tatiana.");
    drill.advance(Moment(80_000));
    let asked = all(&drill, |what| match what {
        What::Said {
            sense: Some(Sense::AsksForBrief),
            ..
        } => Some(()),
        _ => None,
    });
    assert_eq!(asked.len(), 1);
    assert!(
        drill.state().trainee_commands(),
        "not before she knows where things stand"
    );
    drill.advance(Moment(130_000));
    assert!(!drill.state().trainee_commands());
}

#[test]
fn near_the_end_of_the_shift_command_can_be_kept_knowingly() {
    let mut drill = opened(3);
    say(
        &mut drill,
        2_500,
        "I'm Alex and I am still the Incident Commander.",
    );
    let again = all(&drill, |what| match what {
        What::CommandTaken { again, .. } => Some(*again),
        _ => None,
    });
    assert_eq!(
        again.iter().map(|(_, again)| *again).collect::<Vec<_>>(),
        [false, true]
    );
}

#[test]
fn a_liaisons_draft_waits_for_the_commander_and_a_faulty_one_comes_back_mended() {
    let mut flawed = 0;
    for seed in 1..30 {
        let mut drill = opened(seed);
        say(
            &mut drill,
            40,
            "Lucia, please put something on the status page. Next update in twenty minutes.",
        );
        drill.advance(Moment(140_000));
        let draft = drill
            .state()
            .waiting_draft()
            .expect("there is a draft")
            .clone();
        let faults = all(&drill, |what| {
            matches!(what, What::DraftFlawed { .. }).then_some(())
        })
        .len();
        assert!(
            drill.state().posted.is_empty(),
            "nothing goes out unapproved"
        );
        if faults == 0 {
            continue;
        }
        flawed += 1;
        say(
            &mut drill,
            150,
            "Lucia, please rewrite that, take out what we should not promise.",
        );
        drill.advance(Moment(200_000));
        let mended = drill
            .state()
            .waiting_draft()
            .expect("there is another draft")
            .clone();
        assert!(mended.id > draft.id);
        say(&mut drill, 210, "Lucia, that reads fine, send it.");
        drill.advance(Moment(230_000));
        assert_eq!(drill.state().posted.len(), 1);
    }
    assert!(flawed >= 4, "{flawed} of 29 first drafts held a fault");
}

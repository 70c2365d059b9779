//! What must hold for any log: marks stay within 0–100, evidence exists, nothing panics.

use hotwash::debrief::{self, Report};
use hotwash::drill::event::{EndWhy, Ended, Passed, Reported};
use hotwash::scenario::model::{PressureKind, Role};
use hotwash::score::score;
use proptest::prelude::*;

use super::score_log::{ALL_ELEMENTS, Log, PAR, SETTINGS, pagerduty, scenario};

const PEOPLE: [&str; 5] = ["sam", "priya", "hayley", "tatiana", "stranger"];
const REMEDIES: [&str; 3] = ["rollback-714", "failover-db", "unknown-remedy"];

/// Something happens, chosen by `what`, with `a` and `b` for its details.
fn happen(log: &mut Log, what: u8, a: u8, b: u8) {
    let who = PEOPLE[usize::from(a) % PEOPLE.len()];
    let remedy = REMEDIES[usize::from(b) % REMEDIES.len()];
    let (task, yes) = (u32::from(a % 6), b.is_multiple_of(2));
    let plan = u32::from(b % 4);
    let arc = ["one", "other"][usize::from(a % 2)];
    let kind = [
        PressureKind::ExecutiveTakeover,
        PressureKind::SeverityDispute,
        PressureKind::InformationRequest,
    ][usize::from(b) % 3];
    let ended = [
        Ended::Settled,
        Ended::Yielded,
        Ended::TookCommand,
        Ended::Removed,
        Ended::RanOut,
        Ended::CutOff,
    ][usize::from(b) % 6];
    match what % 34 {
        0 => log.take_command(yes, a.is_multiple_of(2)),
        1 => log.ask_for_commander(),
        2 => log.keep_command(),
        3 => log.give_role(if yes { Role::Deputy } else { Role::Scribe }, who),
        4 => log.hands_on("read the logs"),
        5 => log.pass_command(
            yes.then_some(who),
            if yes {
                Passed::Takeover
            } else {
                Passed::Abandoned
            },
        ),
        6 | 7 => {
            log.order(who, "look into it", u64::from(b % 9), a.is_multiple_of(2));
        }
        8 => {
            log.order_remedy(who, "do it", 5, yes, Some(remedy));
        }
        9 => log.order_both("sam", who, "look into it"),
        10 => log.order_nobody("look into the payments gateway"),
        11 => log.acknowledge(task, who),
        12 => log.ask_ack_again(task),
        13 => log.box_over(task),
        14 => log.follow_up(task, i64::from(b) * 4 - 300),
        15 => log.ask_estimate(task),
        16 => log.extend(task, u64::from(b % 9), yes),
        17 => log.report(
            task,
            who,
            if yes {
                Reported::Failed
            } else {
                Reported::NeedsMoreTime
            },
        ),
        18 => log.ask_options(),
        19 => log.offer(remedy, who),
        20 => log.ask_risks(yes.then_some(remedy)),
        21 => {
            log.propose(remedy);
        }
        22 => log.poll(plan),
        23 => log.poll_agreement(plan),
        24 => log.object(plan, remedy, who),
        25 => log.decide(plan, remedy, yes.then_some(u64::from(a))),
        26 => log.pressure(arc, kind, who, yes.then_some(a % 6)),
        27 => log.answer(
            arc,
            if yes { "yield" } else { "refuse-request" },
            a.is_multiple_of(3),
        ),
        28 => log.end_pressure(arc, ended),
        29 => log.declare_severity(a % 6),
        30 => log.argue_severity(),
        31 => log.brief(who, &ALL_ELEMENTS[..usize::from(b % 6).min(5)], yes),
        32 => {
            log.read_back(who);
            log.answer_read_back(yes);
        }
        _ => {
            log.announce(who);
            log.order_without_command();
        }
    }
}

fn logs() -> impl Strategy<Value = Log> {
    let step = (0_u8..34, any::<u8>(), any::<u8>(), 0_u64..90);
    (
        any::<bool>(),
        prop::collection::vec(step, 0..120),
        any::<bool>(),
    )
        .prop_map(|(staffed, steps, ends)| {
            let mut log = if staffed {
                Log::staffed()
            } else {
                Log::begin()
            };
            let mut seconds = 120;
            for (what, a, b, later) in steps {
                seconds += later;
                log.at(0, seconds);
                happen(&mut log, what, a, b);
            }
            if ends {
                log.end(EndWhy::TimeUp, seconds * 10, Some(seconds / 60));
            }
            log
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn marks_stay_within_bounds_and_cite_what_exists(log in logs()) {
        let (scenario, policy) = (scenario(), pagerduty());
        let marked = score(&log.events, &scenario, &policy, Some(&PAR));
        prop_assert!(marked.whole.is_none_or(|score| score <= 100));
        for dimension in &marked.dimensions {
            prop_assert!(dimension.score.is_none_or(|score| score <= 100));
            for measure in &dimension.measures {
                prop_assert!(measure.score.is_none_or(|score| score <= 100));
                prop_assert_eq!(measure.score.is_some(), !measure.evidence.is_empty());
                let there = |seq: &u64| (1..=log.events.len() as u64).contains(seq);
                prop_assert!(measure.evidence.iter().all(there), "{}", measure.id);
                prop_assert!(measure.evidence.is_sorted());
            }
        }
        prop_assert_eq!(score(&log.events, &scenario, &policy, Some(&PAR)), marked);
    }

    #[test]
    fn any_log_can_be_debriefed(log in logs()) {
        let report = Report::of(&log.events, &scenario(), &SETTINGS, &pagerduty(), None);
        prop_assert!(debrief::html(&report).contains("</html>"));
        prop_assert!(!debrief::markdown(&report).is_empty());
        let read: Report = serde_json::from_str(&debrief::json(&report)).expect("it reads back");
        prop_assert_eq!(read, report);
    }
}

//! What must always hold of a drill, whatever is said and whenever.

use proptest::prelude::*;

use hotwash::drill::{Command, Drill, State};
use hotwash::score::{self, policy};
use hotwash::units::Moment;

use crate::stage::{CHECKOUT, begin, seed};

/// Things that commanders say, right and wrong, and some that nobody says.
const SAID: [&str; 34] = [
    "Is there an Incident Commander on the call?",
    "Hi, I'm Alex Reyes and I am the Incident Commander.",
    "Tatiana, you are my deputy.",
    "Wei, you're scribe today.",
    "Sam, what are you seeing?",
    "What is going on, everybody?",
    "How many customers are affected?",
    "Sam, please look into the checkout API, I'll come back to you in five minutes. Understood?",
    "Hayley, please look into it.",
    "Can someone check the orders database?",
    "Priya, please investigate the orders database.",
    "Sam, any news?",
    "Priya, how long do you need?",
    "Priya, I'll come back to you in ten minutes.",
    "What are our options?",
    "What are the risks of failing over the orders database?",
    "The plan is to roll back deploy 714.",
    "Are there any strong objections?",
    "Is everyone OK with that?",
    "Hearing none, we go ahead with the rollback.",
    "Sam, please roll back deploy 714, report back in five minutes. Understood?",
    "Sam, please turn off the express-pay flag. Understood?",
    "Tatiana, please page Kenji.",
    "Lucia, please put something on the status page. Next update in twenty minutes.",
    "Lucia, that reads fine, send it.",
    "Dana, do you wish to take command?",
    "Okay Dana, whatever you think is best.",
    "Everyone, I am handing over command to Dana.",
    "/dm tatiana It is a severity one since two o'clock, Sam has the rollback, plan B is the flag.",
    "Everyone, Tatiana is now the Incident Commander.",
    "Priya, take a break, Kenji takes over for you.",
    "Are all the graphs back to normal?",
    "That's it for the call, carry on in chat.",
    "🦀 \u{202e}purple monkey … !page",
];

fn commands() -> impl Strategy<Value = Vec<(u64, Command)>> {
    let one = prop_oneof![
        20 => (0..SAID.len()).prop_map(|at| Command::Say { text: SAID[at].to_owned() }),
        2 => ".{0,60}".prop_map(|text| Command::Say { text }),
        1 => Just(Command::Clock),
    ];
    prop::collection::vec((0_u64..180_000, one), 0..40)
}

fn play(number: u64, commands: &[(u64, Command)], step: Option<u64>) -> Drill {
    let mut drill = begin(number);
    let mut at = 0;
    for (after, command) in commands {
        let from = at;
        at += after;
        if let Some(step) = step {
            for between in (from..at).step_by(usize::try_from(step).expect("a small step")) {
                drill.advance(Moment(between));
            }
        }
        drill.advance(Moment(at));
        drill.hear(command);
    }
    drill.hear(&Command::Finish);
    while !drill.is_over() {
        let due = drill
            .next_due()
            .expect("a drill that is not over has something due");
        drill.advance(due);
    }
    drill
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn time_never_goes_back_and_the_state_is_the_fold_of_the_log(number in 0_u64..1000, commands in commands()) {
        let drill = play(number, &commands, None);
        let mut before = Moment::START;
        for (at, event) in drill.log().iter().enumerate() {
            prop_assert_eq!(event.seq, at as u64 + 1);
            prop_assert!(event.at >= before);
            before = event.at;
        }
        prop_assert_eq!(&State::of(drill.log()), drill.state());
    }

    #[test]
    fn how_finely_the_clock_is_advanced_changes_nothing(number in 0_u64..1000, commands in commands(), step in 500_u64..20_000) {
        let coarse = play(number, &commands, None);
        let fine = play(number, &commands, Some(step));
        prop_assert_eq!(coarse.log(), fine.log());
    }

    #[test]
    fn scores_stay_in_their_range_and_cite_events_that_are_there(number in 0_u64..1000, commands in commands()) {
        let drill = play(number, &commands, None);
        let policy = policy::shipped("pagerduty").expect("it is shipped");
        let (scenario, _) = CHECKOUT.clone();
        let score = score::score(drill.log(), &scenario, &policy, None);
        for dimension in &score.dimensions {
            prop_assert!(dimension.score.is_none_or(|score| score <= 100));
            for measure in &dimension.measures {
                prop_assert!(measure.score.is_none_or(|score| score <= 100));
                for seq in &measure.evidence {
                    prop_assert!((1..=drill.log().len() as u64).contains(seq));
                }
            }
        }
    }
}

#[test]
fn one_more_person_moves_nobody_elses_luck() {
    let source = include_str!("../../scenarios/checkout-latency.ron");
    let crowded = source.replacen(
        "cast: [",
        "cast: [(id: \"zoe\", name: \"Zoe Quiet\", part: Support, traits: (talks: 0)),",
        1,
    );
    let lines = [
        (2, "Hi, I'm Alex Reyes and I am the Incident Commander."),
        (
            10,
            "Hayley, please look into the payments gateway, I'll come back to you in five minutes. Understood?",
        ),
    ];
    let hayley = |drill: &Drill| -> Vec<(Moment, String)> {
        drill
            .log()
            .iter()
            .filter_map(|event| match &event.what {
                hotwash::drill::What::Said { who, text, .. } if who.as_str() == "hayley" => {
                    Some((event.at, text.clone()))
                }
                _ => None,
            })
            .collect()
    };
    let play = |source: &str| {
        let (scenario, hearing) = crate::stage::load(source);
        let mut drill = Drill::begin(scenario, hearing, seed(11));
        for (at, words) in lines {
            crate::stage::say(&mut drill, at, words);
        }
        drill.advance(Moment(400_000));
        drill
    };
    let (alone, together) = (play(source), play(&crowded));
    assert!(!hayley(&alone).is_empty());
    assert_eq!(hayley(&alone), hayley(&together));
}

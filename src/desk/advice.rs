//! What is missing from something said, and the words that would add it. For practice: shown while
//! somebody types, before it is said. It marks nothing and decides nothing.

use crate::hearing::{Act, BriefElement, Directed, Heard};

/// Something that is missing, or would be better left unsaid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Advice {
    /// What: `no time box`.
    pub(crate) what: &'static str,
    /// The words that help: `I'll come back to you in five minutes.`
    pub(crate) say: &'static str,
    /// Whether those words, put behind what was said, are all that is needed.
    pub(crate) adds: bool,
}

const fn add(what: &'static str, say: &'static str) -> Advice {
    Advice {
        what,
        say,
        adds: true,
    }
}

const fn put(what: &'static str, say: &'static str) -> Advice {
    Advice {
        what,
        say,
        adds: false,
    }
}

const NOBODY: Advice = put("nobody owns it", "begin with a name: “Sam, please …”");
const GROUP: Advice = put(
    "a group owns it, so nobody does",
    "name one person: “Sam, please …”",
);
const ONESELF: Advice = put("you would do it yourself", "give it to somebody by name");
const NO_TIME_BOX: Advice = add("no time box", "I'll come back to you in five minutes.");
const NO_ACKNOWLEDGEMENT: Advice = add("no acknowledgement asked", "Understood?");
const NO_NEXT_UPDATE: Advice = add("no time for the next update", "Next update in ten minutes.");
const NO_TIME: Advice = put("no time", "say until when: “in ten minutes”");
const NO_PERSON: Advice = put("no name", "say who: a first name is enough");
const NOT_NAMED: Advice = put(
    "your name is missing",
    "say who you are: “I'm …, the Incident Commander”",
);
const NO_TITLE: Advice = put(
    "the title is missing",
    "say all of it: “I am the Incident Commander”",
);
const NO_PLAN: Advice = put(
    "what exactly?",
    "name what is to be done: “I propose that we …”",
);
const NO_DUE_DAY: Advice = put("no day it is due", "say “due in three business days”");
const NO_PLACE: Advice = put(
    "nobody knows where it goes on",
    "say “carry on in the incident chat”",
);
const NO_REPLACEMENT: Advice = put("nobody takes over", "say who does: “… takes over for you”");
const AGREEMENT: Advice = put(
    "everybody has to agree first",
    "ask for what stands against it: “Any strong objections?”",
);
const ARGUING: Advice = put(
    "arguing costs time",
    "take the higher one: “We treat it as the higher severity and sort it out later.”",
);
const YIELDING: Advice = put(
    "this gives the decision away",
    "ask: “Do you wish to take command?”",
);
const NO_BRIEF_SEVERITY: Advice = put("the severity is not told", "say “it's a SEV-1”");
const NO_BRIEF_STORY: Advice = put(
    "what happened is not told",
    "say since when, and what is broken",
);
const NO_BRIEF_TASKS: Advice = put("who does what is not told", "say each name with its task");
const NO_BRIEF_RISKS: Advice = put("what could go wrong is not told", "say “the risk is …”");
const NO_BRIEF_PROMISES: Advice = put(
    "what was promised is not told",
    "say when the next update is due",
);

/// What is missing from all that was heard, in the order of the acts; nothing twice.
pub(crate) fn of(heard: &Heard) -> Vec<Advice> {
    let mut all = Vec::new();
    let asks = |act: &Act| matches!(act, Act::AskAck { .. });
    let asked = heard.acts.iter().any(|heard| asks(&heard.act));
    for act in heard.acts.iter().map(|heard| &heard.act) {
        for one in missing(act) {
            let settled = one == NO_ACKNOWLEDGEMENT && asked;
            if !settled && !all.contains(&one) {
                all.push(one);
            }
        }
    }
    all
}

/// What is missing from one act.
pub(crate) fn missing(act: &Act) -> Vec<Advice> {
    let unless = |there: bool, advice: Advice| (!there).then_some(advice);
    let found: Vec<Option<Advice>> = match act {
        Act::TakeCommand { named, full_title } => {
            vec![unless(*named, NOT_NAMED), unless(*full_title, NO_TITLE)]
        }
        Act::Assign {
            directed,
            timebox_s,
            ack_asked,
            ..
        } => match directed {
            // Times and questions help nobody while there is no owner.
            Directed::Nobody => vec![Some(NOBODY)],
            Directed::Group => vec![Some(GROUP)],
            Directed::Oneself => vec![Some(ONESELF)],
            Directed::Person | Directed::Role => vec![
                unless(timebox_s.is_some(), NO_TIME_BOX),
                unless(*ack_asked, NO_ACKNOWLEDGEMENT),
            ],
        },
        Act::SpinOff {
            leader, timebox_s, ..
        } => vec![
            unless(leader.is_some(), NO_PERSON),
            unless(timebox_s.is_some(), NO_TIME_BOX),
        ],
        Act::StatusUpdate { next_in_s } => vec![unless(next_in_s.is_some(), NO_NEXT_UPDATE)],
        Act::GrantTime { timebox_s, .. } => vec![unless(timebox_s.is_some(), NO_TIME)],
        Act::PromiseUpdate { next_in_s } => vec![unless(next_in_s.is_some(), NO_TIME)],
        Act::InstructPost { to, .. } | Act::FollowUp { to } => {
            vec![unless(!to.is_empty(), NO_PERSON)]
        }
        Act::Appoint { person, .. }
        | Act::HandOver { person }
        | Act::Warn { person }
        | Act::Remove { person } => vec![unless(person.is_some(), NO_PERSON)],
        Act::Page { whom } => vec![unless(whom.is_some(), NO_PERSON)],
        Act::Rotate {
            person,
            replacement,
        } => vec![
            unless(person.is_some(), NO_PERSON),
            unless(replacement.is_some(), NO_REPLACEMENT),
        ],
        Act::Propose { remedy, plan } | Act::Decide { remedy, plan } => {
            vec![unless(remedy.is_some() || plan.is_some(), NO_PLAN)]
        }
        Act::AssignPostmortem { person, due } => vec![
            unless(person.is_some(), NO_PERSON),
            unless(due.is_some(), NO_DUE_DAY),
        ],
        Act::EndCall { follow_up_place } => vec![unless(follow_up_place.is_some(), NO_PLACE)],
        Act::PollAgreement => vec![Some(AGREEMENT)],
        Act::ArgueSeverity => vec![Some(ARGUING)],
        Act::Yield { .. } => vec![Some(YIELDING)],
        Act::Brief { elements, .. } => [
            (BriefElement::Severity, NO_BRIEF_SEVERITY),
            (BriefElement::Story, NO_BRIEF_STORY),
            (BriefElement::Tasks, NO_BRIEF_TASKS),
            (BriefElement::Risks, NO_BRIEF_RISKS),
            (BriefElement::Promises, NO_BRIEF_PROMISES),
        ]
        .into_iter()
        .map(|(element, advice)| unless(elements.contains(&element), advice))
        .collect(),
        _ => Vec::new(),
    };
    found.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::find;
    use crate::hearing::{Context, Hearing};

    fn advice(said: &str) -> Vec<&'static str> {
        let found = find::scenario("checkout-latency").expect("it is shipped");
        let heard = Hearing::new(&found.scenario).hear(said, &Context::default());
        of(&heard).iter().map(|advice| advice.what).collect()
    }

    #[test]
    fn a_task_with_owner_time_and_question_lacks_nothing() {
        let said =
            "Hayley, please check the logs. I'll come back to you in five minutes. Understood?";
        assert_eq!(advice(said), [""; 0]);
    }

    #[test]
    fn a_task_without_time_or_question_is_told_so() {
        let lacks = advice("Hayley, please check the logs.");
        assert_eq!(lacks, ["no time box", "no acknowledgement asked"]);
    }

    #[test]
    fn words_that_add_what_is_missing_add_it_and_nothing_else_changes() {
        let found = find::scenario("checkout-latency").expect("it is shipped");
        let hearing = Hearing::new(&found.scenario);
        for said in [
            "Hayley, please check the logs.",
            "Here's where we are: Hayley is checking the database.",
        ] {
            let before = hearing.hear(said, &Context::default());
            for advice in of(&before).iter().filter(|advice| advice.adds) {
                let better = format!("{said} {}", advice.say);
                let after = of(&hearing.hear(&better, &Context::default()));
                assert!(!after.contains(advice), "{better}: {after:?}");
                assert_eq!(after.len(), of(&before).len() - 1, "{better}: {after:?}");
            }
            assert!(of(&before).iter().any(|advice| advice.adds), "{said}");
        }
    }

    #[test]
    fn a_task_to_nobody_is_told_that_first_and_alone() {
        assert_eq!(advice("Can someone check the logs?"), ["nobody owns it"]);
        assert_eq!(
            advice("Everyone, please check your dashboards."),
            ["a group owns it, so nobody does"]
        );
    }

    #[test]
    fn what_costs_a_commander_the_call_is_said_before_it_is_said() {
        assert_eq!(
            advice("Is everyone okay with that?"),
            ["everybody has to agree first"]
        );
        assert_eq!(
            advice("Okay, whatever you think is best."),
            ["this gives the decision away"]
        );
        assert_eq!(
            advice("Hi, I'm in charge."),
            ["your name is missing", "the title is missing"]
        );
    }

    #[test]
    fn a_status_update_wants_the_time_of_the_next() {
        let said = "Here's where we are: Hayley is checking the database.";
        assert_eq!(advice(said), ["no time for the next update"]);
        assert_eq!(
            advice(&format!("{said} Next update in ten minutes.")),
            [""; 0]
        );
    }
}

//! A draft with something of everything loads.

use super::*;
use crate::scenario::{Level, load};
use crate::units::Lapse;

fn member(id: &str, part: Part) -> Member {
    Member {
        comments: vec![format!("Who is {id}?\nNobody knows.")],
        id: id.to_owned(),
        name: fill_in("a name"),
        title: "\"Boss\"".to_owned(),
        team: Some("search".to_owned()),
        part,
        ic_trained: part != Part::Responder,
        expertise: BTreeMap::from([("search".to_owned(), 700)]),
        presence: Presence::Paged(Lapse(Span::secs(60)), Lapse(Span::secs(90))),
    }
}

fn head() -> Head {
    Head {
        comments: vec!["Nobody said how bad it was.".to_owned()],
        id: "slow-search".to_owned(),
        title: "Slow \\ search".to_owned(),
        briefing: fill_in("what the trainee reads"),
        difficulty: Difficulty::Intermediate,
        skills: vec![Dimension::Command, Dimension::Timeboxing],
        day: Weekday::Monday,
        clock: ClockTime(545),
        length: Span::minutes(30),
        severity_at_start: Some(3),
        severity: 2,
        trainee: "alex".to_owned(),
        glossary: BTreeMap::from([("DBA".to_owned(), "database administrator".to_owned())]),
    }
}

fn world() -> World {
    World {
        comments: Vec::new(),
        customers: 1000,
        services: vec![Service {
            id: "search".to_owned(),
            name: "search".to_owned(),
            customer_share: 500,
            signals: vec![Signal {
                id: "answer-time".to_owned(),
                name: "answer time".to_owned(),
                unit: "ms".to_owned(),
                baseline: 100,
                alarm: 900,
            }],
            ..Service::default()
        }],
        faults: vec![Fault {
            id: "cold".to_owned(),
            service: "search".to_owned(),
            harm: 600,
            at_start: true,
            signals: vec![("answer-time".to_owned(), 4000)],
            ..Fault::default()
        }],
        remedies: vec![Remedy {
            id: "warm".to_owned(),
            name: "warm it".to_owned(),
            phrases: vec!["warm it".to_owned()],
            service: Some("search".to_owned()),
            done_by: vec!["nadia".to_owned()],
            proposed_after: vec!["empty".to_owned()],
            takes: Span::minutes(3),
            clears: vec!["cold".to_owned()],
            says_done: Some("done".to_owned()),
            ..Remedy::default()
        }],
        findings: vec![Finding {
            id: "empty".to_owned(),
            service: "search".to_owned(),
            found_by: vec!["nadia".to_owned()],
            takes: Span::minutes(4),
            says: "found".to_owned(),
            ..Finding::default()
        }],
    }
}

#[test]
fn a_draft_loads_and_nothing_is_wrong_with_it() {
    let line = |id: &str| (id.to_owned(), "Words,\nsaid \"so\".".to_owned());
    let draft = Draft {
        comments: vec!["A draft.".to_owned()],
        head: head(),
        world: world(),
        cast: vec![
            member("alex", Part::Trainee),
            member("ola", Part::Commander),
            member("nadia", Part::Responder),
        ],
        injects: vec![Event {
            comments: vec!["Row 2.".to_owned()],
            id: "opens".to_owned(),
            when: When::At(Lapse(Span::secs(5))),
            then: vec![Effect::Say("nadia".into(), "said".into())],
            note: "Objective: find it".to_owned(),
        }],
        endings: vec![Ending {
            id: "over".to_owned(),
            when: None,
            text: fill_in("how it ended"),
            outcome: Outcome::Resolved,
        }],
        objectives: vec![(
            "o".to_owned(),
            "Known.".to_owned(),
            When::At(Lapse::default()),
        )],
        lines: BTreeMap::from([line("said"), line("done"), line("found")]),
    };
    let ron = draft.to_ron();
    let loaded = load(&ron);
    let errors: Vec<_> = loaded
        .diagnostics
        .iter()
        .filter(|found| found.level == Level::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}\n{ron}");
    let scenario = loaded.scenario.expect("nothing is wrong with it");
    assert_eq!(scenario.title, "Slow \\ search");
    assert_eq!(scenario.lines[&"said".into()], "Words,\nsaid \"so\".");
}

#[test]
fn ids_are_made_of_any_text_and_given_once() {
    let mut ids = Ids::default();
    assert_eq!(ids.give("The CEO's Müller!"), "the-ceos-mueller");
    assert_eq!(ids.give("the ceos mueller"), "the-ceos-mueller-2");
    assert_eq!(ids.give("漢字"), "item");
    assert!(slug(&"word ".repeat(30)).len() <= 40);
}

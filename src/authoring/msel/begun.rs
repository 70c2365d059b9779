//! What a drill needs beyond a list of events: a head, a trainee and a deputy, a small world that
//! can be mended. All of it is said to be guessed or to be filled in.

use std::collections::BTreeMap;

use super::super::draft::{
    Draft, Ending, Fault, Finding, Head, Member, Remedy, Service, World, fill_in,
};
use super::foreign::{Begun, Parts};
use super::timeline::Timeline;
use crate::scenario::model::{ClockTime, Difficulty, Dimension, Outcome, Part, Presence, Weekday};
use crate::units::Span;

/// When a call begins of which nobody says when: five past nine.
const USUAL_START: u32 = 9 * 3600 + 300;

/// So much longer than its last event a drill lasts. Ours.
const AFTER_THE_LAST: Span = Span::minutes(15);

/// No drill may last longer.
const LONGEST: Span = Span::minutes(24 * 60);

/// The first two of the cast.
pub(super) fn trainee_and_deputy() -> Vec<Member> {
    let member = |id: &str, name: &str, part, comment: &str| Member {
        comments: vec![comment.to_owned()],
        id: id.to_owned(),
        name: name.to_owned(),
        title: String::new(),
        team: None,
        part,
        ic_trained: true,
        expertise: BTreeMap::new(),
        presence: Presence::OnCall,
    };
    vec![
        member(
            "alex",
            "Alex Reyes",
            Part::Trainee,
            "The trainee; whoever plays may go by their own name.",
        ),
        member(
            "ola",
            "Ola Berg",
            Part::Commander,
            "guessed: somebody who can be deputy and take over.",
        ),
    ]
}

/// The draft from what was gathered.
pub(super) fn draft(id: &str, timeline: &Timeline, above: &[String], parts: Parts) -> Begun {
    let Parts {
        mut cast,
        events,
        mut lines,
        left,
        findings,
        notes,
    } = parts;
    let responder = responder(&mut cast);
    for member in cast.iter_mut().filter(|member| member.id == responder) {
        member.expertise.insert("service".to_owned(), 800);
    }
    lines.insert(
        "cause-found".to_owned(),
        fill_in("what they found out, in a sentence"),
    );
    lines.insert(
        "mended".to_owned(),
        fill_in("how they report that it is done"),
    );
    let mut comments = vec![
        "Begun from a list of events. It can be played as it is, and is no good drill yet:"
            .to_owned(),
        "look for `FILL IN` and `guessed`; docs/msel.md says how to go on.".to_owned(),
    ];
    comments.extend(above.iter().map(|text| format!("Above the header: {text}")));
    comments.extend(left);
    comments.extend(
        findings
            .iter()
            .map(|finding| format!("not understood: {finding}")),
    );
    Begun {
        draft: Draft {
            comments,
            head: head(id, timeline, above.first()),
            world: world(&responder),
            cast,
            injects: events,
            endings: vec![
                ending(
                    "resolved",
                    "how it ends when it is mended",
                    Outcome::Resolved,
                ),
                ending(
                    "time-up",
                    "how it ends when time is up",
                    Outcome::Unresolved,
                ),
            ],
            objectives: Vec::new(),
            lines,
        },
        findings,
        notes,
    }
}

fn ending(id: &str, what: &str, outcome: Outcome) -> Ending {
    Ending {
        id: id.to_owned(),
        when: None,
        text: fill_in(what),
        outcome,
    }
}

fn head(id: &str, timeline: &Timeline, title: Option<&String>) -> Head {
    let last = timeline
        .placed
        .iter()
        .map(|when| when.until.unwrap_or(when.from))
        .max()
        .unwrap_or(Span::ZERO);
    let minutes = (last + AFTER_THE_LAST).as_secs().div_ceil(300) * 5;
    let mut guessed = vec!["guessed: difficulty, skills, severity".to_owned()];
    if timeline.starts.is_none() {
        guessed.push("the clock at the start".to_owned());
    }
    if timeline.day.is_none() {
        guessed.push("the day".to_owned());
    }
    if title.is_some() {
        guessed.push("the title".to_owned());
    }
    let second = timeline.starts.unwrap_or(USUAL_START);
    Head {
        comments: vec![format!("{}.", guessed.join(", "))],
        id: id.to_owned(),
        title: title.cloned().unwrap_or_else(|| fill_in("a title")),
        briefing: fill_in(
            "what the trainee reads before the call: the company, what has happened, who they are",
        ),
        difficulty: Difficulty::Intermediate,
        skills: vec![
            Dimension::Command,
            Dimension::Delegation,
            Dimension::Updates,
        ],
        day: timeline.day.map_or(Weekday::Monday, weekday),
        clock: ClockTime(u16::try_from(second / 60).unwrap_or(0)),
        length: Span::minutes(minutes).min(LONGEST),
        severity_at_start: Some(2),
        severity: 2,
        trainee: "alex".to_owned(),
        glossary: BTreeMap::new(),
    }
}

fn weekday(day: jiff::civil::Weekday) -> Weekday {
    match day {
        jiff::civil::Weekday::Monday => Weekday::Monday,
        jiff::civil::Weekday::Tuesday => Weekday::Tuesday,
        jiff::civil::Weekday::Wednesday => Weekday::Wednesday,
        jiff::civil::Weekday::Thursday => Weekday::Thursday,
        jiff::civil::Weekday::Friday => Weekday::Friday,
        jiff::civil::Weekday::Saturday => Weekday::Saturday,
        jiff::civil::Weekday::Sunday => Weekday::Sunday,
    }
}

/// Somebody who can find the cause and mend it: the first responder, or one who is added.
fn responder(cast: &mut Vec<Member>) -> String {
    let found = cast
        .iter()
        .find(|member| member.part == Part::Responder && member.id != "exercise-control");
    if let Some(member) = found {
        return member.id.clone();
    }
    let taken = |id: &str| cast.iter().any(|member| member.id == id);
    let id = if taken("sam") {
        "sam-the-engineer"
    } else {
        "sam"
    };
    cast.push(Member {
        comments: vec!["guessed: somebody who can find the cause and mend it.".to_owned()],
        id: id.to_owned(),
        name: "Sam Okafor".to_owned(),
        title: "On-call engineer".to_owned(),
        team: None,
        part: Part::Responder,
        ic_trained: false,
        expertise: BTreeMap::new(),
        presence: Presence::OnCall,
    });
    id.to_owned()
}

/// One service with one fault, which one finding explains and one remedy mends.
fn world(responder: &str) -> World {
    let of_service = || "service".to_owned();
    World {
        comments: vec!["guessed: a list of events tells nothing of what breaks, so this world is as small as one can be.".to_owned()],
        customers: 1000,
        services: vec![Service {
            id: of_service(),
            name: fill_in("the service that fails, as people say it"),
            customer_share: 500,
            ..Service::default()
        }],
        faults: vec![Fault {
            id: "fault".to_owned(),
            service: of_service(),
            harm: 600,
            at_start: true,
            ..Fault::default()
        }],
        remedies: vec![Remedy {
            id: "mend".to_owned(),
            name: fill_in("what mends it, as it stands after `we could`"),
            service: Some(of_service()),
            done_by: vec![responder.to_owned()],
            proposed_after: vec!["cause".to_owned()],
            takes: Span::minutes(5),
            clears: vec!["fault".to_owned()],
            says_done: Some("mended".to_owned()),
            ..Remedy::default()
        }],
        findings: vec![Finding {
            id: "cause".to_owned(),
            service: of_service(),
            found_by: vec![responder.to_owned()],
            takes: Span::minutes(5),
            says: "cause-found".to_owned(),
            ..Finding::default()
        }],
    }
}

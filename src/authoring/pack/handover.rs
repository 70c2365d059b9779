//! A drill that begins in the midst of an incident: who commands, who has what to do, and the brief
//! that the trainee is given, part by part, with the truth beside what is told wrongly.

use serde::Serialize;

use super::book::Book;
use super::spoken::{clock, role_name};
use crate::scenario::model::BriefTopic;

/// The brief and what is under way.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Opening {
    commander: String,
    age: String,
    brief_at: String,
    roles: Vec<(&'static str, String)>,
    known: String,
    tasks: Vec<Work>,
    next_update: Option<String>,
    brief: Vec<Part>,
}

/// Work that somebody has when the drill begins.
#[derive(Clone, Debug, Serialize)]
struct Work {
    to: String,
    task: String,
    until: Option<String>,
}

/// One part of the brief.
#[derive(Clone, Debug, Serialize)]
struct Part {
    about: &'static str,
    says: String,
    truth: Option<String>,
}

pub(super) fn of(book: &Book) -> Option<Opening> {
    let opening = book.scenario.opening.as_ref()?;
    let known: Vec<String> = opening.known.iter().map(|id| book.finding(id)).collect();
    let tasks = opening.tasks.iter().map(|work| Work {
        to: book.first(&work.to),
        task: work.task.clone(),
        until: work.timebox.map(|at| clock(at.0)),
    });
    let brief = opening.brief.iter().map(|part| Part {
        about: about(part.about),
        says: book.words(&part.says),
        truth: part.corrected_by.as_ref().map(|line| book.words(line)),
    });
    Some(Opening {
        commander: book.first(&opening.commander),
        age: opening.age.0.to_string(),
        brief_at: clock(opening.brief_at.0),
        roles: opening
            .roles
            .iter()
            .map(|(role, who)| (role_name(*role), book.first(who)))
            .collect(),
        known: super::book::listed(&known, "and"),
        tasks: tasks.collect(),
        next_update: opening.next_update.map(|at| clock(at.0)),
        brief: brief.collect(),
    })
}

fn about(topic: BriefTopic) -> &'static str {
    match topic {
        BriefTopic::Severity => "how bad it is",
        BriefTopic::Story => "what happened",
        BriefTopic::Tasks => "who does what until when",
        BriefTopic::Risks => "risks and plan B",
        BriefTopic::Promises => "what was promised outside",
    }
}

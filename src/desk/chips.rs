//! What was heard, in a few words: `assign → Hayley · 5 min · acknowledgement asked`.

use crate::drill::event::What;
use crate::hearing::{Act, Directed};
use crate::scenario::Scenario;
use crate::scenario::ids::{PartyId, PersonId};
use crate::units::Span;

/// What the trainee's words performed, a line for each act; then what was not understood.
pub(crate) fn heard(what: &What, scenario: &Scenario) -> Vec<String> {
    let What::Heard {
        acts,
        acronyms,
        not_understood,
        ..
    } = what
    else {
        return Vec::new();
    };
    let mut lines: Vec<String> = acts
        .iter()
        .map(|heard| format!("heard: {}", chip(&heard.act, scenario)))
        .collect();
    for words in not_understood {
        lines.push(format!("not understood: “{}”", shortened(words.trim())));
    }
    if acts.is_empty() && not_understood.is_empty() {
        lines.push("heard: nothing that moves the call".to_owned());
    }
    if !acronyms.is_empty() {
        lines.push(format!("not everybody knows: {}", acronyms.join(", ")));
    }
    lines
}

/// One act in a few words.
pub(crate) fn chip(act: &Act, scenario: &Scenario) -> String {
    let person = |who: &Option<PersonId>| {
        who.as_ref()
            .map_or("?".to_owned(), |id| called(scenario, &PartyId::from(id)))
    };
    let remedy = |id: &Option<crate::scenario::ids::RemedyId>, plan: Option<&String>| {
        id.as_ref()
            .and_then(|id| scenario.remedy(id))
            .map(|remedy| remedy.name.clone())
            .or_else(|| plan.cloned())
    };
    let mut to: Vec<String> = act
        .said_to()
        .iter()
        .map(|id| called(scenario, id))
        .collect();
    let mut more: Vec<String> = Vec::new();
    match act {
        Act::TakeCommand { named, full_title } => {
            if !named {
                more.push("without your name".to_owned());
            }
            if !full_title {
                more.push("without the full title".to_owned());
            }
        }
        Act::Appoint { person: who, role } => {
            to = vec![person(who)];
            more.push(serde_name(role));
        }
        Act::Page { whom } => to = whom.iter().map(|id| called(scenario, id)).collect(),
        Act::AskPresent { team } => to = team.iter().map(|id| called(scenario, id)).collect(),
        Act::AskRisks { remedy: id, .. } => more.extend(remedy(id, None)),
        Act::Propose { remedy: id, plan } | Act::Decide { remedy: id, plan } => {
            more.extend(remedy(id, plan.as_ref()));
        }
        Act::Assign {
            directed,
            timebox_s,
            ack_asked,
            ..
        } => {
            match directed {
                Directed::Nobody => to = vec!["nobody in particular".to_owned()],
                Directed::Group if to.is_empty() => to = vec!["everybody".to_owned()],
                Directed::Oneself => to = vec!["yourself".to_owned()],
                Directed::Group => more.push("a group".to_owned()),
                Directed::Person | Directed::Role => {}
            }
            more.push(timebox_s.map_or("no time box".to_owned(), span));
            if *ack_asked {
                more.push("acknowledgement asked".to_owned());
            }
        }
        Act::GrantTime { timebox_s, .. } => more.extend(timebox_s.map(span)),
        Act::Release { people, keep } => {
            to = people.iter().map(|id| called(scenario, id)).collect();
            if !keep.is_empty() {
                let who: Vec<_> = keep.iter().map(|id| called(scenario, id)).collect();
                more.push(format!("{} stay", who.join(", ")));
            }
        }
        Act::Rotate {
            person: who,
            replacement,
        } => {
            to = vec![person(who)];
            if replacement.is_some() {
                more.push(format!("{} takes over", person(replacement)));
            }
        }
        Act::DeclareSeverity { level } => more.push(format!("SEV-{level}")),
        Act::StatusUpdate { next_in_s }
        | Act::PromiseUpdate { next_in_s }
        | Act::InstructPost { next_in_s, .. } => {
            if let Act::InstructPost { audience, .. } = act {
                more.push(serde_name(audience));
            }
            more.extend(next_in_s.map(|s| format!("next in {}", span(s))));
        }
        Act::Warn { person: who } | Act::Remove { person: who } | Act::HandOver { person: who } => {
            to = vec![person(who)];
        }
        Act::Brief { elements, .. } => more.extend(elements.iter().map(serde_name)),
        Act::AssignPostmortem { person: who, due } => {
            to = vec![person(who)];
            more.extend(due.iter().map(|due| format!("due {due}")));
        }
        _ => {}
    }
    let mut text = act.id().to_owned();
    if !to.is_empty() {
        text.push_str(" → ");
        text.push_str(&to.join(", "));
    }
    for part in more {
        text.push_str(" · ");
        text.push_str(&part);
    }
    text
}

/// What a person or a team is called on the call.
pub(crate) fn called(scenario: &Scenario, id: &PartyId) -> String {
    if let Some(person) = scenario.person(&PersonId(id.0.clone())) {
        return person.first_name().to_owned();
    }
    let team = scenario.teams.iter().find(|team| team.id.0 == id.0);
    let name = team
        .and_then(|team| team.name.as_deref())
        .unwrap_or(id.as_str());
    format!("team {name}")
}

/// Enough of somebody's own words to know which were meant.
fn shortened(words: &str) -> String {
    const SHOWN: usize = 50;
    match words.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}

fn span(seconds: u64) -> String {
    Span::secs(seconds).to_string()
}

/// A plain enum as it is written in recordings.
fn serde_name(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name.replace('-', " "),
        _ => String::new(),
    }
}

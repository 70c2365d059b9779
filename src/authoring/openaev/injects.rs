//! Injects as the platform has them: a mail each, so many seconds after the start.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::id;
use crate::authoring::msel::{settled_by, spoken, told_when};
use crate::scenario::Scenario;
use crate::scenario::ids::InjectId;
use crate::scenario::model::{Inject, Trigger, When};
use crate::units::Span;

/// The contract of a mail to several people at once, as the platform's mail injector names it.
const MAIL: &str = "2790bd39-37d4-4e39-be7e-53f3ca783f86";

/// The score of an expectation that is met; the platform's own default.
const MET: u32 = 100;

/// Every spoken effect of every inject.
pub(super) fn of(scenario: &Scenario, team: &str) -> Vec<Value> {
    let times = times(scenario);
    scenario
        .injects
        .iter()
        .flat_map(|inject| of_inject(scenario, inject, times.get(&inject.id), team))
        .collect()
}

fn of_inject(scenario: &Scenario, inject: &Inject, at: Option<&Span>, team: &str) -> Vec<Value> {
    let expected = settled_by(inject);
    (1..)
        .zip(spoken(scenario, inject))
        .map(|(number, said): (u32, _)| {
            let name = format!("inject {} {number}", inject.id);
            let subject = format!("{} ({})", said.from, said.mode);
            json!({
                "inject_id": id(scenario, &name),
                "inject_title": subject,
                "inject_description": description(inject, at.is_some()),
                "inject_country": null,
                "inject_city": null,
                "inject_enabled": at.is_some(),
                "inject_injector_contract": {
                    "injector_contract_id": MAIL,
                    "injector_contract_payload": null,
                },
                "inject_content": {
                    "subject": subject,
                    "body": html(&filled(scenario, &said.text)),
                    "encrypted": false,
                    "expectations": expectations(&expected),
                },
                "inject_depends_on": [],
                "inject_depends_duration": at.map_or(0, |at| at.as_secs()),
                "inject_all_teams": false,
                "inject_teams": [team],
                "inject_tags": [],
                "inject_documents": [],
            })
        })
        .collect()
}

fn description(inject: &Inject, has_time: bool) -> String {
    let when = told_when(inject);
    let by_hand = match has_time {
        true => "",
        false => ". Has no time of its own: switched off, send it by hand",
    };
    let note = match inject.note.as_str() {
        "" => String::new(),
        note => format!(". {note}"),
    };
    format!("{}: {when}{by_hand}{note}", inject.id)
}

fn expectations(expected: &str) -> Vec<Value> {
    if expected.is_empty() {
        return Vec::new();
    }
    vec![json!({
        "expectation_type": "MANUAL",
        "expectation_name": "A fitting answer",
        "expectation_description": expected,
        "expectation_score": MET,
        "expectation_expectation_group": false,
    })]
}

/// A line with its slots filled: nobody there knows them.
fn filled(scenario: &Scenario, text: &str) -> String {
    let trainee = scenario.person(&scenario.trainee);
    let level = scenario
        .severity
        .at_start
        .unwrap_or(scenario.severity.truth);
    text.replace(
        "{commander}",
        trainee.map_or("commander", |person| person.first_name()),
    )
    .replace("{severity}", &level.to_string())
}

/// A text as HTML, which mails there are written in.
fn html(text: &str) -> String {
    let safe = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    format!("<p>{}</p>", safe.replace('\n', "<br/>"))
}

/// When each inject happens that happens at a time: its own, or so long after another that does.
fn times(scenario: &Scenario) -> BTreeMap<InjectId, Span> {
    let mut times: BTreeMap<InjectId, Span> = BTreeMap::new();
    // Each round finds those that wait for one of the round before; a circle finds nothing.
    for _ in 0..=scenario.injects.len() {
        let before = times.len();
        for inject in &scenario.injects {
            if let Some(at) = time(&inject.when, &times) {
                times.insert(inject.id.clone(), at);
            }
        }
        if times.len() == before {
            break;
        }
    }
    times
}

/// The time of a condition that comes true by the clock alone; of a window the middle.
fn time(when: &When, known: &BTreeMap<InjectId, Span>) -> Option<Span> {
    match when {
        When::At(at) => Some(at.0),
        When::Within(from, to) => Some(Span(from.0.0.midpoint(to.0.0) / 1000 * 1000)),
        When::After(Trigger::Inject(inject), later) => known.get(inject).map(|at| *at + later.0),
        // Whatever else has to be so, a facilitator sees; the latest time decides.
        When::All(parts) => parts.iter().filter_map(|part| time(part, known)).max(),
        When::Any(parts) => parts.iter().filter_map(|part| time(part, known)).min(),
        When::After(..) | When::While(_) | When::Not(_) => None,
    }
}

//! A scenario for OpenAEV (formerly OpenBAS), the exercise platform of Filigran: its injects as
//! mails, its objectives, and one team that gets everything.
//!
//! The shape is that of the platform's own export, version 1, as its importer reads it: every key
//! that the importer asks for is there. What happens to the world is left out, since nobody there
//! simulates it; what waits for something to happen comes switched off, to be sent by hand.

mod archive;
mod injects;

use serde_json::{Value, json};
use uuid::Uuid;

use crate::scenario::Scenario;

/// The version of the export that the platform reads.
const EXPORT_VERSION: u32 = 1;

/// The namespace of ids here: the same scenario gives the same ids.
const NAMESPACE: Uuid = Uuid::from_u128(0x6a1f_7c0e_52b4_4b4e_9d6c_0f3a_8e21_77d5);

/// The JSON that stands in the archive.
pub fn to_json(scenario: &Scenario) -> String {
    let mut text = format!("{:#}", export(scenario));
    text.push('\n');
    text
}

/// The archive that the platform imports: the JSON, marked as a scenario.
pub fn to_archive(scenario: &Scenario) -> Vec<u8> {
    let name = format!("{}.json", scenario.id);
    // The importer looks at this comment alone to know what an entry is.
    archive::of_one(&name, to_json(scenario).as_bytes(), "Scenario")
}

fn export(scenario: &Scenario) -> Value {
    let team = id(scenario, "team");
    json!({
        "export_version": EXPORT_VERSION,
        "scenario_information": information(scenario),
        "scenario_tags": [],
        "scenario_documents": [],
        "scenario_organizations": [],
        "scenario_users": [],
        "scenario_teams": [{
            "team_id": team,
            "team_name": format!("{}: incident call", scenario.title),
            "team_description": "Whoever plays the incident commander and the response",
            "team_tags": [],
            "team_users": [],
            "team_contextual": true,
        }],
        "scenario_challenges": [],
        "scenario_channels": [],
        "scenario_articles": [],
        "scenario_objectives": objectives(scenario),
        "scenario_lessons_categories": [],
        "scenario_lessons_questions": [],
        "scenario_injects": injects::of(scenario, &team),
        "scenario_variables": [],
    })
}

fn information(scenario: &Scenario) -> Value {
    let skills: Vec<String> = scenario
        .skills
        .iter()
        .map(|skill| format!("{skill:?}").to_lowercase())
        .collect();
    json!({
        "scenario_id": id(scenario, "scenario"),
        "scenario_name": scenario.title,
        "scenario_description": scenario.briefing,
        "scenario_subtitle": format!("Practises {}", skills.join(", ")),
        "scenario_category": "incident-response",
        "scenario_main_focus": "incident-response",
        "scenario_severity": severity(scenario.severity.truth),
        "scenario_message_header": "EXERCISE EXERCISE EXERCISE",
        "scenario_message_footer": "EXERCISE EXERCISE EXERCISE",
        "scenario_mail_from": null,
        "scenario_tags": [],
        "scenario_dependencies": [],
    })
}

/// Our levels run from 1 (worst) to 5; theirs have names.
fn severity(level: u8) -> &'static str {
    match level {
        0 | 1 => "critical",
        2 => "high",
        3 => "medium",
        _ => "low",
    }
}

fn objectives(scenario: &Scenario) -> Vec<Value> {
    (1..)
        .zip(&scenario.rubric.objectives)
        .map(|(priority, objective): (u16, _)| {
            json!({
                "objective_id": id(scenario, &format!("objective {}", objective.id)),
                "objective_title": objective.text,
                "objective_description": null,
                "objective_priority": priority,
            })
        })
        .collect()
}

/// An id that is the same each time the scenario is exported.
fn id(scenario: &Scenario, of: &str) -> String {
    let name = format!("{} {of}", scenario.id);
    Uuid::new_v5(&NAMESPACE, name.as_bytes()).to_string()
}

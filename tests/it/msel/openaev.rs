//! What OpenAEV's importer asks for is there, in the types that it asks for.

use hotwash::authoring::openaev;
use serde_json::Value;

use super::{scenario, shipped, text_of};

fn exported(name: &str) -> Value {
    let path = shipped()
        .into_iter()
        .find(|path| path.ends_with(name))
        .expect("it is shipped");
    let json = openaev::to_json(&scenario(&text_of(&path)));
    serde_json::from_str(&json).expect("it is JSON")
}

#[test]
fn every_key_that_the_importer_reads_is_there() {
    for path in shipped() {
        let json = openaev::to_json(&scenario(&text_of(&path)));
        let all: Value = serde_json::from_str(&json).expect("it is JSON");
        assert_eq!(all["export_version"], 1);
        let information = all["scenario_information"].as_object().expect("a block");
        for key in [
            "scenario_name",
            "scenario_description",
            "scenario_subtitle",
            "scenario_category",
            "scenario_main_focus",
            "scenario_severity",
            "scenario_message_header",
            "scenario_message_footer",
            "scenario_mail_from",
            "scenario_tags",
        ] {
            assert!(information.contains_key(key), "{key}");
        }
        let team = &all["scenario_teams"][0]["team_id"];
        assert!(team.is_string());
        for inject in all["scenario_injects"].as_array().expect("a list") {
            for (key, is) in [
                ("inject_id", inject["inject_id"].is_string()),
                ("inject_title", inject["inject_title"].is_string()),
                (
                    "inject_description",
                    inject["inject_description"].is_string(),
                ),
                ("inject_enabled", inject["inject_enabled"].is_boolean()),
                ("inject_all_teams", inject["inject_all_teams"].is_boolean()),
                (
                    "inject_depends_duration",
                    inject["inject_depends_duration"].is_u64(),
                ),
                ("inject_depends_on", inject["inject_depends_on"].is_array()),
                ("inject_tags", inject["inject_tags"].is_array()),
                ("inject_documents", inject["inject_documents"].is_array()),
                ("subject", inject["inject_content"]["subject"].is_string()),
                ("body", inject["inject_content"]["body"].is_string()),
                (
                    "contract",
                    inject["inject_injector_contract"]["injector_contract_id"].is_string(),
                ),
            ] {
                assert!(is, "{key} of {inject:#}");
            }
            assert!(inject.get("inject_country").is_some() && inject.get("inject_city").is_some());
            assert_eq!(&inject["inject_teams"][0], team);
        }
    }
}

#[test]
fn injects_come_at_their_second_and_what_waits_for_something_is_switched_off() {
    let all = exported("checkout-latency.ron");
    let injects = all["scenario_injects"].as_array().expect("a list");
    let of = |start: &str| {
        injects
            .iter()
            .find(|inject| {
                let description = inject["inject_description"].as_str();
                description.is_some_and(|text| text.starts_with(start))
            })
            .unwrap_or_else(|| panic!("{start} is missing"))
    };
    assert_eq!(of("sam-opens:")["inject_depends_duration"], 5);
    assert_eq!(of("sam-opens:")["inject_enabled"], true);
    // A window of 75 s to 2 min 30 s comes in its middle.
    assert_eq!(of("lucia-first-tickets:")["inject_depends_duration"], 112);
    assert_eq!(of("queue-drains-deploy:")["inject_enabled"], false);
    let pressed = of("marcus-wants-a-list:");
    let expected = &pressed["inject_content"]["expectations"][0];
    assert_eq!(expected["expectation_type"], "MANUAL");
    let body = of("ines-disputes-severity:")["inject_content"]["body"].as_str();
    assert!(
        body.is_some_and(|body| body.contains("a severity 2?")),
        "{body:?}"
    );
    let ids: std::collections::BTreeSet<_> = injects
        .iter()
        .map(|inject| inject["inject_id"].to_string())
        .collect();
    assert_eq!(ids.len(), injects.len(), "ids are given once");
}

#[test]
fn the_archive_holds_the_json_marked_as_a_scenario_and_is_always_the_same() {
    let path = &shipped()[0];
    let scenario = scenario(&text_of(path));
    let archive = openaev::to_archive(&scenario);
    let json = openaev::to_json(&scenario);
    let holds = |part: &[u8]| archive.windows(part.len()).any(|window| window == part);
    assert!(archive.starts_with(b"PK\x03\x04"));
    assert!(holds(json.as_bytes()));
    assert!(holds(format!("{}.jsonScenario", scenario.id).as_bytes()));
    assert_eq!(archive, openaev::to_archive(&scenario));
}

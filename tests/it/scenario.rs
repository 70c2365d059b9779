//! Scenarios that load: the shipped one, and what a loaded scenario answers.

use hotwash::scenario::ids::{FaultId, LineId, PersonId, RemedyId, ServiceId};
use hotwash::scenario::{Scenario, load};

fn shipped() -> Scenario {
    let loaded = load(include_str!("../../scenarios/checkout-latency.ron"));
    assert_eq!(loaded.diagnostics, []);
    loaded.scenario.expect("nothing was found wrong")
}

#[test]
fn the_shipped_scenario_loads_with_nothing_to_say() {
    let scenario = shipped();
    assert_eq!(scenario.id, "checkout-latency");
    assert_eq!(scenario.hash.len(), 64);
}

#[test]
fn the_shipped_scenario_has_the_reference_cast_services_and_remedies() {
    let scenario = shipped();
    let people: Vec<&str> = scenario.cast.iter().map(|p| p.id.as_str()).collect();
    assert_eq!(
        people,
        [
            "alex", "tatiana", "wei", "lucia", "omar", "hayley", "priya", "kenji", "jonas", "sam",
            "grant", "marcus", "dana", "ines"
        ]
    );
    let services: Vec<&str> = scenario
        .world
        .services
        .iter()
        .map(|s| s.id.as_str())
        .collect();
    assert_eq!(
        services,
        [
            "checkout-web",
            "checkout-api",
            "payments-gateway",
            "orders-db",
            "edge"
        ]
    );
    let remedies: Vec<&str> = scenario
        .world
        .remedies
        .iter()
        .map(|r| r.id.as_str())
        .collect();
    assert_eq!(
        remedies,
        [
            "rollback-714",
            "flag-off",
            "restart-api",
            "scale-api",
            "failover-db",
            "do-nothing"
        ]
    );
}

#[test]
fn the_lines_of_the_shipped_scenario_are_short_enough_to_be_spoken() {
    for (id, line) in &shipped().lines {
        let words = line.split_whitespace().count();
        assert!(words <= 25, "{id}: {words} words");
    }
}

#[test]
fn a_loaded_scenario_finds_its_things_by_id() {
    let scenario = shipped();
    let hayley = scenario.person(&PersonId::from("hayley"));
    assert_eq!(hayley.map(|p| p.first_name()), Some("Hayley"));
    assert!(scenario.service(&ServiceId::from("orders-db")).is_some());
    assert!(scenario.remedy(&RemedyId::from("flag-off")).is_some());
    assert!(scenario.fault(&FaultId::from("no-such-fault")).is_none());
    let unknown = LineId::from("no-such-line");
    assert_eq!(scenario.line(&unknown), "no-such-line");
}

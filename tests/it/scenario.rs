//! Scenarios: what loads, what does not, and what the author is told.

#[test]
fn the_shipped_scenario_loads_with_nothing_to_say() {
    let loaded = hotwash::scenario::load(include_str!("../../scenarios/checkout-latency.ron"));
    assert_eq!(loaded.diagnostics, []);
    assert!(loaded.scenario.is_some());
}

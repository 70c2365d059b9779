//! A message to customers: short, in their own words for what they use, without hosts, names,
//! promises or the word "outage" (PRACTICE 19, 39). A draft, with what nobody can know left open.

use super::hurt::Hurt;
use super::unwell;
use crate::debrief::report::Outcome;
use crate::drill::Event;
use crate::scenario::Scenario;
use crate::units::{Moment, Permille};

/// Fewer than this many in a hundred are "some customers", more are "many", from
/// [`MOST_CUSTOMERS`] on "most". Ours.
const MANY_CUSTOMERS: u64 = 25;
/// See [`MANY_CUSTOMERS`] [percent].
const MOST_CUSTOMERS: u64 = 60;

pub(super) fn of(log: &[Event], scenario: &Scenario, outcome: &Outcome, hurt: &Hurt) -> String {
    let began = if hurt.before_the_call() {
        format!("Shortly before {}", clock_time(scenario, 0))
    } else {
        format!("At {}", clock_time(scenario, 0))
    };
    let minutes = hurt.visible().as_minutes_said();
    let over = match outcome.mitigated_ms {
        Some(ms) => format!(
            "At {}, about {minutes} minutes later, it was back to normal.",
            clock_time(scenario, ms)
        ),
        None => "We are still working to restore it.".to_owned(),
    };
    format!(
        "{began} {} began to see a degraded service: {}. {over}\n\
         [What happened, in one sentence that a customer understands.]\n\
         [What we have changed, or will change, so that it does not come back in this way.]\n\
         We are sorry for the disruption.",
        how_many(scenario, hurt),
        what(log, scenario),
    )
}

/// What customers felt, as they call it.
fn what(log: &[Event], scenario: &Scenario) -> String {
    let felt = unwell(log).into_iter().filter_map(|id| {
        let service = scenario.service(id)?;
        let name = service.public_name.as_ref().unwrap_or(&service.name);
        (service.customer_share > Permille::NONE).then_some(name.as_str())
    });
    let mut names: Vec<&str> = Vec::new();
    for name in felt {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        "[what they could not do]".to_owned()
    } else {
        names.join(", ")
    }
}

fn how_many(scenario: &Scenario, hurt: &Hurt) -> &'static str {
    let share = (hurt.most().unwrap_or(0) * 100).checked_div(u64::from(scenario.world.customers));
    match share {
        Some(percent) if percent >= MOST_CUSTOMERS => "most customers",
        Some(percent) if percent >= MANY_CUSTOMERS => "many customers",
        _ => "some customers",
    }
}

/// The time of day in the scenario.
fn clock_time(scenario: &Scenario, at_ms: u64) -> String {
    let start = u64::from(scenario.start.clock.0);
    let minutes = (start + Moment(at_ms).0 / 60_000) % (24 * 60);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

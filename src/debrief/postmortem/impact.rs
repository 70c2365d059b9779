//! Whom it hurt, how much and how long, in the business's own measures (PRACTICE 38).

use std::collections::BTreeMap;

use super::hurt::Hurt;
use super::service_name;
use crate::debrief::report::Outcome;
use crate::debrief::{clock, thousands};
use crate::drill::{Event, What};
use crate::scenario::Scenario;
use crate::scenario::ids::ServiceId;
use crate::units::{Permille, Span};

pub(super) fn of(
    log: &[Event],
    scenario: &Scenario,
    outcome: &Outcome,
    hurt: &Hurt,
) -> Vec<String> {
    let mut lines = Vec::new();
    if hurt.most().is_some_and(|most| most > 0) {
        lines.push(visible(hurt));
    }
    if let Some(most) = hurt.most() {
        let all = u64::from(scenario.world.customers);
        let share = match (most * 100).checked_div(all) {
            Some(percent) if all >= most => format!(" of {} ({percent} %)", thousands(all)),
            _ => String::new(),
        };
        lines.push(format!(
            "Customers hurt at a time, at most: {}{share}",
            thousands(most)
        ));
    }
    if let Some(lost) = outcome.lost {
        lines.push(format!("Customer-minutes lost: {}", thousands(lost)));
    }
    if let Some(cents) = outcome.cents {
        lines.push(format!("Revenue lost: {}", thousands(cents / 100)));
    }
    lines.extend(functions(log, scenario));
    lines.push(match outcome.mitigated_ms {
        Some(ms) => format!("Customers no longer hurt from: {}", clock(ms)),
        None => "Customers no longer hurt from: not within this call".to_owned(),
    });
    lines.push("Customers who wrote in: …".to_owned());
    lines
}

fn visible(hurt: &Hurt) -> String {
    let before = if hurt.before_the_call() {
        ", and since before the call began"
    } else {
        ""
    };
    let after = if hurt.to_the_end() {
        ", and still where this record ends"
    } else {
        ""
    };
    format!(
        "Visible to customers for: {}{before}{after}",
        hurt.visible()
    )
}

/// What customers use, how badly it worked at its worst, and for how long it was not well.
fn functions(log: &[Event], scenario: &Scenario) -> Vec<String> {
    let until = log.last().map_or(0, |event| event.at.0);
    let mut steps: BTreeMap<&ServiceId, Vec<(u64, Permille)>> = BTreeMap::new();
    for event in log {
        if let What::HealthChanged { service, health } = &event.what {
            let of_this = steps.entry(service).or_default();
            of_this.push((event.at.0, *health));
        }
    }
    let felt = |id: &ServiceId| {
        let service = scenario.service(id);
        service.is_some_and(|service| service.customer_share > Permille::NONE)
    };
    let shown = steps.iter().filter(|(id, _)| felt(id));
    shown
        .filter_map(|(id, steps)| {
            let (worst_at, worst) = steps.iter().min_by_key(|(_, health)| *health)?;
            let ends = steps.iter().skip(1).map(|(from, _)| *from).chain([until]);
            let unwell: u64 = steps
                .iter()
                .zip(ends)
                .filter(|((_, health), _)| *health < Permille::FULL)
                .map(|((from, _), to)| to.saturating_sub(*from))
                .sum();
            (*worst < Permille::FULL).then(|| {
                format!(
                    "{}: not well for {}, at its worst {} % of its health at {}",
                    service_name(scenario, id),
                    Span(unwell),
                    worst.0 / 10,
                    clock(*worst_at)
                )
            })
        })
        .collect()
}

//! The lanes of the world: the health of each service that was hurt with its signals under it,
//! and how many customers were hurt.

use std::fmt::Write;

use super::sheet::{NAMES, Sheet, WIDTH};
use super::text::escape;
use crate::debrief::thousands;
use crate::debrief::timeline::{Health, Timeline, Track};

/// The most services, and the most signals of one: the page stays readable, the table lists all.
const MOST_SERVICES: usize = 8;
/// See [`MOST_SERVICES`].
const MOST_SIGNALS: usize = 2;
/// Heights [px]: of a service's health, of a signal's plot, of the customers hurt.
const HEALTH: u64 = 18;
/// See [`HEALTH`].
const SIGNAL: u64 = 24;
/// See [`HEALTH`].
const IMPACT: u64 = 42;

/// Draws them.
pub(super) fn draw(sheet: &mut Sheet, timeline: &Timeline) {
    impact(sheet, timeline);
    if timeline.health.is_empty() {
        return;
    }
    sheet.heading("Health of services, and what was measured on them");
    for service in timeline.health.iter().take(MOST_SERVICES) {
        health(sheet, service);
        let tracks = timeline.signals.iter();
        let bad = tracks.filter(|track| track.service == service.service && track.is_bad());
        for track in bad.take(MOST_SIGNALS) {
            signal(sheet, track);
        }
    }
}

fn health(sheet: &mut Sheet, service: &Health) {
    let y = sheet.y();
    sheet.name(&service.service, "who", y + 14);
    let steps: Vec<(u64, u64)> = service
        .steps
        .iter()
        .map(|(at, health)| (*at, u64::from((*health).min(1000))))
        .collect();
    sheet.steps("health", &steps, 1000, 1000, (y, HEALTH));
    sheet.down(HEALTH + 6);
}

/// A line over time between the least and the most, with a dashed line where it begins to be bad.
fn signal(sheet: &mut Sheet, track: &Track) {
    let y = sheet.y();
    let reach = || track.points.iter().map(|(_, value)| *value);
    let bounds = || reach().chain([track.alarm, track.baseline]);
    let (Some(least), Some(most)) = (bounds().min(), bounds().max()) else {
        return;
    };
    let range = u128::from(most.abs_diff(least).max(1));
    let level = |value: i64| {
        let rise = u128::from(value.abs_diff(least)) * u128::from(SIGNAL) / range;
        y + SIGNAL - u64::try_from(rise).unwrap_or(SIGNAL)
    };
    let mut path = String::new();
    for (at, value) in &track.points {
        let step = if path.is_empty() { 'M' } else { 'L' };
        let _ = write!(path, "{step}{} {}", sheet.x(*at), level(*value));
    }
    let alarm = level(track.alarm);
    let right = WIDTH - 16;
    sheet.name(&track.signal, "signal-name", y + 11);
    sheet.name(&track.worst_said(), "signal-worst", y + 23);
    let tip = format!("{}, bad from {} {}", track.signal, track.alarm, track.unit);
    sheet.add(&format!(
        "<path class=\"alarm\" d=\"M{NAMES} {alarm}H{right}\"/>\
         <path class=\"signal\" d=\"{path}\"><title>{}</title></path>",
        escape(&tip)
    ));
    sheet.down(SIGNAL + 8);
}

fn impact(sheet: &mut Sheet, timeline: &Timeline) {
    let rates = timeline.impact.iter().map(|(_, rate)| *rate);
    let Some(most) = rates.max().filter(|most| *most > 0) else {
        return;
    };
    sheet.heading("Customers hurt at a time");
    let y = sheet.y();
    sheet.name(&format!("up to {}", thousands(most)), "who", y + 12);
    sheet.steps("impact", &timeline.impact, 0, most, (y, IMPACT));
    sheet.down(IMPACT + 6);
}

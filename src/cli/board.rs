//! What a commander keeps before their eyes: the clock, the severity, who commands, the open
//! tasks with their time boxes, and who is on the call. Drawn from what the commander knows.

use super::transcript::{Transcript, wrap};
use crate::drill::State;
use crate::drill::state::{Task, TaskStatus};
use crate::scenario::Scenario;
use crate::units::Moment;

/// One line: clock, severity, commander, tasks.
pub(super) fn status(known: &State, now: Moment, names: &Transcript) -> String {
    let severity = known
        .severity
        .map_or("no severity".to_owned(), |level| format!("SEV-{level}"));
    let commander = known
        .commander
        .as_ref()
        .map_or("nobody commands".to_owned(), |who| {
            format!("{} commands", names.name(who))
        });
    let mut line = format!("{now} · {severity} · {commander}");
    for task in known.open_tasks() {
        line.push_str(&format!(
            " · {} {}",
            names.name(&task.to),
            clock_of(task, now)
        ));
    }
    line
}

/// The same in so few words that a prompt can hold it.
pub(super) fn prompt(known: &State, now: Moment) -> String {
    let severity = known
        .severity
        .map_or(String::new(), |level| format!(" SEV-{level}"));
    let command = if known.trainee_commands() { " IC" } else { "" };
    format!("{now}{severity}{command} > ")
}

/// The open tasks, a line each.
pub(super) fn tasks(known: &State, now: Moment, names: &Transcript, width: usize) -> String {
    let lines: Vec<String> = known
        .open_tasks()
        .map(|task| {
            let room = width.saturating_sub(42).max(24);
            let text = wrap(&task.text, room)
                .into_iter()
                .next()
                .unwrap_or_default();
            let state = match task.status {
                TaskStatus::AskedBack(_) => ", asked back",
                _ if task.acknowledged => ", acknowledged",
                _ if task.ack_asked => ", not acknowledged yet",
                _ => "",
            };
            format!(
                "  {:<10}{:<16}{text}{state}",
                names.name(&task.to),
                clock_of(task, now),
            )
        })
        .collect();
    if lines.is_empty() {
        "  no open tasks".to_owned()
    } else {
        lines.join("\n")
    }
}

/// Everybody on the call and everybody paged.
pub(super) fn people(known: &State, scenario: &Scenario, names: &Transcript) -> String {
    let mut lines = Vec::new();
    for (id, attendance) in &known.people {
        let there = match (attendance.present, attendance.paged) {
            (true, _) => String::new(),
            (false, Some(when)) => format!(" – paged at {when}, not here yet"),
            (false, None) => continue,
        };
        let title = scenario.person(id).map_or("", |person| &person.title);
        let mut roles: Vec<String> = known
            .roles
            .iter()
            .filter(|(_, holder)| *holder == id)
            .map(|(role, _)| format!("{role:?}").to_lowercase())
            .collect();
        if known.commander.as_ref() == Some(id) {
            roles.insert(0, "commander".to_owned());
        }
        let roles = match roles.is_empty() {
            true => String::new(),
            false => format!(" [{}]", roles.join(", ")),
        };
        lines.push(format!("  {:<10}{title}{roles}{there}", names.name(id)));
    }
    lines.join("\n")
}

fn clock_of(task: &Task, now: Moment) -> String {
    match task.box_ends {
        None => "no time box".to_owned(),
        Some(end) if end > now => format!("{} left", clock(end.since(now).as_secs())),
        Some(end) => format!("over by {}", clock(now.since(end).as_secs())),
    }
}

fn clock(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

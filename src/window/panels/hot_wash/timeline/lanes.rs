//! Which rows the timeline has and what each draws: command, decisions, updates, pressure, tasks
//! by who had them, health of the services, customers hurt, signals. A row without anything to
//! show is left out.

use std::collections::BTreeMap;

use bevy_egui::egui::Rect;

use super::paint::{Bar, Mark, Sheet};
use crate::debrief::thousands;
use crate::debrief::timeline::{Health, PressureBar, Promise, TaskBar, Timeline, Track, Update};
use crate::units::Moment;
use crate::window::theme::Tone;

/// How high a row of bars is, a row of steps, and the name of a group [points].
const ROW: f32 = 24.0;
/// See [`ROW`].
const STEPS: f32 = 34.0;
/// See [`ROW`].
const GROUP: f32 = 22.0;

/// A row.
pub(super) enum Row<'a> {
    /// The name of a group.
    Group(&'static str),
    /// Who commanded, and which severity held.
    Command(&'a Timeline),
    /// Decisions and other moments on the call.
    Calls(&'a Timeline),
    /// Updates to one audience.
    Updates(&'static str, Mark, Vec<&'a Update>),
    /// What was promised of the next update.
    Promises(&'a [Promise]),
    /// Somebody who pressed.
    Pressure(&'a PressureBar),
    /// Tasks of one person that do not overlap.
    Tasks(&'a str, Vec<&'a TaskBar>),
    /// A service.
    Health(&'a Health),
    /// Customers hurt at a time.
    Impact(&'a [(u64, u64)]),
    /// A signal.
    Signal(&'a Track),
}

/// The audiences of updates, as the report has them, as they are called here, and their marks.
const AUDIENCES: [(&str, &str, Mark); 3] = [
    ("call", "to the call", Mark::Circle),
    ("internal", "to the company", Mark::Square),
    ("public", "to the public", Mark::Diamond),
];

/// The rows, from top to bottom.
pub(super) fn rows(timeline: &Timeline) -> Vec<Row<'_>> {
    let mut rows = vec![Row::Command(timeline)];
    if !timeline.moments.is_empty() {
        rows.push(Row::Calls(timeline));
    }
    for (to, name, mark) in AUDIENCES {
        let updates = timeline.updates.iter().filter(|update| update.to == to);
        let updates: Vec<&Update> = updates.collect();
        if !updates.is_empty() {
            rows.push(Row::Updates(name, mark, updates));
        }
    }
    if !timeline.promises.is_empty() {
        rows.push(Row::Promises(&timeline.promises));
    }
    if !timeline.pressure.is_empty() {
        rows.push(Row::Group("Pressure"));
        rows.extend(timeline.pressure.iter().map(Row::Pressure));
    }
    if !timeline.tasks.is_empty() {
        rows.push(Row::Group("Tasks"));
        rows.extend(tasks(timeline));
    }
    rows.push(Row::Group("System"));
    if !timeline.impact.is_empty() {
        rows.push(Row::Impact(&timeline.impact));
    }
    rows.extend(timeline.health.iter().map(Row::Health));
    rows.extend(timeline.signals.iter().map(Row::Signal));
    rows
}

/// The tasks by who had them, each in the first row of theirs that is free by then.
fn tasks(timeline: &Timeline) -> impl Iterator<Item = Row<'_>> {
    let mut by_person: BTreeMap<&str, Vec<Vec<&TaskBar>>> = BTreeMap::new();
    for task in &timeline.tasks {
        let rows = by_person.entry(task.who.as_str()).or_default();
        let is_free =
            |row: &&mut Vec<&TaskBar>| row.last().is_none_or(|last| last.to_ms <= task.from_ms);
        match rows.iter_mut().find(is_free) {
            Some(row) => row.push(task),
            None => rows.push(vec![task]),
        }
    }
    by_person.into_iter().flat_map(|(who, rows)| {
        rows.into_iter().enumerate().map(move |(place, tasks)| {
            let name = if place == 0 { who } else { "" };
            Row::Tasks(name, tasks)
        })
    })
}

impl Row<'_> {
    /// How high it is [points].
    pub(super) fn high(&self) -> f32 {
        match self {
            Row::Group(_) => GROUP,
            Row::Health(_) | Row::Impact(_) | Row::Signal(_) => STEPS,
            Row::Command(_) => ROW + 16.0,
            _ => ROW,
        }
    }

    /// Draws it; `now` is where the playhead stands.
    pub(super) fn draw(&self, sheet: &mut Sheet<'_>, area: Rect, now: u64) {
        match self {
            Row::Group(name) => sheet.group(area, name),
            Row::Command(timeline) => command(sheet, area, timeline),
            Row::Calls(timeline) => {
                sheet.name(area, "Decisions", "");
                for moment in &timeline.moments {
                    let tip = format!("{} {}", Moment(moment.at_ms), moment.text);
                    sheet.mark(area, moment.at_ms, Mark::Flag, Tone::Command, tip);
                }
            }
            Row::Updates(name, mark, updates) => {
                sheet.name(area, name, "");
                for update in updates {
                    let tip = format!("{} update {name}", Moment(update.at_ms));
                    sheet.mark(area, update.at_ms, *mark, Tone::Info, tip);
                }
            }
            Row::Promises(promises) => {
                sheet.name(area, "next promised", "");
                for one in *promises {
                    promise(sheet, area, one);
                }
            }
            Row::Pressure(one) => pressure(sheet, area, one),
            Row::Tasks(who, tasks) => {
                sheet.name(area, who, "");
                for one in tasks {
                    task(sheet, area, one);
                }
            }
            Row::Health(health) => {
                let now = value_at(&health.steps, now).unwrap_or(1000);
                let told = format!("{} %", now / 10);
                sheet.name(area, &health.service, &told);
                let steps: Vec<(u64, u64)> = health
                    .steps
                    .iter()
                    .map(|(at, value)| (*at, u64::from(*value)))
                    .collect();
                sheet.steps(area, &steps, 1000, Tone::Good);
            }
            Row::Impact(steps) => {
                let now = value_at(steps, now).unwrap_or(0);
                sheet.name(area, "Customers hurt", &thousands(now));
                let most = steps.iter().map(|(_, value)| *value).max().unwrap_or(1);
                sheet.steps(area, steps, most.max(1), Tone::Bad);
            }
            Row::Signal(track) => {
                let now = value_at(&track.points, now).unwrap_or(track.baseline);
                let told = format!("{now} {}", track.unit);
                let name = format!("{} {}", track.service, track.signal);
                sheet.name(area, &name, &told);
                sheet.line(area, &track.points, track.baseline, track.alarm);
            }
        }
    }
}

/// The last value up to a moment.
fn value_at<V: Copy>(steps: &[(u64, V)], at: u64) -> Option<V> {
    let until = steps.partition_point(|(from, _)| *from <= at);
    steps[..until].last().map(|(_, value)| *value)
}

fn command(sheet: &mut Sheet<'_>, area: Rect, timeline: &Timeline) {
    let upper = area.with_max_y(area.top() + ROW);
    let lower = area.with_min_y(area.top() + ROW);
    sheet.name(upper, "Command", "");
    for one in &timeline.commanders {
        let (tone, bar) = match (&one.who, one.trainee) {
            (None, _) => (Tone::Watch, Bar::Striped),
            (Some(_), true) => (Tone::Command, Bar::Filled),
            (Some(_), false) => (Tone::Quiet, Bar::Filled),
        };
        let who = one.who.as_deref().unwrap_or("nobody");
        let (from, to) = (Moment(one.from_ms), Moment(one.to_ms));
        let tip = format!("{who} commands, {from}–{to}");
        sheet.bar(upper, (one.from_ms, one.to_ms), bar, tone, who, tip);
    }
    sheet.small_name(lower, "severity");
    for one in &timeline.severity {
        let words = one
            .level
            .map_or("none".to_owned(), |level| level.to_string());
        sheet.level(lower, (one.from_ms, one.to_ms), &words);
    }
}

fn pressure(sheet: &mut Sheet<'_>, area: Rect, one: &PressureBar) {
    sheet.name(area, &one.who, "");
    let (from, to) = (Moment(one.from_ms), Moment(one.to_ms));
    let tip = format!("{}: {}, {from}–{to}, {}", one.who, one.kind, one.ended);
    let span = (one.from_ms, one.to_ms);
    let words = format!("{} — {}", one.kind, one.ended);
    sheet.bar(area, span, Bar::Filled, Tone::Pressure, "", tip);
    let answered = one.answers_ms.last().copied().unwrap_or(0);
    sheet.beside(area, (one.from_ms, one.to_ms.max(answered)), &words);
    for at in &one.answers_ms {
        let tip = format!("{} answered", Moment(*at));
        sheet.mark(area, *at, Mark::Circle, Tone::Info, tip);
    }
}

fn promise(sheet: &mut Sheet<'_>, area: Rect, one: &Promise) {
    let (tone, words) = match one.kept {
        Some(true) => (Tone::Good, "kept"),
        Some(false) => (Tone::Bad, "not kept"),
        None => (Tone::Quiet, "not theirs to keep"),
    };
    let (made, due) = (Moment(one.made_ms), Moment(one.due_ms));
    let to = AUDIENCES.iter().find(|(to, _, _)| *to == one.to);
    let to = to.map_or("", |(_, name, _)| name);
    let tip = format!("promised {to} at {made} for {due}: {words}");
    sheet.sign(area, one.due_ms, tone, tip);
}

/// Solid within its time box, striped past it, only a line around it where it had none.
fn task(sheet: &mut Sheet<'_>, area: Rect, one: &TaskBar) {
    let (from, to) = (Moment(one.from_ms), Moment(one.to_ms));
    let ended = &one.ended;
    let tip = format!("{}: {} — given {from}, {ended} {to}", one.who, one.text);
    let box_end = one.boxes_ms.last().copied().filter(|_| !one.picked_up);
    match box_end {
        Some(end) => {
            if end < one.to_ms {
                let past = (end.max(one.from_ms), one.to_ms);
                sheet.bar(area, past, Bar::Striped, Tone::Watch, "", tip.clone());
            }
            let within = (one.from_ms, end.min(one.to_ms));
            sheet.bar(area, within, Bar::Filled, Tone::Info, &one.text, tip);
        }
        None => {
            let span = (one.from_ms, one.to_ms);
            sheet.bar(area, span, Bar::Outlined, Tone::Quiet, &one.text, tip);
        }
    }
    for at in &one.follow_ups_ms {
        let tip = format!("{} came back to {}", Moment(*at), one.who);
        sheet.mark(area, *at, Mark::Down, Tone::Command, tip);
    }
}

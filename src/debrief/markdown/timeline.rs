//! The timeline as Markdown: moments, then a table for each lane.

use std::fmt::Write;

use super::{Written, clock, moments, plain, thousands};
use crate::debrief::report::Report;
use crate::debrief::timeline::Timeline;

pub(super) fn write_timeline(page: &mut String, report: &Report) -> Written {
    let timeline = &report.timeline;
    writeln!(page, "## Timeline\n")?;
    for moment in &timeline.moments {
        writeln!(page, "- `{}` {}", clock(moment.at_ms), plain(&moment.text))?;
    }
    write_standing(page, timeline)?;
    write_tasks(page, timeline)?;
    write_pressure(page, timeline)?;
    write_updates(page, timeline)?;
    write_world(page, timeline)
}

/// Who commanded, which severity held, who had which role.
fn write_standing(page: &mut String, timeline: &Timeline) -> Written {
    writeln!(
        page,
        "\n| what | who or which | from | until |\n|---|---|---:|---:|"
    )?;
    let mut row = |what: &str, which: &str, from: u64, to: u64| {
        let (from, to) = (clock(from), clock(to));
        writeln!(page, "| {what} | {} | {from} | {to} |", plain(which))
    };
    for stretch in &timeline.commanders {
        let who = stretch.who.as_deref().unwrap_or("nobody");
        row("commander", who, stretch.from_ms, stretch.to_ms)?;
    }
    for stretch in &timeline.severity {
        let level = stretch.level.map(|level| format!("SEV-{level}"));
        let level = level.as_deref().unwrap_or("not set");
        row("severity", level, stretch.from_ms, stretch.to_ms)?;
    }
    for stretch in &timeline.roles {
        row(&stretch.role, &stretch.who, stretch.from_ms, stretch.to_ms)?;
    }
    writeln!(page)
}

fn write_tasks(page: &mut String, timeline: &Timeline) -> Written {
    if timeline.tasks.is_empty() {
        return Ok(());
    }
    writeln!(
        page,
        "| no. | who | task | given | due | asked after | ended | how |\n\
         |---:|---|---|---:|---:|---:|---:|---|"
    )?;
    for (at, task) in timeline.tasks.iter().enumerate() {
        writeln!(
            page,
            "| {} | {}{} | {} | {} | {} | {} | {} | {} |",
            at + 1,
            plain(&task.who),
            if task.picked_up { " (took it up)" } else { "" },
            plain(&task.text),
            clock(task.from_ms),
            moments(&task.boxes_ms),
            moments(&task.follow_ups_ms),
            clock(task.to_ms),
            task.ended
        )?;
    }
    writeln!(page)
}

fn write_pressure(page: &mut String, timeline: &Timeline) -> Written {
    if timeline.pressure.is_empty() {
        return Ok(());
    }
    writeln!(
        page,
        "| who | pressure | from | until | answered | how it ended |\n|---|---|---:|---:|---:|---|"
    )?;
    for arc in &timeline.pressure {
        writeln!(
            page,
            "| {} | {} | {} | {} | {} | {} |",
            plain(&arc.who),
            arc.kind,
            clock(arc.from_ms),
            clock(arc.to_ms),
            moments(&arc.answers_ms),
            arc.ended
        )?;
    }
    writeln!(page)
}

/// Updates, then what had been promised of them.
fn write_updates(page: &mut String, timeline: &Timeline) -> Written {
    for (to, title) in [
        ("call", "to the call"),
        ("internal", "to the company"),
        ("public", "to the public"),
    ] {
        let given = timeline.updates.iter().filter(|update| update.to == to);
        let given: Vec<u64> = given.map(|update| update.at_ms).collect();
        if !given.is_empty() {
            writeln!(page, "- Updates {title}: {}", moments(&given))?;
        }
    }
    for promise in &timeline.promises {
        let became = match (promise.kept, promise.came_ms) {
            (Some(true), _) => "kept",
            (Some(false), Some(_)) => "not kept, it came late",
            (Some(false), None) => "not kept, none came",
            (None, _) => "not yours to keep",
        };
        let (made, due) = (clock(promise.made_ms), clock(promise.due_ms));
        let to = &promise.to;
        writeln!(
            page,
            "- Promised at {made} ({to}): the next at {due} — {became}"
        )?;
    }
    writeln!(page)
}

/// What was measured, at its worst.
fn write_world(page: &mut String, timeline: &Timeline) -> Written {
    if timeline.signals.is_empty() && timeline.impact.is_empty() {
        return Ok(());
    }
    writeln!(
        page,
        "| measured | normal | bad from | at worst | when |\n|---|---:|---:|---:|---:|"
    )?;
    for track in &timeline.signals {
        let Some((at, worst)) = track.worst() else {
            continue;
        };
        writeln!(
            page,
            "| {}: {} [{}] | {} | {} | {worst} | {} |",
            plain(&track.service),
            plain(&track.signal),
            plain(&track.unit),
            track.baseline,
            track.alarm,
            clock(at)
        )?;
    }
    if let Some((at, most)) = timeline.impact.iter().max_by_key(|(_, rate)| *rate) {
        let most = thousands(*most);
        writeln!(
            page,
            "| customers hurt at a time | 0 | 1 | {most} | {} |",
            clock(*at)
        )?;
    }
    writeln!(page)
}

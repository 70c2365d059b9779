//! The call as it was at a moment of the finished drill: who commanded, what was said last, which
//! tasks were open, how the services did. And the way back into it: to play on from there.

use bevy_egui::egui::{RichText, Ui};

use super::bits;
use crate::drill::Mode;
use crate::window::intent::Intent;
use crate::window::theme::{Palette, Tone, chip, heading, section, size, small, space, strong};
use crate::window::view::call::{CallView, LineKind, LineView, ServiceView, Standing, TaskView};
use crate::window::view::review::ReviewView;

/// So many of the last lines are shown: about what was still in everybody's ear.
const LINES: usize = 8;

/// The whole panel.
pub(crate) fn then(ui: &mut Ui, view: &ReviewView) -> Option<Intent> {
    heading(ui, &format!("The call at {}", view.at));
    let call = &view.then;
    ui.horizontal_wrapped(|ui| {
        if let Some(level) = call.head.severity {
            chip(ui, Tone::Info, &format!("severity {level}"));
        }
        match &call.head.commander {
            Some(_) if call.head.you_command => chip(ui, Tone::Command, "you command"),
            Some(who) => chip(ui, Tone::Command, &format!("{who} commands")),
            None => chip(ui, Tone::Watch, "nobody commands"),
        };
    });
    ui.add_space(space::XS);
    let wish = play_on(ui, view);
    section(ui, "said and seen last");
    lines(ui, &call.lines);
    section(ui, "open tasks");
    tasks(ui, call);
    section(ui, "services");
    for service in &call.services {
        of_service(ui, service);
    }
    wish
}

fn play_on(ui: &mut Ui, view: &ReviewView) -> Option<Intent> {
    let wish = bits::play_from(ui, view.at, view.can_branch);
    let exam = view
        .report
        .as_ref()
        .is_some_and(|report| report.mode == Mode::Exam);
    let words = match (view.can_branch, exam) {
        (true, _) => {
            "A drill of its own begins: all is as it was up to here, and what you say from here on \
             is new. This one is kept as it is."
        }
        (false, true) => "An exam can be looked at, and not played on from the middle.",
        (false, false) => "This drill cannot be played on: its recording is not whole.",
    };
    small(ui, words);
    wish
}

fn lines(ui: &mut Ui, lines: &[LineView]) {
    if lines.is_empty() {
        small(ui, "Nothing yet: the call has only just begun.");
    }
    // What was heard in one's words belongs to the line that one types, not to the past.
    let on_the_call = lines.iter().filter(|line| line.kind != LineKind::Heard);
    let mut last: Vec<&LineView> = on_the_call.rev().take(LINES).collect();
    last.reverse();
    for line in last {
        of_line(ui, line);
    }
}

fn of_line(ui: &mut Ui, line: &LineView) {
    let palette = Palette::of(ui.ctx());
    let at = RichText::new(line.at.to_string()).monospace();
    let at = at.size(size::SMALL).color(palette.dim);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.label(at);
        ui.vertical(|ui| match &line.kind {
            LineKind::Said { name, you, .. } => {
                let colour = palette.tone(if *you { Tone::Info } else { Tone::Quiet });
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = space::XS;
                    ui.spacing_mut().interact_size.y = 0.0;
                    ui.label(RichText::new(name).family(strong()).color(colour));
                    ui.label(&line.text);
                });
            }
            LineKind::NotUnderstood => {
                small(ui, &format!("not understood: {}", line.text));
            }
            LineKind::Seen | LineKind::Heard => {
                small(ui, &line.text);
            }
        });
    });
}

fn tasks(ui: &mut Ui, call: &CallView) {
    if call.tasks.is_empty() {
        small(ui, "None: nobody had anything to do.");
    }
    for task in &call.tasks {
        of_task(ui, call, task);
    }
}

fn of_task(ui: &mut Ui, call: &CallView, task: &TaskView) {
    let now = call.head.now;
    let (tone, clock) = match task.box_ends {
        Some(ends) if task.is_over(now) => {
            let over = now.since(ends).as_minutes_said();
            (Tone::Bad, format!("time box over for {over} min"))
        }
        Some(ends) => (Tone::Good, format!("until {ends}")),
        None => (Tone::Watch, "no time box".to_owned()),
    };
    let standing = match task.standing {
        Standing::Acknowledged => "confirmed",
        Standing::AckAwaited => "confirmation awaited",
        Standing::Given => "not confirmed",
        Standing::AskedBack => "has a question",
    };
    ui.horizontal_top(|ui| {
        bits::sign(ui, tone, &clock);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.label(format!("{}: {}", task.owner_name, task.text));
            small(ui, &format!("{clock}, {standing}"));
        });
    });
}

fn of_service(ui: &mut Ui, service: &ServiceView) {
    let palette = Palette::of(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.label(&service.name);
        let words = RichText::new(service.state).size(size::SMALL);
        ui.label(words.color(palette.dim));
        let percent = service.health.0 / 10;
        ui.label(
            RichText::new(format!("{percent} %"))
                .monospace()
                .size(size::SMALL),
        );
    });
}

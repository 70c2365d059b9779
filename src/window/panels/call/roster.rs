//! Everybody in a list: what the scene shows, for the keyboard and a screen reader.

use bevy_egui::egui::{RichText, Ui};

use super::row::{nothing_yet, row};
use super::wording::{clock, speak_to};
use crate::units::Moment;
use crate::window::intent::Intent;
use crate::window::theme::{Palette, Tone, chip, size, small, strong};
use crate::window::view::call::{CallView, Fatigue, PersonView, Place, TaskView};

/// Everybody in a list. A click or Enter on a row speaks to that person. `focus` is taken by the
/// first row.
pub(crate) fn roster(ui: &mut Ui, view: &CallView, focus: bool) -> Option<Intent> {
    let mut wish = None;
    if view.people.is_empty() {
        nothing_yet(
            ui,
            focus,
            "Nobody is here yet. Who joins, or is paged, stands here with what they work on.",
        );
    }
    for (nth, person) in view.people.iter().enumerate() {
        let task = view.tasks.iter().find(|task| Some(task.id) == person.task);
        let facts = facts(person, task, view.head.now);
        let label = read_as(person, &facts);
        let id = ui.id().with(("person", person.id.as_str()));
        let response = row(ui, id, &label, |ui| inside(ui, person, &facts));
        if nth == 0 && focus {
            response.request_focus();
        }
        if person.you {
            continue;
        }
        let response = response.on_hover_text(format!("Speak to {}", person.name));
        if response.clicked() {
            wish = Some(speak_to(&person.name));
        }
    }
    wish
}

/// What is to be told of somebody, each with its tone, the most pressing first.
pub(crate) fn facts(
    person: &PersonView,
    task: Option<&TaskView>,
    now: Moment,
) -> Vec<(Tone, String)> {
    let mut facts = Vec::new();
    if let Some(press) = &person.presses {
        let grew = match press.step {
            0 => String::new(),
            times => format!(", pressed again {times}×"),
        };
        facts.push((Tone::Pressure, format!("{}{grew}", press.kind)));
    }
    if let Some(wants) = &person.wants {
        facts.push((Tone::Watch, wants.clone()));
    }
    if person.commands {
        let who = if person.you {
            "you command"
        } else {
            "commands"
        };
        facts.push((Tone::Command, who.to_owned()));
    }
    match person.place {
        Place::OnCall => {}
        Place::Paged(at) => {
            facts.push((Tone::Quiet, format!("paged {} ago", clock(now.since(at)))));
        }
        Place::Door => facts.push((Tone::Quiet, "not of the response".to_owned())),
    }
    if person.speech.is_some() {
        facts.push((Tone::Info, "speaking".to_owned()));
    }
    if let Some(team) = &person.sub_team {
        facts.push((Tone::Info, format!("sub-team {team}")));
    }
    if let Some(task) = task {
        facts.push(works_on(task, person.tasks, now));
    }
    match person.fatigue {
        Fatigue::Fresh => {}
        Fatigue::Tiring => facts.push((Tone::Quiet, "over an hour on the call".to_owned())),
        Fatigue::Spent => facts.push((Tone::Watch, "due for relief".to_owned())),
    }
    facts
}

fn works_on(task: &TaskView, tasks: usize, now: Moment) -> (Tone, String) {
    let more = match tasks {
        0 | 1 => String::new(),
        tasks => format!(" and {} more", tasks - 1),
    };
    let text = &task.text;
    match task.box_ends {
        Some(ends) if ends <= now => (
            Tone::Bad,
            format!("{text} · {} over{more}", clock(now.since(ends))),
        ),
        Some(ends) => (
            Tone::Info,
            format!("{text} · {} left{more}", clock(ends.since(now))),
        ),
        None => (Tone::Info, format!("{text} · no time box{more}")),
    }
}

fn inside(ui: &mut Ui, person: &PersonView, facts: &[(Tone, String)]) {
    ui.spacing_mut().item_spacing.y = 3.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(
            RichText::new(&person.name)
                .family(strong())
                .size(size::BODY),
        );
        if person.you {
            small(ui, "you");
        }
        small(ui, &person.title);
        for role in &person.roles {
            small(ui, &format!("· {role}"));
        }
    });
    if facts.is_empty() {
        let palette = Palette::of(ui.ctx());
        ui.label(
            RichText::new("on the call")
                .size(size::SMALL)
                .color(palette.dim),
        );
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = bevy_egui::egui::vec2(4.0, 3.0);
        for (tone, words) in facts {
            chip(ui, *tone, words);
        }
    });
}

/// The row as a sentence.
fn read_as(person: &PersonView, facts: &[(Tone, String)]) -> String {
    let mut parts = vec![person.name.clone()];
    if person.you {
        parts.push("you".to_owned());
    }
    parts.push(person.title.clone());
    parts.extend(person.roles.iter().cloned());
    match facts.is_empty() {
        true => parts.push("on the call".to_owned()),
        false => parts.extend(facts.iter().map(|(_, words)| words.clone())),
    }
    parts.join(", ")
}

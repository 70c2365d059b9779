//! What was played, and how it goes.

use bevy_egui::egui::{RichText, Ui};

use crate::score::dimensions;
use crate::window::intent::Intent;
use crate::window::panels::history::{played::played, trend::trend};
use crate::window::panels::page::{begins_here, page, rows};
use crate::window::screen::Screen;
use crate::window::theme::{self, Tone, Width, size, space};
use crate::window::view::library::HistoryView;

/// So many drills are listed before somebody asks for the rest. Ours.
const LISTED: usize = 20;

/// What the screen keeps between frames.
#[derive(Clone, Debug, Default)]
pub(crate) struct HistoryMemory {
    /// All drills are listed.
    whole: bool,
}

/// The whole screen.
pub(crate) fn history(
    ui: &mut Ui,
    view: &HistoryView,
    memory: &mut HistoryMemory,
) -> Option<Intent> {
    page(ui, Screen::History, |ui| {
        theme::title(ui, "History");
        if view.drills.is_empty() {
            let wish = empty(ui, view);
            below(ui, view);
            return wish;
        }
        theme::small(ui, &summary(view));
        if let Some((text, after)) = &view.commitment {
            ui.add_space(space::S);
            theme::card(ui, |ui| {
                ui.set_min_width(ui.available_width());
                theme::section(ui, "You resolved");
                ui.label(RichText::new(format!("“{text}”")).size(size::HEADING));
                theme::small(ui, &format!("after {after}"));
            });
        }
        head(
            ui,
            "How it goes",
            "Each figure is the mean of your latest drills; the dashes are a pass.",
        );
        trends(ui, view);
        head(
            ui,
            "Drills",
            "Latest first. Look back at any second of them.",
        );
        let listed = if memory.whole {
            view.drills.len()
        } else {
            LISTED.min(view.drills.len())
        };
        let mut wish = None;
        for drill in &view.drills[..listed] {
            wish = wish.or(played(ui, drill));
        }
        if listed < view.drills.len() {
            let more = format!("Show {} more", view.drills.len() - listed);
            memory.whole |= theme::quiet_button(ui, &more).clicked();
        }
        below(ui, view);
        wish
    })
}

fn empty(ui: &mut Ui, view: &HistoryView) -> Option<Intent> {
    let mut wish = None;
    ui.add_space(space::S);
    theme::card(ui, |ui| {
        ui.set_min_width(ui.available_width());
        let whose = match view.trainee.as_str() {
            "" => "Nothing played to its end yet".to_owned(),
            name => format!("Nothing played to its end yet by {name}"),
        };
        theme::heading(ui, &whose);
        ui.label(
            "After your first drill this page shows how you did in each skill. After three it \
             shows where you are going: a skill that falls is practised again in a few minutes.",
        );
        theme::small(
            ui,
            "Short drills often beat long ones seldom: what is trained once fades within weeks.",
        );
        ui.add_space(space::XS);
        let go = theme::primary(ui, "Find a drill");
        let entered = begins_here(ui, &go);
        if entered || go.clicked() {
            wish = Some(Intent::Go(Screen::Library));
        }
    });
    wish
}

/// How many drills, and whose.
fn summary(view: &HistoryView) -> String {
    let many = match view.drills.len() {
        1 => "One drill".to_owned(),
        many => format!("{many} drills"),
    };
    match view.trainee.as_str() {
        "" => format!("{many} played to the end."),
        name => format!("{many} played to the end by {name}."),
    }
}

fn trends(ui: &mut Ui, view: &HistoryView) {
    let mut all: Vec<(&str, &[[f64; 2]])> = Vec::new();
    if !view.whole.is_empty() {
        all.push(("The whole", &view.whole));
    }
    let each = view.trends.iter();
    all.extend(each.map(|(dimension, marks)| (dimensions::title(*dimension), marks.as_slice())));
    let columns = match Width::of(ui) {
        Width::Wide => 4,
        Width::Middle => 3,
        Width::Narrow => 2,
    };
    rows(ui, "trends", columns, all.len(), |ui, at, height| {
        let (name, marks) = all[at];
        trend(ui, name, marks, height)
    });
}

/// What could not be read.
fn below(ui: &mut Ui, view: &HistoryView) {
    if view.skipped.is_empty() {
        return;
    }
    ui.add_space(space::M);
    for skipped in &view.skipped {
        theme::chip(ui, Tone::Watch, skipped);
    }
}

fn head(ui: &mut Ui, name: &str, says: &str) {
    ui.add_space(space::M);
    theme::heading(ui, name);
    theme::small(ui, says);
    ui.add_space(space::XS);
}

#[cfg(test)]
mod tests;

//! The library: what to practise next and why.

use bevy_egui::egui::Ui;

use crate::window::intent::Intent;
use crate::window::panels::library::drills::drills;
use crate::window::panels::library::filter::{Filter, filter};
use crate::window::panels::library::hero::{hero, interrupted, under_way};
use crate::window::panels::library::ladder::ladder;
use crate::window::panels::library::so_far::{resolved, so_far};
use crate::window::panels::page::{beside, page};
use crate::window::screen::Screen;
use crate::window::theme::{self, Tone, Width, space};
use crate::window::view::library::{DrillCard, LibraryView};

/// What the screen keeps between frames.
#[derive(Clone, Debug, Default)]
pub(crate) struct LibraryMemory {
    /// Which drills are shown.
    pub(crate) filter: Filter,
    /// All drills that were left are shown, not only the latest.
    pub(crate) all_left: bool,
}

/// The whole screen.
pub(crate) fn library(
    ui: &mut Ui,
    view: &LibraryView,
    memory: &mut LibraryMemory,
) -> Option<Intent> {
    page(ui, Screen::Library, |ui| {
        let back = view.under_way.as_ref();
        let back = back.and_then(|drill| under_way(ui, drill));
        let top = back.or(top(ui, view, &mut memory.all_left));
        ui.add_space(space::L);
        filter(ui, &mut memory.filter);
        ui.add_space(space::S);
        top.or(shelves(ui, view, &mut memory.filter))
    })
}

fn top(ui: &mut Ui, view: &LibraryView, all_left: &mut bool) -> Option<Intent> {
    let side_by_side = Width::of(ui) != Width::Narrow;
    let (next, other) = beside(
        ui,
        side_by_side,
        0.64,
        |ui| hero(ui, view),
        |ui| {
            let left = match view.interrupted.as_slice() {
                [] => None,
                drills => interrupted(ui, drills, all_left),
            };
            left.or(so_far(ui, view, side_by_side))
        },
    );
    resolved(ui, view);
    next.or(other)
}

fn shelves(ui: &mut Ui, view: &LibraryView, filter: &mut Filter) -> Option<Intent> {
    let shown = |wanted: fn(&DrillCard) -> bool| -> Vec<&DrillCard> {
        let cards = view.drills.iter();
        cards
            .filter(|card| wanted(card) && filter.lets(card))
            .collect()
    };
    let steps = shown(|card| card.rung.is_some() && !card.own);
    let full = shown(|card| card.rung.is_none() && !card.own);
    let own = shown(|card| card.own);
    let mut wish = None;
    if steps.is_empty() && full.is_empty() && own.is_empty() && !filter.is_open() {
        theme::heading(ui, "No drill is like that");
        theme::small(ui, "Try fewer words, another skill or another length.");
        if theme::quiet_button(ui, "Show all drills").clicked() {
            *filter = Filter::default();
        }
        return None;
    }
    if !steps.is_empty() {
        head(
            ui,
            "The ladder",
            "One skill a step, three to five minutes each, with a coach.",
        );
        let next = view.next.as_ref().map(|next| next.asked.as_str());
        wish = wish.or(ladder(ui, &steps, next));
    }
    if !full.is_empty() {
        head(
            ui,
            "Full drills",
            "A whole incident, an hour or so; every seed deals it anew.",
        );
        wish = wish.or(drills(ui, "full", &full));
    }
    if !own.is_empty() || filter.is_open() {
        head(
            ui,
            "Your own",
            "Incidents of your own company, as you write them.",
        );
        wish = wish.or(drills(ui, "own", &own));
        below_own(ui, view, own.is_empty());
    }
    wish
}

/// What is wrong with those that cannot be played; how to make the first.
fn below_own(ui: &mut Ui, view: &LibraryView, is_empty: bool) {
    for trouble in &view.troubles {
        theme::chip(ui, Tone::Watch, trouble);
    }
    if let (true, Some(folder)) = (is_empty, &view.own_folder) {
        theme::small(
            ui,
            &format!(
                "A scenario file (.ron) that you put into {folder} stands here. Its language is \
                 described in docs/scenario-language.md."
            ),
        );
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

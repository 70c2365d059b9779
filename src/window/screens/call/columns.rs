//! How the parts of the call share the screen: three columns, two, or one with tabs.

use bevy_egui::egui::{Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::panes::{self, Named, pane};
use super::{CallMemory, Part};
use crate::window::intent::Intent;
use crate::window::panels::call::services;
use crate::window::panels::call::transcript::{Choice, choices, transcript};
use crate::window::theme::{Tone, section, space, tab};
use crate::window::view::call::CallView;

/// Between panes [points].
const GAP: f32 = space::S;
/// The transcript is as wide as this at least, where there is room for three columns [points].
const TRANSCRIPT: f32 = 480.0;

/// Three columns: people over the map, the transcript, tasks over signals.
pub(super) fn wide(ui: &mut Ui, view: &CallView, memory: &mut CallMemory) -> Option<Intent> {
    let all = ui.max_rect().shrink(GAP);
    let right = (all.width() * 0.25).clamp(290.0, 480.0);
    // The people are the heart of a call, as long as what they say can be read.
    let spare = all.width() - right - 2.0 * GAP - TRANSCRIPT;
    let left = (all.width() * 0.34).min(spare).clamp(300.0, 660.0);
    let (scenes, rest) = all.split_left_right_at_x(all.left() + left);
    let (middle, work) = rest.split_left_right_at_x(rest.right() - right);
    let middle = middle
        .with_min_x(middle.left() + GAP)
        .with_max_x(middle.right() - GAP);
    let high = (scenes.height() * 0.6).min(scenes.height() - panes::PICTURE);
    let (above, below) = scenes.split_top_bottom_at_y(scenes.top() + high);
    let mut wish = panes::people(ui, above.with_max_y(above.bottom() - GAP), view, memory);
    wish = wish.or(panes::services(ui, below, view, memory));
    wish = wish.or(said(ui, middle, view, memory, Choice::Here));
    wish.or(work_column(ui, work, view, memory))
}

/// Tasks, what waits for the commander, signals.
fn work_column(
    ui: &mut Ui,
    rect: Rect,
    view: &CallView,
    memory: &mut CallMemory,
) -> Option<Intent> {
    // A draft has to be read whole, its answers with it: then the plots make room.
    let (share, least) = match panes::waits(view) {
        true => (0.25, 124.0),
        false => (0.34, 150.0),
    };
    let measured = (rect.height() * share).clamp(least, 420.0);
    let (above, plots) = rect.split_top_bottom_at_y(rect.bottom() - measured);
    let above = above.with_max_y(above.bottom() - GAP);
    let mut wish = None;
    let mut open = above;
    if panes::waits(view) {
        // As high as it was when it was last drawn; before that as a draft mostly is.
        let content = if memory.waiting > 0.0 {
            memory.waiting
        } else {
            170.0
        };
        let high = (content + 46.0).min(above.height() * 0.66);
        let (tasks, waits) = above.split_top_bottom_at_y(above.bottom() - high);
        open = tasks.with_max_y(tasks.bottom() - GAP);
        wish = pane(ui, waits, "waiting", |ui| {
            section(ui, "Waits for you");
            let shown = ScrollArea::vertical()
                .id_salt("waiting")
                .auto_shrink([false, false])
                .show(ui, |ui| {
                    let asked = panes::waiting(ui, view, memory);
                    panes::follow_keyboard(ui);
                    asked
                });
            if memory.waiting.to_bits() != shown.content_size.y.to_bits() {
                memory.waiting = shown.content_size.y;
                ui.ctx().request_repaint();
            }
            shown.inner
        });
    }
    wish = wish.or(panes::tasks(ui, open, view, memory, Named::Here));
    wish.or(panes::signals(ui, plots, view, memory, Named::Here))
}

fn said(
    ui: &mut Ui,
    rect: Rect,
    view: &CallView,
    memory: &mut CallMemory,
    choice: Choice,
) -> Option<Intent> {
    memory.take_focus(Part::Transcript);
    pane(ui, rect, "transcript", |ui| {
        transcript(ui, view, &mut memory.transcript, choice)
    })
}

/// Two columns: the transcript, and beside it whatever is chosen.
pub(super) fn middle(ui: &mut Ui, view: &CallView, memory: &mut CallMemory) -> Option<Intent> {
    let all = ui.max_rect().shrink(GAP);
    let right = (all.width() * 0.42).clamp(320.0, 460.0);
    let (call, beside) = all.split_left_right_at_x(all.right() - right);
    let call = call.with_max_x(call.right() - GAP);
    let wish = said(ui, call, view, memory, Choice::Here);
    let parts = [Part::Tasks, Part::People, Part::Services, Part::Signals];
    if memory.part == Part::Transcript {
        memory.part = Part::Tasks;
    }
    let rest = tabs(ui, beside, &parts, view, memory);
    wish.or(part(ui, rest, view, memory))
}

/// One column: whatever is chosen.
pub(super) fn narrow(ui: &mut Ui, view: &CallView, memory: &mut CallMemory) -> Option<Intent> {
    let all = ui.max_rect().shrink2(vec2(GAP, GAP * 0.5));
    let parts = [
        Part::Transcript,
        Part::People,
        Part::Tasks,
        Part::Services,
        Part::Signals,
    ];
    let rest = tabs(ui, all, &parts, view, memory);
    part(ui, rest, view, memory)
}

/// The tabs, in as many rows as they need. Gives what is left beneath them.
fn tabs(ui: &mut Ui, rect: Rect, parts: &[Part], view: &CallView, memory: &mut CallMemory) -> Rect {
    let mut tabs = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("parts"));
    tabs.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::XS, 2.0);
        ui.spacing_mut().button_padding.x = space::S;
        for one in parts {
            let (name, key) = named(*one, view);
            let hint = format!("{key} goes here");
            if tab(ui, memory.part == *one, &name)
                .on_hover_text(hint)
                .clicked()
            {
                memory.part = *one;
            }
        }
        if memory.part == Part::Transcript {
            choices(ui, view, &mut memory.transcript);
        }
    });
    rect.with_min_y(tabs.min_rect().bottom() + space::XS)
}

/// What a tab is called: what there is, and what of it needs an eye.
fn named(part: Part, view: &CallView) -> (String, &'static str) {
    match part {
        Part::Transcript => ("Call".to_owned(), "F2"),
        Part::People => (format!("People {}", view.people.len()), "F3"),
        Part::Tasks => {
            let tasks = view.tasks.iter();
            let over = tasks.filter(|task| task.is_over(view.head.now)).count();
            let mut name = format!("Tasks {}", view.tasks.len());
            match (over, view.drafts.len()) {
                (0, 0) => {}
                (0, drafts) => name += &format!(" · {drafts} to read"),
                (over, _) => name += &format!(" · {over} over"),
            }
            (name, "F4")
        }
        Part::Services => {
            let ill = view.services.iter();
            let ill = ill.filter(|one| services::tone(one) != Tone::Good).count();
            match ill {
                0 => ("Services".to_owned(), "F5"),
                ill => (format!("Services · {ill} ill"), "F5"),
            }
        }
        Part::Signals => ("Signals".to_owned(), "F6"),
    }
}

fn part(ui: &mut Ui, rect: Rect, view: &CallView, memory: &mut CallMemory) -> Option<Intent> {
    match memory.part {
        Part::Transcript => said(ui, rect, view, memory, Choice::Elsewhere),
        Part::People => panes::people(ui, rect, view, memory),
        Part::Tasks => panes::tasks(ui, rect, view, memory, Named::ByTab),
        Part::Services => panes::services(ui, rect, view, memory),
        Part::Signals => panes::signals(ui, rect, view, memory, Named::ByTab),
    }
}
